"""What is told to have been said: the stretch of a sentence that a verb of saying governs.

The tree shows it where it is right; the conjunction, the commas and the sentence's end where it is not.
"""

import re
from typing import TYPE_CHECKING

from synoptic.model import Span
from synoptic.text import trim
from synoptic.understand.lexicon import Lexicon, key
from synoptic.understand.name_runs import Word
from synoptic.understand.stage import Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

#: relations by which a clause is what was said
CONTENT = frozenset(("ccomp", "parataxis", "xcomp"))
#: words after a verb of saying that closes its sentence: when and where it was said
LAST_WORDS = 6
#: characters of a speaker that a turned sentence names after its verb
LONGEST_SPEAKER = 80
#: a description in apposition that ends a stretch: ``, its director``
_ASIDE = re.compile(r",\s([^\W\d_][^,]*)\Z")
#: the place and agency that open a report: ``LONDON (AP) — ``
_DATELINE = re.compile(r"[^\W\d_a-z][^\n–—]{1,50}?\s[–—]\s")


def governed(
    verb: "Token",
    said: "Token",
    reading: Reading,
    words: list[Word],
    span: Span,
    who: Span | None,
    lex: Lexicon,
) -> Span | None:
    """What a verb says; ``said`` leads on to it where the first verb relays: quoted … as saying."""
    text = reading.document.text
    content = _inserted(said, text, span, who) or _content(said, text, span, who, lex)
    if content is None or content.end <= verb.idx:
        content = after_that(reading, words, said.idx + len(said), span, lex) or content
    content = content or _closing(verb, reading, span, who, lex)
    if content is not None and content.start >= verb.idx + len(verb):
        content = _widened(said, content, text, span, lex)
    return content


def turned(reading: Reading, span: Span, who: Span | None, end: int) -> tuple[Span, Span | None] | None:
    """``The fire, says the landlord``: what a parser took for the subject is what is said."""
    text = reading.document.text
    if who is None or who.end >= end or text[who.end : end].strip()[:1] != ",":
        return None
    if (
        "," in who.of(text)
        or " " in text[who.end + 1 : end].strip(" ,")
        or text[span.start : who.start].strip()
    ):
        return None
    stop = end
    while stop < span.end and text[stop] not in '.,;:!?"“”«»':
        stop += 1
    speaker = trim(text, end, stop)
    if not 2 < speaker.end - speaker.start < LONGEST_SPEAKER:
        return None
    if any(token.pos_ in ("VERB", "AUX") for token in reading.tokens(speaker)):
        return None
    return speaker, None


def after_that(reading: Reading, words: list[Word], start: int, span: Span, lex: Lexicon) -> Span | None:
    """What follows the conjunction after a verb of saying, to the sentence's end."""
    text = reading.document.text
    after = [word for word in words if word.start >= start][:8]
    for at, word in enumerate(after[:-1]):
        if at and text[after[at - 1].end : word.start].strip(" \n,"):
            return None
        if word.key in lex.that:
            between = Span(start, word.start)
            if reading.parsed and any(t.pos_ in ("VERB", "AUX", "CCONJ") for t in reading.tokens(between)):
                return None
            return without(text, span, Span(span.start, word.end), lex)
    return None


