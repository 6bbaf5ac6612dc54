"""Roles of an article's pieces, once its body, its title and its talk are known."""

from collections.abc import Sequence
from itertools import islice

from synoptic.model import Role
from synoptic.read import labels
from synoptic.read.html.dom.prose import SENTENCE_END
from synoptic.read.html.dom.signs import signs_of
from synoptic.read.html.dom.sums import Page
from synoptic.read.html.dom.tree import HEADINGS, Piece
from synoptic.read.html.told.title import Title, squash
from synoptic.read.html.told.top import Top

_CELLS = frozenset(("tr", "td", "th", "table", "tbody", "thead", "tfoot"))
_SHUT = frozenset(("part:consent", "part:newsletter", "part:comments", "head:teasers"))
"""What never holds a page's own words, whatever they look like."""
_ASIDES = frozenset(("aside", "blockquote", "figure", "q"))
ELSEWHERE = frozenset(
    f"part:{sign}"
    for sign in ("consent", "nav", "footer", "share", "ads", "newsletter", "paywall", "form", "comments")
)
_APART = ELSEWHERE | {"part:teaser", "part:sidebar", "head:teasers"}
_FRAMES = frozenset(("nav", "footer", "form", "button"))
_MASTS = _FRAMES | {"header"}
LONGEST_CAPTION = 400
"""Characters of a caption that its box's name makes one."""
LABEL = 80
"""Characters of a piece that may be a label."""


def main_role(piece: Piece) -> Role:
    """What a piece of the body is, by its elements."""
    first = piece.box
    tags = [box.tag for box in islice(first.line(), 6)]
    if first.tag in HEADINGS or (len(tags) > 1 and tags[1] in HEADINGS):
        return "heading"
    if _is_caption(piece):
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


def _is_caption(piece: Piece) -> bool:
    line = list(islice(piece.box.line(), 6))
    if line[0].tag == "caption" or any(box.tag == "figcaption" for box in line):
        return True
    return len(piece.text) < LONGEST_CAPTION and any("caption" in signs_of(box) for box in line[:2])


def _in_data(piece: Piece) -> bool:
    return len(piece.text) < LABEL and not SENTENCE_END.search(piece.text)


def _is_bold(piece: Piece) -> bool:
    """Whether all of a short piece is set bold, as headings are where there are no headings."""
    if len(piece.text) > LABEL or SENTENCE_END.search(piece.text) or not piece.runs:
        return False
    return all(
        run.box.tag in ("b", "strong") or any(b.tag in ("b", "strong") for b in list(run.box.line())[:2])
        for run in piece.runs
    )


def assign(page: Page, own: Sequence[bool], title: Title, top: Top, bylines: frozenset[int]) -> list[Role]:
    """The role of every piece of a page without talk.

    Args:
        page: the page.
        own: which pieces are its own text, as :func:`settled` says.
        title: the title.
        top: the pieces around it.
        bylines: pieces that name the author or the date.
    """
    pieces = page.tree.pieces
    first = next((i for i, yes in enumerate(own) if yes and page.prose[i]), len(pieces))
    last = max((i for i, yes in enumerate(own) if yes), default=-1)
    pulled = _pulled(pieces, own)
    roles: list[Role] = []
    for piece in pieces:
        index = piece.index
        if index == title.piece or (index in title.repeated and piece.box.tag in HEADINGS):
            roles.append("title")
        elif index in title.repeated:
            roles.append("title" if own[index] and index < first else "chrome")
        elif index in bylines or (index in top.seen and _is_dateline(top, piece, first)):
            roles.append("dateline")
        elif own[index] and index not in pulled:
            roles.append(_own_role(piece, title, first))
        elif title.piece < index < first and title.piece >= 0 and _is_lead(page, piece):
            roles.append("lead")
        elif (
            title.piece < index < last
            and piece.box.tag not in HEADINGS
            and _is_caption(piece)
            and not is_apart(page, piece)
        ):
            roles.append("caption")
        else:
            roles.append(beside(page, piece))
    return roles


