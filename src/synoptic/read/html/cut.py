"""A page's pieces and comments cut into blocks that cover its text."""

from bisect import bisect_right
from collections.abc import Iterator

from synoptic.model import Block, Role
from synoptic.read.html.dom.sums import Page
from synoptic.read.html.dom.tree import Box, Piece
from synoptic.read.html.found import Found
from synoptic.read.html.talking.talk import Comment
from synoptic.text import trim

PATH_DEPTH = 12
"""Innermost containers that a block's path names."""


class _Cut:
    """A stretch of the text with one role."""

    __slots__ = ("comment", "end", "piece", "role", "start")

    def __init__(
        self, start: int, end: int, role: Role, piece: Piece, comment: Comment | None = None
    ) -> None:
        self.start, self.end, self.role, self.piece, self.comment = start, end, role, piece, comment


def blocks(page: Page, found: Found) -> Iterator[Block]:
    """Blocks over all pieces; a comment's words that follow one another are one block."""
    cuts = _joined(list(_cuts(page, found)))
    place: dict[int, int] = {}
    for index, cut in enumerate(cuts):
        if cut.comment is not None:
            place.setdefault(id(cut.comment), index)
    paths = _Paths()
    for cut in cuts:
        answers = cut.comment.answers if cut.comment else None
        yield Block(
            role=cut.role,
            start=cut.start,
            end=cut.end,
            author=cut.comment.author if cut.comment else None,
            reply_to=place.get(id(answers)) if answers is not None else None,
            path=paths.path(cut.piece.box),
        )


def _cuts(page: Page, found: Found) -> Iterator[_Cut]:
    said: dict[int, list[tuple[int, int, Comment]]] = {}
    for comment in found.comments:
        for start, end in comment.spans:
            own = comment.item.own
            piece = own[bisect_right(own, start, key=lambda each: each.start) - 1]
            said.setdefault(piece.index, []).append((start, end, comment))
    for piece, role in zip(page.tree.pieces, found.roles, strict=True):
        at = piece.start
        if (words := found.heads.get(piece.index)) is not None:
            yield _Cut(at, trim(page.tree.text, at, words).end, "dateline", piece)
            at = words
        for start, end, comment in sorted(said.get(piece.index, ()), key=lambda each: each[0]):
            if (rest := trim(page.tree.text, at, max(at, start))).start < rest.end:
                yield _Cut(rest.start, rest.end, "chrome", piece)
            start = trim(page.tree.text, max(at, start), end).start
            yield _Cut(start, end, "digest" if comment.digest else "comment", piece, comment)
            at = end
        for start, end, what in _parts(piece, at, role, found):
            if (rest := trim(page.tree.text, start, end)).start < rest.end:
                yield _Cut(rest.start, rest.end, what, piece)


def _parts(piece: Piece, at: int, role: Role, found: Found) -> Iterator[tuple[int, int, Role]]:
    """What is left of a piece from an offset on: its words, and what stands beside them."""
    start, end = found.words.get(piece.index, (at, piece.end))
    yield at, max(at, start), "chrome"
    yield max(at, start), max(at, end), role
    yield max(at, end), max(at, piece.end), "chrome"


def _joined(cuts: list[_Cut]) -> list[_Cut]:
    """Neighbouring cuts of one comment as one, and no white space at any end."""
    made: list[_Cut] = []
    for cut in cuts:
        before = made[-1] if made else None
        if before is not None and cut.comment is not None and before.comment is cut.comment:
            before.end = cut.end
        else:
            made.append(cut)
    return made


class _Paths:
    """Where boxes stand: tags and first classes of their containers, outermost first."""

    def __init__(self) -> None:
        self.lines: dict[int, tuple[str, ...]] = {}

    def path(self, box: Box) -> str:
        """The names of a box and those around it."""
        return "/".join(self._line(box))

    def _line(self, box: Box) -> tuple[str, ...]:
        missing = []
        at: Box | None = box
        while at is not None and at.index not in self.lines:
            missing.append(at)
            at = at.parent
        line = self.lines[at.index] if at is not None else ()
        for each in reversed(missing):
            line = self.lines[each.index] = (*line[1 - PATH_DEPTH :], _name(each))
        return line


def _name(box: Box) -> str:
    classes = box.get("class").split(None, 1)
    return f"{box.tag}.{classes[0][:40]}" if classes else box.tag
