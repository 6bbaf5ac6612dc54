"""Which English words are near in sense and which oppose: a cut of WordNet, read once.

The data (``data/senses.en.txt``, made by ``training/cut_wordnet.py``) gives each common word its meanings
with weights of 1 to 9; two words are near by the best meaning that they share. Words of other languages have
no entry and are near to nothing, so comparing falls back on what crosses languages: names, numbers, cognates.
"""

import functools
from collections.abc import Mapping
from importlib import resources

import msgspec

FULL = 9
#: endings of verbal forms, which are opened even in words that stand on their own
OPENED = ("ing", "ed")
#: endings that English inflection adds, longest first, with what they replace (WordNet's own rules)
ENDINGS = (
    ("ies", "y"), ("ied", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"), ("ves", "f"),
    ("ing", ""), ("ing", "e"), ("ed", "e"), ("ed", ""), ("es", "e"), ("es", ""), ("men", "man"),
    ("est", ""), ("er", ""), ("s", ""),
)  # fmt: skip
SHORTEST = 3


class _Senses(msgspec.Struct, frozen=True):
    lines: Mapping[str, str]
    """Meanings of a base form with their weights, as the file has them: few are ever asked for."""
    irregular: Mapping[str, str]
    """Irregular forms to their base form."""
    opposites: frozenset[tuple[str, str]]
    """Pairs of base forms, each in alphabetic order."""


@functools.cache
def _load() -> _Senses:
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
    return _Senses(lines, irregular, frozenset(opposites))


@functools.lru_cache(maxsize=20_000)
def _opened(word: str) -> str:
    """The base form that WordNet's endings lead to; the word itself where none does."""
    known = _load()
    if word in known.irregular:
        return known.irregular[word]
    for ending, instead in ENDINGS:
        if word.endswith(ending):
            stem = word[: len(word) - len(ending)]
            # stopped, planned: the doubled consonant goes
            tries = [stem + instead, *([stem[:-1]] if stem[-2:-1] == stem[-1:] and not instead else [])]
            for form in tries:
                if len(form) >= SHORTEST and form in known.lines:
                    return form
    return word


def base(word: str) -> str:
    """The base form of a lower-case word, as far as the resource knows it; else the word itself."""
    known = _load()
    return word if word in known.lines and word not in known.irregular else _opened(word)


def root(word: str) -> str:
    """What the word's inflected and verbal forms have in common: sign of signed and of signing.

    Unlike :func:`base` it also opens up words that stand in the resource on their own (a signing, a
    building), which is what finding counterparts wants and what meaning does not.
    """
    return _opened(word) if word.endswith(OPENED) or word not in _load().lines else word


@functools.lru_cache(maxsize=20_000)
def meanings(word: str) -> Mapping[str, int]:
    """What a lower-case word means, in any inflected form; empty where it is unknown."""
    lines, opened = _load().lines, _opened(word)
    found = _read(lines.get(word, ""))
    return found if opened == word else _read(lines.get(opened, "")) | found


def _read(line: str) -> dict[str, int]:
    return {key: int(weight) for key, _, weight in (cell.partition(":") for cell in line.split())}


@functools.lru_cache(maxsize=200_000)
def near(one: str, other: str) -> float:
    """How near two lower-case words are: 1 the same meaning, 0 none in common."""
    if one == other:
        return 1.0
    mine, theirs = meanings(one), meanings(other)
    return max((mine[k] * theirs[k] for k in mine.keys() & theirs.keys()), default=0) / FULL**2


def opposed(one: str, other: str) -> bool:
    """Whether two lower-case words are listed as opposites."""
    a, b = base(one), base(other)
    return (min(a, b), max(a, b)) in _load().opposites
