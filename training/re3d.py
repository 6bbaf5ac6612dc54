"""Brings re3d's mentions down to names.

re3d marks whole noun phrases ("the Iraqi security forces") and titles with the
person. What is plainly a name after trimming is kept under our labels; what is
not is left unsaid, so that it teaches neither way.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from training import iob
from training.name_words import is_title, word_set
from training.records import OUTSIDE, UNKNOWN, Passage, Sentence, Token

LABELS = {"Person": "PERSON", "Organisation": "ORG", "Location": "LOC", "Nationality": "MISC"}
PLAIN = frozenset({"Temporal", "Quantity", "Money"})
"""Kinds that are surely no names."""
FREE_SOURCES = (
    "Australian_Department_of_Foreign_Affairs",
    "CENTCOM",
    "UK_Government",
    "US_State_Department",
    "Wikipedia",
)
"""The sources whose texts may be trained on; others in the set forbid commercial use."""
JOINING = frozenset(["of", "for", "and", "the", "de", "al", "el", "bin", "&", "-", "'", "'s"])
CROWDS = frozenset(["members", "forces", "troops", "officials"])
PRONOUNS = word_set("i me my we us our you your he him his she her they them their it its who whom whose")


def read(folder: Path, places: frozenset[str]) -> list[Passage]:
    """All passages of the free sources, countries among ``places`` never organizations."""
    kinds = {kind: kind for kind in (*LABELS, *PLAIN)}
    found = [
        passage
        for source in FREE_SOURCES
        for passage in iob.read(folder / f"{source}.conll", kinds, hyphens=True)
    ]
    places |= {text for passage in found for text in texts(passage, "Location")}
    return [
        replace(p, sentences=tuple(names_only(s, lambda text: text in places) for s in p.sentences))
        for p in found
    ]


def texts(passage: Passage, kind: str) -> list[str]:
    """The trimmed texts of one kind of mention."""
    return [
        " ".join(token.form for token in sentence[_trimmed(sentence, start, end) : end])
        for sentence in passage.sentences
        for start, end, label in mentions(sentence)
        if label == kind
    ]


def mentions(sentence: Sentence) -> list[tuple[int, int, str]]:
    """Start, end and kind of each marked mention."""
    out: list[tuple[int, int, str]] = []
    for at, token in enumerate(sentence):
        if token.name.startswith("B-"):
            out.append((at, at + 1, token.name[2:]))
        elif token.name.startswith("I-") and out:
            out[-1] = (out[-1][0], at + 1, out[-1][2])
    return out


def names_only(sentence: Sentence, is_place: Callable[[str], bool]) -> Sentence:
    """The sentence with names where mentions were."""
    names = [token.name if token.name in (OUTSIDE, UNKNOWN) else OUTSIDE for token in sentence]
    for start, end, kind in mentions(sentence):
        if kind in PLAIN:
            continue
        begin = _trimmed(sentence, start, end)
        inside = sentence[begin:end]
        label = LABELS[kind]
        if label == "ORG" and is_place(" ".join(token.form for token in inside)):
            label = "LOC"
        if len(inside) == 1 and inside[0].form.lower() in PRONOUNS:
            names[start:end] = [OUTSIDE] * (end - start)
        elif inside and _is_name(inside):
            names[begin:end] = [f"B-{label}"] + [f"I-{label}"] * (len(inside) - 1)
        else:
            names[start:end] = [UNKNOWN] * (end - start)
    return tuple(replace(token, name=name) for token, name in zip(sentence, names, strict=True))


def _trimmed(sentence: Sentence, start: int, end: int) -> int:
    """Where the mention begins without its article."""
    while start < end and sentence[start].form.lower() in ("the", "a", "an"):
        start += 1
    return start


def _is_name(inside: Sentence) -> bool:
    """Capitalised throughout but for joining words, and without a title."""
    words: list[Token] = [token for token in inside if token.form.lower() not in JOINING]
    return bool(words) and all(
        token.form[:1].isupper() and token.form.lower() not in CROWDS and not is_title(token.form)
        for token in words
    )
