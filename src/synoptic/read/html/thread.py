"""Whether a page is a thread: a post and the talk about it, on a board or below a link."""

import re
from urllib.parse import urlsplit

from synoptic.read.html.features import Page
from synoptic.read.html.items import Item, items
from synoptic.read.html.said import Said
from synoptic.read.html.signs import signs_of, words_in
from synoptic.read.html.talk import Comment, of_items

_BOARDS = re.compile(
    r"phpbb|vbulletin|xenforo|discourse|simple machines|\bsmf\b|mybb|discuz|flarum|lemmy|nodebb|vanilla|"
    r"invision|ip\.?board|bbpress|misago|woltlab|fluxbb|punbb|burning board|kunena|asgaros",
    re.IGNORECASE,
)
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
ROUNDS = 4
"""Stretches of a page in which posts are looked for."""
BRIEF = 120
"""Words of its own that a post may have whose talk makes the page a thread without other signs."""


def signs(page: Page, said: Said, address: str) -> int:
    """How many things about a page say that it is a board's or an aggregator's thread."""
    root = " ".join(
        f"{box.get('class')} {box.get('id')} {box.get('op')} {box.get('itemtype')}"
        for box in page.tree.boxes[:2]
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
        + any(_BOARDS.search(name) for name in page.tree.head.metas("generator"))
        + bool(_PATH.search(path))
        + bool(_SURE_PATH.search(path))
        + bool(re.match(r"(?:www\.)?(?:forums?|boards?|community|discuss\w*|bbs|talk)\.", host))
    )


def posts(page: Page, title: int, skip: frozenset[int], *, sure: bool) -> list[Comment]:
    """The posts of a board's page, in order, the first one among them; [] where none repeat.

    Args:
        page: the page.
        title: index of the title's piece; what stands wholly above it is no post.
        skip: pieces of comments on posts, which are no posts.
        sure: whether the page is known to be a thread, so that a question may have one answer.
    """
    found: list[Item] = []
    stretches = [(0, len(page.tree.pieces))]
    for round_ in range(ROUNDS):  # a question and its answers are different kinds of items
        if not stretches:
            break
        first, last = stretches.pop(0)
        best = [i for i in items(page, first, last, sure=sure, skip=skip) if i.box.last > title]
        if round_:
            best = [i for i in best if "post" in signs_of(i.box)]
        if not best or sum(item.named for item in best) * 2 < len(best):
            continue
        found += best
        stretches += [(first, min(i.box.first for i in best)), (max(i.box.last for i in best), last)]
    return of_items(page, sorted(found, key=lambda item: item.box.first))


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
    if signs and not article and talk > own:
        return True
    return count >= 2 and talk > 2 * own and own < BRIEF and not article
