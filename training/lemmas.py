"""Gives the pipeline its lemma tables: general rules, and closed classes from the treebanks.

The rule tables come from spacy-lookups-data and are stored in the finished
pipeline, so a user needs no such package. They know no pronouns, auxiliaries,
determiners and particles; those are few, and the treebanks list them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from spacy.language import Language
from spacy.lookups import Lookups, load_lookups

from training.records import Passage

CLOSED = frozenset({"PRON", "AUX", "DET", "PART"})
TABLES = ["lemma_rules", "lemma_exc", "lemma_index"]


def add(nlp: Language, passages: Iterable[Passage]) -> None:
    """Add a rule lemmatizer with its tables at the end of the pipeline."""
    lookups = load_lookups("en", TABLES)
    exceptions = lookups.get_table("lemma_exc")
    for pos, forms in closed_classes(passages).items():
        exceptions[pos] = forms
    pipe: Any = nlp.add_pipe("lemmatizer", config={"mode": "rule"})
    pipe.initialize(nlp=nlp, lookups=_only(lookups))


def _only(lookups: Lookups) -> Lookups:
    """Just the named tables, whatever else was loaded."""
    out = Lookups()
    for name in TABLES:
        out.add_table(name, dict(lookups.get_table(name)))
    return out


def closed_classes(passages: Iterable[Passage]) -> dict[str, dict[str, list[str]]]:
    """For each closed class, the commonest lemma of each written form."""
    counts: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for passage in passages:
        for sentence in passage.sentences:
            for token in sentence:
                if token.pos in CLOSED and token.lemma not in ("", "_"):
                    counts[token.pos.lower()][token.form.lower()][token.lemma] += 1
    return {
        pos: _with_curly({form: _best(seen) for form, seen in forms.items()}) for pos, forms in counts.items()
    }


def _best(seen: Counter[str]) -> list[str]:
    """The commonest lemma; equals in the alphabet's order, so that builds agree."""
    return [min(seen, key=lambda lemma: (-seen[lemma], lemma))]


def _with_curly(forms: dict[str, list[str]]) -> dict[str, list[str]]:
    """The forms, and those with an apostrophe again with a typographic one."""
    curly = {form.replace("'", "’"): lemmas for form, lemmas in forms.items() if "'" in form}
    return {**forms, **curly}
