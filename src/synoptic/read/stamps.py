"""Clock times that head an entry: ``14:32 –``, ``14.32 Uhr``, ``2:32 pm EDT |``, ``Yesterday, 18:40``.

A stamp opens its line: before it stand at most labels, a weekday or a date, and after it the line ends,
a mark parts it from the words, or the words begin in a capital. A number that only looks like a time
(``3.50 euros``), a range (``09:00 – 10:30``) and a distance (``2 hours``) are none.
"""

import functools
import re

from synoptic.lang import all_languages
from synoptic.model import Record
from synoptic.read.clocks import clock_in
from synoptic.read.dates import Stated, dates_in
from synoptic.read.datewords import past, words_of
from synoptic.text import plain

REACH = 64
"""Characters of a line in which a stamp stands."""
TAIL = 24
"""Characters at the end of a line in which a stamp that closes it tells its hour."""
BEFORE = 5
"""Words that may stand before the time."""

_OPENS = re.compile(r"\W{0,8}(?:[^\W\d_]{1,16}[.,:]?\W{1,3}){0,5}[^\W\d_]{0,3}\d")
_DIGIT = re.compile(r"\d")
_CLOCKED = re.compile(r"\d\s?(?:[:.h]\s?\d|[時时點点시])|\d\s?[ap]\.", re.IGNORECASE)
_NUMBERED = re.compile(r"\d\s?([^\W\d_]+)")
_MARKS = re.compile(r"[\s\u200b]*(?:[–—|•·:,;>»\])）】〉-][\s\u200b]*)+|[\s\u200b]*$|[\s\u200b]*[\t\n]\s*")
_CLOSING = re.compile(r"\s?[|·•,–—]\s+|\s-\s|\s{2,}")
_STOP = re.compile(r"\.(?=\s)")
_ENDED = re.compile(r"(\d[:h]\d\d)\.(?=\s|$)")
_RANGE = re.compile(r"\d{1,2}(?:[:.h]\d{2}|\s?(?:am|pm|uhr)\b)", re.IGNORECASE)
_DOTTED = re.compile(r"\d{1,2}\s?\.\s?\d{2}")
_WORD = re.compile(r"[^\W\d_]+")
_ROUGHLY = re.compile(r"\s?\(?[ECMP]T\b\)?")
"""Zones that name no offset: it depends on the season."""


class Stamp(Record, frozen=True, kw_only=True):
    """The time that a line opens with."""

    time: str
    """HH:MM."""
    zone: str | None = None
    """Offset from UTC as ±HH:MM, where named."""
    date: Stated | None = None
    """The date beside it, where one stands there."""
    days: int | None = None
    """Days from the day of collection, where a word tells them: yesterday is -1."""
    end: int
    """Where the words after it begin; the line's length: there are none."""
    firm: bool = True
    """Whether a mark, a word of the clock or the line's end parts it from the words."""

    @property
    def minutes(self) -> int:
        """Minutes since midnight."""
        return int(self.time[:2]) * 60 + int(self.time[3:])


def stamp(line: str) -> Stamp | None:
    """The stamp that a line opens with; None: it opens with none."""
    if not _DIGIT.search(line, 0, REACH) or not _OPENS.match(line):
        return None
    if not _CLOCKED.search(line, 0, REACH) and not _worded(line[:REACH]):
        return None
    head = _ENDED.sub(r"\1 ", line[:REACH].partition("\n")[0])
    if past().match(head.lstrip()):
        return None
    words = words_of(())
    clock = clock_in(head, 0, len(head), words)
    if clock is None:
        return None
    time, zone, (start, end) = clock
    follower = _WORD.search(head, end, end + 12)
    if follower and plain(follower.group()) in _ago():
        return None  # a distance
    zone, end = _stopped(head, zone, end)
    dates = dates_in(head) if _DIGIT.search(head[:start] + head[end:]) else []
    before, own = _without(head, dates, start)
    days = _before(before)
    if days is None:
        return None
    after = [date for date in dates if date.start >= end and not _MARKS.sub("", head[end : date.start])]
    end = max([end, *(date.end for date in after[:1])])
    own = own or next(iter(after), None)
    return _closed(line, start, end, Stamp(time=time, zone=zone, date=own, days=days[0], end=0))


