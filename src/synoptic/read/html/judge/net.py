"""The net that judges pieces: small, convolutional, run by numpy alone.

A piece's numbers and the summed vectors of the words in and around it become one vector; four residual
convolutions over the sequence of pieces, each reaching twice as far as the one before, let a piece see some
thirty others; what the page as a whole is like, its pieces' mean and maximum, is given back to each. Trained
by ``training/body.py``. Method: dilated convolutions after Yu and Koltun 2016, bags of words as summed
embeddings after Joulin et al. 2017.
"""

import functools
from collections.abc import Iterable, Sequence
from importlib import resources
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

from synoptic.model import Record
from synoptic.read.html.judge.sight import Floats, Sight

KINDS = ("article", "forum", "listing", "product", "service", "documentation", "collection")
"""Kinds of page that the net tells apart."""
HEADS = ("own", "title", "byline")
"""What it learned to say of each piece: whether it is the page's own text, its title, its authors' line.

Only the first is asked for; the others were learned beside it."""


class Net(Record, frozen=True, kw_only=True):
    """Weights as trained."""

    box_words: dict[str, int]
    """Rows of ``box_vectors`` by word."""
    text_words: dict[str, int]
    """Rows of ``text_vectors`` by word."""
    arrays: dict[str, Floats]
    """By name: tables of vectors, matrices (in × out), convolutions (reach × in × out), biases."""


class Told(Record, frozen=True, kw_only=True):
    """What the net says of a page, in logits."""

    pieces: Floats
    """Pieces × ``HEADS``."""
    kinds: Floats
    """One for each of ``KINDS``."""


@functools.cache
def shipped() -> Net:
    """The net that comes with the package."""
    return load((resources.files(__package__) / "net.npz").read_bytes())


def load(body: bytes) -> Net:
    """A net from the bytes of an ``.npz`` file, as ``training/body.py`` writes it."""
    with np.load(BytesIO(body)) as file:
        arrays = {name: file[name] for name in file.files}
    box_words, text_words = (_index(arrays.pop(name)) for name in ("box_words", "text_words"))
    return Net(
        box_words=box_words,
        text_words=text_words,
        arrays={name: array.astype(np.float32) for name, array in arrays.items()},
    )


def _index(lines: NDArray[np.uint8]) -> dict[str, int]:
    return {word: row for row, word in enumerate(lines.tobytes().decode("utf-8").split("\n"))}


def run(net: Net, sight: Sight) -> Told:
    """What the net says of a page with at least one piece."""
    a = net.arrays
    x = np.concatenate(
        [
            (sight.numbers - a["mean"]) / a["std"],
            _around(net, sight),
            _sums(a["text_vectors"], net.text_words, sight.words),
        ],
        axis=1,
    )
    first = _rectified(x @ a["in_w"] + a["in_b"] + (sight.page @ a["page_w"] + a["page_b"]))
    seen = first
    layer = 0
    while f"conv{layer}_w" in a:
        seen = seen + _rectified(_convolved(seen, a[f"conv{layer}_w"], 2**layer) + a[f"conv{layer}_b"])
        layer += 1
    whole = _rectified(np.concatenate([seen.mean(0), seen.max(0)]) @ a["pool_w"] + a["pool_b"])
    both = np.concatenate([first, seen], axis=1) @ a["mid_w"] + a["mid_b"]
    pieces = _rectified(both + (whole @ a["back_w"] + a["back_b"]))
    return Told(pieces=pieces @ a["out_w"] + a["out_b"], kinds=whole @ a["kind_w"] + a["kind_b"])


def _rectified(values: Floats) -> Floats:
    return np.maximum(values, 0, out=values)


def _convolved(values: Floats, weights: Floats, reach: int) -> Floats:
    """Each row with the ones ``reach`` before and after it; beyond the ends there is nothing."""
    out: Floats = values @ weights[1]
    if reach < len(values):
        out[reach:] += values[:-reach] @ weights[0]
        out[:-reach] += values[reach:] @ weights[2]
    return out


def _sums(vectors: Floats, rows: dict[str, int], bags: Sequence[Iterable[str]]) -> Floats:
    """For each bag of words, the sum of its vectors; unknown words add nothing."""
    flat: list[int] = []
    starts: list[int] = []
    unknown = len(vectors) - 1
    for bag in bags:
        starts.append(len(flat))
        flat += [rows[word] for word in bag if word in rows]
        flat.append(unknown)
    return np.add.reduceat(vectors[flat], starts, axis=0)


def _around(net: Net, sight: Sight) -> Floats:
    """For each piece: its box's vector, that of the one around it, the sum over all around."""
    vectors = net.arrays["box_vectors"]
    kinds: dict[tuple[str, frozenset[str], frozenset[str]], int] = {}
    alike = [kinds.setdefault(box[1:], len(kinds)) for box in sight.boxes]
    firsts = dict(zip(reversed(alike), reversed(sight.boxes), strict=True))
    sums = _sums(vectors, net.box_words, [firsts[kind].all() for kind in range(len(kinds))])
    own = sums[alike]
    above = np.array([box.outer for box in sight.boxes])
    quarter = vectors.shape[1] // 4
    line = own[:, 2 * quarter :].copy()
    for level in _levels([box.outer for box in sight.boxes]):
        line[level] += line[above[level]]
    at = np.array(sight.places)
    outer = above[at]
    outer = np.where(outer < 0, at, outer)
    return np.concatenate([own[at, :quarter], own[outer, quarter : 2 * quarter], line[at]], axis=1)


def _levels(above: Sequence[int]) -> list[NDArray[np.intp]]:
    """Places of boxes that have one around them, by how deep they stand, outer ones first."""
    depth = np.zeros(len(above), dtype=np.intp)
    for place, outer in enumerate(above):
        if outer >= 0:
            depth[place] = depth[outer] + 1
    order = np.argsort(depth, kind="stable")
    return np.split(order, np.cumsum(np.bincount(depth))[:-1])[1:]
