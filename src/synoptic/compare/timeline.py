"""What happened when, in the pages' own sentences.

Every sentence of main text with a resolved time is a candidate for that date. A block or sentence that is
nothing but a date (the left column of a chronology) dates what follows it. Sentences of one date that tell
the same event are one entry: the best-worded stands first, the others support it. A long story keeps its
best entries, every date before any date's second.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta

import msgspec

from synoptic.compare.prose import bare, half_quoted, leans, pronoun_first, prose, speeches
from synoptic.lang import load
from synoptic.model import MAIN_ROLES, Cite, Claim, Document, Moment, Name, Page, Span, When
from synoptic.text import fold, plain, stem, words

_GENRE = {"report": 1.0, "opinion": 0.6, "discussion": 0.45, "digest": 0.3}
_ROLES = MAIN_ROLES - {"title", "caption"}
_ASKS = re.compile(r"[?？؟]\s*[\"'”’»)\]」』）]*$")
_ENDS = re.compile(r"[.!…。！][\"'”’»)\]」』）]*$")
_LEANS, _JUDGES, _SPEAKS, _WRITER, _UNENDED = 0.75, 0.6, 0.75, 0.8, 0.9
_VAGUE, _SECOND, _COPY, _BOUND, _LOOSELY_BOUND = 0.5, 0.45, 0.5, 0.85, 0.5
#: what a date is worth by how far it lies from the story's pages: within, somewhat, far
_NEAR, _APART, _FAR = 1.0, 0.7, 0.4
#: days before the first page and after the last that a story reaches
_BACK, _AHEAD = 45, 240
_FEWEST_WORDS, _MOST_WORDS, _BEST_WORDS = 4, 70, 35
#: a sentence that leans is told with the one before it, unless that costs more than this share of its worth
_ENOUGH = 0.5
#: share of the shorter sentence's terms, weighed by rarity, from which two of a date tell the same event
_SAME = 0.36
#: the same between languages, where names and numbers are all that can agree
_SAME_ACROSS = 0.35
#: what a page in another language than most of the story is worth to its readers
_FOREIGN = 0.6
_STEM = 4
_A_DATE, _IN_ALL, _MORE_A_PAGE = 4, 15, 1
#: of a date with more sentences than this, the worst are left out unread
_COMPARED = 300
#: an entry worth less than this share of the best is told only where its date has no other
_POOR = 0.3


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
    """Stems of its content words and names."""
    worth: float
    """How well it tells the event."""


def timeline(pages: Sequence[Page]) -> tuple[Moment, ...]:
    """The story's dated events, oldest first; those of a day by the clock, then the best told first.

    ``pages`` are one story's, their dates settled and their times resolved, oldest first.
    """
    weights = _weights(pages)
    here = {page.document.id for page in pages}
    tongue = _tongue(pages)
    reach = _reach(pages)
    events = [
        event
        for i, page in enumerate(pages)
        for event in _events(_Teller(i, page, _trust(page, here, tongue), weights, reach))
    ]
    of_date: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        of_date[event.date].append(event)
    seen = Counter(term for event in events for term in event.terms)
    rarity = {term: math.log(1 + len(events) / n) for term, n in seen.items()}
    merged = {date: _merged(told, rarity) for date, told in of_date.items()}
    kept = _kept(merged, _IN_ALL + _MORE_A_PAGE * len(pages))
    kept.sort(key=lambda group: (group[0].date, group[0].clock or "~", -_standing(group), group[0].order))
    return tuple(
        Moment(date=best.date, text=best.text, spans=(best.cite, *(other.cite for other in others)))
        for best, *others in kept
    )


class _Teller:
    """A page with what its sentences are weighed by."""

    def __init__(
        self, index: int, page: Page, trust: float, weights: Mapping[str, float], reach: tuple[str, str]
    ) -> None:
        self.index = index
        self.page = page
        self.trust = trust
        self.weights = weights
        self.reach = reach
        self.language = load(page.document.language)
        self.stop = {plain(word) for word in self.language.stop}
        self.writer = {plain(word) for word in self.language.opinion.first_person}
        self.spoken = speeches(page)
        self.judging = [f.span for f in page.facts if isinstance(f.what, Claim) and f.what.evaluative]

    def worth(self, span: Span, text: str) -> float:
        """How well a sentence tells what happened, 0 to 1; 0 for what tells nothing."""
        size = max(len(words(text)), len(text) // 12)
        if not _FEWEST_WORDS <= size <= _MOST_WORDS or _ASKS.search(text):
            return 0.0
        if half_quoted(text, span, self.spoken):
            return 0.0
        worth = self.trust * min(1.0, _BEST_WORDS / size)
        if not _ENDS.search(text):
            worth *= _UNENDED
        if self.leans(span, text):
            worth *= _LEANS
        if text[:1] in '"“„«‘「『':
            worth *= _SPEAKS
        if any(judging.overlaps(span) for judging in self.judging):
            worth *= _JUDGES
        if self.writer & {plain(word) for word in words(text)}:
            worth *= _WRITER
        return worth

    def leans(self, span: Span, text: str) -> bool:
        """Whether the sentence needs the one before it."""
        return leans(text, self.language) or pronoun_first(self.page, span, self.language)

    def near(self, when: When) -> float:
        """How near a time lies to the story; far years frame it, and a year only pointed to dates nothing."""
        vague = when.expression.offset is not None and when.expression.unit in ("year", "month")
        day = when.date or ""
        low, high = self.reach
        if low[: len(day)] <= day <= high[: len(day)]:
            near = _NEAR if len(day) > len("2031") else _APART
        else:
            near = _FAR if len(day) == len("2031") else _APART
        return near * (_VAGUE if vague else 1.0)

    def bound(self, time: Span) -> bool:
        """Whether a word before the time makes it a limit or a measure: until Friday, than in May."""
        text = self.page.document.text
        before = (
            words(text[max(0, time.start - 25) : time.start])[-2:] + words(text[time.start : time.end])[:1]
        )
        return any(word.lower() in self.language.prose.bounds for word in before)


def _trust(page: Page, here: Collection[str], tongue: str | None) -> float:
    """What a page's word is worth to the story, before any sentence is looked at."""
    document = page.document
    trust = _GENRE[document.genre]
    if document.copy_of is not None and document.copy_of.document in here:
        trust *= _COPY
    return trust if document.language in (tongue, None) else trust * _FOREIGN


