"""Sets of boxes alike, among which the comments of a page or the posts of a board may be.

Boxes are alike by their tag and a class, by data about them, or by their parent where they bear no name. Some
pages set a comment's head and its words as neighbours, with no box around both: there a head with what
follows it, up to the next, is as good as a box.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from itertools import accumulate

from synoptic.read.html.dom.signs import signs_of
from synoptic.read.html.dom.sums import Page
from synoptic.read.html.dom.tree import Box
from synoptic.read.html.talking.item import first_class
from synoptic.read.html.talking.parts import attributed
from synoptic.read.html.talking.quoting import is_quotation

MOST_KINDS = 24
"""Kinds of boxes that are tried in one stretch of a page."""
COVERED = 0.15
"""Share of a stretch's text that a set of boxes must hold."""
LEAST = 12
"""Characters of a box that may be an item."""
MOST_BOXES = 3_000
"""Boxes of one kind."""
WHOLE = 36
"""Characters of a box that is an item in full."""
HEAD = 160
"""Characters of a neighbour that may be a comment's head."""
_NO_ITEMS = frozenset(
    (
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "tbody",
        "body",
        "html",
        "main",
        "ul",
        "ol",
        "blockquote",
        "dt",
        "dd",
    )
)
_MAY_BE = frozenset(("p", "blockquote"))
_ELSEWHERE = frozenset(("nav", "footer", "aside", "select"))
_HEADS = frozenset(("dt", "h3", "h4", "h5", "h6", "tr"))


def kinds(page: Page, first: int, last: int, skip: Collection[int] = ()) -> Iterator[list[Box]]:
    """Sets of boxes alike, those that may hold most items first; of sets of the same pieces, the outermost.

    Args:
        page: the page.
        first: index of the first piece of the stretch.
        last: one past the index of the last.
        skip: pieces that do not count.
    """
    unlinked = _unlinked(page, skip)
    told = unlinked[last] - unlinked[first]
    prose = page.all_prose[last] - page.all_prose[first]
    ranked: list[tuple[float, list[Box]]] = []
    for boxes in _sets(page, first, last):
        if not boxes or len(boxes) > MOST_BOXES:
            continue
        held = [unlinked[box.last] - unlinked[box.first] for box in boxes]
        most = sum(min(1.0, amount / WHOLE) for amount in held if amount >= LEAST)
        reads = sum(page.all_prose[box.last] - page.all_prose[box.first] for box in boxes)
        if most and (sum(held) >= COVERED * told or (not skip and reads > COVERED * prose)):
            ranked.append((most, boxes))
    ranked.sort(key=lambda each: -each[0])
    seen: set[tuple[int, int, int]] = set()
    for _, boxes in ranked:
        form = (len(boxes), boxes[0].first, hash(tuple((box.first, box.last) for box in boxes)))
        if form in seen:
            continue
        seen.add(form)
        if len(seen) > MOST_KINDS:
            return
        yield boxes


def _sets(page: Page, first: int, last: int) -> Iterator[list[Box]]:
    sets: dict[tuple[str, str], list[Box]] = {}
    children: dict[int, list[Box]] = defaultdict(list)
    shut = -1
    narrow = (
        last - first < len(page.tree.pieces) // 2 or first > 0
    )  # in a stretch of talk a paragraph may be a comment
    for box in page.tree.boxes:
        if box.inline or box.first < first or box.last > last or not box.pieces or box.last <= shut:
            continue
        if (
            box.tag in _ELSEWHERE
            or (is_quotation(box) and attributed(box) is None)
            or ("sidebar" in signs_of(box) and page.share(box) < 0.3)
        ):
            shut = box.last  # what stands beside a page's text, or is quoted in it, holds no talk of it
            continue
        if box.parent is not None:
            children[box.parent.index].append(box)
        if (
            box.tag in _NO_ITEMS
            and attributed(box) is None
            and not (box.tag in _MAY_BE and (narrow or (box.tag == "blockquote" and _posted(box))))
        ):
            continue
        sets.setdefault((box.tag, ""), []).append(box)
        names = box.get("class").split()[:4]
        if box.parent is not None and (not names or box.tag == "tr"):
            names.append(f"^{box.parent.index}")  # rows of one table, and what else bears no name
        for name in (*names, *_called(box)):
            sets.setdefault((box.tag, name), []).append(box)
    yield from sets.values()
    for beside in children.values():
        if len(beside) >= 4:
            yield _headed(page, beside)


def _posted(box: Box) -> bool:
    """Whether a box is called a post or a comment and has a number to be linked by."""
    return not signs_of(box).isdisjoint(("comments", "post")) and any(map(str.isdigit, box.get("id")))


def _called(box: Box) -> Iterator[str]:
    """What else than classes makes boxes of one kind: data about them, or their type in microdata."""
    for key, value in box.attributes.items():
        if key.startswith("data-") and key.endswith("id"):
            yield f"@{key}"
        elif key == "itemtype" and value:
            yield f"@{value.rpartition('/')[2]}"


def _headed(page: Page, beside: list[Box]) -> list[Box]:
    """Neighbours as boxes that begin with a head and hold what follows it; [] where none do."""
    heads: dict[tuple[str, str], list[Box]] = defaultdict(list)
    for box in beside:
        if _may_head(page, box):
            heads[box.tag, _row_class(page, box)].append(box)
    for boxes in heads.values():
        if len(boxes) < 2:
            continue
        ends = [*(box.first for box in boxes[1:]), max(boxes[-1].last, beside[-1].last)]
        if all(box.last < end for box, end in zip(boxes, ends, strict=True)):
            return [_reaching(box, end) for box, end in zip(boxes, ends, strict=True)]
    return []


def _may_head(page: Page, box: Box) -> bool:
    if page.all_text[box.last] - page.all_text[box.first] > HEAD:
        return False
    if box.tag in _HEADS:
        return True
    return not signs_of(box).isdisjoint(("user", "author", "date", "meta", "comments"))


def _row_class(page: Page, box: Box) -> str:
    """A box's class; of a row without one, that of its first cell."""
    if box.tag != "tr" or box.get("class"):
        return first_class(box)
    cell = page.tree.boxes[box.index + 1] if box.index + 1 < len(page.tree.boxes) else box
    return cell.get("class") if cell.parent is box else ""


def _reaching(head: Box, last: int) -> Box:
    """A box that begins as another does and reaches further."""
    box = Box(head.index, head.tag, head.parent, head.attributes, head.first, inline=False)
    box.last = last
    return box


def _unlinked(page: Page, skip: Collection[int]) -> list[int]:
    """For every piece, how many characters before it lead nowhere and count."""
    sizes = (0 if piece.index in skip else len(piece.text) - piece.linked for piece in page.tree.pieces)
    return [0, *accumulate(sizes)]
