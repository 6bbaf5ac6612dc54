"""Whether a page is a thread: a post and the talk about it, on a board or below a link."""

import re
from collections.abc import Collection, Sequence
from itertools import islice, takewhile
from urllib.parse import urlsplit

from synoptic.read.html.dom.signs import signs_of, words_in, words_of
from synoptic.read.html.dom.sums import Page
from synoptic.read.html.dom.tree import Box, Piece
from synoptic.read.html.talking.item import Item
from synoptic.read.html.talking.items import items
from synoptic.read.html.talking.parts import LONGEST_HEAD, is_aside, is_stamp
from synoptic.read.html.talking.talk import Comment, of_items
from synoptic.read.html.talking.writers import FIRM
from synoptic.read.html.told.said import Said

_ROOT_WORDS = frozenset(
    [
        "phpbb",
        "viewtopic",
        "showthread",
        "viewthread",
        "thread",
        "topic",
        "threads",
        "discussion",
        "discussions",
        "forum",
        "forums",
        "question",
        "section-viewtopic",
        "question-page",
        "single-topic",
        "topic-page",
        "thread-view",
        "qapage",
    ]
)
_SURE_PATH = re.compile(
    r"viewtopic|showthread|viewthread|/r/\w+/comments/|/questions/\d|/item\?id=|/forums?/threads?/|/threads/[\w%.-]+\.\d+",
    re.IGNORECASE,
)
_PATH = re.compile(
    r"viewtopic|showthread|viewthread|/threads?[/.-]|/topics?/|/t/|/discussions?/|/comments/\w|/forums?/|/questions?/"
    r"|/item\?id=|/r/\w+/|/d/\d|/bbs/|[?&](?:topic|thread|tid|showtopic)=",
    re.IGNORECASE,
)
_POSTING = frozenset(("post", "posting", "question", "answer", "message", "reply", "comment", "article"))
_CLOCK = re.compile(r"\b\d{1,2}:\d\d\b|\b(?:19|20)\d\d\b")
_SIGNED = frozenset(("data-author", "data-username", "data-user", "data-author-name", "author"))
STAMPED = 3
"""Lines with a day and a time of day from which a page may hold posts."""
FEW_WRITERS = 40
"""Boxes that name people, of which the first are looked at."""
ROUNDS = 4
"""Kinds of posts that a page is looked through for."""
BRIEF = 120
"""Words of its own that a post may have whose talk makes the page a thread without other signs."""


def signs(page: Page, said: Said, address: str) -> int:
    """How many things about a page say that it is a board's or an aggregator's thread."""
    root = " ".join(
        f"{box.get('class')} {box.get('id')} {box.get('op')} {box.get('itemtype')}"
        for box in page.tree.boxes[:4]
        if box.tag in ("html", "body")
    )
    words = words_in(root) | set(root.split())
    types = " ".join(box.get("itemtype") for box in page.tree.boxes if box.get("itemtype"))
    try:
        parts = urlsplit(address)
        path = f"{parts.path}?{parts.query}"
    except ValueError:
        path = ""
    host = address.partition("://")[2].partition("/")[0]
    return (
        2 * said.talk
        + 2 * ("DiscussionForumPosting" in types or "QAPage" in types)
        + (not words.isdisjoint(_ROOT_WORDS) or "item" in root.split())
        + bool(_PATH.search(path))
        + bool(_SURE_PATH.search(path))
        + bool(re.match(r"(?:www\.)?(?:forums?|boards?|community|discuss\w*|bbs|talk)\.", host))
    )


def posts(page: Page, title: int, *, sure: bool) -> list[Comment]:
    """The posts of a board's page and the comments on them, in order, the first one among them.

    A question, its answers and the comments on both are different kinds of items: what the first kind found
    leaves over is looked through for others.

    Args:
        page: the page.
        title: index of the title's piece; what stands wholly above it is no post.
        sure: whether the page is known to be a thread, so that a question may have one answer.
    """
    found: list[Item] = []
    taken: set[int] = set()
    for _ in range(ROUNDS):
        every = items(page, 0, len(page.tree.pieces), sure=sure, skip=frozenset(taken))
        best = [item for item in every if item.box.last > title and item.spans]
        if not best or sum(item.named or _stamped(item) for item in best) * 2 < len(best):
            break
        if found and not _belong(best, found):
            break
        found += best
        taken.update(piece.index for item in best for piece in item.own)
    return of_items(page, sorted(found, key=lambda item: (item.box.first, item.box.index)))


def may_be_board(page: Page, said: Said, talk: Collection[int]) -> bool:
    """Whether it is worth looking for posts on a page of which nothing says that it is a board's.

    Args:
        page: the page.
        said: what it says of itself.
        talk: pieces of readers' talk, known already.
    """
    if said.article or sum(page.prose[i] for i in talk) * 2 > page.total:
        return not said.article
    if stamped(page) >= STAMPED:
        return True
    signed = (
        box
        for box in page.tree.boxes
        if box.first not in talk
        and (not signs_of(box).isdisjoint(("profile", "user")) or not _SIGNED.isdisjoint(box.attributes))
    )
    return len({box.first for box in islice(signed, FEW_WRITERS)}) >= 3


