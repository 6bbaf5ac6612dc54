"""Whether a page shows no more than the beginning of its text, and why.

A wall is believed where metadata and page agree, or where the page's words bear it out: a wall's words at the
end of the text, and the text cut or short. Many pages carry their wall's words though the whole text stands
there, and every page has buttons to read more of other stories; neither alone makes a text cut.
"""

import re
from collections.abc import Sequence

from synoptic.model import Role, Truncation
from synoptic.read.barred import LONGEST, TELLING, breaks_off, goes_on, is_wall
from synoptic.read.html.dom.signs import words_of
from synoptic.read.html.dom.sums import Page
from synoptic.read.html.dom.tree import Box, Piece
from synoptic.read.html.told.said import Said
from synoptic.text import count_words

BEFORE, AFTER = 3, 12
"""Pieces before and after the end of the text among which a wall's words are looked for."""
SHORT = 250
"""Words below which a text may be no more than a beginning."""
LEAST, WHOLE = 0.6, 0.85
"""Shares of the words told up to which the text is cut, and from which it is whole."""
ENOUGH = 2.5
"""Evidence from which a text is taken to be cut."""

_NAMES = frozenset(("paywall", "regwall", "piano", "metered", "barrier", "paywalled", "gated"))
_SELECTOR = re.compile(r"[.#]([\w-]+)")


def truncated(page: Page, roles: Sequence[Role], said: Said) -> Truncation | None:
    """Why a page's text breaks off; None: it does not, as far as can be seen.

    Args:
        page: its pieces.
        roles: the role of every piece.
        said: what metadata states of access and length.
    """
    told = [piece for piece, role in zip(page.tree.pieces, roles, strict=True) if role in TELLING]
    if not told:
        return None
    words = sum(count_words(piece.text) for piece in told)
    if said.free or (said.length and words >= WHOLE * said.length):
        return None
    last = told[-1]
    broken = _breaks_off(last)
    wall = _wall(page, roles, told[0].index, last.index)
    sure = 2.0 * (said.length is not None and words < LEAST * said.length and said.length > SHORT // 2)
    sure += (said.free is False) + wall + broken + 0.5 * (words < SHORT) + 0.5 * _is_empty(page, said)
    if (wall or said.free is False) and sure >= ENOUGH:
        return "paywall"
    return "excerpt" if broken and _goes_on(page, last.index) else None


def _breaks_off(piece: Piece) -> bool:
    """Whether a text ends within a sentence, or in an ellipsis; an item of a list may end as it likes."""
    return breaks_off(piece.text) and (piece.box.tag != "li" or piece.text.rstrip()[-1] in ".…")


def _wall(page: Page, roles: Sequence[Role], first: int, last: int) -> float:
    """How much speaks for a wall where the text ends: its words, or the name of its box."""
    named = 0.0
    for piece in page.tree.pieces[max(first + 1, last - BEFORE) : last + 1 + AFTER]:
        if roles[piece.index] in ("comment", "teaser") or len(piece.text) > LONGEST:
            continue
        if is_wall(piece.text):
            return 1.5
        if any(not _NAMES.isdisjoint(words_of(box)) for box in _around(piece.box)):
            named = 1.0
    return named


def _around(box: Box) -> list[Box]:
    return [around for depth, around in enumerate(box.line()) if depth < 4]


def _goes_on(page: Page, last: int) -> bool:
    """Whether right below the text a link leads to its rest."""
    return any(piece.linked > 0 and goes_on(piece.text) for piece in page.tree.pieces[last : last + 3])


def _is_empty(page: Page, said: Said) -> bool:
    """Whether the part that metadata calls closed is not on the page, or has no text."""
    names = [name for selector in said.walled for name in _SELECTOR.findall(selector)]
    if not names:
        return False
    for box in page.tree.boxes:
        if any(name in box.get("class").split() or name == box.get("id") for name in names):
            start, end = box.first, max(box.last, box.first + 1)
            if sum(page.prose[start:end]) > LONGEST:
                return False
    return True
