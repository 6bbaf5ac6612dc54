"""Boxes that repeat: the comments of a page, the posts of a board.

Boxes of one kind (a tag with one of its classes, or a tag alone) are a set of items when most of them
hold a writer's name and words. Items may lie in one another, as answers do.
"""

from collections.abc import Sequence

from synoptic.read.html.dom.signs import signs_of
from synoptic.read.html.dom.sums import Page
from synoptic.read.html.dom.tree import Box, Piece
from synoptic.read.html.talking.alike import kinds
from synoptic.read.html.talking.hidden import by_attributes
from synoptic.read.html.talking.item import Item, Slots
from synoptic.read.html.talking.parts import attributed
from synoptic.read.html.talking.wording import word
from synoptic.read.html.talking.writers import write

MARKED = 0.3
"""What a name such as comment or post counts for a set of items."""
FEW = 6
"""Words from which an item counts in full."""
MOST_PIECES = 20_000
"""Pieces of a stretch that are looked at."""


def items(page: Page, first: int, last: int, *, sure: bool, skip: frozenset[int] = frozenset()) -> list[Item]:
    """The best set of items among the pieces from ``first`` to ``last``; [] where there is none.

    Args:
        page: the page.
        first: index of the first piece.
        last: one past the index of the last.
        sure: whether the stretch is known to be talk, so that a single item will do.
        skip: pieces that belong to no item.
    """
    if not 0 < last - first <= MOST_PIECES:
        return []
    sets = [
        found for boxes in kinds(page, first, last, skip) if (found := _read(page, boxes, skip, sure=sure))
    ]
    if not sets:
        return []
    best = max(sets, key=lambda each: each[0])
    while within := [each for each in sets if each is not best and _lies_in(each[1], best[1])]:
        best = max(within, key=lambda each: each[0])
    around = [each for each in sets if each[0] > best[0] - MARKED - 0.01 and _wraps(each[1], best[1])]
    return max([best, *around], key=lambda each: each[1][0].box.pieces)[1]


def _wraps(outer: Sequence[Item], inner: Sequence[Item]) -> bool:
    """Whether items hold others one by one, so that nothing but more of their heads stands around these."""
    return len(outer) == len(inner) and all(
        one.box.first <= two.box.first and two.box.last <= one.box.last and one.author == two.author
        for one, two in zip(outer, inner, strict=True)
    )


def _read(
    page: Page, boxes: Sequence[Box], skip: frozenset[int], *, sure: bool
) -> tuple[float, list[Item]] | None:
    """Boxes of one kind as items with how good a set they are; None: they are none."""
    found = _cut(page, boxes, skip)
    slots = Slots()
    for item in found:
        slots.root(item.box)
        if item.box.parent is not None:
            slots.root(item.box.parent)  # of a head with what follows it, neighbours belong to the item too
    write(found, slots)
    if len(found) > 1 and sum(item.author is not None for item in found) * 2 < len(found):
        by_attributes(page, found)
    signed = [item for item in found if item.author is not None or item.gone]
    if len(signed) < (1 if sure else 2) or sum(item.writers > 1 for item in signed) * 2 > len(signed):
        return None
    word(page, found, slots)
    whole = [item for item in found if item.whole]
    broken = sum(1 for item in found if not item.whole and item.spans)
    mixed = sum(1 for item in whole if item.writers > 1)
    marked = any("comments" in signs_of(box) or "post" in signs_of(box) for box in boxes[:3])
    given = sum(attributed(item.box) is not None for item in found) * 2 > len(found)
    score = sum(min(1.0, item.words / FEW) for item in whole) - 0.7 * broken - 0.8 * mixed
    score += MARKED * marked + MARKED * given
    enough = len(whole) >= 2 and len(whole) >= broken + mixed
    if score <= 0 or not (enough or (sure and whole and not broken and not mixed)):
        return None
    return score, [item for item in found if item.whole or item.spans]


def _lies_in(inner: Sequence[Item], outer: Sequence[Item]) -> bool:
    """Whether items are comments in posts: deeper than these, with writers of their own."""
    good = [item for item in inner if item.whole and item.named and item.linked * 2 < item.words * 6]
    if len(good) < 2 or len(good) * 5 < 4 * len(inner):
        return False
    names = {item.said.piece for item in outer if item.said is not None}
    if any(item.said is None or item.said.piece in names for item in good):
        return False
    ranges = [(item.box.first, item.box.last, item.box.depth) for item in outer]
    at = 0
    for item in good:
        while at + 1 < len(ranges) and ranges[at + 1][0] <= item.box.first:
            at += 1
        first, last, depth = ranges[at]
        if not (first <= item.box.first and item.box.last <= last and depth < item.box.depth):
            return False
    return True


def _cut(page: Page, boxes: Sequence[Box], skip: frozenset[int]) -> list[Item]:
    """Items of a set of boxes; a piece belongs to the innermost."""
    pieces = page.tree.pieces
    above: list[Item] = []
    made: list[Item] = []
    at = boxes[0].first

    def take(until: int) -> None:
        nonlocal at
        while at < until:
            while above and above[-1].box.last <= at:
                above.pop()
            if above and at not in skip:
                above[-1].own.append(pieces[at])
            at += 1

    for box in boxes:
        take(box.first)
        while above and above[-1].box.last <= box.first:
            above.pop()
        item = Item(box)
        item.parent = above[-1] if above else None
        above.append(item)
        made.append(item)
    take(boxes[-1].last if not above else max(item.box.last for item in above))
    return made


__all__ = ["Item", "Piece", "items"]
