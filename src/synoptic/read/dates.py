"""Publication dates as lines word them, in any supported language.

A line is cut into numbers, words and marks, and read from left to right with the month names, clock
words and zones of the languages' data; one pass, whatever the line.
"""

import datetime as dt
import functools
import itertools
import re
from collections.abc import Sequence

from synoptic.lang import known
from synoptic.model import Published, Record
from synoptic.read.clocks import clock_in
from synoptic.read.datewords import Words, past, units, words_of
from synoptic.text import plain

__all__ = ["LONGEST", "Stated", "complete", "dates_in", "passed", "past", "stated_date"]

LONGEST = 300
"""Nothing beyond this many characters of a line is looked at: what is longer is prose."""
KEPT = 1_024
"""Lines whose dates are kept: a page's lines are looked at by several readers."""
MOST = 8
"""Dates of one line that are read."""
EARLIEST, LATEST = 1980, 2100
"""Years that a page can have been published in."""

_DIGIT = re.compile(r"\d")
_TOKEN = re.compile(r"\d+|[^\W\d_]+(?:[-.][^\W\d_]+)*|[^\w\s]|_")
_CJK_DATE = re.compile(r"(?:(\d{4})\s?[年년]\s?)?(?<!\d)(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日号號일]?")
_ISO_DATE = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)T?")
_AMERICAN = re.compile(r"(?i)[ap]\.?m\b|\b[ECMP][SD]?T\b")
_ORDINAL = frozenset(("st", "nd", "rd", "th", "er", "re", "o", "a", "º", "ª", "°", "e", "."))
_LINKS = frozenset((",", ".", "'", "’", "،", "of", "de", "del", "do", "den", "d", "the", "nam"))


class Stated(Record, frozen=True, kw_only=True):
    """A date as a line words it."""

    day: int
    """1 to 31."""
    month: int
    """1 to 12."""
    year: int | None
    """None: not worded."""
    start: int
    """Where the date begins in the line."""
    end: int
    """Where the date, without its time, ends."""
    time: str | None = None
    """HH:MM."""
    zone: str | None = None
    """Offset from UTC as ±HH:MM."""
    weekday: int | None = None
    """As worded, Monday 0."""
    clock: tuple[int, int] = (0, 0)
    """Where time and zone stand in the line."""


class _Token(Record, frozen=True):
    text: str
    """A number, a word or a mark."""
    start: int
    """First character in the line."""
    end: int
    """One past the last."""


def stated_date(line: str, languages: Sequence[str] = (), near: str | None = None) -> Published | None:
    """Date, time and zone out of a dateline; None: the line words no full date.

    Args:
        line: the dateline, with or without a label or a byline around the date.
        languages: ISO 639-1 codes to try first; every language with data is tried after them.
        near: ISO 8601 date before which the page was published, as the day of its collection; it
            completes a date without a year. Without it, such a date is no full date.
    """
    for stated in dates_in(line, languages):
        if (found := complete(stated, near)) is not None:
            return found
    return None


def passed(line: str, near: str) -> Published | None:
    """The day that a line words as a distance into the past: ``3 hours ago``; None: it words none.

    Args:
        line: a short line.
        near: when the page was collected, ISO 8601, from which the distance is counted back.
    """
    found = past().search(line[:LONGEST])
    if found is None:
        return None
    unit = units().get(plain(found["unit"] or found["unit_"] or "second"))
    digits = found["number"] or found["number_"] or "0"
    step = {"second": 1, "minute": 60, "hour": 3_600, "day": 86_400, "week": 604_800, "month": 2_629_800,
            "year": 31_557_600}.get(unit or "")  # fmt: skip
    collected = _moment(near)
    if step is None or collected is None:
        return None
    day = (collected - dt.timedelta(seconds=step * (int(digits) if digits.isdecimal() else 1))).date()
    return Published(date=day.isoformat(), basis="stated")


