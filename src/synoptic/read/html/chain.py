"""The model of body text: a linear chain over a page's pieces, in the page or beside it.

Weights of :mod:`~synoptic.read.html.features` are learned by ``training/body.py`` (a conditional random
field of two labels); here they are only summed up, and the best sequence is found by Viterbi's method.
"""

import functools
import itertools
from collections.abc import Sequence
from importlib import resources

import msgspec

from synoptic.read.html.features import Page, transition

_ZEROS = itertools.repeat(0.0)
Steps = dict[str, tuple[tuple[float, float], tuple[float, float]]]


class Model(msgspec.Struct, frozen=True):
    """Learned weights."""

    bias: float
    """Added to every piece's score: how much a lost piece costs against one too many."""
    weights: dict[str, float]
    """By feature: how much it speaks for body text."""
    steps: Steps
    """By kind of step between neighbours: scores from and to (beside, body)."""


@functools.cache
def shipped() -> Model:
    """The model that comes with the package."""
    return msgspec.json.decode((resources.files(__package__) / "body.json").read_bytes(), type=Model)


def scores(page: Page, model: Model) -> list[float]:
    """How much each piece by itself speaks for being body text; above zero: it does."""
    weight = model.weights.get
    contexts: dict[int, float] = {}
    found: list[float] = []
    for piece in page.tree.pieces:
        box = piece.box
        if box.index not in contexts:
            contexts[box.index] = model.bias + sum(map(weight, page.context(box), _ZEROS))
        found.append(contexts[box.index] + sum(map(weight, page.features(piece), _ZEROS)))
    return found


def body(page: Page, model: Model | None = None) -> list[bool]:
    """For every piece, whether it is the page's own text."""
    model = model or shipped()
    pieces = page.tree.pieces
    kinds = [transition(one, two) for one, two in zip(pieces, pieces[1:], strict=False)]
    return best(scores(page, model), kinds, model)


def best(score: Sequence[float], kinds: Sequence[str], model: Model) -> list[bool]:
    """The most likely labels of a page's pieces.

    Args:
        score: of each piece.
        kinds: the step from each piece to the next.
        model: only its steps are used.
    """
    if not score:
        return []
    beside, inside = 0.0, score[0]
    back: list[tuple[bool, bool]] = []
    for index, kind in enumerate(kinds, 1):
        step = model.steps[kind]
        stay, enter = beside + step[0][0], beside + step[0][1]
        leave, go_on = inside + step[1][0], inside + step[1][1]
        back.append((leave > stay, go_on > enter))
        beside, inside = max(stay, leave), max(enter, go_on) + score[index]
    label = inside > beside
    labels = [label]
    for came in reversed(back):
        label = came[label]
        labels.append(label)
    return labels[::-1]
