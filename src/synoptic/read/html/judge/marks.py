"""How pieces are written: words, digits, marks and capitals, counted for all pieces of a page at once."""

import functools
import re

import numpy as np
from numpy.typing import NDArray

from synoptic.read.html.dom.tree import Piece

SEEN = 400
"""Characters of a piece whose marks are counted."""
_PLANE = 0x10000
_COUNTED = (
    ("digit", re.compile(r"\d")),
    ("comma", re.compile("[,、，]")),
    ("stop", re.compile(r"[.!?…。！？]")),
    ("bar", re.compile("[|•·]")),
    ("sign", re.compile("[©@]")),
    ("break", re.compile("\n")),
    ("tab", re.compile("\t")),
    ("word", re.compile(r"\w")),
    ("capital", re.compile("[A-ZÀ-ÖØ-ÞА-ЯЁ]")),
    ("opening", re.compile("[\"'“„«「\u2014\u2013-]")),
    ("leading", re.compile("[…»›→]")),
    ("colon", re.compile(":")),
)
_BITS = {name: 1 << bit for bit, name in enumerate([*(name for name, _ in _COUNTED), "lower", "upper"])}

Column = NDArray[np.float64]


@functools.cache
def _kinds() -> NDArray[np.uint16]:
    """For every character of the first plane, the bits of what it is."""
    kinds = np.zeros(_PLANE + 1, dtype=np.uint16)
    for code in range(_PLANE):
        character = chr(code)
        bits = sum(_BITS[name] for name, pattern in _COUNTED if pattern.match(character))
        bits |= _BITS["lower"] * character.islower() | _BITS["upper"] * character.isupper()
        kinds[code] = bits
    # what lies beyond the first plane is nothing: mostly pictures
    return kinds


class Marks:
    """A page's text as bits, and their sums."""

    def __init__(self, text: str, pieces: list[Piece]) -> None:
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        self.bits = _kinds()[np.minimum(codes, _PLANE)]
        self.start = np.array([piece.start for piece in pieces], dtype=np.intp)
        self.end = self.start + np.array([len(piece.text) for piece in pieces], dtype=np.intp)
        self.seen = np.minimum(self.end, self.start + SEEN)
        word = (self.bits & _BITS["word"]) > 0
        self.fresh = word.copy()
        self.fresh[1:] &= ~word[:-1]
        """Where a word begins."""

    def count(self, *names: str, whole: bool = False) -> Column:
        """How many characters of any of the kinds each piece has, in what is seen of it or in the whole."""
        return self._sum((self.bits & sum(_BITS[name] for name in names)) > 0, whole=whole)

    def words(self) -> Column:
        """How many words are seen of each piece."""
        return self._sum(self.fresh)

    def capitals(self) -> Column:
        """How many of them begin with a capital."""
        return self._sum(self.fresh & ((self.bits & _BITS["capital"]) > 0))

    def first(self, name: str) -> Column:
        """1 where the first character of a piece is of the kind, else 0."""
        return ((self.bits[self.start] & _BITS[name]) > 0).astype(np.float64)

    def last(self, name: str) -> Column:
        """1 where the last character of a piece is of the kind, else 0."""
        return ((self.bits[self.end - 1] & _BITS[name]) > 0).astype(np.float64)

    def _sum(self, mask: NDArray[np.bool_], *, whole: bool = False) -> Column:
        sums = np.zeros(len(mask) + 1, dtype=np.intp)
        np.cumsum(mask, out=sums[1:])
        return (sums[self.end if whole else self.seen] - sums[self.start]).astype(np.float64)


def written(text: str, pieces: list[Piece]) -> Column:
    """Pieces × measures of how each is written.

    Args:
        text: the page's.
        pieces: each a stretch of it.
    """
    marks = Marks(text, pieces)
    length = (marks.end - marks.start).astype(np.float64)
    shown = (marks.seen - marks.start).astype(np.float64)
    count = np.maximum(1, marks.words())
    shouted = (marks.count("lower") == 0) & (marks.count("upper") > 0)
    columns = [
        np.log1p(length) / 6,
        np.minimum(1.5, marks.count("word") / count / 8),
        marks.count("digit") / shown,
        np.minimum(6, marks.count("comma")) / 3,
        np.minimum(6, marks.count("stop")) / 3,
        marks.last("colon"),
        marks.last("leading"),
        marks.last("digit"),
        marks.first("lower"),
        marks.first("upper"),
        marks.first("digit"),
        marks.first("opening"),
        np.minimum(3, marks.count("bar")) / 3,
        (marks.count("sign") > 0).astype(np.float64),
        np.minimum(4, marks.count("break", whole=True)) / 4,
        np.minimum(4, marks.count("tab", whole=True)) / 4,
        marks.capitals() / count,
        shouted.astype(np.float64),
    ]
    return np.stack(columns, axis=1)