def _reach(pages: Sequence[Page]) -> tuple[str, str]:
    """The first and the last day that the story's events are expected in."""
    days = sorted(page.document.published.date for page in pages if page.document.published)
    try:
        low, high = date.fromisoformat(days[0]), date.fromisoformat(days[-1])
        return (low - timedelta(_BACK)).isoformat(), (high + timedelta(_AHEAD)).isoformat()
    except (IndexError, ValueError, OverflowError):
        return "", "~"


def _tongue(pages: Sequence[Page]) -> str | None:
    """The language that most pages are in."""
    seen = Counter(page.document.language for page in pages if page.document.language)
    return max(seen, key=lambda code: (seen[code], code)) if seen else None


def _events(teller: _Teller) -> Iterator[Event]:
    document = teller.page.document
    whens = [(f.span, f.what) for f in teller.page.facts if isinstance(f.what, When) and f.what.date]
    at, pending = 0, None
    before: Span | None = None
    for sentence in prose(teller.page, _ROLES):
        last, before = before, sentence
        while at < len(whens) and whens[at][0].end <= sentence.start:
            at += 1
        inside = []
        for span, when in whens[at:]:
            if span.start >= sentence.end:
                break
            inside.append((span, when))
        if inside and _only_dates(document.text, sentence, [span for span, _ in inside]):
            pending = inside[0]
            continue
        if not inside and pending is not None:
            inside = [pending]
        pending = None
        if inside:
            yield from _told(teller, sentence, last, inside)


def _told(
    teller: _Teller, sentence: Span, last: Span | None, inside: Sequence[tuple[Span, When]]
) -> Iterator[Event]:
    """The sentence once a date; the first day is what it tells of, others are mentioned on the way."""
    document = teller.page.document
    span = bare(teller.page, sentence)
    text = fold(span.of(document.text))
    worth = teller.worth(span, text)
    if last is not None and worth > 0 and teller.leans(span, text):
        both = _with_last(document, last, span)
        more = teller.worth(both, fold(both.of(document.text)))
        if more > _ENOUGH * worth:
            span, text, worth = both, fold(both.of(document.text)), more
    if worth <= 0:
        return
    terms = _terms(document.text, sentence, [at for at, _ in inside], teller.stop)
    central = sum(teller.weights.get(t, 0.0) for t in terms) / (len(terms) + 4)
    # a day before a month, and what happened before what bounds it
    inside = sorted(inside, key=lambda pair: (-len(pair[1].date or ""), teller.bound(pair[0])))
    seen: set[str] = set()
    for place, (time, when) in enumerate(inside):
        bound = teller.bound(time)
        if when.date is None or when.date in seen or (place and bound):
            continue
        seen.add(when.date)
        limit = _BOUND if len(when.date) > len("2031-05") else _LOOSELY_BOUND
        share = (_SECOND if place else 1.0) * (limit if bound else 1.0) * teller.near(when)
        yield Event(
            date=when.date,
            clock=when.expression.clock or "",
            order=(teller.index, span.start),
            cite=Cite(document=document.id, start=span.start, end=span.end),
            text=text,
            language=document.language,
            terms=terms,
            worth=worth * share * (0.5 + central),
        )