def complete(stated: Stated, near: str | None = None) -> Published | None:
    """The date with a year: its own, else the last one before ``near`` that fits its weekday."""
    years = [stated.year] if stated.year is not None else []
    if not years and near is not None and (moment := _moment(near)) is not None:
        latest = moment.date() + dt.timedelta(days=1)
        fits = [y for y in range(latest.year, latest.year - 12, -1) if _fits(stated, y, latest)]
        years = [y for y in fits if _day(stated, y) and _weekday_fits(stated, y)][:1] or fits[:1]
    for year in years:
        if (day := _day(stated, year)) is not None:
            return Published(date=day.isoformat(), time=stated.time, zone=stated.zone, basis="stated")
    return None


def dates_in(line: str, languages: Sequence[str] = ()) -> list[Stated]:
    """Every date that the line words, in order, each with the time and zone that stand by it."""
    line = line[:LONGEST]
    return list(_dates_in(line, tuple(languages))) if _DIGIT.search(line) else []


@functools.lru_cache(maxsize=KEPT)
def _dates_in(line: str, languages: tuple[str, ...]) -> tuple[Stated, ...]:
    words = words_of(tuple(code for code in languages if code in known()))
    found = sorted(_shaped(line) or _worded(line, words), key=lambda stated: stated.start)
    starts = [*(stated.start for stated in found), len(line)]
    timed: list[Stated] = []
    for i, stated in enumerate(found):
        clock = clock_in(line, stated.end, starts[i + 1], words)
        if clock is None or _is_labelled(line[stated.end : clock[2][0]]):
            # what stands after another label is the time of the next date, where one leads up to this
            clock = clock_in(line, timed[-1].clock[1] if timed else 0, stated.start, words) or clock
        more = {} if clock is None else {"time": clock[0], "zone": clock[1], "clock": clock[2]}
        timed.append(_with(stated, weekday=_weekday(line, words), **more))
    return tuple(timed)


def _is_labelled(gap: str) -> bool:
    """Whether a word stands between a date and the time after it: ``Updated``."""
    return any(len(word) > 4 for word in _TOKEN.findall(gap))


def _moment(stamp: str) -> dt.datetime | None:
    """The moment of an ISO 8601 stamp; None: it is none, or too far from our time to reckon with."""
    try:
        moment = dt.datetime.fromisoformat(stamp)
    except ValueError:
        return None
    return moment if EARLIEST <= moment.year <= LATEST else None


def _with(stated: Stated, **more: object) -> Stated:
    import msgspec

    return msgspec.structs.replace(stated, **more)


def _day(stated: Stated, year: int) -> dt.date | None:
    try:
        return dt.date(year, stated.month, stated.day)
    except ValueError:
        return None


def _fits(stated: Stated, year: int, latest: dt.date) -> bool:
    day = _day(stated, year)
    return day is not None and day <= latest


def _weekday_fits(stated: Stated, year: int) -> bool:
    day = _day(stated, year)
    return stated.weekday is None or (day is not None and day.weekday() == stated.weekday)


def _valid(day: int, month: int, year: int | None) -> bool:
    return 1 <= day <= 31 and 1 <= month <= 12 and (year is None or EARLIEST <= year <= LATEST)


def _shaped(line: str) -> list[Stated]:
    """ISO dates, and those of Chinese, Japanese and Korean."""
    found: list[Stated] = []
    for match in itertools.chain(_ISO_DATE.finditer(line), _CJK_DATE.finditer(line)):
        year, month, day = (int(part) if part else None for part in match.groups())
        if month is not None and day is not None and _valid(day, month, year):
            found.append(Stated(day=day, month=month, year=year, start=match.start(), end=match.end()))
    return found


def _worded(line: str, words: Words) -> list[Stated]:
    """Dates with a month's name, and those of three numbers."""
    tokens = [_Token(match.group(), match.start(), match.end()) for match in _TOKEN.finditer(line)]
    found: list[Stated] = []
    at = 0
    while at < len(tokens) and len(found) < MOST:
        stated, used = _named(tokens, at, words)
        if stated is None:
            stated, used = _numeric(tokens, at, line, words)
        if stated is not None:
            found.append(stated)
        at += max(used, 1)
    return found


def _month(tokens: list[_Token], at: int, words: Words) -> tuple[int, int]:
    """The month that is named at a token, and how many tokens name it; (0, 0): none."""
    for length in (2, 1):
        name = plain(" ".join(token.text for token in tokens[at : at + length])).rstrip(".")
        if at + length <= len(tokens) and name in words.months:
            return words.months[name], length
    return 0, 0


