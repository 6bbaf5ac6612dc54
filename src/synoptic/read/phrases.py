"""Phrases of many languages in one table: as the whole of a line, at its beginning, anywhere in a text.

What a phrase begins with finds it: a table is asked once for a word, however many phrases it holds.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

_Value = TypeVar("_Value")

OPEN = " …"
"""Ends a phrase of whole lines that stands for every short line beginning so."""

#: a word of a script that parts words by blanks; a single character of any other; a mark
_TOKEN = re.compile(r"[^\W_\u2e80-\uffdc]+|[^\s_]")


class Phrases:
    """Phrases of all languages, found at a line's beginning, anywhere in it, or as the whole of it.

    ``form`` brings phrases into the form in which lines will be given.
    """

    __slots__ = ("_heads", "_openings", "_runs", "_whole")

    def __init__(self, phrases: Iterable[str], form: Callable[[str], str]) -> None:
        given = {form(phrase.removesuffix(OPEN)): phrase.endswith(OPEN) for phrase in phrases}
        given.pop("", None)
        longest = sorted(given, key=len, reverse=True)
        self._whole = frozenset(given)
        self._heads = _by_first((tokens(phrase)[0], phrase) for phrase in longest)
        self._openings = _by_first((p.split(" ", 1)[0], p + " ") for p in longest if given[p])
        cut = ((tokens(phrase), phrase) for phrase in longest)
        self._runs = _by_first((parts[0], (parts, phrase)) for parts, phrase in cut)

    def whole(self, line: str, opens: bool = True) -> bool:
        """Whether the line is one of the phrases, or begins with one that leaves its end open."""
        if line in self._whole:
            return True
        if not (opens and self._openings):
            return False
        return line.startswith(self._openings.get(line.split(" ", 1)[0], ()))

    def start(self, line: str, at: int = 0) -> int:
        """Where the longest phrase that begins at ``at`` ends; 0: none does."""
        first = _TOKEN.match(line, at)
        for phrase in self._heads.get(first.group(), ()) if first else ():
            end = at + len(phrase)
            if line.startswith(phrase, at) and not (_joins(phrase[-1]) and _joins(line[end : end + 1])):
                return end
        return 0

    def may(self, parts: Iterable[str]) -> bool:
        """Whether any phrase begins with one of these tokens; where none does, no phrase is among them."""
        return not self._runs.keys().isdisjoint(parts)

    def anywhere(self, text: str) -> int:
        """How many times phrases stand in a text."""
        return sum(1 for _ in self.each(tokens(text)))

    def each(self, parts: Sequence[str]) -> Iterator[str]:
        """The phrases among the :func:`tokens` of a text, in order, none within another."""
        runs = self._runs
        if not self.may(parts):
            return
        free = 0
        for at in [i for i, part in enumerate(parts) if part in runs]:
            if at < free:
                continue
            for run, phrase in runs[parts[at]]:
                if len(run) == 1 or parts[at : at + len(run)] == run:
                    yield phrase
                    free = at + len(run)
                    break


def tokens(text: str) -> list[str]:
    """What phrases are found by: words, marks, and each character of a script that parts no words."""
    return _TOKEN.findall(text)


def _by_first(pairs: Iterable[tuple[str, _Value]]) -> Mapping[str, tuple[_Value, ...]]:
    """The values of every key, in order."""
    found: dict[str, list[_Value]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in found.items()}


def _joins(character: str) -> bool:
    """Whether the character continues a word of a script that parts words by blanks."""
    return character.isalnum() and not "\u2e80" <= character <= "\uffdc"