def without(text: str, whole: Span, part: Span, lex: Lexicon) -> Span | None:
    """The longer of what lies before and after a part, commas trimmed."""
    pieces = (Span(whole.start, max(whole.start, part.start)), Span(min(part.end, whole.end), whole.end))
    best = max(pieces, key=lambda piece: piece.end - piece.start)
    if text[whole.start : part.start].rstrip()[-1:] in (":", ";"):
        best = pieces[1]
    start, end = best.start, best.end
    while start < end and (text[start].isspace() or text[start] in ",;:–—-"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:–—-.!?"):
        end -= 1
    if best == pieces[0]:
        # ", its director" before the director's name is not part of what was said
        aside = _ASIDE.search(text, max(start, end - 60), end)
        if aside and len(aside[1].split()) <= 6 and key(aside[1].split()[0]) in lex.definite:
            end = aside.start()
    dateline = _DATELINE.match(text, start, end) if start == whole.start else None
    if dateline and dateline[0].split()[0].strip(",").isupper():
        start = dateline.end()
    best = trim(text, start, end)
    return best if best.end - best.start > 8 else None


def _inserted(verb: "Token", text: str, span: Span, who: Span | None) -> Span | None:
    """``Two, the doctor thought, were ill``: the whole sentence is what is said."""
    end = verb.idx + len(verb)
    if who is None or text[min(who.end, end) : max(who.start, verb.idx)].strip():
        return None
    before, after = (
        text[span.start : min(who.start, verb.idx)].rstrip(),
        text[max(who.end, end) : span.end].lstrip(),
    )
    if (
        before.endswith(",")
        and after.startswith(",")
        and not any(mark in before + after for mark in '"“”«»„')
    ):
        return Span(span.start, max(span.start, span.end - (text[span.end - 1] in ".!?")))
    return None


def _closing(verb: "Token", reading: Reading, span: Span, who: Span | None, lex: Lexicon) -> Span | None:
    """``…, the chief said Thursday.``: what stands before the last comma, where the tree does not tell."""
    text = reading.document.text
    end = verb.idx + len(verb)
    if who is None or text[min(who.end, end) : max(who.start, verb.idx)].strip():
        return None
    first, last = min(who.start, verb.idx), max(who.end, end)
    rest = text[last : span.end]
    if not text[span.start : first].rstrip().endswith(",") or len(rest.split()) > LAST_WORDS:
        return None
    if any(token.pos_ in ("VERB", "AUX") for token in reading.tokens(Span(last, span.end))):
        return None
    return without(text, span, Span(first, span.end), lex)


def _content(verb: "Token", text: str, span: Span, who: Span | None, lex: Lexicon) -> Span | None:
    """The clause that is said: a complement, or the clause that the verb of saying was added to."""
    for child in verb.children:
        if child.dep_ == "parataxis" and child.i > verb.i:
            continue
        if child.dep_ in CONTENT and (child.dep_ != "xcomp" or child.tag_ == "VBG"):
            clause = _clause(child, verb)
            if clause is not None and not text.startswith(tuple(lex.who | lex.which), clause.start):
                return clause
    if verb.dep_ == "parataxis":
        start = min(verb.left_edge.idx, who.start if who is not None else verb.idx)
        edges = Span(start, max(verb.right_edge.idx + len(verb.right_edge), verb.idx + len(verb)))
        return without(text, span, edges, lex)
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
    told = any(token.pos_ in ("VERB", "AUX") for token in doc[left : right + 1])
    if right - left < 2 or not (told or doc[left].pos_ in ("DET", "NUM", "PRON", "PROPN", "NOUN", "ADJ")):
        return None
    return Span(doc[left].idx, doc[right].idx + len(doc[right]))


def _widened(verb: "Token", content: Span, text: str, span: Span, lex: Lexicon) -> Span:
    """What is told after a verb of saying runs to the end of the sentence, or to the next main clause.

    A parser that lost the clause's own subject or tail would cut words out of what was said.
    """
    doc = verb.doc
    start = content.start
    first = next((t for t in doc[verb.i + 1 : verb.i + 9] if not _passing(t, lex)), None)
    after = _past_that(verb, content, lex)
    if after is not None:
        start = min(start, after)
    elif first is not None and first.idx < start and first.head.i > first.i:
        nominal = first.pos_ in ("DET", "NUM", "NOUN", "PROPN", "ADJ")
        addressed = key(verb.lemma_) in lex.addressed
        before = doc[first.i - 1]
        if nominal and not addressed and (before.i == verb.i or before.pos_ != "ADP"):
            start = first.idx
    if verb.dep_ in ("acl:relcl", "acl", "advcl") and key(verb.head.lemma_) not in lex.relay:
        return Span(start, content.end)
    end = span.end
    for child in verb.children:
        if child.dep_ in ("conj", "cc") and child.i > verb.i and child.left_edge.idx > start:
            end = min(end, child.left_edge.idx)
    semicolon = text.find(";", start, end)
    end = semicolon if semicolon > start else end
    if end <= content.end:
        return Span(start, content.end)
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:–—-.!?"):
        end -= 1
    return Span(start, max(end, content.end))


def _past_that(verb: "Token", content: Span, lex: Lexicon) -> int | None:
    """Where the words after the conjunction begin, if it stands before what is said with no verb between."""
    doc = verb.doc
    for token in doc[verb.i + 1 : verb.i + 9]:
        if token.idx >= content.start or token.pos_ in ("VERB", "AUX"):
            return None
        if key(token.lower_) in lex.that and token.i + 1 < len(doc):
            return int(doc[token.i + 1].idx)
    return None


def _passing(token: "Token", lex: Lexicon) -> bool:
    """Whether a token between a verb of saying and what is said is only about when."""
    return token.is_space or key(token.lower_) in lex.calendar or token.pos_ in ("ADP", "ADV", "PART")
