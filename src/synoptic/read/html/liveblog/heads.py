"""What may head an update of a live blog: a clock time, a time element, a text that metadata lists."""

import datetime as dt
from collections.abc import Iterator, Sequence

from synoptic.model import Published, Record
from synoptic.read.html.dom.sums import Page
from synoptic.read.html.dom.tree import Box, Piece
from synoptic.read.html.liveblog import livedata
from synoptic.read.html.liveblog.livedata import Post
from synoptic.read.html.told.title import squash
from synoptic.read.instants import instant
from synoptic.read.stamps import REACH, Stamp, closing, stamp

LONGEST = 120
"""Characters of a piece that may be no more than the head of an update."""
CLOSED = 80
"""Characters of a piece that may close with a time."""
MOST = 3_000
"""Heads alike on a page."""
FEW = 2
"""Heads alike that are looked at."""
_PARTING = " \u00a0–—|•·:,-"


class Head(Record, frozen=True, kw_only=True):
    """The piece by which an update is known."""

    piece: int
    """Its index."""
    stamp: Stamp | None = None
    """The clock time that it shows."""
    exact: Published | None = None
    """The instant that its markup states."""
    end: int = 0
    """Characters of the piece after which the update's words begin; its length: none do."""
    post: Post | None = None
    """What metadata says of the update."""
    late: bool = False
    """Whether a name or a label stands before the time, as over comments."""


def candidates(
    page: Page, seen: dict[int, Head], posts: Sequence[Post], marked: Sequence[Box]
) -> Iterator[tuple[list[Head], list[Box]]]:
    """Sets of heads that may be those of the page's updates, with their boxes where markup names them."""
    if len(marked) >= FEW:
        stated = {
            box.index: when
            for name, content, box in page.tree.head.items
            if name.endswith("datepublished") and (when := instant(content)) is not None
        }
        yield [Head(piece=box.first, exact=stated.get(box.index)) for box in marked], list(marked)
    if posts and (heads := listed(page, posts)):
        yield heads, []
    groups: dict[tuple[str, ...], list[Head]] = {}
    for index, head in seen.items():
        box, up = page.tree.pieces[index].box, page.tree.pieces[index].box.parent
        around = (up.tag, first_class(up)) if up else ("", "")
        groups.setdefault((box.tag, first_class(box), *around), []).append(head)
        groups.setdefault((box.tag, around[0]), []).append(head)
    for heads in groups.values():
        if FEW <= len(heads) <= MOST:
            yield heads, []


def first_class(box: Box) -> str:
    """The first of a box's classes; empty: it has none."""
    return box.get("class").partition(" ")[0]


def marked_boxes(page: Page) -> Iterator[Box]:
    """Boxes that microdata calls updates of a live blog."""
    for box in page.tree.boxes:
        told = box.attributes.get("itemprop")
        if told and not box.inline and "liveblogupdate" in told.lower().split() and box.pieces:
            yield box


def listed(page: Page, posts: Sequence[Post]) -> list[Head]:
    """The pieces that begin as the texts do which metadata lists."""
    by_title = {post.title: post for post in posts if post.title}
    by_opening = {post.opening[: livedata.OPENING // 2]: post for post in posts if len(post.opening) > 20}
    found: dict[int, Head] = {}
    for piece in page.tree.pieces:
        told = squash(piece.text[: 4 * livedata.OPENING])
        post = by_title.get(told[: 2 * livedata.OPENING]) if len(piece.text) < 300 else None
        if post is None and len(told) > 20:
            post = by_opening.get(told[: livedata.OPENING // 2])
        if post is not None and all(head.post is not post for head in list(found.values())[-2:]):
            found[piece.index] = Head(piece=piece.index, post=post)
    return list(found.values())


def sighted(page: Page) -> dict[int, Head]:
    """Pieces that open with a clock time, or are the heads of time elements."""
    times: dict[int, Box] = {}
    for box in page.tree.boxes:
        if box.tag == "time":
            times.setdefault(box.first, box)
    found: dict[int, Head] = {}
    for piece in page.tree.pieces:
        timed = times.get(piece.index)
        head = (_by_element(piece, timed) if timed is not None else None) or _by_words(piece)
        if head is not None:
            found[piece.index] = head
    return found


def _by_words(piece: Piece) -> Head | None:
    """The head that opens with a clock time."""
    found = stamp(piece.text)
    if found is None and len(piece.text) <= CLOSED and (late := closing(piece.text)) is not None:
        return Head(piece=piece.index, stamp=late, end=len(piece.text), late=True)
    if found is None:
        return None
    boxes = (piece.runs[0].box, piece.box, piece.box.parent)
    exact = next((at for box in boxes if box and (at := _instant(box))), None)
    return Head(piece=piece.index, stamp=found, exact=exact, end=found.end)


def _by_element(piece: Piece, box: Box) -> Head | None:
    """The head that a time element makes: early in its piece, or anywhere in a short one."""
    text = piece.text
    runs = [run for run in piece.runs[:12] if box in _within(run.box, piece.box)]
    if not runs or (len(text) > LONGEST and runs[0].start - piece.start > REACH // 2):
        return None
    end = runs[-1].end - piece.start
    exact = _instant(box)
    rest = text[end:].strip(_PARTING)
    shown = stamp(text[runs[0].start - piece.start : end].strip()) or stamp(rest)
    if shown is None and (exact is None or exact.time is None):
        return None
    over = not rest or (len(text) <= LONGEST and not any(mark in rest for mark in ".!?。"))
    return Head(piece=piece.index, stamp=shown, exact=exact, end=len(text) if over else text.index(rest, end))


def _within(box: Box, outer: Box) -> Iterator[Box]:
    """A box and those around it, up to an outer one."""
    for each in box.line():
        if each is outer:
            return
        yield each


def _instant(box: Box) -> Published | None:
    """The instant that a box's attributes state, by the clock."""
    dated = "date" in box.get("itemprop").lower()
    for name, value in box.attributes.items():
        if not value or not ("time" in name or "date" in name or (dated and name == "content")):
            continue
        digits = value.strip()
        if digits.isdecimal() and len(digits) in (10, 13):
            moment = dt.datetime.fromtimestamp(int(digits[:10]), dt.UTC)
            return Published(
                date=moment.date().isoformat(), time=moment.strftime("%H:%M"), zone="+00:00", basis="stated"
            )
        if digits[:4].isdecimal() and (found := instant(digits)) is not None and found.time is not None:
            return found
    return None
