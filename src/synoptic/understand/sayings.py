"""Where the telling voice says that somebody says something: verbs of saying, attributions, their parts.

With a parse, subject and content come from the tree; where the tree has none, and in languages without a
pipeline, the speaker is the mention beside the verb.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from synoptic.model import Name, Span, Stance
from synoptic.text import trim
from synoptic.understand.contents import after_that, governed, turned, without
from synoptic.understand.lexicon import Lexicon, key, lexicon
from synoptic.understand.name_runs import Word, words_of
from synoptic.understand.quote_marks import Marked, inside, marks_of
from synoptic.understand.stage import Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECT = frozenset(("nsubj", "csubj"))
PASSIVE = frozenset(("nsubj:pass", "csubj:pass"))
#: what may hang on a speaker without being part of who it is
ASIDE = frozenset(("acl:relcl", "acl", "appos", "parataxis", "punct", "list", "dep", "advcl"))


class Saying(NamedTuple):
    """One act of saying."""

    start: int
    """Where the cue stands."""
    end: int
    cue: str
    """The verb's lemma, or the phrase."""
    sentence: int
    who: Span | None
    """Who says it, as worded."""
    via: Span | None
    """The medium that passes it on, as worded."""
    content: Span | None
    """What is said, where it is told and not quoted."""
    stance: Stance
    weak: bool
    """Whether the cue is one only beside quotation marks."""
    phrase: bool
    """Whether it is an attribution (``according to``) and not a verb."""
    negated: bool
    nobody: bool
    """Whether a passive leaves out who says it: ``it is said``."""


def sayings(reading: Reading) -> list[Saying]:
    """Every act of saying outside quotation marks, in order."""
    marks = reading.once(marks_of)
    lex = lexicon(reading.language.code)
    text = reading.document.text
    found: list[Saying] = []
    for index, span in enumerate(reading.sentences):
        words = words_of(text, span, lex)
        if reading.parsed:
            found += _parsed(reading, words, span, index, marks, lex)
        else:
            found += _worded(reading, words, span, index, marks, lex)
        found += _attributions(reading, words, span, index, marks, lex)
    return sorted(found)


def _parsed(
    reading: Reading, words: list[Word], span: Span, index: int, marks: Sequence[Marked], lex: Lexicon
) -> Iterator[Saying]:
    for token in reading.tokens(span):
        lemma = key(token.lemma_)
        if lemma not in lex.cues or not _verb(token, lemma, lex) or inside(marks, token.idx):
            continue
        if token.dep_ in ("amod", "case", "mark") or _relayed(token, lex):
            continue
        if token.dep_ == "acl" and token.tag_ == "VBN":
            continue
        end = token.idx + len(token)
        head, passive = _subject(token, lex)
        passive = passive or any(child.dep_ == "aux:pass" for child in token.children)
        medium = None
        if lemma in lex.relay:
            told = [child for child in token.children if child.dep_ in ("obj", "iobj")]
            if passive:
                medium = _agent(token)
            elif told:
                medium, head = head, told[0]
        elif passive:
            head, medium = _agent(token), None
        head, medium = (None if t is not None and inside(marks, t.idx) else t for t in (head, medium))
        who, via = _phrase(head), _phrase(medium)
        relayed = token.doc[token.i + 1 : token.i + 12] if lemma in lex.relay else ()
        said = [later for later in relayed if _relayed(later, lex)]
        swapped = turned(reading, span, who, end)
        if swapped is not None:
            who, content = swapped
        else:
            content = governed(token, said[0] if said else token, reading, words, span, who, lex)
        negated = any(c.dep_ == "advmod" and key(c.lower_) in lex.negation for c in token.children)
        negated = negated or (head is not None and key(head.lower_) in lex.negation)
        stance = _verb_stance(token, lemma, lex)
        yield Saying(
            token.idx, end, lemma, index, who, via, content, stance, lemma in lex.weak, False, negated,
            passive and who is None and via is None,
        )  # fmt: skip


def _relayed(token: "Token", lex: Lexicon) -> bool:
    """Whether a verb is the second half of a relay: ``quoted her as saying``."""
    if token.tag_ != "VBG" or key(token.lemma_) not in lex.cues:
        return False
    return any(key(above.lemma_) in lex.relay for above in (token.head, token.head.head))


def _verb(token: "Token", lemma: str, lex: Lexicon) -> bool:
    """Whether a cue is used as a verb, also where a tagger takes ``concludes that`` for a noun."""
    if token.pos_ in ("VERB", "AUX"):
        return True
    follower = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    that = follower is not None and key(follower.lower_) in lex.that
    return that and token.tag_ == "NNS" and lemma not in lex.saying_nouns


def _worded(
    reading: Reading, words: list[Word], span: Span, index: int, marks: Sequence[Marked], lex: Lexicon
) -> Iterator[Saying]:
    for at, word in enumerate(words):
        if word.key not in lex.cues or (word.capital and at) or inside(marks, word.start):
            continue
        content = after_that(reading, words, word.end, span, lex)
        stance, weak = _stance(word.key, lex), word.key in lex.weak
        negated = at > 0 and words[at - 1].key in lex.negation
        yield Saying(
            word.start, word.end, word.key, index, None, None, content, stance, weak, False, negated, False
        )


