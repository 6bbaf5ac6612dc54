"""What the items of one kind say: their words, apart from heads, ranks, labels, signatures and quotations.

The words of all items stand in the same place, so that a comment of one word is read as well as a long
one; and what is the same in many items is no item's own.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile

from synoptic.read.html.dom.signs import signs_in, signs_of
from synoptic.read.html.dom.sums import Page
from synoptic.read.html.dom.tree import HEADINGS, Box, Piece
from synoptic.read.html.talking.item import Item, Slots, first_class
from synoptic.read.html.talking.parts import (
    after_name,
    answered,
    heads,
    is_aside,
    is_gone,
    signs_off,
)
from synoptic.read.html.talking.quoting import (
    QUOTES,
    head_quotes,
    quotes_around,
    snippets,
    unframed_quotes,
    unquoted,
)
from synoptic.read.html.talking.shared import (
    CONTROLS,
    SHORT,
    buttons,
    common_texts,
    controls_of,
    form,
    signatures,
)
from synoptic.read.html.talking.writers import INITIALS
from synoptic.read.html.told.title import squash

HELD = 0.8
"""Share of the items' prose that the place of their words holds."""
MOST_HELD = 12
"""Pieces of a box that says what stands in it."""
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
_HOLDERS = frozenset(("span", "font"))
_RULE = re.compile(r"^[ \t]*(?:[_\-–—=~*]{5,}|-- ?)[ \t]*$", re.MULTILINE)
Place = tuple[str, str] | int
"""What a box is called: its tag and class; or a number for the way to it."""


def word(page: Page, found: Sequence[Item], slots: Slots) -> None:
    """Tell the words of each item of a kind, whose writer is known, from what stands beside them."""
    common = common_texts(found)
    controls = controls_of(found)
    framed = _framed(found, slots)
    forms = _holding(page, found, slots)
    sorts = [[_sort(page, item, piece, common, framed, forms, slots) for piece in item.own] for item in found]
    for item, kinds in zip(found, sorts, strict=True):
        buttons(item, kinds, controls)
        head_quotes(item, kinds)
        unframed_quotes(item, kinds)
    snippets(found, sorts)
    signatures(found, sorts)
    place = _place(found, sorts, slots)
    for item, kinds in zip(found, sorts, strict=True):
        _read(item, kinds, place, slots, controls)


def _framed(found: Sequence[Item], slots: Slots) -> Place | None:
    """What the quotations are called that hold whole posts, as some boards set them; None: none do."""
    votes: Counter[Place] = Counter()
    for item in found:
        held: Counter[Place] = Counter()
        for piece in item.own:
            if (quotes := quotes_around(piece.box, item.box)) and quotes[-1].tag in QUOTES:
                held[_called(quotes[-1], slots)] += len(piece.text)
        if held:
            votes[held.most_common(1)[0][0]] += 1
    place, many = votes.most_common(1)[0] if votes else (None, 0)
    return place if many >= 2 and many * 5 >= 4 * len(found) else None


def _sort(
    page: Page,
    item: Item,
    piece: Piece,
    common: frozenset[str],
    framed: Place | None,
    forms: frozenset[Place],
    slots: Slots,
) -> str:
    """``words``, ``prose``, ``quote``, ``head``, ``label`` or ``named``: what a piece is by itself."""
    text = piece.text
    said = item.said
    if said is not None and said.piece == piece.index:
        return "named"
    if _is_beside(page, item, piece, forms, slots):
        return "head"
    quotes = quotes_around(piece.box, item.box)
    if any(framed is None or _called(box, slots) != framed for box in quotes):
        return "quote"
    if len(text) <= SHORT and (piece.linked or not page.prose[piece.index]) and form(text) in common:
        return "head"
    if len(text) <= SHORT and item.author and squash(text) == squash(item.author):
        return "head"
    if len(text) <= INITIALS and item.author and text[0].casefold() == item.author[0].casefold():
        return "head"  # what stands for a picture
    if is_aside(text):
        return "label"
    if page.prose[piece.index]:
        return "prose"
    return "words"


