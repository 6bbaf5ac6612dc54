"""Cards: boxes that repeat on a page, each with the title of what stands elsewhere, and a link to it."""

from collections.abc import Sequence

from synoptic.model import Record
from synoptic.read.html.dom.signs import signs_of
from synoptic.read.html.dom.sums import Page
from synoptic.read.html.dom.tree import HEADINGS, Box, Piece

LEAST = 3
"""Boxes alike that are cards."""
WORDS = 150
"""Words that a card has at most."""
CHARACTERS = 1_200
"""Characters that a card has at most."""
PIECES = 24
"""Pieces that a card has at most."""
HEAD = 220
"""Characters of a card's title at most."""
MOST = 2_000
"""Boxes alike that are looked at."""
TITLED, TOLD = 4, 10
"""Words of a title, and of a card, that no entry of a menu has."""
TRIED = 20_000
"""Boxes of a page that are tried."""
ALIKE = 0.6
"""Share of boxes alike that must be cards."""

SERVICE = 0.4
"""Share of a page's text from which a box is no menu and no form, whatever it is called."""

_BARE = frozenset(("p", "td", "th", "tbody", "table", "ul", "ol", "body", "html", "main", "span"))
_SERVICES = frozenset(("nav", "footer", "form", "button", "select"))
_APART = frozenset(("consent", "nav", "footer", "share", "form", "comments", "tags"))


class Card(Record, frozen=True):
    """One of several boxes alike that lead elsewhere."""

    box: Box
    """The box."""
    head: int
    """Index of the piece that is its title."""

    @property
    def pieces(self) -> range:
        """The indexes of its pieces."""
        return range(self.box.first, self.box.last)


def cards(page: Page) -> list[Card]:
    """The page's cards, in order, none inside of another: of nested ones the outermost that are cards."""
    sets: dict[tuple[object, ...], list[Box]] = {}
    links, texts = page.all_links, page.all_text
    for box in page.tree.boxes:
        if box.inline or box.parent is None or not 0 < box.pieces <= PIECES or box.tag in _BARE:
            continue
        if links[box.first] == links[box.last] or texts[box.last] - texts[box.first] > CHARACTERS:
            continue
        name = box.get("class").partition(" ")[0]
        if name:
            sets.setdefault((box.tag, name), []).append(box)
        sets.setdefault((box.parent.index, box.tag), []).append(box)
    found: dict[int, Card] = {}
    known: dict[int, Card | None] = {}
    apart: dict[int, bool] = {}
    for boxes in sets.values():
        if not LEAST <= len(boxes) <= MOST or len(known) > TRIED:
            continue
        for box in boxes:
            if box.index not in known:
                known[box.index] = _card(page, box, apart)
        made = [card for box in boxes if (card := known[box.index]) is not None]
        if len(made) >= LEAST and len(made) >= ALIKE * len(boxes):
            found.update((card.box.index, card) for card in made)
    return _outermost([found[index] for index in sorted(found)])


def _outermost(every: Sequence[Card]) -> list[Card]:
    made: list[Card] = []
    for card in every:
        if made and card.box.first < made[-1].box.last:
            continue
        made.append(card)
    return made


def _card(page: Page, box: Box, apart: dict[int, bool]) -> Card | None:
    """The box as a card: one title with a link, and little more; ``apart`` keeps what was found of boxes."""
    inner = page.tree.pieces[box.first : box.last]
    size = 0
    for piece in inner:
        size += _words(piece)
    if size > WORDS or _is_service(page, box, apart):
        return None
    title = _title(inner)
    if title is None or (size < TOLD and _words(title) < TITLED and title.box.tag not in HEADINGS):
        return None  # an entry of a menu
    return Card(box, title.index)


def _words(piece: Piece) -> int:
    """Words of a piece; in scripts that do not part words, two characters are one."""
    words = piece.text.count(" ") + 1
    if piece.text.isascii():
        return words
    return words + sum("\u2e80" <= character <= "\u9fff" for character in piece.text[:HEAD]) // 2


def _title(inner: Sequence[Piece]) -> Piece | None:
    """The piece of a card that is its title: a linked heading, one in a linked card, the longest link."""
    headings = [piece for piece in inner if piece.box.tag in HEADINGS and len(piece.text) <= HEAD]
    linked = [piece for piece in inner if piece.linked >= 0.7 * len(piece.text) and len(piece.text) <= HEAD]
    both = [piece for piece in headings if piece in linked]
    if both:
        return max(both, key=lambda piece: min(_words(piece), TITLED))
    if headings and linked:
        return headings[0]
    named = [piece for piece in linked if any(character.isalpha() for character in piece.text)]
    return max(named, key=_title_like, default=None)


def _title_like(piece: Piece) -> tuple[bool, int]:
    """How much a linked piece looks like a title: a few words that do not end as a sentence."""
    words = _words(piece)
    return not piece.text.endswith((".", "…")) or words <= TOLD, min(words, TOLD)


def _is_service(page: Page, box: Box, known: dict[int, bool]) -> bool:
    """Whether a box stands in a menu, a form or the like; a box that holds most of the page is misnamed."""
    texts = page.all_text
    most = SERVICE * (texts[-1] or 1)
    line: list[Box] = []
    found = False
    for each in box.line():
        if each.index in known:
            found = known[each.index]
            break
        line.append(each)
        if each.tag in _SERVICES:
            found = True
            break
        if texts[each.last] - texts[each.first] > most and not each.inline:
            break
        if not _APART.isdisjoint(signs_of(each)):
            found = True
            break
    known.update((each.index, found) for each in line)
    return found