def _worded(head: str) -> bool:
    """Whether a word of the clock follows a number: three o'clock, 5 pm."""
    words = words_of(())
    return any(
        (bare := plain(found[1])) in words.clocks or bare in words.am or bare in words.pm
        for found in _NUMBERED.finditer(head)
    )


def _stopped(head: str, zone: str | None, end: int) -> tuple[str | None, int]:
    """Past the stop of ``p.m.``, and past the zone behind it."""
    if head[end : end + 1] != "." or not head[end - 1].isalpha():
        return zone, end
    named = _WORD.match(head, end + 2)
    offset = words_of(()).zones.get(plain(named.group())) if named and zone is None else None
    return (offset, named.end()) if offset and named else (zone, end + 1)


def _without(head: str, dates: list[Stated], stop: int) -> tuple[str, Stated | None]:
    """What stands before the time apart from dates, and the date that does."""
    own = next((date for date in dates if date.end <= stop), None)
    if own is None:
        return head[:stop], None
    return head[: own.start] + " " + head[own.end : stop], own


def _before(text: str) -> tuple[int | None] | None:
    """The day that the words before a time tell, if any, as a tuple of one; None: there are other words."""
    days: int | None = None
    told = _WORD.findall(text)
    if len(told) > BEFORE or any(character.isdigit() for character in text):
        return None
    labels, offsets = _labels()
    for shown in told:
        word = plain(shown)
        if word in offsets:
            days = offsets[word]
        elif word not in labels and not (shown.isupper() and len(shown) > 2):  # NEW, BREAKING
            return None
    return (days,)


def _closed(line: str, start: int, end: int, found: Stamp) -> Stamp | None:
    """The stamp with where its words begin, if what follows lets it be one."""
    import msgspec

    roughly = _ROUGHLY.match(line, end)
    end = roughly.end() if roughly else end
    marks = _MARKS.match(line, end)
    at = marks.end() if marks else end
    rest = line[at:].lstrip()
    if _RANGE.match(rest) or rest[:1] in tuple("/%°€$£¥"):
        return None
    dotted = _DOTTED.match(line, start)
    named = (
        bool(roughly) or found.zone is not None or found.date is not None or (dotted and end > dotted.end())
    )
    if not marks and not dotted and (stop := _STOP.match(line, at)):
        marks, at = stop, stop.end()
        rest = line[at:].lstrip()
    firm = bool(marks) or bool(named) or (not dotted and line[end - 1 : end].isalpha())
    if dotted and not firm:
        return None
    if not firm and rest[:1].islower():
        return None
    return msgspec.structs.replace(found, end=len(line) - len(rest), firm=firm)


def closing(line: str) -> Stamp | None:
    """The stamp that a short line closes with, behind a mark: ``Ada Brook, 14:32``; None: it has none."""
    if not _DIGIT.search(line, max(0, len(line) - TAIL)):
        return None
    for mark in _CLOSING.finditer(line):
        found = stamp(line[mark.end() :])
        if found is not None and mark.end() + found.end == len(line):
            return found
    return None


@functools.cache
def _ago() -> frozenset[str]:
    """Words behind a distance into the past, of every language."""
    return frozenset(plain(word) for each in all_languages() for word in each.dates.ago if " " not in word)


@functools.cache
def _labels() -> tuple[frozenset[str], dict[str, int]]:
    """Words that may stand before a time, and those that tell a day, of every language."""
    every = [each.dates for each in all_languages()]
    labels = {
        plain(word)
        for dates in every
        for label in (*dates.published, *dates.updated, *dates.at, *dates.weekdays, *dates.clock, *dates.am,
                      *dates.pm, *dates.day_words)
        for word in _WORD.findall(label)
    }  # fmt: skip
    offsets = {plain(word): days for dates in every for word, days in dates.days.items() if -8 < days <= 0}
    return frozenset(labels), offsets
