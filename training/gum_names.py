"""Derives names from GUM's entity layer.

GUM marks every phrase that stands for something; a name is one whose head is a
proper noun, cut down to the run of proper nouns around that head. Proper-noun
words that no such name covers are left unsaid rather than outside.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from training.name_words import is_calendar, is_title
from training.records import OUTSIDE, UNKNOWN, Passage, Sentence, Token

KINDS = {
    "person": "PERSON",
    "organization": "ORG",
    "place": "LOC",
    "event": "MISC",
    "abstract": "MISC",
    "object": "MISC",
}
PROPER = frozenset({"NNP", "NNPS"})
BRIDGES = {
    "ORG": frozenset(["of", "for", "and", "&", "the", "'s", "-", "’s"]),
    "LOC": frozenset(["of", "the", "-", "'s", "’s"]),
    "MISC": frozenset(["of", "for", "&", "the", "in", "on", "'s", "-", ":", "’s"]),
    "PERSON": frozenset(["-", "de", "van", "von", "der", "la", "bin", "al"]),
}
_MARK = re.compile(r"\((\d+)-([a-z]+)[^()]*(\))?|(\d+)\)")


@dataclass(frozen=True, slots=True)
class Mention:
    """A marked phrase within one sentence."""

    start: int
    end: int
    kind: str


def derive(passage: Passage) -> Passage:
    """The passage with names in place of its entity layer."""
    return replace(passage, sentences=tuple(named(sentence) for sentence in passage.sentences))


def mentions(sentence: Sentence) -> list[Mention]:
    """Every phrase of the entity layer that opens and closes in the sentence."""
    found: list[Mention] = []
    open_now: list[tuple[str, int, str]] = []
    for at, token in enumerate(sentence):
        for match in _MARK.finditer(_entity_field(token.misc)):
            number, kind, closed, ends = match.groups()
            if closed:
                found.append(Mention(at, at + 1, kind))
            elif number:
                open_now.append((number, at, kind))
            else:
                found += _closed(open_now, ends, at)
    return found


def _closed(open_now: list[tuple[str, int, str]], number: str, at: int) -> list[Mention]:
    """Take the innermost open phrase of that number off the pile."""
    for place in range(len(open_now) - 1, -1, -1):
        if open_now[place][0] == number:
            _, start, kind = open_now.pop(place)
            return [Mention(start, at + 1, kind)]
    return []


def _entity_field(misc: str) -> str:
    return next((part[7:] for part in misc.split("|") if part.startswith("Entity=")), "")


def named(sentence: Sentence) -> Sentence:
    """The sentence with name tags."""
    names = [UNKNOWN if _may_be_name(token, at) else OUTSIDE for at, token in enumerate(sentence)]
    taken = [False] * len(sentence)
    spans = [span for mention in mentions(sentence) if (span := _name(sentence, mention))]
    for start, end, label in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
        if not any(taken[start:end]):
            names[start:end] = [f"B-{label}"] + [f"I-{label}"] * (end - start - 1)
            taken[start:end] = [True] * (end - start)
    return tuple(replace(token, name=name) for token, name in zip(sentence, names, strict=True))


def _may_be_name(token: Token, at: int) -> bool:
    """Could the token belong to a name that layer does not show, a demonym say?"""
    if is_calendar(token.form) or is_title(token.form):
        return False
    return token.tag in PROPER or (token.pos == "ADJ" and at > 0 and token.form[:1].isupper())


def _name(sentence: Sentence, mention: Mention) -> tuple[int, int, str] | None:
    """The name inside a mention, if its head is a proper noun of a kind we keep.

    A single word that is neither person, place nor organization stays unsaid:
    layer counts section titles and the like among them.
    """
    label = KINDS.get(mention.kind)
    head = _head(sentence, mention)
    if label is None or sentence[head].tag not in PROPER or not sentence[head].form[:1].isalnum():
        return None
    start, end = _run(sentence, mention, head, BRIDGES[label])
    if label == "PERSON":
        while start < end and is_title(sentence[start].form):
            start += 1
        if start < end and sentence[end - 1].tag == "NNPS":
            label = "MISC"
    if start == end or (label == "MISC" and mention.kind != "person" and end - start == 1):
        return None
    return start, end, label


def _head(sentence: Sentence, mention: Mention) -> int:
    """The first token of the phrase whose governor lies outside it."""
    inside = range(mention.start, mention.end)
    return next(
        (at for at in inside if sentence[at].head == at or sentence[at].head not in inside), mention.start
    )


def _run(sentence: Sentence, mention: Mention, head: int, bridges: frozenset[str]) -> tuple[int, int]:
    """The stretch of proper nouns around the head, over joining words between them."""
    start, end = head, head + 1
    while (before := _step(sentence, start, -1, mention.start - 1, bridges)) is not None:
        start = before
    while (after := _step(sentence, end - 1, 1, mention.end, bridges)) is not None:
        end = after + 1
    return start, end


def _step(sentence: Sentence, at: int, way: int, limit: int, bridges: frozenset[str]) -> int | None:
    """The next proper noun in that direction, if only joining words lie between."""
    at += way
    while at != limit and sentence[at].form.lower() in bridges and sentence[at].tag not in PROPER:
        at += way
    return at if at != limit and sentence[at].tag in PROPER else None
