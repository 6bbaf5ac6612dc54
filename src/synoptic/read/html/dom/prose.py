"""How much of a piece reads as running text."""

import re

from synoptic.read.html.dom.tree import HEADINGS, Piece

SENTENCE_END = re.compile(r"[.!?…。！？]['\"”’»)\]]*$")
INNER_STOP = re.compile(r"[.!?…]['\"”’»)\]]*\s|[。！？]")


def prose(piece: Piece) -> int:
    """Characters of a piece that read as running text; 0 for labels, links and headings."""
    text = piece.text
    free = len(text) - piece.linked
    if piece.box.tag in HEADINGS or free < 40 or piece.linked > free:
        return 0
    if not SENTENCE_END.search(text) and not INNER_STOP.search(text):
        return 0
    return free
