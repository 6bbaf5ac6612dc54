"""What the net says of a page, turned into a choice: the pieces that are its own text."""

import functools

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from synoptic.model import Record
from synoptic.read.html.dom.sums import Page
from synoptic.read.html.judge.net import HEADS, KINDS, Net, Told, run, shipped
from synoptic.read.html.judge.sight import Floats, look

CALM = 1.5
"""The net is surer of itself than it is right; its logits are divided by this."""

CAUTION = 1.0
"""What a piece of an article must bring beyond: a teaser taken for text does more harm than a line lost.

Measured by cross-validation: up to here precision grows without loss of F1."""

LEAST = 0.1
"""A piece less likely than this is never chosen: a page may have no text of its own."""


class Judged(Record, frozen=True, kw_only=True):
    """A page's pieces as they are judged."""

    inside: list[bool]
    """Whether each is the page's own text."""
    chance: list[float]
    """How likely each is to be the page's own text, 0 to 1."""
    kinds: dict[str, float]
    """How likely the page is to be of each of the kinds that the net tells apart; they sum up to 1."""


NOTHING = Judged(inside=[], chance=[], kinds=dict.fromkeys(KINDS, 1 / len(KINDS)))


def judge(page: Page, address: str = "", net: Net | None = None) -> Judged:
    """Judge a page's pieces.

    Args:
        page: with its sums.
        address: where it was found, if known; its words are a sign of the page's kind.
        net: other weights than the shipped ones.
    """
    if not page.tree.pieces:
        return NOTHING
    # a page is too small to be shared among threads: waking them costs many times what they save
    with _threads().limit(limits=1, user_api="blas"):
        told = run(net or shipped(), look(page, address))
    sizes = np.array([len(piece.text) for piece in page.tree.pieces], dtype=np.float32)
    return verdict(told, sizes)


@functools.cache
def _threads() -> ThreadpoolController:
    return ThreadpoolController()


def verdict(told: Told, sizes: Floats) -> Judged:
    """The choice that what the net says leads to."""
    kinds = np.exp(told.kinds - told.kinds.max())
    kinds = kinds / kinds.sum()
    logits = (told.pieces[:, HEADS.index("own")] - CAUTION * kinds[KINDS.index("article")]) / CALM
    chance = np.asarray(1 / (1 + np.exp(-np.clip(logits, -30, 30))), dtype=np.float32)
    return Judged(
        inside=chosen(chance, sizes).tolist(),
        chance=chance.tolist(),
        kinds=dict(zip(KINDS, kinds.tolist(), strict=True)),
    )


def chosen(chance: Floats, sizes: Floats) -> NDArray[np.bool_]:
    """The choice with the best expected F1 of its characters: the likeliest pieces, down to some bound.

    On a page where the net is sure the bound is near one half; where it is not, lower. Method: Lewis 1995,
    Lipton, Elkan and Naryanaswamy 2014.
    """
    order = np.argsort(-chance, kind="stable")
    hit = np.cumsum((chance * sizes)[order])
    expected = 2 * hit / (np.cumsum(sizes[order]) + hit[-1])
    inside = np.zeros(len(chance), dtype=bool)
    inside[order[: int(expected.argmax()) + 1]] = True
    return inside & (chance >= LEAST)
