"""What a sentence is about, as countable terms, in any script, without a parser.

Written Chinese and Japanese has no blanks between words, so there single characters stand for words
and pairs of neighbours for phrases.
"""

import re
from collections.abc import Collection

from synoptic.text import count_words, plain, stem, words

_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
_PIECE = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]|[^\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]+")
#: characters of an unspaced script that weigh as much as one word of a spaced one
_CHARACTERS_A_WORD = 1.7
#: without a list of function words, words up to this length are taken for such
_SHORT = 3

Pair = tuple[str, str]


def tokens(text: str) -> list[str]:
    """Words as written; of unspaced scripts, characters."""
    found: list[str] = []
    for word in words(text):
        found += _PIECE.findall(word) if _UNSPACED.search(word) else [word]
    return found


def length(text: str) -> float:
    """Size in words, where scripts without blanks count by their characters."""
    dense = len(_UNSPACED.findall(text))
    return count_words(_UNSPACED.sub("", text)) + dense / _CHARACTERS_A_WORD if dense else count_words(text)


def terms(text: str, stop: Collection[str]) -> tuple[list[str], frozenset[Pair]]:
    """Stems of the content words in order, and neighbouring pairs that hold at least one of them.

    ``stop`` holds function words in plain form; where it is empty, short words stand for them.
    """
    written = tokens(text)
    empty = [_empty(word, stop) for word in written]
    stems = [stem(word) for word in written]
    pairs = {(stems[i], stems[i + 1]) for i in range(len(stems) - 1) if not (empty[i] and empty[i + 1])}
    return [s for s, skip in zip(stems, empty, strict=True) if not skip], frozenset(pairs)


def _empty(word: str, stop: Collection[str]) -> bool:
    if stop:
        return plain(word) in stop
    return len(word) <= _SHORT and not word[:1].isdigit() and not _UNSPACED.match(word) and not word.isupper()
