"""Threads: a post and the talk below it, with or without marks of who speaks."""

import re
from collections.abc import Sequence

from synoptic.model import Record, Role
from synoptic.read import digest
from synoptic.read.blocks import Blocked
from synoptic.read.plain import head, rest, talk
from synoptic.read.plain.marks import Mark, mark
from synoptic.read.plain.pieces import Piece, to_blocks
from synoptic.read.plain.weigh import Body, Sighted
from synoptic.text import fold

_HOST = re.compile(r"\s*\((?:[a-z0-9-]+\.)+[a-z]{2,}(?:/[^\s)]*)?\)\s*$", re.IGNORECASE)

LONG_POST = 150
"""Words from which a text over comments is an article, unless more speaks for a thread."""

DAYS = 2
"""Lines of a name and a day, without hour and year, that are no talk: so menus tell of events."""


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
    marks = [mark(each.text) if len(each.unit.lines) == 1 else None for each in page]
    feet = [i for i, each in enumerate(page) if digest.footer(each.text)]
    marked = [i for i, own in enumerate(marks) if own is not None and _over_words(page, i)]
    prose = _first_prose(page, marks)
    over = [i for i in marked if i < prose]
    under = [i for i in marked if i > prose]
    if len(under) <= DAYS and all(_only_a_day(marks[i]) for i in under):
        under = []
    if not under:
        bot = feet and prose < feet[0] and not any(each.sort == "comment_head" for each in page[: feet[0]])
        bot = bot and digest.begin([each.text for each in page], feet[0]) > prose  # else it is all there is
        return Found(post=prose, talk=_flat_talk(page, prose), flat=True) if bot else None
    own = marks[over[-1]] if over else None
    first = under[0]
    headed = any(each.sort == "comment_head" for each in page[prose:first])
    words = sum(each.unit.words for each in page[prose:first] if each.sort == "prose")
    alike = own is not None and own.shape == (marks[first] or own).shape and not own.said
    posted = own is not None and (own.points or _account(own.author))
    short = words < LONG_POST and len(under) > 1
    if alike and own is not None and not headed:
        return Found(post=over[-1] + 1, talk=first, author=own.author)
    if (feet and (short or not headed)) or (posted and not (headed and words >= LONG_POST)):
        return Found(post=prose, talk=first, author=own.author if posted and own is not None else None)
    byline = any(each.seen.authors and " " in each.seen.authors[0] for each in page[:prose])
    return Found(post=prose, talk=first) if short and not headed and not byline else None


def _only_a_day(own: Mark | None) -> bool:
    """Whether a mark tells no more than a day of some year."""
    if own is None or own.points or own.ago or own.folds or own.answers or own.said:
        return False
    return not any(date.time or date.year for date in own.when)


def _first_prose(page: Sequence[Sighted], marks: Sequence[Mark | None]) -> int:
    """Where the post or article begins: at the first prose that is followed by a mark or by more prose."""
    for i, each in enumerate(page):
        if each.sort in ("prose", "item") and marks[i] is None:
            near = page[i + 1 : i + 3]
            if each.unit.words >= 8 or (i and marks[i - 1] is not None) or all(one.bare for one in near):
                return i
    return len(page)


def _account(author: str | None) -> bool:
    """Whether an author is an account, not a person by name."""
    return author is not None and " " not in author and (author.islower() or not author.isalpha())


def _over_words(page: Sequence[Sighted], i: int) -> bool:
    """Whether words follow on a mark, or a quotation and words."""
    return i + 1 < len(page) and (page[i + 1].bare or page[i + 1].sort in ("label", "menu", "teaser", "mark"))


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
    if top.title is None and _entitles(page, found):
        top = head.Head(title=fold(page[found.post].text), titles=frozenset((found.post,)), source=top.source)
        body = Body(found.post + 1, found.talk, found.talk)
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


def _entitles(page: Sequence[Sighted], found: Found) -> bool:
    """Whether a post begins with its title: a short line, then a blank one, then prose."""
    if found.post + 1 >= found.talk or found.flat:
        return False
    first, then = page[found.post], page[found.post + 1]
    return (
        first.bare and len(first.unit.lines) == 1 and first.unit.words <= 24 and then.unit.gap > 0
        and then.sort == "prose" and not first.unit.text.endswith(".")
    )  # fmt: skip


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
