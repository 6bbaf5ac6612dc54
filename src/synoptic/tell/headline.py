"""The headline: the best title among the story's pages, or a strong opening sentence.

A report's own title is the one line that its writers weighed as a whole. Wanted is a statement that
holds the story's main names and words; a question, a view, an overtaken figure or an aggregator's
wording is worth less. Nothing is worded anew, so the headline can be shown where it stands.
"""

import math
import re
from collections import Counter
from collections.abc import Collection, Sequence

from synoptic.lang import load
from synoptic.model import Cite, Document, Entity, Page
from synoptic.tell.candidates import Candidate, Doubts, candidates
from synoptic.tell.terms import length, terms
from synoptic.text import fold, plain, words

_ASKS = re.compile(r"[?？؟]\s*[\"'”’»)\]」』）]*$")
_GENRE = {"report": 1.0, "opinion": 0.6, "discussion": 0.35, "digest": 0.3}
_KIND = {"article": 1.0, "thread": 0.6, "listing": 0.3}
_QUESTION, _COPY, _BY_ITS_WRITER, _CUT, _SPOKEN, _OLD = 0.5, 0.8, 0.7, 0.4, 0.8, 0.5
#: a title worth less than this gives way to a sentence
_POOR = 0.22
_BEST_WORDS, _MOST_WORDS = (5, 16), 40
_LONGEST_SENTENCE = 32


def headline(
    pages: Sequence[Page],
    entities: Sequence[Entity],
    doubts: Doubts | None = None,
    overtaken: Collection[str] = (),
) -> tuple[str, Cite | None]:
    """The headline and where it stands; the span is None for a title that only the metadata holds.

    ``overtaken`` holds numbers, as digits, that the story has left behind. Never empty: a story of pages
    without title or prose is called by its first page's address.
    """
    weights = _weights(pages, entities)
    titled = [
        (
            _title_worth(page, title, weights, doubts or {}) * _fresh(title, overtaken),
            title,
            where(page.document, title),
        )
        for page in pages
        if (title := fold(page.document.title or ""))
    ]
    best = max(titled, key=lambda t: (t[0], t[2] is not None), default=None)
    if best is not None and best[0] >= _POOR:
        return best[1], best[2]
    opening = _opening(pages, weights, doubts)
    if opening is not None:
        return opening.text, opening.cite
    if best is not None:
        return best[1], best[2]
    return (pages[0].document.address if pages else "untitled"), None


def where(document: Document, title: str) -> Cite | None:
    """The first place in the document's text where the title stands; None: nowhere."""
    pieces = title.split()
    if not pieces:
        return None
    found = re.search(r"\s+".join(map(re.escape, pieces)), document.text)
    return Cite(document=document.id, start=found.start(), end=found.end()) if found else None


def _weights(pages: Sequence[Page], entities: Sequence[Entity]) -> dict[str, float]:
    """How much of the story a word is: by how many pages use it, names twice."""
    seen: Counter[str] = Counter()
    for page in pages:
        stop = frozenset(plain(w) for w in load(page.document.language).stop)
        main = [
            b.span.of(page.document.text)
            for b in page.document.blocks
            if b.role in ("title", "lead", "paragraph")
        ]
        seen.update(set(terms(" ".join(main)[:20_000], stop)[0]))
    least = min(2, len(pages))
    weights = {term: math.log(1 + n) for term, n in seen.items() if n >= least}
    for entity in entities[:12]:
        for term in terms(entity.name, frozenset())[0]:
            if term in weights:
                weights[term] = 2 * math.log(1 + seen[term])
    return weights


def _fresh(title: str, overtaken: Collection[str]) -> float:
    """Below 1 for a title with a number that later pages have left behind."""
    return _OLD if any(number in overtaken for number in re.findall(r"\d+(?:[.,]\d+)*", title)) else 1.0


def _title_worth(page: Page, title: str, weights: dict[str, float], doubts: Doubts) -> float:
    document = page.document
    worth = _GENRE[document.genre] * _KIND[document.kind] * _about(title, document, weights)
    size = length(title)
    if size > _MOST_WORDS:
        return 0.0
    if size < _BEST_WORDS[0]:
        worth *= size / _BEST_WORDS[0]
    elif size > _BEST_WORDS[1]:
        worth *= _BEST_WORDS[1] / size
    if _ASKS.search(title):
        worth *= _QUESTION
    if title[:1] in "\"“„«‘'「『":
        worth *= _SPOKEN
    if title.endswith(("...", "…")):
        worth *= _CUT
    if document.copy_of is not None:
        worth *= _COPY
    writer = {plain(w) for w in load(document.language).opinion.first_person}
    if writer & {plain(w) for w in words(title)}:
        worth *= _BY_ITS_WRITER
    cite = where(document, title)
    if cite is not None:
        worth *= min(
            (f for at, f in doubts.get(document.id, ()) if at.start < cite.end and cite.start < at.end),
            default=1,
        )
    return worth


def _about(text: str, document: Document, weights: dict[str, float]) -> float:
    """0 to 1: how much of what the pages share the words hold."""
    stop = frozenset(plain(w) for w in load(document.language).stop)
    held = set(terms(text, stop)[0])
    most = sum(sorted(weights.values(), reverse=True)[: max(4, len(held))]) or 1.0
    return min(1.0, sum(weights.get(t, 0.0) for t in held) / most)


def _opening(pages: Sequence[Page], weights: dict[str, float], doubts: Doubts | None) -> Candidate | None:
    """The opening sentence that holds most of the story in few words."""
    early = [c for c in candidates(pages, doubts) if c.place < 3 and not c.leans]
    short = [c for c in early if c.size <= _LONGEST_SENTENCE] or early

    def worth(c: Candidate) -> float:
        return c.worth * _about(c.text, pages[c.page].document, weights) / (1 + 0.3 * c.place)

    return max(short, key=worth, default=None)
