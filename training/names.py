"""Gathers the name corpora and keeps a part of each for measuring."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from training import gum_names, iob, re3d, ud
from training.records import Passage


@dataclass(frozen=True, slots=True)
class Split:
    """One corpus: what is trained on and what is held out."""

    name: str
    train: list[Passage]
    held: list[Passage]


def splits(corpora: Path) -> list[Split]:
    """Every name corpus that may be trained on."""
    folder = corpora / "ner"
    wikigold = iob.read(folder / "wikigold" / "train.conll", iob.WIKIGOLD)
    crossner = [
        passage
        for part in ("train", "dev")
        for passage in iob.read(folder / "crossner-politics" / f"{part}.txt", iob.CROSSNER)
    ]
    ewt = ud.read(corpora / "ewt" / "dev.conllu.gz")
    web = iob.uner(folder / "uner-ewt" / "en_ewt-ud-dev.iob2", ewt)
    gum = {
        part: [gum_names.derive(p) for p in ud.read(corpora / "gum" / f"{part}.conllu.gz")]
        for part in ("train", "dev")
    }
    known = places([*wikigold, *crossner, *web, *gum["train"]])
    return [
        _cut("wikigold", wikigold, 0.85),
        _cut("crossner-politics", crossner, 0.68),
        _cut("uner-ewt", web, 0.75),
        Split("gum", gum["train"], gum["dev"]),
        Split("re3d", re3d.read(folder / "re3d", known), []),
    ]


def measuring(corpora: Path) -> Split:
    """The news that is only measured on."""
    return Split("gmb-news", [], iob.news(corpora / "ner" / "gmb-evaluate-only" / "first6000.conll"))


def _cut(name: str, passages: list[Passage], share: float) -> Split:
    """The first ``share`` to train on, the rest held out; neighbours share names, so no shuffling."""
    at = int(len(passages) * share)
    return Split(name, passages[:at], passages[at:])


def places(passages: Iterable[Passage]) -> frozenset[str]:
    """The texts of all places named."""
    return frozenset(text for passage in passages for text in re3d.texts(passage, "LOC"))
