"""A page of HTML cut into blocks: article, thread or listing."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from synoptic.config import Config
from synoptic.model import Block, Kind, Published, Record, Role
from synoptic.read.blocks import Blocked
from synoptic.read.html import chain, listing, roles, second, talk, thread
from synoptic.read.html.chain import Judged
from synoptic.read.html.features import Page
from synoptic.read.html.guard import defuse
from synoptic.read.html.parts import LONGEST_HEAD, part
from synoptic.read.html.said import Said, said
from synoptic.read.html.signs import signs_of
from synoptic.read.html.talk import Comment
from synoptic.read.html.title import Title, find, squash
from synoptic.read.html.top import Top, authors, published, shown_date
from synoptic.read.html.tree import Box, Piece
from synoptic.read.html.walk import tree_of
from synoptic.read.plain.marks import mark
from synoptic.text import count_words, trim

SURE = 2
"""Signs of a thread from which it is known to be one."""
PATH_DEPTH = 12
"""Innermost containers that a block's path names."""


class Found(Record, frozen=True, kw_only=True):
    """What a page turned out to be."""

    kind: Kind
    """Article, thread or listing."""
    roles: list[Role]
    """Of every piece."""
    comments: list[Comment]
    """In order."""
    authors: tuple[str, ...]
    """Who wrote it."""
    published: Published | None
    """Stated publication."""


def html_page(
    markup: str, config: Config, *, name: str, address: str = "", collected: str | None = None
) -> Blocked:
    """The page of a markup, cut into blocks with roles.

    Args:
        markup: the page as decoded.
        config: limits of depth, nodes and characters.
        name: what errors call the page.
        address: its URL or path, where known.
        collected: when it was fetched, ISO 8601: completes dates without a year.

    Raises:
        PageTooLargeError: over a limit of nodes or characters.
    """
    markup = defuse(markup, config, name)
    tree = tree_of(markup, config, name)
    told = said(tree.head)
    page = Page(tree, next(iter(told.titles), ""), told.description)
    judged = chain.judge(page)
    title = find(page, judged.inside, told, address)
    found = _found(page, judged, title, told, markup, address, collected)
    return Blocked(
        text=tree.text,
        blocks=tuple(_blocks(page, found)),
        kind=found.kind,
        title=title.text,
        section=told.section,
        authors=found.authors,
        published=found.published,
        source=told.site,
        language=told.language,
    )


def _found(
    page: Page, judged: Judged, title: Title, told: Said, markup: str, address: str, collected: str | None
) -> Found:
    signs = thread.signs(page, told, address)
    zones = talk.zones(page, title.piece)
    said_in = {zone: talk.comments(page, zone) for zone in zones}
    comments = [comment for zone in zones for comment in said_in[zone]]
    in_zones = {
        i
        for zone in zones
        for i in range(zone.first, zone.last)
        if said_in[zone] or (zone.sure and talk.share(page, zone) < 0.4)
    }
    own = [yes and i not in in_zones for i, yes in enumerate(roles.settled(page, judged.inside, title))]
    if signs:
        talked = frozenset(piece.index for comment in comments for piece in comment.item.own)
        posts = thread.posts(page, title.piece, talked, sure=signs >= SURE)
        mine = sum(len(piece.text) for piece in page.tree.pieces if own[piece.index])
        if _size(posts) > _size(comments) and (signs >= SURE or 2 * _size(posts) > mine):
            board = _board(page, title, posts, own)
            if board is not None:
                post, rest, opening = board
                _below(posts, comments)
                every = sorted([*rest, *comments], key=lambda comment: comment.first)
                return _thread(page, title, told, markup, address, collected, post, every, opening)
    if not comments and page.best is not None and any(own):
        comments = talk.unnamed(page, _end(page))
    words = sum(count_words(page.tree.text[a:b]) for comment in comments for a, b in comment.spans)
    mine = sum(
        count_words(piece.text)
        for piece in page.tree.pieces
        if own[piece.index] and piece.index != title.piece
    )
    if thread.is_thread(mine, words, len(comments), signs, article=told.article):
        post = _post(page, title, comments, own)
        if not post and signs and comments and not _links_away(page, title, address):
            board = _board(page, title, comments, own)
            if board is not None:
                return _thread(page, title, told, markup, address, collected, *board)
        return _thread(page, title, told, markup, address, collected, post, comments, None)
    taken = {piece.index for comment in comments for piece in comment.item.own}
    voted = roles.settled(page, second.body(page, judged, markup), title)
    own = [yes and i not in taken and i not in in_zones for i, yes in enumerate(voted)]
    return _article(page, own, title, told, markup, address, collected, comments, taken | in_zones)


