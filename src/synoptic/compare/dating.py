"""When pages were published that do not say so, from the story's other pages; then the times they mention.

Pages that state their date anchor the others. An undated page was most likely published when the weekdays it
tells of in the past tense lie as close behind as they can: who writes *Monday* and *late Tuesday* writes
on that Tuesday. Such days are looked for around the stated dates only, never after the page was collected,
and where two fit equally well the date stays unknown. A time that every possible day of publication resolves
alike (*last year*) is resolved even so. A release time without its year takes the year that is nearest.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import msgspec

from synoptic.model import Expression, Fact, Page, Published, When
from synoptic.understand.anchors import a_day, opens
from synoptic.understand.resolve import resolve

#: a page of a story is looked for within so many days of a stated one
AROUND = timedelta(3)
#: an undated page may have been written so long after the story's last stated one
LATE = timedelta(14)
#: collected this soon after, a page was likely collected because it was new
FRESH = timedelta(4)
#: windows of possible days are tried in no more steps than this
STEPS = 200
DAY = timedelta(1)


def settle(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The story's pages in the order given, with inferred dates and resolved times where they can be told.

    The answer does not depend on the order, and settling twice changes nothing: what an earlier settling
    inferred is inferred again.
    """
    fresh = [_reset(page) for page in pages]
    stated = sorted({day for page in fresh if (day := _stated(page)) is not None})
    if not stated:
        return tuple(fresh)
    told = Counter(day for page in fresh if _stated(page) is not None for day in set(_days(page)))
    return tuple(page if _stated(page) is not None else _settled(page, stated, told) for page in fresh)


def _reset(page: Page) -> Page:
    """The page without what an earlier settling inferred."""
    published = page.document.published
    if published is None or published.basis != "story":
        return page
    document = msgspec.structs.replace(page.document, published=None)
    facts = tuple(_with_date(fact, None) if _by_story(fact) else fact for fact in page.facts)
    return msgspec.structs.replace(page, document=document, facts=facts)


def _by_story(fact: Fact) -> bool:
    return isinstance(fact.what, When) and fact.what.basis == "story"


def _stated(page: Page) -> date | None:
    published = page.document.published
    return None if published is None or published.basis == "story" else _as_date(published.date)


def _settled(page: Page, stated: Sequence[date], told: Counter[date]) -> Page:
    latest = _collected(page)
    day = _released(page, stated, latest) or _published(page, stated, told, latest)
    if day is not None:
        facts = _resolved_from(page, day)
    else:
        possible = _window(stated, latest)
        facts = tuple(_resolved(fact, possible) for fact in page.facts)
    document = page.document
    if day is not None:
        document = msgspec.structs.replace(document, published=Published(date=day.isoformat(), basis="story"))
    return msgspec.structs.replace(page, document=document, facts=facts)


def _released(page: Page, stated: Sequence[date], latest: date | None) -> date | None:
    """The release time that stands in a dateline without its year, in the year nearest to the story."""
    lines = [block.span for block in page.document.blocks if block.role == "dateline"]
    for fact in page.facts:
        if not isinstance(fact.what, When) or not any(line.contains(fact.span) for line in lines):
            continue
        said = fact.what.expression
        if said.month is None or said.day is None or said.year is not None:
            continue
        years = {day.year + step for day in stated for step in (-1, 0, 1)}
        dated = (resolve(msgspec.structs.replace(said, year=year), None) for year in sorted(years))
        days = [
            day for day in (_as_date(found or "") for found in dated) if day and (not latest or day <= latest)
        ]
        if days:
            return min(days, key=lambda day: (min(abs(day - other) for other in stated), day))
    return None


def _resolved_from(page: Page, published: date) -> tuple[Fact, ...]:
    """The page's times against its day of publication, or against the date that their block opens with."""
    text, blocks = page.document.text, page.document.blocks
    found: list[Fact] = []
    anchors: dict[int, date] = {}
    for fact in page.facts:
        if not isinstance(fact.what, When):
            found.append(fact)
            continue
        at = bisect_right(blocks, fact.span.start, key=lambda block: block.start) - 1
        found.append(_resolved(fact, [anchors.get(at, published)]))
        told = _date_of(found[-1])
        if (
            told is not None
            and at >= 0
            and a_day(fact.what.expression)
            and opens(text, blocks[at], fact.span)
        ):
            anchors[at] = told
    return tuple(found)


def _date_of(fact: Fact) -> date | None:
    return _as_date(fact.what.date) if isinstance(fact.what, When) and fact.what.date is not None else None


def _published(page: Page, stated: Sequence[date], told: Counter[date], latest: date | None) -> date | None:
    """The day on which the weekdays told lie as close behind as they can; None: two fit alike."""
    weekdays = {
        fact.what.expression.weekday
        for fact in page.facts
        if isinstance(fact.what, When) and fact.what.expression.direction != "future"
    } - {None}
    if not weekdays:
        return None
    near = int(AROUND / DAY)
    candidates = {
        day + step * DAY
        for day in stated
        for step in range(-near, near + 1)
        if latest is None or day + step * DAY <= latest
    }
    ranked = sorted((_fit(day, weekdays, told, latest), day) for day in candidates)
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    return ranked[0][1]


def _fit(
    day: date, weekdays: Iterable[int | None], told: Counter[date], latest: date | None
) -> tuple[int, int, bool]:
    """How ill a day fits: the farthest weekday behind it, days that no other page tells, an old page."""
    ages = [(day.weekday() - weekday) % 7 for weekday in weekdays if weekday is not None]
    known = sum(min(told[day - age * DAY], 1) for age in ages)
    stale = latest is not None and latest - day > FRESH
    return max(ages), -known, stale


def _window(stated: Sequence[date], latest: date | None) -> list[date]:
    """Every day on which an undated page of the story may have been published; long stretches in steps."""
    first, last = stated[0] - AROUND, stated[-1] + LATE
    if latest is not None:
        last = min(last, latest)
    if last < first:
        return []
    step = max(1, int((last - first) / DAY) // STEPS)
    days = [first + n * DAY for n in range(0, int((last - first) / DAY) + 1, step)]
    return [*days, last]


def _resolved(fact: Fact, possible: Sequence[date]) -> Fact:
    """The fact with its date, where every possible day of publication gives the same."""
    if not isinstance(fact.what, When) or fact.what.date is not None or not possible:
        return fact
    dates = {resolve(fact.what.expression, day) for day in possible}
    return fact if len(dates) > 1 else _with_date(fact, dates.pop())


def _with_date(fact: Fact, told: str | None) -> Fact:
    what = msgspec.structs.replace(fact.what, date=told, basis=None if told is None else "story")
    return msgspec.structs.replace(fact, what=what)


def _days(page: Page) -> Iterable[date]:
    """The days that a dated page tells of, its own included."""
    own = _stated(page)
    if own is not None:
        yield own
    for fact in page.facts:
        if isinstance(fact.what, When) and fact.what.date is not None and _told_past(fact.what.expression):
            day = _as_date(fact.what.date)
            if day is not None:
                yield day


def _told_past(expression: Expression) -> bool:
    return expression.direction != "future"


def _collected(page: Page) -> date | None:
    return None if page.document.collected is None else _as_date(page.document.collected[:10])


def _as_date(told: str) -> date | None:
    """A full date; None: it is less than a day, or none."""
    try:
        return date.fromisoformat(told) if len(told) == len("2000-01-01") else None
    except ValueError:
        return None
