"""Times of day as lines word them: the clock, the half of the day, the zone."""

import re

from synoptic.read.datewords import Words, unstopped
from synoptic.text import plain

_CLOCK = re.compile(
    r"""(?<![\d.:/])(?P<hour>\d{1,2})
        (?:\s?(?::|[.h])\s?(?P<minute>\d{2})(?::\d{2}(?:\.\d+)?)?(?![\d/.])
          |\s?[時时點点시]\s?(?:(?P<minutes>\d{1,2})\s?[分분]|(?P<half>半))?
          |(?=\s?(?P<word>[^\W\d_]+(?:\.\s?[^\W\d_])?)))""",
    re.VERBOSE | re.IGNORECASE,
)
_OFFSET = re.compile(r"\s?\(?(?:GMT|UTC)?\s?(?P<sign>[+−-])(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?(?!\d)")
_WORD = re.compile(r"[\s(,.]*(?P<word>[^\W\d_]+(?:[.\s]\s?[^\W\d_]+)?)")


def clock_in(line: str, start: int, end: int, words: Words) -> tuple[str, str | None, tuple[int, int]] | None:
    """The first time of day between two offsets: HH:MM, its zone, and where both stand."""
    for match in _CLOCK.finditer(line, start, end):
        hour = int(match["hour"])
        minute = int(match["minute"] or match["minutes"] or (30 if match["half"] else 0))
        half, then = _half_of_day(line, match, end, words)
        following = plain(match["word"] or "")
        if hour > 24 or minute > 59 or (match["word"] and half is None and following not in words.clocks):
            continue
        if half is not None and hour <= 12:
            hour = hour % 12 + 12 * half
        then = max(then, match.end())
        after = _WORD.match(line, then, end)
        for word in (after["word"], after["word"].split()[0]) if after else ():
            if plain(word) in words.clocks and after:
                then = after.start("word") + len(word)
                break
        zone, then = _zone(line, then, end, words)
        return f"{hour % 24:02}:{minute:02}", zone, (match.start(), then)
    return None


def _half_of_day(line: str, match: re.Match[str], end: int, words: Words) -> tuple[int | None, int]:
    """Whether the clock is told as before (0) or after (1) noon, and where that mark ends."""
    after = _WORD.match(line, match.end(), end)
    if after:
        for word in (after["word"], after["word"].split()[0].split(".")[0]):
            for half, marks in enumerate((words.am, words.pm)):
                if unstopped(word) in marks:
                    return half, after.start("word") + len(word)
    before = plain(line[max(0, match.start() - 4) : match.start()]).rstrip()
    for half, marks in enumerate((words.am, words.pm)):
        if any(mark and before.endswith(mark) and not mark.isascii() for mark in marks):
            return half, match.end()
    return None, match.end()


def _zone(line: str, start: int, end: int, words: Words) -> tuple[str | None, int]:
    """The zone named right after a clock, and where it ends."""
    after = _WORD.match(line, start, end)
    if after:
        first = after["word"].split()[0]
        named = words.zones.get(plain(first))
        then = after.start("word") + len(first)
        offset = _OFFSET.match(line, then, end)
        if named is not None and not (named == "+00:00" and offset):
            return named, then
    offset = _OFFSET.match(line, start, end)
    if offset is None and after and plain(after["word"]) in ("gmt", "utc"):
        offset = _OFFSET.match(line, after.start("word"), end)
    if offset is None or int(offset["hours"]) > 14 or int(offset["minutes"] or 0) > 59:
        return None, start
    sign = "+" if offset["sign"] == "+" else "-"
    return f"{sign}{int(offset['hours']):02}:{int(offset['minutes'] or 0):02}", offset.end()
