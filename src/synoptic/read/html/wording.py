"""What the items of one kind say: their words, apart from heads, ranks, labels, signatures and quotations.

The words of all items stand in the same place, so that a comment of one word is read as well as a long
one; and what is the same in many items is no item's own.
"""

import re
from collections import Counter
from collections.abc import Sequence

from synoptic.read.html.features import Page
from synoptic.read.html.item import Item, Slots
from synoptic.read.html.parts import after_name, answered, heads, is_aside, is_gone, quoted_name
from synoptic.read.html.signs import signs_of
from synoptic.read.html.title import squash
from synoptic.read.html.tree import Box, Piece
from synoptic.text import fold

HELD = 0.8
"""Share of the items' prose that the place of their words holds."""
SHARED, LEAST = 0.34, 3
"""Share of items, and their number, from which a short text that they have in common is a label."""
SHORT = 90
"""Characters of a text that may be a label."""
_LEAVES = frozenset(
    (
        "p",
        "li",
        "ul",
        "ol",
        "blockquote",
        "pre",
        "table",
        "tr",
        "tbody",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "dl",
        "dt",
    )
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_QUOTES = frozenset(("blockquote", "q"))
_CONTROLS = frozenset(("nav", "button", "label", "select", "textarea"))
_QUOTED = re.compile(
    r"(?:^|\s)(?!js-)(?:[a-z]{2,12}[-_]{0,2})?(?:quote|quoted|quotation|zitat)"
    r"(?:box|block|content|header|title|container|wrapper)?(?=\s|$|[-_])",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"\d+")


def word(page: Page, found: Sequence[Item], slots: Slots) -> None:
    """Tell the words of each item of a kind, whose writer is known, from what stands beside them."""
    common = _common(found)
    sorts = [[_sort(page, item, piece, common) for piece in item.own] for item in found]
    place = _place(found, sorts, slots)
    for item, kinds in zip(found, sorts, strict=True):
        _read(item, kinds, place, slots)


def _common(found: Sequence[Item]) -> frozenset[str]:
    """Short texts that many items have, numbers left out of account."""
    if len(found) < LEAST:
        return frozenset()
    counts: Counter[str] = Counter()
    for item in found:
        counts.update({_form(piece.text) for piece in item.own if len(piece.text) <= SHORT})
    least = max(LEAST, SHARED * len(found))
    return frozenset(text for text, many in counts.items() if many >= least)


def _form(text: str) -> str:
    return _NUMBERS.sub("0", fold(text)).casefold()


def _sort(page: Page, item: Item, piece: Piece, common: frozenset[str]) -> str:
    """``words``, ``prose``, ``quote``, ``head`` or nothing: what a piece is by itself."""
    text = piece.text
    said = item.said
    if said is not None and said.piece == piece.index:
        return "named"
    quote = False
    sure = ""
    for box in piece.box.line():
        if box.index <= item.box.index:
            break
        if box.tag in _QUOTES or _QUOTED.search(box.get("class")):
            quote = True
        elif box.tag in _CONTROLS:
            sure = "head"
        elif not sure and box.pieces <= 12:
            signs = signs_of(box)
            if "profile" in signs or (box.tag in ("form", "footer") and not page.prose[piece.index]):
                sure = "head"
    if quote:
        return "quote"
    if sure:
        return sure
    if len(text) <= SHORT and (_form(text) in common):
        return "head"
    if is_aside(text) or (len(text) <= SHORT and item.author and squash(text) == squash(item.author)):
        return "head"
    if page.prose[piece.index]:
        return "prose"
    return "words"


def _place(found: Sequence[Item], sorts: Sequence[Sequence[str]], slots: Slots) -> int:
    """The innermost place that holds nearly all prose of the items; 0: there is none but the item itself."""
    held: Counter[int] = Counter()
    depth: dict[int, int] = {0: 0}
    total = 0
    for item, kinds in zip(found, sorts, strict=True):
        for piece, kind in zip(item.own, kinds, strict=True):
            if kind not in ("prose", "words", "named") or piece.linked * 2 > len(piece.text):
                continue
            amount = len(piece.text) if kind == "prose" else min(len(piece.text), 30)
            if kind == "named":
                assert item.said is not None
                amount = max(0, piece.end - item.said.end) if piece.end - item.said.end > 60 else 0
            total += amount
            for box in piece.box.line():
                if box.index <= item.box.index:
                    break
                if box.inline or box.tag in _LEAVES:
                    continue
                place = slots.of(box)
                held[place] += amount
                depth[place] = box.depth - item.box.depth
    enough = [place for place, amount in held.items() if amount >= HELD * total]
    return max(enough, key=lambda place: (depth[place], held[place]), default=0)


def _read(item: Item, kinds: Sequence[str], place: int, slots: Slots) -> None:
    """Take an item's words out of the place of words; of an item that lacks it, whatever reads as words."""
    inside = [not place or _within(piece.box, item.box, place, slots) for piece in item.own]
    if place and not any(
        yes and kind in ("prose", "words", "named") for yes, kind in zip(inside, kinds, strict=True)
    ):
        inside = [kind in ("prose", "quote") for kind in kinds]
    outer = _outer_quote(item, kinds)
    for piece, kind, yes in zip(item.own, kinds, inside, strict=True):
        if item.answers is None and len(piece.text) < 200 and not yes:
            item.answers = answered(piece.text)
        if kind == "quote" and not (outer and _in(piece.box, outer)):
            item.quoted.append(piece)
            continue
        if kind == "named" and yes:
            _beside_name(item, piece)
        elif kind in ("head", "named") or not yes or (not place and piece.box.tag in _HEADINGS):
            item.heads.append(piece)
        else:
            item.spans.append((piece.start, piece.end))
            item.linked += piece.linked
    if not item.spans and item.gone:
        left = [piece for piece in item.own if is_gone(piece.text)]
        item.spans += [(piece.start, piece.end) for piece in left[-1:]]


def _beside_name(item: Item, piece: Piece) -> None:
    """Words on the same line as the name: after it, or before a name that signs them."""
    said = item.said
    assert said is not None
    before = piece.text[: said.start - piece.start].rstrip(" \n\t-–—·|,")
    if said.end - said.start < len(piece.text) and len(before.split()) > 3 and not heads(before):
        item.spans.append((piece.start, piece.start + len(before)))
        return
    rest = after_name(piece, said.end)
    if rest >= 0:
        item.spans.append((rest, piece.end))
        item.linked += piece.linked
    else:
        item.answers = item.answers or answered(piece.text[said.end - piece.start :])
        item.heads.append(piece)


def _within(box: Box, item: Box, place: int, slots: Slots) -> bool:
    for at in box.line():
        if at.index <= item.index:
            return False
        if not at.inline and slots.of(at) == place:
            return True
    return False


def _outer_quote(item: Item, kinds: Sequence[str]) -> Box | None:
    """The quotation that holds all of an item's words, as some boards set posts; None: there is none."""
    if any(kind in ("prose", "words") for kind in kinds):
        return None
    for piece, kind in zip(item.own, kinds, strict=True):
        if kind == "quote":
            line = [box for box in piece.box.line() if box.index > item.box.index and box.tag in _QUOTES]
            return line[-1] if line else None
    return None


def _in(box: Box, outer: Box) -> bool:
    quotes = [at for at in box.line() if at.tag in _QUOTES and at.index >= outer.index]
    return bool(quotes) and quotes[0] is outer


def whom(item: Item) -> list[str]:
    """Whom an item quotes, as its quotations say."""
    return [name for piece in item.quoted if (name := quoted_name(piece.text))]
