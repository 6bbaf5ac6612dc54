"""Lines that return down a page: what boards set beside every post, seen as text without tags."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Literal

from synoptic.read.labels import bare, table, uncounted
from synoptic.read.plain.marks import says_when
from synoptic.read.plain.weigh import Sighted
from synoptic.text import fold, plain

Kind = Literal["firm", "label", "time", ""]

LONGEST = 60
"""Characters of a line that may stand beside every post."""
LEAST = 3
"""Posts that make a board; two, where a writer's box or a number tells them."""
APART = 4
"""Words that a post has at least, for most of them."""
ABOVE, BELOW = 20, 60
"""Units over the first and below the last such line in which others may stand."""

_NUMBER = re.compile(r"\d[\d.,]*\s?[kKmM]?\b")
_COUNTED = re.compile(r"\d[\d.,]*\s?[km]?\s(\D+)")
#: labels under posts that stand under articles, too
_ANYWHERE = frozenset(
    (
        "share", "save", "like", "next", "prev", "top", "read", "link", "source", "min read", "hide", "embed",
        "root", "parent", "context", "edit", "flag", "award", "delete", "find",
    )
)  # fmt: skip
_POST = re.compile(
    r"(?:post|beitrag|message|mensaje|сообщение|n[o°º]\.?)?\s?[#＃№]\s?\d{1,6}|\d{1,5}\s?[楼樓#]"
)


class Board:
    """The lines of a page by what they look like, and where words stand that are not told again and again."""

    def __init__(self, page: Sequence[Sighted]) -> None:
        self.page = page
        self.shapes = [_shape(each) for each in page]
        self.places: dict[str, list[int]] = defaultdict(list)
        for i, shape in enumerate(self.shapes):
            if shape:
                self.places[shape].append(i)
        self.sums = [0.0]
        for each, shape in zip(page, self.shapes, strict=True):
            own = each.bare and not (shape and len(self.places[shape]) >= LEAST)
            self.sums.append(self.sums[-1] + (each.unit.words if own else 0))

    def words(self, start: int, end: int) -> float:
        """The words between two units."""
        return self.sums[max(start, end)] - self.sums[start]


def marks(board: Board) -> list[int]:
    """The lines of the shape that parts the page into posts best; none: no shape does."""
    best: tuple[float, list[int]] = (0.0, [])
    kinds = {shape: kind for shape in board.places if (kind := _kind(shape))}
    for shape, kind in kinds.items():
        at = board.places[shape]
        if len(at) < (2 if kind == "firm" else LEAST):
            continue
        score, kept = _score(board, at)
        score *= 1.3 if kind == "firm" else 1
        if len(kept) >= 2 and score > best[0] and _company(board, kinds, at):
            best = score, kept
    return best[1]


def _company(board: Board, kinds: Mapping[str, Kind], at: Sequence[int]) -> bool:
    """Whether lines of other kinds return about as often, and one of all is a board's own."""
    near: dict[str, Kind] = {}
    for shape, kind in kinds.items():
        places = board.places[shape]
        times = bisect_right(places, at[-1] + BELOW) - bisect_left(places, at[0] - ABOVE)
        if 0.5 * len(at) <= times and (times <= 2.2 * len(at) or kind == "time"):
            near[shape] = kind
    own = sum(kind != "time" for kind in near.values())
    if len(near) < (2 if len(at) >= LEAST else 3) or not own:
        return False
    return own > 1 or "#0" in near or ("label" in near.values() and len(at) > LEAST + 1)


def _score(board: Board, at: Sequence[int]) -> tuple[float, list[int]]:
    """How many words stand between the lines of a shape, and those lines that have words after them."""
    ends = [*at[1:], len(board.page)]
    kept = [one for one, two in zip(at, ends, strict=True) if board.words(one, two) >= APART]
    if len(kept) * 2 < len(at):
        return 0.0, []
    return sum(min(board.words(one, two), 80) for one, two in pairwise(at)), kept


def _shape(each: Sighted) -> str:
    """What a line looks like where numbers and times are all the same; "": it is too long to stand beside."""
    text = each.text
    if len(text) > LONGEST or each.unit.words > 8:
        return ""
    own = bare(text)
    if each.unit.words <= 6 and (end := table("profile").start(own)):
        return "@" + own[:end]
    if each.sort in ("dateline", "mark") and each.seen.dates and each.unit.words <= 6:
        return "@date"
    if _POST.fullmatch(text.strip().lower()):
        return "#0"
    lettered = any(character.isalpha() for character in own)
    if lettered and any(character.isdigit() for character in own) and says_when(text):
        return "@ago"
    counted = _COUNTED.fullmatch(own)
    if counted and table("profile").whole(counted[1]):
        return "@" + counted[1]
    return _NUMBER.sub("0", fold(plain(text)))


def _kind(shape: str) -> Kind:
    """What a line that returns is: firm (only beside posts), label (to answer), time; "": anything else."""
    if shape in ("@date", "@ago"):
        return "time"
    if shape == "#0" or shape.startswith("@"):
        return "firm"
    if shape.startswith("re: "):
        return "label"
    own = uncounted(bare(shape))
    return "label" if table("reply").whole(own) and own not in _ANYWHERE else ""
