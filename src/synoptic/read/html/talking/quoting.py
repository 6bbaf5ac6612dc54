"""What of an item quotes another: boxes of quotations, lines that tell whom, and snippets of other items."""

import functools
import itertools
import re
from collections.abc import Sequence

from synoptic.read.html.dom.tree import Box, Piece
from synoptic.read.html.talking.item import Item
from synoptic.read.html.talking.parts import LONGEST_HEAD, answered, quoted_name, tells_quoted
from synoptic.read.html.told.title import squash

ECHO = 16
"""Letters of a snippet by which the post is found that it is of."""
QUOTES = frozenset(("blockquote", "q"))
"""Elements of quotations."""
_QUOTED = re.compile(
    r"(?:^|\s)(?!js-)(?:[a-z]{2,12}[-_]{0,2})?(?:quote|quoted|quotation|zitat)"
    r"(?:box|block|content|header|title|container|wrapper)?(?=\s|$|[-_])",
    re.IGNORECASE,
)
_MARKED = re.compile(r"^[ \t]*(?:>[ \t]+\S|>{1,8}[ \t]*[^\s\d>])", re.MULTILINE)
_CUT = ("…", "...", "...]", "…]", "[...]")


def head_quotes(item: Item, kinds: list[str]) -> None:
    """A line that ends in a colon over a quotation belongs to it: it tells whom it quotes."""
    for at in range(len(kinds) - 1):
        text = item.own[at].text
        if (
            kinds[at + 1] == "quote"
            and kinds[at] == "words"
            and len(text) < LONGEST_HEAD
            and text[-1] in ":："
        ):
            kinds[at] = "quote"


def unframed_quotes(item: Item, kinds: list[str]) -> None:
    """What stands in one box with a line that tells whom it quotes, and is not all of the item's words."""
    for at, piece in enumerate(item.own):
        if kinds[at] not in ("words", "label", "head") or not tells_quoted(piece.text):
            continue
        around = next((box for box in piece.box.line() if box.pieces > 1 and not box.inline), item.box)
        held = range(at + 1, len(kinds))
        inside = [i for i in held if around.first <= item.own[i].index < around.last]
        rest = [i for i in held if i not in inside and kinds[i] in ("words", "prose")]
        kinds[at] = "quote"
        if around.index > item.box.index and rest:
            for i in inside:
                kinds[i] = "quote"


def snippets(found: Sequence[Item], sorts: Sequence[list[str]]) -> None:
    """What begins as another's words do, over words of an item's own, is quoted."""
    begun: dict[str, int] = {}
    keys: list[list[str]] = []
    for number, (item, kinds) in enumerate(zip(found, sorts, strict=True)):
        mine = [
            squash(piece.text[: 4 * ECHO])[:ECHO] if kind in ("prose", "words") else ""
            for piece, kind in zip(item.own, kinds, strict=True)
        ]
        keys.append(mine)
        for key in mine:
            if len(key) == ECHO:
                begun.setdefault(key, number)
    for number, (item, kinds) in enumerate(zip(found, sorts, strict=True)):
        own = [at for at, kind in enumerate(kinds) if kind in ("prose", "words")]
        for at, after in itertools.pairwise(own):
            key = keys[number][at]
            if len(key) < ECHO:
                continue
            if begun[key] >= number or keys[number][after] == key:
                break
            if found[begun[key]].author == item.author and not item.own[at].text.rstrip().endswith(_CUT):
                break  # somebody says the same again
            kinds[at] = "quote"


def unquoted(piece: Piece, start: int, end: int) -> list[tuple[int, int]]:
    """What of a piece between two code points does not stand behind marks of quotation."""
    text = piece.text
    if not _MARKED.search(text, start - piece.start, end - piece.start):
        return [(start, end)]
    kept: list[tuple[int, int]] = []
    at = start - piece.start
    stop = end - piece.start
    lines: list[tuple[int, int, bool]] = []
    while at < stop:
        next_ = text.find("\n", at, stop)
        next_ = stop if next_ < 0 else next_
        lines.append((at, next_, _MARKED.match(text, at, next_) is not None))
        at = next_ + 1
    for number, (first, last, quoted) in enumerate(lines):
        told = any(marked for _, _, marked in lines[number + 1 : number + 3])
        if (
            quoted
            or not text[first:last].strip()
            or (told and text[first:last].rstrip().endswith((":", "：")))
        ):
            continue
        if kept and not text[kept[-1][1] - piece.start : first].strip():
            kept[-1] = (kept[-1][0], piece.start + last)
        else:
            kept.append((piece.start + first, piece.start + last))
    return kept or [(start, end)]


def is_quotation(box: Box) -> bool:
    """Whether a box is called a quotation; a whole post may be set as one, too."""
    names = box.attributes.get("class")
    return names is not None and _named_quote(names)


@functools.lru_cache(maxsize=8192)
def _named_quote(names: str) -> bool:
    return _QUOTED.search(names) is not None


def quotes_around(box: Box, item: Box) -> list[Box]:
    """The quotations within an item that a box stands in, innermost first."""
    found: list[Box] = []
    for at in box.line():
        if at.index <= item.index:
            break
        if at.tag in QUOTES or is_quotation(at):
            found.append(at)
    return found


def whom(item: Item) -> list[str]:
    """Whom an item quotes, as its quotations say."""
    return [name for piece in item.quoted if (name := _quoted(piece.text))]


def _quoted(text: str) -> str | None:
    if len(text) > LONGEST_HEAD:
        text = text[:80]
    if (found := answered(text) or quoted_name(text)) is not None:
        return found
    first = text.partition("\n")[0].rstrip()
    return first.rstrip(" :：") if first.endswith((":", "：")) else None
