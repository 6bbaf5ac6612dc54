"""A comment or a post before it is a block: its box, its pieces, what it says and who says it."""

import functools

from synoptic.model import Record
from synoptic.read.html.dom.tree import Box, Piece


class Named(Record, frozen=True, kw_only=True):
    """A text that bears a name."""

    name: str
    """The name, without labels."""
    piece: int
    """Index of the piece in which it stands."""
    start: int
    """Code point where its text begins."""
    end: int
    """One past its last."""
    leads: bool = False
    """Whether words follow it on its line, set apart by an element, or by a mark."""


class Item:
    """One of the boxes that repeat."""

    __slots__ = (
        "answers",
        "author",
        "box",
        "gone",
        "heads",
        "linked",
        "named",
        "own",
        "parent",
        "quoted",
        "quotes",
        "said",
        "spans",
        "sure",
        "writers",
    )  # fmt: skip

    def __init__(self, box: Box) -> None:
        self.box = box
        self.own: list[Piece] = []
        """Its pieces, those of items inside left out."""
        self.parent: Item | None = None
        """The item that it lies in."""
        self.author: str | None = None
        self.said: Named | None = None
        """Where its writer's name stands."""
        self.named = False
        """Whether markup or wording says that the name is a writer's, not only its place."""
        self.sure = 0.0
        """How much markup says so."""
        self.gone = False
        """Whether the writer's account is gone."""
        self.writers = 0
        """How many names stand where the writer's does: of one item, one."""
        self.spans: list[tuple[int, int]] = []
        """Where its words stand."""
        self.linked = 0
        """Characters of its words in links."""
        self.heads: list[Piece] = []
        """Pieces that name its writer, tell the time, or label what stands beside its words."""
        self.answers: str | None = None
        """Whom it says that it answers: a name, or a number after its sign."""
        self.quoted: list[Piece] = []
        """Pieces that quote others."""
        self.quotes: list[Box] = []
        """The boxes of its quotations."""

    @property
    def words(self) -> float:
        """About how many words it has."""
        return sum(end - start for start, end in self.spans) / 6

    @property
    def whole(self) -> bool:
        """Whether it has a writer, or one whose account is gone, and words."""
        return bool(self.spans) and (self.author is not None or self.gone)


class Slots:
    """The places of texts in boxes of one kind: the ways to them from the box.

    A way is made of tags, first classes and what microdata calls each element.
    """

    __slots__ = ("_known", "_ways")

    def __init__(self) -> None:
        self._ways: dict[tuple[int, str, str, str], int] = {}
        self._known: dict[int, int] = {}

    def root(self, box: Box) -> None:
        """Begin the ways at a box."""
        self._known[box.index] = 0

    def of(self, box: Box) -> int:
        """The place of a box; the same number for the same way."""
        line: list[Box] = []
        for at in box.line():
            if at.index in self._known:
                break
            line.append(at)
        place = self._known[at.index] if line and at.index in self._known else self._known.get(box.index, -1)
        for at in reversed(line):
            way = (place, at.tag, first_class(at), at.get("itemprop"))
            place = self._known[at.index] = self._ways.setdefault(way, len(self._ways) + 1)
        return place


def first_class(box: Box) -> str:
    """A box's first class without numbers, which count."""
    names = box.attributes.get("class")
    return _first(names) if names else ""


@functools.lru_cache(maxsize=8192)
def _first(names: str) -> str:
    split = names.split(None, 1)
    return split[0].strip("0123456789") if split else ""
