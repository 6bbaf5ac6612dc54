"""A thread's page: what opens it, who wrote that and when, and what each of its pieces is."""

from collections.abc import Sequence
from itertools import islice
from urllib.parse import urlsplit

from synoptic.model import Record, Role
from synoptic.read.html import roles
from synoptic.read.html.dom.signs import signs_of
from synoptic.read.html.dom.sums import Page
from synoptic.read.html.dom.tree import Piece
from synoptic.read.html.found import Case, Found
from synoptic.read.html.talking.nesting import numbered
from synoptic.read.html.talking.parts import LONGEST_HEAD
from synoptic.read.html.talking.posted import pointed_at, posted
from synoptic.read.html.talking.talk import Comment
from synoptic.read.html.talking.writers import writer
from synoptic.read.html.told.near import Top
from synoptic.read.html.told.said import Said
from synoptic.read.html.told.title import squash
from synoptic.read.html.told.when import published
from synoptic.read.html.told.who import authors
from synoptic.read.plain.marks import mark


class Opened(Record, frozen=True, kw_only=True):
    """A thread taken apart: what opens it and what answers."""

    post: list[Piece]
    """The pieces of the opening post's words."""
    comments: list[Comment]
    """The other posts and comments, in order."""
    opening: Comment | None = None
    """The opening post, where it is one of the posts that repeat."""


def repeating(case: Case, posts: list[Comment], own: Sequence[bool]) -> Opened | None:
    """A page whose posts repeat, the first of which may open it; None: none do.

    Args:
        case: the page.
        posts: what repeats, in order.
        own: which pieces the body model takes for the page's own text.
    """
    page, title = case.page, case.title
    if not posts:
        return None
    posts = sorted(posts, key=lambda comment: comment.first)
    first = posts[0].item.own[0].index
    before = [p for p in page.tree.pieces[title.piece + 1 : first] if own[p.index] and page.prose[p.index]]
    if _are_comments(case, posts):
        post = above(case, posts, own)
        if links_away(case) or any(page.prose[piece.index] for piece in post):
            return Opened(post=post, comments=posts)
    if before and title.piece >= 0 and not _opens(case, posts[0]) and _stands_apart(case, before, posts):
        return Opened(post=before, comments=posts)
    if len(posts) < 2 and not page.prose[posts[0].item.own[-1].index]:
        return None
    opening, rest = posts[0], posts[1:]
    for comment in rest:
        if comment.answers is opening:
            comment.answers = opening
    held = [
        p for p in opening.item.own if any(p.start < end and start < p.end for start, end in opening.spans)
    ]
    return Opened(post=held, comments=rest, opening=opening)


def _are_comments(case: Case, posts: Sequence[Comment]) -> bool:
    """Whether what repeats is talk about something that is none of it: named as comments, or below a link."""
    signs = signs_of(posts[0].item.box)
    return ("comments" in signs and "post" not in signs) or links_away(case)


def links_away(case: Case) -> bool:
    """Whether the title is a link to another site, as an aggregator's is."""
    if case.title.piece < 0:
        return False
    for run in case.page.tree.pieces[case.title.piece].runs:
        for box in run.box.line():
            if box.tag == "a" and (host := _host(box.get("href"))):
                return host not in case.address
    return False


