"""Where the body of a page lies: the run of units that weighs most as prose.

Prose weighs by its words, what stands around a text weighs against; the body is the heaviest run
(Kadane's maximal segment), so an advertisement inside it is borne and a teaser after it is not.
"""

from collections.abc import Sequence

from synoptic.model import Record
from synoptic.read.plain.sorts import Seen, Sort
from synoptic.read.plain.units import Unit
from synoptic.text import plain

MOST = 40.0
"""No unit weighs more: ten paragraphs are more of a body than one long one."""
ENOUGH = 40.0
"""Weight from which what was read counts as a body, so that comments and related items end it."""

_AGAINST: dict[Sort, float] = {
    "label": -12, "menu": -12, "section": -10, "weather": -12, "dateline": -6, "byline": -6, "credit": -25,
    "teaser": -9, "teaser_head": -60, "comment_head": -80, "form": -40, "short": -6,
}  # fmt: skip


class Sighted(Record, frozen=True):
    """A unit with its sort."""

    unit: Unit
    """The unit."""
    seen: Seen
    """What it is when looked at alone."""

    @property
    def sort(self) -> Sort:
        """The sort alone."""
        return self.seen.sort

    @property
    def text(self) -> str:
        """The unit's text."""
        return self.unit.text

    @property
    def bare(self) -> bool:
        """Whether no label or mark tells what it is."""
        return self.seen.sort in ("short", "prose", "item")


class Body(Record, frozen=True):
    """Where the body lies among the units of a page."""

    start: int
    """Index of its first unit."""
    end: int
    """One past its last; equal to start: the page has none."""
    limit: int
    """From here on the page has its comments, or other stories: nothing there is body."""


def find(page: Sequence[Sighted]) -> Body:
    """The body of a page."""
    weights = [weight(page, i) for i in range(len(page))]
    limit = _limit(page, weights)
    best = (0.0, 0, 0)
    total, since = 0.0, 0
    for i in range(limit):
        total += weights[i]
        if total <= 0:
            total, since = 0.0, i + 1
        elif total > best[0]:
            best = (total, since, i + 1)
    return Body(best[1], best[2], limit)


def weight(page: Sequence[Sighted], index: int) -> float:
    """How much a unit speaks for a body, in words; below zero: against."""
    each = page[index]
    unit = each.unit
    if each.sort == "prose" or (each.sort == "item" and unit.ends):
        if not unit.ends:
            return 15
        if unit.first.trails and unit.words <= 15 and index and page[index - 1].sort == "short":
            return -10  # a teaser's abstract, cut off
        if titled(page, index):
            return _AGAINST["short"]
        return min(unit.words, MOST) if unit.words >= 5 else 2
    if each.sort == "item":
        return 2 if unit.words >= 4 else -6
    if each.sort == "short" and unit.text.endswith((":", ",", "：")) and unit.words >= 3:
        return 2
    return _AGAINST[each.sort]


def titled(page: Sequence[Sighted], index: int) -> bool:
    """Whether a unit that ends as a sentence is the page's title: near the top, over a dateline."""
    unit = page[index].unit
    if index > 12 or len(unit.lines) > 1 or not 2 <= unit.words <= 24:
        return False
    if any(page[i].sort == "prose" and page[i].unit.words > 24 for i in range(index)):
        return False
    below = page[index + 1 : index + 3]
    if any(each.sort in ("dateline", "byline") for each in below) and not any(
        each.sort == "prose" for each in below[:1]
    ):
        return True
    first = all(not each.bare for each in page[:index])
    asks = unit.text.rstrip("\"'”’»").endswith(("?", "!", "？", "！"))
    return (
        first and asks and unit.words <= 18 and bool(below) and below[0].unit.gap > 0
        and below[0].unit.words >= 1.5 * unit.words
    )  # fmt: skip


def _limit(page: Sequence[Sighted], weights: Sequence[float]) -> int:
    """The first unit after the body that opens comments, or other stories to the page's end."""
    read = 0.0
    goes_on = _goes_on(page)
    for i, (each, own) in enumerate(zip(page, weights, strict=True)):
        if read >= ENOUGH and (
            each.sort == "comment_head"
            or (each.sort == "teaser_head" and not goes_on[i])
            or repeated(page, i)
        ):
            return i
        read += max(own, 0.0)
    return len(page)


def repeated(page: Sequence[Sighted], index: int) -> bool:
    """Whether a unit is told twice in a row, as aggregators head their items."""
    one = page[index]
    two = page[index + 1] if index + 1 < len(page) else None
    return two is not None and one.unit.words >= 3 and _same(one.text, two.text)


def _same(one: str, two: str) -> bool:
    return one == two or (len(one) < 1_000 and len(one) == len(two) and plain(one) == plain(two))


def _goes_on(page: Sequence[Sighted]) -> list[bool]:
    """For every unit, whether body follows it: two prose units in a row, before any comments."""
    found = [False] * (len(page) + 1)
    for i in range(len(page) - 2, -1, -1):
        one, two = page[i], page[i + 1]
        prose = one.sort == two.sort == "prose" and one.unit.words + two.unit.words >= 30
        found[i] = prose or (found[i + 1] and one.sort not in ("comment_head", "form"))
    return found
