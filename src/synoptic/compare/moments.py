"""When a sentence puts what it tells: days, times of the day, parts of the day.

The day on which something was *said* is left out: *she said on Monday* dates the saying, and two sentences
that were said on two days may well tell the same. Clock times are read here from the words, since
understanding resolves days; a dotted one (``7.45``) counts only where the words around it say that it is a
clock.
"""

import functools
import re

import msgspec

from synoptic.compare import senses
from synoptic.compare.statements import Statement, times
from synoptic.lang import load
from synoptic.model import Quote
from synoptic.text import plain, words

DAY = len("2020-02-20")
HOUR, NOON, DAY_MINUTES = 60, 12 * 60, 24 * 60
#: clocks told roughly are this near
NEAR = 5
#: how many words may stand between a verb of saying and the day on which it was said
SAID_REACH = 5

_CLOCK = re.compile(
    r"(?<![\d.,:/-])([01]?\d|2[0-4])(?:([:.h])([0-5]\d))?(?![\d/%]|[.,:]\d)\s?([a-z.]{0,5})", re.IGNORECASE
)


class Moments(msgspec.Struct, frozen=True):
    """The times of one statement."""

    days: frozenset[str]
    """Days, YYYY-MM-DD."""
    periods: frozenset[str]
    """Months and years, YYYY[-MM]."""
    clocks: frozenset[int]
    """Minutes since midnight."""
    parts: tuple[tuple[int, int], ...]
    """Parts of the day as minutes from and to; past midnight runs over 1440."""

    def meets(self, other: "Moments") -> bool:
        """Whether both tell of one day, one clock time, or a clock time in the other's part of the day."""
        if self.days & other.days:
            return True
        if self.days and other.days:
            return False
        if any(apart(a, b) <= NEAR for a in self.clocks for b in other.clocks):
            return True
        return any(
            _within(clock, part)
            for mine, theirs in ((self, other), (other, self))
            for clock in mine.clocks
            for part in theirs.parts
        )


class _Words(msgspec.Struct, frozen=True):
    """What a language has for clock times."""

    before: tuple[str, ...]
    """Phrases before a clock time."""
    am: frozenset[str]
    """Marks of the morning half."""
    pm: frozenset[str]
    """Marks of the evening half."""
    after: frozenset[str]
    """Words after a clock time."""
    parts: tuple[tuple[str, tuple[int, int]], ...]
    """Parts of the day, with their first and last minute."""
    say: frozenset[str]
    """Verbs of saying: their time is that of the speech."""


@functools.cache
def _lexicon(code: str) -> _Words:
    data = load(code)
    return _Words(
        before=tuple(plain(w) for w in data.comparing.clock_before),
        am=frozenset(_bare(w) for w in data.dates.am),
        pm=frozenset(_bare(w) for w in data.dates.pm),
        after=frozenset(_bare(w) for w in data.dates.clock),
        parts=tuple((plain(w), (a * HOUR, b * HOUR)) for w, (a, b) in data.comparing.hours.items()),
        say=frozenset(plain(w) for w in (*data.speech.say, *data.speech.deny, *data.speech.doubt)),
    )


def moments(one: Statement) -> Moments:
    """When a statement puts what it tells."""
    dated = [
        (span, when) for span, when in times(one) if when.date is not None and not _of_saying(one, span.start)
    ]
    lower = f" {' '.join(plain(w) for w in words(one.raw))} "
    clocks = {_minutes(when.expression.clock) for _, when in times(one) if when.expression.clock}
    return Moments(
        days=frozenset(when.date for _, when in dated if when.date is not None and len(when.date) == DAY),
        periods=frozenset(when.date for _, when in dated if when.date is not None and len(when.date) < DAY),
        clocks=frozenset(clocks | set(_clocks(one))),
        parts=tuple(part for word, part in _lexicon(one.language.code).parts if f" {word} " in lower),
    )


def apart(one: int, other: int) -> int:
    """Minutes between two clock times, over midnight if that is shorter."""
    distance = abs(one - other) % DAY_MINUTES
    return min(distance, DAY_MINUTES - distance)


def told(clock: int) -> str:
    """HH:MM."""
    return f"{clock // HOUR % 24:02}:{clock % HOUR:02}"


def _of_saying(one: Statement, start: int) -> bool:
    """Whether a time stands right after a verb of saying, and so dates the saying."""
    before = [plain(w) for w in words(one.between(one.span.start, start))][-SAID_REACH:]
    say = _lexicon(one.language.code).say
    spoken = any(isinstance(fact.what, Quote) for fact in one.facts)
    base = senses.base if one.language.code == "en" else (lambda word: word)
    return spoken and any(word in say or base(word) in say for word in before)


def _clocks(one: Statement) -> list[int]:
    known = _lexicon(one.language.code)
    found = []
    for match in _CLOCK.finditer(one.raw):
        hour, mark, minute, tail = match.groups()
        after = _bare(tail or "")
        before = plain(one.raw[max(0, match.start() - 12) : match.start()]).rstrip()
        led = any(before == word or before.endswith(f" {word}") for word in known.before)
        half = after in known.am or after in known.pm
        if not (half or (mark in (":", "h") and minute) or (minute and (led or after in known.after))):
            continue
        at = int(hour) % 24 * HOUR + int(minute or 0)
        if after in known.pm and at < NOON:
            at += NOON
        elif after in known.am and at >= NOON:
            at -= NOON
        found.append(at)
    return found


def _minutes(clock: str) -> int:
    hour, _, minute = clock.partition(":")
    return int(hour) * HOUR + int(minute) if hour.isdigit() and minute.isdigit() else 0


def _bare(word: str) -> str:
    return plain(word).replace(".", "").strip()


def _within(clock: int, part: tuple[int, int]) -> bool:
    return part[0] <= clock <= part[1] or part[0] <= clock + DAY_MINUTES <= part[1]