def is_board(
    page: Page, found: Sequence[Comment], own: Sequence[bool], *, signed: bool, likely: bool
) -> bool:
    """Whether posts are what a page is for: they hold nearly all of its text, each signed and dated.

    Lists of articles are alike; there each has a heading of its own that leads to it.

    Args:
        page: the page.
        found: its posts.
        own: which pieces the body model takes for the page's own text.
        signed: whether its address or root says that it is a board's page; else posts must be no comments.
        likely: whether anything says so; else markup must be sure of the writers.
    """
    items = [comment.item for comment in found]
    named = [item for item in items if (item.named if likely else item.sure >= FIRM) or _stamped(item)]
    if len(named) < 2 or len(named) * 4 < 3 * len(items) or _headed(items) * 2 > len(items):
        return False
    if len({item.author for item in items}) < 2 and len(items) > 2:
        return False
    if not signed and _named_comments(items):
        return False
    held = {i for item in items for i in range(item.box.first, item.box.last)}
    mine = sum(page.prose[i] for i, yes in enumerate(own) if yes)
    inside = sum(page.prose[i] for i, yes in enumerate(own) if yes and i in held)
    told = sum(_is_anchored(item.box) or any(map(_tells_time, item.heads)) for item in items)
    return inside * 10 >= 8 * mine and told * 2 > len(items)


def stamped(page: Page) -> int:
    """How many short lines of a page tell a day and a time of day, as those over posts do."""
    return sum(is_stamp(piece.text) for piece in page.tree.pieces if _may_stamp(piece))


def _may_stamp(piece: Piece) -> bool:
    return piece.linked * 3 <= 2 * len(piece.text)


def _stamped(item: Item) -> bool:
    """Whether a day and a time of day stand beside the name of an item's writer."""
    if item.said is None:
        return False
    near = (piece for piece in item.own if -1 <= piece.index - item.said.piece <= 2)
    return any(is_stamp(piece.text) for piece in near if _may_stamp(piece))


def _named_comments(items: Sequence[Item]) -> bool:
    """Whether items are called comments, and not posts."""
    called = [signs_of(item.box) for item in items]
    return sum("comments" in signs and "post" not in signs for signs in called) * 2 > len(items)


def _headed(items: Sequence[Item]) -> int:
    """How many items have a linked heading that no other has."""
    heads = [
        piece.text
        for item in items
        for piece in item.own[:6]
        if piece.box.tag in ("h1", "h2", "h3", "h4") and piece.linked * 2 > len(piece.text)
        if item.author is None or item.author not in piece.text
        if not _CLOCK.search(piece.text)
    ]
    return len(set(heads)) if len(set(heads)) > 1 else 0


def _is_anchored(box: Box) -> bool:
    """Whether a box, or one of the same pieces around it, has a number to be linked by."""
    around = takewhile(lambda at: at.pieces == box.pieces, box.line())
    return any(map(str.isdigit, "".join(at.get("id") for at in around)))


def _tells_time(piece: Piece) -> bool:
    if len(piece.text) > LONGEST_HEAD:
        return False
    timed = any(run.box.tag == "time" or "date" in signs_of(run.box) for run in piece.runs)
    return timed or _CLOCK.search(piece.text) is not None or is_aside(piece.text)


def _belong(best: list[Item], found: list[Item]) -> bool:
    """Whether items of another kind are posts or comments too.

    They are where they lie in those found, or around them, or beside them under a posting's name.
    """
    whole = [item for item in best if item.whole and item.named]
    said = sum(end - start for item in best for start, end in item.spans)
    if len(whole) * 4 < 3 * len(best) or sum(item.linked for item in best) * 3 > said:
        return False
    called = all(not words_of(item.box).isdisjoint(_POSTING) for item in best)
    if sum(_in_any(item, found) for item in best) * 4 >= 3 * len(best):
        return True
    most = max(sum(_in_any(other, [item]) for other in found) for item in best)
    if most * 2 > len(found) > 2 and not called:
        return False  # what wraps most posts is no post
    if sum(_in_any(other, best) for other in found) * 4 >= 3 * len(found):
        return True
    home = _home(found)
    near = [item for item in best if any(box is home for box in item.box.line())]
    return called and len(near) == len(best)


def _in_any(item: Item, others: list[Item]) -> bool:
    return any(
        other.box.first <= item.box.first
        and item.box.last <= other.box.last
        and other.box.depth < item.box.depth
        for other in others
    )


def _home(found: list[Item]) -> Box:
    """The box around all items, and what stands directly beside them."""
    first, last = min(item.box.first for item in found), max(item.box.last for item in found)
    line = [box for box in found[0].box.line() if box.first <= first and box.last >= last]
    holding = [box for box in line if box is not found[0].box or len(found) > 1]
    return (holding or line)[:3][-1] if (holding or line) else found[0].box


def is_thread(own: int, talk: int, count: int, signs: int, *, article: bool) -> bool:
    """Whether talk makes a page a thread.

    Args:
        own: words of the page's text apart from its talk.
        talk: words of its comments.
        count: how many comments.
        signs: see :func:`signs`.
        article: whether metadata says that it is an article.
    """
    if count == 0:
        return signs >= 2 and not article
    if signs >= 3 or (signs == 2 and not article):
        return True
    if signs and not article and (talk > own or count > 1):
        return True
    return count >= 2 and talk > 2 * own and own < BRIEF and not article
