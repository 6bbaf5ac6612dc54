"""Puts the trained parts and the lemma tables into one pipeline on disk."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from pathlib import Path

import spacy
import spacy_lookups_data
from spacy.language import Language
from thinc.api import Config

from training import lemmas
from training.records import Passage

NAME = "synoptic_sm"
VERSION = "0.1.0"
LICENSE = "CC BY-SA 4.0"
MADE_FOR = ">=3.8.0,<3.9.0"
ABOUT = "Small English pipeline: tags, features, trees (Universal Dependencies), lemmas, names."
TRACES = ("paths", "corpora", "training", "pretraining", "initialize")
"""Sections that say how a part was trained, on whose machine; a finished pipeline needs none."""


def assemble(trees: Path, names: Path, passages: Iterable[Passage], out: Path) -> Language:
    """Write the whole pipeline to ``out`` and return it as a user would load it."""
    nlp = spacy.load(trees)
    lemmas.add(nlp, passages)
    nlp.add_pipe("ner", source=spacy.load(names))
    nlp.meta.update(name=NAME, version=VERSION, license=LICENSE, description=ABOUT, performance={})
    if out.exists():
        shutil.rmtree(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(out)
    _forget_traces(out)
    notice = Path(spacy_lookups_data.__file__).parent / "data" / "en_license.txt"
    shutil.copyfile(notice, out / "WORDNET-LICENSE.txt")
    return spacy.load(out)


def _forget_traces(out: Path) -> None:
    """Put defaults where the training's settings stand, and into the meta file what it is made for."""
    config = Config().from_disk(out / "config.cfg", interpolate=False)
    plain = spacy.blank("en").config
    for section in TRACES:
        config[section] = plain[section]
    config.to_disk(out / "config.cfg")
    path = out / "meta.json"
    meta = json.loads(path.read_text(encoding="utf-8"))
    meta.pop("performance", None)
    meta["spacy_version"] = MADE_FOR
    path.write_text(json.dumps(meta, indent=2, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")
