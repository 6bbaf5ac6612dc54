"""How much of a piece reads as running text."""

import re

from synoptic.read.html.dom.tree import Piece

SENTENCE_END = re.compile(r"[.!?…。！？]['\"”’»)\]]*$")
INNER_STOP = re.compile(r"[.!?…]['\"”’»)\]]*\s|[。！？]")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


def prose(piece: Piece) -> int:
    """Characters of a piece that read as running text; 0 for labels, links and headings."""
    text = piece.text
    free = len(text) - piece.linked
    if piece.box.tag in _HEADINGS or free < 40 or piece.linked > free:
        return 0
    if not SENTENCE_END.search(text) and not INNER_STOP.search(text):
        return 0
    return free
