"""A TL;DR bot's digest: its footer's counts, and the lines that the counts say it spans."""

import functools
import re
from collections.abc import Sequence

from synoptic.lang import all_languages
from synoptic.model import Record
from synoptic.text import count_words, fold, plain

LOOK = 600
"""Characters at either end of a line in which a footer or an opening is looked for."""
REACH = 200
"""Lines before a footer that a digest may have."""
NEAR = 0.1
"""How far, as a share, the words of a digest's lines may be from the footer's count."""


#: letters of scripts without blanks between words; Korean has them
_DENSE = re.compile(r"[\u2e80-\u2fff\u3005-\u3007\u3040-\u9fff\uf900-\ufaff]")
_NUMBER = re.compile(r"\d+")


class Counts(Record, frozen=True):
    """What a digest's footer says of itself; None: it does not say."""

    original: int | None
    """Words of the article."""
    summary: int | None
    """Words of the digest."""
    saved: int | None
    """Percent of the words left out."""


def footer(line: str) -> Counts | None:
    """The counts of a footer in a line; None: it is no footer."""
    return _footer(line) if len(_NUMBER.findall(line)) > ("%" not in line and "٪" not in line) else None


@functools.lru_cache(maxsize=8_192)
def _footer(line: str) -> Counts | None:
    for text in _ends(line):
        for pattern in _patterns()[0]:
            if found := pattern.search(text):
                groups = found.groupdict()
                return Counts(*(_number(groups.get(name)) for name in ("original", "summary", "saved")))
    return None


def opens(line: str) -> bool:
    """Whether a bot says of itself, without counts, that it sums up or is a program."""
    return any(pattern.search(text) for pattern in _patterns()[1] for text in _ends(line))


def begin(lines: Sequence[str], foot: int) -> int:
    """The first line of the digest that a footer closes: its lines' words add up to the footer's count.

    Args:
        lines: the page's lines, in order.
        foot: index of the footer.
    """
    counts = footer(lines[foot])
    floor = max(0, foot - REACH)
    opened = next((i for i in range(foot - 1, floor - 1, -1) if opens(lines[i])), None)
    if opened is not None:
        return opened
    if counts is None or counts.summary is None:
        return foot
    best, at, total = NEAR * counts.summary, foot, 0
    for i in range(foot - 1, floor - 1, -1):
        total += size(lines[i])
        if abs(total - counts.summary) < best or total == counts.summary:
            best, at = abs(total - counts.summary), i
        if total > counts.summary * (1 + NEAR):
            break
    return at


def size(text: str) -> int:
    """The words of a text as bots count them: of scripts that do not part words, the characters."""
    dense = len(_DENSE.findall(text))
    return dense if dense * 2 > len(text) - text.count(" ") else count_words(text)


def _ends(line: str) -> tuple[str, ...]:
    ends = (line,) if len(line) <= LOOK else (line[:LOOK], line[-LOOK:])
    return tuple(fold(plain(end)) for end in ends)


def _number(digits: str | None) -> int | None:
    bare = re.sub(r"\D", "", digits or "")
    return int(bare[:9]) if bare else None


@functools.cache
def _patterns() -> tuple[tuple[re.Pattern[str], ...], tuple[re.Pattern[str], ...]]:
    """Patterns with counts, and patterns without."""
    every = [re.compile(p) for each in all_languages() for p in each.chrome.digest]
    return (
        tuple(p for p in every if p.groupindex),
        tuple(p for p in every if not p.groupindex),
    )
