"""Boards whose tags are gone: posts known by what is told beside every one of them.

Software sets the same things around each post: the writer's name and box, the time, a number, labels to
answer. In plain text these come back as lines of the same shape, post after post. Where such lines return
with words between them, and some of them are a board's (a writer's box, ``#2``, labels to quote), the page
is a thread, and every stretch between them is a post.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

import msgspec

from synoptic.model import Record, Role
from synoptic.read.blocks import Blocked
from synoptic.read.labels import bare, is_label, is_section, table
from synoptic.read.plain import board as boards
from synoptic.read.plain import head, rest, talk
from synoptic.read.plain.board import APART, LEAST, Board
from synoptic.read.plain.marks import lone_name
from synoptic.read.plain.pieces import Piece, to_blocks
from synoptic.read.plain.talk import Comment
from synoptic.read.plain.weigh import Body, Sighted
from synoptic.text import fold

LONG = 150
"""Words from which a first stretch unlike the others is an article."""
BEFORE = 0.4
"""Share of all words over the posts from which the page is an article with comments."""

_SHORT_COUNT = re.compile(r"\W*\d[\d.,]*\s?[kKmM]?\W*")


class Post(Record, frozen=True, kw_only=True):
    """A post among a page's units."""

    first: int
    """Its words' first unit."""
    last: int
    """Its words' last unit."""
    author: str | None
    """Who wrote it."""
    answers: int | None
    """The post that it begins by quoting, counted from nought."""


def find(page: Sequence[Sighted]) -> list[Post]:
    """The posts of a page that is a board's; none: it is no board, or not to be told from other pages."""
    board = Board(page)
    marks = boards.marks(board)
    if not marks:
        return []
    again = {shape for shape, at in board.places.items() if len(at) >= min(LEAST, len(marks))}
    offset = _named_at(page, marks)
    named = [mark + offset for mark in marks if offset and 0 <= mark + offset < len(page)]
    names = {bare(page[i].text) for i in named}
    feet = _at_foot(board, marks)
    if _is_article(board, marks, again, feet=feet):
        return []
    posts: list[Post] = []
    told: dict[str, int] = {}
    bounds = [-1, *marks] if feet else [*marks, len(page)]
    for number, mark in enumerate(marks):
        last = number + 1 == len(marks)
        span = _words(board, bounds[number] + 1, bounds[number + 1], again, names, last=last)
        if span is None:
            continue
        first, answers = _unquoted(page, *span, told)
        at = mark + offset if offset else -1
        author = lone_name(page[at].text, free=True) if 0 <= at < len(page) else None
        for i in range(first, span[1] + 1):
            told.setdefault(fold(page[i].text), len(posts))
        posts.append(Post(first=first, last=span[1], author=author, answers=answers))
    over = posts and _prose(page[: posts[0].first]) > BEFORE * _prose(page)
    return [] if over or len(posts) < 2 else posts


def read(
    text: str, page: Sequence[Sighted], posts: Sequence[Post], *, address: str | None, near: str | None
) -> Blocked:
    """The blocks of a board's page: the first post is its text, the others are comments."""
    first = posts[0]
    body = Body(first.first, first.last + 1, first.last + 1)
    top = head.find(page, body, address)
    authors, bylines = head.authors(page, body, top)
    published, _ = head.published(page, body, top, near)
    said = [
        Comment(start=page[p.first].unit.start, end=page[p.last].unit.end, author=p.author, indent=0)
        for p in posts
    ]
    answering = talk.answering(text, said)
    pieces = [*rest.above(page, body, top, bylines), *(_piece(page[i]) for i in range(body.start, body.end))]
    for post, piece in zip(posts[1:], answering[1:], strict=True):
        to = piece.answers if post.answers is None else said[post.answers].start
        pieces.append(msgspec.structs.replace(piece, answers=to))
    return Blocked(
        text=text,
        blocks=to_blocks(text, pieces),
        kind="thread",
        title=top.title,
        section=top.section,
        authors=(first.author,) if first.author else authors,
        published=published,
        source=top.source,
    )


