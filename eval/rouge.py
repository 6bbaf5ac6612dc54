"""ROUGE-N F1 as Lin (2004) defines it, for English and French text.

Tokens are lower-cased runs of letters and digits; words over three letters are stemmed when asked
for, as the ``rouge-score`` package does, so that figures compare.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from eval.porter import porter

_TOKEN = re.compile(r"[a-z0-9]+")


def tokens(text: str, *, stemmed: bool = True) -> list[str]:
    """Lower-case tokens, accents left out."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    found = _TOKEN.findall(bare)
    return [porter(t) if len(t) > 3 else t for t in found] if stemmed else found


def rouge_n(summary: str, references: Sequence[str], n: int, *, stemmed: bool = True) -> float:
    """Mean F1 over the references, 0 to 1."""
    mine = _grams(tokens(summary, stemmed=stemmed), n)
    scores = []
    for reference in references:
        theirs = _grams(tokens(reference, stemmed=stemmed), n)
        shared = sum((mine & theirs).values())
        total = sum(mine.values()) + sum(theirs.values())
        scores.append(2 * shared / total if total else 0.0)
    return sum(scores) / len(scores) if scores else 0.0


def _grams(items: list[str], n: int) -> "Counter[tuple[str, ...]]":
    return Counter(tuple(items[i : i + n]) for i in range(len(items) - n + 1))
