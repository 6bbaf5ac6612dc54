"""The Porter stemmer, written from M. F. Porter, "An algorithm for suffix stripping" (1980).

ROUGE is reported on stems of this algorithm, so figures can only be compared with the same one.
"""

import functools
from collections.abc import Callable

_VOWELS = frozenset("aeiou")
_STEP2 = (
    ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"),
    ("abli", "able"), ("alli", "al"), ("entli", "ent"), ("eli", "e"), ("ousli", "ous"),
    ("ization", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"), ("iveness", "ive"),
    ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"),
)  # fmt: skip
_STEP3 = (
    ("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""),
    ("ness", ""),
)  # fmt: skip
_STEP4 = (
    "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ion", "ism", "ate", "iti", "ous", "ive",
    "ize", "al", "er", "ic", "ou",
)  # fmt: skip


def _shape(word: str) -> str:
    """One letter for each: v for a vowel, c for a consonant; y is a vowel after a consonant."""
    out = ""
    for i, letter in enumerate(word):
        vowel = letter in _VOWELS or (letter == "y" and i > 0 and out[-1] == "c")
        out += "v" if vowel else "c"
    return out


def _measure(word: str) -> int:
    """How many times a vowel run is followed by a consonant run."""
    return _shape(word).count("vc")


def _double(word: str) -> bool:
    return len(word) > 1 and word[-1] == word[-2] and _shape(word)[-1] == "c"


def _short(word: str) -> bool:
    """Ends consonant, vowel, consonant, the last not w, x or y."""
    return _shape(word)[-3:] == "cvc" and word[-1] not in "wxy"


def _first(word: str) -> str:
    if word.endswith(("sses", "ies")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    if word.endswith("eed"):
        return word[:-1] if _measure(word[:-3]) > 0 else word
    for end in ("ed", "ing"):
        root = word.removesuffix(end)
        if root != word:
            if "v" not in _shape(root):
                return word
            if root.endswith(("at", "bl", "iz")):
                return root + "e"
            if _double(root) and root[-1] not in "lsz":
                return root[:-1]
            return root + "e" if _measure(root) == 1 and _short(root) else root
    return word


def _swap(word: str, table: tuple[tuple[str, str], ...]) -> str:
    for end, other in table:
        if word.endswith(end):
            root = word.removesuffix(end)
            return root + other if _measure(root) > 0 else word
    return word


def _fourth(word: str) -> str:
    for end in _STEP4:
        if word.endswith(end):
            root = word.removesuffix(end)
            fits = _measure(root) > 1 and (end != "ion" or root.endswith(("s", "t")))
            return root if fits else word
    return word


def _fifth(word: str) -> str:
    if word.endswith("e"):
        root = word[:-1]
        m = _measure(root)
        if m > 1 or (m == 1 and not _short(root)):
            word = root
    return word[:-1] if word.endswith("ll") and _measure(word) > 1 else word


def _y(word: str) -> str:
    return word[:-1] + "i" if word.endswith("y") and "v" in _shape(word[:-1]) else word


@functools.lru_cache(maxsize=65_536)
def porter(word: str) -> str:
    """The stem of a lower-case English word."""
    if len(word) <= 2:
        return word
    steps: tuple[Callable[[str], str], ...] = (
        _first, _y, lambda w: _swap(w, _STEP2), lambda w: _swap(w, _STEP3), _fourth, _fifth,
    )  # fmt: skip
    for step in steps:
        word = step(word)
    return word
