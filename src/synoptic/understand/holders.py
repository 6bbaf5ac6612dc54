"""Who states a figure: whoever is quoted with it, or whose counting, estimating or expecting it is.

Quotes and their speakers come from the stage before; a verb of stating (count, estimate, put at) makes its
subject the holder of the figures under it. What one source of a sentence says holds for all its figures,
those in the words for the source itself left out. A table's figures are whose the line beside it names.
"""

import functools
import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from synoptic.lang import load
from synoptic.model import Block, Name, Quote, Span
from synoptic.text import fold, trim
from synoptic.understand.lexicon import key, lexicon, phrase
from synoptic.understand.speakers import Speakers
from synoptic.understand.stage import Reading
from synoptic.understand.time_patterns import O, choice

if TYPE_CHECKING:
    from spacy.tokens import Token

#: blocks on either side of a table that may name its source
BESIDE = 2
#: rows of a table on either side of a figure
ROWS = 60
#: words between a subject and a verb of stating, where no pipeline finds the subject
NEAR = 60
#: whoever is called by more words was not found rightly
LONGEST = 9
#: characters that a quote may run on
LONG = 2000
#: tokens behind a verb of saying that ends its sentence: "said on Tuesday in parliament"
TAIL = 8


#: tags of words that are no names; of relative words
PLAIN = frozenset(("NN", "NNS", "VBG", "PRP", "DT", "EX", "WP", "WDT", "CD", "JJ"))
WH = frozenset(("WDT", "WP", "WRB", "WP$"))


class Stated(NamedTuple):
    """A stretch in which somebody states the figures."""

    size: int
    """Its length: the shortest around a figure decides."""
    scope: Span
    who: str
    where: Span | None
    """The words for who it is; figures inside are not stated by them."""
    cue: Span
    """The verb, or the quote itself."""
    firm: bool
    """Whether it may also cover figures of its sentence outside the scope: ", police said"."""


