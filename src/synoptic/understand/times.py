"""Every time that the page mentions, resolved against its publication date where it has one.

A comment is read against the date in its own head, an update of a live blog against its own moment, and a
block that opens with a date and a colon (an update, a correction) against that date. What cannot be resolved
yet keeps its expression, so that the story can (:func:`synoptic.compare.dating.settle`).
"""

import bisect
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Literal, cast

import msgspec

from synoptic.model import Block, Expression, Fact, Span, When
from synoptic.understand.anchors import a_day, head_date, opens
from synoptic.understand.expressions import Worded, find
from synoptic.understand.resolve import resolve, shifted, weekday_after
from synoptic.understand.stage import Reading, stage
from synoptic.understand.tense import direction

Basis = Literal["absolute", "published", "story"]

#: roles whose sentences tell the past in the past tense
TOLD = frozenset(("lead", "paragraph", "list_item", "quote", "comment", "digest"))


@stage(makes=When)
def times(reading: Reading) -> Iterator[Fact]:
    """The times of all analysed blocks, datelines included."""
    document = reading.document
    found = [find(document.text, document.language, block.start, block.end) for block in reading.blocks]
    years = _years(worded.expression for words in found for worded in words)
    end = 0
    for block, words in zip(reading.blocks, found, strict=True):
        dated = document.dated(block.start)
        anchor = None if dated is None else date.fromisoformat(dated.date)
        if block.role == "comment":
            anchor = head_date(document.text, document.language, end, block, anchor) or anchor
        yield from _block(reading, block, words, anchor, years)
        end = block.end


def _years(told: Iterable[Expression | None]) -> dict[tuple[int, int], int]:
    """The one year that the page tells with a day and month, for where it tells them without."""
    years: dict[tuple[int, int], set[int]] = {}
    for said in told:
        if said is not None and said.year and said.month and said.day:
            years.setdefault((said.month, said.day), set()).add(said.year)
    return {day: min(of) for day, of in years.items() if len(of) == 1}


def _block(
    reading: Reading,
    block: Block,
    words: list[Worded],
    anchor: date | None,
    years: Mapping[tuple[int, int], int],
) -> Iterator[Fact]:
    text = reading.document.text
    told: Expression | None = None
    for worded in words:
        expression = _expressed(worded, told, anchor)
        if expression is None:
            continue
        if a_day(expression):
            told = expression
        if expression.year is None and expression.month and expression.day:
            year = years.get((expression.month, expression.day))
            expression = msgspec.structs.replace(expression, year=year)
        label = opens(text, block, worded.span)
        if not label:
            expression = _pointed(reading, block, worded, expression)
        elif expression.month is None and expression.day is not None:
            # an update is written after its page
            expression = msgspec.structs.replace(expression, direction="future")
        resolved = resolve(expression, anchor)
        basis = None if resolved is None else "absolute" if expression.year is not None else "published"
        yield Fact(
            span=worded.span,
            what=When(date=resolved, expression=expression, basis=cast("Basis", basis)),
            sure=1.0 if expression.year is not None else 0.9,
        )
        if label and resolved is not None and a_day(expression):
            anchor = date.fromisoformat(resolved)


def _expressed(worded: Worded, told: Expression | None, anchor: date | None) -> Expression | None:
    """What the words say, those that lean on the time told last included."""
    if worded.expression is not None:
        return _with_year(worded.expression, worded.weekday, anchor)
    if worded.shift is not None:
        return None if told is None else shifted(told, *worded.shift)
    if worded.weekday is not None:
        leaning = None if told is None else weekday_after(told, worded.weekday, anchor)
        return leaning or Expression(weekday=worded.weekday)
    return None


def _with_year(expression: Expression, weekday: int | None, anchor: date | None) -> Expression:
    """A weekday beside day and month tells the year: of those near the anchor, one fits."""
    if weekday is None or anchor is None or expression.year is not None:
        return expression
    dated = [msgspec.structs.replace(expression, year=anchor.year + step) for step in (0, -1, 1)]
    days = [date.fromisoformat(found) for found in (resolve(each, None) for each in dated) if found]
    fitting = [day for day in days if day.weekday() == weekday]
    if not fitting:
        return expression
    nearest = min(fitting, key=lambda day: abs((day - anchor).days))
    return msgspec.structs.replace(expression, year=nearest.year)


def _pointed(reading: Reading, block: Block, worded: Worded, expression: Expression) -> Expression:
    """With the direction that its sentence gives it, where it needs one."""
    dated = expression.year is not None or expression.offset is not None
    if dated or expression.direction is not None or block.role == "dateline":
        return expression
    sentence = sentence_around(reading, worded.span) or block.span
    weekday = expression.weekday is not None
    found = direction(reading, worded.span, sentence, told=block.role in TOLD, weekday=weekday)
    # "on Friday" in the past tense may be today; only "last Friday" excludes it
    if found is None or (found == "past" and weekday):
        return expression
    return msgspec.structs.replace(expression, direction=found)


def sentence_around(reading: Reading, span: Span) -> Span | None:
    """The sentence that a span begins in; None: it stands in none."""
    at = bisect.bisect_right(reading.sentences, span.start, key=lambda each: each.start) - 1
    if at < 0 or reading.sentences[at].end <= span.start:
        return None
    found = reading.sentences[at]
    return Span(found.start, max(found.end, span.end))
