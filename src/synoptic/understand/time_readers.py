"""What each pattern of :mod:`time_patterns` found means, as an expression; one small reader a pattern."""

import re
from collections.abc import Callable
from datetime import date
from typing import Literal, NamedTuple, cast

import msgspec

from synoptic.model import Expression, Record, Span
from synoptic.text import trim
from synoptic.understand.time_patterns import Grammar

Unit = Literal["day", "week", "month", "year"]
Direction = Literal["past", "future"]

#: characters before a match that are looked at
NEAR = 40
_BEFORE = re.compile(r"[^\W\d_]+[’']?-?\Z")
_AFTER = re.compile(r"[^\S\n]{0,3}\n?[^\S\n]{0,3}([^\W\d_]+)")
_CLOSED = re.compile(r"[^\S\n]{0,3}(?:\Z|\n|[.,;:!?)\]”»\"'’–—-])")


class Worded(Record, frozen=True, kw_only=True):
    """A stretch of text that words a time."""

    span: Span
    """Where; without its preposition."""
    expression: Expression | None = None
    """What it says; None: no date of its own."""
    shift: tuple[int, Unit] | None = None
    """It lies so far from the time told last."""
    counted: Span | None = None
    """The number and unit that it counts in (six years ago): a figure too."""
    weekday: int | None = None
    """It is this weekday: on or after the time told last, or, beside an expression, that day's own."""

    @property
    def masked(self) -> Span:
        """The stretch whose numbers are no figures."""
        return self.span if self.counted is None else Span(self.counted.end, self.span.end)


class Found(NamedTuple):
    """A pattern's match."""

    match: re.Match[str]
    rules: Grammar

    def group(self, name: str) -> str:
        """A named group; empty where the pattern has none or it matched nothing."""
        return self.match.groupdict().get(name) or ""

    @property
    def weekday(self) -> int | None:
        """The weekday named."""
        word = self.group("w")
        return self.rules.value(self.rules.weekdays, word) if word else None

    @property
    def points(self) -> Direction | None:
        """Whether words for last or next stand before or behind."""
        if self.group("last") or self.group("last2"):
            return "past"
        return "future" if self.group("next") or self.group("next2") else None

    @property
    def before(self) -> str:
        """The word before, in lower case."""
        text, start = self.match.string, self.match.start()
        found = _BEFORE.search(text[max(0, start - NEAR) : start].rstrip())
        return found[0].casefold() if found else ""

    @property
    def after(self) -> str:
        """The word behind, in lower case."""
        found = _AFTER.match(self.match.string, self.match.end())
        return found[1].casefold() if found else ""

    def says(self, expression: Expression | None, start: int | None = None) -> Worded:
        """The match as a time, without a stop at its end."""
        match = self.match
        end = match.end() - (match[0].endswith(".") and not match[0].endswith("..."))
        span = trim(match.string, match.start() if start is None else start, end)
        return Worded(span=span, expression=expression)

    def leans(self, *, shift: tuple[int, Unit] | None = None, weekday: int | None = None) -> Worded:
        """The match as a time told from another."""
        return Worded(span=Span(*self.match.span()), shift=shift, weekday=weekday)


def read(name: str, match: re.Match[str], rules: Grammar) -> Worded | None:
    """What a pattern's match says; None: it only looks like a time."""
    return _READERS[name](Found(match, rules))


def _calendar(found: Found) -> Worded | None:
    """A date with a month or a year."""
    word, rules = found.group("m"), found.rules
    month = int(word) if word.isdecimal() else rules.value(rules.months, word)
    if word and not word.isdecimal() and (month is None or not rules.written_right(word)):
        return None
    year, day = found.group("y"), found.group("d")
    expression = Expression(year=int(year) if year else None, month=month, day=int(day) if day else None)
    return msgspec.structs.replace(found.says(expression), weekday=found.weekday if day else None)


def _numeric(found: Found) -> Worded | None:
    """06/07/2024: by the language's custom, unless a value or the weekday beside it decides."""
    first, second, year = int(found.group("a")), int(found.group("b")), int(found.group("y"))
    readings = sorted({(m, d) for m, d in ((second, first), (first, second)) if _exists(year, m, d)})
    if len(readings) == 2:
        day_first, month_first = (second, first), (first, second)
        custom = found.rules.dates.month_first
        if found.weekday is not None:
            readings = [(m, d) for m, d in readings if date(year, m, d).weekday() == found.weekday]
        elif found.group("s") == "." or custom is False:
            readings = [day_first]
        elif custom:
            readings = [month_first]
    if len(readings) != 1:
        return found.says(None)
    return found.says(Expression(year=year, month=readings[0][0], day=readings[0][1]))


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _day(found: Found) -> Worded | None:
    """The 24th; Friday the 13th: a day of a month that is not named."""
    weekday, rules = found.group("w"), found.rules
    marked = found.group("e") or not (weekday and rules.dates.capitals)
    closed = _CLOSED.match(found.match.string, found.match.end()) is not None
    if not marked or not (closed or weekday or found.after in rules.numbers.particles):
        return None
    if weekday and not rules.written_right(weekday):
        return None
    return found.says(Expression(day=int(found.group("d"))))


