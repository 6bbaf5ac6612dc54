"""Who answers whom, among the comments of a page.

By what each says of its parent (attributes, links to its anchor), by how they lie in one another or how deep
they are set, and by their own words: a number, a name, an @, a quotation.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from synoptic.read.html.dom.signs import signs_of
from synoptic.read.html.dom.sums import Page
from synoptic.read.html.dom.tree import Box
from synoptic.read.html.talking.item import Item
from synoptic.read.html.talking.parts import LONGEST_NAME, name_of
from synoptic.read.html.talking.quoting import whom
from synoptic.read.html.told.title import squash
from synoptic.read.labels import bare, table
from synoptic.read.plain.marks import plain_name
from synoptic.text import fold

ECHO = 12
"""Characters of a quotation that is looked for in what others said."""
QUOTED = 3
"""Lines of a quotation that are looked for."""
FARTHEST = 300
"""Items before one in which it is looked for."""
FEW = 3
"""Items from which all others are not taken for answers to the first."""
NEAR = 8
"""Boxes in an item, from its own, whose attributes may be the item's."""
_DEPTH_NAME = re.compile(r"(?:data-)?(?:[\w-]*-)?(?:depth|level|indent|nesting|lvl)(?:-value)?")
_DEPTH_CLASS = re.compile(r"(?:depth|level|lvl|indent|nest(?:ed|ing)?|tier|offset)[-_]{0,2}(\d{1,2})(?!\d)")
_DEPTH_STYLE = re.compile(r"--[\w-]*(?:depth|level|indent)\s*:\s*(\d{1,3})", re.IGNORECASE)
_MARGIN = re.compile(
    r"(?:^|[\s;])(?:(?:margin|padding)(?:-left|-inline-start|\s*:(?:\s*-?[\d.]+\w*){3}(?=\s+\d))|left)\s*:?\s*(\d{1,4}(?:\.\d+)?)\s*(?:px|em|rem|%)",
    re.IGNORECASE,
)
_PARENT = re.compile(
    r"(?:data-)?(?:[\w-]*-)?(?:parent|(?:in-?)?reply-?to|answers?-?to)(?:-?(?:comment|post|message))?(?:-?id)?(?:-?(?:value|ref|key))?"
)
_NOT_OURS = re.compile(r"user|author|member|uid|root|topic|thread|forum|tracking")
_SOURCE = re.compile(r"post|source|comment|cite|pid|data-id")
_LINKS_UP = re.compile(r"parent|in-?reply|reply-?to|replyto|cite|quote|source|jump", re.IGNORECASE)
_SPOKEN = re.compile(
    r"@([\w.-]{2,40}?)[.-]?(?=[\s:,;!?]|$)|([^\W\d][\w.-]{1,40})\s?(?:[:,：，](?=\s|[\u2e80-\uffdc]))"
)
_POINTED = re.compile(r"(?:>>|»|№|#)\s?(\d{1,12})\b")
_HUNG = tuple("└↳ㄴ⤷➥⮡┗")
_DIGITS = re.compile(r"(\d+)$")
_ANSWERING = re.compile(r"[-_\s]+")


def answers(page: Page, items: Sequence[Item]) -> list[int]:
    """For every item, the index of the one that it answers; -1: none."""
    place = {id(item): index for index, item in enumerate(items)}
    ids = _ids(page, items)
    depths = [_depth(page, item) for item in items]
    if len({depth for depth in depths if depth is not None}) < 2:
        depths = [None] * len(items)
    lowest = min((depth for depth in depths if depth is not None), default=0.0)
    flags = _flags(items)
    names: dict[str, int] = {}
    above: list[tuple[float, int]] = []
    boxed = _boxed(items)
    found: list[int] = []
    for index, item in enumerate(items):
        depth = depths[index]
        parent = _parent(page, items, index, ids)
        if parent < 0 and (outer := item.parent) is not None:
            while outer is not None and id(outer) not in place:
                outer = outer.parent
            parent = place[id(outer)] if outer is not None else -1
        if parent < 0 and depth is not None:
            while above and above[-1][0] >= depth:
                above.pop()
            parent = above[-1][1] if above and depth > lowest else -1
        if depth is not None:
            above.append((depth, index))
        if parent < 0 and depth is None:
            parent = boxed[index]
        if parent < 0:
            parent = _addressed(page, items, index, ids, names)
        if parent < 0:
            parent = _told(page, item, items, index, names)
        if parent < 0 and flags[index]:
            parent = next((other for other in range(index - 1, -1, -1) if not flags[other]), -1)
        found.append(parent if parent != index else -1)
        if item.author:
            names[plain_name(item.author)] = index
    return found


# ── by attributes and anchors ────────────────────────────────────────────────────────────────────────


