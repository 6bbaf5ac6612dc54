"""The bare bones of a sentence: its event, who does it, to whom or what, and whether it is denied or open."""

from typing import TYPE_CHECKING, NamedTuple

from synoptic.model import Span
from synoptic.text import words
from synoptic.understand.lexicon import Lexicon, key

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

#: relations of a subject
SUBJECTS = frozenset(("nsubj", "nsubj:pass", "csubj", "csubj:pass", "expl"))
#: characters of an object as worded
LONGEST_OBJECT = 160


class Clause(NamedTuple):
    """What a clause says."""

    verb: str | None
    """Lemma of the event; ``be`` where something is said to be something."""
    subject: Span | None
    object: Span | None
    negated: bool
    judged: bool
    """Whether the predicate is a judgement: ``was a success``."""


EMPTY = Clause(None, None, None, False, False)


def clause(tokens: "Tokens", lex: Lexicon) -> Clause:
    """The main clause of a stretch of parsed tokens."""
    event = _event(tokens, lex)
    if event is None:
        return EMPTY
    linked = any(child.dep_ == "cop" for child in event.children)
    verb = "be" if linked else event.lemma_.casefold()
    subject = _subject(event)
    objects = [child for child in event.children if child.dep_ in ("obj", "xcomp", "ccomp")]
    if linked:
        told = _span(
            event,
            skip=frozenset(("nsubj", "cop", "aux", "punct", "advcl", "parataxis", "conj", "cc", "mark")),
        )
    else:
        told = _span(objects[0]) if objects else None
    negated = any(_negates(child, lex) for child in event.children) or (
        subject is not None and any(key(t.lower_) in lex.negation for t in (subject, *subject.children))
    )
    negated = negated or any(_negates(child, lex) for thing in objects for child in thing.children)
    judged = linked and key(event.lemma_) in lex.judging
    return Clause(verb, _span(subject) if subject is not None else None, told, negated, judged)


def hedged(text: str, lex: Lexicon) -> bool:
    """Whether a sentence leaves open what it says: may, reportedly, is expected to; or asks."""
    if text.rstrip('"”’»)').endswith("?"):
        return True
    listed = " ".join(key(word) for word in words(text))
    return any(f" {phrase} " in f" {listed} " for phrase in lex.hedges)


def marked_opinion(text: str, lex: Lexicon) -> bool:
    """Whether a sentence shows its writer's view in so many words."""
    listed = f" {' '.join(key(word) for word in words(text))} "
    return any(f" {phrase} " in listed for phrase in lex.opinions)


def _event(tokens: "Tokens", lex: Lexicon) -> "Token | None":
    """The token that the stretch's tree hangs on; fragments and headings may have none that tells."""
    if not len(tokens):
        return None
    root = tokens.root
    if key(root.lemma_) in lex.say - lex.weak:
        # what is said is the event, not the saying
        root = next((child for child in root.children if child.dep_ == "ccomp"), root)
    if root.pos_ in ("VERB", "AUX") or any(child.dep_ == "cop" for child in root.children):
        return root
    # a noun at the top: a headline, or a tree gone wrong; the first verb with a subject tells
    for token in tokens:
        if token.pos_ in ("VERB", "AUX") and any(child.dep_ in SUBJECTS for child in token.children):
            return token
    return None


def _subject(event: "Token") -> "Token | None":
    token = event
    for _ in range(3):
        found = next((child for child in token.children if child.dep_ in SUBJECTS), None)
        if found is not None:
            return found
        if token.dep_ not in ("conj", "xcomp", "advcl") or token.head is token:
            return None
        token = token.head
    return None


def _negates(token: "Token", lex: Lexicon) -> bool:
    return token.dep_ in ("advmod", "det", "neg", "aux") and key(token.lower_) in lex.negation


def _span(
    head: "Token", skip: frozenset[str] = frozenset(("acl:relcl", "parataxis", "advcl"))
) -> Span | None:
    """The phrase under a head, without what only hangs on it."""
    doc = head.doc
    left, right = head.left_edge.i, head.right_edge.i
    for child in head.children:
        if child.dep_ in skip and child.i > head.i:
            right = min(right, child.left_edge.i - 1)
        elif child.dep_ in skip and child.i < head.i:
            left = max(left, child.right_edge.i + 1)
    left, right = min(left, head.i), max(right, head.i)
    while right > head.i and (doc[right].is_punct or doc[right].is_space):
        right -= 1
    while left < head.i and (doc[left].is_punct or doc[left].is_space):
        left += 1
    start = doc[left].idx
    return Span(start, max(start, min(doc[right].idx + len(doc[right]), start + LONGEST_OBJECT)))