def _size(comments: Sequence[Comment]) -> int:
    """Characters that comments say."""
    return sum(end - start for comment in comments for start, end in comment.spans)


def _below(posts: Sequence[Comment], comments: Sequence[Comment]) -> None:
    """Let comments that stand in a post's box answer the post."""
    for comment in comments:
        if comment.answers is None:
            index = comment.item.own[0].index
            holding = [post for post in posts if post.item.box.first <= index < post.item.box.last]
            comment.answers = holding[-1] if holding else None


def _links_away(page: Page, title: Title, address: str) -> bool:
    """Whether the title is a link to another site, as an aggregator's is."""
    if title.piece < 0:
        return False
    for run in page.tree.pieces[title.piece].runs:
        for box in run.box.line():
            if box.tag == "a" and (host := urlsplit(box.get("href")).hostname):
                return host not in address
    return False


def _end(page: Page) -> int:
    """One past the last piece of the box that holds most of the text."""
    best = page.best
    assert best is not None
    return best.last if best.pieces else 0


# ── articles and listings ────────────────────────────────────────────────────────────────────────────


def _article(
    page: Page,
    own: list[bool],
    title: Title,
    told: Said,
    markup: str,
    address: str,
    collected: str | None,
    comments: list[Comment],
    talked: set[int],
) -> Found:
    first = next((i for i, yes in enumerate(own) if yes and page.prose[i] and i > title.piece), -1)
    last = max((i for i, yes in enumerate(own) if yes), default=-1)
    top = Top(page, title.piece, first, last + 1)
    if not comments and listing.is_listing(page, own, told):
        return Found(
            kind="listing",
            roles=[
                "title" if i == title.piece else roles.beside(page, p, card=True)
                for i, p in enumerate(page.tree.pieces)
            ],
            comments=[],
            authors=(),
            published=None,
        )
    names, by = authors(top, told, address)
    date, dated = published(top, told, address, collected, markup)
    given = roles.assign(page, own, title, top, by | dated)
    for index in talked:
        if given[index] != "title":
            given[index] = "chrome"
    return Found(kind="article", roles=given, comments=comments, authors=names, published=date)


# ── threads ──────────────────────────────────────────────────────────────────────────────────────────


def _board(
    page: Page, title: Title, posts: list[Comment], own: Sequence[bool]
) -> tuple[list[Piece], list[Comment], Comment | None] | None:
    """The post's pieces, the comments and the post itself, of a page whose posts repeat; None: none do."""
    if not posts:
        return None
    first = posts[0].item.own[0].index
    before = [p for p in page.tree.pieces[title.piece + 1 : first] if own[p.index] and page.prose[p.index]]
    if before and title.piece >= 0:
        return before, posts, None
    if len(posts) < 2 and not page.prose[posts[0].item.own[-1].index]:
        return None
    opening, rest = posts[0], posts[1:]
    for comment in rest:
        if comment.answers is opening:
            comment.answers = opening
    held = [
        p for p in opening.item.own if any(p.start < end and start < p.end for start, end in opening.spans)
    ]
    return held, rest, opening


def _post(page: Page, title: Title, comments: Sequence[Comment], own: Sequence[bool]) -> list[Piece]:
    """The pieces of the post that talk is about: what the body holds above it, or reads as words."""
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


def _thread(
    page: Page,
    title: Title,
    told: Said,
    markup: str,
    address: str,
    collected: str | None,
    post: list[Piece],
    comments: list[Comment],
    opening: Comment | None,
) -> Found:
    held = {piece.index for piece in post}
    talked = {piece.index for comment in comments for piece in comment.item.own}
    stop = min(talked, default=len(page.tree.pieces))
    first = min(held, default=-1)
    top = Top(page, title.piece, first if first > title.piece else min(stop, title.piece + 6), 0)
    date, dated = published(top, told, address, collected, markup)
    date = (_posted(opening, collected) if opening else None) or date
    names, by = _poster(page, top, told, opening, stop, address)
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
    if opening is not None:
        for piece, part in zip(opening.item.own, opening.item.parts, strict=True):
            if part.name and part.text < 0 and given[piece.index] == "chrome":
                given[piece.index] = "dateline"
    for comment in comments:
        comment.spans = [
            (a, b)
            for a, b in comment.spans
            if not any(p.start <= a < p.end and _retitled(p, shown) for p in comment.item.own)
        ]
    return Found(
        kind="thread", roles=given, comments=[c for c in comments if c.spans], authors=names, published=date
    )