def _number(tokens: list[_Token], at: int) -> int:
    """The number of up to four digits at a token; -1: none."""
    text = tokens[at].text if at < len(tokens) else ""
    return int(text) if text.isdecimal() and len(text) <= 4 else -1


def _skip(tokens: list[_Token], at: int, these: frozenset[str], most: int) -> int:
    """The first of at most ``most`` tokens that is none of these."""
    stop = min(at + most, len(tokens))
    while at < stop and (plain(tokens[at].text) in these or _joint(tokens, at)):
        at += 1
    return at


def _joint(tokens: list[_Token], at: int) -> bool:
    """Whether a token is a stroke that joins its neighbours without blanks: ``3-Feb-2026``."""
    return (
        tokens[at].text in "-/"
        and 0 < at < len(tokens) - 1
        and tokens[at - 1].end == tokens[at].start
        and tokens[at + 1].start == tokens[at].end
    )


def _year(tokens: list[_Token], at: int) -> tuple[int | None, int]:
    """The year at or shortly after a token, and the token after it."""
    ahead = _skip(tokens, at, _LINKS, 3)
    year = _number(tokens, ahead)
    if EARLIEST <= year <= LATEST and len(tokens[ahead].text) == 4:
        return year, ahead + 1
    return None, at


def _named(tokens: list[_Token], at: int, words: Words) -> tuple[Stated | None, int]:
    """Day and month's name in either order, with or without a year before or after; and tokens used."""
    month, length = _month(tokens, at, words)
    if month:
        then = _skip(tokens, at + length, _LINKS, 2)
        day, then = _number(tokens, then), then + 1
        then = _skip(tokens, then, _ORDINAL, 1)
    else:
        day = _number(tokens, at)
        then = _skip(tokens, _skip(tokens, at + 1, _ORDINAL, 1), _LINKS, 2)
        month, length = _month(tokens, then, words) if day > 0 else (0, 0)
        then += length
    if not month or not _valid(day, month, None):
        return None, 1
    year, then = _year(tokens, then)
    first = at
    if year is None and at >= 1:
        back = at - 1 - (plain(tokens[at - 1].text) in _LINKS and at >= 2)
        before = _number(tokens, back)
        year, first = (before, back) if EARLIEST <= before <= LATEST else (None, at)
    named = (
        at if _month(tokens, at, words)[0] else _skip(tokens, _skip(tokens, at + 1, _ORDINAL, 1), _LINKS, 2)
    )
    if year is None and len(tokens[named].text) <= 3 and plain(tokens[named].text) not in words.firm:
        return None, 1  # three letters and no year: a word of another language more often than a month
    return (
        Stated(day=day, month=month, year=year, start=tokens[first].start, end=tokens[then - 1].end),
        then - at,
    )


def _numeric(tokens: list[_Token], at: int, line: str, words: Words) -> tuple[Stated | None, int]:
    """Three numbers with the same mark between them; and tokens used."""
    texts = [token.text for token in tokens[at : at + 5]]
    if len(texts) < 5 or texts[1] != texts[3] or texts[1] not in "./-":
        return None, 1
    one, two, three = (_number(tokens, at + k) for k in (0, 2, 4))
    if min(one, two, three) < 0:
        return None, 1
    if len(texts[0]) == 4:
        year, month, day = one, two, three
    else:
        day, month, year = one, two, three
        american = (
            texts[1] == "/"
            and not words.day_first
            and re.search(r"[ap]\.?m\b|\bE[SD]?T\b", line, re.IGNORECASE)
        )
        if month > 12 or (american and day <= 12):
            day, month = month, day
        if len(texts[4]) == 2 and texts[1] == ".":
            year += 2000
    if not _valid(day, month, year):
        return None, 1
    return Stated(day=day, month=month, year=year, start=tokens[at].start, end=tokens[at + 4].end), 5


def _weekday(line: str, words: Words) -> int | None:
    for match in _TOKEN.finditer(line):
        if (number := words.weekdays.get(plain(match.group()).rstrip("."))) is not None:
            return number
    return None
