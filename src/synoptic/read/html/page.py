"""A page of HTML cut into blocks: article, thread or listing."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from synoptic.config import Config
from synoptic.read.blocks import Blocked
from synoptic.read.html import board, chain, roles, second, talk, thread
from synoptic.read.html.article import article
from synoptic.read.html.chain import Judged
from synoptic.read.html.cut import blocks
from synoptic.read.html.features import Page
from synoptic.read.html.found import Case, Found
from synoptic.read.html.guard import defuse
from synoptic.read.html.said import said
from synoptic.read.html.talk import Comment
from synoptic.read.html.title import find
from synoptic.read.html.walk import tree_of
from synoptic.text import count_words

SURE = 2
"""Signs of a thread from which it is known to be one."""


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
    case = Case(page=page, title=title, told=told, markup=markup, address=address, collected=collected)
    found = _found(case, judged)
    return Blocked(
        text=tree.text,
        blocks=tuple(blocks(page, found)),
        kind=found.kind,
        title=title.text,
        section=told.section,
        authors=found.authors,
        published=found.published,
        source=told.site,
        language=told.language,
    )


def _found(case: Case, judged: Judged) -> Found:
    page, title, told = case.page, case.title, case.told
    signs = thread.signs(page, told, case.address)
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
            opened = board.repeating(case, posts, own)
            if opened is not None:
                return board.thread(case, board.with_comments(opened, posts, comments))
    if not comments and page.best is not None and any(own):
        comments = talk.unnamed(page, page.best.last if page.best.pieces else 0)
    words = sum(count_words(page.tree.text[a:b]) for comment in comments for a, b in comment.spans)
    mine = sum(
        count_words(piece.text)
        for piece in page.tree.pieces
        if own[piece.index] and piece.index != title.piece
    )
    if thread.is_thread(mine, words, len(comments), signs, article=told.article):
        post = board.above(case, comments, own)
        if not post and signs and comments and not _links_away(case):
            opened = board.repeating(case, comments, own)
            if opened is not None:
                return board.thread(case, opened)
        return board.thread(case, board.Opened(post=post, comments=comments))
    taken = {piece.index for comment in comments for piece in comment.item.own}
    voted = roles.settled(page, second.body(page, judged, case.markup), title)
    own = [yes and i not in taken and i not in in_zones for i, yes in enumerate(voted)]
    return article(case, own, comments, taken | in_zones)


def _size(comments: Sequence[Comment]) -> int:
    """Characters that comments say."""
    return sum(end - start for comment in comments for start, end in comment.spans)


def _links_away(case: Case) -> bool:
    """Whether the title is a link to another site, as an aggregator's is."""
    if case.title.piece < 0:
        return False
    for run in case.page.tree.pieces[case.title.piece].runs:
        for box in run.box.line():
            if box.tag == "a" and (host := urlsplit(box.get("href")).hostname):
                return host not in case.address
    return False
