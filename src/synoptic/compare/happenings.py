"""The sentences of a page that tell of a date, each with how well it tells it.

Every sentence of main text with a resolved time is one; a TL;DR bot's digest is read too, where the page
that it digests is not at hand. A block or sentence that is nothing but a date (the left column of a
chronology) dates what follows it; an update of a live blog dates its first sentence, where that tells no time
itself. A sentence that leans on the one before is told with it.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta

import msgspec

from synoptic.compare.prose import Around, bare, leans, prose
from synoptic.lang import load
from synoptic.model import MAIN_ROLES, Cite, Claim, Document, Entry, Expression, Name, Page, Span, When
from synoptic.text import fold, plain, stem, words

_ROLES = MAIN_ROLES - {"title", "caption"}
_ASKS = re.compile(r"[?？؟]\s*[\"'”’»)\]」』）]*$")
_ENDS = re.compile(r"[.!…。！][\"'”’»)\]」』）]*$")
#: what a page's word is worth: by genre; of a copy; in another language than most of the story
_GENRE = {"report": 1.0, "opinion": 0.6, "discussion": 0.45, "digest": 0.3}
_COPY, _FOREIGN = 0.5, 0.6
#: what a sentence is worth that leans, judges, begins with speech, speaks of its writer, has no end
_LEANS, _JUDGES, _SPEAKS, _WRITER, _UNENDED = 0.75, 0.6, 0.75, 0.8, 0.9
#: the same of what is left open, of a sentence in which no verb was found, of a row of numbers
_HEDGED, _VERBLESS, _ROW = 0.8, 0.7, 0.5
#: what a date is worth: a year only pointed to, a sentence's second, a day that bounds, a month that does
_VAGUE, _SECOND, _BOUND, _LOOSELY_BOUND = 0.5, 0.45, 0.85, 0.5
#: the same by its precision (year, month, day), among the story's pages and far from them
_NEAR, _FAR = {4: 0.4, 7: 0.75, 10: 1.0}, {4: 0.33, 7: 0.45, 10: 0.6}
#: days before the first page and after the last that a story reaches
_BACK, _AHEAD = 45, 240
_FEWEST_WORDS, _MOST_WORDS, _BEST_WORDS = 4, 70, 35
#: a leaning sentence is told with the one before it, unless that costs more than this share of its worth
_ENOUGH = 0.5
_STEM = 4

Timed = tuple[Span, When]


class Event(msgspec.Struct, frozen=True, eq=False):
    """A sentence that tells of a date."""

    date: str
    """YYYY[-MM[-DD]]."""
    clock: str
    """HH:MM where worded, else empty: sorts within the date."""
    order: tuple[int, int]
    """Index of the page, start of the sentence."""
    cite: Cite
    """Where it stands."""
    text: str
    """Its words, folded."""
    language: str | None
    """The page's language."""
    terms: frozenset[str]
    """Stems of its content words and numbers, times left out."""
    worth: float
    """How well it tells the event."""


class Setting:
    """What a story's sentences are weighed by."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self.here = frozenset(page.document.id for page in pages)
        tongues = Counter(page.document.language for page in pages if page.document.language)
        self.tongue = max(tongues, key=lambda code: (tongues[code], code)) if tongues else None
        self.reach = _reach(pages)
        seen: Counter[str] = Counter(term for page in pages for term in _vocabulary(page))
        most = max(seen.values(), default=1)
        self._shares = {t: n / most for t, n in seen.items() if n > 1 or len(pages) == 1}

    def central(self, terms: Collection[str]) -> float:
        """0 to 1: how much of the words the story's pages share; less for few words."""
        return sum(self._shares.get(t, 0.0) for t in terms) / (len(terms) + 4)

    def near(self, when: When) -> float:
        """How near a time lies to the story; far years frame it, and a year only pointed to dates nothing."""
        day = when.date or ""
        vague = when.expression.offset is not None and len(day) < len("2031-05-03")
        here = self.reach[0][: len(day)] <= day <= self.reach[1][: len(day)]
        near = (_NEAR if here else _FAR).get(len(day), _FAR[4])
        return near * (_VAGUE if vague else 1.0)


