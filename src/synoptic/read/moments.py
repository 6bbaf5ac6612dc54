"""When the entries of a page were written, from what each of them says and from what the page says.

An entry seldom tells more than the hour. Its day comes from the last day named over it, else from its
neighbours: a clock that runs back, in the order of time, has passed midnight. Where no entry tells a day, the
page's publication does: it belongs to the end of the page whose clock is nearer to it.
"""

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise

from synoptic.model import Published, Record
from synoptic.read.dates import Stated, complete
from synoptic.read.stamps import Stamp

BACK = 360
"""Minutes by which a clock must run back for a day to have passed; less is disorder."""
DAY = 1_440


class Told(Record, frozen=True, kw_only=True):
    """What is told of one entry's time."""

    stamp: Stamp | None = None
    """As shown."""
    exact: Published | None = None
    """As markup states it."""
    day: Stated | None = None
    """The last day named over it."""


def moments(
    told: Sequence[Told],
    published: Published | None,
    collected: str | None = None,
    modified: Published | None = None,
) -> list[Published | None]:
    """The moment of every entry, in the page's order; None: neither the entry nor the page tells the day.

    Args:
        told: the entries, in the page's order.
        published: when the page was, if known.
        collected: when it was fetched, ISO 8601.
        modified: when it was last changed, if known.
    """
    near = collected or (published.date if published else None)
    days = [_day(each, near, collected) for each in told]
    rising = runs_up(told)
    order = list(range(len(told))) if rising else list(range(len(told) - 1, -1, -1))
    steps = _steps([told[i] for i in order], [days[i] for i in order])
    known = [k for k, i in enumerate(order) if days[i] is not None]
    base: tuple[int, dt.date] | None = None
    dated = [date for date in (published, modified) if date is not None]
    if not known and dated:
        base = _anchored([told[i] for i in order], steps, dated)
    made: list[Published | None] = [None] * len(told)
    for k, i in enumerate(order):
        day = days[i]
        if day is None and known:
            other = min(known, key=lambda each: (abs(each - k), each > k))
            day = _shifted(days[order[other]], steps[k] - steps[other])
        elif day is None and base is not None:
            day = _shifted(base[1], steps[k] - base[0])
        made[i] = _moment(told[i], day, published)
    return made


def runs_up(told: Sequence[Told]) -> bool:
    """Whether later entries stand lower on the page."""
    minutes = [clock for each in told if (clock := _clock(each)) is not None]
    ups = sum((two - one) % DAY < DAY / 2 for one, two in pairwise(minutes) if one != two)
    downs = sum((two - one) % DAY >= DAY / 2 for one, two in pairwise(minutes) if one != two)
    return ups > downs


def ordered(told: Sequence[Told]) -> float:
    """The share of neighbours that stand in the order of time, or in its reverse; 0: no neighbours."""
    clocks = [clock for each in told if (clock := _clock(each)) is not None]
    pairs = list(pairwise(clocks))
    if not pairs:
        return 0.0
    ups = sum((two - one) % DAY < DAY / 2 for one, two in pairs)
    downs = sum((one - two) % DAY < DAY / 2 for one, two in pairs)
    return max(ups, downs) / len(pairs)


def _clock(each: Told) -> int | None:
    if each.stamp is not None:
        return each.stamp.minutes
    if each.exact is not None and each.exact.time is not None:
        return int(each.exact.time[:2]) * 60 + int(each.exact.time[3:])
    return None


def _day(each: Told, near: str | None, collected: str | None) -> dt.date | None:
    """The day that an entry's own words, its markup or the heading over it tell."""
    if each.exact is not None:
        return dt.date.fromisoformat(each.exact.date)
    if each.stamp is not None and each.stamp.days is not None and collected:
        return _shifted(_as_date(collected), each.stamp.days)
    for stated in (each.stamp.date if each.stamp else None, each.day):
        if stated is not None and (found := complete(stated, near)) is not None:
            return dt.date.fromisoformat(found.date)
    return None


def _steps(told: Sequence[Told], days: Sequence[dt.date | None]) -> list[int]:
    """For every entry in the order of time, how many midnights lie between the first and it."""
    steps: list[int] = []
    step, before = 0, None
    last: tuple[dt.date, int] | None = None
    for each, day in zip(told, days, strict=True):
        clock = _clock(each)
        if clock is not None and before is not None and clock < before - BACK:
            step += 1
        if day is not None:
            if last is not None:
                step = last[1] + max(0, (day - last[0]).days)
            last = (day, step)
        before = clock if clock is not None else before
        steps.append(step)
    return steps


def _anchored(told: Sequence[Told], steps: Sequence[int], dates: Sequence[Published]) -> tuple[int, dt.date]:
    """The step that the page's publication or last change belongs to, and its day.

    Either belongs to an end of the page: to the one whose clock is nearest to it. A change after midnight
    does not move the first entry, so of two that are as near, the publication counts.
    """
    clocks = [
        (clock, step) for each, step in zip(told, steps, strict=True) if (clock := _clock(each)) is not None
    ]
    timed = [(date, int(date.time[:2]) * 60 + int(date.time[3:])) for date in dates if date.time]
    if not timed or not clocks:
        return 0, dt.date.fromisoformat(dates[0].date)
    fits = [
        (min((clock - at) % DAY, (at - clock) % DAY), place, step, date)
        for place, (date, at) in enumerate(timed)
        for clock, step in (clocks[0], clocks[-1])
    ]
    _, _, step, date = min(fits, key=lambda fit: fit[:2])
    return step, dt.date.fromisoformat(date.date)


def _shifted(day: dt.date | None, days: int) -> dt.date | None:
    try:
        return None if day is None else day + dt.timedelta(days)
    except OverflowError:
        return None


def _as_date(stamp: str) -> dt.date | None:
    try:
        return dt.datetime.fromisoformat(stamp).date()
    except ValueError:
        return None


def _moment(each: Told, day: dt.date | None, published: Published | None) -> Published | None:
    """Day, hour and zone of an entry: as shown, in the zone that markup tells."""
    if each.exact is not None and each.exact.time is not None:
        return _as_shown(each.exact, each.stamp)
    if day is None:
        return None
    time = each.stamp.time if each.stamp else None
    zone = (each.stamp.zone if each.stamp else None) or (published.zone if published else None)
    return Published(date=day.isoformat(), time=time, zone=zone if time else None, basis="stated")


def _as_shown(exact: Published, stamp: Stamp | None) -> Published:
    """An instant told in UTC, by the clock that the page shows: the difference is the page's zone."""
    if stamp is None or exact.zone not in (None, "+00:00") or exact.time is None or stamp.time == exact.time:
        return exact
    at = int(exact.time[:2]) * 60 + int(exact.time[3:])
    ahead = (stamp.minutes - at + DAY // 2) % DAY - DAY // 2
    if abs(ahead) > 14 * 60 or ahead % 15:
        return exact
    day = dt.date.fromisoformat(exact.date) + dt.timedelta((at + ahead) // DAY)
    sign, size = "-" if ahead < 0 else "+", abs(ahead)
    zone = f"{sign}{size // 60:02}:{size % 60:02}" if exact.zone else None
    return Published(date=day.isoformat(), time=stamp.time, zone=zone, basis="stated")
