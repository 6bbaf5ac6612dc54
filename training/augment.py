"""Makes clean gold text look like text from the web.

Treebanks and name corpora write straight quotes, hyphens for dashes and full
stops at every end; pages do not. Each varied passage is drawn from a seeded
generator, so the same seed writes the same training data.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from training.name_words import word_set
from training.records import Passage, Sentence, Token

CLOSED_END = frozenset(".!?")
SMALL_WORDS = word_set("a an and as at but by for from in of on or the to vs with")
APOSTROPHES = {"'s": "’s", "n't": "n’t", "'re": "’re", "'ve": "’ve", "'ll": "’ll", "'d": "’d", "'m": "’m"}


def vary(passage: Passage, rng: random.Random) -> Passage:
    """One web-like copy of a passage."""
    sentences = list(passage.sentences)
    if rng.random() < 0.7:
        sentences = curly(sentences)
    if rng.random() < 0.5:
        sentences = [dashed(sentence, rng.choice("—–")) for sentence in sentences]
    if rng.random() < 0.2:
        sentences[-1] = without_stop(sentences[-1])
    roll = rng.random()
    for limit, change in ((0.08, str.lower), (0.11, str.upper)):
        if roll < limit:
            sentences = [_map(s, change) for s in sentences]
            break
    else:
        if roll < 0.16:
            sentences = [headline(s) for s in sentences]
    return replace(passage, sentences=tuple(sentences))


def curly(sentences: list[Sentence]) -> list[Sentence]:
    """Typographic quotes and apostrophes; a quote opens where none is open."""
    open_now = False
    out: list[Sentence] = []
    for sentence in sentences:
        made: list[Token] = []
        for token in sentence:
            form, open_now = _curly_form(token, open_now)
            made.append(replace(token, form=form))
        out.append(tuple(made))
    return out


def _curly_form(token: Token, open_now: bool) -> tuple[str, bool]:
    """The typographic form of one token, and whether a double quote is open after it."""
    form = token.form
    if form in ('"', "``", "''"):
        opens = token.tag == "``" or (token.tag != "''" and not open_now)
        return ("“" if opens else "”"), opens
    if form == "'":
        return ("‘" if token.tag == "``" else "’"), open_now
    return APOSTROPHES.get(form, form.replace("'", "’")), open_now


def dashed(sentence: Sentence, dash: str) -> Sentence:
    """The sentence with ``dash`` for every hyphen that stands as a dash."""
    return tuple(
        replace(token, form=dash)
        if token.form == "--" or (token.form == "-" and token.tag in (":", ","))
        else token
        for token in sentence
    )


def without_stop(sentence: Sentence) -> Sentence:
    """The sentence less its final stop, if nothing hangs on that stop."""
    last = len(sentence) - 1
    if last < 2 or sentence[last].form not in CLOSED_END or any(t.head == last for t in sentence[:last]):
        return sentence
    return (*sentence[: last - 1], replace(sentence[last - 1], space=True))


def headline(sentence: Sentence) -> Sentence:
    """The sentence in title case, as older headlines are set."""
    return tuple(
        replace(token, form=_title(token.form) if at == 0 or token.form not in SMALL_WORDS else token.form)
        for at, token in enumerate(sentence)
    )


def _title(form: str) -> str:
    return form[:1].upper() + form[1:] if form[:1].isalpha() else form


def _map(sentence: Sentence, change: Callable[[str], str]) -> Sentence:
    return tuple(replace(token, form=change(token.form)) for token in sentence)
