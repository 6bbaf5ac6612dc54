"""Reading pages that came as plain text: lines, their features, roles, blocks."""

from synoptic.model import Block
from synoptic.read.blocks import Blocked
from synoptic.text import trim

__all__ = ["plain_page"]


def plain_page(text: str) -> Blocked:
    """The page of a text as decoded, cut into blocks with roles; ``text`` itself is left unchanged."""
    whole = trim(text, 0, len(text))
    blocks = (Block(role="paragraph", start=whole.start, end=whole.end),) if whole.end > whole.start else ()
    return Blocked(text=text, blocks=blocks, kind="article")
