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
from synoptic.read.html.features import Page
from synoptic.read.html.judge.phrases import NO_LABEL, SHORT, as_label, service_words
from synoptic.read.html.judge.place import places
from synoptic.read.html.judge.whole import whole
from synoptic.read.html.prose import SENTENCE_END
from synoptic.read.html.signs import signs_of, words_of
from synoptic.read.html.tree import Box, Piece

Floats = NDArray[np.float32]

NOT_REPEATED = (0.0, 0.0)
"""Of pieces of pages whose metadata has no copy of their text; the first of all measures."""
SEEN = 400
"""Characters of a piece whose marks are counted."""
_WORD = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")
_STOP = re.compile(r"[.!?…。！？]")
_CAPITAL = re.compile(r"\b[A-ZÀ-ÖØ-ÞА-ЯЁ]")
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
    own = np.array([_own(p, w, page) for p, w in zip(page.tree.pieces, found, strict=True)], dtype=np.float32)
    return Sight(
        numbers=np.concatenate([own, places(page)], axis=1),
        page=whole(page, address),
        boxes=boxes,
        places=at,
        words=[_edges(piece, w) for piece, w in zip(page.tree.pieces, found, strict=True)],
    )


def _own(piece: Piece, found: Sequence[str], page: Page) -> tuple[float, ...]:
    text = piece.text
    length = len(text)
    seen = text if length <= SEEN else text[:SEEN]
    shown = len(seen)
    count = len(found) or 1
    first, last = text[0], text[-1]
    own = set(found)
    title, description = page.title_words, page.description_words
    runs = piece.runs
    bold = sum([run.end - run.start for run in runs if run.box.tag in _BOLD])
    stops = len(_STOP.findall(seen))
    return (
        *(_repeated(found, page.body) if page.body else NOT_REPEATED),
        math.log1p(length) / 6,
        piece.linked / length,
        min(1.5, len("".join(found)) / count / 8),
        len(_DIGIT.findall(seen)) / shown,
        min(6, seen.count(",") + (0 if seen.isascii() else seen.count("、") + seen.count("，"))) / 3,
        min(6, stops) / 3,
        SENTENCE_END.search(text, max(0, length - 8)) is not None,
        last == ":",
        last in "…»›→",
        last.isdigit(),
        first.islower(),
        first.isupper(),
        first.isdigit(),
        first in "\"'“„«「—-–",
        min(3, seen.count("|") + seen.count("•") + seen.count("·")) / 3,
        "©" in seen or "@" in seen,
        min(4, text.count("\n")) / 4,
        min(4, text.count("\t")) / 4,
        len(_CAPITAL.findall(seen)) / count,
        seen.isupper(),
        math.log1p(len(runs)) / 2,
        bold / length,
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
