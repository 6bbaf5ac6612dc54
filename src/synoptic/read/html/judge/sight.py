"""What can be seen of a page's pieces before they are judged: numbers, and words of and around them.

All numbers are local or cheap sums: how long, how linked, how punctuated a piece is; how much of the page's
prose stands in the boxes around it; how many look like it; what kind of step leads to its neighbours. The net
of :mod:`~synoptic.read.html.judge.net` reads them together with the words that the boxes are named by and the
words that a piece begins and ends with.
"""

import functools
import math
import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from synoptic.model import Record
from synoptic.read.html.dom.prose import SENTENCE_END
from synoptic.read.html.dom.signs import signs_of, words_of
from synoptic.read.html.dom.sums import Page
from synoptic.read.html.dom.tree import Box, Piece
from synoptic.read.html.judge.marks import SEEN, written
from synoptic.read.html.judge.phrases import NO_LABEL, SHORT, as_label, service_words
from synoptic.read.html.judge.place import places
from synoptic.read.html.judge.whole import whole

Floats = NDArray[np.float32]

NOT_REPEATED = (0.0, 0.0)
"""Of pieces of pages whose metadata has no copy of their text; the first of all measures."""
_WORD = re.compile(r"\w+")
_BOLD = frozenset(("b", "strong", "em", "i", "u"))


class Named(NamedTuple):
    """What a box is called."""

    outer: int
    """The place of the one around it among all; -1: there is none."""
    tag: str
    words: frozenset[str]
    """Of its class, its id and the like."""
    signs: frozenset[str]
    """What they say of its part; marked where it holds most of the page's prose, as its own box does."""

    def all(self) -> list[str]:
        """All that it is called, each kind in a form of its own, always in the same order."""
        return [f"<{self.tag}>", *sorted(self.words), *(f"={sign}" for sign in sorted(self.signs))]


class Sight(Record, frozen=True, kw_only=True):
    """A page as the net sees it."""

    numbers: Floats
    """Pieces × measures."""
    page: Floats
    """Measures of the page as a whole."""
    boxes: list[Named]
    """Boxes with pieces and all around them, outer ones first."""
    places: list[int]
    """For every piece: the place of its box in ``boxes``."""
    words: list[tuple[str, ...]]
    """For every piece: the words at its beginning and end, marked by where they stand."""


def look(page: Page, address: str = "") -> Sight:
    """All that the net is given of a page that has pieces."""
    boxes, at = _boxes(page)
    found = [tuple(_WORD.findall(piece.text[:SEEN].lower())) for piece in page.tree.pieces]
    return Sight(
        numbers=np.concatenate([_own(page, found), places(page)], axis=1),
        page=whole(page, address),
        boxes=boxes,
        places=at,
        words=[_edges(piece, w) for piece, w in zip(page.tree.pieces, found, strict=True)],
    )


def _own(page: Page, found: Sequence[Sequence[str]]) -> Floats:
    """Pieces × measures of each alone. The order is the one that the net was trained with."""
    pieces = page.tree.pieces
    rows = np.array([_told(p, w, page) for p, w in zip(pieces, found, strict=True)], dtype=np.float64)
    how = written(page.tree.text, pieces)
    repeated, linked, ends, rest = rows[:, :2], rows[:, 2:3], rows[:, 3:4], rows[:, 4:]
    return np.concatenate(
        [repeated, how[:, :1], linked, how[:, 1:5], ends, how[:, 5:], rest], axis=1, dtype=np.float32
    )


def _told(piece: Piece, found: Sequence[str], page: Page) -> tuple[float, ...]:
    """What cannot be counted for all pieces at once."""
    text, runs = piece.text, piece.runs
    length = len(text)
    own = set(found)
    title, description = page.title_words, page.description_words
    return (
        *(_repeated(found, page.body) if page.body else NOT_REPEATED),
        piece.linked / length,
        SENTENCE_END.search(text, max(0, length - 8)) is not None,
        math.log1p(len(runs)) / 2,
        sum([run.end - run.start for run in runs if run.box.tag in _BOLD]) / length,
        len(own & title) / len(own | title) if own else 0.0,
        len(own & description) / len(own) if own else 0.0,
        min(3, len(own & service_words())) / 3 if length < 500 else 0.0,
        *(as_label(text) if length < SHORT else NO_LABEL),
    )


def _repeated(found: Sequence[str], body: str) -> tuple[float, float]:
    """Whether metadata's copy of the text holds a piece's first and last words; too few to tell: half so."""
    if len(found) < 3:
        return 0.5, 0.5
    return float(f" {' '.join(found[:8])} " in body), float(f" {' '.join(found[-8:])} " in body)


def _edges(piece: Piece, found: Sequence[str]) -> tuple[str, ...]:
    if len(piece.text) > SEEN:
        return tuple(f"a:{word}" for word in found[:3])
    if len(found) <= 4:
        return tuple(f"o:{word}" for word in found)
    return (*(f"a:{word}" for word in found[:3]), *(f"z:{word}" for word in found[-2:]))


@functools.lru_cache(maxsize=1024)
def _of_most(signs: frozenset[str]) -> frozenset[str]:
    return frozenset(f"most {sign}" for sign in signs)


def _boxes(page: Page) -> tuple[list[Named], list[int]]:
    place: dict[int, int] = {}
    boxes: list[Named] = []
    for piece in page.tree.pieces:
        missing = []
        at: Box | None = piece.box
        while at is not None and at.index not in place:
            missing.append(at)
            at = at.parent
        above = place[at.index] if at is not None else -1
        for box in reversed(missing):
            signs = signs_of(box)
            if signs and page.share(box) > 0.5:
                signs = _of_most(signs)
            boxes.append(Named(above, box.tag, words_of(box), signs))
            above = place[box.index] = len(boxes) - 1
    return boxes, [place[piece.box.index] for piece in page.tree.pieces]
