"""What the walk over a page leaves: its visible text in pieces, and the boxes that they stand in.

A *piece* is a stretch of text that a browser would set as one block: inline elements do not split it,
block elements and two line breaks in a row do. A *box* is an element, block or inline. Both are kept in
the order of the page, so that a box is a range of pieces.
"""

from collections.abc import Iterator

_MARKS = str.maketrans("", "", ".:-_ ")


HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
ROOTS = frozenset(("html", "body"))
"""Elements that hold the page as a whole."""


class Box:
    """An element of the page with what its attributes and place say of it."""

    __slots__ = ("attributes", "depth", "first", "index", "inline", "last", "names", "parent", "tag")

    def __init__(
        self,
        index: int,
        tag: str,
        parent: "Box | None",
        attributes: dict[str, str | None],
        first: int,
        inline: bool,
    ) -> None:
        self.index = index
        self.tag = tag
        self.parent = parent
        self.attributes = attributes
        self.inline = inline
        self.depth: int = parent.depth + 1 if parent else 0
        self.first = first
        """Index of the first piece inside."""
        self.last = first
        """One past the index of the last piece inside; of an inline box, not kept."""
        self.names: tuple[frozenset[str], frozenset[str]] | None = None
        """Words and signs that it is named by, once they were asked for."""

    def get(self, name: str) -> str:
        """An attribute's value; empty where there is none."""
        return self.attributes.get(name) or ""

    def line(self) -> Iterator["Box"]:
        """The box itself and those around it, innermost first."""
        box: Box | None = self
        while box is not None:
            yield box
            box = box.parent

    @property
    def pieces(self) -> int:
        """How many pieces stand inside."""
        return self.last - self.first


class Run:
    """A stretch of a piece that stands in one element."""

    __slots__ = ("box", "end", "linked", "start")

    def __init__(self, start: int, end: int, box: Box, linked: bool) -> None:
        self.start = start
        """Code point in the page's text."""
        self.end = end
        self.box = box
        """The innermost element around it."""
        self.linked = linked
        """Whether it stands in a link."""


class Piece:
    """A stretch of text set as one block."""

    __slots__ = ("box", "end", "index", "linked", "runs", "start", "text")

    def __init__(self, index: int, start: int, text: str, box: Box, runs: list[Run], linked: int) -> None:
        self.index = index
        self.start = start
        """Code point in the page's text."""
        self.end: int = start + len(text)
        self.text = text
        self.box = box
        """The innermost block element around it."""
        self.runs = runs
        self.linked = linked
        """Characters in links."""


class Head:
    """What a page says of itself out of sight."""

    __slots__ = ("_named", "canonical", "data", "items", "language", "meta", "title")

    def __init__(self) -> None:
        self.title = ""
        """The title element."""
        self.language = ""
        """The lang attribute of the root."""
        self.canonical = ""
        """The canonical address."""
        self.meta: list[tuple[str, str]] = []
        """Names (lower case) and contents of meta elements, in order."""
        self.data: list[str] = []
        """JSON-LD scripts as written."""
        self.items: list[tuple[str, str, Box]] = []
        """Microdata of meta elements in the body: property (lower case), content, the element around."""
        self._named: tuple[int, dict[str, list[str]]] = (0, {})

    def metas(self, *names: str) -> list[str]:
        """Contents under any of the names, those of the first name first, empty ones left out.

        Marks in names do not count: pages write ``article:published_time`` and ``article.published-time``.
        """
        known, named = self._named
        if known != len(self.meta):
            named = {}
            for key, content in self.meta:
                if content:
                    named.setdefault(key.translate(_MARKS), []).append(content)
            self._named = (len(self.meta), named)
        keys = dict.fromkeys(name.translate(_MARKS) for name in names)
        return [content for key in keys for content in named.get(key, ())]


class Tree:
    """A page after the walk."""

    __slots__ = ("boxes", "head", "pieces", "text")

    def __init__(self, text: str, pieces: list[Piece], boxes: list[Box], head: Head) -> None:
        self.text = text
        """The canonical text; pieces stand in it two line breaks apart."""
        self.pieces = pieces
        self.boxes = boxes
        """In the order of the page, each after the one around it."""
        self.head = head
