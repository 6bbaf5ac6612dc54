"""Roles of an article's pieces, once its body, its title and its talk are known."""

import re
from collections.abc import Sequence

from synoptic.model import Role
from synoptic.read import labels
from synoptic.read.html.features import Page
from synoptic.read.html.signs import signs_of
from synoptic.read.html.title import Title, squash
from synoptic.read.html.top import Top
from synoptic.read.html.tree import Piece

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_CELLS = frozenset(("tr", "td", "th", "table", "tbody", "thead", "tfoot"))
_ENDS = re.compile(r"[.!?…。！？]['\"”’»)\]]*$")
_SHUT = ("part:consent", "part:newsletter", "part:comments")
"""What never holds a page's own words, whatever they look like."""
LABEL = 80
"""Characters of a piece that may be a label."""


def main_role(piece: Piece) -> Role:
    """What a piece of the body is, by its elements."""
    first = piece.box
    line = list(first.line())[:6]
    tags = [box.tag for box in line]
    if first.tag in _HEADINGS or (len(tags) > 1 and tags[1] in _HEADINGS):
        return "heading"
    if "figcaption" in tags or first.tag == "caption":
        return "caption"
    if any("caption" in signs_of(box) for box in line[:2]) and len(piece.text) < 400:
        return "caption"
    if "blockquote" in tags:
        return "quote"
    if first.tag in _CELLS and "\t" in piece.text:
        return "table"
    if first.tag in ("td", "th") and _in_data(piece):
        return "table"
    if first.tag in ("li", "dt", "dd") or "li" in tags[:2]:
        return "list_item"
    if _is_bold(piece):
        return "heading"
    return "paragraph"


def _in_data(piece: Piece) -> bool:
    return len(piece.text) < LABEL and not _ENDS.search(piece.text)


def _is_bold(piece: Piece) -> bool:
    """Whether all of a short piece is set bold, as headings are where there are no headings."""
    if len(piece.text) > LABEL or _ENDS.search(piece.text) or not piece.runs:
        return False
    return all(
        run.box.tag in ("b", "strong") or any(b.tag in ("b", "strong") for b in list(run.box.line())[:2])
        for run in piece.runs
    )


def assign(page: Page, inside: Sequence[bool], title: Title, top: Top, bylines: frozenset[int]) -> list[Role]:
    """The role of every piece of a page without talk.

    Args:
        page: the page.
        inside: which pieces the model takes for body text.
        title: the title.
        top: the pieces around it.
        bylines: pieces that name the author or the date.
    """
    pieces = page.tree.pieces
    own = settled(page, inside, title)
    first = next((i for i, yes in enumerate(own) if yes and page.prose[i]), len(pieces))
    last = max((i for i, yes in enumerate(own) if yes), default=-1)
    spoken = {squash(piece.text): piece.index for piece in pieces if own[piece.index]}
    body = "\n".join(
        squash(pieces[i].text) for i in range(len(pieces)) if own[i] and len(pieces[i].text) > 60
    )
    roles: list[Role] = []
    for piece in pieces:
        index = piece.index
        if index == title.piece or (index in title.repeated and piece.box.tag in _HEADINGS):
            roles.append("title")
        elif index in title.repeated:
            roles.append("title" if own[index] and index < first else "chrome")
        elif index in bylines or (index in top.seen and _is_dateline(top, piece, first, last)):
            roles.append("dateline")
        elif own[index] and not _is_pulled(page, piece, body, spoken):
            roles.append(_own_role(page, piece, title, first))
        elif title.piece < index < first and title.piece >= 0 and _is_lead(page, piece):
            roles.append("lead")
        elif (
            index < last
            and main_role(piece) == "caption"
            and index > title.piece
            and not is_apart(page, piece)
        ):
            roles.append("caption")
        else:
            roles.append(beside(page, piece))
    return roles


def _own_role(page: Page, piece: Piece, title: Title, first: int) -> Role:
    role = main_role(piece)
    lead = any("lead" in signs_of(box) for box in list(piece.box.line())[:2])
    if title.piece >= 0 and piece.index <= first and role in ("paragraph", "heading", "list_item") and lead:
        return "lead"
    return role


def settled(page: Page, inside: Sequence[bool], title: Title) -> list[bool]:
    """The model's labels, held against what is certain."""
    pieces = page.tree.pieces
    own = list(inside)
    total = sum(p for p, yes in zip(page.prose, own, strict=True) if yes) or 1
    over = sum(page.prose[i] for i in range(max(0, title.piece)) if own[i])
    for piece in pieces:
        index = piece.index
        if not own[index]:
            continue
        if (
            (index < title.piece and over < 0.3 * total)
            or _shut(page, piece)
            or _is_service(page, piece, own)
        ):
            own[index] = False
    return own


