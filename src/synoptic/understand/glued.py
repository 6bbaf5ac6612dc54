"""Who says a quote in a script without blanks between words, by what stands right at its marks.

Before the mark: name, verb of saying, colon; after it: name, particle, verb. The name is what lies between
the nearest punctuation and the verb, without the titles before it.
"""

import functools
import re
from typing import NamedTuple

from synoptic.lang import load
from synoptic.model import Span

#: characters of a name with its titles
LONGEST = 16
_NAME = rf"(?P<name>[^\s，。！？；：、“”「」『』‘’（）()\"はがも]{{2,{LONGEST}}})"
_TOPIC = "(?:は|が|も)"
_BETWEEN = r"[^。！？；“”「」『』]{0,12}?"


class Patterns(NamedTuple):
    """What may stand at the marks of a quote."""

    before: re.Pattern[str]
    """Name, verb and colon before it."""
    topic: re.Pattern[str]
    """Name and particle before it."""
    verb: re.Pattern[str]
    """Verb after it."""
    after: re.Pattern[str]
    """Name, particle and verb after it."""
    titles: tuple[str, ...]
    times: tuple[str, ...]


def speaker(text: str, start: int, end: int, code: str | None) -> tuple[Span, str] | None:
    """The speaker of the quote between two offsets, and the verb; None where the text does not show them."""
    patterns = _patterns(code)
    if patterns is None:
        return None
    mark, low, high = max(0, start - 1), max(0, start - 40), min(len(text), end + 40)
    found = patterns.before.search(text, low, mark) or patterns.after.match(text, end + 1, high)
    if found is not None:
        return _name(found, patterns), found["cue"]
    topic, verb = patterns.topic.search(text, low, mark), patterns.verb.match(text, end + 1, high)
    return (_name(topic, patterns), verb["cue"]) if topic and verb else None


def _name(found: re.Match[str], patterns: Patterns) -> Span:
    """The name without titles before it and times after it."""
    named, start, end = found["name"], found.start("name"), found.end("name")
    for time in patterns.times:
        if named.endswith(time) and len(named) - len(time) >= 2:
            named, end = named[: -len(time)], end - len(time)
            break
    after = max((named.rfind(title) + len(title) for title in patterns.titles if title in named), default=0)
    return Span(start + after, end) if len(named) - after >= 2 else Span(start, end)


@functools.cache
def _patterns(code: str | None) -> Patterns | None:
    language = load(code)
    if language.spaced or not language.speech.say:
        return None
    cue = rf"(?P<cue>{_any((*language.speech.say, *language.speech.deny))})"
    dates = language.dates
    return Patterns(
        re.compile(rf"(?:^|[\s，。！？；、“”」』]){_NAME}{cue}(?:道|了)?[，,：:\s]{{0,2}}\Z"),
        re.compile(rf"(?:^|[\s。！？；、」』]){_NAME}{_TOPIC}{_BETWEEN}\Z"),
        re.compile(rf"と{_BETWEEN}{cue}"),
        re.compile(rf"(?:と|，|,)?{_NAME}{_TOPIC}?{_BETWEEN}{cue}"),
        tuple(sorted(language.titles, key=len, reverse=True)),
        tuple(sorted((*dates.weekdays, *dates.days, *dates.parts), key=len, reverse=True)),
    )


def _any(listed: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(listed), key=len, reverse=True))