def _posted(opening: Comment, collected: str | None) -> Published | None:
    """The date in a post's head."""
    heads = zip(opening.item.own, opening.item.parts, strict=True)
    for piece, _ in sorted(heads, key=lambda each: not each[1].sure):
        profile = any("profile" in signs_of(box) for box in list(piece.box.line())[:3])
        if len(piece.text) <= LONGEST_HEAD and not profile:
            date = shown_date(piece, collected)
            if date is not None:
                return date
    return None


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
    for piece in page.tree.pieces[max(0, top.title - 2) : min(stop, top.title + 10)]:
        if piece.index == top.title:
            continue
        found = part(piece)
        if found.name and found.sure and found.text < 0:
            return (found.name,), frozenset((piece.index,))
        speaks = mark(piece.text) if len(piece.text) < 160 else None
        if speaks and speaks.author:
            return (speaks.author,), frozenset((piece.index,))
    names, by = authors(top, told, address)
    return names[:1], by


# ── blocks ───────────────────────────────────────────────────────────────────────────────────────────


class _Cut:
    """A stretch of the text with one role."""

    __slots__ = ("comment", "end", "piece", "role", "start")

    def __init__(
        self, start: int, end: int, role: Role, piece: Piece, comment: Comment | None = None
    ) -> None:
        self.start, self.end, self.role, self.piece, self.comment = start, end, role, piece, comment


def _blocks(page: Page, found: Found) -> Iterator[Block]:
    """Blocks over all pieces; a comment's words that follow one another are one block."""
    cuts = _joined(list(_cuts(page, found)))
    place: dict[int, int] = {}
    for index, cut in enumerate(cuts):
        if cut.comment is not None:
            place.setdefault(id(cut.comment), index)
    for cut in cuts:
        answers = cut.comment.answers if cut.comment else None
        yield Block(
            role=cut.role,
            start=cut.start,
            end=cut.end,
            author=cut.comment.author if cut.comment else None,
            reply_to=place.get(id(answers)) if answers is not None else None,
            path=path(cut.piece.box),
        )


def _cuts(page: Page, found: Found) -> Iterator[_Cut]:
    said: dict[int, list[tuple[int, int, Comment]]] = {}
    for comment in found.comments:
        for start, end in comment.spans:
            own = comment.item.own
            piece = own[bisect_right(own, start, key=lambda each: each.start) - 1]
            said.setdefault(piece.index, []).append((start, end, comment))
    for piece, role in zip(page.tree.pieces, found.roles, strict=True):
        at = piece.start
        for start, end, comment in sorted(said.get(piece.index, ()), key=lambda each: each[0]):
            if (rest := trim(page.tree.text, at, max(at, start))).start < rest.end:
                yield _Cut(rest.start, rest.end, "chrome", piece)
            start = trim(page.tree.text, max(at, start), end).start
            yield _Cut(start, end, "digest" if comment.digest else "comment", piece, comment)
            at = end
        if (rest := trim(page.tree.text, at, max(at, piece.end))).start < rest.end:
            yield _Cut(rest.start, rest.end, role, piece)


def _joined(cuts: list[_Cut]) -> list[_Cut]:
    """Neighbouring cuts of one comment as one, and no white space at any end."""
    made: list[_Cut] = []
    for cut in cuts:
        before = made[-1] if made else None
        if before is not None and cut.comment is not None and before.comment is cut.comment:
            before.end = cut.end
        else:
            made.append(cut)
    return made


def path(box: Box) -> str:
    """Where a box stands: tags and first classes of its containers, outermost first."""
    line = list(box.line())[:PATH_DEPTH]
    return "/".join(each.tag + _dotted(each) for each in reversed(line))


def _dotted(box: Box) -> str:
    classes = box.get("class").split()
    return f".{classes[0][:40]}" if classes else ""
