"""Moments as machines are told them: ISO 8601 and its relatives, seconds since 1970, mail dates."""

import datetime as dt
import re
from collections.abc import Iterable

from synoptic.model import Published
from synoptic.read.dates import stated_date

EARLIEST, LATEST = 1980, 2100
"""Years that a page can have been published in."""
LONGEST = 100
"""Characters of a value that are looked at."""

_INSTANT = re.compile(
    r"(?P<year>\d{4})[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})"
    r"(?:(?:\s*T\s*|[\s,]{1,3})(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::\d{2}(?:[.,]\d{1,9})?)?\s?(?P<half>[AaPp]\.?[Mm])?"
    r"\s?(?P<zone>Z|z|UTC|GMT|[+\-−]\s?\d{1,2}:?\d{2}|[+\-−]\d{2}(?!\d))?)?"
)
_COMPACT = re.compile(
    r"(\d{4})(\d{2})(\d{2})(?:[T ]?(\d{2}):?(\d{2})(?::?\d{2})?(Z|[+-]\d{2}:?\d{2})?)?(?!\d)"
)
_SECONDS = re.compile(r"\d{9,10}(?=$|\d{3}$|\.)")


def instant(text: str) -> Published | None:
    """A machine-readable date, or one in words; None: it is neither."""
    text = text.strip()[:LONGEST]
    if not any(character.isdigit() for character in text):
        return None
    if found := _INSTANT.match(text):
        date = f"{found['year']}-{found['month']:0>2}-{found['day']:0>2}"
        if is_day(date):
            time = _clock(found["hour"], found["minute"], found["half"])
            return Published(
                date=date, time=time, zone=_zone(found["zone"]) if time else None, basis="stated"
            )
    if since := _SECONDS.match(text):
        moment = dt.datetime.fromtimestamp(int(since.group()), dt.UTC)
        if 1995 <= moment.year <= LATEST:
            return Published(
                date=moment.date().isoformat(), time=f"{moment:%H:%M}", zone="+00:00", basis="stated"
            )
    if compact := _COMPACT.match(text):
        date = "-".join(compact.group(1, 2, 3))
        if is_day(date):
            time = _clock(compact[4], compact[5], None)
            return Published(date=date, time=time, zone=_zone(compact[6]) if time else None, basis="stated")
    return stated_date(text)


def _clock(hour: str | None, minute: str | None, half: str | None) -> str | None:
    if hour is None or minute is None or int(hour) > 23 or int(minute) > 59:
        return None
    number = int(hour)
    if half and 1 <= number <= 12:
        number = number % 12 + 12 * (half[0] in "Pp")
    return f"{number:02}:{minute}"


def _zone(given: str | None) -> str | None:
    """A zone as ±HH:MM; None: none is told, or none on earth is so far off."""
    if given is None:
        return None
    if given[0] not in "+-−":
        return "+00:00"
    digits = given[1:].replace(":", "").strip().zfill(2)
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "00")
    if int(hours) > 14 or int(minutes) > 59:
        return None
    return f"{'+' if given[0] == '+' else '-'}{int(hours):02}:{minutes}"


def is_day(date: str) -> bool:
    """Whether a date of the form YYYY-MM-DD is one that a page can have been published on."""
    try:
        return EARLIEST <= dt.date.fromisoformat(date).year <= LATEST
    except ValueError:
        return False


def best(texts: Iterable[str]) -> Published | None:
    """The first date that is one; of two that agree, the one that tells its time, and its own zone."""
    dates = [date for text in texts if text and (date := instant(text)) is not None]
    if not dates:
        return None
    first = dates[0]
    for other in dates[1:]:
        if same_instant(first, other) and other.zone != "+00:00" and first.zone == "+00:00":
            return other
        if first.time is None and other.time is not None and other.date == first.date:
            return other
    return first


def minutes(date: Published) -> int | None:
    """Minutes since year 1 in UTC, in the page's own time where no zone is told; None: no time is told."""
    if date.time is None:
        return None
    moment = dt.datetime.fromisoformat(f"{date.date}T{date.time}")
    total = moment.toordinal() * 1440 + moment.hour * 60 + moment.minute
    if date.zone:
        sign = -1 if date.zone[0] == "-" else 1
        total -= sign * (int(date.zone[1:3]) * 60 + int(date.zone[4:6]))
    return total


def same_instant(one: Published, two: Published) -> bool:
    """Whether two dates with time and zone are one moment."""
    if one.time is None or two.time is None or one.zone is None or two.zone is None:
        return False
    return minutes(one) == minutes(two)
