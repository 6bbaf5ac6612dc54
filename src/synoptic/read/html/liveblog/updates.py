"""What an update of a live blog is made of: time, heading, writers, words, and the labels around them."""

import re
from collections.abc import Sequence

from synoptic.model import Entry, Published, Record, Role, Span
from synoptic.read import labels
from synoptic.read.byline import authors as after_label
from synoptic.read.byline import is_name
from synoptic.read.html.dom.signs import signs_of
from synoptic.read.html.dom.sums import Page
from synoptic.read.html.dom.tree import Piece
from synoptic.read.html.liveblog.heads import Head
from synoptic.read.html.liveblog.stretches import Update
from synoptic.read.html.roles import ELSEWHERE, is_apart, main_role
from synoptic.text import trim

LABEL = 60
"""Characters of a piece that may be a label."""
HEADING = 160
"""Characters of the words behind a time that may be a heading."""
_PARTS = re.compile(r"\s?[|·•,–—]\s+|\s-\s")
_ENDS = (".", "!", "?", "…", "。", "！", "？", ":", ";", ",")


class Made(Record, frozen=True, kw_only=True):
    """An update with the roles of its pieces."""

    entry: Entry | None
    """The update; None: it has no words."""
    roles: dict[int, Role]
    """Of every piece."""
    heads: dict[int, int]
    """Of pieces that open with their time, where their words begin in the text."""


def make(page: Page, update: Update, inside: Sequence[bool], published: Published | None) -> Made:
    """Read an update.

    Args:
        page: the page.
        update: its extent and its heads.
        inside: which pieces the body model takes for the page's own text.
        published: the update's moment.
    """
    heads = {head.piece: head for head in update.heads if head.end}
    pieces = page.tree.pieces[update.first : update.last]
    told = next((piece.index for piece in pieces if page.prose[piece.index]), update.last)
    roles: dict[int, Role] = {}
    starts: dict[int, int] = {}
    names: list[str] = []
    title: Span | None = None
    words: list[Span] = []
    for piece in pieces:
        head = heads.get(piece.index)
        at = piece.start
        if head is not None:
            if head.end >= len(piece.text) or after_label(piece.text[head.end :]):
                roles[piece.index] = "dateline"
                names += _beside(piece, head)
                continue
            starts[piece.index] = at = piece.start + head.end
        role = _role(page, piece, inside, at=at, headed=head is not None, told=told)
        if role == "dateline":
            names += _signed(piece)
        span = trim(page.tree.text, at, piece.end)
        if role == "paragraph" and head is not None and _heads(piece, at, told):
            role = "heading"
        roles[piece.index] = role
        if role == "heading" and title is None and not words and piece.index <= told:
            title = span
        elif role not in ("dateline", "chrome", "teaser"):
            words.append(span)
    if not words and title is None:
        return Made(entry=None, roles=roles, heads=starts)
    # a list of several is the page's own, told with each of its updates
    posted = [head.post.authors for head in update.heads if head.post and len(head.post.authors) == 1]
    names = names or [name for each in posted for name in each]
    text = page.tree.text
    span = trim(text, pieces[0].start, pieces[-1].end)
    entry = Entry(
        kind="update",
        start=span.start,
        end=span.end,
        title=title,
        words=tuple(words),
        authors=tuple(dict.fromkeys(names)),
        published=published,
        address=_address(update),
    )
    return Made(entry=entry, roles=roles, heads=starts)


def _role(page: Page, piece: Piece, inside: Sequence[bool], *, at: int, headed: bool, told: int) -> Role:
    text = piece.text
    role = main_role(piece)
    if role == "table" and "\t" not in text[at - piece.start :]:
        role = "heading" if _is_bold(piece, at) else "paragraph"  # rows that only lay the updates out
    if labels.is_teaser(text):
        return "teaser"
    short = len(text) <= LABEL
    if (
        not headed
        and short
        and (labels.is_label(text) or labels.is_comment_form(text) or labels.is_teaser_head(text))
    ):
        return "chrome"
    if piece.index < told and not headed and _signed(piece):
        return "dateline"
    if is_apart(page, piece, ELSEWHERE):
        return "chrome"
    if not headed and piece.linked >= 0.8 * len(text) and not page.prose[piece.index] and role != "heading":
        return "teaser" if len(text.split()) >= 5 and not inside[piece.index] else "chrome"
    if page.prose[piece.index] or inside[piece.index] or headed or role != "paragraph":
        return role
    return "chrome" if short and not text.endswith(_ENDS) else role


def _is_label(text: str) -> bool:
    return labels.is_label(text) or labels.is_comment_form(text) or labels.is_teaser_head(text)


def _is_bold(piece: Piece, at: int) -> bool:
    """Whether all of a piece from an offset on is set bold."""
    runs = [run for run in piece.runs if run.start >= at]
    return bool(runs) and all(any(box.tag in ("b", "strong") for box in run.box.line()) for run in runs)


def _heads(piece: Piece, at: int, told: int) -> bool:
    """Whether the words behind a time are a heading: they end as none of the sentences does that follow."""
    rest = piece.text[at - piece.start :]
    return len(rest) <= HEADING and not rest.rstrip("\"'”’»)").endswith(_ENDS) and piece.index < told


def _beside(piece: Piece, head: Head) -> list[str]:
    """Writers named in the piece that tells the time."""
    found: list[str] = list(after_label(piece.text[head.end :]))
    if head.late:
        found += [part for part in map(str.strip, _PARTS.split(piece.text)) if " " in part and is_name(part)]
    for run in piece.runs[: 0 if found else 10]:
        text = piece.text[run.start - piece.start : run.end - piece.start].strip(" \u00a0–—|•·:,-")
        named = after_label(text)
        marked = "author" in signs_of(run.box) or run.box.tag in ("a", "mark", "span", "b", "strong")
        if named or (
            marked and " " in text and is_name(text) and not text.isupper() and not labels.is_label(text)
        ):
            found += named or (text,)
    return found


def _signed(piece: Piece) -> list[str]:
    """The writers that a short piece names."""
    if len(piece.text) > LABEL:
        return []
    if named := after_label(piece.text):
        return list(named)
    called = any("author" in signs_of(box) for box in list(piece.box.line())[:2])
    return [piece.text] if called and " " in piece.text and is_name(piece.text) else []


def _address(update: Update) -> str | None:
    """Where an update can be linked to: what metadata says, else its box's own name."""
    posted = next((head.post.address for head in update.heads if head.post and head.post.address), None)
    name = update.box.get("id") if update.box is not None else ""
    return posted or (f"#{name}" if name and not name.isspace() else None)
