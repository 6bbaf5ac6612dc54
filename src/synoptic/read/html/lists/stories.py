"""The items of a page: other stories in cards or lone links, each with what is shown of it."""

import re
from collections.abc import Iterator, Sequence

from synoptic.model import Entry, Published, Role, Span
from synoptic.read import labels
from synoptic.read.byline import authors as after_label
from synoptic.read.byline import is_name
from synoptic.read.dates import complete, dates_in, passed
from synoptic.read.entries import headed
from synoptic.read.html.dom.signs import signs_of, words_of
from synoptic.read.html.dom.sums import Page
from synoptic.read.html.dom.tree import Box, Piece
from synoptic.read.html.lists.cards import Card, cards
from synoptic.read.instants import instant
from synoptic.text import fold, trim

META = 100
"""Characters of a piece that tells who, when or under which label."""
TAG = 40
"""Characters of a label."""
ABSTRACT = 5
"""Words of a piece that is an abstract, where it has no end mark."""
MOST = 1_000
"""Items of a page."""

_HOST = re.compile(
    r"(?<!\s)\s*\(((?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24}(?:/[\w./-]{0,80})?)\)\s*$", re.IGNORECASE
)
_SOURCE = frozenset(("source", "publisher", "provider", "outlet", "site", "sitestr", "domain", "sourcename"))
_ENDS = (".", "!", "?", "…", "。", "！", "？")
_ITEM: frozenset[Role] = frozenset(("teaser", "list_item"))
_BESIDE: frozenset[Role] = frozenset(("teaser",))


def stories(
    page: Page,
    roles: Sequence[Role],
    made: Sequence[Card] | None = None,
    *,
    listing: bool = False,
    near: str | None = None,
) -> tuple[Entry, ...]:
    """The items of a page, in order.

    Args:
        page: the page.
        roles: of its pieces.
        made: its cards, where they are known.
        listing: whether the page is a list, and its cards are its items; else only what is a teaser counts.
        near: when the page was collected, ISO 8601: completes dates without a year.
    """
    if not listing and "teaser" not in roles:
        return ()
    chosen = cards(page) if made is None else made
    wanted = _ITEM if listing else _BESIDE
    found: list[Entry] = []
    held: set[int] = set()
    for card in chosen:
        if roles[card.head] not in wanted:
            continue
        inner = [page.tree.pieces[index] for index in card.pieces]
        own = [index for index in card.pieces if roles[index] in wanted]
        found.append(_entry(page, card.head, inner, own, near))
        held.update(card.pieces)
    lone = (p for p in page.tree.pieces if roles[p.index] == "teaser" and p.index not in held and p.linked)
    found.extend(_entry(page, piece.index, [piece], [piece.index], near) for piece in lone)
    return tuple(sorted(found, key=lambda entry: entry.start)[:MOST])


def _entry(page: Page, head: int, inner: Sequence[Piece], own: Sequence[int], near: str | None) -> Entry:
    """The item in a card.

    Args:
        page: the page.
        head: index of its title's piece.
        inner: all of its pieces; who, when and labels are looked for in all of them.
        own: indexes of those that may be words of it.
        near: when the page was collected.
    """
    text = page.tree.text
    title = page.tree.pieces[head]
    start, end = _linked(title) if labels.is_teaser(title.text) else (title.start, title.end)
    source = _HOST.search(text, start, end)
    span, tags = headed(text, start, source.start() if source and source.start() > start else end)
    words: list[Span] = []
    names: list[str] = []
    published: Published | None = None
    publisher = source[1].partition("/")[0] if source else None
    used = [title]
    for piece in inner:
        when = _when(piece, near)
        published = published or when
        if piece is title:
            continue
        used.append(piece)
        by = _by(piece)
        filed = () if when or by else _filed(piece)
        if by or filed or (when and len(piece.text) <= META):
            names += by
            tags += filed
        elif publisher is None and _names_source(piece):
            publisher = fold(piece.text)
        elif piece.index not in own or (not words and _same(piece.text, title.text)):
            used.pop()
        elif page.prose[piece.index] or len(piece.text.split()) >= ABSTRACT or piece.text.endswith(_ENDS):
            words.append(trim(text, piece.start, piece.end))
        else:
            used.pop()
    return Entry(
        kind="item",
        start=min(piece.start for piece in used),
        end=max(piece.end for piece in used),
        title=span if span.start < span.end else None,
        words=tuple(words),
        tags=tuple(dict.fromkeys(tags)),
        authors=tuple(dict.fromkeys(names)),
        published=published,
        address=_address([title, *inner]),
        source=publisher,
    )


def _linked(piece: Piece) -> tuple[int, int]:
    """Where a piece's link stands: behind a label such as *read also*."""
    runs = [run for run in piece.runs if run.linked]
    return (runs[0].start, runs[-1].end) if runs else (piece.start, piece.end)


def _same(one: str, two: str) -> bool:
    return fold(one).casefold() == fold(two).casefold()


def _links(piece: Piece) -> Iterator[Box]:
    for run in piece.runs:
        for box in run.box.line():
            if box.tag == "a":
                yield box


def _address(pieces: Sequence[Piece]) -> str | None:
    """The first link of a title, else of its card."""
    for piece in pieces:
        for box in _links(piece):
            href = box.get("href").strip()
            if href and not href.startswith(("#", "javascript:", "mailto:", "tel:")):
                return href
    return None


def _when(piece: Piece, near: str | None) -> Published | None:
    """The time that a piece tells, by a time element or in a few words."""
    for run in piece.runs[:8]:
        for box in list(run.box.line())[:3]:
            if box.tag == "time" and (found := instant(box.get("datetime"))) is not None:
                return found
    if len(piece.text) > META or not any(character.isdigit() for character in piece.text):
        return None
    for stated in dates_in(piece.text):
        if (found := complete(stated, near)) is not None:
            return found
    return passed(piece.text, near) if near else None


def _by(piece: Piece) -> tuple[str, ...]:
    """The writers that a short piece names."""
    if len(piece.text) > META:
        return ()
    if named := after_label(piece.text):
        return named
    called = any("author" in signs_of(box) for box in list(piece.box.line())[:2])
    return (fold(piece.text),) if called and " " in piece.text and is_name(piece.text) else ()


def _filed(piece: Piece) -> tuple[str, ...]:
    """The labels that a short piece consists of."""
    signs = frozenset(sign for box in list(piece.box.line())[:2] for sign in signs_of(box))
    if len(piece.text) > META or piece.text.endswith(_ENDS) or not signs & {"tags", "meta"}:
        return ()
    runs = [run for run in piece.runs if run.linked] or piece.runs
    told = [fold(piece.text[run.start - piece.start : run.end - piece.start]).strip(" ,|·#") for run in runs]
    return tuple(tag for tag in told if 1 < len(tag) <= TAG)


def _names_source(piece: Piece) -> bool:
    boxes = list(piece.box.line())[:2] + [run.box for run in piece.runs[:1]]
    return len(piece.text) <= TAG and any(not _SOURCE.isdisjoint(words_of(box)) for box in boxes)
