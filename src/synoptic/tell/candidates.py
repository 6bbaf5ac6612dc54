"""The sentences of a story that can be told by themselves, each with how well it would stand alone.

Told are sentences of main prose only: no comments, digests, teasers or chrome. A sentence inside
somebody's speech, with half a quotation, or without an end is no candidate; one that leans on its
neighbours (*However, he …*) is marked, and is used only where nothing else is left.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from synoptic.compare.prose import Around, bare, leans, prose
from synoptic.lang import load
from synoptic.lang.schema import Language
from synoptic.model import Cite, Claim, Page, Span, When
from synoptic.tell.terms import Pair, length, terms
from synoptic.text import fold, plain

_ENDS = re.compile(r"[.!…。！][\"'”’»)\]」』）]*$")
_LEAST, _MOST = 6, 70
#: a sentence shorter than this rarely says who did what
_WHOLE = 15
#: how well each genre's sentences stand for what happened
_GENRE = {"report": 1.0, "opinion": 0.5, "discussion": 0.6, "digest": 0.5}
_JUDGES, _HEDGES, _SPEECH, _FIRST_PERSON = 0.75, 0.9, 0.75, 0.7
#: an ellipsis at the end: the writer, or who cut the page, left something out
_TRAILS_OFF = 0.6
#: where verbs are found, a sentence without one is a heading or a caption
_VERBLESS = 0.6
#: *today* and *last night* mean another day to who reads the story
_TODAY = 0.8
#: sentences of one page beyond this are not weighed: a page is told by how it opens
_OF_ONE_PAGE = 150

#: by document, stretches with a factor each: below 1 for what should rather not be told alone, above 1 for
#: what settles a doubt
Doubts = Mapping[str, Sequence[tuple[Span, float]]]


class Candidate(msgspec.Struct, frozen=True, eq=False):
    """One sentence that might be told."""

    page: int
    """Index of its page among those told."""
    place: int
    """How many prose sentences stand before it on the page."""
    cite: Cite
    """Where it stands, any dateline left out."""
    text: str
    """Its words, folded."""
    size: float
    """Length in words."""
    terms: Counter[str]
    """Stems of its content words."""
    pairs: frozenset[Pair]
    """Neighbouring words."""
    worth: float
    """0 to 1: how well it stands for what happened, its content aside."""
    leans: bool
    """Whether it needs the sentence before it."""


def candidates(pages: Sequence[Page], doubts: Doubts | None = None) -> list[Candidate]:
    """Every sentence of the pages' prose that can be told alone, by page and place."""
    return [each for i, page in enumerate(pages) for each in _of_page(i, page, doubts or {})]


def _of_page(index: int, page: Page, doubts: Doubts) -> Iterator[Candidate]:
    document = page.document
    language = load(document.language)
    stop = frozenset(plain(word) for word in language.stop)
    around = Around(page, language)
    claims = {f.span.start: f.what for f in page.facts if isinstance(f.what, Claim)}
    parsed = 2 * sum(claim.verb is not None for claim in claims.values()) > len(claims)
    today = [f.span for f in page.facts if isinstance(f.what, When) and _from_publication(f.what)]
    shaky = doubts.get(document.id, ())
    for place, sentence in enumerate(prose(page)[:_OF_ONE_PAGE]):
        span = bare(page, sentence)
        text = fold(span.of(document.text))
        size = length(text)
        if not (_LEAST <= size <= _MOST and _ENDS.search(text)) or around.half_quoted(span, text):
            continue
        stems, pairs = terms(text, stop)
        worth = (
            _GENRE[document.genre]
            * min(1.0, size / _WHOLE)
            * _standing(text, language, claims.get(sentence.start))
        )
        if parsed and (claim := claims.get(sentence.start)) is not None and claim.verb is None:
            worth *= _VERBLESS
        worth *= _TODAY if any(time.overlaps(span) for time in today) else 1.0
        factors = [factor for at, factor in shaky if at.overlaps(span)]
        worth *= min(factors, default=1.0) if min(factors, default=1.0) < 1 else max(factors, default=1.0)
        yield Candidate(
            page=index,
            place=place,
            cite=Cite(document=document.id, start=span.start, end=span.end),
            text=text,
            size=size,
            terms=Counter(stems),
            pairs=pairs,
            worth=worth,
            leans=leans(text, language) or around.pronoun_first(span),
        )


def _from_publication(when: When) -> bool:
    """Whether a time is worded as days from the page's own day."""
    return when.expression.offset is not None and when.expression.unit == "day"


def _standing(text: str, language: Language, claim: Claim | None) -> float:
    """How far the sentence tells what happened, rather than judging it or speaking of its writer."""
    worth = 1.0
    if claim is not None:
        worth *= (_JUDGES if claim.evaluative else 1.0) * (_HEDGES if claim.hedged else 1.0)
    if text[:1] in "\"“„«‘'「『":
        worth *= _SPEECH
    if text.endswith(("...", "…")):
        worth *= _TRAILS_OFF
    outside = re.sub(r"[“„«\"][^”»\"“„«]{0,600}[”»\"]", " ", text)
    said = {plain(w) for w in re.findall(r"[^\W\d_]+", outside)}
    if said & {plain(w) for w in language.opinion.first_person}:
        worth *= _FIRST_PERSON
    return worth
