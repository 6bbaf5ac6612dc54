"""Who a stretch of words means, by fullest name: the bridge from sayings to names."""

import itertools
import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from synoptic.model import Fact, Name, Span
from synoptic.text import fold, word_spans
from synoptic.understand.lexicon import Lexicon, key, lexicon, phrase
from synoptic.understand.sayings import Saying
from synoptic.understand.stage import Reading

#: characters between a verb of saying and the speaker beside it
NEAR = 60
#: words by which a medium is called
LONGEST_MEDIUM = 5
_CLAUSE = re.compile(r"[.:;!?\"“”«»„]")


class Source(NamedTuple):
    """Who said it and what it came through."""

    speaker: str | None
    via: str | None
    span: Span | None
    """Where the speaker is mentioned."""


NOBODY = Source(None, None, None)


class Speakers:
    """Looks up who a saying's words mean, on one page."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._text = reading.document.text
        self._lex: Lexicon = lexicon(reading.language.code)
        self._mentions = reading.all(Name)
        self._starts = [fact.span.start for fact in self._mentions]

    def mentions(self, start: int, end: int) -> list[Fact]:
        """Mentions that lie between two offsets, in order."""
        low, high = bisect_left(self._starts, start), bisect_right(self._starts, end)
        return [fact for fact in self._mentions[low:high] if fact.span.end <= end]

    def covering(self, at: int) -> Fact | None:
        """The mention over an offset, the widest where one lies in another."""
        place = bisect_right(self._starts, at)
        over = [fact for fact in self._mentions[max(0, place - 4) : place] if fact.span.end > at]
        return over[0] if over else None

    def source(self, saying: Saying) -> Source:
        """Speaker and medium of a saying."""
        if saying.nobody:
            return NOBODY
        who = saying.who or self.beside(saying)
        if who is None:
            return Source(None, self.name(saying.via) if saying.via else None, None)
        via = self.name(saying.via) if saying.via else None
        medium = self.medium(who)
        if medium is not None and saying.via is None:
            return Source(None, medium, None)
        return Source(self.name(who), via, who)

    def name(self, span: Span) -> str | None:
        """The fullest name of who is meant; of unnamed ones the words themselves; of a lone pronoun None."""
        end = span.end
        while end < len(self._text) and (self._text[end].isalnum() or self._text[end] in "-‑"):
            end += 1  # a compound that was cut at its hyphen
        span = Span(span.start, end)
        named = _outermost(self.mentions(span.start, span.end))
        conjoined = self._conjoined(named)
        if conjoined:
            return conjoined
        return self._head(span, named) or self._apposed(span) or self._modified(span, named)

    def _conjoined(self, named: list[Fact]) -> str | None:
        """``Norway and Sweden``: names with nothing but an "and" or commas between them."""
        if len(named) < 2:
            return None
        gaps = [
            self._text[one.span.end : other.span.start].strip(" ,\n")
            for one, other in itertools.pairwise(named)
        ]
        if all(not gap or gap in self._lex.conjunctions for gap in gaps) and any(gaps):
            names = list(dict.fromkeys(name_of(fact) for fact in named))
            return f" {gaps[-1]} ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
        return None

    def _head(self, span: Span, named: list[Fact]) -> str | None:
        """The name at the phrase's head; a name that only modifies it (``Norvik's director``) is not."""
        last = named[-1] if named else None
        if last is not None and span.end - last.span.end <= 1 and what(last).kind == "person":
            lead = phrase(self._text[span.start : last.span.start])
            if not any(word in self._lex.links or word in self._lex.particles for word in lead):
                return name_of(last)  # the country's minister, Ann Hill
        if self._reading.parsed:
            root = self._reading.tokens(span).root
            covering = self.covering(root.idx)
            if covering is not None:
                return name_of(covering)
            ends = last is not None and span.end - last.span.end <= 1
            return (
                name_of(last)
                if last is not None and ends and self._only_titles(span.start, last.span)
                else None
            )
        return name_of(last) if last is not None else None

    def _only_titles(self, start: int, name: Span) -> bool:
        """Whether nothing but an article and titles stands before a name."""
        lead = phrase(self._text[start : name.start])
        return all(word in self._lex.title_words or word in self._lex.definite for word in lead)

    def _apposed(self, span: Span) -> str | None:
        """The name on the other side of a comma: ``the mayor, Ann Hill`` or ``Ann Hill, a councillor``."""
        for fact in self.mentions(span.end, span.end + NEAR):
            gap = self._text[span.end : fact.span.start]
            titled = all(word in self._lex.title_words for word in phrase(gap))
            if titled and (gap.startswith(",") or (not gap.strip() and self._is_title(span))):
                return name_of(fact)
            break
        for fact in reversed(self.mentions(max(0, span.start - NEAR), span.start)):
            if self._text[fact.span.end : span.start].strip() == "," and what(fact).kind == "person":
                return name_of(fact)
            break
        return None

    def _is_title(self, span: Span) -> bool:
        """Whether a phrase ends in a role, so that the name after it is its holder's."""
        words = phrase(span.of(self._text))
        return bool(words) and (words[-1] in self._lex.title_words or self._lex.is_role(words[-1]))

    def _modified(self, span: Span, named: list[Fact]) -> str | None:
        """Of ``a statement by the club`` the club; of ``the company's lawyers`` the words themselves."""
        words = phrase(span.of(self._text))
        if named and any(word in self._lex.saying_nouns for word in words):
            return name_of(named[-1])
        return self._worded(span)

    def medium(self, span: Span) -> str | None:
        """The medium that a phrase names, in short: ``foreign media`` of "foreign media reports"."""
        worded = fold(span.of(self._text))
        keys = phrase(worded)
        while keys and (
            keys[-1] in self._lex.saying_nouns or keys[-1].removesuffix("s") in self._lex.saying_nouns
        ):
            keys, worded = keys[:-1], worded.rsplit(" ", 1)[0] if " " in worded else ""
        while keys and (keys[0] in self._lex.definite or keys[0] in self._lex.indefinite):
            keys, worded = keys[1:], worded.partition(" ")[2]
        if not keys:
            return None
        persons = [fact for fact in self.mentions(span.start, span.end) if what(fact).kind == "person"]
        if persons or not self._lex.is_medium(keys):
            return None
        named = [
            fact for fact in self.mentions(span.start, span.end) if self._lex.is_medium(phrase(name_of(fact)))
        ]
        return name_of(named[0]) if named else worded

    def _worded(self, span: Span) -> str | None:
        """A speaker without a name, as worded: ``police``, ``an engineer``; pronouns say nothing."""
        worded = fold(span.of(self._text))
        keys = phrase(worded)
        if not keys or all(word in self._lex.stop or word in self._lex.first_person for word in keys):
            return None
        return worded

    def beside(self, saying: Saying) -> Span | None:
        """The mention next to a verb of saying: right after it, or the last one before it."""
        sentence = self._reading.sentences[saying.sentence]
        after = self.mentions(saying.end, min(sentence.end, saying.end + NEAR))
        before = self.mentions(max(sentence.start, saying.start - 2 * NEAR), saying.start)
        tight = (
            before[-1]
            if before and not self._text[before[-1].span.end : saying.start].strip(" ,\n")
            else None
        )
        if tight is not None and self.may_speak(tight):
            return tight.span
        for fact in after:
            gap = self._text[saying.end : fact.span.start]
            if (
                self.may_speak(fact)
                and not _CLAUSE.search(gap)
                and len(gap.split()) <= 4
                and not self._verb_in(gap)
            ):
                return fact.span
        for fact in reversed(before):
            gap = self._text[fact.span.end : saying.start]
            if self.may_speak(fact) and not _CLAUSE.search(gap) and len(gap.split()) <= 8:
                return fact.span
        return self._opening(sentence, saying) or self._unnamed(sentence, saying) or self._silent(saying)

    def _unnamed(self, sentence: Span, saying: Saying) -> Span | None:
        """The description right before a verb that has no subject: ``el club``, ``the agency``."""
        if saying.phrase:
            return None
        found = list(word_spans(self._text, max(sentence.start, saying.start - NEAR), saying.start))
        for at in range(len(found) - 1, max(-1, len(found) - 5), -1):
            if self._text[found[at].end : saying.start].strip().count(","):
                return None
            if key(found[at].of(self._text)) in self._lex.definite | self._lex.indefinite:
                listed = [key(span.of(self._text)) for span in found[at:]]
                if any(word in self._lex.bodies or word in self._lex.roles for word in listed):
                    return Span(found[at].start, found[-1].end)
                return None
        return None

    def _opening(self, sentence: Span, saying: Saying) -> Span | None:
        """Whoever opens the sentence, where a verb far into it has lost its subject."""
        for fact in self.mentions(sentence.start, saying.start)[:1]:
            titled = phrase(self._text[sentence.start : fact.span.start])
            between = self._text[fact.span.end : saying.start]
            allowed = all(word in self._lex.title_words or word in self._lex.definite for word in titled)
            if allowed and self.may_speak(fact) and not _CLAUSE.search(between):
                return fact.span
        return None

    def _silent(self, saying: Saying) -> Span | None:
        """In a language whose verbs go without pronouns, the person named first in the sentences before."""
        if not self._lex.silent or saying.phrase:
            return None
        for index in range(saying.sentence - 1, max(-1, saying.sentence - 4), -1):
            span = self._reading.sentences[index]
            for fact in self.mentions(span.start, span.end):
                if what(fact).kind == "person":
                    return fact.span
        return None

    def may_speak(self, fact: Fact) -> bool:
        """Whether a mention can be a speaker: a person or body that is not a mere owner of something."""
        if self._text[fact.span.end : fact.span.end + 2] in ("'s", "’s"):
            return False
        return what(fact).kind in ("person", "organisation") or what(fact).form != "name"

    def _verb_in(self, gap: str) -> bool:
        return any(key(word) in self._lex.cues for word in gap.split())


def what(fact: Fact) -> Name:
    """The mention itself."""
    assert isinstance(fact.what, Name)
    return fact.what


def name_of(fact: Fact) -> str:
    """The fullest name of whom a fact mentions."""
    return what(fact).name


def _outermost(facts: list[Fact]) -> list[Fact]:
    kept: list[Fact] = []
    for fact in sorted(facts, key=lambda fact: (fact.span.start, -fact.span.end)):
        if not kept or fact.span.end > kept[-1].span.end:
            kept.append(fact)
    return kept
