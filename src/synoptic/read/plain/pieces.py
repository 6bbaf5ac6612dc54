"""What a page is cut into before block numbers are known: stretches with roles, comments with parents."""

from collections.abc import Iterable

from synoptic.model import Block, Record, Role
from synoptic.text import trim


class Piece(Record, frozen=True, kw_only=True):
    """A stretch of the page with a role."""

    role: Role
    """What it is to the page."""
    start: int
    """First code point."""
    end: int
    """One past the last."""
    author: str | None = None
    """Who wrote a comment."""
    answers: int | None = None
    """Where the piece starts that a comment answers."""


def to_blocks(text: str, pieces: Iterable[Piece]) -> tuple[Block, ...]:
    """The blocks of a page: pieces in order, their white space trimmed, what none covers made chrome."""
    blocks: list[Block] = []
    starts: dict[int, int] = {}
    at = 0
    for piece in sorted(pieces, key=lambda piece: (piece.start, piece.end)):
        at = _fill(text, at, piece.start, blocks)
        span = trim(text, max(piece.start, at), max(piece.end, at))
        if span.start == span.end:
            continue
        starts[piece.start] = len(blocks)
        answered = starts.get(piece.answers) if piece.answers is not None else None
        blocks.append(
            Block(role=piece.role, start=span.start, end=span.end, author=piece.author, reply_to=answered)
        )
        at = span.end
    _fill(text, at, len(text), blocks)
    return tuple(blocks)


def _fill(text: str, start: int, end: int, blocks: list[Block]) -> int:
    """Cover what stands between two pieces; answers where the text goes on."""
    if end > start:
        span = trim(text, start, end)
        if span.start < span.end:
            blocks.append(Block(role="chrome", start=span.start, end=span.end))
    return max(start, end)
