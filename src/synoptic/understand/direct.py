"""Direct quotes of a page: which pieces in marks are somebody's words, and whose.

A quote takes its speaker from the act of saying in its own sentence; a whole sentence in marks carries on
the quote, or the saying, before it. What nobody is shown to have said has no speaker, and short pieces in
marks without one (titles, terms, nicknames) are no quotes.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from synoptic.model import Fact, Quote, Span, Stance
from synoptic.text import words
from synoptic.understand import glued
from synoptic.understand.lexicon import key, lexicon
from synoptic.understand.quote_marks import Marked
from synoptic.understand.sayings import Saying
from synoptic.understand.speakers import NOBODY, Source, Speakers, what
from synoptic.understand.stage import Reading

#: a piece in marks with fewer words is a quote only where somebody is shown to say it
STANDS_ALONE = 6
#: characters between a quote and the saying after it
REACH = 160
#: quotes of a page that are compared to find who said one that stands alone
LENDERS = 200
#: how sure a quote is whose speaker is not known
UNNAMED = 0.6
#: fit from which a saying stands right after its quote
CLOSE = 3.0
#: right after a quote: "laughs Ann", "the engineer shrugs"
_VERB_FIRST = re.compile(r"[”\"’'»“]*\s?[,–—-]?\s?([^\W\d_]+)\s\Z")
_VERB_AFTER = re.compile(r"\s([^\W\d_]+(?:\s[^\W\d_]+ly)?)(?=[.,:;\s]|$)")

#: speaker, cue, stance and how sure
Answer = tuple[Source, str | None, Stance, float]


class Direct:
    """The direct quotes of one page, settled from the first to the last."""

    def __init__(
        self, reading: Reading, marks: Sequence[Marked], told: Sequence[Saying], speakers: Speakers
    ) -> None:
        self._reading = reading
        self._text = reading.document.text
        self._lex = lexicon(reading.language.code)
        self._marks = marks
        self._starts = [mark.start for mark in marks]
        self._blocks = [block.start for block in reading.blocks]
        self._speakers = speakers
        self._by_sentence: dict[int, list[Saying]] = {}
        for saying in told:
            self._by_sentence.setdefault(saying.sentence, []).append(saying)

    def facts(self) -> list[Fact]:
        """The quotes among the marked pieces."""
        found: list[Fact] = []
        open_ones: list[int] = []
        last: tuple[Marked, Fact] | None = None
        for one in self._marks:
            answer = self._own(one) or self._carried(one, last)
            alone = len(words(one.span.of(self._text))) >= STANDS_ALONE
            if not alone and (
                answer is None or not (answer[0].speaker or answer[0].via or answer[3] > UNNAMED)
            ):
                continue
            source, cue, stance, sure = answer or (NOBODY, None, "says", 0.4)
            said = Quote(
                speaker=source.speaker, via=source.via, direct=True, cue=cue, stance=stance,
                speaker_span=source.span,
            )  # fmt: skip
            if answer is None:
                open_ones.append(len(found))
            found.append(Fact(span=one.span, what=said, sure=sure))
            last = (one, found[-1])
        return _lent(self._text, found, open_ones)

    # ── the saying in the quote's own sentence ──

    def _own(self, one: Marked) -> Answer | None:
        first, last = self._sentence(one.start), self._sentence(max(one.start, one.end - 1))
        if first is None or last is None:
            return None
        if not self._reading.language.spaced:
            return self._glued(one)
        best: tuple[float, Saying] | None = None
        candidates = [s for i in range(first, last + 1) for s in self._by_sentence.get(i, ())]
        if self._text[one.end - 1] in "?!…" or self._text[one.end + 1 : one.end + 2].isalpha():
            candidates += self._inverted(one, last + 1)
        for saying in candidates:
            score = self._fit(one, saying)
            if score > 0 and (best is None or score > best[0]):
                best = (score, saying)
        if best is not None and not (best[0] < 2 and self._is_term(one)):
            return self._answer(best[1], candidates, best[0])
        return self._adjacent(one) or self._colon(one) or self._predicate(one) or self._noun(one)

    def _glued(self, one: Marked) -> Answer | None:
        found = glued.speaker(self._text, one.start, one.end, self._reading.language.code)
        if found is None:
            return None
        span, cue = found
        stance: Stance = "denies" if key(cue) in self._lex.deny else "says"
        return Source(span.of(self._text), None, span), cue, stance, 0.7

    def _answer(self, saying: Saying, others: list[Saying], fit: float) -> Answer:
        source = self._speakers.source(saying)
        if source.via is None:
            # X said, according to a medium
            for other in others:
                if other.phrase and other is not saying and other.who is not None:
                    medium = self._speakers.medium(other.who)
                    if medium is not None:
                        source = source._replace(via=medium)
        known = source.speaker or source.via
        # a verb of saying right after the marks shows a quote, whoever speaks
        return source, saying.cue, saying.stance, 0.9 if known else UNNAMED + 0.1 * (fit >= CLOSE)

    def _fit(self, one: Marked, saying: Saying) -> float:
        """How well a saying goes with a quote; not above zero: not at all."""
        text = self._text
        if saying.phrase:
            return 1.0
        if saying.start >= one.end:
            gap = text[one.end : saying.start]
            if len(gap) > REACH or self._marks_in(one.end + 1, saying.start):
                return 0.0
            ended = text[one.end - 1] in ",?!…—–-." or gap.lstrip("”\"’'»“").startswith((",", " –", " —"))
            if not ended:
                # a piece inside a sentence that ends in who said it: ", Ann Hill said Monday."
                rest = text[saying.end : self._reading.sentences[saying.sentence].end]
                return 1.5 if "," in gap and saying.content is None and len(rest.split()) <= 9 else 0.0
            return 4.0 - len(gap) / REACH
        gap = text[saying.end : one.start - 1]
        within = saying.content is not None and saying.content.start <= one.start <= saying.content.end
        tight = gap.rstrip().endswith((":", ",")) or not gap.strip()
        if saying.weak and not tight and not (saying.cue in self._lex.naming and len(gap) <= 60):
            return 0.0
        return 2.0 + within + 0.5 * tight - min(1.0, len(gap) / 400)

    def _inverted(self, one: Marked, index: int) -> list[Saying]:
        """Sayings of a short sentence after a quote that ended in its own stop: ``"Why?" Ann asked.``"""
        if index >= len(self._reading.sentences):
            return []
        span = self._reading.sentences[index]
        if not self._same_block(one.start, span.start) or self._marks_in(span.start, span.end):
            return []
        return [
            saying
            for saying in self._by_sentence.get(index, ())
            if not saying.phrase
            and not (saying.weak and len(self._text[saying.end : span.end].split()) > 1)
            and saying.content is None
            and len(self._text[span.start : saying.start].split()) <= 6
            and len(self._text[saying.end : span.end].split()) <= 5
            and not self._text[saying.end : span.end].strip().startswith(":")
        ]

    def _is_term(self, one: Marked) -> bool:
        """Whether a marked piece is a name or title rather than somebody's words."""
        listed = words(one.span.of(self._text))
        return len(listed) <= 4 and all(word[:1].isupper() or not word[:1].isalpha() for word in listed)

    def _adjacent(self, one: Marked) -> Answer | None:
        """Any verb with its subject right after a quote that ends in a comma: ``"…," he laughs.``"""
        text = self._text
        if text[one.end - 1] not in ",!?—–" and text[one.end + 1 : one.end + 2] != ",":
            return None
        index = self._sentence(one.end - 1)
        if index is None:
            return None
        limit = self._reading.sentences[index].end
        for fact in self._speakers.mentions(one.end, min(limit, one.end + REACH // 2))[:2]:
            lead = text[one.end : fact.span.start]
            listed = words(lead)
            first = _VERB_FIRST.match(lead) if len(listed) == 1 else None
            titled = len(listed) > 1 and all(self._lex.titled(key(word)) for word in listed[1:])
            after = _VERB_AFTER.match(text, fact.span.end)
            if not self._speakers.may_speak(fact):
                continue
            if (first or titled) and listed[0].islower():
                cue = listed[0]
            elif (not listed or all(self._lex.titled(key(word)) for word in listed)) and after:
                cue = after[1].split()[0]
            else:
                continue
            plain_word = key(cue) in self._lex.stop or key(cue) in self._lex.conjunctions
            if cue[:1].isupper() or (plain_word and key(cue) not in self._lex.tags):
                continue
            return Source(self._speakers.name(fact.span), None, fact.span), cue, "says", 0.7
        return None

    def _colon(self, one: Marked) -> Answer | None:
        """``A statement from the club: "…"``: whoever is named before a colon."""
        index = self._sentence(one.start)
        if index is None:
            return None
        start = self._reading.sentences[index].start
        before = self._text[start : max(start, one.start - 1)].rstrip()
        if not before.endswith(":") or len(before) > REACH:
            return None
        span = Span(start, start + len(before) - 1)
        named = self._speakers.mentions(span.start, span.end)
        if not named:
            return None
        medium = self._speakers.medium(span)
        if medium:
            return Source(None, medium, None), None, "says", 0.6
        people = [fact for fact in named if what(fact).kind == "person"]
        fact = (people or named)[-1]
        return Source(self._speakers.name(fact.span), None, fact.span), None, "says", 0.7

    def _predicate(self, one: Marked) -> Answer | None:
        """``The firm "does not comment"``: a quote that is the predicate of the name before it."""
        if not self._reading.parsed or not self._text[one.start].islower():
            return None
        index = self._sentence(one.start)
        first = self._reading.tokens(Span(one.start, one.start + 1))
        if index is None or not len(first) or first[0].pos_ not in ("VERB", "AUX"):
            return None
        start = self._reading.sentences[index].start
        named = self._speakers.mentions(max(start, one.start - REACH), one.start)
        if not named or self._text[named[-1].span.end : one.start - 1].strip():
            return None
        span = named[-1].span
        return Source(self._speakers.name(span), None, span), None, "says", 0.6

    def _noun(self, one: Marked) -> Answer | None:
        """``X extended an invitation, "…"``: a noun of saying before a quote after a comma."""
        index = self._sentence(one.start)
        if index is None:
            return None
        start = self._reading.sentences[index].start
        before = self._text[start : max(start, one.start - 1)].rstrip()
        if not before.endswith(",") or not self._text[one.start].isupper():
            return None
        if not any(key(word) in self._lex.saying_nouns for word in words(before)):
            return None
        named = self._speakers.mentions(start, one.start)
        if not named:
            return None
        span = named[0].span
        return Source(self._speakers.name(span), None, span), None, "says", 0.6

    # ── a quote that stands alone ──

    def _carried(self, one: Marked, last: tuple[Marked, Fact] | None) -> Answer | None:
        """The speaker of a whole sentence in marks: of the quote before it, or of the saying before it."""
        index = self._sentence(one.start)
        if index is None:
            return None
        if last is not None and self._goes_on(one, last[0], index):
            said = last[1].what
            assert isinstance(said, Quote)
            if said.speaker or said.via:
                return (
                    Source(said.speaker, said.via, said.speaker_span),
                    said.cue,
                    said.stance,
                    last[1].sure * 0.95,
                )
        if not self._whole(one, index):
            return None
        before = index - 1
        if last is not None and (one.continues or self._follows(one, last[0], index)):
            said = last[1].what
            assert isinstance(said, Quote)
            sure = last[1].sure * (0.95 if last[0].block == one.block else 0.7)
            source = Source(said.speaker, said.via, said.speaker_span)
            return (source, said.cue, said.stance, sure) if said.speaker or said.via else None
        if before < 0:
            return None
        span = self._reading.sentences[before]
        leads = self._text[span.start : span.end].endswith(":")
        near = self._same_block(span.start, one.start) or leads
        for saying in reversed(self._by_sentence.get(before, []) if near else []):
            if not saying.negated and (saying.who is not None or leads):
                source = self._speakers.source(saying)
                if source.speaker or source.via:
                    return source, saying.cue, saying.stance, 0.8 if leads else 0.6
        if before > 0 and not self._same_block(span.start, one.start):
            return self._led_in(before)
        return None

    def _goes_on(self, one: Marked, last: Marked, index: int) -> bool:
        """Whether a quote is the second half of one that its speaker's name interrupted."""
        between = self._text[last.end : one.start]
        return (
            index == self._sentence(last.end - 1)
            and between.rstrip("“\"‘'«„ ").endswith((",", ":"))
            and len(between) < REACH
        )

    def _led_in(self, before: int) -> Answer | None:
        """A paragraph in marks after paragraphs that a lead-in with a colon opened."""
        for index in range(before, max(-1, before - 6), -1):
            span = self._reading.sentences[index]
            if self._text[span.start : span.end].endswith(":"):
                for saying in reversed(self._by_sentence.get(index, [])):
                    source = self._speakers.source(saying)
                    if source.speaker or source.via:
                        return source, saying.cue, saying.stance, 0.6
                return None
        return None

    def _follows(self, one: Marked, last: Marked, index: int) -> bool:
        """Whether a quote comes right after another: in the next sentence, or alone in the next block."""
        previous = self._sentence(max(last.start, last.end - 1))
        if previous is None:
            return False
        if last.block == one.block:
            return index - previous <= 1
        return one.block - last.block == 1 and index - previous <= 1 and one.end - one.start > 40

    def _whole(self, one: Marked, index: int) -> bool:
        """Whether nothing but marks stands around the quote in its sentences."""
        end = self._sentence(max(one.start, one.end - 1))
        span = self._reading.sentences[index]
        tail = self._reading.sentences[end if end is not None else index]
        before = self._text[span.start : one.start]
        after = self._text[one.end : tail.end]
        return not any(c.isalnum() for c in before) and len(words(after)) <= 1

    def _same_block(self, one: int, other: int) -> bool:
        return bisect_right(self._blocks, one) == bisect_right(self._blocks, other)

    def _marks_in(self, start: int, end: int) -> bool:
        """Whether another piece in marks begins in a stretch."""
        return bisect_left(self._starts, start) < bisect_left(self._starts, end)

    def _sentence(self, at: int) -> int | None:
        return _sentence_at(self._reading.sentences, at)


def _lent(text: str, found: list[Fact], open_ones: list[int]) -> list[Fact]:
    """A quote without a speaker that repeats an attributed one takes its speaker: a headline's, say."""
    told = frozenset(open_ones)
    known = [
        (frozenset(key(word) for word in words(fact.span.of(text))), fact.what)
        for index, fact in enumerate(found)
        if index not in told
    ][:LENDERS]
    answer = list(found)
    for index in open_ones[:LENDERS]:
        mine = frozenset(key(word) for word in words(found[index].span.of(text)))
        for theirs, said in known:
            if mine and len(mine & theirs) >= 0.8 * min(len(mine), len(theirs)) and len(theirs) >= 4:
                answer[index] = Fact(span=found[index].span, what=said, sure=0.5)
                break
    return answer


def _sentence_at(sentences: Sequence[Span], at: int) -> int | None:
    place = bisect_right(sentences, at, key=lambda span: span.start) - 1
    return place if place >= 0 and at < sentences[place].end else None
