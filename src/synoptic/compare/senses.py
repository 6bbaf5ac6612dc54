"""Which English words are near in sense and which oppose: a cut of WordNet, read once.

The data (``data/senses.en.txt``, made by ``training/cut_wordnet.py``) gives each common word its meanings with
weights of 1 to 9; two words are near by the best meaning that they share. Words of other languages have no
entry and are near to nothing, so comparing falls back on what crosses languages: names, numbers, cognates.
"""

import functools
from collections.abc import Mapping
from importlib import resources

import msgspec

FULL = 9
#: endings that English inflection adds, longest first, with what they replace (WordNet's own rules)
ENDINGS = (
    ("ies", "y"), ("ied", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"), ("ves", "f"),
    ("ing", ""), ("ing", "e"), ("ed", "e"), ("ed", ""), ("es", "e"), ("es", ""), ("men", "man"),
    ("est", ""), ("er", ""), ("s", ""),
)  # fmt: skip


class Senses(msgspec.Struct, frozen=True):
    """The whole resource in memory."""

    lines: Mapping[str, str]
    """Meanings of a base form with their weights, as the file has them: few are ever asked for."""
    irregular: Mapping[str, str]
    """Irregular forms to their base form."""
    opposites: frozenset[tuple[str, str]]
    """Pairs of base forms, each in alphabetic order."""

    def base(self, word: str) -> str:
        """The base form of a lower-case word, as far as the resource knows it; else the word itself."""
        if word in self.irregular:
            return self.irregular[word]
        if word in self.lines:
            return word
        for ending, instead in ENDINGS:
            if word.endswith(ending):
                stem = word[: len(word) - len(ending)]
                # stopped, planned: the doubled consonant goes
                tries = [stem + instead, *([stem[:-1]] if stem[-2:-1] == stem[-1:] and not instead else [])]
                for form in tries:
                    if len(form) > 1 and form in self.lines:
                        return form
        return word

    def root(self, word: str) -> str:
        """What the word's inflected and verbal forms have in common: sign of signed and of signing.

        Unlike :meth:`base` it also opens up words that stand in the resource on their own (a signing, a
        building), which is what finding counterparts wants and what meaning does not.
        """
        base = self.base(word)
        if base == word:
            for ending in ("ing", "ed"):
                if word.endswith(ending):
                    stem = word[: -len(ending)]
                    for form in (stem, stem + "e", stem[:-1] if stem[-2:-1] == stem[-1:] else stem):
                        if len(form) > 2 and form in self.lines:
                            return form
        return base

    def of(self, word: str) -> Mapping[str, int]:
        """What a lower-case word means, in any inflected form; empty where it is unknown."""
        return _meanings(self.lines.get(self.base(word), ""))

    def near(self, one: str, other: str) -> float:
        """How near two lower-case words are: 1 the same meaning, 0 none in common."""
        if one == other:
            return 1.0
        mine, theirs = self.of(one), self.of(other)
        return max((mine[k] * theirs[k] for k in mine.keys() & theirs.keys()), default=0) / FULL**2

    def opposed(self, one: str, other: str) -> bool:
        """Whether two lower-case words are listed as opposites."""
        a, b = self.base(one), self.base(other)
        return (min(a, b), max(a, b)) in self.opposites


@functools.cache
def load() -> Senses:
    """The resource, read at first use."""
    lines: dict[str, str] = {}
    irregular: dict[str, str] = {}
    opposites: set[tuple[str, str]] = set()
    file = resources.files(__package__) / "data" / "senses.en.txt"
    for line in file.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        head, _, rest = line.partition(" ")
        if head not in "<!":
            lines[head] = rest
            continue
        one, _, other = rest.partition(" ")
        if head == "<":
            irregular.setdefault(one, other)
        else:
            opposites.add((one, other))
    return Senses(lines, irregular, frozenset(opposites))


@functools.lru_cache(maxsize=20_000)
def _meanings(line: str) -> Mapping[str, int]:
    return {key: int(weight) for key, _, weight in (cell.partition(":") for cell in line.split())}
