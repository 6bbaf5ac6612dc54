"""Where the body of a page lies: the run of units that weighs most as prose.

Prose weighs by its words, what stands around a text weighs against; the body is the heaviest run
(Kadane's maximal segment), so an advertisement inside it is borne and a teaser after it is not.
"""

import re
from collections.abc import Sequence

from synoptic.model import Record
from synoptic.read.labels import bare, table
from synoptic.read.plain.sorts import Seen, Sort
from synoptic.read.plain.units import Unit
from synoptic.text import fold, plain

MOST = 40.0
"""No unit weighs more: ten paragraphs are more of a body than one long one."""
REACH = 40
"""Units at the top of a page among which titles and teasers are looked for."""
ENOUGH = 40.0
"""Weight from which what was read counts as a body, so that comments and related items end it."""
NEAR = 8
"""Units below the maker of a picture among which the text goes on."""
OF_TALK, OF_OTHERS = 0.2, 0.6
"""Shares that a body weighs at least of the comments, and of the other stories, that may follow it."""

#: an abbreviation or a question at the end of a title reads like the end of a sentence
_NO_STOP = re.compile(r"(?:\b[^\W\d_]\.(?:[^\W\d_]\.)+|[?!？！])\W*$")

_AGAINST: dict[Sort, float] = {
    "label": -12, "menu": -12, "section": -10, "weather": -12, "dateline": -6, "byline": -6, "credit": -25,
    "teaser": -9, "teaser_head": -60, "comment_head": -80, "form": -40, "short": -3, "mark": -30,
    "caption": -3, "row": 3,
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
    silent: bool = False
    """Whether no unit of it ends as a sentence: it is body only for want of anything else."""


def find(page: Sequence[Sighted]) -> Body:
    """The body of a page."""
    weights = [weight(page, i) for i in range(len(page))]
    limit = _limit(page, weights)
    start, end, _ = _heaviest(weights[:limit])
    if start == end:  # no sentence on the page: what no label explains is its text
        bare_words = [each.unit.words if each.bare else _AGAINST[each.sort] for each in page]
        start, end, _ = _heaviest(bare_words)
        return Body(start, end, len(page), silent=True)
    return Body(start, _trimmed(page, start, end), limit)


def _heaviest(weights: Sequence[float]) -> tuple[int, int, float]:
    """The run with the greatest sum: its start, its end and the sum."""
    start, end, best = 0, 0, 0.0
    total, since = 0.0, 0
    for i, own in enumerate(weights):
        total += own
        if total <= 0:
            total, since = 0.0, i + 1
        elif total > best:
            start, end, best = since, i + 1, total
    return start, end, best


def _trimmed(page: Sequence[Sighted], start: int, end: int) -> int:
    """The body's end without short lines that turn to the reader, or follow on an advertisement's head."""
    if end < len(page) and page[end].bare and page[end].sort != "short":
        return end
    last = end - 1
    while last > start + 2 and _turns(page, last):
        last -= 1
        while page[last].sort not in ("prose", "item") and last > start + 2:
            last -= 1
    return last + 1


def _turns(page: Sequence[Sighted], i: int) -> bool:
    """Whether the body's last unit is a line to the reader rather than of the text."""
    unit = page[i].unit
    if len(unit.lines) > 1 or unit.words > 12 or page[i].sort != "prose":
        return False
    if page[i - 1].sort in ("short", "label", "menu") and unit.words <= 9:
        return True
    return any(asks in unit.text for asks in "?？") and table("reader").anywhere(bare(unit.text)) > 0


def weight(page: Sequence[Sighted], index: int) -> float:
    """How much a unit speaks for a body, in words; below zero: against."""
    each = page[index]
    unit = each.unit
    if each.sort == "prose" or (each.sort == "item" and unit.ends):
        if not unit.ends:
            return 15
        if cut_off(page, index) or (index + 1 < len(page) and cut_off(page, index + 1)):
            return -10
        if titled(page, index):
            return _AGAINST["short"]
        return min(unit.words, MOST) if unit.words >= 5 else 2
    if each.sort == "item":
        return 2 if unit.words >= 4 else -6
    if each.sort == "short" and unit.text.endswith((":", ",", "：")) and unit.words >= 3:
        return 2
    if each.sort == "credit" and any(_told(one) for one in page[index + 1 : index + NEAR]):
        return _AGAINST["caption"]  # a picture's maker within the text
    return _AGAINST[each.sort]


def cut_off(page: Sequence[Sighted], index: int) -> bool:
    """Whether a unit is another story's abstract, cut off in dots, under that story's title."""
    unit, above = page[index].unit, page[index - 1]
    if not (index and unit.first.trails and unit.words <= 15 and above.bare and above.unit.words <= 24):
        return False
    if above.sort == "short":
        return True
    signed = any(any(each.seen.tags) or _told(each) for each in page[: min(index, REACH)])
    return index < REACH and not signed and bool(_NO_STOP.search(above.text))


def _told(each: Sighted, words: int = 24) -> bool:
    """Whether a unit is a paragraph of some length."""
    return each.sort == "prose" and each.unit.words > words and not each.unit.first.trails


def titled(page: Sequence[Sighted], index: int) -> bool:
    """Whether a unit that ends as a sentence is the page's title: near the top, over a dateline."""
    unit = page[index].unit
    if index > 12 or len(unit.lines) > 1 or not 2 <= unit.words <= 24:
        return False
    if any(_told(page[i], 12) and not cut_off(page, i + 1) for i in range(index)):
        return False
    if index + 1 < len(page) and glued(page[index + 1].text, unit.text) is not None:
        return True
    if index and glued(unit.text, page[index - 1].text) is not None:
        return True
    below = page[index + 1 : index + 3]
    if below and below[0].sort == "comment_head":
        return False
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


def glued(text: str, title: str) -> str | None:
    """What stands before a title that ends a text, as its section does; None: the text ends otherwise."""
    if len(title) < 8 or not len(title) <= len(text) <= len(title) + 60:
        return None
    one, two = fold(text), fold(title)
    return one[: len(one) - len(two)].strip(" :|-–—>»·•/") if plain(one).endswith(plain(two)) else None


def _limit(page: Sequence[Sighted], weights: Sequence[float]) -> int:
    """The first unit after the body that opens comments, or other stories to the page's end.

    What comes before must be a body: of some weight, and not far lighter than the heaviest run after.
    """
    goes_on, after = _goes_on(page), _after(weights)
    best = total = 0.0
    for i, each in enumerate(page):
        share = 0.0
        if each.sort == "comment_head":
            share = OF_TALK
        elif (each.sort == "teaser_head" or (each.unit.ends and repeated(page, i))) and goes_on[i]:
            share = 0.0  # a box within the text, or a picture's caption told twice
        elif each.sort == "teaser_head" or repeated(page, i):
            share = OF_OTHERS
        if share and best >= ENOUGH and best >= share * after[i]:
            return i
        total = max(0.0, total + weights[i])
        best = max(best, total)
    return len(page)


def repeated(page: Sequence[Sighted], index: int) -> bool:
    """Whether a unit is told twice in a row, as aggregators head their items."""
    one = page[index]
    two = page[index + 1] if index + 1 < len(page) else None
    return two is not None and one.unit.words >= 3 and _same(one.text, two.text)


def _same(one: str, two: str) -> bool:
    return one == two or (len(one) < 1_000 and len(one) == len(two) and plain(one) == plain(two))


def _after(weights: Sequence[float]) -> list[float]:
    """For every unit, the sum of the heaviest run from there on."""
    found = [0.0] * (len(weights) + 1)
    run = 0.0
    for i in range(len(weights) - 1, -1, -1):
        run = max(0.0, run + weights[i])
        found[i] = max(found[i + 1], run)
    return found


def _goes_on(page: Sequence[Sighted]) -> list[bool]:
    """For every unit, whether body follows it: two prose units in a row, before any comments."""
    found = [False] * (len(page) + 1)
    for i in range(len(page) - 2, -1, -1):
        one, two = page[i], page[i + 1]
        prose = one.sort == two.sort == "prose" and one.unit.words + two.unit.words >= 30
        found[i] = prose or (found[i + 1] and one.sort not in ("comment_head", "form"))
    return found
