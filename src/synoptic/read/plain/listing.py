"""Listings: pages of many short items, each with a title, an abstract and a date or a way to read on."""

from collections import Counter
from collections.abc import Sequence

from synoptic.model import Record
from synoptic.read.blocks import Blocked
from synoptic.read.labels import bare
from synoptic.read.plain import head, rest
from synoptic.read.plain.pieces import Piece, to_blocks
from synoptic.read.plain.stories import stories
from synoptic.read.plain.weigh import Body, Sighted

LEAST = 4
"""Items that make a listing."""
ABSTRACT = 45
"""Words that an item's abstract has at most."""


class Item(Record, frozen=True):
    """An item among a page's units."""

    start: int
    """Its title's unit."""
    end: int
    """One past its last unit."""
    closed: bool
    """Whether a date, or a label to read on, belongs to it."""


def find(page: Sequence[Sighted]) -> list[Item]:
    """The items of a page that is a listing; none: it is no listing."""
    items: list[Item] = []
    told = Counter(bare(each.text) for each in page if each.sort in ("label", "menu"))
    more = frozenset(label for label, times in told.items() if times >= LEAST - 1)
    at = 0
    while at < len(page):
        item = _item(page, at, more)
        if item is not None:
            items.append(item)
        at = item.end if item is not None else at + 1
    if len(items) < LEAST or sum(item.closed for item in items) * 3 < len(items) * 2:
        return []
    inside = {i for item in items for i in range(item.start, item.end)}
    outside = sum(each.unit.words for i, each in enumerate(page) if i not in inside and each.sort == "prose")
    within = sum(page[i].unit.words for i in inside)
    return items if outside * 3 < within else []


def _item(page: Sequence[Sighted], i: int, more: frozenset[str]) -> Item | None:
    """The item that begins at a unit; None: none does."""
    title = page[i]
    if not title.bare or title.sort == "item" or not 2 <= title.unit.words <= 24 or len(title.unit.lines) > 1:
        return None
    if title.unit.text.endswith((".", "。", ",", ":")):
        return None
    at, words, closed = i + 1, 0.0, False
    while at < len(page) and at <= i + 4:
        each = page[at]
        if each.sort == "prose" and not closed and words + each.unit.words <= ABSTRACT and each.unit.ends:
            words += each.unit.words
        elif each.sort in ("dateline", "byline", "section", "mark") or (words and bare(each.text) in more):
            closed = closed or each.sort != "section"
        else:
            break
        at += 1
    return Item(i, at, closed) if at > i + 1 and (words or closed) else None


def read(
    text: str, page: Sequence[Sighted], items: Sequence[Item], *, address: str | None, near: str | None = None
) -> Blocked:
    """The blocks of a listing: its title is its own, the items are teasers."""
    first = items[0].start
    body = Body(first, first, first)
    top = head.find(page, body, address)
    pieces = list(rest.above(page, body, top, frozenset()))
    inside = {i for item in items for i in range(item.start, item.end)}
    for i in range(first, len(page)):
        each = page[i]
        told = each.bare and (i in inside or i < items[-1].end)
        pieces.append(Piece(role="teaser" if told else "chrome", start=each.unit.start, end=each.unit.end))
    blocks = to_blocks(text, pieces)
    return Blocked(
        text=text,
        blocks=blocks,
        kind="listing",
        title=top.title,
        section=top.section,
        source=top.source,
        entries=stories(text, blocks, near),
    )
