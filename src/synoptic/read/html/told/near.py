"""What stands by a page's title: the pieces that may tell who wrote it, and when."""

from synoptic.read.html.dom.sums import Page
from synoptic.read.html.dom.tree import Piece
from synoptic.read.plain.lines import cut
from synoptic.read.plain.sorts import Seen, see
from synoptic.text import fold

ABOVE, BELOW = 4, 3
"""Pieces before the title and after the first of the body that are looked at."""
BEYOND = 14
"""Pieces after the body in which a box about the author may stand."""
FURTHER = 20
"""Pieces below the title among which words of authorship are looked for."""
LONGEST = 200
SENTENCE = 90
"""Characters of prose from which a piece is no byline."""


def sight(text: str) -> Seen:
    """What a line is, looked at alone."""
    lines = cut(fold(text))
    return see(lines[0]) if lines else Seen(sort="short")


class Top:
    """The pieces around a page's title, each with what it is."""

    def __init__(self, page: Page, title: int, first: int, end: int) -> None:
        """Look at them.

        Args:
            page: the page.
            title: index of the title's piece; -1: none.
            first: index of the first piece of running text; -1: none.
            end: one past the last piece of the body.
        """
        pieces = page.tree.pieces
        stop = first if first >= 0 else min(len(pieces), title + 12)
        start = max(0, title - ABOVE) if title >= 0 else max(0, stop - 12)
        self.page = page
        self.title = title
        self.end = end
        under = pieces[max(title + 1, start) : stop + (BELOW if first >= 0 else 0)]
        self.under = [p for p in under if len(p.text) <= LONGEST and not _told(page, p)]
        self.over = [p for p in pieces[start : max(title, 0)] if len(p.text) <= LONGEST]
        self.after = [p for p in pieces[end : end + 5] if len(p.text) <= LONGEST] if end > 0 else []
        self.seen = {piece.index: sight(piece.text) for piece in (*self.over, *self.under, *self.after)}

    def near(self) -> list[Piece]:
        """The pieces looked at, those under the title first."""
        return [*self.under, *reversed(self.over), *self.after]

    def edges(self) -> list[Piece]:
        """The first pieces of the text and its last, where names stand that no label explains."""
        pieces = self.page.tree.pieces
        last = pieces[max(self.end - 2, self.title + 1) : self.end] if self.end > 0 else []
        return [*self.under, *reversed(last)]

    def further(self) -> list[Piece]:
        """The short pieces a little further below the title than those that were looked at."""
        start = max(self.title + 1, self.under[-1].index + 1 if self.under else 0)
        pieces = self.page.tree.pieces[start : self.title + FURTHER] if self.title >= 0 else []
        return [p for p in pieces if len(p.text) <= LONGEST and not _told(self.page, p)]

    def far(self) -> list[Piece]:
        """The pieces below the text, where a box about the author may stand."""
        start = max(self.end, self.title + 1)
        return self.page.tree.pieces[start : start + BEYOND] if self.end > 0 else []


def _told(page: Page, piece: Piece) -> bool:
    """Whether a piece is a sentence of the text itself."""
    return page.prose[piece.index] > SENTENCE