class Teller:
    """A page with what its sentences are weighed by."""

    def __init__(self, index: int, page: Page, setting: Setting) -> None:
        document = page.document
        self.index = index
        self.page = page
        self.setting = setting
        self.language = load(document.language)
        self.stop = {plain(word) for word in self.language.stop}
        copies = document.copy_of is not None and document.copy_of.document in setting.here
        self.roles = _ROLES if copies else _ROLES | {"digest"}
        self._trust = _GENRE[document.genre] * (_COPY if copies else 1.0)
        if document.language not in (setting.tongue, None):
            self._trust *= _FOREIGN
        self._writer = {plain(word) for word in self.language.opinion.first_person}
        self._around = Around(page, self.language)
        claims = [(f.span, f.what) for f in page.facts if isinstance(f.what, Claim)]
        self._parsed = 2 * sum(claim.verb is not None for _, claim in claims) > len(claims)
        self._claims = {span.start: claim for span, claim in claims}

    def worth(self, sentence: Span, span: Span, text: str) -> float:
        """How well a sentence tells what happened, 0 to 1; 0 for what tells nothing.

        ``span`` and ``text`` are what would be told: less than the sentence, or more.
        """
        size = max(len(words(text)), len(text) // 12)
        if not _FEWEST_WORDS <= size <= _MOST_WORDS or _ASKS.search(text):
            return 0.0
        if self._around.half_quoted(span, text):
            return 0.0
        worth = self._trust * min(1.0, _BEST_WORDS / size)
        ended = bool(_ENDS.search(text))
        if not ended:
            worth *= _UNENDED
        if self.leans(span, text):
            worth *= _LEANS
        if text[:1] in '"“„«‘「『':
            worth *= _SPEAKS
        claim = self._claims.get(sentence.start)
        if claim is not None:
            worth *= _JUDGES if claim.evaluative else 1.0
            worth *= _HEDGED if claim.hedged else 1.0
            # the lines of a chronology have no verb either, but no stop
            worth *= _VERBLESS if self._parsed and ended and claim.verb is None else 1.0
        if self._writer & {plain(word) for word in words(text)}:
            worth *= _WRITER
        return worth

    def leans(self, span: Span, text: str) -> bool:
        """Whether the sentence needs the one before it."""
        return leans(text, self.language) or self._around.pronoun_first(span)

    def with_last(self, last: Span, span: Span) -> Span:
        """The sentence with the one before it, where both stand in one block; else as it is."""
        blocks = self.page.document.blocks
        at = bisect_right(blocks, span.start, key=lambda block: block.start) - 1
        inside = at >= 0 and blocks[at].start <= last.start and span.start < blocks[at].end
        return Span(last.start, span.end) if inside else span

    def bound(self, time: Span) -> bool:
        """Whether a word before the time makes it a limit or a measure: until Friday, than in May."""
        text = self.page.document.text
        before = words(text[max(0, time.start - 25) : time.start])[-2:]
        first = words(text[time.start : time.end])[:1]
        return any(word.lower() in self.language.prose.bounds for word in before + first)


def events(teller: Teller) -> Iterator[Event]:
    """Every event that the page tells, in its order, none told within a longer one of its day."""
    before: Event | None = None
    for event in _events(teller):
        if before is not None and not (_within(before, event) and before.date == event.date):
            yield before
        before = event
    if before is not None:
        yield before


def _within(one: Event, other: Event) -> bool:
    return other.cite.start <= one.cite.start and one.cite.end <= other.cite.end


def _events(teller: Teller) -> Iterator[Event]:
    facts = teller.page.facts
    times = [(f.span, f.what) for f in facts if isinstance(f.what, When) and f.what.date]
    updates = _updates(teller.page.document)
    at = 0
    pending: Timed | None = None
    before: Span | None = None
    for sentence in prose(teller.page, teller.roles):
        last, before = before, sentence
        written = None
        while updates and updates[-1].start <= sentence.start:
            written = updates.pop()
        inside: list[Timed] = []
        while at < len(times) and times[at][0].start < sentence.end:
            if times[at][0].end > sentence.start:
                inside.append(times[at])
            at += 1
        if inside and _only_dates(teller.page.document.text, sentence, [span for span, _ in inside]):
            pending = inside[0]
            continue
        if not inside and pending is not None:
            inside = [pending]
        elif not inside and written is not None and sentence.start < written.end:
            inside = [_moment(sentence, written)]
        pending = None
        if inside:
            yield from _told(teller, sentence, last, inside)


def _updates(document: Document) -> list[Entry]:
    """The dated updates of a live blog, the last first."""
    return [each for each in reversed(document.entries) if each.kind == "update" and each.published]


def _moment(sentence: Span, update: Entry) -> Timed:
    """When an update was written, as if its first sentence began with it."""
    assert update.published is not None
    worded = Expression(clock=update.published.time)
    return Span(sentence.start, sentence.start), When(
        date=update.published.date, expression=worded, basis="published"
    )


def _told(teller: Teller, sentence: Span, last: Span | None, inside: Sequence[Timed]) -> Iterator[Event]:
    """The sentence once a date; the first day is what it tells of, others are mentioned on the way."""
    document = teller.page.document
    span = bare(teller.page, sentence)
    text = fold(span.of(document.text))
    worth = teller.worth(sentence, span, text)
    if last is not None and worth > 0 and teller.leans(span, text):
        both = teller.with_last(last, span)
        more = teller.worth(sentence, both, fold(both.of(document.text)))
        if more > _ENOUGH * worth:
            span, text, worth = both, fold(both.of(document.text)), more
    if worth <= 0:
        return
    times = [at for at, _ in inside]
    terms = _terms(document.text, sentence, times, teller.stop)
    if not _ENDS.search(text) and any(c.isdigit() for c in _without(document.text, sentence, times)):
        worth *= _ROW
    worth *= 0.5 + teller.setting.central(terms)
    # a day before a month, and what happened before what bounds it
    ranked = sorted(inside, key=lambda timed: (-len(timed[1].date or ""), teller.bound(timed[0])))
    seen: set[str] = set()
    for place, (time, when) in enumerate(ranked):
        bound = teller.bound(time)
        if when.date is None or when.date in seen:
            continue
        if place and (bound or len(when.date) < len(ranked[0][1].date or "")):
            continue
        seen.add(when.date)
        limit = _BOUND if len(when.date) > len("2031-05") else _LOOSELY_BOUND
        share = (_SECOND if place else 1.0) * (limit if bound else 1.0) * teller.setting.near(when)
        yield Event(
            date=when.date,
            clock=when.expression.clock or "",
            order=(teller.index, span.start),
            cite=Cite(document=document.id, start=span.start, end=span.end),
            text=text,
            language=document.language,
            terms=terms,
            worth=worth * share,
        )


def _only_dates(text: str, sentence: Span, times: Sequence[Span]) -> bool:
    """Whether a sentence is a date and nothing else worth a word."""
    return not re.search(r"[^\W\d_]{2}", _without(text, sentence, times))


def _terms(text: str, span: Span, times: Sequence[Span], stop: Collection[str]) -> frozenset[str]:
    """Stems of what the sentence tells, its times and function words left out."""
    return frozenset(_term(w) for w in words(_without(text, span, times)) if _tells(w, stop))


def _without(text: str, span: Span, times: Sequence[Span]) -> str:
    """The span's words less the times in it."""
    left, at = [], span.start
    for time in times:
        left.append(text[at : max(at, time.start)])
        at = max(at, min(time.end, span.end))
    return " ".join([*left, text[at : span.end]])


def _tells(word: str, stop: Collection[str]) -> bool:
    """Whether a word is a number or long enough to mean something, and no function word."""
    return word[:1].isdigit() or (len(word) > 2 and plain(word) not in stop)


def _term(word: str) -> str:
    """A stem so short that *killed* and *killing* meet; numbers stay whole."""
    return stem(word) if word[:1].isdigit() else stem(word)[:_STEM]


def _vocabulary(page: Page) -> set[str]:
    """Stems of what the page's prose tells, and of all names on it."""
    stop = {plain(word) for word in load(page.document.language).stop}
    told = " ".join(s.of(page.document.text) for s in prose(page)[:200])
    names = " ".join(f.what.name for f in page.facts if isinstance(f.what, Name))
    return {_term(w) for w in words(f"{told[:60_000]} {names[:20_000]}") if _tells(w, stop)}


def _reach(pages: Sequence[Page]) -> tuple[str, str]:
    """The first and the last day that the story's events are expected in."""
    days = sorted(page.document.published.date for page in pages if page.document.published)
    try:
        low, high = date.fromisoformat(days[0]), date.fromisoformat(days[-1])
        return (low - timedelta(_BACK)).isoformat(), (high + timedelta(_AHEAD)).isoformat()
    except (IndexError, ValueError, OverflowError):
        return "", "~"
