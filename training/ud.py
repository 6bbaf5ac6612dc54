"""Reads Universal Dependencies treebanks (CoNLL-U) into passages.

Two choices matter. Contractions are kept as the treebank splits them when the
parts spell the written word, and folded into one token otherwise, because a
pipeline sees only what is written. And only those features are kept which both
treebanks mark alike and which somebody reads later: fewer classes are learnt
better.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from pathlib import Path

from training.name_words import word_set
from training.records import Passage, Sentence, Token

KEPT_FEATURES = word_set(
    "Case Degree Gender Mood Number NumType Person Polarity Poss PronType Tense VerbForm Voice"
)
AGREEMENT = frozenset({"Number", "Person"})
UNMARKED_VERBS = frozenset({"VBD", "VBP", "MD", "VB", "VBN", "VBG"})
LONGEST_PASSAGE = 10
"""Sentences in one passage at most; longer paragraphs are cut."""

Row = list[str]


def read(path: Path) -> list[Passage]:
    """All paragraphs of one gzipped or plain CoNLL-U file."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return list(passages(lines))


def passages(lines: Iterable[str]) -> Iterator[Passage]:
    """Cut a treebank into passages at documents, paragraphs, and the length limit."""
    document = ""
    pending: list[Sentence] = []
    for comments, rows in _blocks(lines):
        opens = [c for c in comments if c.startswith(("newdoc", "newpar"))]
        if pending and (opens or len(pending) >= LONGEST_PASSAGE):
            yield Passage(tuple(pending), document)
            pending = []
        for comment in opens:
            if comment.startswith("newdoc"):
                document = comment.partition("=")[2].strip()
        pending.append(sentence(rows))
    if pending:
        yield Passage(tuple(pending), document)


def _blocks(lines: Iterable[str]) -> Iterator[tuple[list[str], list[Row]]]:
    """Comments and rows of each sentence."""
    comments: list[str] = []
    rows: list[Row] = []
    for line in lines:
        line = line.rstrip("\n")
        if line.startswith("#"):
            comments.append(line[1:].strip())
        elif line:
            rows.append(line.split("\t"))
        elif rows:
            yield comments, rows
            comments, rows = [], []
    if rows:
        yield comments, rows


def sentence(rows: list[Row]) -> Sentence:
    """One sentence's tokens, contractions settled and heads counted from nought."""
    plain = [row for row in rows if row[0].isdigit()]
    written = {int(row[0].split("-")[0]): row for row in rows if "-" in row[0]}
    groups = _groups(plain, written)
    place = {int(row[0]): at for at, group in enumerate(groups) for row in group}
    return tuple(_token(group, written, place) for group in groups)


def _groups(plain: list[Row], written: dict[int, Row]) -> list[list[Row]]:
    """Syntactic words that become one token each: mostly one, several where folded."""
    groups: list[list[Row]] = []
    folding = 0
    for row in plain:
        number = int(row[0])
        if number <= folding:
            groups[-1].append(row)
            continue
        groups.append([row])
        whole = written.get(number)
        if whole and not _spells(whole, plain):
            folding = int(whole[0].split("-")[1])
    return groups


def _spells(whole: Row, plain: list[Row]) -> bool:
    """Do the parts of a contraction, put together, spell it?"""
    first, last = (int(n) for n in whole[0].split("-"))
    return "".join(row[1] for row in plain[first - 1 : last]) == whole[1]


def _token(group: list[Row], written: dict[int, Row], place: dict[int, int]) -> Token:
    """The token of one group; a folded group speaks with its outermost word."""
    numbers = {row[0] for row in group}
    main = next((row for row in group if row[6] not in numbers), group[0])
    here = place[int(main[0])]
    head = place.get(int(main[6]), here)
    form = group[0][1] if len(group) == 1 else written[int(group[0][0])][1]
    return Token(
        form=form.replace(" ", ""),
        space=_spaced(group[-1], written),
        lemma=main[2],
        pos=main[3],
        tag=main[4],
        feats=features(main[5], main[4]),
        head=head,
        dep="ROOT" if main[7] == "root" or head == here else main[7],
        misc=main[9],
    )


def _spaced(row: Row, written: dict[int, Row]) -> bool:
    """Is the token followed by a space? Parts of a contraction are not, but for the last."""
    number = int(row[0])
    for whole in written.values():
        first, last = (int(n) for n in whole[0].split("-"))
        if first <= number < last:
            return False
        if number == last:
            return "SpaceAfter=No" not in whole[9]
    return "SpaceAfter=No" not in row[9]


def features(written: str, tag: str) -> str:
    """The kept features, in the treebank's (sorted) order.

    The treebanks give every finite verb the number and person of its subject;
    only those that the form itself shows are kept.
    """
    dropped = AGREEMENT if tag in UNMARKED_VERBS else frozenset()
    pairs = [pair for pair in written.split("|") if pair.partition("=")[0] in KEPT_FEATURES - dropped]
    return "|".join(pairs)


def join(parts: list[Passage], *, breaks: bool = True) -> Passage:
    """Several passages as one, with a paragraph break after each but the last if wanted."""
    sentences: list[Sentence] = []
    ends: list[int] = []
    for part in parts:
        sentences += part.sentences
        ends.append(len(sentences) - 1)
    return Passage(tuple(sentences), parts[0].source, frozenset(ends[:-1] if breaks else ()))
