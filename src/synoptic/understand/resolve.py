"""A time as worded, and a date to stand on -> a calendar date, as exact as the wording and no more.

A weekday is the nearest one on or before the anchor, strictly before where it is worded so (last, since);
where its sentence looks ahead it is the nearest on or after. A day and month without a year, or a month
alone, go the same way; where the sentence points nowhere they are the nearest in the past, except that a
day or month shortly ahead is taken before one that lies most of a year back.
"""

import calendar
from datetime import date, timedelta
from typing import Literal

from synoptic.model import Expression

Unit = Literal["day", "week", "month", "year"]

#: without a hint, a date at most this many days ahead is nearer than one of last year
SOON = 60
FIRST_YEAR, LAST_YEAR = 1, 9999


def resolve(expression: Expression, anchor: date | None) -> str | None:
    """The date as YYYY, YYYY-MM or YYYY-MM-DD; None: it cannot be told.

    Args:
        expression: the time as worded.
        anchor: when the page was published; None: unknown, and only what carries its year resolves.
    """
    if expression.year is not None:
        return _calendar(expression.year, expression.month, expression.day)
    if anchor is None:
        return None
    try:
        if expression.weekday is not None:
            return _weekday(expression, anchor).isoformat()
        if expression.offset is not None:
            return _offset(expression.offset, expression.unit or "day", anchor)
        return _yearless(expression, anchor)
    except (OverflowError, ValueError):  # beyond the calendar
        return None


def shifted(expression: Expression, count: int, unit: Unit) -> Expression | None:
    """The time that lies so many units from another: the next morning, two days later; None: too vague."""
    if expression.day is not None and expression.month is not None:
        if unit not in ("day", "week"):
            return None
        days = count * (7 if unit == "week" else 1)
        try:
            day = date(expression.year or 2001, expression.month, expression.day) + timedelta(days)
        except (OverflowError, ValueError):
            return None
        year = None if expression.year is None else day.year
        return Expression(year=year, month=day.month, day=day.day, direction=expression.direction)
    if expression.weekday is not None and unit == "day" and abs(count) < 7:
        return Expression(weekday=(expression.weekday + count) % 7, direction=expression.direction)
    if expression.offset is not None and expression.unit == unit:
        return Expression(offset=expression.offset + count, unit=unit)
    if expression.year is not None and expression.month is None and unit == "year":
        return Expression(year=expression.year + count)
    return None


def weekday_after(expression: Expression, weekday: int, anchor: date | None) -> Expression | None:
    """The first such weekday on or after the time told before; None: that one is not a day."""
    told = resolve(expression, anchor)
    if told is None or len(told) != len("2000-01-01"):
        return None
    start = date.fromisoformat(told)
    day = start + timedelta((weekday - start.weekday()) % 7)
    return Expression(year=day.year, month=day.month, day=day.day)


def _calendar(year: int, month: int | None, day: int | None) -> str | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if month is None:
        return f"{year:04d}"
    if not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year:04d}-{month:02d}"
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return f"{year:04d}-{month:02d}-{day:02d}"


def _weekday(expression: Expression, anchor: date) -> date:
    assert expression.weekday is not None
    back = (anchor.weekday() - expression.weekday) % 7
    if expression.direction == "future":
        return anchor + timedelta((-back) % 7)
    # "last Friday" and "since Friday" on a Friday are a week ago; plain "on Friday" is today
    return anchor - timedelta(back or (7 if expression.direction == "past" else 0))


def _offset(count: int, unit: Unit, anchor: date) -> str | None:
    if unit == "day":
        return (anchor + timedelta(count)).isoformat()
    if unit == "week":
        monday = anchor + timedelta(7 * count - anchor.weekday())
        sunday = monday + timedelta(6)
        # a week has no form of its own: its month, where it lies in one
        return monday.isoformat()[: len("2000-01")] if monday.month == sunday.month else None
    if unit == "month":
        months = anchor.year * 12 + anchor.month - 1 + count
        return _calendar(months // 12, months % 12 + 1, None)
    return _calendar(anchor.year + count, None, None)


def _yearless(expression: Expression, anchor: date) -> str | None:
    if expression.month is None:
        return _day_of_month(expression, anchor) if expression.day is not None else None
    past, future = _neighbours(expression.month, expression.day, anchor)
    if expression.direction == "future":
        chosen = future or past
    elif expression.direction == "past" or future is None or past is None:
        chosen = past or future
    else:
        soon = (future - anchor).days <= SOON and (anchor - past).days > 3 * SOON
        chosen = future if soon else past
    if chosen is None:
        return None
    return _calendar(chosen.year, chosen.month, expression.day and chosen.day)


def _neighbours(month: int, day: int | None, anchor: date) -> tuple[date | None, date | None]:
    """The nearest such day or month on or before the anchor, and the nearest on or after."""
    past = future = None
    for year in range(anchor.year - 8, anchor.year + 9):  # 29 February comes up to eight years apart
        if not 1 <= month <= 12 or not FIRST_YEAR <= year <= LAST_YEAR:
            continue
        last = calendar.monthrange(year, month)[1]
        if day is not None and not 1 <= day <= last:
            continue
        first = date(year, month, day or 1)
        if first <= anchor:
            past = first
        if future is None and date(year, month, day or last) >= anchor:
            future = first
    return past, future


def _day_of_month(expression: Expression, anchor: date) -> str | None:
    """The 4th: of this month, or of the nearest month that the sentence points to."""
    assert expression.day is not None
    step = 1 if expression.direction == "future" else -1
    for count in range(3):  # a 31st comes at least every second month
        months = anchor.year * 12 + anchor.month - 1 + step * count
        found = _calendar(months // 12, months % 12 + 1, expression.day)
        if found is not None and (found >= anchor.isoformat() if step > 0 else found <= anchor.isoformat()):
            return found
    return None
