"""Boxes that repeat: the comments of a page, the posts of a board.

Boxes of one kind (a tag with one of its classes, or a tag alone) are a set of items when most of them
hold a writer's name and words. Items may lie in one another, as answers do.
"""

from collections.abc import Iterator, Sequence

from synoptic.read.html.features import Page
from synoptic.read.html.item import Item, Slots
from synoptic.read.html.signs import signs_of
from synoptic.read.html.tree import Box, Piece
from synoptic.read.html.wording import is_quotation, word
from synoptic.read.html.writers import write

MOST_KINDS = 24
"""Kinds of boxes that are tried in one stretch of a page."""
MARKED = 0.3
"""What a name such as comment or post counts for a set of items."""
FEW = 6
"""Words from which an item counts in full."""
COVERED = 0.15
"""Share of a stretch's text that a set of items must hold."""
LEAST = 12
"""Characters of a box that may be an item."""
MOST_PIECES = 20_000
"""Pieces of a stretch that are looked at."""
MOST_BOXES = 3_000
"""Boxes of one kind."""
_NO_ITEMS = frozenset(
    ("p", "h1", "h2", "h3", "h4", "h5", "h6", "tbody", "body", "html", "main", "ul", "ol", "blockquote")
)

_ELSEWHERE = frozenset(("nav", "footer", "aside", "select"))


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
    sets = [found for boxes in _kinds(page, first, last) if (found := _read(page, boxes, skip, sure=sure))]
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
    write(found, slots)
    word(page, found, slots)
    whole = [item for item in found if item.whole]
    broken = sum(1 for item in found if not item.whole and item.spans)
    mixed = sum(1 for item in whole if item.writers > 1)
    marked = any("comments" in signs_of(box) or "post" in signs_of(box) for box in boxes[:3])
    score = sum(min(1.0, item.words / FEW) for item in whole) - 0.7 * broken - 0.8 * mixed + MARKED * marked
    enough = len(whole) >= 2 and len(whole) >= broken + mixed
    if score <= 0 or not (enough or (sure and whole and not broken)):
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


def _kinds(page: Page, first: int, last: int) -> Iterator[list[Box]]:
    """Sets of boxes alike, the most numerous first; of sets of the same pieces, the outermost."""
    sets: dict[tuple[str, str], list[Box]] = {}
    shut = -1
    for box in page.tree.boxes:
        if box.inline or box.first < first or box.last > last or not box.pieces or box.tag in _NO_ITEMS:
            continue
        if box.last <= shut:
            continue
        if (
            box.tag in _ELSEWHERE
            or is_quotation(box)
            or ("sidebar" in signs_of(box) and page.share(box) < 0.3)
        ):
            shut = box.last  # what stands beside a page's text, or is quoted in it, holds no talk of it
            continue
        sets.setdefault((box.tag, ""), []).append(box)
        names = box.get("class").split()[:4]
        if box.parent is not None and (not names or box.tag == "tr"):
            names.append(f"^{box.parent.index}")  # rows of one table, and what else bears no name
        for name in (*names, *_called(box)):
            sets.setdefault((box.tag, name), []).append(box)
    told = _unlinked(page, first, last)
    ranked: list[tuple[int, list[Box]]] = []
    for boxes in sets.values():
        if len(boxes) > MOST_BOXES:
            continue
        held = sum(_unlinked(page, box.first, box.last) for box in boxes)
        many = sum(page.all_text[box.last] - page.all_text[box.first] > LEAST for box in boxes)
        if many and held >= COVERED * told:
            ranked.append((many, boxes))
    ranked.sort(key=lambda each: -each[0])
    seen: set[tuple[int, int, int]] = set()
    tried = 0
    for _, boxes in ranked:
        ranges = hash(tuple((box.first, box.last) for box in boxes))
        form = (len(boxes), boxes[0].first, ranges)
        if form in seen:
            continue
        seen.add(form)
        tried += 1
        if tried > MOST_KINDS:
            return
        yield boxes


def _called(box: Box) -> Iterator[str]:
    """What else than classes makes boxes of one kind: data about them, or their type in microdata."""
    for key, value in box.attributes.items():
        if key.startswith("data-") and key.endswith("id"):
            yield f"@{key}"
        elif key == "itemtype" and value:
            yield f"@{value.rpartition('/')[2]}"


def _unlinked(page: Page, first: int, last: int) -> int:
    """Characters of some pieces that lead nowhere."""
    return page.all_text[last] - page.all_text[first] - page.all_links[last] + page.all_links[first]


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
