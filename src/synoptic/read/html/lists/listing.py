"""Pages that list other pages: whether a page is one, and what its pieces are."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from synoptic.model import Record, Role
from synoptic.read import labels
from synoptic.read.html import roles
from synoptic.read.html.dom.sums import Page
from synoptic.read.html.dom.tree import Piece
from synoptic.read.html.lists.cards import Card, cards
from synoptic.read.html.told.said import Said
from synoptic.read.html.told.title import Title

LEAST = 4
"""Cards from which a page is a list."""
CARDED = 400
"""Characters that cards hold at least."""
SHARE = 0.7
"""Share of cards in the text of cards and the prose beside them, where nothing else is known of the page."""
OUTSIDE = 2_000
"""Characters of prose that a list has beside its cards at most, where nothing else is known."""
TRUST, FRONT = 0.7, 0.25
"""How far what is known of the page from elsewhere moves these bounds, and the address of a front page."""
LINKED = 3
"""Words from which a linked piece of a list is an item."""
DATED = (0.95, 300)
"""The same two for a page that says when it was published, or by whom."""

_SERVICES = frozenset(("nav", "footer", "form", "button", "aside"))
_PRICE = re.compile(
    r"(?:[$€£¥₹₽₩₺]|\b(?:USD|EUR|GBP|CHF|Rs\.?|R\$|kr\.?))\s?\d|\d[\d.,]*\s?(?:[€£₽₺]|zł|Kč|kr\b|USD|EUR|CHF|руб|грн|元|円|원)"
)


class Listed(Record, frozen=True):
    """A page's cards, and whether they are what the page is."""

    cards: list[Card] | None
    """In order; None: they were not looked for."""
    listing: bool
    """Whether the page is a list."""
    goods: bool = False
    """Whether they are goods with their prices, of the page's own telling, and no other stories."""


def look(
    page: Page,
    own: Sequence[bool],
    said: Said,
    address: str,
    likely: float = 0.5,
    *,
    goods: bool = False,
) -> Listed:
    """The page's cards, and whether most of the page is cards.

    Args:
        page: the page.
        own: which pieces the body model takes for its own text.
        said: what it says of itself.
        address: its URL or path.
        likely: how likely it is a list by what else is known of it, 0 to 1; 0.5: nothing is.
        goods: whether it is rather one of goods than of stories by what else is known of it.
    """
    if said.article:
        return Listed(None, listing=False)
    every = cards(page)
    found = Listed(every, listing=is_listing(page, every, own, said, address, likely))
    if not found.listing:
        return found
    priced = sum(any(_PRICE.search(page.tree.pieces[i].text) for i in card.pieces) for card in every)
    return Listed(every, listing=True, goods=goods or priced * 2 > len(every))


def is_listing(
    page: Page, every: Sequence[Card], own: Sequence[bool], said: Said, address: str, likely: float = 0.5
) -> bool:
    """Whether most of a page's text stands in cards; the other arguments are those of :func:`look`."""
    if said.article or len(every) < LEAST:
        return False
    held = {index for card in every for index in card.pieces}
    pieces, apart = page.tree.pieces, _apart(page)
    carded = sum(len(pieces[index].text) for index in held)
    beside = sum(
        page.prose[piece.index]
        for piece in pieces
        if piece.index not in held and (own[piece.index] or not apart[piece.index])
    )
    signed = (said.published is not None or bool(said.authors)) and not said.listing
    share, most = DATED if signed else (SHARE, OUTSIDE)
    lean = TRUST * (2 * likely - 1) + (FRONT if _is_front(address) and not signed else 0.0)
    share -= SHARE / 2 * lean
    most = int(most * 4**lean)
    return carded >= CARDED and carded > share * (carded + beside) and beside <= most


def _apart(page: Page) -> list[bool]:
    """For every piece, whether it stands in a menu, a foot or a form."""
    known: dict[int, bool] = {}
    for box in page.tree.boxes:  # a box comes after the one around it
        around = box.parent is not None and known[box.parent.index]
        known[box.index] = around or box.tag in _SERVICES
    return [known[piece.box.index] for piece in page.tree.pieces]


def _is_front(address: str) -> bool:
    """Whether an address is that of a site's front page."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return bool(parts.hostname) and not parts.path.strip("/") and not parts.query


def roles_of(page: Page, own: Sequence[bool], title: Title, listed: Listed) -> list[Role]:
    """The role of every piece of a list: its title and its own words, its items, and the rest.

    What the body model takes for the page's own text is an item's where it stands in a card, and so are the
    title and the abstract of every card that is another story. Goods are the page's own telling.
    """
    every = listed.cards or []
    known = [card for card in every if any(own[index] for index in card.pieces)]
    trusted = 2 * len(known) > len(every)  # else the model has missed the items
    chosen = known if trusted else every
    heads = {card.head for card in chosen}
    held = {index for card in chosen for index in card.pieces}
    last = max(held, default=len(page.tree.pieces))
    given: list[Role] = []
    for piece in page.tree.pieces:
        index = piece.index
        if index == title.piece:
            given.append("title")
        elif listed.goods:
            told: Role = "list_item" if index in held else roles.main_role(piece)
            given.append(told if own[index] else "chrome" if trusted else roles.beside(page, piece))
        elif index in heads:
            given.append("teaser")
        elif index in held:
            label = labels.is_label(piece.text) or labels.is_comment_form(piece.text)
            given.append("teaser" if (own[index] or page.prose[index]) and not label else "chrome")
        elif own[index] and index < last:
            given.append(_beside_cards(page, piece))
        else:
            given.append("chrome" if trusted else roles.beside(page, piece, card=True))
    return given


def _beside_cards(page: Page, piece: Piece) -> Role:
    """A piece of a list's own text outside of its cards: its own words, or one more item."""
    if roles.is_apart(page, piece) or any(box.tag == "aside" for box in piece.box.line()):
        return roles.beside(page, piece)
    if page.prose[piece.index] or not piece.linked:
        return roles.main_role(piece)
    return "teaser" if len(piece.text.split()) >= LINKED else "chrome"