def _near(page: Page, item: Item) -> Iterator[Box]:
    """Boxes whose attributes may be an item's: those of the same pieces around it, it, the first inside."""
    for box in islice(item.box.line(), 1, 4):
        if box.pieces != item.box.pieces:
            break
        yield box
    for box in page.tree.boxes[item.box.index : item.box.index + NEAR]:
        if box.index != item.box.index and box.depth <= item.box.depth:
            break
        yield box


def _ids(page: Page, items: Sequence[Item]) -> dict[str, int]:
    """Names and numbers by which items are called, each with the index of the first so called."""
    found: dict[str, int] = {}
    loose: dict[str, int] = {}
    for index, item in enumerate(items):
        for box in _near(page, item):
            for key, value in box.attributes.items():
                if not value or len(value) > 80 or _NOT_OURS.search(key) or _PARENT.fullmatch(key):
                    continue
                if key.endswith(("id", "number")) or (key == "name" and box.tag == "a"):
                    found.setdefault(value, index)
                    if digits := _DIGITS.search(value):
                        loose.setdefault(digits[1], index)
    return loose | found


def _parent(page: Page, items: Sequence[Item], index: int, ids: dict[str, int]) -> int:
    """The item that one names as its parent by an attribute or a link to its anchor; -1: none."""
    item = items[index]
    for box in _near(page, item):
        for key, value in box.attributes.items():
            if value and _PARENT.fullmatch(key) and (known := _called(value, ids)) not in (-1, index):
                return known if known < index else -1
    for piece in (*item.heads[:6], *item.quoted[:2], *item.own[:2]):
        for run in piece.runs:
            link = next((b for b in islice(run.box.line(), 3) if b.tag == "a"), None)
            if link is None or not (href := link.get("href")):
                continue
            text = piece.text[run.start - piece.start : run.end - piece.start]
            known = _called(_anchor(href), ids)
            if not 0 <= known < index:
                continue
            other = items[known].author
            theirs = other is not None and run is not piece.runs[0] and plain_name(text) == plain_name(other)
            if theirs or _leads_up(link, text, piece in item.quoted):
                return known
    for outer in item.quotes:
        for box in _inside(page, outer):
            for key, value in box.attributes.items():
                named = key == "href" or (key != "id" and _SOURCE.search(key))
                if value and named and 0 <= (known := _called(_anchor(value), ids)) < index:
                    return known
    return -1


def _inside(page: Page, outer: Box) -> Iterator[Box]:
    """A box and the first in it."""
    yield outer
    for box in page.tree.boxes[outer.index + 1 : outer.index + NEAR]:
        if box.depth <= outer.depth:
            break
        yield box


def _anchor(address: str) -> str:
    """What an address names: its anchor, or the last part of its path or query."""
    return address.rpartition("#")[2] if "#" in address else re.split(r"[/=]", address.rstrip("/"))[-1]


def _called(value: str, ids: dict[str, int]) -> int:
    """The index of the item that a value names; -1: none."""
    value = value.strip().lstrip("#")
    if value in ids:
        return ids[value]
    digits = _DIGITS.search(value[-40:])
    return ids.get(digits[1], -1) if digits else -1


def _leads_up(box: Box, text: str, quoted: bool) -> bool:
    """Whether a link leads to what is answered."""
    if quoted or text.lstrip().startswith(("@", ">>", "»", "↑", "#")):
        return True
    for told in (text, box.get("title"), box.get("aria-label")):
        line = bare(told)
        if line == "parent" or table("answers").start(line + " ") or table("answers").whole(line):
            return True
    return any(_LINKS_UP.search(at.get("class")) for at in islice(box.line(), 2))


# ── by place and depth ───────────────────────────────────────────────────────────────────────────────


def _boxed(items: Sequence[Item]) -> list[int]:
    """For every item, the index of the innermost around whose box it stands; -1: none."""
    above: list[int] = []
    found: list[int] = []
    for index, item in enumerate(items):
        while above and not _holds(items[above[-1]], item):
            above.pop()
        found.append(above[-1] if above else -1)
        above.append(index)
    apart = len(items) > FEW and set(found[1:]) == {0}  # what opens a page stands apart from the others
    return [-1] * len(found) if apart else found


def _holds(above: Item, item: Item) -> bool:
    """Whether the box around one item also holds the other, which stands deeper in it."""
    whole = _outermost(above.box)
    around = whole.parent
    if around is None or not around.first <= item.box.first < around.last:
        return False
    below = item.box.depth - around.depth - 1
    return (
        below > above.box.depth - whole.depth
        and next(islice(item.box.line(), below + 1, None), None) is around
    )


def _outermost(box: Box) -> Box:
    """The outermost box of the same pieces."""
    for at in box.line():
        if at.first != box.first or at.last != box.last:
            break
        whole = at
    return whole


