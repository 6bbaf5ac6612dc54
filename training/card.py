"""Writes the model card beside the weights, with the hashes that tie the two together."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from spacy.language import Language

from training.evaluate import Figures
from training.licences import SOURCES

CARD = "CARD.md"

HEAD = """# {name} {version}

A small English pipeline for news pages and threads, made for spaCy {spacy}. It loads with
`spacy.load(<this folder>)` and needs nothing beside spaCy.

| | |
|---|---|
| components | {components} |
| size | {size:.1f} MB on disk |
| loading | {load:.2f} s beyond importing spaCy; the whole process then holds {memory:.0f} MB |
| speed | {speed:,.0f} words per second of one processor core, all components |
| weights' licence | {licence}: share-alike, because the EWT treebank and some GUM texts are |
| weights' hash | `{digest}` (SHA-256 over all files here but this card) |
"""

SCHEMES = """
## Labels

- **Tags** (`token.tag_`): {tags} Penn-style tags as the treebanks write them, `_SP` for white space.
- **Parts of speech** (`token.pos_`) and **features** (`token.morph`): Universal Dependencies. Kept features:
  Case, Degree, Gender, Mood, Number, NumType, Person, Polarity, Poss, PronType, Tense, VerbForm, Voice. Of
  finite verbs only the third person singular present shows number and person.
- **Trees** (`token.dep_`): Universal Dependencies in lower case, subtypes included
  (`nsubj`, `nsubj:pass`, `obj`, `obl`, `ccomp`, `acl:relcl`, `parataxis`); the root is `ROOT`, as
  spaCy wants it. Rare labels became `dep`. All:
  {deps}.
- **Lemmas**: rules and exceptions; closed classes from the treebanks.
- **Names** (`doc.ents`): PERSON (mostly without titles), ORG (with parties, media, teams), LOC
  (countries, towns, regions, buildings), MISC (nationalities, events, elections, works). Dates and
  amounts are not names.
"""

LIMITS = """
## What falls short

- Organizations are the weakest kind of name, MISC the least consistent: the corpora draw its
  borders differently.
- Names in lower-cased text are often missed.
- `doc.noun_chunks` is written for another label scheme and is not to be relied on.
- Sentence ends come from the trees; headings run into the next sentence unless a blank line parts them.
- The figures for names come from small held-out parts; those on gmb-news compare with silver labels of
  other habits (that corpus was never trained on; titles were taken out of its persons, demonyms left
  unscored).
"""


def write(
    nlp: Language, folder: Path, corpora: Path, measured: dict[str, Figures], cost: dict[str, float]
) -> None:
    """Write the card into the pipeline's folder."""
    labels = nlp.pipe_labels
    head = HEAD.format(
        name=folder.name,
        version=nlp.meta["version"],
        spacy=nlp.meta["spacy_version"],
        components=", ".join(nlp.pipe_names),
        size=cost["size_mb"],
        load=cost["load_seconds"],
        memory=cost["memory_mb"],
        speed=cost["speed"],
        licence=nlp.meta["license"],
        digest=digest(folder),
    )
    schemes = SCHEMES.format(
        tags=len(labels["tagger"]), deps=", ".join(f"`{label}`" for label in labels["parser"])
    )
    parts = [head, schemes, *_figures(measured), _learned_from(corpora), LIMITS, REBUILD]
    (folder / CARD).write_text("".join(parts), encoding="utf-8")


REBUILD = """
## How to rebuild

`python -m training.pipeline --corpora <corpora folder> --out <this folder>` with the packages of
`training/requirements.txt`. Seeds are fixed; see `docs/training.md`.
"""


def _figures(measured: dict[str, Figures]) -> Iterable[str]:
    yield "\n## Figures\n\nIn per cent, from running text, on parts that were not trained on.\n"
    for title, figures in measured.items():
        columns = list(dict.fromkeys(key for row in figures.values() for key in row))
        yield f"\n{title}\n\n| | {' | '.join(columns)} |\n|---|{'---|' * len(columns)}\n"
        for name, row in figures.items():
            cells = [f"{row[key]:.1f}" if key in row else "–" for key in columns]
            yield f"| {name} | {' | '.join(cells)} |\n"


def _learned_from(corpora: Path) -> str:
    rows = [
        f"| {source.name} | {source.gave} | {source.licence} | {_hashes(corpora, source.files)} |\n"
        for source in SOURCES
    ]
    return (
        "\n## Learned from\n\n| source | gave | licence | SHA-256 of the files read (first 16 digits) |\n"
        "|---|---|---|---|\n" + "".join(rows)
    )


def _hashes(corpora: Path, files: tuple[str, ...]) -> str:
    found = [
        f"{Path(name).name} `{hashlib.sha256((corpora / name).read_bytes()).hexdigest()[:16]}`"
        for name in files
    ]
    return "<br>".join(found) or "–"


def digest(folder: Path) -> str:
    """One hash over the names and contents of all files in the folder but the card."""
    whole = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.name != CARD):
        whole.update(path.relative_to(folder).as_posix().encode() + b"\0")
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()
