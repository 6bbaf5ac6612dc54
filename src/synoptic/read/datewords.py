"""The words of dates, of all languages with data, in plain form."""

import functools
import re
from collections.abc import Iterable, Mapping

from synoptic.lang import known, load
from synoptic.model import Record
from synoptic.text import plain


class Words(Record, frozen=True, kw_only=True):
    """Words of dates; a language named first outweighs the others."""

    months: dict[str, int]
    """Names of months to 1-12."""
    firm: frozenset[str]
    """Names of months of the languages asked for, which count even where they are short."""
    weekdays: dict[str, int]
    """Names of weekdays, Monday 0."""
    clocks: frozenset[str]
    """Words beside a clock time."""
    am: frozenset[str]
    """Marks of hours before noon, without stops."""
    pm: frozenset[str]
    """Marks of hours after noon, without stops."""
    zones: dict[str, str]
    """Abbreviations of zones to ±HH:MM."""
    day_first: bool
    """Whether the day comes first in a date of numbers."""


@functools.cache
def words_of(languages: tuple[str, ...]) -> Words:
    """The words of the languages asked for, then those of all others."""
    order = [load(code).dates for code in (*languages, *(c for c in known() if c not in languages))]
    asked = [load(code).dates for code in languages or ("en",)]
    return Words(
        months=_first(each.months for each in order),
        firm=frozenset(_first(each.months for each in asked)),
        weekdays=_first(each.weekdays for each in order),
        clocks=frozenset(plain(word) for each in order for word in each.clock),
        am=frozenset(unstopped(word) for each in order for word in each.am),
        pm=frozenset(unstopped(word) for each in order for word in each.pm),
        zones={plain(name): zone for each in reversed(order) for name, zone in each.zones.items()},
        day_first=bool(languages) and languages[0] != "en",
    )


def _first(tables: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """One table of all, the earlier outweighing the later."""
    found: dict[str, int] = {}
    for table in tables:
        for name, number in table.items():
            found.setdefault(plain(name).rstrip("."), number)
    return found


def unstopped(word: str) -> str:
    """A word without stops and blanks: ``a. m.`` is ``am``."""
    return plain(word).translate(str.maketrans("", "", ". "))


@functools.cache
def units() -> dict[str, str]:
    """Words of durations to second, minute, hour, day, week, month, year."""
    every = (load(code).numbers.durations for code in known())
    return {plain(word): unit for durations in every for word, unit in durations.items()}


@functools.cache
def past() -> re.Pattern[str]:
    """A distance into the past: ``3 hours ago``, ``vor 3 Stunden``, ``3小时前``."""
    ago = _alternatives({word for code in known() for word in load(code).dates.ago} | {"ago"})
    unit = _alternatives(
        {word for code in known() for word in load(code).numbers.durations} | {"hour", "day"}
    )
    number = r"\d{1,3}|an?|one|une?|uma?|eine[rm]?|una?"
    return re.compile(
        rf"(?<!\w)(?:(?:{ago})\s(?:about\s)?(?P<number>{number})\s?(?P<unit>{unit})(?!\w)"
        rf"|(?:about\s|over\s)?(?P<number_>{number})\s?(?P<unit_>{unit})\s?(?:{ago})(?!\w)"
        rf"|(?P<now>just now|gerade eben|à l'instant|ahora mismo|agora mesmo|только что|刚刚|たった今))",
        re.IGNORECASE,
    )


def _alternatives(words: set[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