def _piece(each: Sighted) -> Piece:
    """A unit within the first post."""
    role: Role = "chrome" if not each.bare else "list_item" if each.sort == "item" else "paragraph"
    if each.bare and each.unit.first.quoted:
        role = "quote"
    return Piece(role=role, start=each.unit.start, end=each.unit.end)


def _prose(units: Sequence[Sighted]) -> float:
    """The words of units that are more than a label or a title."""
    return sum(each.unit.words for each in units if each.bare and each.unit.words >= APART)


def _is_article(board: Board, marks: Sequence[int], again: set[str], *, feet: bool) -> bool:
    """Whether the first stretch is an article with comments: long, without what stands beside the others."""
    ends = [-1, *marks] if feet else [*marks, len(board.page)]
    around = [set(board.shapes[one + 1 : two]) & again for one, two in pairwise(ends)]
    told = Counter(shape for shapes in around[1:] for shape in shapes)
    common = {shape for shape, times in told.items() if times >= 0.7 * (len(around) - 1)}
    if board.words(ends[0] + 1, ends[1]) < LONG:
        return False
    headed = (i for i in range(ends[0] + 1, ends[1]) if board.page[i].sort == "comment_head")
    over = any(board.words(ends[0] + 1, i) >= LONG for i in headed)
    return over or len(common & around[0]) <= 0.5 * len(common)


def _named_at(page: Sequence[Sighted], marks: Sequence[int]) -> int:
    """How far from the lines that part posts their writers' names stand; 0: nowhere."""
    best, chosen = (0.4 * len(marks), 0.0), 0
    for offset in (*range(-1, -9, -1), *range(1, 5)):
        texts = [page[mark + offset].text for mark in marks if 0 <= mark + offset < len(page)]
        names = Counter(text for text in texts if _names(text))
        score = float(len(names)), float(names.total())
        if names.total() >= 0.5 * len(marks) and score > best:
            best, chosen = score, offset
    return chosen


def _names(text: str) -> bool:
    """Whether a line may be what an account is called, and nothing else that stands beside posts."""
    lettered = len(text) <= 40 and any(character.isalpha() for character in text)
    own = bare(text)
    if not lettered or is_label(text) or is_section(text):
        return False
    if table("profile").start(own) or table("reply").whole(own):
        return False
    return lone_name(text) is not None and not _SHORT_COUNT.fullmatch(text.strip())


def _at_foot(board: Board, marks: Sequence[int]) -> bool:
    """Whether the lines that part posts stand below them: words before the first, none after the last."""
    page = board.page
    after = sum(1 for each in page[marks[-1] : marks[-1] + 40] if each.sort == "prose")
    before = sum(1 for each in page[max(0, marks[0] - 40) : marks[0]] if each.sort == "prose")
    return before > 0 and after == 0


def _words(
    board: Board, start: int, end: int, again: set[str], names: set[str], *, last: bool
) -> tuple[int, int] | None:
    """The first and the last unit of a post's words; None: it has none."""
    runs: list[tuple[float, int, int]] = []
    first = -1
    for i in range(start, end + 1):
        own = (
            i < end
            and board.page[i].bare
            and board.shapes[i] not in again
            and bare(board.page[i].text) not in names
        )
        if own and first < 0:
            first = i
        elif not own and first >= 0:
            runs.append((board.words(first, i), first, i - 1))
            first = -1
    if not runs:
        return None
    most = max(run[0] for run in runs)
    if last:
        ahead = next(k for k, run in enumerate(runs) if run[0] >= min(most, 8 * APART))
        return runs[ahead][1:]
    kept = [run for run in runs if run[0] >= max(APART, 0.15 * most) or run[0] == most]
    return kept[0][1], kept[-1][2]


def _unquoted(
    page: Sequence[Sighted], first: int, last: int, told: Mapping[str, int]
) -> tuple[int, int | None]:
    """Where a post's own words begin, behind what it repeats of an earlier post; and which post that is."""
    answers: int | None = None
    for i in range(first, last):
        if page[i].unit.words >= 2 * APART and (quoted := told.get(fold(page[i].text))) is not None:
            answers, first = quoted, i + 1
    return first, answers