def _attributions(
    reading: Reading, words: list[Word], span: Span, index: int, marks: Sequence[Marked], lex: Lexicon
) -> Iterator[Saying]:
    """According to whom: the phrase up to the next comma, or what the tree hangs on it."""
    text = reading.document.text
    at = 0
    while at < len(words):
        size = next(
            (len(p) for p in lex.attribute if tuple(word.key for word in words[at : at + len(p)]) == p), 0
        )
        if not size or at + size >= len(words) or inside(marks, words[at].start):
            at += 1
            continue
        start, end = words[at].start, words[at + size - 1].end
        who = _source(reading, text, words, at + size)
        aside = _named_aside(reading, who.end)
        cue = " ".join(word.key for word in words[at : at + size])
        content = without(text, span, Span(start, aside), lex)
        yield Saying(start, end, cue, index, who, None, content, "attributes", False, True, False, False)
        at += size


def _named_aside(reading: Reading, end: int) -> int:
    """Where the name after a source's comma ends: ``according to the spokeswoman, Ann Hill, …``."""
    text = reading.document.text
    if text[end : end + 2] == ", ":
        stop = reading.once(_name_ends).get(end + 2, end)
        return stop if text[stop : stop + 1] in (",", ".") else end
    return end


def _name_ends(reading: Reading) -> dict[int, int]:
    """Where each mention ends, by where it begins."""
    return {fact.span.start: fact.span.end for fact in reading.all(Name)}


def _source(reading: Reading, text: str, words: list[Word], at: int) -> Span:
    """The noun phrase after an attribution's phrase."""
    start = words[at].start
    last = words[at]
    for word in words[at + 1 :]:
        if text[last.end : word.start].strip(" \n\t’'sS") or word.start - start > 120:
            break
        last = word
    stretch = Span(start, last.end)
    if reading.parsed:
        for token in reading.tokens(stretch):
            ends = token.pos_ in ("VERB", "AUX", "SCONJ") or token.tag_ in ("PRP", "WP", "WDT", "EX")
            after_noun = token.i and token.nbor(-1).pos_ in ("NOUN", "PROPN")
            if (ends or (after_noun and token.pos_ in ("DET", "NUM"))) and token.idx > start:
                return trim(text, start, token.idx)
    return stretch


def _subject(verb: "Token", lex: Lexicon) -> tuple["Token | None", bool]:
    """Who does it, and whether the verb is passive; a clause without a subject has its governor's."""
    token = verb
    if verb.tag_ == "VBG" and verb.dep_ == "acl" and verb.head.pos_ in ("NOUN", "PROPN"):
        return verb.head, False  # an article saying
    if verb.tag_ == "VBG" and verb.dep_ in ("xcomp", "advcl"):
        seen = [child for child in verb.head.children if child.dep_ == "obj" and child.i < verb.i]
        if seen and (verb.dep_ == "xcomp" or key(seen[-1].lemma_) in lex.saying_nouns):
            return seen[-1], False  # we saw an article saying
    for _ in range(4):
        for child in token.children:
            if child.dep_ not in SUBJECT and child.dep_ not in PASSIVE:
                continue
            if child.i > token.i and any(key(t.lower_) in lex.that for t in token.doc[token.i : child.i]):
                continue  # the subject of what is said
            if key(child.lower_) in lex.who and token.dep_ == "acl:relcl":
                return token.head, False  # an official who said
            return child, child.dep_ in PASSIVE and token is verb
        if token.dep_ not in ("conj", "advcl", "xcomp") or token.head is token:
            return None, False
        token = token.head
    return None, False


def _agent(verb: "Token") -> "Token | None":
    for child in verb.children:
        if child.dep_ in ("obl", "obl:agent") and any(key(c.lower_) == "by" for c in child.children):
            return child
    return None


def _phrase(head: "Token | None") -> Span | None:
    """A noun phrase without the clauses and asides that hang on it."""
    if head is None:
        return None
    doc = head.doc
    left, right = head.left_edge.i, head.right_edge.i
    for child in head.children:
        if child.dep_ in ASIDE and child.i > head.i:
            right = min(right, child.left_edge.i - 1)
    right = max(right, head.i)
    while right > head.i and (doc[right].is_punct or doc[right].is_space):
        right -= 1
    while left < head.i and (doc[left].is_punct or doc[left].is_space):
        left += 1
    return Span(doc[left].idx, doc[right].idx + len(doc[right]))


def _verb_stance(verb: "Token", lemma: str, lex: Lexicon) -> Stance:
    """A rejection denies where what is rejected was said: a claim, a report, it."""
    if lemma not in lex.refuse:
        return _stance(lemma, lex)
    things = [child for child in verb.children if child.dep_ in ("obj", "nsubj:pass", "ccomp")]
    said = any(
        child.dep_ == "ccomp" or child.pos_ == "PRON" or key(child.lemma_) in lex.saying_nouns
        for child in things
    )
    return "denies" if said else "says"


def _stance(lemma: str, lex: Lexicon) -> Stance:
    return "denies" if lemma in lex.deny else "attributes" if lemma in lex.doubt else "says"
