"""Readers' talk on a page: where it stands, who says what, and who answers whom."""

import re
from collections.abc import Sequence

from synoptic.model import Record
from synoptic.read import digest
from synoptic.read.html.features import Page
from synoptic.read.html.items import Item, items
from synoptic.read.html.parts import name_of
from synoptic.read.html.signs import signs_of
from synoptic.read.html.tree import Box
from synoptic.read.labels import is_comment_form, is_comment_head, is_label
from synoptic.read.plain.marks import plain_name
from synoptic.text import fold

_DEPTH = re.compile(r"(?:depth|level|lvl|indent|nest(?:ed|ing)?)[-_]?(\d{1,2})(?!\d)")
_MARGIN = re.compile(r"(?:margin|padding)-left\s*:\s*(\d{1,4}(?:\.\d+)?)\s*(?:px|em|rem|%)", re.IGNORECASE)
_ENDS = re.compile(r"[.!?…。！？]['\"”’»)\]]*\s*$")
_ANSWERING = re.compile(r"[-_\s]+")


REACH, TRIES = 200, 40
"""Talk that nothing announces is looked for so many pieces below the body, in so many boxes."""


class Zone(Record, frozen=True):
    """A stretch of pieces that is talk, or may be."""

    first: int
    """Index of the first piece."""
    last: int
    """One past the index of the last piece."""
    sure: bool
    """Whether its name says so, not only a head over it."""


class Comment:
    """One comment before it is a block."""

    __slots__ = ("answers", "author", "digest", "first", "item", "spans")

    def __init__(self, item: Item) -> None:
        self.item = item
        self.author = None if item.gone else item.author
        self.spans = item.spans
        """Where its words stand, in order."""
        self.first: int = item.spans[0][0]
        self.answers: Comment | None = None
        """The comment that it answers."""
        self.digest = False
        """Whether a bot wrote it as a summary."""


def zones(page: Page, title: int) -> list[Zone]:
    """Stretches that are named as talk or stand under a head that announces it, outermost, in order.

    Args:
        page: the page.
        title: index of the piece that shows its title; -1: none does. Talk stands below it.
    """
    found: list[Zone] = []
    reached = 0
    for box in page.tree.boxes:
        if box.inline or not box.pieces or box.first < reached or box.tag in ("html", "body"):
            continue
        if "comments" in signs_of(box) and not _holds_title(page, box, title):
            found.append(Zone(box.first, box.last, True))
            reached = box.last
    found += _headed(page, found, title)
    return sorted(found, key=lambda zone: zone.first)


def _holds_title(page: Page, box: Box, title: int) -> bool:
    """Whether a box wraps the page rather than its talk."""
    return box.first <= title < box.last or (title < 0 and box.first == 0 and page.share(box) > 0.9)


def _headed(page: Page, known: Sequence[Zone], title: int) -> list[Zone]:
    """What follows a head over comments that no named box holds."""
    found: list[Zone] = []
    for piece in page.tree.pieces[title + 1 :]:
        if len(piece.text) > 60 or not is_comment_head(piece.text):
            continue
        first = piece.index + 1
        if any(zone.first <= piece.index < zone.last for zone in (*known, *found)):
            continue
        last = next((box.last for box in piece.box.line() if box.last > first), first)
        last = min([last, *(zone.first for zone in known if zone.first >= first)])
        if last > first:
            found.append(Zone(first, last, False))
    return found


def comments(page: Page, zone: Zone) -> list[Comment]:
    """The comments of a stretch, in order."""
    best = items(page, zone.first, zone.last, sure=True)
    if not zone.sure:
        said = sum(end - start for item in best for start, end in item.spans)
        held = page.all_prose[zone.last] - page.all_prose[zone.first]
        if sum(item.named for item in best) * 2 < len(best) or said < 0.4 * held:
            return []  # a section of the text with a head like one over talk
    if not best and zone.sure and share(page, zone) < 0.4:
        best = _nameless(page, zone)
    return of_items(page, best)


def share(page: Page, zone: Zone) -> float:
    """How much of the page's prose stands in a stretch."""
    return (page.all_prose[zone.last] - page.all_prose[zone.first]) / page.total


def of_items(page: Page, found: Sequence[Item]) -> list[Comment]:
    """Items as comments, with whom they answer."""
    made = [Comment(item) for item in found if item.spans]
    _answer(page, made)
    for comment in made:
        comment.digest = _is_digest(page, comment)
    return made


def unnamed(page: Page, after: int) -> list[Comment]:
    """Comments that nothing announces: below the body, names in elements of their own before sentences."""
    pieces = page.tree.pieces
    tried: set[int] = set()
    for piece in pieces[after : after + REACH]:
        for box in reversed(list(piece.box.line())):
            if box.first < after or box.index in tried or box.tag in ("body", "html") or box.pieces > REACH:
                continue
            tried.add(box.index)
            if page.linked(box) > 0.5 or len(tried) > TRIES:
                continue
            weak = any("talk" in signs_of(around) for around in box.line())
            if "head:teasers" in page.named(box) or any(
                s in page.named(box) for s in ("part:teaser", "part:nav", "part:footer")
            ):
                continue
            found = items(page, box.first, box.last, sure=weak)
            if found and _talks(page, found, weak=weak):
                return of_items(page, found)
    return []


