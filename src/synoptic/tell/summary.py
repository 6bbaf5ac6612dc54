"""The short form: the few sentences that say most of what the pages share.

Extractive: every sentence is cut from a page, so it can be shown in its place. Sentences are taken
greedily by three signs: word pairs that several pages share and no taken sentence has said yet (after
the bigram coverage of ICSI's summariser, Gillick and Favre 2009), likeness to the centroid of all
(Radev et al. 2004), and how early the page says it; less what repeats a taken sentence (maximal
marginal relevance, Carbonell and Goldstein 1998). One fixed setting, measured by ``eval/telling.py``.
"""

import math
import statistics
from collections import Counter
from collections.abc import Mapping, Sequence

from synoptic.config import Config
from synoptic.errors import EmptyPageError
from synoptic.model import Cite, Line, Page, Tldr
from synoptic.tell.candidates import Candidate, Doubts, candidates
from synoptic.tell.terms import Pair
from synoptic.text import count_words

_SHARED, _CENTRAL, _EARLY, _REPEATS = 1.0, 0.5, 0.7, 0.4
#: under a limit of words, a sentence that adds less than this share of what the first did is left out
_PADDING = 0.2
#: a page less than this share as central as most stands at the edge of the story
_EDGE = 0.6
#: what another sentence of a page is worth less for each that was taken of it
_SAME_PAGE = 0.15
#: how the newest report opens is how the matter stands, as far as it speaks of the same matter
_NEWEST = 0.4
#: what a sentence shares is weighed against its length, and by so many words less if it is short
_SHORTNESS = 10
#: a sentence this like a taken one says the same again
_SAME = 0.7
#: of a long story, the sentences that come first in merit are weighed against each other
_WEIGHED = 600

Vector = dict[str, float]


def tldr(
    pages: Sequence[Page],
    *,
    sentences: int | None = None,
    words: int | None = None,
    ratio: float | None = None,
) -> Tldr:
    """The short form of pages taken together, with its count line.

    The first limit that is set holds: a number of sentences, of words, or a share of the original's
    words (0 to 1); with none, the length that the default settings aim for.

    Raises:
        EmptyPageError: the pages have no sentence that can be told.
    """
    original = sum(page.document.words for page in pages)
    if sentences is None and words is None:
        words = round(original * ratio) if ratio is not None else Config().tldr_words
    found = select(pages, sentences=sentences, words=words)
    if not found:
        name = pages[0].document.address if pages else "no pages"
        raise EmptyPageError(name, "no prose to summarise; listings and bare threads have none")
    return counted(found, original)


def counted(lines: Sequence[Line], original: int) -> Tldr:
    """The lines with the words that they save, as anybody can count them."""
    told = sum(count_words(line.text) for line in lines)
    saved = max(0, round(100 * (1 - told / original))) if original else 0
    return Tldr(sentences=tuple(lines), original_words=original, words=told, saved_percent=saved)


def select(
    pages: Sequence[Page],
    *,
    sentences: int | None = None,
    words: int | None = None,
    doubts: Doubts | None = None,
    owed: Sequence[Cite] = (),
) -> list[Line]:
    """The sentences that tell the pages, in the pages' order. At least one where there is any.

    Sentences that hold a stretch of ``owed`` are taken first.
    """
    found = candidates(pages, doubts)
    newest = _newest(pages)
    strong = [c for c in found if not c.leans]
    due = [
        c
        for c in found
        if any(c.cite.document == o.document and c.cite.start < o.end and o.start < c.cite.end for o in owed)
    ]
    chosen = _take(strong, newest, sentences, words, begun=due)
    if not _full(chosen, sentences, words):
        chosen = _take(found, newest, sentences, words, begun=chosen)
    chosen.sort(key=lambda c: (c.page, c.place))
    return [Line(text=c.text, spans=(c.cite,)) for c in chosen]


def _full(chosen: Sequence[Candidate], sentences: int | None, words: int | None) -> bool:
    """Whether what was taken comes near to what was asked for."""
    if sentences is not None:
        return len(chosen) >= sentences
    return words is None or sum(c.size for c in chosen) >= words / 2


def _newest(pages: Sequence[Page]) -> frozenset[int]:
    """Indices of the reports of the last day, where the story goes on over several days."""
    days = {
        i: page.document.published.date
        for i, page in enumerate(pages)
        if page.document.published and page.document.genre == "report"
    }
    if len(set(days.values())) < 2:
        return frozenset()
    return frozenset(i for i, day in days.items() if day == max(days.values()))


