"""Makes the shipped English pipeline from a corpora folder, in one command.

``python -m training.pipeline --corpora FOLDER --out FOLDER``

What a step has made lies in the work folder and is used again; delete a piece
to have it made anew. Steps: static vectors, free text labelled by the teacher,
training documents, trees, names, the whole pipeline, its figures and card.
"""

from __future__ import annotations

import argparse
import pickle
from pathlib import Path

from training import assemble, card, config, corpus, evaluate, names, train
from training.records import Passage

SEED = 11


def arguments() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(prog="python -m training.pipeline", description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="folder with ewt, gum and ner")
    parser.add_argument("--out", type=Path, required=True, help="where the finished pipeline goes")
    parser.add_argument("--work", type=Path, default=Path("build/training"), help="where the pieces go")
    parser.add_argument("--tree-steps", type=int, default=7000)
    parser.add_argument("--name-steps", type=int, default=4000)
    return parser.parse_args()


def main() -> None:
    """Every step in order."""
    given = arguments()
    corpora, work = given.corpora, given.work
    work.mkdir(parents=True, exist_ok=True)
    vectors = static_vectors(corpora, work)
    silver = free_text(corpora, work)
    corpus.write_trees(corpora, work, SEED)
    corpus.write_names(corpora, work, SEED, silver)
    run = config.Run(work / "trees-train.spacy", work / "trees-dev.spacy", given.tree_steps, vectors, SEED)
    trees = trained("trees", run, work)
    run = config.Run(work / "names-train.spacy", work / "names-dev.spacy", given.name_steps, vectors, SEED)
    found = trained("names", run, work)
    finish(corpora, work, trees, found, given.out)


def static_vectors(corpora: Path, work: Path) -> Path:
    """The blank pipeline with word vectors."""
    out = work / "vectors"
    if not out.exists():
        from training import vectors, words

        passages = [
            *corpus.treebank(corpora, "train"),
            *(p for split in names.splits(corpora) for p in split.train),
        ]
        chosen = words.chosen(passages)
        vectors.make(chosen, words.written(chosen), out)
    return out


def free_text(corpora: Path, work: Path) -> list[Passage]:
    """The EWT training text with the teacher's names."""
    out = work / "silver.pickle"
    if not out.exists():
        from training import teacher, ud

        model = teacher.taught(passage for split in names.splits(corpora) for passage in split.train)
        silver = teacher.label(model, ud.read(corpora / "ewt" / "train.conllu.gz"))
        out.write_bytes(pickle.dumps(silver))
    made: list[Passage] = pickle.loads(out.read_bytes())
    return made


def trained(kind: str, run: config.Run, work: Path) -> Path:
    """The folder of one trained part, ``trees`` or ``names``."""
    out = work / kind
    if not (out / train.RESULT).exists():
        train.train(config.trees(run) if kind == "trees" else config.names(run), out)
    return out / train.RESULT


def finish(corpora: Path, work: Path, trees: Path, found: Path, out: Path) -> None:
    """Assemble, measure, write the card."""
    nlp = assemble.assemble(trees, found, corpus.treebank(corpora, "train"), out)
    measured = {
        "Tags, lemmas, trees and sentence ends on the treebanks' development parts:": evaluate.trees(
            nlp, work
        ),
        "Names, exact-span F1 (`core` is PERSON, ORG and LOC together):": evaluate.names(nlp, work),
    }
    cost = {**evaluate.footprint(out), "speed": evaluate.speed(nlp, work)}
    card.write(nlp, out, corpora, measured, cost)
    print((out / card.CARD).read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
