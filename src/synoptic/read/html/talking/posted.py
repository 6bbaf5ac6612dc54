"""When a post was written: the date that stands where the dates of the other posts stand."""

import functools
import itertools
import re
from collections import defaultdict
from collections.abc import Sequence

from synoptic.lang import all_languages
from synoptic.model import Published
from synoptic.read.dates import stated_date
from synoptic.read.html.dom.signs import signs_of
from synoptic.read.html.dom.tree import Piece
from synoptic.read.html.talking.item import Item, Slots
from synoptic.read.html.talking.parts import LONGEST_HEAD
from synoptic.read.html.told.when import shown_date
from synoptic.read.labels import bare
from synoptic.read.phrases import Phrases

_TOLD = re.compile(r"^title$|date|time|tippy|tooltip|content|label")
LONGEST_TOLD = 80
"""Characters of an attribute that tells a date."""
ALIKE = 12
"""Posts that are compared with the one whose date is asked for."""


def posted(item: Item, others: Sequence[Item], collected: str | None) -> Published | None:
    """The date of a post; None: it tells none.

    Of several (of joining, of the last change) it is the one in the place where most posts have one, not
    labelled a change, with a time of day.

    Args:
        item: the post.
        others: posts of the same page.
        collected: when the page was fetched, ISO 8601: completes dates without a year.
    """
    told = [
        (piece, date)
        for piece in item.heads
        if len(piece.text) <= LONGEST_HEAD and (date := _date(piece, collected))
    ]
    if len({date.date for _, date in told}) < 2:
        return next((date for _, date in told if date.time), told[0][1] if told else None)
    slots = Slots()
    slots.root(item.box)
    wanted = {slots.of(piece.box) for piece, _ in told}
    places: dict[int, list[str]] = defaultdict(list)
    alike = [other for other in others if other.box.tag == item.box.tag and other is not item][:ALIKE]
    for other in alike:
        slots.root(other.box)
        for piece in other.heads:
            place = slots.of(piece.box)
            if place in wanted and len(piece.text) <= LONGEST_HEAD and (date := _date(piece, collected)):
                places[place].append(f"{date.date} {date.time or ''}")

    def rank(each: tuple[Piece, Published]) -> tuple[bool, bool, bool, bool, int, bool]:
        piece, date = each
        line = bare(piece.text)
        dates = [f"{date.date} {date.time or ''}", *places[slots.of(piece.box)]]
        onward = sum(one <= two for one, two in itertools.pairwise(dates))  # posts follow one another in time
        return (
            not _labels("updated").start(line),
            not any("profile" in signs_of(box) for box in itertools.islice(piece.box.line(), 2)),
            bool(_labels("published").start(line)) or len(dates) * 2 > len(alike),
            onward * 5 >= 4 * (len(dates) - 1),
            len(dates),
            date.time is not None,
        )

    return max(told, key=rank)[1]


def _date(piece: Piece, collected: str | None) -> Published | None:
    """The date that a piece tells, by its elements or by its words."""
    if (date := pointed_at(piece)) is not None:
        return date
    if not any(map(str.isdigit, piece.text)) and not any(run.box.tag == "time" for run in piece.runs):
        return None
    return shown_date(piece, collected) or stated_date(piece.text, (), collected)


def pointed_at(piece: Piece) -> Published | None:
    """The date that elements of a piece hold for machines, or on being pointed at; None: they hold none."""
    for run in piece.runs:
        for box in itertools.chain(
            itertools.takewhile(lambda box: box.inline, run.box.line()), itertools.islice(run.box.line(), 2)
        ):
            for key, value in box.attributes.items():
                if value and len(value) < LONGEST_TOLD and _TOLD.search(key) and (date := stated_date(value)):
                    return date
    return None


@functools.cache
def _labels(kind: str) -> Phrases:
    """Labels before a date, of all languages: of publication, or of a change."""
    return Phrases((label for each in all_languages() for label in getattr(each.dates, kind)), bare)
