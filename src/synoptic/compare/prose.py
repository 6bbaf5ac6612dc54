"""Which sentences of a page are its own telling, and whether one can be told away from its neighbours."""

import bisect
import functools
import re
from collections.abc import Collection, Iterable, Sequence

from synoptic.compare.dateline import after_dateline
from synoptic.lang import Language
from synoptic.model import PROSE_ROLES, Name, Page, Quote, Span
from synoptic.text import plain, sentence_spans, trim

_LIST_MARK = re.compile(r"(?:\d{1,2}[.)]|[-–•*·▪►])\s+")
_MARKS = re.compile(r"[“”„«»「」『』]|(?<!\w)\"|\"(?!\w)")
_WORD = re.compile(r"[^\W\d_]+")
#: speech that fills more of a sentence than this leaves nothing of the page's own telling
_ALL_SPEECH = 0.8


def prose(page: Page, roles: Collection[str] = PROSE_ROLES) -> list[Span]:
    """The sentences that stand in blocks of these roles, in order."""
    blocks = [b for b in page.document.blocks if b.role in roles]
    if not page.sentences:
        return [s for b in blocks for s in sentence_spans(page.document.text, b.start, b.end)]
    starts = [b.start for b in blocks]
    found = []
    for sentence in page.sentences:
        at = bisect.bisect_right(starts, sentence.start) - 1
        if at >= 0 and sentence.end <= blocks[at].end:
            found.append(sentence)
    return found


def bare(page: Page, sentence: Span) -> Span:
    """The sentence without a dateline or list mark before it."""
    text = page.document.text
    span = after_dateline(page.document, sentence)
    mark = _LIST_MARK.match(text, span.start, span.end)
    return trim(text, mark.end(), span.end) if mark and mark.end() < span.end else span


def leans(text: str, language: Language) -> bool:
    """Whether the sentence opens with a word that points back: *However*, *He*, *This*."""
    opening = plain(text[:60]).lstrip("\"'“”‘’„«»([ ")
    for phrase in _plainly(language.prose.leaning):
        if opening.startswith(phrase):
            rest = opening[len(phrase) :]
            if phrase[-1:] in "'’," or not rest[:1].isalnum() or not _spaced(phrase):
                return True
    return False


class Around:
    """What stands in and around a page's sentences: names and speech, sorted once for all of them."""

    def __init__(self, page: Page, language: Language) -> None:
        self._text = page.document.text
        self._names = sorted(
            f.span.start for f in page.facts if isinstance(f.what, Name) and f.what.form == "name"
        )
        self._spoken = sorted(f.span for f in page.facts if isinstance(f.what, Quote) and f.what.direct)
        self._longest = max((speech.end - speech.start for speech in self._spoken), default=0)
        self._pronouns = frozenset(_plainly(language.prose.pronouns))

    def pronoun_first(self, span: Span) -> bool:
        """Whether a pronoun comes before any name that it could stand for; False where names are unknown."""
        if not self._names:
            return False
        at = bisect.bisect_left(self._names, span.start)
        first = min(self._names[at], span.end) if at < len(self._names) else span.end
        return any(plain(w) in self._pronouns for w in _WORD.findall(self._text[span.start : first]))

    def half_quoted(self, span: Span, text: str) -> bool:
        """Whether somebody's speech begins or ends outside the sentence, or is all of it."""
        low = bisect.bisect_left(self._spoken, span.start - self._longest, key=lambda speech: speech.start)
        high = bisect.bisect_left(self._spoken, span.end, key=lambda speech: speech.start)
        return half_quoted(text, span, self._spoken[low:high])


def half_quoted(text: str, span: Span, spoken: Iterable[Span]) -> bool:
    """Whether one of these speeches begins or ends outside the sentence or is all of it, or marks are odd."""
    for speech in spoken:
        if not speech.overlaps(span):
            continue
        share = (speech.end - speech.start) / (span.end - span.start)
        if not span.contains(speech) or share > _ALL_SPEECH:
            return True
    marks: Sequence[str] = _MARKS.findall(text)
    if "„" in marks:
        # German closes with the mark that English opens with
        return sum(m == "„" for m in marks) != sum(m in "“”" for m in marks)
    opened = sum(m in "“«「『" for m in marks)
    closed = sum(m in "”»」』" for m in marks)
    return opened != closed or sum(m == '"' for m in marks) % 2 == 1


@functools.cache
def _plainly(phrases: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(plain, phrases))


def _spaced(word: str) -> bool:
    """Whether the script of the word sets blanks between words."""
    return not any("\u3040" <= c <= "\u9fff" for c in word)