class Holders:
    """Looks up who states a figure, on one page."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._text = reading.document.text
        self._lex = lexicon(reading.language.code)
        self._findings = frozenset(reading.language.numbers.findings)
        self._speakers = Speakers(reading)
        self._direct = self._from_quotes(direct=True)
        self._indirect = self._from_quotes(direct=False)
        self._known: dict[Span, list[Stated]] = {}

    def of(self, figure: Span, sentence: Span, block: Block) -> str | None:
        """Who states the figure at a span; None: the page itself."""
        if sentence not in self._known:
            self._known[sentence] = self._stating(sentence)
        beside = self._beside(figure, sentence)
        if beside is not None:
            return beside.who
        stating = [s for s in self._known[sentence] if s.where is None or not s.where.overlaps(figure)]
        indirect = [
            s for s in _near(self._indirect, sentence) if s.where is None or not s.where.overlaps(figure)
        ]
        for group in (_near(self._direct, sentence), stating, indirect):
            covering = [stated for stated in group if stated.scope.overlaps(figure)]
            if covering:
                return min(covering, key=lambda stated: (stated.size, stated.scope)).who
        said = [stated for stated in stating if stated.firm]
        after = [stated for stated in said if stated.cue.start >= figure.end]
        if said:
            return after[0].who if after else said[-1].who
        if len({stated.who for stated in indirect}) == 1:
            return indirect[0].who
        return self._of_table(block) if block.role == "table" else None

    def _beside(self, figure: Span, sentence: Span) -> Stated | None:
        """The attribution right behind a figure: "300, according to police, and 900, according to …"."""
        for stated in _near(self._indirect, sentence):
            where = stated.where
            if where is None or not 0 < where.start - figure.end <= NEAR:
                continue
            gap = self._text[figure.end : where.start]
            phrased = self._lex.attribute and _attributed(self._reading.language.code).search(gap)
            if phrased and not any(c.isdigit() or c in ";.“”" for c in gap):
                return stated
        return None

    def _from_quotes(self, *, direct: bool) -> list[Stated]:
        found: list[Stated] = []
        for fact in self._reading.all(Quote):
            if not isinstance(fact.what, Quote) or fact.what.direct is not direct:
                continue
            who, where = fact.what.speaker or fact.what.via, fact.what.speaker_span
            if who is not None:
                size = fact.span.end - fact.span.start
                found.append(Stated(size, fact.span, self._called(who, where), where, fact.span, not direct))
        return sorted(found, key=lambda stated: stated.scope)

    def _called(self, who: str, where: Span | None) -> str:
        """The speaker by name; one who is only described, as described."""
        if where is None:
            return who
        mention = self._speakers.covering(where.start)
        named = mention is not None and isinstance(mention.what, Name) and mention.what.form == "name"
        nominal = mention is not None and isinstance(mention.what, Name) and mention.what.form == "nominal"
        if nominal:
            return self._described(where)
        return who if named or who != fold(where.of(self._text)) else self._described(where)

    def _described(self, span: Span) -> str:
        words = fold(span.of(self._text))
        first, _, rest = words.partition(" ")
        return rest if rest and first.casefold() in (*self._lex.definite, *self._lex.indefinite) else words

    # ── verbs of saying and stating ──

    def _stating(self, sentence: Span) -> list[Stated]:
        if not self._reading.parsed:
            return self._worded(sentence)
        state, reckon = self._reading.language.numbers.state, self._reading.language.numbers.reckon
        found: list[Stated] = []
        for token in self._reading.tokens(sentence):
            lemma = key(token.lemma_)
            if token.pos_ != "VERB" or not (lemma in state or lemma in self._lex.cues):
                continue
            subject = _subject(token) or _tagged(token)
            if subject is None:
                continue
            where = self._subject_words(subject, token)
            if len(where.of(self._text).split()) > LONGEST:
                continue
            tells = any(child.dep_ in ("ccomp", "parataxis") for child in token.children)
            told = lemma in self._lex.say and lemma not in self._lex.weak and (tells or _trails(token))
            strict = not told and lemma not in reckon
            who = self._speaks(subject, where, strict=strict)
            if who is not None:
                cue = Span(token.idx, token.idx + len(token))
                aside = any(c.dep_ == "mark" and c.i < token.i and c.tag_ == "IN" for c in token.children)
                scope = cue if aside else _reach(token)  # ", as the bank says,": what stands before it
                found.append(Stated(scope.end - scope.start, scope, who, where, cue, not strict))
        return found

    def _subject_words(self, subject: "Token", verb: "Token") -> Span:
        """The subject's phrase, up to a comma, a relative clause or the verb."""
        start, end = subject.left_edge.idx, subject.idx + len(subject)
        for token in subject.subtree:
            if token.idx <= subject.idx:
                continue
            if token.is_punct or token.pos_ in ("VERB", "AUX") or token.tag_ in WH or token.i == verb.i:
                break
            end = token.idx + len(token)
        return trim(self._text, start, end)

    def _speaks(self, subject: "Token", where: Span, *, strict: bool) -> str | None:
        """The name of a subject that can state something; None: it is a thing, or nobody knows who."""
        named = self._speakers.name(where)
        if named is None and self._lex.pronouns.get(key(subject.lower_)) == "n":
            named = self._body_before(where)
        if named is None:
            return None
        if strict:
            words = {key(subject.lemma_), key(subject.lower_)}
            known = words & (self._lex.roles | self._lex.bodies | self._lex.saying_nouns | self._findings)
            # a name that the tagger does not know may get any tag but that of a plain noun
            unknown = subject.text[:1].isupper() and subject.tag_ not in PLAIN and not words & self._lex.stop
            proper = (subject.pos_ == "PROPN" or unknown) and not self._place(subject)
            medium = self._lex.is_medium(phrase(named))
            if not (known or proper or medium or self._somebody(named, where)):
                return None
        return self._called(named, where)

    def _body_before(self, where: Span) -> str | None:
        """For an *it* that the names leave open: the organisation named last in the same sentence."""
        sentences = self._reading.sentences
        at = bisect_right(sentences, where.start, key=lambda span: span.start) - 1
        sentence = sentences[at] if at >= 0 else where
        for fact in reversed(self._speakers.mentions(sentence.start, where.start)):
            if isinstance(fact.what, Name) and fact.what.kind == "organisation":
                return fact.what.name
        return None

    def _place(self, subject: "Token") -> bool:
        mention = self._speakers.covering(subject.idx)
        return mention is not None and isinstance(mention.what, Name) and mention.what.kind == "place"

    def _somebody(self, named: str, where: Span) -> bool:
        """Whether a name is one of a person or an organisation, in or beside the words for it."""
        mentions = self._speakers.mentions(where.start, where.end + NEAR)
        return any(
            isinstance(fact.what, Name) and fact.what.name == named and fact.what.kind != "place"
            for fact in mentions
        )

    def _worded(self, sentence: Span) -> list[Stated]:
        """Without a parse: the last mention before the verb states what follows it."""
        pattern = _state(self._reading.language.code)
        found: list[Stated] = []
        for verb in pattern.finditer(self._text, sentence.start, sentence.end):
            before = self._speakers.mentions(max(sentence.start, verb.start() - NEAR), verb.start())
            if not before:
                continue
            who = before[-1]
            gap = self._text[who.span.end : verb.start()]
            if isinstance(who.what, Name) and who.what.kind != "place" and len(gap.split()) <= 2:
                scope = Span(verb.end(), sentence.end)
                cue = Span(verb.start(), verb.end())
                found.append(Stated(scope.end - scope.start, scope, who.what.name, who.span, cue, False))
        return found

    # ── tables ──

    def _of_table(self, block: Block) -> str | None:
        """Who is named as the source beside a table, or in it."""
        blocks = self._reading.blocks
        at = bisect_left(blocks, block.start, key=lambda each: each.start)
        first = last = at
        while first > 0 and blocks[first - 1].role == "table" and at - first < ROWS:
            first -= 1
        while last + 1 < len(blocks) and blocks[last + 1].role == "table" and last - at < ROWS:
            last += 1
        before, after = blocks[max(0, first - BESIDE) : first], blocks[last + 1 : last + 1 + BESIDE]
        for near in (block, *reversed(before), *after):
            found = _source(self._reading.language.code).search(self._text, near.start, near.end)
            if found:
                return fold(found[1])
        return None