def _with_last(document: Document, last: Span, span: Span) -> Span:
    """The sentence with the one before it, where both stand in one block; else as it is."""
    block = next((b for b in document.blocks if b.start <= span.start < b.end), None)
    return Span(last.start, span.end) if block is not None and block.start <= last.start else span


def _only_dates(text: str, sentence: Span, times: Sequence[Span]) -> bool:
    """Whether a sentence is a date and nothing else worth a word."""
    left, at = "", sentence.start
    for time in times:
        left += text[at : max(at, time.start)]
        at = max(at, min(time.end, sentence.end))
    return not re.search(r"[^\W\d_]{2}", left + text[at : sentence.end])


def _terms(text: str, span: Span, times: Sequence[Span], stop: set[str]) -> frozenset[str]:
    """Stems of what the sentence tells, its times and function words left out."""
    left, at = [], span.start
    for time in sorted(times):
        left.append(text[at : max(at, time.start)])
        at = max(at, time.end)
    left.append(text[at : span.end])
    return frozenset(_term(w) for w in words(" ".join(left)) if _tells(w, stop))


def _tells(word: str, stop: Collection[str]) -> bool:
    """Whether a word is a number or long enough to mean something, and no function word."""
    return word[:1].isdigit() or (len(word) > 2 and plain(word) not in stop)


def _term(word: str) -> str:
    """A stem so short that *killed* and *killing* meet; numbers stay whole."""
    return stem(word) if word[:1].isdigit() else stem(word)[:_STEM]


def _weights(pages: Sequence[Page]) -> dict[str, float]:
    """How much of the story a stem is: the share of pages that use it, whole for the most shared."""
    seen: Counter[str] = Counter()
    for page in pages:
        stop = {plain(word) for word in load(page.document.language).stop}
        text = page.document.text
        told = " ".join(s.of(text) for s in prose(page)[:200])
        names = " ".join(f.what.name for f in page.facts if isinstance(f.what, Name))
        seen.update(
            {stem(w) for w in words(f"{told} {names}"[:60_000]) if len(w) > 2 and plain(w) not in stop}
        )
    most = max(seen.values(), default=1)
    return {term: n / most for term, n in seen.items() if n > 1 or len(pages) == 1}


def _merged(events: Sequence[Event], rarity: Mapping[str, float]) -> list[list[Event]]:
    """Events of one date, those that tell the same together, best first."""
    groups: list[list[Event]] = []
    for event in sorted(events, key=lambda e: (-e.worth, e.order))[:_COMPARED]:
        for group in groups:
            if _same(event, group[0], rarity):
                group.append(event)
                break
        else:
            groups.append([event])
    return groups


def _same(one: Event, other: Event, rarity: Mapping[str, float]) -> bool:
    """Whether the rare words of the shorter sentence stand in the other.

    Between languages only names, numbers and cognates can, and they are rare in neither: all count alike.
    """
    if not one.terms or not other.terms:
        return one.text == other.text
    both = one.terms & other.terms
    if one.language != other.language:
        return len(both) / min(len(one.terms), len(other.terms)) >= _SAME_ACROSS
    return sum(rarity[t] for t in both) / min(sum(rarity[t] for t in e.terms) for e in (one, other)) >= _SAME


def _kept(merged: Mapping[str, Sequence[Sequence[Event]]], room: int) -> list[Sequence[Event]]:
    """The best entries: each date's first, then more of what is worth most, within the room there is."""
    best = max((group[0].worth for groups in merged.values() for group in groups), default=0.0)
    ranked = [
        (place, _standing(group), group)
        for groups in merged.values()
        for place, group in enumerate(groups[:_A_DATE])
        if place == 0 or group[0].worth >= _POOR * best
    ]
    ranked.sort(key=lambda entry: -entry[1] * (1.0 if entry[0] == 0 else 0.6))
    return [group for _, _, group in ranked[:room]]


def _standing(group: Sequence[Event]) -> float:
    """An event's worth: its best wording's, more where other pages tell it too."""
    pages = len({event.order[0] for event in group})
    return group[0].worth * (1 + 0.25 * (pages - 1))