def _host(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None


def _stands_apart(case: Case, before: Sequence[Piece], posts: Sequence[Comment]) -> bool:
    """Whether text above posts is the opening post, not an abstract or a notice over one of them.

    It is as long as a post, and has a writer's name by it.
    """
    lengths = sorted(sum(end - start for start, end in post.spans) for post in posts)
    told = sum(len(piece.text) for piece in before)
    over = case.page.tree.pieces[max(0, case.title.piece - 2) : before[0].index]
    return 2 * told >= lengths[len(lengths) // 2] and any(map(writer, over))


def _opens(case: Case, post: Comment) -> bool:
    """Whether a post says that it is the first, or its writer is known to have opened the thread."""
    if numbered(post.item) == 1:
        return True
    if post.author is None:
        return False
    name = squash(post.author)
    over = case.page.tree.pieces[max(0, case.title.piece - 2) : post.item.own[0].index]
    told = {squash(author) for author in case.told.authors}
    return name in told or any(
        name in squash(piece.text) for piece in over if len(piece.text) <= LONGEST_HEAD
    )


def above(case: Case, comments: Sequence[Comment], own: Sequence[bool]) -> list[Piece]:
    """The pieces of the post that talk is about: what the body holds above it, or reads as words."""
    page, title = case.page, case.title
    stop = min((c.item.own[0].index for c in comments), default=len(own))
    start = title.piece + 1
    held = [p for p in page.tree.pieces[start:stop] if own[p.index]]
    if any(page.prose[p.index] for p in held):
        return held
    return held or [
        p
        for p in page.tree.pieces[start:stop]
        if page.prose[p.index] and not roles.is_apart(page, p, roles.ELSEWHERE)
    ]


def thread(case: Case, opened: Opened) -> Found:
    """The page as a thread: roles, and who opened it when."""
    page, title, told, opening = case.page, case.title, case.told, opened.opening
    post, comments = opened.post, opened.comments
    held = {piece.index for piece in post}
    talked = {piece.index for comment in comments for piece in comment.item.own}
    stop = min(talked, default=len(page.tree.pieces))
    first = min(held, default=-1)
    top = Top(page, title.piece, first if first > title.piece else min(stop, title.piece + 6), 0)
    date, dated = published(top, told, case.address, case.collected, case.markup)
    date = (posted(opening.item, [c.item for c in comments], case.collected) if opening else None) or date
    names, by = _poster(page, top, told, opening, stop, case.address)
    if date is None or (opening is None and date.time is None):
        over = [*(page.tree.pieces[i] for i in by), *page.tree.pieces[max(0, title.piece - 2) : first + 1]]
        date = next(filter(None, (pointed_at(piece) for piece in over)), date)
    shown = squash(title.text or "")
    given: list[Role] = []
    for piece in page.tree.pieces:
        index = piece.index
        if index == title.piece:
            given.append("title")
        elif index in held and not _retitled(piece, shown):
            given.append(roles.main_role(piece))
        elif index in by or index in dated:
            given.append("dateline")
        else:
            given.append(roles.beside(page, piece))
    if opening is not None and opening.item.said is not None:
        given[opening.item.said.piece] = "dateline"
    for comment in comments:
        comment.spans = [
            (a, b)
            for a, b in comment.spans
            if not any(p.start <= a < p.end and _retitled(p, shown) for p in comment.item.own)
        ]
    return Found(
        kind="thread",
        roles=given,
        comments=[c for c in comments if c.spans],
        authors=names,
        published=date,
        words=_parts(post, opening) if opening else {},
    )


def _parts(post: Sequence[Piece], opening: Comment) -> dict[int, tuple[int, int]]:
    """Of pieces that hold more than words of the opening post, where these stand."""
    found: dict[int, tuple[int, int]] = {}
    for piece in post:
        spans = [(a, b) for a, b in opening.spans if a < piece.end and piece.start < b]
        start, end = max(piece.start, spans[0][0]), min(piece.end, spans[-1][1])
        if (start, end) != (piece.start, piece.end):
            found[piece.index] = start, end
    return found


def _retitled(piece: Piece, shown: str) -> bool:
    """Whether a piece is a post's own heading: the thread's title again."""
    mine = squash(piece.text[:400])
    return bool(shown) and mine.endswith(shown) and len(mine) <= len(shown) + 4


def _poster(
    page: Page, top: Top, told: Said, opening: Comment | None, stop: int, address: str
) -> tuple[tuple[str, ...], frozenset[int]]:
    """Who opened a thread, and the pieces that say so."""
    if opening is not None:
        return ((opening.author,) if opening.author else ()), frozenset()
    near = page.tree.pieces[max(0, top.title - 2) : min(stop, top.title + 10)]
    for piece in sorted(near, key=lambda piece: (piece.index < top.title, piece.index)):
        if piece.index == top.title or any(
            box.tag in ("nav", "header") for box in islice(piece.box.line(), 4)
        ):
            continue
        if (name := writer(piece)) is not None:
            return (name,), frozenset((piece.index,))
        speaks = mark(piece.text) if len(piece.text) < 160 else None
        if speaks and speaks.author:
            return (speaks.author,), frozenset((piece.index,))
    names, by = authors(top, told, address)
    return names[:1], by
