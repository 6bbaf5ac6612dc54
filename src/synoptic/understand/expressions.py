"""Finds the times that a text words, with their spans; what they mean is left to :mod:`resolve`.

Reads dates of all common forms, weekdays, days and spans counted from publication, and words that lean on
the time told last (that day, the next morning). Clock times, ranges of years and decades are found too,
so that nobody takes their numbers for figures, but make no expression.

>>> text = "He called late Monday."
>>> [(found.span.of(text), found.expression.weekday) for found in find(text, "en")]
[('late Monday', 0)]
"""

import re
from bisect import bisect_left

import msgspec

from synoptic.model import Expression, Span
from synoptic.understand.time_patterns import Grammar, grammar
from synoptic.understand.time_readers import Worded, read

__all__ = ["Worded", "find"]

#: characters around a time that may belong to it
NEAR = 40
_JOIN = re.compile(
    r"[^\S\n]{0,3}\n?[^\S\n]{0,3}(?:,|on|at|, at|the|，)?[^\S\n]{0,3}\n?[^\S\n]{0,3}", re.IGNORECASE
)


def find(text: str, code: str | None, start: int = 0, end: int | None = None) -> list[Worded]:
    """Times worded between two offsets, in order, none overlapping another.

    Args:
        text: the document's text; spans count in it.
        code: ISO 639-1 code of its language; None: only what all languages share is found.
        start: first offset.
        end: one past the last offset; None: the text's end.
    """
    limit = len(text) if end is None else end
    rules = grammar(code)
    taken: list[Worded] = []
    busy = bytearray(limit - start)
    for name, pattern in rules.patterns:
        for match in pattern.finditer(text, start, limit):
            if any(busy[match.start() - start : match.end() - start]):
                continue
            worded = read(name, match, rules)
            if worded is not None:
                taken.append(worded)
                busy[worded.span.start - start : worded.span.end - start] = b"\1" * (
                    worded.span.end - worded.span.start
                )
    clocks = _clocks(text, start, limit, rules, busy)
    found = _with_clocks(
        [_widened(worded, text, start, limit, rules, busy) for worded in taken], clocks, text
    )
    return sorted(found, key=lambda worded: worded.span)


def _widened(worded: Worded, text: str, start: int, limit: int, rules: Grammar, busy: bytearray) -> Worded:
    """With the part of the day before or behind it: late Monday, Monday morning."""
    said = worded.expression
    if said is None and worded.weekday is None:
        return worded
    if said is not None and not _a_day(said):
        return worded
    first, last = worded.span.start, worded.span.end
    base = max(start, first - NEAR)
    lead = rules.lead.search(text[base:first])
    if lead and not any(busy[base + lead.start() - start : first - start]):
        first = base + lead.start()
    trail = rules.trail.match(text, last, min(limit, last + NEAR))
    if trail and not any(busy[last - start : trail.end() - start]):
        last = trail.end()
    return msgspec.structs.replace(worded, span=Span(first, last))


def _a_day(said: Expression) -> bool:
    return said.day is not None or said.weekday is not None or said.unit == "day"


def _clocks(text: str, start: int, limit: int, rules: Grammar, busy: bytearray) -> list[tuple[Span, str]]:
    """Times of day with what they read on a clock; empty where words leave the half of the day open."""
    found: list[tuple[Span, str]] = []
    for match in rules.clock.finditer(text, start, limit):
        if any(busy[match.start() - start : match.end() - start]):
            continue
        groups = match.groupdict()
        if groups["spoken"]:
            if groups["link"].casefold() not in rules.numbers.to or groups["piece"] or _falls(match, rules):
                found.append((Span(*match.span()), ""))
            continue
        hour = next((groups[g] for g in ("h", "h2", "h3", "h4", "h5", "h6") if groups[g]), "")
        minute = next((groups[g] for g in ("min", "min2", "min3", "min5", "min6") if groups[g]), "00")
        value = int(hour) if hour.isdecimal() else int(rules.numbers.words.get(hour.casefold(), 0))
        half = (groups["half"] or "").casefold().replace(".", "")
        if half.startswith("p") and value < 12:
            value += 12
        elif half.startswith("a") and value == 12:
            value = 0
        sure = value < 24 and (groups["half"] or groups["h2"])
        found.append((Span(*match.span()), f"{value:02d}:{int(minute):02d}" if sure else ""))
    return found


def _falls(match: re.Match[str], rules: Grammar) -> bool:
    """Whether the numbers fall: ten to eight is a time of day, five to six a range."""
    table = rules.numbers.words
    values = [
        table[word.casefold()] for word in match[0].replace("-", " ").split() if word.casefold() in table
    ]
    return len(values) > 1 and values[0] > values[-1]


def _with_clocks(words: list[Worded], clocks: list[tuple[Span, str]], text: str) -> list[Worded]:
    """A time of day that stands beside a day belongs to it; the others are found on their own."""
    found: list[Worded] = []
    free = {span.start: (span, reading) for span, reading in clocks}
    starts = sorted(free)
    for worded in words:
        said, span = worded.expression, worded.span
        low = bisect_left(starts, span.start - 2 * NEAR)
        high = bisect_left(starts, span.end + NEAR)
        near = [free[at] for at in starts[low:high] if at in free]
        beside = next((c for c in near if said and _a_day(said) and _beside(c[0], span, text)), None)
        for clock, _ in near:  # what a day was widened over
            if clock.overlaps(span):
                free.pop(clock.start)
        if beside is None or said is None:
            found.append(worded)
            continue
        free.pop(beside[0].start, None)
        span = Span(min(beside[0].start, span.start), max(beside[0].end, span.end))
        expression = msgspec.structs.replace(said, clock=beside[1] or None)
        found.append(msgspec.structs.replace(worded, span=span, expression=expression))
    return found + [Worded(span=span) for span, _ in free.values()]


def _beside(clock: Span, day: Span, text: str) -> bool:
    left, right = (clock, day) if clock.start < day.start else (day, clock)
    gap = text[left.end : right.start]
    return len(gap) <= NEAR and left.end <= right.start and _JOIN.fullmatch(gap) is not None