def _is_beside(page: Page, item: Item, piece: Piece, forms: frozenset[Place], slots: Slots) -> bool:
    """Whether a piece stands in a box for something else than words: a profile, a button, a form to fill."""
    for box in piece.box.line():
        if box.index <= item.box.index:
            return False
        if box.tag in CONTROLS:
            return True
        if box.pieces > MOST_HELD:
            continue
        if box.tag == "footer" and not page.prose[piece.index]:
            return True
        if ("profile" in signs_of(box) or "profile" in signs_in(box.get("data-role"))) and _called(
            box, slots
        ) not in forms:
            return True
        if box.tag == "form" and _called(box, slots) not in forms:
            return True
    return False


def _holding(page: Page, found: Sequence[Item], slots: Slots) -> frozenset[Place]:
    """What the boxes are called that hold posts for all that their names say: forms, boxes of profiles.

    Other forms ask for words, and other profiles tell of their writers.
    """
    held: Counter[Place] = Counter()
    forms: set[Place] = set()
    total = 0
    for item in found:
        for piece in item.own:
            if not page.prose[piece.index]:
                continue
            total += len(piece.text)
            for box in piece.box.line():
                if box.index <= item.box.index:
                    break
                if box.tag == "form":
                    forms.add(_called(box, slots))
                elif "profile" in signs_of(box):
                    held[_called(box, slots)] += len(piece.text)
    return frozenset(forms | {place for place, many in held.items() if many * 2 > total})


def _place(found: Sequence[Item], sorts: Sequence[Sequence[str]], slots: Slots) -> Place | None:
    """What the innermost boxes are called that hold nearly all prose of the items; None: the items do."""
    held: Counter[Place] = Counter()
    depth: Counter[Place] = Counter()
    total = 0
    for item, kinds in zip(found, sorts, strict=True):
        for piece, kind in zip(item.own, kinds, strict=True):
            amount = _amount(item, piece, kind)
            if not amount:
                continue
            total += amount
            for box, share in _around(piece, item.box):
                place = _called(box, slots)
                held[place] += int(amount * share)
                depth[place] += int(amount * share) * (box.depth - item.box.depth)
    enough = [place for place, amount in held.items() if amount >= HELD * total]
    return max(enough, key=lambda place: depth[place] / held[place], default=None)


def _amount(item: Item, piece: Piece, kind: str) -> int:
    """How much of an item's words a piece may be."""
    if piece.linked * 2 > len(piece.text):
        return 0
    if kind == "named":
        assert item.said is not None
        rest = piece.end - item.said.end
        return rest if rest > 60 else 0
    return len(piece.text) if kind == "prose" else min(len(piece.text), 30) if kind == "words" else 0


def _around(piece: Piece, item: Box) -> Iterator[tuple[Box, float]]:
    """Boxes around a piece within its item, inline ones too where they have a name; the share they hold."""
    inline: dict[int, tuple[Box, int]] = {}
    for run in piece.runs:
        for box in run.box.line():
            if not box.inline:
                break
            if box.tag in _HOLDERS and box.get("class"):
                inline[box.index] = box, inline.get(box.index, (box, 0))[1] + run.end - run.start
    for box, held in inline.values():
        yield box, held / len(piece.text)
    for box in piece.box.line():
        if box.index <= item.index:
            return
        if not box.inline and box.tag not in _LEAVES:
            yield box, 1.0


def _called(box: Box, slots: Slots) -> Place:
    """What a box is called: its tag and first class; of a box without, its place."""
    name = first_class(box) or box.get("itemprop")
    return (box.tag, name) if name else slots.of(box)


