"""Who writes the items of one kind: the place in which each of them bears its writer's name.

One box alone rarely says which of its short texts is a name and which a rank or a label. Boxes alike do: a
writer's name stands in the same place in each, changes from one to the next, and is marked up as a person's.
"""

import functools
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from synoptic.read.html.dom.prose import prose
from synoptic.read.html.dom.signs import signs_of
from synoptic.read.html.dom.tree import Box, Piece, Run
from synoptic.read.html.talking.item import Item, Named, Slots
from synoptic.read.html.talking.parts import (
    LONGEST_HEAD,
    USER_LINK,
    attributed,
    is_answering,
    is_arrow,
    is_gone,
    is_stamp,
    name_of,
)
from synoptic.read.html.told.title import squash
from synoptic.read.labels import is_section, opened, table
from synoptic.read.plain.marks import mark
from synoptic.text import fold

ENOUGH = 1.8
"""Score from which a place is believed to hold writers' names."""
WEAK = 1.4
"""Score from which a place is asked where an item has no name in a better one."""
SURE = 1.0
"""Strength from which markup says that a name is a writer's."""
FIRM = 2.0
"""Strength from which markup alone says so, without other items beside it."""
LEADS, ENDS = 4, 3
"""Runs at a piece's beginning, and at its end, among which a name is looked for."""
KEPT = 2_048
"""Pieces whose names are kept."""
DEEP = 4
"""Elements around a text that may say that it is a name."""
SAMPLE = 4
"""Texts of a place whose markup is looked at."""
DATED = 0.5
"""What a day and a time of day on its line count for a name."""
HEADS = 6
"""Pieces of an item among which a labelled name is looked for."""
COMMON = 3
"""Items from which a text of nearly all of them is a label."""
INITIALS = 2
"""Characters of a stand-in for a picture."""
_SERVICE = re.compile(r"log-?(?:in|out)|sign-?(?:in|up|out)|regist|password|settings", re.IGNORECASE)
_MARKS = ".!?。！？…"
_PARTS = re.compile(r"\s*(?:[:：|·,;(/–—]|\d)")
_LABELLED = re.compile(r"^[ \t]*([^\W\d][^:：\n]{1,20})[:：][ \t]*(\S[^\n]{0,60})$", re.MULTILINE)
_PERSON = frozenset(("author", "creator", "name", "givenname"))


class Place:
    """What the items of one kind have in one place: short texts that can be names."""

    __slots__ = ("dated", "every", "first", "score", "strengths")

    def __init__(self) -> None:
        self.first: dict[int, Named] = {}
        """By item: the first such text."""
        self.every: dict[int, set[str]] = {}
        """By item: all of them."""
        self.strengths: list[float] = []
        """How much the markup of some says that they are persons' names."""
        self.dated = 0
        """How many of these stand on a line with a day and a time of day."""
        self.score = 0.0

    @property
    def strength(self) -> float:
        """How much markup says that writers' names stand here."""
        return sum(self.strengths) / len(self.strengths)


def write(found: Sequence[Item], slots: Slots) -> None:
    """Give each item of a kind its writer."""
    places: dict[object, Place] = {}
    for number, item, piece, key, said, run in _without_labels(found, slots):
        place = places.setdefault(key, Place())
        if len(place.strengths) < SAMPLE:
            by = DATED * is_stamp(piece.text)
            place.dated += by > 0 and run is not None and _leads(piece, run)
            place.strengths.append(_strength(run, said, item.box) + _lead(said) + by if run else SURE)
        place.first.setdefault(number, said)
        place.every.setdefault(number, set()).add(said.name.casefold())
    for place in places.values():
        place.score = 0.0 if _initials(place, places.values()) else _score(place, len(found))
    if not any(p.score >= ENOUGH and len(p.first) * 2 > len(found) for p in places.values()):
        for place in places.values():
            if place.dated == len(place.strengths):
                place.score = max(place.score, _score(place, len(found), nameless=True))
    ranked = sorted((p for p in places.values() if p.score >= WEAK), key=lambda p: -p.score)
    if ranked:
        ranked += [p for p in places.values() if p.score < WEAK and _echoes(p, ranked[0])]
    for number, item in enumerate(found):
        _sign(item, number, ranked)
    signed = [item.author for item in found if item.author]
    unsure = not ranked or ranked[0].strength <= SURE
    if (len(signed) < len(found) and unsure) or all(_LABELLED.match(author) for author in signed):
        _by_labels(found)


