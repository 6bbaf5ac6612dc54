"""A second opinion on what is body text, asked where the model is unsure of a page.

Measured by cross-validation: on the fifth of pages of which the model is least sure, a vote of
trafilatura raises the mean F1 of words; on the others it changes nothing, and is not asked.
"""

import re

from synoptic.read.html.chain import Judged, best
from synoptic.read.html.features import Page

UNSURE = 0.077
"""Expected share of wrongly judged text from which a second opinion is asked."""
WEIGHT = 1.0
"""What the opinion adds to, or takes from, the score of a piece."""
LARGEST, MOST_BOXES = 1_500_000, 20_000
"""Characters and elements of a page that is worth it."""
RUN, SHARED = 4, 0.6
"""A piece stands in the other's text where this share of its runs of so many words does."""

_WORD = re.compile(r"\w+")


def body(page: Page, judged: Judged, markup: str) -> list[bool]:
    """For every piece, whether it is the page's own text, by the model and, if it is unsure, a peer."""
    if judged.unsure < UNSURE or len(markup) > LARGEST or len(page.tree.boxes) > MOST_BOXES:
        return judged.inside
    text = _peer(markup)
    if not text:
        return judged.inside
    told = _WORD.findall(text.lower())
    runs = {tuple(told[i : i + RUN]) for i in range(len(told) - RUN + 1)}
    whole = f" {' '.join(told)} "
    score = []
    for piece, own in zip(page.tree.pieces, judged.score, strict=True):
        words = _WORD.findall(piece.text.lower())
        mine = {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}
        if len(words) > RUN + 1:
            held = len(mine & runs) > SHARED * len(mine)
        else:
            held = bool(words) and f" {' '.join(words)} " in whole
        score.append(own + (WEIGHT if held else -WEIGHT))
    return best(score, judged.kinds)


def _peer(markup: str) -> str | None:
    """What trafilatura takes for the page's text; None: nothing, or it fails."""
    import logging

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        import trafilatura

        found = trafilatura.extract(markup, fast=True, include_comments=False, include_tables=True)
    except Exception:  # noqa: BLE001  a second opinion may fail in any way, and costs nothing then
        return None
    return str(found) if found else None
