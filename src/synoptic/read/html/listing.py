"""Whether a page is a list of other pages: cards with linked heads and abstracts, and no text of its own."""

from collections.abc import Sequence

from synoptic.read.html.features import Page
from synoptic.read.html.prose import prose
from synoptic.read.html.said import Said
from synoptic.read.html.tree import Box

LEAST = 4
"""Cards from which a page is a list."""
CARD = 80
"""Words that a card may have."""
ASIDE = 200
"""Characters of prose that a page of mere links may have beside them."""
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


def is_listing(page: Page, own: Sequence[bool], said: Said) -> bool:
    """Whether most of a page's text stands in cards."""
    if said.article or ((said.published is not None or said.authors) and not said.listing):
        return False
    held, bare = _cards(page)
    text = sum(len(p.text) for p in page.tree.pieces if own[p.index] and p.box.tag != "h1")
    outside = sum(page.prose[i] for i, yes in enumerate(own) if yes and i not in held)
    if bare and (outside > ASIDE or not said.listing):
        return False
    in_cards = sum(len(page.tree.pieces[i].text) for i in held if own[i])
    carded = sum(len(page.tree.pieces[i].text) for i in held)
    if said.listing:
        return bool(held) and in_cards * 2 >= text and carded > outside
    return in_cards > 0.7 * text and carded > 2 * outside


def _cards(page: Page) -> tuple[frozenset[int], bool]:
    """Pieces in boxes that repeat, each with a linked head and little more; whether all are mere links."""
    sets: dict[tuple[int, str, str], list[Box]] = {}
    for box in page.tree.boxes:
        if box.inline or box.parent is None or not box.pieces or box.tag in ("p", "tr", "td"):
            continue
        sets.setdefault((box.parent.index, box.tag, " ".join(box.get("class").split()[:1])), []).append(box)
    held: set[int] = set()
    bare = True
    for boxes in sets.values():
        cards = [box for box in boxes if _is_card(page, box)]
        if len(cards) * 3 >= 2 * len(boxes) and len(cards) >= LEAST:
            held.update(i for box in cards for i in range(box.first, box.last))
            bare = bare and all(box.pieces == 1 for box in cards)
    return frozenset(held), bare


def _is_card(page: Page, box: Box) -> bool:
    inner = page.tree.pieces[box.first : box.last]
    if sum(len(piece.text.split()) for piece in inner) > CARD or len(inner) > 8:
        return False
    return any(
        piece.linked >= 0.8 * len(piece.text)
        and (piece.box.tag in _HEADINGS or (len(piece.text.split()) >= 4 and not any(map(prose, inner))))
        for piece in inner
    )
