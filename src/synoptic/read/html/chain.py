"""The model of body text: a linear chain over a page's pieces, in the page or beside it.

Weights of :mod:`~synoptic.read.html.features` are learned by ``training/body.py`` (a conditional random
field of two labels). Here they are only summed up; the best sequence is found by Viterbi's method, and
how sure it is by the forward and backward sums.
"""

import functools
import itertools
import math
from collections.abc import Sequence
from importlib import resources

import msgspec

from synoptic.read.html.features import Page, transition

Steps = dict[str, tuple[tuple[float, float], tuple[float, float]]]

_ZEROS = itertools.repeat(0.0)


class Model(msgspec.Struct, frozen=True):
    """Learned weights."""

    bias: float
    """Added to every piece's score: how much a lost piece costs against one too many."""
    weights: dict[str, float]
    """By feature: how much it speaks for body text."""
    steps: Steps
    """By kind of step between neighbours: scores from and to (beside, body)."""


class Judged(msgspec.Struct, frozen=True):
    """A page's pieces as the model judges them."""

    inside: list[bool]
    """Whether each is the page's own text."""
    score: list[float]
    """How much each by itself speaks for it."""
    kinds: list[str]
    """The step from each to the next."""
    unsure: float
    """Expected share of wrongly judged text, by the model's own probabilities."""


@functools.cache
def shipped() -> Model:
    """The model that comes with the package."""
    return msgspec.json.decode((resources.files(__package__) / "body.json").read_bytes(), type=Model)


def judge(page: Page) -> Judged:
    """Label a page's pieces."""
    pieces = page.tree.pieces
    kinds = [transition(one, two) for one, two in itertools.pairwise(pieces)]
    score = scores(page, shipped())
    inside = best(score, kinds)
    held = sum(len(piece.text) for piece, own in zip(pieces, inside, strict=True) if own)
    wrong = sum(
        len(piece.text) * min(sure, 1 - sure)
        for piece, sure in zip(pieces, marginals(score, kinds), strict=True)
    )
    return Judged(inside, score, kinds, wrong / max(1, held))


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


def best(score: Sequence[float], kinds: Sequence[str], steps: Steps | None = None) -> list[bool]:
    """The most likely labels of a page's pieces.

    Args:
        score: of each piece.
        kinds: the step from each piece to the next.
        steps: scores of the steps; None: the shipped model's.
    """
    if not score:
        return []
    table = steps or shipped().steps
    beside, inside = 0.0, score[0]
    back: list[tuple[bool, bool]] = []
    for own, kind in zip(score[1:], kinds, strict=True):
        step = table[kind]
        stay, enter = beside + step[0][0], beside + step[0][1]
        leave, go_on = inside + step[1][0], inside + step[1][1]
        back.append((leave > stay, go_on > enter))
        beside, inside = max(stay, leave), max(enter, go_on) + own
    label = inside > beside
    labels = [label]
    for came in reversed(back):
        label = came[label]
        labels.append(label)
    return labels[::-1]


def marginals(score: Sequence[float], kinds: Sequence[str]) -> list[float]:
    """For every piece, the probability that it is body text, given all others."""
    n = len(score)
    if not n:
        return []
    steps = [shipped().steps[kind] for kind in kinds]
    ahead = [(0.0, score[0])]
    for i in range(1, n):
        step, (zero, one) = steps[i - 1], ahead[-1]
        ahead.append(
            (
                _plus(zero + step[0][0], one + step[1][0]),
                _plus(zero + step[0][1], one + step[1][1]) + score[i],
            )
        )
    behind = [(0.0, 0.0)] * n
    for i in range(n - 2, -1, -1):
        step, (zero, one) = steps[i], behind[i + 1]
        one += score[i + 1]
        behind[i] = _plus(step[0][0] + zero, step[0][1] + one), _plus(step[1][0] + zero, step[1][1] + one)
    total = _plus(*ahead[-1])
    return [math.exp(min(0.0, ahead[i][1] + behind[i][1] - total)) for i in range(n)]


def _plus(a: float, b: float) -> float:
    """The logarithm of a sum of two exponentials."""
    if a < b:
        a, b = b, a
    return a + math.log1p(math.exp(b - a)) if a - b < 30 else a