def _talks(page: Page, found: Sequence[Item], *, weak: bool) -> bool:
    """Whether items read as what people say: sentences, not headlines; accounts, not the words of a list."""
    whole = [item for item in found if item.whole]
    if len(whole) < (1 if weak else 2):
        return False
    said = accounts = 0
    for item in whole:
        text = page.tree.text[item.spans[0][0] : item.spans[-1][1]]
        linked = sum(piece.linked for piece in item.own)
        said += bool(_ENDS.search(text)) and not text[:1].islower() and linked * 2 < len(text)
        accounts += item.named or _is_account(item.author or "")
    return said * 3 >= 2 * len(whole) and (weak or accounts * 3 >= len(whole))


def _is_account(name: str) -> bool:
    """Whether a name is what an account is called: one word, not capitalised, or with marks or digits."""
    return " " not in name and (name.islower() or any(not c.isalpha() for c in name))


def _nameless(page: Page, zone: Zone) -> list[Item]:
    """Of talk without names, one comment for every piece that is a sentence and no label."""
    found: list[Item] = []
    for piece in page.tree.pieces[zone.first : zone.last]:
        text = piece.text
        form = any(box.tag in ("form", "button", "label") for box in piece.box.line())
        if (
            form
            or piece.linked * 2 > len(text)
            or is_label(text)
            or is_comment_form(text)
            or is_comment_head(text)
        ):
            continue
        if _ENDS.search(text) and len(text.split()) > 2 and "form" not in signs_of(piece.box):
            item = Item(piece.box)
            item.own = [piece]
            item.spans = [(piece.start, piece.end)]
            found.append(item)
    return found


def _is_digest(page: Page, comment: Comment) -> bool:
    words = [page.tree.text[start:end] for start, end in comment.spans]
    return any(digest.footer(text) for text in words)


# ── who answers whom ─────────────────────────────────────────────────────────────────────────────────


def _answer(page: Page, made: Sequence[Comment]) -> None:
    """Find for every comment the one that it answers, among those before it."""
    of_item = {id(comment.item): comment for comment in made}
    depths = [_depth(page, comment.item) for comment in made]
    lowest = min((depth for depth in depths if depth is not None), default=0.0)
    flags = _flags(made)
    by_name: dict[str, Comment] = {}
    above: list[tuple[float, Comment]] = []
    for place, comment in enumerate(made):
        item = comment.item
        parent = item.parent
        while parent is not None and id(parent) not in of_item:
            parent = parent.parent
        told = _told(comment, made, place, by_name)
        depth = depths[place]
        if parent is not None:
            comment.answers = of_item[id(parent)]
        elif depth is not None:
            while above and above[-1][0] >= depth:
                above.pop()
            comment.answers = above[-1][1] if above and depth > lowest else told
            above.append((depth, comment))
        elif told is not None:
            comment.answers = told
        elif flags[place]:
            comment.answers = (
                next(
                    (c for c, f in zip(made[place - 1 :: -1], flags[place - 1 :: -1], strict=True) if not f),
                    None,
                )
                if place
                else None
            )
        if comment.author:
            by_name[plain_name(comment.author)] = comment


def _depth(page: Page, item: Item) -> float | None:
    """How deep an item says that it is nested."""
    names = f"{item.box.get('class')} {item.box.get('data-depth') and 'depth-' + item.box.get('data-depth')}"
    if found := _DEPTH.search(names):
        return float(found[1])
    level = item.box.get("aria-level")
    if level.isdecimal():
        return float(level[:3])
    if margin := _MARGIN.search(item.box.get("style")):
        return float(margin[1])
    for box in page.tree.boxes[item.box.index : item.box.index + 6]:
        if box.last > item.box.last:
            break
        if (indent := box.get("indent")).isdecimal():
            return float(indent[:3])
    return None


def _flags(made: Sequence[Comment]) -> list[bool]:
    """For every comment, whether its classes say that it answers, as those of the others do not."""
    flagged = []
    for comment in made:
        names = _ANSWERING.split(comment.item.box.get("class").lower())
        flagged.append("answering" in signs_of(comment.item.box) or "in" in names)
    return flagged if not all(flagged) else [False] * len(flagged)


def _told(
    comment: Comment, made: Sequence[Comment], place: int, by_name: dict[str, Comment]
) -> Comment | None:
    """The comment that one answers by its own words: a number, a name, an @ or a quotation."""
    answers = comment.item.answers
    if answers and answers.startswith("#"):
        number = int(answers[1:5])
        shown = [c for c in made[:place] if _numbered(c.item) == number]
        return shown[-1] if shown else (made[number - 1] if 0 < number <= place else None)
    if answers:
        name = plain_name(name_of(answers) or answers)
        for known, other in reversed(by_name.items()):
            if known == name or name.startswith(known + " "):
                return other
    return None


def _numbered(item: Item) -> int | None:
    for piece in item.own[:3]:
        if found := re.search(r"#\s?(\d{1,4})\b", fold(piece.text[:60])):
            return int(found[1])
    return None