def _without_labels(
    found: Sequence[Item], slots: Slots
) -> Iterator[tuple[int, Item, Piece, object, Named, Run | None]]:
    """What may be names of items, in order; of one place, not what nearly all items have beside others."""
    every = [
        (number, item, piece, *each)
        for number, item in enumerate(found)
        for piece in item.own
        for each in _names(piece, slots)
    ]
    counts = Counter(name for _, name in {(number, said.name) for number, _, _, _, said, _ in every})
    least = max(COMMON, 0.8 * len(found))
    own = {(number, key) for number, _, _, key, said, _ in every if counts[said.name] < least}
    for each in every:
        if counts[each[4].name] < least or (each[0], each[3]) not in own:
            yield each


def _sign(item: Item, number: int, ranked: Sequence[Place]) -> None:
    for place in ranked:
        said = place.first.get(number)
        if said and (place.score >= ENOUGH or place.strength >= SURE or _echoes(place, ranked[0])):
            item.author, item.said, item.named = said.name, said, place.strength >= SURE
            item.sure = place.strength
            item.writers = len(place.every[number])
            break
    given = attributed(item.box)
    if given is not None:
        item.author, item.named, item.writers, item.sure = given, True, 1, FIRM
    item.gone = item.author is None and any(_gone(piece) for piece in item.own[:12])


def _leads(piece: Piece, run: Run) -> bool:
    """Whether a text set apart by its type leads its line, after a number at most, and is no label."""
    before = piece.text[: run.start - piece.start]
    apart = any(box.tag in ("b", "strong") for box in islice(run.box.line(), 2))
    return (
        apart
        and not any(map(str.isalpha, before))
        and piece.text[: run.end - piece.start].rstrip()[-1] not in ":："
    )


def _initials(place: Place, places: Collection[Place]) -> bool:
    """Whether a place bears no names but the letters that another's begin with, as a picture's stand-in."""
    if any(len(said.name) > INITIALS for said in place.first.values()):
        return False
    for other in places:
        both = place.first.keys() & other.first.keys()
        if other is place or not both or any(len(other.first[n].name) <= INITIALS for n in both):
            continue
        same = sum(other.first[n].name[:1].casefold() == place.first[n].name[:1].casefold() for n in both)
        if same * 10 >= 8 * len(both) and len(both) * 10 >= 8 * len(place.first):
            return True
    return False


def _by_labels(found: Sequence[Item]) -> None:
    """Give items the names that stand after a label which all of them have: ``From: Ana``."""
    told: dict[str, dict[int, Named]] = {}
    for number, item in enumerate(found):
        for piece in item.own[:HEADS]:
            if len(piece.text) > LONGEST_HEAD:
                continue
            for line in _LABELLED.finditer(piece.text):
                if (name := name_of(line[2])) is not None:
                    start = piece.start + line.start(2)
                    said = Named(name=name, piece=piece.index, start=start, end=piece.end)
                    told.setdefault(line[1].casefold(), {}).setdefault(number, said)
    for names in told.values():
        if len(names) * 10 >= 8 * len(found) and len({said.name for said in names.values()}) > 1:
            for number, said in names.items():
                item = found[number]
                item.author, item.said, item.writers, item.sure = said.name, said, 1, 0.0
                item.gone = False
            return


def _lead(said: Named) -> float:
    """How much it says for a name that words follow it on its line, most of all for an account's."""
    if not said.leads:
        return 0.0
    name = said.name
    account = " " not in name and (name.islower() or any(not c.isalpha() for c in name))
    return 0.5 + 0.6 * account


def _echoes(place: Place, best: Place) -> bool:
    """Whether a place bears the same names as the best one, where items have both."""
    both = place.first.keys() & best.first.keys()
    same = sum(place.first[n].name == best.first[n].name for n in both)
    return place is not best and same >= 2 and same * 10 >= 7 * len(both)


def _gone(piece: Piece) -> bool:
    """Whether a piece, or an element at its beginning, says that an account was taken away."""
    shown = (piece.text[run.start - piece.start : run.end - piece.start] for run in piece.runs[:LEADS])
    return is_gone(piece.text) or any(is_gone(text) for text in shown if 3 < len(text) < 40)


def _names(piece: Piece, slots: Slots) -> Iterator[tuple[object, Named, Run | None]]:
    """What may be names in a piece, with their places."""
    for said, run in _told(piece):
        yield (slots.of(run.box) if run is not None else ("mark", slots.of(piece.box))), said, run


