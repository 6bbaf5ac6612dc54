"""Turns passages into spaCy documents and stores them for training.

White space that is more than one blank (paragraph breaks, non-breaking spaces)
becomes a token of its own, because that is how the tokenizer cuts running text.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from spacy.tokens import Doc, DocBin, Span
from spacy.vocab import Vocab

from training.records import OUTSIDE, UNKNOWN, Passage, Sentence, Token

BREAK = "\n\n"


def blank(form: str, head: int, after: Token | None = None) -> Token:
    """A white-space token hung on the token before it, inside a name if ``after`` goes on with one."""
    name = after.name if after and after.name.startswith("I-") else OUTSIDE
    return Token(form, False, form, "SPACE", "_SP", "", head, "dep", name)


def with_breaks(
    passage: Passage, rng: random.Random | None = None, odd_spaces: float = 0.0
) -> list[Sentence]:
    """The sentences with paragraph breaks and, now and then, a non-breaking space."""
    out: list[Sentence] = []
    for number, sentence in enumerate(passage.sentences):
        if rng and len(sentence) > 3 and rng.random() < odd_spaces:
            sentence = _odd_space(sentence, rng)
        if number in passage.breaks:
            last = len(sentence) - 1
            sentence = (*sentence[:-1], _tight(sentence[-1]), blank(BREAK, last))
        out.append(sentence)
    return out


def _odd_space(sentence: Sentence, rng: random.Random) -> Sentence:
    """Put a non-breaking space for one plain blank."""
    spaced = [at for at, token in enumerate(sentence[:-1]) if token.space]
    if not spaced:
        return sentence
    at = rng.choice(spaced)
    moved = [_shift(token, at) for token in sentence]
    return (*moved[:at], _tight(moved[at]), blank("\u00a0", at, moved[at + 1]), *moved[at + 1 :])


def _shift(token: Token, after: int) -> Token:
    """The token with its head's number moved past an insertion."""
    return token if token.head <= after else replace(token, head=token.head + 1)


def _tight(token: Token) -> Token:
    return replace(token, space=False)


def to_doc(vocab: Vocab, sentences: Iterable[Sentence], *, trees: bool) -> Doc:
    """One document, with trees and tags (``trees``) or with names."""
    tokens: list[Token] = []
    heads: list[int] = []
    for sentence in sentences:
        heads += [token.head + len(tokens) for token in sentence]
        tokens += sentence
    words = [token.form for token in tokens]
    spaces = [token.space for token in tokens]
    if not trees:
        return with_names(Doc(vocab, words=words, spaces=spaces), tokens)
    return Doc(
        vocab,
        words=words,
        spaces=spaces,
        tags=[token.tag for token in tokens],
        pos=[token.pos for token in tokens],
        morphs=[token.feats for token in tokens],
        lemmas=[token.lemma for token in tokens],
        heads=heads,
        deps=[token.dep for token in tokens],
    )


def with_names(doc: Doc, tokens: list[Token]) -> Doc:
    """Mark the document's names; what a corpus leaves unsaid stays unsaid."""
    names: list[Span] = []
    unsaid: list[Span] = []
    start = 0
    while start < len(tokens):
        tag = tokens[start].name
        end = start + 1
        if tag.startswith("B-"):
            while end < len(tokens) and tokens[end].name == "I-" + tag[2:]:
                end += 1
            names.append(Span(doc, start, end, label=tag[2:]))
        elif tag == UNKNOWN:
            unsaid.append(Span(doc, start, end))
        start = end
    doc.set_ents(names, missing=unsaid, default="outside")
    return doc


def save(docs: Iterable[Doc], path: Path) -> None:
    """Write documents where spaCy's corpus reader finds them."""
    path.parent.mkdir(parents=True, exist_ok=True)
    DocBin(docs=docs, store_user_data=False).to_disk(path)
