"""Writes the training and development documents from a corpora folder."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

from training import augment, docs, names, ud
from training.records import Passage

TREEBANKS = ("ewt", "gum")
ODD_SPACES = 0.02


def treebank(corpora: Path, part: str) -> list[Passage]:
    """All passages of the treebanks' ``part`` (train or dev)."""
    return [passage for bank in TREEBANKS for passage in ud.read(corpora / bank / f"{part}.conllu.gz")]


def write_trees(corpora: Path, work: Path, seed: int) -> None:
    """Training documents (plain and varied) and development documents for trees and tags."""
    vocab = Vocab()
    train = treebank(corpora, "train")
    docs.save(_tree_docs(vocab, train, random.Random(seed)), work / "trees-train.spacy")
    for bank in TREEBANKS:
        made = [_gold(vocab, passage) for passage in ud.read(corpora / bank / "dev.conllu.gz")]
        docs.save(made, work / f"trees-dev-{bank}.spacy")
    dev = treebank(corpora, "dev")
    docs.save([_gold(vocab, passage) for passage in dev[::4]], work / "trees-dev.spacy")


def _gold(vocab: Vocab, passage: Passage) -> Doc:
    return docs.to_doc(vocab, passage.sentences, trees=True)


def _tree_docs(vocab: Vocab, passages: list[Passage], rng: random.Random) -> Iterator[Doc]:
    """Every passage twice: as it stands, and as the web would have it."""
    made: list[Doc] = []
    for odd in (0.0, ODD_SPACES):
        seen = passages if not odd else [augment.vary(passage, rng) for passage in passages]
        made += [
            docs.to_doc(vocab, docs.with_breaks(passage, rng, odd), trees=True)
            for passage in _joined(seen, rng)
        ]
    rng.shuffle(made)
    yield from made


def _joined(passages: list[Passage], rng: random.Random, *, breaks: bool = True) -> Iterator[Passage]:
    """Neighbouring passages of one source, one to three together."""
    for _, group in groupby(passages, key=lambda passage: passage.source):
        rest = list(group)
        while rest:
            size = rng.choice((1, 1, 1, 2, 3))
            yield ud.join(rest[:size], breaks=breaks)
            rest = rest[size:]


def write_names(corpora: Path, work: Path, seed: int, silver: list[Passage]) -> None:
    """Training documents, from the name corpora and ``silver`` text, and held-out ones."""
    vocab = Vocab()
    rng = random.Random(seed)
    splits = names.splits(corpora)
    train = [*(passage for split in splits for passage in split.train), *silver]
    made: list[Doc] = []
    for odd in (0.0, ODD_SPACES):
        seen = train if not odd else [augment.vary(passage, rng) for passage in train]
        made += [
            docs.to_doc(vocab, docs.with_breaks(passage, rng, odd), trees=False)
            for passage in _joined(seen, rng, breaks=False)
        ]
    rng.shuffle(made)
    docs.save(made, work / "names-train.spacy")
    for split in [*splits, names.measuring(corpora)]:
        held = [docs.to_doc(vocab, p.sentences, trees=False) for p in split.held]
        if held:
            docs.save(held, work / f"names-held-{split.name}.spacy")
    every = [docs.to_doc(vocab, p.sentences, trees=False) for split in splits for p in split.held[::2]]
    docs.save(every, work / "names-dev.spacy")