def _depth(page: Page, item: Item) -> float | None:
    """How deep an item says that it is set."""
    for box in _near(page, item):
        for key, value in box.attributes.items():
            if value and value[:3].isdecimal() and len(value) < 4 and _DEPTH_NAME.fullmatch(key):
                return float(value)
        if found := _DEPTH_CLASS.search(box.get("class")):
            return float(found[1])
        if (style := box.get("style")) and (found := _DEPTH_STYLE.search(style) or _MARGIN.search(style)):
            return float(found[1])
    return None


def _flags(items: Sequence[Item]) -> list[bool]:
    """For every item, whether its classes say that it answers, as those of the others do not."""
    flagged = []
    for item in items:
        names = _ANSWERING.split(item.box.get("class").lower())
        hung = item.own[0].text.lstrip()[:1] in _HUNG if item.own else False
        flagged.append("answering" in signs_of(item.box) or "in" in names or hung)
    return flagged if not all(flagged) else [False] * len(flagged)


# ── by words ─────────────────────────────────────────────────────────────────────────────────────────


def _told(page: Page, item: Item, items: Sequence[Item], index: int, names: dict[str, int]) -> int:
    """The item that one answers by its own words; -1: none."""
    told = item.answers
    if not (told and told.startswith("#")) and (echoed := _echoed(page, item, items[:index])) >= 0:
        return echoed
    if told and told.startswith("#"):
        return _numbered(items, index, int(told[1:6]))
    for whose in (*([told] if told else ()), *whom(item)[-1:]):
        name = plain_name(name_of(whose) or whose)
        for known, other in reversed(names.items()):
            if known == name or name.startswith(known + " "):
                return other
    if told and (counted := re.match(r"(?:[^\W\d]+\.?\s){0,2}(\d{1,5})\b", told)):
        return _numbered(items, index, int(counted[1]))
    return -1


def _numbered(items: Sequence[Item], index: int, number: int) -> int:
    """The item of a number before one, as they are shown or counted; -1: none."""
    shown = [other for other in range(index) if numbered(items[other]) == number]
    return shown[-1] if shown else (number - 1 if 0 < number <= index else -1)


def _addressed(
    page: Page, items: Sequence[Item], index: int, ids: dict[str, int], names: dict[str, int]
) -> int:
    """The item whose writer one speaks to with its first word, a link or an @; -1: none."""
    item = items[index]
    start, end = item.spans[0]
    if found := _POINTED.match(page.tree.text, start, min(end, start + LONGEST_NAME)):
        known = ids.get(found[1], -1)
        return known if 0 <= known < index else _numbered(items, index, int(found[1]))
    if found := _SPOKEN.match(page.tree.text, start, min(end, start + LONGEST_NAME)):
        if (spoken := names.get(plain_name(found[1] or found[2]), -1)) >= 0 or found[2]:
            return spoken
        line = plain_name(page.tree.text[start + 1 : min(end, start + LONGEST_NAME)])
        return next((other for name, other in reversed(names.items()) if line.startswith(name + " ")), -1)
    piece = next((piece for piece in item.own if piece.start <= start < piece.end), None)
    run = next((run for run in piece.runs if run.start <= start < run.end), None) if piece else None
    if run is None or not run.linked or run.end - run.start > LONGEST_NAME:
        return -1
    name = plain_name(page.tree.text[run.start : run.end].strip(" @:,\u00a0"))
    if name not in names:
        return -1
    link = next((box for box in islice(run.box.line(), NEAR) if box.tag == "a"), run.box)
    values = (v for k, v in link.attributes.items() if v and (k == "href" or _SOURCE.search(k)))
    called = (_called(_anchor(value), ids) for value in values)
    return next((other for other in called if 0 <= other < index), names[name])


def _echoed(page: Page, item: Item, before: Sequence[Item]) -> int:
    """The last item that says what one quotes; -1: none."""
    lines = (line for piece in item.quoted for line in piece.text.split("\n"))
    quoted = [squash(line) for line in lines if len(line) >= ECHO]
    if not quoted:
        return -1
    longest = [line[:200] for line in sorted(quoted, key=len, reverse=True)[:QUOTED]]
    for index in range(len(before) - 1, max(-1, len(before) - FARTHEST), -1):
        said = [squash(page.tree.text[start:end]) for start, end in before[index].spans]
        if any(line in words for words in said for line in longest):
            return index
    return -1


def numbered(item: Item) -> int | None:
    """The number in its thread that an item bears."""
    for piece in (*item.heads[:4], *item.own[:2]):
        if found := re.search(r"#\s?(\d{1,5})\b", fold(piece.text[:60])):
            return int(found[1])
    return None