@functools.lru_cache(maxsize=KEPT)
def _told(piece: Piece) -> tuple[tuple[Named, Run | None], ...]:
    """What may be names in a piece: kept, as it is asked for each kind of boxes that the piece stands in."""
    text, start = piece.text, piece.start
    found: list[tuple[Named, Run | None]] = []
    shown = [run for run in piece.runs if any(map(str.isalnum, text[run.start - start : run.end - start]))]
    sole = len(shown) == 1
    reads = bool(prose(piece))
    for run in (*shown[:LEADS], *shown[LEADS:][-ENDS:]):
        if run.end - run.start > 60 or not (sole or run.box.inline):
            continue
        words = text[run.start - start : run.end - start]
        if reads and words.lstrip().startswith("@"):
            continue  # somebody spoken to
        if is_arrow(words) or (run is not piece.runs[0] and is_answering(text[: run.start - start])):
            continue  # somebody answered
        home = _links_home(words, run)
        name = name_of(_unlabelled(words))
        if name is None and words.rstrip()[-1:] in _MARKS and _PARTS.match(text, run.end - start):
            name = name_of(words.rstrip(_MARKS)) and fold(words).strip()  # a mark that is part of the name
        if (name is None or is_section(name)) and home:
            name = fold(words)
        if name is not None and (home or not is_section(name)):
            leads = run is shown[0] and not sole and run.box.tag != "a"
            said = Named(name=name, piece=piece.index, start=run.start, end=run.end, leads=leads)
            found.append((said, run))
    closed = text.find("):", 0, LONGEST_HEAD // 2) + 1  # Ana (12 March, 10:40): words
    if closed and len(text) > closed + 1 and (spoken := mark(text[:closed])) is not None and spoken.author:
        end = start + closed + 1
        found.append((Named(name=spoken.author, piece=piece.index, start=start, end=end), None))
    elif len(text) <= LONGEST_HEAD and not reads and (spoken := mark(text)) is not None and spoken.author:
        found.append((Named(name=spoken.author, piece=piece.index, start=start, end=piece.end), None))
    elif (
        len(text) <= LONGEST_HEAD
        and is_stamp(text)
        and (line := text.rpartition("\n")[2]) != text
        and (spoken := mark(line)) is not None
        and spoken.author
    ):  # below a heading of its own
        found.append((Named(name=spoken.author, piece=piece.index, start=start, end=piece.end), None))
    return tuple(found)


def _links_home(words: str, run: Run) -> bool:
    """Whether a text links to an account's address that spells it, whatever else it may mean."""
    name = squash(words)
    if len(name) < 3 or not name[0].isalpha():
        return False
    links = (box.get("href") for box in islice(run.box.line(), 2) if box.tag == "a")
    return any(
        name in squash(href) and USER_LINK.search(href) and not _SERVICE.search(href) for href in links
    )


def _unlabelled(words: str) -> str:
    """A text without the byline's word before the name: by Ana."""
    words = words.lstrip()
    end = table("byline").start(opened(words)) if len(words) < 60 else 0
    return words[end:] if end else words


def _strength(run: Run, said: Named, item: Box) -> float:
    """How much the elements around a text say that it is its writer's name."""
    found = 0.0
    for depth, box in enumerate(run.box.line()):
        if box is item or depth >= DEEP or (depth and box.pieces > 12 and not box.inline):
            break
        if box.tag == "a" and (href := box.get("href")) and not _SERVICE.search(href):
            found += 2.0 if USER_LINK.search(href) else 0.0
            mine = squash(said.name)
            found += 0.8 if len(mine) > 2 and mine in squash(href) else 0.0
        if box.get("itemprop").lower() in _PERSON or box.get("rel") == "author":
            found += 2.5
        signs = signs_of(box)
        if "user" in signs or "author" in signs:
            found += 1.5 if "profile" not in signs or box.inline else 0.5
        elif signs & {"date", "form", "share"}:
            found -= 1.5
        elif "profile" in signs:
            found -= 0.7
        elif signs & {"title", "tags", "nav"}:
            found -= 1.0
        found += 0.3 * (box.tag in ("b", "strong", "cite", "h3", "h4", "h5", "dt"))
        found -= 2.0 * (box.tag in ("time", "label", "select", "blockquote", "q"))
        found -= 2.0 * (box.tag == "button" and "user" not in signs)
    return min(found, 7.0)


def _score(place: Place, items: int, *, nameless: bool = False) -> float:
    """How much a place looks like the writers': by markup, by how many have one, by how they differ.

    ``nameless``: on a board where nobody need have a name, they need not differ.
    """
    many = len(place.first)
    different = len({said.name.casefold() for said in place.first.values()})
    strength = place.strength - 2.0 * (many >= 3 and different == 1 and not nameless)
    if many <= 2 and strength < SURE:
        return 0.0
    return min(strength, 6.0) + many / items + 0.8 * different / many


def writer(piece: Piece) -> str | None:
    """The name of the account that a short line names by its markup; None: it names none."""
    if len(piece.text) > LONGEST_HEAD or prose(piece):
        return None
    outermost = list(piece.box.line())[-1]
    told = [
        (strength, said.name)
        for _, said, run in _names(piece, Slots())
        if run is not None and (strength := _strength(run, said, outermost)) >= FIRM
    ]
    return max(told, key=lambda each: each[0])[1] if told else None