def _read(
    item: Item, kinds: Sequence[str], place: Place | None, slots: Slots, controls: frozenset[str]
) -> None:
    """Take an item's words out of the place of words; of an item that lacks it, whatever reads as words."""
    inside = [
        (piece.start, piece.end) if place is None else _within(piece, item.box, place, slots)
        for piece in item.own
    ]
    if place is not None and not any(
        yes and kind in ("prose", "words", "named", "quote", "label")
        for yes, kind in zip(inside, kinds, strict=True)
    ):
        inside = [
            (piece.start, piece.end) if kind in ("prose", "quote") else None
            for piece, kind in zip(item.own, kinds, strict=True)
        ]
    signed = False
    for piece, kind, yes in zip(item.own, kinds, inside, strict=True):
        if item.answers is None and len(piece.text) < 200 and not yes:
            item.answers = answered(piece.text)
        if kind == "quote":
            item.quoted.append(piece)
            outer = next(iter(quotes_around(piece.box, item.box)[-1:]), piece.box)
            if outer.index > item.box.index and outer not in item.quotes:
                item.quotes.append(outer)
            continue
        if kind == "named" and yes:
            _beside_name(item, piece, controls)
        elif kind in ("head", "named", "label") or not yes or (place is None and piece.box.tag in HEADINGS):
            item.heads.append(piece)
        elif not signed:
            end = _unsigned(piece)
            signed = end < piece.end
            if yes[0] < min(end, yes[1]):
                mine = unquoted(piece, yes[0], min(end, yes[1]))
                item.spans += mine
                item.linked += piece.linked
                if mine != [(yes[0], min(end, yes[1]))]:
                    item.quoted.append(piece)
    _unaddressed(item)
    if not item.spans and place is not None:  # a word that elsewhere would be a label
        said = zip(item.own, kinds, inside, strict=True)
        item.spans += [yes for piece, kind, yes in said if yes and kind == "label" and not piece.linked]
    if not item.spans and item.gone:
        left = [piece for piece in item.own if is_gone(piece.text)]
        item.spans += [(piece.start, piece.end) for piece in left[-1:]]


def _unaddressed(item: Item) -> None:
    """Leave out whom the words are addressed to at their beginning: a link that begins with an @."""
    if not item.spans:
        return
    start, end = item.spans[0]
    piece = next((piece for piece in item.own if piece.start <= start < piece.end), None)
    run = next((run for run in piece.runs if run.start <= start < run.end), None) if piece else None
    if piece is None or run is None or not run.linked or piece.text[start - piece.start] != "@":
        return
    rest = piece.text[run.end - piece.start : end - piece.start]
    item.answers = item.answers or piece.text[start + 1 - piece.start : run.end - piece.start].strip(" ,:")
    if words := rest.lstrip(" ,:\u00a0\n"):
        item.spans[0] = (end - len(words), end)


def _beside_name(item: Item, piece: Piece, controls: frozenset[str]) -> None:
    """Words on the same line as the name: after it, or before a name that signs them."""
    said = item.said
    assert said is not None
    before = piece.text[: said.start - piece.start].rstrip(" \n\t-–—·|,")
    words, _, last = before.rpartition("\n")
    if words and signs_off(last):
        before = words.rstrip()
    elif len(before.split()) <= 3 or heads(before):
        before = ""
    if before and said.end - said.start < len(piece.text):
        item.spans.append((piece.start, piece.start + len(before)))
        return
    rest = after_name(piece, said.end, controls)
    if rest >= 0:
        item.spans.append((rest, piece.end))
        item.linked += piece.linked
    else:
        item.answers = item.answers or answered(piece.text[said.end - piece.start :])
        item.heads.append(piece)


def _within(piece: Piece, item: Box, place: Place, slots: Slots) -> tuple[int, int] | None:
    """What of a piece stands in the place of words; None: nothing."""
    for at in piece.box.line():
        if at.index <= item.index:
            break
        if not at.inline and _called(at, slots) == place:
            return piece.start, piece.end
    if not isinstance(place, tuple) or place[0] not in _HOLDERS:
        return None
    held = [
        run
        for run in piece.runs
        if any(_called(box, slots) == place for box in takewhile(lambda box: box.inline, run.box.line()))
    ]
    return (held[0].start, held[-1].end) if held else None


def _unsigned(piece: Piece) -> int:
    """Where a piece's words end: at a ruled line, below which its writer signs."""
    for rule in _RULE.finditer(piece.text):
        if any(map(str.isalnum, piece.text[: rule.start()])):
            return piece.start + len(piece.text[: rule.start()].rstrip())
        if rule.start() == 0:
            return piece.start
    return piece.end
