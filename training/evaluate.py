"""Measures a finished pipeline on held-out documents, from running text."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Example

TREE_SCORES = ("tag_acc", "pos_acc", "morph_acc", "lemma_acc", "dep_uas", "dep_las", "sents_f")
ROUNDS = 3
CORE_KINDS = ("PERSON", "ORG", "LOC")

Figures = dict[str, dict[str, float]]


def documents(nlp: Language, path: Path) -> list[Doc]:
    """The gold documents of one file."""
    return list(DocBin().from_disk(path).get_docs(nlp.vocab))


def _scored(nlp: Language, path: Path) -> dict[str, Any]:
    return nlp.evaluate([Example(nlp.make_doc(doc.text), doc) for doc in documents(nlp, path)])


def trees(nlp: Language, work: Path) -> Figures:
    """Tags, lemmas, trees and sentence ends on each treebank's development part, in per cent."""
    out: Figures = {}
    for path in sorted(work.glob("trees-dev-*.spacy")):
        scores = _scored(nlp, path)
        out[path.stem.removeprefix("trees-dev-")] = {
            key: 100 * (scores.get(key) or 0.0) for key in TREE_SCORES
        }
    return out


def names(nlp: Language, work: Path) -> Figures:
    """Exact-span F of names on each held-out set, in per cent."""
    out: Figures = {}
    for path in sorted(work.glob("names-held-*.spacy")):
        kinds = _scored(nlp, path)["ents_per_type"] or {}
        golds = documents(nlp, path)
        counts = {
            kind: sum(ent.label_ == kind for doc in golds for ent in doc.ents)
            for kind in (*CORE_KINDS, "MISC")
        }
        row = {kind: 100 * kinds.get(kind, {"f": 0.0})["f"] for kind in counts if counts[kind]}
        row["core"] = _core(_predicted(nlp, golds))
        out[path.stem.removeprefix("names-held-")] = row
    return out


def _predicted(nlp: Language, golds: list[Doc]) -> list[Example]:
    made = nlp.pipe(doc.text for doc in golds)
    return [Example(guess, gold) for guess, gold in zip(made, golds, strict=True)]


def _core(examples: list[Example]) -> float:
    """Micro F over persons, organizations and places together, by character spans."""
    right = guessed = gold = 0
    for example in examples:
        truth = _spans(example.reference)
        found = {span for span in _spans(example.predicted) if _said(example.reference, span)}
        right += len(truth & found)
        guessed += len(found)
        gold += len(truth)
    return 200 * right / (guessed + gold) if guessed + gold else 0.0


def _spans(doc: Doc) -> set[tuple[int, int, str]]:
    return {(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents if ent.label_ in CORE_KINDS}


def _said(gold: Doc, span: tuple[int, int, str]) -> bool:
    """Does the gold say anything about all words of the span?"""
    words = gold.char_span(span[0], span[1], alignment_mode="expand")
    return words is not None and all(token.ent_iob for token in words)


def speed(nlp: Language, work: Path, words: int = 20_000) -> float:
    """Words of running text per second of processor time, on one thread; the best of three rounds."""
    texts: list[str] = []
    total = 0
    for doc in documents(nlp, work / "trees-dev-gum.spacy"):
        texts.append(doc.text)
        total += len(doc.text.split())
        if total > words:
            break
    return total / min(_seconds(nlp, texts) for _ in range(ROUNDS))


def _seconds(nlp: Language, texts: list[str]) -> float:
    before = time.process_time()
    list(nlp.pipe(texts))
    return time.process_time() - before


PROBE = """
import spacy, time, pathlib
before = time.perf_counter()
nlp = spacy.load({path!r})
took = time.perf_counter() - before
nlp("Minister Ana Lopez said the port of Valencia would close on Friday.")
status = pathlib.Path("/proc/self/status").read_text().splitlines()
peak = next(line for line in status if line.startswith("VmHWM"))
print(took, int(peak.split()[1]) / 1000)
"""


def footprint(path: Path) -> dict[str, float]:
    """Load seconds beyond importing spaCy, the process's highest memory in MB (Linux), size on disk in MB.

    The quickest of three starts counts: whatever else the machine does only adds.
    """
    probe = [sys.executable, "-c", PROBE.format(path=str(path))]
    runs = [subprocess.run(probe, capture_output=True, text=True, check=True).stdout for _ in range(ROUNDS)]
    took, memory = min(tuple(float(number) for number in run.split()) for run in runs)
    return {"load_seconds": took, "memory_mb": memory, "size_mb": size_mb(path)}


def size_mb(folder: Path) -> float:
    """Bytes of all files in millions."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6