def _tagged(verb: "Token") -> "Token | None":
    """The noun of ", the board announced." at a sentence's end, which parsers may read as announced board."""
    noun = verb.head
    left = noun.left_edge
    tag = verb.dep_ == "acl" and verb.tag_ in ("VBN", "VBD") and noun.i == verb.i - 1 and left.i > 0
    if not tag or not left.nbor(-1).is_punct:
        return None
    rest = verb.doc[verb.i + 1 : verb.i + 1 + TAIL]
    ends = next((token.is_sent_start for token in rest if not token.is_punct), True)
    return noun if ends else None


def _trails(verb: "Token") -> bool:
    """Whether a verb of saying follows what it says: ", police said"."""
    return verb.dep_ in ("parataxis", "conj", "advcl", "ROOT", "acl") and verb.right_edge.i - verb.i <= TAIL


def _reach(verb: "Token") -> Span:
    """All that hangs on a verb."""
    first, last = verb.left_edge, verb.right_edge
    return Span(min(first.idx, verb.idx), max(verb.idx + len(verb), last.idx + len(last)))


def _near(stated: list[Stated], sentence: Span) -> list[Stated]:
    """Those that reach into the sentence; ``stated`` is in order, and no quote is longer than LONG."""
    low = bisect_left(stated, sentence.start - LONG, key=lambda each: each.scope.start)
    high = bisect_left(stated, sentence.end, key=lambda each: each.scope.start)
    return [each for each in stated[low:high] if each.scope.overlaps(sentence)]


def _subject(verb: "Token") -> "Token | None":
    """Who does it; a clause joined to another shares its subject. Passives have no doer here."""
    for _ in range(3):
        subjects = [child for child in verb.children if child.dep_ == "nsubj"]
        if subjects:
            return min(subjects, key=lambda child: abs(child.i - verb.i))
        if verb.dep_ not in ("conj", "xcomp") or verb.head.i == verb.i:
            return None
        if verb.head.pos_ in ("NOUN", "PROPN") and verb.head.i < verb.i:
            return verb.head  # a parser that took the subject for the root
        verb = verb.head
    return None


@functools.cache
def _state(code: str | None) -> re.Pattern[str]:
    language = load(code)
    before, after = (r"(?<!\w)", r"(?!\w)") if language.spaced else ("", "")
    return re.compile(rf"{before}{choice(language.numbers.state)}{after}", re.IGNORECASE)


@functools.cache
def _attributed(code: str | None) -> re.Pattern[str]:
    return re.compile(rf",\s{{1,2}}{choice(load(code).speech.attribute)}\s[^,]*\Z", re.IGNORECASE)


@functools.cache
def _source(code: str | None) -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w){choice(load(code).numbers.sources)}{O}[:：]{O}([^\n.;|()]{{2,80}})", re.IGNORECASE
    )
