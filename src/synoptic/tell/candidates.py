"""The sentences of a story that can be told by themselves, each with how well it would stand alone.

Told are sentences of main prose only: no comments, digests, teasers or chrome. A sentence inside
somebody's speech, with half a quotation, or without an end is no candidate; one that leans on its
neighbours (*However, he …*) is marked, and is used only where nothing else is left.
"""

import bisect
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from synoptic.compare.dateline import after_dateline
from synoptic.lang import load
from synoptic.lang.schema import Language
from synoptic.model import PROSE_ROLES, Cite, Claim, Name, Page, Quote, Span
from synoptic.tell.terms import Pair, length, terms
from synoptic.text import fold, plain, sentence_spans, trim

_ENDS = re.compile(r"[.!…。！][\"'”’»)\]」』）]*$")
_LIST_MARK = re.compile(r"(?:\d{1,2}[.)]|[-–•*·▪►])\s+")
_TURNED = re.compile(r"[“”„«»「」『』]|(?<!\w)[\"]|[\"](?!\w)")
_LEAST, _MOST = 5, 70
#: how well each genre's sentences stand for what happened
_GENRE = {"report": 1.0, "opinion": 0.7, "discussion": 0.6, "digest": 0.5}
_JUDGES, _HEDGES, _SPEECH, _FIRST_PERSON = 0.6, 0.9, 0.75, 0.7
#: sentences of one page beyond this are not weighed: a page is told by how it opens
_OF_ONE_PAGE = 150

#: by document, stretches that should rather not be told alone, each with a factor below 1
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


def prose(page: Page) -> list[Span]:
    """The sentences that stand in the page's main prose, in order."""
    blocks = [b for b in page.document.blocks if b.role in PROSE_ROLES]
    if not page.sentences:
        return [s for b in blocks for s in sentence_spans(page.document.text, b.start, b.end)]
    starts = [b.start for b in blocks]
    found = []
    for sentence in page.sentences:
        at = bisect.bisect_right(starts, sentence.start) - 1
        if at >= 0 and sentence.end <= blocks[at].end:
            found.append(sentence)
    return found


def leans(text: str, language: Language) -> bool:
    """Whether the sentence opens with a word that points back."""
    opening = plain(text[:60]).lstrip("\"'“”‘’„«»([ ")
    for phrase in language.prose.leaning:
        bare = plain(phrase)
        if opening.startswith(bare):
            rest = opening[len(bare) :]
            if bare[-1:] in "'’," or not rest[:1].isalnum() or not _spaced(bare):
                return True
    return False


def _spaced(word: str) -> bool:
    """Whether the script of the word sets blanks between words."""
    return not any("\u3040" <= c <= "\u9fff" for c in word)


def _of_page(index: int, page: Page, doubts: Doubts) -> Iterator[Candidate]:
    document = page.document
    language = load(document.language)
    stop = frozenset(plain(word) for word in language.stop)
    spoken = [f.span for f in page.facts if isinstance(f.what, Quote) and f.what.direct]
    claims = {f.span.start: f.what for f in page.facts if isinstance(f.what, Claim)}
    shaky = doubts.get(document.id, ())
    for place, sentence in enumerate(prose(page)[:_OF_ONE_PAGE]):
        span = _bare(page, sentence)
        text = fold(span.of(document.text))
        size = length(text)
        if not (_LEAST <= size <= _MOST and _ENDS.search(text)) or _half_quoted(text, span, spoken):
            continue
        stems, pairs = terms(text, stop)
        worth = _GENRE[document.genre] * _standing(text, language, claims.get(sentence.start))
        worth *= min([factor for at, factor in shaky if at.overlaps(span)], default=1.0)
        yield Candidate(
            page=index,
            place=place,
            cite=Cite(document=document.id, start=span.start, end=span.end),
            text=text,
            size=size,
            terms=Counter(stems),
            pairs=pairs,
            worth=worth,
            leans=leans(text, language) or _pronoun_first(page, span, language),
        )


def _bare(page: Page, sentence: Span) -> Span:
    """The sentence without a dateline or list mark before it."""
    text = page.document.text
    span = after_dateline(page.document, sentence)
    mark = _LIST_MARK.match(text, span.start, span.end)
    return trim(text, mark.end(), span.end) if mark and mark.end() < span.end else span


def _half_quoted(text: str, span: Span, spoken: Sequence[Span]) -> bool:
    """Whether somebody's speech begins or ends outside the sentence, or is all of it."""
    for speech in spoken:
        if speech.overlaps(span) and not (span.start < speech.start and speech.end < span.end):
            inside = span.contains(speech) and speech.end - speech.start < 0.8 * (span.end - span.start)
            if not inside:
                return True
    marks = _TURNED.findall(text)
    opened = sum(m in "“„«「『" for m in marks)
    closed = sum(m in "”»」』" for m in marks)
    straight = sum(m == '"' for m in marks)
    return abs(opened - closed) > ("„" in marks) * opened or straight % 2 == 1


def _standing(text: str, language: Language, claim: Claim | None) -> float:
    """How far the sentence tells what happened, rather than judging it or speaking of its writer."""
    worth = 1.0
    if claim is not None:
        worth *= (_JUDGES if claim.evaluative else 1.0) * (_HEDGES if claim.hedged else 1.0)
    if text[:1] in "\"“„«‘'「『":
        worth *= _SPEECH
    outside = re.sub(r"[“„«\"][^”»\"“„«]{0,600}[”»\"]", " ", text)
    said = {plain(w) for w in re.findall(r"[^\W\d_]+", outside)}
    if said & {plain(w) for w in language.opinion.first_person}:
        worth *= _FIRST_PERSON
    return worth


def _pronoun_first(page: Page, span: Span, language: Language) -> bool:
    """Whether a pronoun comes before any name that it could stand for; False where names are unknown."""
    names = [f.span.start for f in page.facts if isinstance(f.what, Name) and f.what.form == "name"]
    if not names:
        return False
    pronouns = {plain(word) for word in language.prose.pronouns}
    first = min((at for at in names if span.start <= at < span.end), default=span.end)
    before = page.document.text[span.start : first]
    return any(plain(found.group()) in pronouns for found in re.finditer(r"[^\W\d_]+", before))