def _counted(found: Found) -> Worded | None:
    """Six years ago; with the year beside it, that year."""
    count, unit = _count(found)
    if unit is None:
        return None
    year = found.group("y")
    expression = Expression(year=int(year)) if year else Expression(offset=-count, unit=unit)
    counted = Span(found.match.start("n"), found.match.end("unit"))
    return msgspec.structs.replace(found.says(expression), counted=counted)


def _hence(found: Found) -> Worded | None:
    count, unit = _count(found)
    return found.says(Expression(offset=count, unit=unit)) if unit else None


def _later(found: Found) -> Worded | None:
    count, unit = _count(found)
    return found.leans(shift=(count, unit)) if unit else None


def _earlier(found: Found) -> Worded | None:
    count, unit = _count(found)
    return found.leans(shift=(-count, unit)) if unit else None


def _count(found: Found) -> tuple[int, Unit | None]:
    """How many of which unit."""
    number, unit = found.group("n") or found.group("n2"), found.group("unit") or found.group("unit2")
    words = found.rules.numbers.words
    count = int(number) if number.isdecimal() else int(found.rules.value(words, number) or 1)
    return count, cast("Unit | None", found.rules.value(found.rules.dates.units, unit))


def _following(found: Found) -> Worded | None:
    """The next morning, the following day; a bare "next" is no time."""
    word, dates = found.group("unit"), found.rules.dates
    if not word:
        held = any(part in dates.units or part in dates.parts for part in found.match[0].casefold().split())
        return found.leans(shift=(1, "day")) if held else None
    return found.leans(shift=(1, cast("Unit", found.rules.value(dates.units, word) or "day")))


def _same(found: Found) -> Worded | None:
    """That day, that night; that Tuesday."""
    word = found.group("w")
    if not word:
        return found.leans(shift=(0, "day"))
    return found.leans(weekday=found.weekday) if found.rules.written_right(word) else None


def _weekday(found: Found) -> Worded | None:
    word, rules = found.group("w"), found.rules
    # short forms that are words of their own (segunda) count only at a phrase's end
    longer = any(n.startswith(f"{word.casefold()}-") for n in rules.weekdays)
    if not rules.written_right(word) or (
        longer and not _CLOSED.match(found.match.string, found.match.end("w"))
    ):
        return None
    if found.before in rules.dates.every:
        return found.says(None)
    if found.before in rules.dates.definite:
        return found.leans(weekday=found.weekday)
    return found.says(Expression(weekday=found.weekday, direction=found.points))


def _day_word(found: Found) -> Worded | None:
    dates, word = found.rules.dates, found.group("word")
    if found.before in dates.part_words and word.casefold() in dates.parts:
        return found.says(None)
    off = found.rules.value(dates.days, word)
    return None if off is None else found.says(Expression(offset=off, unit="day"))


def _span_word(found: Found) -> Worded | None:
    off = found.rules.value(found.rules.dates.spans, found.group("word"))
    return None if off is None else found.says(Expression(offset=off[0], unit=off[1]))


def _unit(found: Found) -> Worded | None:
    """Last year, this week; "over the last year" is a stretch and no date."""
    unit = cast("Unit | None", found.rules.value(found.rules.dates.units, found.group("unit")))
    if unit is None:
        return None
    if found.points is not None and found.before in found.rules.dates.definite:
        return found.says(None)
    count = {"past": -1, "future": 1, None: 0}[found.points]
    return found.says(Expression(offset=count, unit=unit))


def _month(found: Found) -> Worded | None:
    """A month that a word introduces: in March, last November, the end of May."""
    word, match = found.group("m"), found.match
    pointed = found.points or found.group("this")
    introduced = pointed or found.group("lead") or found.group("part") or word[:1].isdigit()  # 5月
    if not introduced or not found.rules.written_right(word):
        return None
    start = match.start() if pointed else match.start("part" if found.group("part") else "m")
    month = found.rules.value(found.rules.months, word)
    return found.says(Expression(month=month, direction=found.points), start)


def _year(found: Found) -> Worded | None:
    """A year that stands alone: introduced by a word for it, or in brackets."""
    text, start, end = found.match.string, found.match.start(), found.match.end()
    numbers = found.rules.numbers
    counted = (numbers.durations, numbers.measures, numbers.currencies, numbers.scales)
    if found.after in (*numbers.percent, *numbers.singles) or any(found.after in table for table in counted):
        return None
    framed = text[max(0, start - 1) : start] == "(" and text[end : end + 1] == ")"
    introduced = found.rules.year_lead.search(text[max(0, start - NEAR) : start])
    if not (framed or found.group("end") or introduced):
        return None
    return found.says(Expression(year=int(found.group("y"))))


def _none(found: Found) -> Worded | None:
    return found.says(None)


_READERS: dict[str, Callable[[Found], Worded | None]] = {
    "iso": _calendar,
    "day_month": _calendar,
    "month_day": _calendar,
    "month_year": _calendar,
    "cjk": _calendar,
    "cjk_year": _calendar,
    "cjk_day": _calendar,
    "numeric": _numeric,
    "weekday_day": _day,
    "day": _day,
    "ago": _counted,
    "hence": _hence,
    "later": _later,
    "earlier": _earlier,
    "following": _following,
    "same": _same,
    "weekday": _weekday,
    "day_word": _day_word,
    "span_word": _span_word,
    "unit": _unit,
    "month": _month,
    "decade": _none,
    "years": _none,
    "year": _year,
}
