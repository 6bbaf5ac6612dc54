"""Where the telling voice says that somebody says something: verbs of saying, attributions, their parts.

With a parse, subject and content come from the tree; where the tree has none, and in languages without a
pipeline, the speaker is the mention beside the verb.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from synoptic.model import Span, Stance
from synoptic.text import trim
from synoptic.understand.lexicon import Lexicon, key, lexicon
from synoptic.understand.name_runs import Word, words_of
from synoptic.understand.quote_marks import Marked, inside
from synoptic.understand.stage import Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

#: relations by which a clause is what was said
CONTENT = frozenset(("ccomp", "parataxis", "xcomp"))
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


def sayings(reading: Reading, marks: Sequence[Marked]) -> list[Saying]:
    """Every act of saying outside quotation marks, in order."""
    lex = lexicon(reading.language.code)
    text = reading.document.text
    found: list[Saying] = []
    for index, span in enumerate(reading.sentences):
        words = words_of(text, span, lex)
        if reading.parsed:
            found += _parsed(reading, words, span, index, marks, lex)
        else:
            found += _worded(text, words, span, index, marks, lex)
        found += _attributions(reading, words, span, index, marks, lex)
    return sorted(found)


def _parsed(
    reading: Reading, words: list[Word], span: Span, index: int, marks: Sequence[Marked], lex: Lexicon
) -> Iterator[Saying]:
    for token in reading.tokens(span):
        lemma = key(token.lemma_)
        if lemma not in lex.cues or token.pos_ not in ("VERB", "AUX") or inside(marks, token.idx):
            continue
        if token.dep_ in ("amod", "case", "mark") or key(token.head.lemma_) in lex.relay - {lemma}:
            continue
        who, passive = _subject(token)
        via = None
        if lemma in lex.relay:
            told = [child for child in token.children if child.dep_ in ("obj", "iobj")]
            if passive:
                via = _agent(token)
            elif told:
                via, who = who, told[0]
        elif passive:
            who = _agent(token)
        who, via = (None if t is not None and inside(marks, t.idx) else t for t in (who, via))
        said = [child for child in token.children if key(child.lemma_) in lex.cues and child.tag_ == "VBG"]
        phrase = _phrase(who)
        content = _content(said[0] if said else token, reading, span, phrase)
        content = content or _after_that(reading.document.text, words, token.idx + len(token), span, lex)
        yield Saying(
            token.idx, token.idx + len(token), lemma, index, phrase, _phrase(via), content,
            _stance(lemma, lex), lemma in lex.weak, False,
            any(child.dep_ == "advmod" and key(child.lower_) in lex.negation for child in token.children),
        )  # fmt: skip


def _worded(
    text: str, words: list[Word], span: Span, index: int, marks: Sequence[Marked], lex: Lexicon
) -> Iterator[Saying]:
    for at, word in enumerate(words):
        if word.key not in lex.cues or (word.capital and at) or inside(marks, word.start):
            continue
        content = _after_that(text, words, word.end, span, lex)
        stance, weak = _stance(word.key, lex), word.key in lex.weak
        negated = at > 0 and words[at - 1].key in lex.negation
        yield Saying(word.start, word.end, word.key, index, None, None, content, stance, weak, False, negated)


def _after_that(text: str, words: list[Word], start: int, span: Span, lex: Lexicon) -> Span | None:
    """What follows the conjunction after a verb of saying, to the sentence's end."""
    after = [word for word in words if word.start >= start][:8]
    for at, word in enumerate(after[:-1]):
        if at and text[after[at - 1].end : word.start].strip(" \n,"):
            return None
        if word.key in lex.that:
            return _without(text, span, Span(span.start, word.end))
    return None


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
        who = _source(reading, text, words, at + size, span)
        cue = " ".join(word.key for word in words[at : at + size])
        content = _without(text, span, Span(start, who.end))
        yield Saying(start, end, cue, index, who, None, content, "attributes", False, True, False)
        at += size


def _source(reading: Reading, text: str, words: list[Word], at: int, span: Span) -> Span:
    """The noun phrase after an attribution's phrase."""
    start = words[at].start
    last = words[at]
    for word in words[at + 1 :]:
        if text[last.end : word.start].strip(" \n\t’'sS") or word.start - start > 120:
            break
        last = word
    stretch = Span(start, last.end)
    if reading.parsed:
        tokens = reading.tokens(Span(start, min(span.end, start + 240)))
        heads = [t for t in tokens if t.pos_ in ("NOUN", "PROPN", "PRON") and t.head not in list(tokens)]
        head = next(iter(heads), None)
        if head is not None and head.idx <= last.start:
            found = _phrase(head)
            if found is not None and found.end > start:
                return Span(start, min(max(found.end, head.idx + len(head)), stretch.end))
    return stretch


def _subject(verb: "Token") -> tuple["Token | None", bool]:
    """Who does it, and whether the verb is passive; a clause without a subject has its governor's."""
    token = verb
    for _ in range(4):
        for child in token.children:
            if child.dep_ in SUBJECT:
                return child, False
            if child.dep_ in PASSIVE:
                return child, token is verb
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


def _content(verb: "Token", reading: Reading, span: Span, who: Span | None) -> Span | None:
    """The clause that is said: a complement, or the clause that the verb of saying was added to."""
    text = reading.document.text
    for child in verb.children:
        if child.dep_ in CONTENT and (child.dep_ != "xcomp" or child.tag_ == "VBG"):
            clause = _clause(child, verb)
            if clause is not None:
                return clause
    if verb.dep_ == "parataxis":
        start = min(verb.left_edge.idx, who.start if who is not None else verb.idx)
        edges = Span(start, max(verb.right_edge.idx + len(verb.right_edge), verb.idx + len(verb)))
        return _without(text, span, edges)
    return None


def _clause(head: "Token", verb: "Token") -> Span | None:
    doc = head.doc
    left, right = head.left_edge.i, head.right_edge.i
    if left < verb.i < right:
        # the tree is crossed by the cue: take the longer side
        if verb.i - left > right - verb.i:
            right = verb.i - 1
        else:
            left = verb.i + 1
    while left < right and (doc[left].dep_ == "mark" or doc[left].is_punct or doc[left].is_space):
        left += 1
    while right > left and (doc[right].is_punct or doc[right].is_space):
        right -= 1
    if right - left < 2 or not any(token.pos_ in ("VERB", "AUX") for token in doc[left : right + 1]):
        return None
    return Span(doc[left].idx, doc[right].idx + len(doc[right]))


def _without(text: str, whole: Span, part: Span) -> Span | None:
    """The longer of what lies before and after a part, commas trimmed."""
    pieces = (Span(whole.start, max(whole.start, part.start)), Span(min(part.end, whole.end), whole.end))
    best = max(pieces, key=lambda piece: piece.end - piece.start)
    start, end = best.start, best.end
    while start < end and (text[start].isspace() or text[start] in ",;:–—-"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:–—-.!?"):
        end -= 1
    best = trim(text, start, end)
    return best if best.end - best.start > 8 else None


def _stance(lemma: str, lex: Lexicon) -> Stance:
    return "denies" if lemma in lex.deny else "attributes" if lemma in lex.doubt else "says"
