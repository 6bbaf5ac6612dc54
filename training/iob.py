"""Reads name corpora in IOB columns into passages of PERSON, ORG, LOC and MISC.

The corpora come as bare tokens, so the blanks between them are guessed from
punctuation; the pipeline learns from running text, not from tokens.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from training.name_words import is_calendar, is_title, word_set
from training.records import OUTSIDE, UNKNOWN, Passage, Sentence, Token

WIKIGOLD = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC", "MISC": "MISC"}
CROSSNER = {
    "politician": "PERSON",
    "person": "PERSON",
    "country": "LOC",
    "location": "LOC",
    "organisation": "ORG",
    "politicalparty": "ORG",
    "election": "MISC",
    "event": "MISC",
    "misc": "MISC",
}
UNER = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC"}
GMB = {"per": "PERSON", "org": "ORG", "geo": "LOC", "gpe": "LOC", "art": "MISC", "eve": "MISC"}

DEMONYM_ENDS = (
    "ian",
    "ians",
    "ese",
    "ish",
    "can",
    "cans",
    "aqi",
    "aqis",
    "aeli",
    "aelis",
    "ench",
    "ghan",
    "ghans",
)
"""How GMB's demonyms end, which it marks as it marks countries."""

CLOSING = word_set(", . ; : ! ? ) ] } % ' '' ’ ” n't 's 're 've 'll 'd 'm ...")
OPENING = frozenset(["(", "[", "{", "$", "£", "€", "``", "“", "‘", "#"])


def read(path: Path, labels: Mapping[str, str], *, hyphens: bool = False) -> list[Passage]:
    """All sentences of a file, each a passage of its own."""
    with path.open(encoding="utf-8") as lines:
        return [Passage((made,), path.stem) for made in sentences(lines, labels, hyphens)]


def sentences(lines: Iterable[str], labels: Mapping[str, str], hyphens: bool = False) -> Iterator[Sentence]:
    """Sentences of ``word … tag`` lines parted by empty lines."""
    rows: list[tuple[str, str]] = []
    for line in lines:
        cells = line.split()
        if len(cells) >= 2:
            rows.append((cells[0], cells[-1]))
        elif rows:
            yield sentence(rows, labels, hyphens)
            rows = []
    if rows:
        yield sentence(rows, labels, hyphens)


def sentence(rows: list[tuple[str, str]], labels: Mapping[str, str], hyphens: bool = False) -> Sentence:
    """One sentence with settled labels; an unknown label is left unsaid, not outside."""
    made: list[Token] = []
    before = OUTSIDE
    for (form, tag), space in zip(rows, blanks([form for form, _ in rows], hyphens), strict=True):
        made.append(Token(form, space, name=_settled(tag, before, labels)))
        before = tag
    return tuple(made)


def _settled(tag: str, before: str, labels: Mapping[str, str]) -> str:
    """One tag in our labels, begun anew where the kind changes."""
    if tag == OUTSIDE:
        return OUTSIDE
    kind = tag[2:]
    if kind not in labels:
        return UNKNOWN
    goes_on = tag.startswith("I-") and before[2:] == kind
    return ("I-" if goes_on else "B-") + labels[kind]


def blanks(forms: list[str], hyphens: bool = False) -> list[bool]:
    """Is there a blank after each form? Guessed, with straight quotes opening and closing by turns.

    With ``hyphens`` a lone hyphen joins its neighbours, for corpora that cut words at hyphens.
    """
    out: list[bool] = []
    quoted = False
    for at, form in enumerate(forms):
        after = forms[at + 1] if at + 1 < len(forms) else ""
        opens = form == '"' and not quoted
        if form == '"':
            quoted = not quoted
        closes_next = after == '"' and quoted
        joins = hyphens and "-" in (form, after)
        out.append(not (after in CLOSING or closes_next or form in OPENING or opens or joins))
    return out


def uner(path: Path, treebank: list[Passage]) -> list[Passage]:
    """The treebank's passages with UNER's names put on, found by their words.

    UNER knows no MISC, so a word that looks like a name but is none of its
    three kinds is left unsaid.
    """
    rows = {
        tuple(form for form, _ in sentence): [tag for _, tag in sentence] for sentence in _uner_rows(path)
    }
    return [
        replace(passage, sentences=tuple(_put_on(sentence, rows) for sentence in passage.sentences))
        for passage in treebank
    ]


def _uner_rows(path: Path) -> Iterator[list[tuple[str, str]]]:
    """Words and tags of each sentence of a UNER file."""
    rows: list[tuple[str, str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if line.startswith("#"):
            continue
        if len(cells) >= 3:
            rows.append((cells[1], cells[2]))
        elif rows:
            yield rows
            rows = []
    if rows:
        yield rows


def _put_on(sentence: Sentence, rows: Mapping[tuple[str, ...], list[str]]) -> Sentence:
    """The sentence with names, or with nothing said where UNER does not have it."""
    tags = rows.get(tuple(token.form for token in sentence))
    if tags is None:
        return tuple(replace(token, name=UNKNOWN) for token in sentence)
    before = OUTSIDE
    made: list[Token] = []
    for token, tag in zip(sentence, tags, strict=True):
        name = _settled(tag, before, UNER)
        if name == OUTSIDE and _may_be_name(token):
            name = UNKNOWN
        made.append(replace(token, name=name))
        before = tag
    return tuple(made)


def _may_be_name(token: Token) -> bool:
    if is_calendar(token.form) or is_title(token.form):
        return False
    return token.pos == "PROPN" or (token.pos == "ADJ" and token.form[:1].isupper())


def news(path: Path) -> list[Passage]:
    """GMB's silver news for measuring: no titles in persons, demonyms and dates unsaid."""
    return [replace(p, sentences=tuple(_news_names(s) for s in p.sentences)) for p in read(path, GMB)]


def _news_names(sentence: Sentence) -> Sentence:
    made: list[Token] = []
    begins = False
    for token in sentence:
        name = token.name
        if name.endswith("PERSON") and (name[0] == "B" or begins):
            begins = is_title(token.form)
            name = OUTSIDE if begins else "B-PERSON"
        elif name.endswith("LOC") and token.form.endswith(DEMONYM_ENDS):
            name = UNKNOWN
        made.append(replace(token, name=name))
    return tuple(made)