def _shut(page: Page, piece: Piece) -> bool:
    named = page.named(piece.box)
    return any(sign in named for sign in _SHUT)


def _is_service(page: Page, piece: Piece, own: Sequence[bool]) -> bool:
    """Whether a piece of the body is a label, or names another story."""
    text = piece.text
    if len(text) > 200:
        return False
    if labels.is_teaser(text) and len(text) < 200:
        return True
    if len(text) > LABEL:
        return False
    if piece.box.tag in _HEADINGS:
        return labels.is_teaser_head(text) or labels.is_comment_form(text)
    return labels.is_label(text)


def _is_dateline(top: Top, piece: Piece, first: int, last: int) -> bool:
    """Whether a piece by the title tells who and when, or how long it takes to read."""
    seen = top.seen[piece.index]
    if seen.sort in ("dateline", "byline", "mark") and piece.index > top.title:
        return True
    if piece.index > first or piece.index < top.title:
        return False
    called = any(
        sign in signs_of(box) for box in list(piece.box.line())[:2] for sign in ("author", "date", "meta")
    )
    return (
        called
        and not _ENDS.search(piece.text)
        and len(piece.text.split()) < 14
        and piece.box.tag not in _HEADINGS
    )


def _is_lead(page: Page, piece: Piece) -> bool:
    """Whether a piece between title and body opens the page's text."""
    text = piece.text
    if len(text.split()) < 5 and not any("\u2e80" <= c <= "\u9fff" for c in text[:40]):
        return False
    if (
        piece.linked * 2 > len(text)
        or labels.is_label(text)
        or labels.is_menu(text)
        or labels.is_teaser(text)
    ):
        return False
    if is_apart(page, piece) or main_role(piece) == "caption":
        return False
    called = any("lead" in signs_of(box) for box in list(piece.box.line())[:3])
    return called or piece.box.tag in ("p", "h2", "li")


def is_apart(page: Page, piece: Piece) -> bool:
    """Whether a piece stands in a box for something else than the page's text."""
    named = page.named(piece.box)
    signs = (
        "consent",
        "nav",
        "footer",
        "share",
        "ads",
        "newsletter",
        "paywall",
        "form",
        "comments",
        "teaser",
        "sidebar",
    )
    if any(f"part:{sign}" in named for sign in signs) or "head:teasers" in named:
        return True
    return any(box.tag in ("nav", "footer", "form", "button") for box in piece.box.line())


def _is_pulled(page: Page, piece: Piece, body: str, spoken: dict[str, int]) -> bool:
    """Whether a piece repeats words of the body, set apart to catch the eye."""
    line = list(piece.box.line())[:4]
    if not any(
        box.tag in ("aside", "blockquote", "figure", "q") or "pull" in box.get("class").lower()
        for box in line
    ):
        return False
    said = squash((piece.runs[0].box.tag == "q" and piece.text) or piece.text)
    if len(said) < 12:
        return False
    aside = any(box.tag == "aside" or "pull" in box.get("class").lower() for box in line)
    parts = (
        [squash(piece.text[run.start - piece.start : run.end - piece.start]) for run in piece.runs]
        if aside
        else [said]
    )
    return any(
        len(part) >= 12 and body.count(part) >= (1 if aside and squash(piece.text) not in body else 2)
        for part in parts
    )


def beside(page: Page, piece: Piece, *, card: bool = False) -> Role:
    """Teaser or chrome: what a piece that is not the page's own text is.

    ``card``: the page is a list, and whatever is no label belongs to another story.
    """
    named = page.named(piece.box)
    if labels.is_teaser(piece.text):
        return "teaser"
    if "head:teasers" in named or "part:teaser" in named:
        return "chrome" if len(piece.text) < 60 and labels.is_label(piece.text) else "teaser"
    if (
        card
        and len(piece.text.split()) >= 4
        and not is_apart(page, piece)
        and not labels.is_label(piece.text)
    ):
        return "teaser"
    within = any(box.tag in ("nav", "footer", "header", "form", "button") for box in piece.box.line())
    if not within and piece.linked * 2 > len(piece.text) and len(piece.text.split()) >= 5:
        return "teaser"
    return "chrome"