def _own_role(piece: Piece, title: Title, first: int) -> Role:
    role = main_role(piece)
    lead = any("lead" in signs_of(box) for box in list(piece.box.line())[:2])
    if title.piece >= 0 and piece.index <= first and role in ("paragraph", "heading", "list_item") and lead:
        return "lead"
    return role


def settled(page: Page, inside: Sequence[bool], title: Title) -> list[bool]:
    """The model's labels, held against what is certain."""
    if not any(inside):
        return list(inside)
    certain = [
        yes and not (_shut(page, piece) or _is_service(page, piece))
        for piece, yes in zip(page.tree.pieces, inside, strict=True)
    ]
    before = sum(p for p, yes in zip(page.prose, inside, strict=True) if yes)
    left = sum(p for p, yes in zip(page.prose, certain, strict=True) if yes)
    own = certain if left * 2 >= before else list(inside)  # a box that holds the text is misnamed
    over = sum(page.prose[i] for i in range(max(0, title.piece)) if own[i])
    if over < 0.3 * (left or before or 1):
        own = [yes and index >= title.piece for index, yes in enumerate(own)]
    return own


def _shut(page: Page, piece: Piece) -> bool:
    return not page.named(piece.box).isdisjoint(_SHUT)


def _is_service(page: Page, piece: Piece) -> bool:
    """Whether a piece of the body is a label, an appeal to readers, or names another story."""
    text = piece.text
    if len(text) > 200:
        return False
    if labels.is_teaser(text) or ("\n" in text and labels.is_teaser_head(text.partition("\n")[0])):
        return True
    if piece.box.tag in HEADINGS:
        return labels.is_teaser_head(text) or labels.is_comment_form(text)
    if piece.box.parent is not page.best and _appeals(piece):
        return True
    return len(text) <= LABEL and labels.is_label(text)


def _appeals(piece: Piece) -> bool:
    """Whether a piece ends in an element of its own that is a label: **Become a member.**"""
    last = piece.runs[-1]
    inner = piece.text[last.start - piece.start : last.end - piece.start]
    return len(piece.runs) > 1 and last.box.inline and len(inner) > 8 and labels.is_label(inner)


def _is_dateline(top: Top, piece: Piece, first: int) -> bool:
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
        and not SENTENCE_END.search(piece.text)
        and len(piece.text.split()) < 14
        and piece.box.tag not in HEADINGS
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


def is_apart(page: Page, piece: Piece, signs: frozenset[str] = _APART) -> bool:
    """Whether a piece stands in a box for something else than the page's text."""
    named = page.named(piece.box)
    if "head:teasers" in named or not named.isdisjoint(signs):
        return True
    return not page.around(piece.box).isdisjoint(_FRAMES)


def _pulled(pieces: Sequence[Piece], own: Sequence[bool]) -> frozenset[int]:
    """Pieces of the body that repeat words of it, set apart to catch the eye."""
    apart = [piece for piece in pieces if own[piece.index] and _set_apart(piece)]
    if not apart:
        return frozenset()
    held = {piece.index for piece in apart}
    body = "\n".join(
        squash(p.text) for p in pieces if own[p.index] and p.index not in held and len(p.text) > 60
    )
    found = set()
    for piece in apart:
        parts = [squash(piece.text[run.start - piece.start : run.end - piece.start]) for run in piece.runs]
        if any(len(said) >= 12 and said in body for said in (squash(piece.text), *parts)):
            found.add(piece.index)
    return frozenset(found)


def _set_apart(piece: Piece) -> bool:
    line = list(piece.box.line())[:4]
    return any(box.tag in _ASIDES or "pull" in box.get("class").lower() for box in line)


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
    if piece.linked * 2 <= len(piece.text) or len(piece.text.split()) < 5:
        return "chrome"
    return "teaser" if page.around(piece.box).isdisjoint(_MASTS) else "chrome"
