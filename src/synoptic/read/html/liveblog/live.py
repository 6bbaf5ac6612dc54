"""Live blogs: whether a page is one, and where each of its updates begins and ends.

What heads an update is looked for in three ways: schema.org's names in the markup, the texts that JSON-LD
lists, and clock times or time elements that open boxes or paragraphs alike. From the head one climbs to the
largest box that holds no other head: that is the update. Where heads stand flat between paragraphs, an
update runs to the next head.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

import msgspec

from synoptic.read.html.dom.signs import words_of
from synoptic.read.html.dom.sums import Page
from synoptic.read.html.dom.tree import ROOTS, Box
from synoptic.read.html.found import Case
from synoptic.read.html.liveblog import livedata
from synoptic.read.html.liveblog.heads import Head, candidates, listed, marked_boxes, sighted
from synoptic.read.html.liveblog.stretches import Update, updates
from synoptic.read.html.talking import thread
from synoptic.read.labels import bare, table
from synoptic.read.moments import Told, ordered, runs_up

LEAST = {"sure": 2, "marked": 3, "bare": 5}
"""Updates that make a live blog, by how sure it is to be one."""
COVERED = {"sure": 0.15, "marked": 0.35, "bare": 0.6}
"""Share of the page's own prose that they hold at least."""
PROSE = {"sure": 20, "marked": 40, "bare": 80}
"""Characters of prose that they hold on average at least."""
ORDERED = 0.75
"""Share of neighbours that stand in the order of time, where nothing else says that the page is live."""

_LIVE = frozenset(
    ("live", "liveblog", "live-blog", "livefeed", "live-feed", "liveticker", "live-ticker", "newsticker",
     "live-event", "live-events", "live-update", "live-updates", "live-post", "live-posts", "live-entry",
     "minuto", "minute", "directo", "direct", "diretta", "ticker", "liveblogging")
)  # fmt: skip


def find(case: Case, inside: Sequence[bool]) -> list[Update]:
    """The updates of a live blog, in the page's order; [] where the page is none.

    Args:
        case: the page.
        inside: which pieces the body model takes for the page's own text.
    """
    page = case.page
    posts = livedata.posts(page.tree.head)
    marked = list(marked_boxes(page))
    seen = sighted(page)
    if len(seen) < LEAST["marked"] and not posts and not marked:
        return []
    sure = bool(posts or marked) or livedata.says_live(page.tree.head)
    best: list[Update] = []
    most = 0
    for heads, boxes in candidates(page, seen, posts, marked):
        found = updates(page, heads, seen, boxes, inside)
        held = sum(_prose(page, update) for update in found)
        if held > most and _is_live(case, found, inside, sure=sure):
            best, most = found, held
    return _posted(best, listed(page, posts)) if posts else best


def _posted(found: Sequence[Update], told: Sequence[Head]) -> list[Update]:
    """The updates with what metadata says of them, where a text that it lists stands in them."""
    made: list[Update] = []
    places = [head.piece for head in told]
    for update in found:
        at = bisect_left(places, update.first)
        if at < len(places) and places[at] < update.last and not any(head.post for head in update.heads):
            update = msgspec.structs.replace(update, heads=(*update.heads, told[at]))
        made.append(update)
    return made


def _prose(page: Page, update: Update) -> int:
    return page.all_prose[update.last] - page.all_prose[update.first]


def _is_live(case: Case, found: Sequence[Update], inside: Sequence[bool], *, sure: bool) -> bool:
    """Whether updates make a live blog, and not a board, a list of stories or a timetable."""
    page = case.page
    told = [update.told for update in found]
    timed = sum(each.stamp is not None or each.exact is not None for each in told)
    level = "sure" if sure else "marked" if _called_live(case, found) else "bare"
    held = [_prose(page, update) for update in found]
    own = sum(amount for amount, yes in zip(page.prose, inside, strict=True) if yes)
    fewer = level == "bare" and not runs_up(told)  # hardly anything else is told backwards
    if len(found) < LEAST[level] - fewer or timed * 3 < len(found) * 2:
        return False
    if sum(held) < PROSE[level] * len(found) or sum(held) < COVERED[level] * own:
        return False
    if level == "sure":
        return True
    if sum(amount > 0 for amount in held) * 3 < len(found) * 2 or ordered(told) < ORDERED:
        return False
    if any("s:comments" in page.named(page.tree.pieces[update.first].box) for update in found[:3]):
        return False
    if thread.signs(page, case.told, case.address) or case.told.talk:
        return False
    if level == "bare" and sum(any(head.late for head in update.heads) for update in found) * 2 > len(found):
        return False
    if _lead_away(case, found) or not (level == "marked" or _dense(told)):
        return False
    return not _is_talk(case, found)


def _is_talk(case: Case, found: Sequence[Update]) -> bool:
    """Whether the updates are posts by many writers, as talk is; a live blog has few, or names none."""
    posts = thread.posts(case.page, case.title.piece, sure=False)
    first, last = found[0].first, found[-1].last
    held = [post for post in posts if post.author and first <= post.item.own[0].index < last]
    writers = {post.author for post in held}
    return len(held) * 2 >= len(found) and len(writers) >= 3 and len(writers) * 3 > len(held)


def _called_live(case: Case, found: Sequence[Update]) -> bool:
    """Whether the title, the address or the boxes around say that the page is live."""
    titles = [title for title in (case.title.text, *case.told.titles[:2]) if title]
    if any(table("live").anywhere(bare(title)) for title in titles):
        return True
    address = case.address.lower().replace("_", "-")
    if any(f"{left}{word}" in address for word in _LIVE for left in "/-" if len(word) > len("live")):
        return True
    boxes = _boxes(case.page, found[:3])
    return any(not _LIVE.isdisjoint(words_of(box)) for box in boxes)


def _boxes(page: Page, found: Sequence[Update]) -> Iterator[Box]:
    """The boxes of updates and three around each."""
    for update in found:
        at: Box | None = update.box or page.tree.pieces[update.first].box
        for _ in range(4):
            if at is None or at.tag in ROOTS:
                break
            yield at
            at = at.parent


def _lead_away(case: Case, found: Sequence[Update]) -> bool:
    """Whether most updates are headed by links to other pages, as the items of a list are."""
    own = _path(case.address)
    away = 0
    for update in found:
        for piece in case.page.tree.pieces[update.first : min(update.last, update.first + 6)]:
            if case.page.prose[piece.index] or piece.linked < 0.8 * len(piece.text) or len(piece.text) < 16:
                continue
            links = [box for run in piece.runs for box in run.box.line() if box.tag == "a"]
            path = _path(links[0].get("href")) if links else ""
            if path and path != own:
                away += 1
                break
    return away * 2 > len(found)


def _path(address: str) -> str:
    """The path of an address; empty: it has none, or is none."""
    try:
        return urlsplit(address).path.rstrip("/")
    except ValueError:
        return ""


def _dense(told: Sequence[Told]) -> bool:
    """Whether a day has more than one update, as lists by date seldom have."""
    days = {
        (each.exact.date if each.exact else None)
        or (each.stamp and each.stamp.date and (each.stamp.date.month, each.stamp.date.day))
        for each in told
    }
    return len(days) * 2 <= len(told)
