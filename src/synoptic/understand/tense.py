"""Which way a time points: is its clause told as gone by or as to come?

In a parsed page the verb that governs the time decides, by its tense and auxiliaries; elsewhere, the words
of the language's data (will, plans to, until) in the same clause do.
"""

import functools
import re
from typing import TYPE_CHECKING, Literal

from synoptic.lang import Dates
from synoptic.model import Span
from synoptic.understand.stage import Reading
from synoptic.understand.time_patterns import S, choice, grammar

if TYPE_CHECKING:
    from spacy.tokens import Token

Direction = Literal["past", "future"]

#: characters before a time in which until, by, since introduce it
NEAR = 48
_CLAUSE = re.compile(r"[.,;:!?()\[\]“”„«»\"]|\s[-–—]\s")
#: characters around a time in which its clause stands
REACH = 300
#: the climb from a time to its verb stops after so many steps
CLIMB = 12
_MODAL = frozenset(
    ("will", "shall", "wo", "'ll", "’ll", "can", "ca", "may", "might", "must", "should", "would")
)
_PERFECT = frozenset(("had", "has", "have", "was", "were", "did", "'d", "'ve", "’ve"))


def direction(
    reading: Reading, span: Span, sentence: Span, *, told: bool, weekday: bool = False
) -> Direction | None:
    """Past, future, or None where nothing tells.

    Args:
        reading: the page.
        span: the time in it.
        sentence: the sentence around it.
        told: whether the sentence is prose; headlines and captions tell the past in the present tense.
        weekday: whether it is a weekday: what *is* on Friday is to come, what is of March may be long gone.
    """
    text = reading.document.text
    before = text[max(sentence.start, span.start - NEAR) : span.start]
    around = _clause(text, span, sentence)
    clause = around.of(text)
    rules = _rules(reading.document.language)
    perfect = reading.parsed and bool(_PERFECT & {word.casefold() for word in clause.split()})
    if rules.since.search(before):
        return "past"
    if rules.until.search(before) and not perfect:
        return "future"
    if reading.parsed:
        found = _governed(reading, span, told=told, weekday=weekday)
        if found is not None:
            return found
    if rules.future.search(clause) or any(_ends_ahead(w, rules.ends) for w in clause.split()):
        return "future"
    first, last = max(sentence.start, span.start - REACH), min(sentence.end, span.end + REACH)
    # "Concert on Sunday, we shall sing": a clause without a verb goes with the sentence
    if reading.parsed and not _has_verb(reading, around) and rules.future.search(text, first, last):
        return "future"
    return None


def _has_verb(reading: Reading, stretch: Span) -> bool:
    return any(token.pos_ in ("VERB", "AUX") for token in reading.tokens(stretch))


class _Rules:
    """One language's cues."""

    __slots__ = ("ends", "future", "since", "until")

    def __init__(self, dates: Dates, *, spaced: bool) -> None:
        before, after = (r"(?<!\w)", r"(?!\w)") if spaced else ("", "")
        inner = choice((*dates.within, *dates.definite, *dates.parts, *dates.on_day, *dates.at, *dates.this))
        gap = rf"(?:{S}|{inner}){{0,4}}" if spaced else ""
        self.until = re.compile(rf"{before}{choice(dates.until)}{after}{gap}(?:\bon{S})?\Z", re.IGNORECASE)
        self.since = re.compile(rf"{before}{choice(dates.since)}{after}{gap}\Z", re.IGNORECASE)
        self.future = re.compile(rf"{before}{choice(dates.future)}{after}", re.IGNORECASE)
        self.ends = dates.future_ends


@functools.cache
def _rules(code: str | None) -> _Rules:
    rules = grammar(code)
    return _Rules(rules.dates, spaced=rules.spaced)


def _clause(text: str, span: Span, sentence: Span) -> Span:
    """The words around the time, up to the nearest punctuation on both sides."""
    first, last = max(sentence.start, span.start - REACH), min(sentence.end, span.end + REACH)
    start = max([m.end() for m in _CLAUSE.finditer(text, first, span.start)] or [first])
    found = _CLAUSE.search(text, span.end, last)
    return Span(start, max(start, found.start() if found else last))


def _ends_ahead(word: str, ends: tuple[str, ...]) -> bool:
    return bool(ends) and len(word) > 3 and word.islower() and word.endswith(ends)


def _governed(reading: Reading, span: Span, *, told: bool, weekday: bool) -> Direction | None:
    """By the verb that the time hangs on."""
    tokens = [t for t in reading.tokens(span) if not t.is_space]
    if not tokens:
        return None
    inside = {t.i for t in tokens}
    root = next((t for t in reversed(tokens) if t.head.i not in inside or t.head.i == t.i), tokens[-1])
    verb = _verb_above(root)
    return None if verb is None else _tense(reading, verb, told=told, weekday=weekday)


def _verb_above(token: "Token") -> "Token | None":
    for _ in range(CLIMB):
        if token.pos_ in ("VERB", "AUX") and token.tag_ != "VBG":
            return token
        if any(child.dep_ == "cop" for child in token.children):
            return token
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _tense(reading: Reading, verb: "Token", *, told: bool, weekday: bool) -> Direction | None:
    helpers = [c for c in verb.children if c.dep_.startswith(("aux", "cop", "mark"))]
    words = {c.text.casefold() for c in helpers}
    if words & _MODAL:
        return "future"
    if words & _PERFECT or verb.tag_ in ("VBD", "VBN"):
        return "past"
    copula = any(c.dep_ in ("aux", "cop") and c.lemma_ == "be" for c in helpers)
    if "to" in words and verb.tag_ == "VB":
        return "future" if copula or _looks_ahead(reading, verb) else None
    present = verb.tag_ in ("VBZ", "VBP") or (copula and weekday)
    said = reading.language.speech.say
    return "future" if present and told and verb.lemma_ not in said else None


def _looks_ahead(reading: Reading, infinitive: "Token") -> bool:
    """Whether the verb or adjective over an infinitive leaves it to come: plans to, is due to."""
    head = infinitive.head
    return (
        head.i == infinitive.i or head.pos_ in ("ADJ", "NOUN") or head.lemma_ in reading.language.dates.ahead
    )