def _take(
    pool: Sequence[Candidate],
    newest: frozenset[int],
    sentences: int | None,
    words: int | None,
    begun: Sequence[Candidate] = (),
) -> list[Candidate]:
    """The best of the pool, greedily, on top of what was taken before."""
    weigh = _Weights(pool, newest)
    pool = sorted(pool, key=lambda c: -weigh.merit(c))[:_WEIGHED]
    chosen = list(begun)
    said: set[Pair] = set().union(*(c.pairs for c in chosen))
    repeats = {id(c): max((weigh.likeness(c, b) for b in chosen), default=0.0) for c in pool}
    first = 0.0
    while pool and (sentences is None or len(chosen) < sentences):
        left = math.inf if words is None else words - sum(c.size for c in chosen)
        pool = [c for c in pool if repeats[id(c)] < _SAME and (c.size <= left or not chosen)]
        if not pool:
            break
        told = Counter(c.page for c in chosen)
        best = max(pool, key=lambda c: weigh.gain(c, said, repeats[id(c)]) - _SAME_PAGE * told[c.page])
        gain = weigh.gain(best, said, repeats[id(best)])
        if words is not None and gain < _PADDING * first:
            break
        first = max(first, gain)
        chosen.append(best)
        said |= best.pairs
        pool.remove(best)
        for c in pool:
            repeats[id(c)] = max(repeats[id(c)], weigh.likeness(c, best))
    return chosen


class _Weights:
    """What the pages share, and how much of it a sentence holds."""

    def __init__(self, pool: Sequence[Candidate], newest: frozenset[int]) -> None:
        self._newest = newest
        by_page: dict[int, list[Candidate]] = {}
        for c in pool:
            by_page.setdefault(c.page, []).append(c)
        units = list(by_page.values()) if len(by_page) > 1 else [[c] for c in pool]
        pairs: Counter[Pair] = Counter()
        terms: Counter[str] = Counter()
        for unit in units:
            pairs.update(frozenset[Pair]().union(*(c.pairs for c in unit)))
            terms.update({t for c in unit for t in c.terms})
        self._pairs = {pair: float(n - 1) for pair, n in pairs.items() if n > 1}
        seen = Counter(t for c in pool for t in c.terms)
        self._rarity = {t: math.log(1 + len(pool) / n) for t, n in seen.items()}
        centre: Vector = {}
        for c in pool:
            for t, n in c.terms.items():
                centre[t] = centre.get(t, 0.0) + n * self._rarity[t] * terms[t]
        self._vectors = {id(c): _unit({t: n * self._rarity[t] for t, n in c.terms.items()}) for c in pool}
        self._centre = _unit(centre)
        self._edges = self._how_central(
            {i: sum((c.terms for c in unit), Counter()) for i, unit in by_page.items()}
        )
        self._most_central = max((self._central(c) for c in pool), default=0.0) or 1.0
        self._most_shared = max((self._shared(c, set()) for c in pool), default=0.0) or 1.0

    def _how_central(self, pages: Mapping[int, Counter[str]]) -> dict[int, float]:
        """By page, how near it stands to the centre; below 1 only for those far off."""
        near = {
            i: _dot(_unit({t: n * self._rarity[t] for t, n in bag.items()}), self._centre)
            for i, bag in pages.items()
        }
        middle = statistics.median(near.values()) if near else 0.0
        return {i: min(1.0, value / (_EDGE * middle)) if middle else 1.0 for i, value in near.items()}

    def _central(self, c: Candidate) -> float:
        return _dot(self._vectors[id(c)], self._centre)

    def _shared(self, c: Candidate, said: set[Pair]) -> float:
        return sum(self._pairs.get(p, 0.0) for p in c.pairs if p not in said) / (c.size + _SHORTNESS)

    def likeness(self, one: Candidate, other: Candidate) -> float:
        """Cosine of the two sentences' terms."""
        return _dot(self._vectors[id(one)], self._vectors.get(id(other), {}))

    def gain(self, c: Candidate, said: set[Pair], repeats: float) -> float:
        """What telling the sentence would add to what is said."""
        shared = self._shared(c, said) / self._most_shared
        central = self._central(c) / self._most_central
        early = (_EARLY + (_NEWEST * central if c.page in self._newest else 0.0)) / (1 + c.place)
        score = _SHARED * shared + _CENTRAL * central + early
        return score * c.worth * self._edges.get(c.page, 1.0) - _REPEATS * repeats

    def merit(self, c: Candidate) -> float:
        """The same for a first sentence."""
        return self.gain(c, set(), 0.0)


def _unit(vector: Vector) -> Vector:
    size = math.sqrt(sum(x * x for x in vector.values())) or 1.0
    return {t: x / size for t, x in vector.items()}


def _dot(one: Vector, other: Vector) -> float:
    if len(other) < len(one):
        one, other = other, one
    return sum(x * other.get(t, 0.0) for t, x in one.items())
