"""Readers' talk on a page: where it stands, who says what, and who answers whom."""

import re
from collections.abc import Sequence
from itertools import accumulate

from synoptic.model import Record
from synoptic.read import digest
from synoptic.read.html.dom.signs import signs_of
from synoptic.read.html.dom.sums import Page
from synoptic.read.html.dom.tree import ROOTS, Box
from synoptic.read.html.talking.item import Item
from synoptic.read.html.talking.items import items
from synoptic.read.html.talking.nesting import answers
from synoptic.read.html.talking.parts import tells_time
from synoptic.read.labels import is_comment_head

_ENDS = re.compile(r"[.!?…。！？]['\"”’»)\]]*\s*$")


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
    last: Box | None = None
    for box in page.tree.boxes:
        if box.inline or not box.pieces or box.first < reached or box.tag in ROOTS:
            continue
        if "comments" in signs_of(box) and not _holds_title(page, box, title):
            beside = last is not None and box.parent is last.parent and box.tag == last.tag
            first = found.pop().first if beside else box.first  # single comments, not sections of them
            found.append(Zone(first, box.last, True))
            reached, last = box.last, box
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
        named = sum(item.named or _is_dated(page, item) for item in best)
        if named * 2 < len(best) or said < 0.4 * held:
            return []  # a section of the text with a head like one over talk
    return of_items(page, best)


def _is_dated(page: Page, item: Item) -> bool:
    """Whether a time stands by an item's name."""
    said, spans = item.said, item.spans
    beside = page.tree.text[said.end : spans[0][0]] if said and spans and said.end < spans[0][0] else ""
    return any(map(tells_time, (beside.strip(), *(piece.text for piece in item.heads))))


def share(page: Page, zone: Zone) -> float:
    """How much of the page's prose stands in a stretch."""
    return (page.all_prose[zone.last] - page.all_prose[zone.first]) / page.total


def of_items(page: Page, found: Sequence[Item]) -> list[Comment]:
    """Items as comments, with whom they answer: where nothing tells, the item of another kind around."""
    made = [Comment(item) for item in found if item.spans]
    for comment, parent in zip(made, answers(page, [comment.item for comment in made]), strict=True):
        comment.answers = made[parent] if parent >= 0 else around(comment, made)
        comment.digest = _is_digest(page, comment)
    return made


def around(comment: Comment, made: Sequence[Comment]) -> Comment | None:
    """The innermost of some comments in whose box another stands; None: in none."""
    box = comment.item.box
    holding = [
        other
        for other in made
        if other is not comment
        and other.item.box.first <= box.first
        and box.last <= other.item.box.last
        and other.item.box.depth < box.depth
    ]
    return max(holding, key=lambda other: other.item.box.depth, default=None)


def unnamed(page: Page, after: int) -> list[Comment]:
    """Comments that nothing announces: below the body, names in elements of their own before sentences."""
    pieces = page.tree.pieces[after : after + REACH]
    ends = [0, *accumulate(p.linked * 2 < len(p.text) and bool(_ENDS.search(p.text)) for p in pieces)]
    tried: dict[int, int] = {}
    for piece in pieces:
        for box in reversed(list(piece.box.line())):
            if box.first < after or box.index in tried or box.tag in ROOTS or box.pieces > REACH:
                continue
            said = ends[min(box.last - after, len(pieces))] - ends[box.first - after]
            tried[box.index] = said
            if page.linked(box) > 0.5 or len(tried) > TRIES:
                continue
            weak = any("talk" in signs_of(around) for around in box.line())
            if said < (1 if weak else 2):
                continue
            if box.parent is not None and tried.get(box.parent.index) == said:
                continue  # nothing is left out but what nobody says
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
        linked = item.linked
        said += bool(_ENDS.search(text)) and not text[:1].islower() and linked * 2 < len(text)
        accounts += item.named or _is_account(item.author or "")
    return said * 3 >= 2 * len(whole) and (weak or accounts * 3 >= len(whole))


def _is_account(name: str) -> bool:
    """Whether a name is what an account is called: one word, not capitalised, or with marks or digits."""
    return " " not in name and (name.islower() or any(not c.isalpha() for c in name))


def _is_digest(page: Page, comment: Comment) -> bool:
    words = [page.tree.text[start:end] for start, end in comment.spans]
    return any(digest.footer(text) for text in words)
