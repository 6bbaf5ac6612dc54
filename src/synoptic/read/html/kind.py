"""What kind of page it is: a thread with its posts, an article with its talk, or a list."""

from collections.abc import Sequence

from synoptic.read.html import roles
from synoptic.read.html.article import article
from synoptic.read.html.found import Case, Found
from synoptic.read.html.judge import Judged
from synoptic.read.html.talking import board, talk, thread
from synoptic.read.html.talking.talk import Comment
from synoptic.text import count_words

LISTS = ("listing", "collection")
"""Kinds that the body model tells of pages that are lists."""
GOODS = ("collection", "product")
"""Those of pages of goods."""
SURE = 2
"""Signs of a thread from which it is known to be one."""
LIKELY = 0.9
"""Chance of a board from which names of less certain markup are believed."""
SURELY = 0.9
"""Chance of an article from which talk that the body model takes for its own text is none."""
UNLIKELY = 0.03
"""Chance of a board under which a page of which nothing else says that it is one is not looked through."""


def decide(case: Case, judged: Judged) -> Found:
    """The page's kind, roles, comments, authors and date.

    Args:
        case: the page.
        judged: which of its pieces the body model takes for its own text.
    """
    page, title, told = case.page, case.title, case.told
    signs = thread.signs(page, told, case.address)
    zones = talk.zones(page, title.piece)
    posts = thread.posts(page, title.piece, sure=True) if signs >= SURE else []
    held = {piece.index for post in posts for piece in post.item.own}
    said_in = {
        zone: found
        for zone in zones
        if held.isdisjoint(range(zone.first, zone.last))
        and not _is_own(judged, found := talk.comments(page, zone))
    }
    comments = [comment for said in said_in.values() for comment in said]
    in_zones = {
        i
        for zone in zones
        for i in range(zone.first, zone.last)
        if said_in.get(zone) or (zone.sure and talk.share(page, zone) < 0.4)
    }
    own_with_talk = roles.settled(page, judged.inside, title)
    own = [yes and i not in in_zones for i, yes in enumerate(own_with_talk)]
    if signs or (
        (judged.kinds["forum"] > UNLIKELY or thread.stamped(page) >= thread.STAMPED)
        and thread.may_be_board(page, told, in_zones)
    ):
        posts = posts if signs >= SURE else thread.posts(page, title.piece, sure=False)
        boardlike = signs > 0 or judged.kinds["forum"] > LIKELY
        if (
            posts
            and _size(posts) >= _size(comments)
            and (
                signs >= SURE
                or thread.is_board(page, posts, own_with_talk, signed=signs > 0, likely=boardlike)
            )
        ):
            opened = board.repeating(case, _with(posts, comments), own)
            if opened is not None:
                return board.thread(case, opened)
    if not comments and page.best is not None and any(own):
        found = talk.unnamed(page, page.best.last if page.best.pieces else 0)
        comments = [] if _is_own(judged, found) else found
    words = sum(count_words(page.tree.text[a:b]) for comment in comments for a, b in comment.spans)
    mine = sum(
        count_words(piece.text)
        for piece in page.tree.pieces
        if own[piece.index] and piece.index != title.piece
    )
    if thread.is_thread(mine, words, len(comments), signs, article=told.article):
        post = board.above(case, comments, own)
        if not post and signs and comments and not board.links_away(case):
            opened = board.repeating(case, comments, own)
            if opened is not None:
                return board.thread(case, opened)
        return board.thread(case, board.Opened(post=post, comments=comments))
    taken = {piece.index for comment in comments for piece in comment.item.own}
    own = [yes and i not in taken for i, yes in enumerate(own)]
    likely = sum(judged.kinds.get(kind, 0.0) for kind in LISTS)
    goods = sum(judged.kinds.get(kind, 0.0) for kind in GOODS) > judged.kinds.get("listing", 0.0)
    return article(case, own, comments, taken | in_zones, likely, goods=goods)


def _is_own(judged: Judged, found: Sequence[Comment]) -> bool:
    """Whether what reads as talk is what the page tells: of an article, and taken for its own text."""
    if judged.kinds["article"] < SURELY:
        return False
    pieces = [piece for comment in found for piece in comment.item.own]
    own = sum(len(piece.text) * judged.chance[piece.index] for piece in pieces)
    return 2 * own > sum(len(piece.text) for piece in pieces)


def _size(comments: Sequence[Comment]) -> int:
    """Characters that comments say."""
    return sum(end - start for comment in comments for start, end in comment.spans)


def _with(posts: list[Comment], comments: Sequence[Comment]) -> list[Comment]:
    """Posts, and comments on them that were found apart from them."""
    taken = {piece.index for post in posts for piece in post.item.own}
    more = [one for one in comments if not any(piece.index in taken for piece in one.item.own)]
    for comment in more:
        if comment.answers is None:
            comment.answers = talk.around(comment, posts)
    return [*posts, *more]
