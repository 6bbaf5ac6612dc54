"""Threads: a post and the talk below it, with or without marks of who speaks."""

import re
from collections.abc import Sequence

from synoptic.model import Record, Role
from synoptic.read import digest
from synoptic.read.blocks import Blocked
from synoptic.read.plain import head, rest, talk
from synoptic.read.plain.marks import Mark, mark, says_when
from synoptic.read.plain.pieces import Piece, to_blocks
from synoptic.read.plain.weigh import Body, Sighted

_HOST = re.compile(r"\s*\((?:[a-z0-9-]+\.)+[a-z]{2,}(?:/[^\s)]*)?\)\s*$", re.IGNORECASE)

LONG_POST = 150
"""Words from which a text over comments is an article, unless more speaks for a thread."""


class Found(Record, frozen=True, kw_only=True):
    """A thread among a page's units."""

    post: int
    """First unit of the post."""
    talk: int
    """First unit of the talk: the first mark after the post, or the first comment."""
    author: str | None = None
    """Who posted, where a mark over the post says so."""
    flat: bool = False
    """Whether no line says who speaks."""


def find(page: Sequence[Sighted]) -> Found | None:
    """The thread that a page is; None: it is none."""
    lines = [each.text if len(each.unit.lines) == 1 else "" for each in page]
    marks = [mark(line) for line in lines]
    feet = [i for i, each in enumerate(page) if digest.footer(each.text)]
    marked = [i for i, own in enumerate(marks) if own is not None and _over_words(page, i)]
    prose = next((i for i, each in enumerate(page) if each.sort in ("prose", "item")), len(page))
    if len(marked) < 2:
        return (
            Found(post=prose, talk=_flat_talk(page, prose), flat=True) if feet and prose < feet[0] else None
        )
    first = marked[0]
    forum = prose > first
    words = sum(each.unit.words for each in page[prose:first] if each.sort == "prose")
    if _signs(page, marks, marked, feet, forum=forum, words=words) < 2:
        return None
    if forum and not _submitted(page[:first]):
        return Found(post=first + 1, talk=marked[1], author=(marks[first] or Mark(author=None)).author)
    return Found(post=min(prose, first), talk=first)


def _over_words(page: Sequence[Sighted], i: int) -> bool:
    """Whether words follow on a mark, other than the next mark."""
    return i + 1 < len(page) and (page[i + 1].bare or page[i + 1].sort in ("label", "teaser"))


def _signs(
    page: Sequence[Sighted], marks: Sequence[Mark | None], marked: Sequence[int], feet: Sequence[int],
    *, forum: bool, words: float,
) -> int:  # fmt: skip
    """How much speaks for a thread, against an article with comments."""
    own = [m for i in marked if (m := marks[i]) is not None]
    signs = 2 * bool(feet)
    signs += sum(m.points or m.folds for m in own) * 2 >= len(own)
    signs += _submitted(page[: marked[0]])
    signs += words < LONG_POST
    signs += 2 * forum
    signs += sum(says_when(each.text) for each in page if len(each.text) < 80) >= 3
    heads = [i for i, each in enumerate(page[: marked[0]]) if each.sort == "comment_head"]
    signs -= bool(heads) and words >= 60
    signs -= 2 * (words >= LONG_POST and any(each.sort == "dateline" for each in page[: marked[0]]))
    return signs


def _submitted(top: Sequence[Sighted]) -> bool:
    """Whether an account, not a person's name, stands in a byline over the post."""
    return any((each.seen.authors and " " not in each.seen.authors[0]) or _points(each.text) for each in top)


def _points(text: str) -> bool:
    own = mark(text)
    return own is not None and own.points


def _flat_talk(page: Sequence[Sighted], post: int) -> int:
    """Where the talk begins when no line says who speaks: after the post's first stretch."""
    spaced = any(each.unit.gap for each in page[post + 1 :])
    at = post + 1
    while spaced and at < len(page) and not page[at].unit.gap:
        at += 1
    return at


def read(
    text: str, page: Sequence[Sighted], found: Found, *, address: str | None, near: str | None
) -> Blocked:
    """The blocks of a thread."""
    body = Body(found.post, found.talk, found.talk)
    over = Body(found.post - 1, found.talk, found.talk) if found.author else body
    top = head.find(page, over, address)
    authors, bylines = head.authors(page, over, top)
    published, _ = head.published(page, body, top, near)
    pieces = [part for piece in rest.above(page, body, top, bylines) for part in _hosted(piece, text)]
    pieces += rest.inside(page, body)
    below = page[found.talk :]
    pieces += _flat(page, found.talk) if found.flat else talk.read(text, below)
    title = _HOST.sub("", top.title) if top.title else None
    return Blocked(
        text=text,
        blocks=to_blocks(text, pieces),
        kind="thread",
        title=title,
        section=top.section,
        authors=(found.author,) if found.author else authors,
        published=published,
        source=top.source,
    )


def _hosted(piece: Piece, text: str) -> tuple[Piece, ...]:
    """A title without the host that aggregators put behind it."""
    host = _HOST.search(text, piece.start, piece.end) if piece.role == "title" else None
    if host is None or host.start() == piece.start:
        return (piece,)
    return (
        Piece(role="title", start=piece.start, end=host.start()),
        Piece(role="chrome", start=host.start(), end=piece.end),
    )


def _flat(page: Sequence[Sighted], start: int) -> list[Piece]:
    """Talk without marks: a comment for every unit, and the digests that their footers' counts span."""
    lines = [each.text for each in page]
    digests = {
        k
        for i in range(start, len(page))
        if digest.footer(lines[i])
        for k in range(digest.begin(lines, i), i + 1)
    }
    pieces: list[Piece] = []
    for i in range(start, len(page)):
        each = page[i]
        role: Role = "digest" if i in digests else "comment" if each.bare else "chrome"
        pieces.append(Piece(role=role, start=each.unit.start, end=each.unit.end))
    return pieces
