"""Which language a page is written in, by its longest stretches of prose.

Three steps: scripts; function words, and of short texts letters too, which settle most for nothing; then
py3langid's model (loaded when first needed, about half a second) for what they leave open.
"""

import functools
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from synoptic.lang import known, load

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SAMPLE = 6_000
"""Characters of prose that are looked at."""
ENOUGH = 24
"""Letters below which a page's language stays undecided."""
SHARE, LEAD = 0.22, 1.5
"""Function words settle a language that has this share of all words, and so many times the next one's."""
SURE, AGREED = 0.9, 0.4
"""Probability from which the model is believed; and where words and letters say the same."""
MANY = 12
"""Words from which function words alone settle a language."""
FIRM, CLEAR = 0.9, 1.8
"""What words and letters must weigh to settle a shorter text, and how many times the next language's."""
OWN, FOREIGN = 0.6, 0.4
"""What a letter weighs for the languages that have it, together, and against each that has not."""

_WORD = re.compile(r"[^\W\d_]+")
#: scripts that are one language's, by the Unicode name of their letters
_SCRIPTS = {"HANGUL": "ko", "HIRAGANA": "ja", "KATAKANA": "ja", "HEBREW": "he", "GREEK": "el", "THAI": "th",
            "ARMENIAN": "hy", "GEORGIAN": "ka", "BENGALI": "bn", "TAMIL": "ta", "TELUGU": "te"}  # fmt: skip
_DENSE = ("CJK", "HIRAGANA", "HANGUL", "THAI")


def identify(text: str) -> str | None:
    """ISO 639-1 of the language that most of the prose is in; None: too short, or unsure."""
    prose = sample(text)
    words = _WORD.findall(prose.casefold())
    letters = "".join(words)
    script = _script(letters)
    if script in _SCRIPTS or script == "CJK":
        return _SCRIPTS.get(script, "zh") if len(letters) >= ENOUGH // 3 else None
    if len(words) >= MANY and (settled := _by_function_words(words)):
        return settled
    found, sure = _by_words_and_letters(words)
    if (sure and len(words) < MANY) or len(letters) < ENOUGH:
        return found if sure else None
    return _by_model(prose, found)


def sample(text: str, most: int = SAMPLE) -> str:
    """The longest lines of a text, in order, up to ``most`` characters: prose, where there is any."""
    lines = [line.strip() for line in text[: 100 * most].splitlines()]
    chosen: list[int] = []
    total = 0
    for index in sorted(range(len(lines)), key=lambda i: -len(lines[i])):
        if total >= most or (chosen and len(lines[index]) < 40 and total > 400):
            break
        chosen.append(index)
        total += len(lines[index])
    return "\n".join(lines[index][:most] for index in sorted(chosen))[: 2 * most]


def _script(letters: str) -> str:
    """The script of most letters; kana decide for Japanese even where they are few."""
    if letters.isascii():
        return "LATIN" if letters else ""
    counts: dict[str, int] = {}
    for letter, times in Counter(letters[:: max(1, len(letters) // 1_000)]).items():
        script = _script_of(letter)
        counts[script] = counts.get(script, 0) + times
    kana = counts.get("HIRAGANA", 0) + counts.get("KATAKANA", 0)
    east = kana + counts.get("CJK", 0)
    if kana and kana * 12 > east >= sum(counts.values()) / 3:
        return "HIRAGANA"
    return max(counts, key=lambda script: counts[script], default="")


@functools.lru_cache(maxsize=65_536)
def _script_of(letter: str) -> str:
    """The first word of a letter's Unicode name."""
    return unicodedata.name(letter, "").partition(" ")[0]


@functools.cache
def _function_words() -> dict[str, tuple[str, ...]]:
    """Every function word to the languages that use it."""
    languages: dict[str, tuple[str, ...]] = {}
    for code in known():
        for word in load(code).stop:
            languages[word.casefold()] = (*languages.get(word.casefold(), ()), code)
    return languages


def _by_function_words(words: Sequence[str]) -> str | None:
    table = _function_words()
    times = Counter(words)
    counts: dict[str, int] = {}
    for word in times.keys() & table.keys():
        for code in table[word]:
            counts[code] = counts.get(code, 0) + times[word]
    ranked = sorted(counts, key=lambda code: (-counts[code], code))
    if not ranked or counts[ranked[0]] < SHARE * len(words):
        return None
    if len(ranked) > 1 and counts[ranked[0]] < LEAD * counts[ranked[1]]:
        return None
    return ranked[0]


@functools.cache
def _letters() -> dict[str, tuple[str, ...]]:
    """Every letter beyond ASCII to the languages whose data use it."""
    languages: dict[str, tuple[str, ...]] = {}
    for code in known():
        data = load(code)
        chrome = (getattr(data.chrome, name) for name in data.chrome.__struct_fields__ if name != "digest")
        phrases = (
            *data.stop,
            *data.dates.months,
            *data.dates.weekdays,
            *(p for each in chrome for p in each),
        )
        for letter in {c for phrase in phrases for c in phrase.casefold() if c.isalpha() and not c.isascii()}:
            languages[letter] = (*languages.get(letter, ()), code)
    return languages


def _by_words_and_letters(words: Sequence[str]) -> tuple[str | None, bool]:
    """The language of a short text that most speaks for, and whether that is enough.

    A word or a letter counts by how few languages share it; a letter that a language lacks counts against it.
    """
    table, letters = _function_words(), _letters()
    scores: dict[str, float] = {}
    for word in words:
        for code in table.get(word, ()):
            scores[code] = scores.get(code, 0) + 1 / len(table[word])
    for letter in {c for word in words for c in word if not c.isascii()} & letters.keys():
        owners = letters[letter]
        for code in scores.keys() - owners:
            scores[code] -= FOREIGN
        for code in owners:
            scores[code] = scores.get(code, 0) + OWN / len(owners)
    ranked = sorted(scores, key=lambda code: (-scores[code], code))
    if not ranked:
        return None, False
    best = scores[ranked[0]]
    second = max(0.0, scores[ranked[1]]) if len(ranked) > 1 else 0.0
    return ranked[0], best >= FIRM and best >= CLEAR * second


@functools.cache
def _model() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _by_model(prose: str, likely: str | None = None) -> str | None:
    """What the model says, if it is sure, or less sure of what words and letters say too."""
    code, sure = _model().classify(prose)
    code = {"nb": "no", "nn": "no"}.get(code, code)
    return str(code) if sure >= (AGREED if code == likely else SURE) and len(code) == 2 else None
