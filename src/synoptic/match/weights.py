"""How rare a term is: a background of ordinary news, and what the stream has shown so far."""

import functools
import json
import math
from collections import Counter
from collections.abc import Iterable
from importlib import resources


@functools.cache
def background() -> tuple[int, dict[str, int]]:
    """Documents counted, and in how many of them each stem stands (``training/background.py`` made it)."""
    file = resources.files(__package__) / "data" / "background.json"
    data = json.loads(file.read_text("utf-8"))
    return data["documents"], data["stems"]


class Rarity:
    """Inverse document frequency, per language, from the background and the stream.

    The background is English news; its names and numbers serve every language, and function words of
    the others are stop words already.
    """

    def __init__(self) -> None:
        self.seen = 0
        self.counts: Counter[str] = Counter()

    def learn(self, terms: Iterable[str]) -> None:
        """Count one page's terms, each once."""
        self.seen += 1
        self.counts.update(terms)

    def of(self, term: str) -> float:
        """The weight of a term: 0 where every page has it."""
        total, stems = background()
        # A stream of ten pages about one place must not make that place common.
        share = (stems.get(term, 0) + min(self.counts[term], self.seen / 2) + 0.5) / (total + self.seen + 1)
        return max(0.0, -math.log(share))

    def weigh(self, terms: dict[str, float]) -> dict[str, float]:
        """Damped counts times rarity."""
        return {term: count * self.of(term) for term, count in terms.items()}


def cosine(left: dict[str, float], right: dict[str, float]) -> float:
    """The cosine of two sparse vectors; 0 where one is empty."""
    if len(right) < len(left):
        left, right = right, left
    dot = sum(weight * right[term] for term, weight in left.items() if term in right)
    if not dot:
        return 0.0
    return dot / math.sqrt(sum(w * w for w in left.values()) * sum(w * w for w in right.values()))
