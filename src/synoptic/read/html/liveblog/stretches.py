"""Where the updates of a live blog begin and end, once their heads are known."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from synoptic.model import Record
from synoptic.read.dates import Stated, dates_in
from synoptic.read.html.dom.sums import Page
from synoptic.read.html.dom.tree import ROOTS, Box, Piece
from synoptic.read.html.liveblog.heads import Head, first_class
from synoptic.read.moments import Told

DAY = 60
"""Characters of a heading that names a day."""


class Update(Record, frozen=True, kw_only=True):
    """A stretch of pieces that is one update."""

    first: int
    """Index of its first piece."""
    last: int
    """One past the index of its last."""
    heads: tuple[Head, ...]
    """What it is known by, and the times that it shows."""
    day: Stated | None = None
    """The day named over it."""
    named: int = -1
    """Index of the heading that names the day; -1: none."""
    box: Box | None = None
    """The box that is the update; None: it stands in none of its own."""

    @property
    def told(self) -> Told:
        """What is told of its time."""
        shown = next((head.stamp for head in self.heads if head.stamp is not None), None)
        exact = next((head.exact for head in self.heads if head.exact is not None), None)
        posted = next((head.post.published for head in self.heads if head.post is not None), None)
        return Told(stamp=shown, exact=exact or posted, day=self.day)


class _Cell(Record, frozen=True):
    """The largest stretch around a head that holds no other."""

    head: Head
    """The head."""
    first: int
    """Index of its first piece."""
    last: int
    """One past the index of its last."""
    box: Box | None
    """The box that it is; None: a part of one."""
    around: Box | None
    """The box around it."""


def updates(
    page: Page, heads: Sequence[Head], sighted: dict[int, Head], boxes: Sequence[Box], inside: Sequence[bool]
) -> list[Update]:
    """The updates that a set of heads makes, in the page's order, apart.

    Args:
        page: the page.
        heads: the heads of one kind, in order.
        sighted: every piece of the page that tells a time.
        boxes: the updates' own boxes, where markup names them; else empty.
        inside: which pieces the body model takes for the page's own text.
    """
    if boxes:
        cells = [
            _Cell(head, box.first, box.last, box, box.parent) for head, box in zip(heads, boxes, strict=True)
        ]
    else:
        indexes = [head.piece for head in heads]
        cells = [_cell(page.tree.pieces[head.piece], head, indexes) for head in heads]
        kinds = Counter(_kind(cell.around) for cell in cells)
        usual = kinds.most_common(1)[0][0]
        cells = [cell for cell in cells if _kind(cell.around) == usual]
    ranges = _ranges(page, cells, inside)
    days = _days(page, cells, sighted)
    made: list[Update] = []
    day: Stated | None = None
    at = -1
    for cell, (first, last) in zip(cells, ranges, strict=True):
        named = [index for index in days if (made[-1].first if made else 0) <= index < last]
        over = [index for index in named if index <= cell.head.piece]
        at = over[-1] if over else at
        day = days.get(at)
        last = min((index for index in named if index > cell.head.piece), default=last)
        if made and first < made[-1].last:
            first = made[-1].last
        if first >= last:
            continue
        known = [sighted[index] for index in range(first, min(last, first + 12)) if index in sighted]
        own = [cell.head] if cell.head.piece not in sighted or boxes else []
        made.append(
            Update(first=first, last=last, heads=tuple(own + known[:2]), day=day, named=at, box=cell.box)
        )
    return made


def _kind(box: Box | None) -> tuple[str, str]:
    return (box.tag, first_class(box)) if box is not None else ("", "")


def _cell(piece: Piece, head: Head, heads: Sequence[int]) -> _Cell:
    """Climb from a head while no other head is met."""
    if _holds_more(piece.box, heads):
        return _Cell(head, piece.index, piece.index + 1, None, piece.box)
    box = piece.box
    up = box.parent
    while up is not None and up.tag not in ROOTS:
        if not up.inline:
            if _holds_more(up, heads):
                break
            box = up
        up = up.parent
    return _Cell(head, box.first, box.last, box, up)


def _holds_more(box: Box, heads: Sequence[int]) -> bool:
    at = bisect_left(heads, box.first)
    return at + 1 < len(heads) and heads[at + 1] < box.last


def _ranges(page: Page, cells: Sequence[_Cell], inside: Sequence[bool]) -> list[tuple[int, int]]:
    """The pieces of each update: its cell's, or, where heads stand flat, all up to the next head."""
    within = sum(page.all_prose[cell.last] - page.all_prose[cell.first] for cell in cells)
    stretch = page.all_prose[cells[-1].last] - page.all_prose[cells[0].first]
    flat = within < 0.5 * stretch or sum(cell.last - cell.first == 1 for cell in cells) * 2 > len(cells)
    if not flat:
        return [(cell.first, cell.last) for cell in cells]
    made: list[tuple[int, int]] = []
    for cell, after in zip(cells, [*cells[1:], None], strict=True):
        end = cell.around.last if cell.around is not None else cell.last
        if after is not None and after.first < end:
            end = after.first
        elif after is None:
            end = _trailing(inside, cell.last, end)
        made.append((cell.first, max(end, cell.last)))
    return made


def _trailing(inside: Sequence[bool], first: int, end: int, gap: int = 2) -> int:
    """Where the last update ends: at the end of the body, small gaps borne."""
    last = first
    for index in range(first, min(end, len(inside))):
        if inside[index]:
            last = index + 1
        elif index - last >= gap:
            break
    return last


def _days(page: Page, cells: Sequence[_Cell], sighted: dict[int, Head]) -> dict[int, Stated]:
    """Headings that name a day, by piece."""
    if not cells:
        return {}
    found: dict[int, Stated] = {}
    for piece in page.tree.pieces[max(0, cells[0].first - 3) : cells[-1].last]:
        if len(piece.text) > DAY or piece.index in sighted or page.prose[piece.index]:
            continue
        dates = dates_in(piece.text)
        if len(dates) == 1 and dates[0].time is None:
            left = piece.text[: dates[0].start] + piece.text[dates[0].end :]
            if len(left.split()) <= 3:
                found[piece.index] = dates[0]
    return found
