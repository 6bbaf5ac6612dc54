"""Markup that would cost a parser more than it is worth, taken apart before it is parsed.

HTML's own rules let a small page become a huge tree (every paragraph reopens all unclosed formatting
elements) and make the parser look through all open elements again for each new one. Whether a page could
do so is told from its tags alone, without reading it twice: their places and names are looked at all at
once, as arrays of bytes. Almost every page is passed on as it is.
"""

import re

import numpy as np
from numpy.typing import NDArray

from synoptic.config import Config
from synoptic.errors import PageTooLargeError

_FORMATTING = frozenset(
    ["b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"]
)
#: elements that close by themselves or hold nothing, so that they do not nest however many are opened; the
#: shapes of drawings, which do not where they stand
_FLAT = frozenset(
    """
    area base br col embed hr img input link meta param source track wbr
    p li dt dd option optgroup td th tr tbody thead tfoot html head body
    circle ellipse image line path polygon polyline rect stop use
    """.split()  # noqa: SIM905  a list of words
)
_RAW = re.compile(rb"<(?:script|style)\b", re.IGNORECASE)
_NAMED = re.compile(rb"</?[a-zA-Z][^\s/>]{0,40}")
#: as HTML's rules cut an attribute; possessive, so that nothing is looked at twice
_ATTRIBUTE = (
    rb"[\s/]*+[^\s/>][^\s/>=]*+"
    rb"(?:\s*+=\s*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^\s>\"'][^\s>]*+)?+)?+"
)
_ATTRIBUTES = re.compile(rb"(?:" + _ATTRIBUTE + rb")*+")
_TOO_MANY = re.compile(rb"(?:" + _ATTRIBUTE + rb"){3000,}+")
#: text, comments, scripts, styles, and tags of no more than so many attributes
_PLAIN = re.compile(
    rb"(?:[^<]++|<(?![a-z/!])|<!--(?:[^-]++|-(?!->))*+(?:-->|\Z)|<!(?!--)[^>]*+(?:>|\Z)|</(?![a-z])[^>]*+(?:>|\Z)"
    rb"|<(?:script|style)\b[^>]*+>(?:[^<]++|<(?!/s(?:cript|tyle)))*+"
    rb"|</?[a-z][^\s/>]*+(?:" + _ATTRIBUTE + rb"){0,500}+[\s/]*+>)*+",
    re.IGNORECASE,
)
_TAGS = re.compile(
    rb"<!--(?:[^-]++|-(?!->))*+|<(?:script|style)\b[^>]*+>(?:[^<]++|<(?!/s(?:cript|tyle)))*+"
    rb"|<(/?)([a-z][^\s/>]*+)(?:" + _ATTRIBUTE + rb")*+[\s/]*+>",
    re.IGNORECASE,
)
_SHORT_PAGE = 3_000
"""Tags below which no check is needed for nesting."""
_LONG_TAG = 16_000
"""Bytes after a tag's beginning without another from which its attributes are counted."""
_LARGE = 500_000
"""Bytes of a page from which all tags' attributes are counted."""
_FEW = 500
"""Tags that can do no harm however they nest."""

Words = NDArray[np.uint64]


def defuse(markup: str, config: Config, name: str) -> str:
    """The markup, without what would blow a parser up; almost always the very same.

    Raises:
        PageTooLargeError: more tags than ``max_html_nodes`` allows.
    """
    data = markup.encode("utf-8", "replace") + bytes(_NAME + 2)
    page = np.frombuffer(data, np.uint8)
    brackets = page == ord("<")
    if np.count_nonzero(brackets) > 4 * config.max_html_nodes:
        raise _too_many(config, name)
    at = np.flatnonzero(brackets) + 1
    fewer = _fewer_attributes(data, at)
    if fewer is not None:
        return defuse(fewer[: -_NAME - 2].decode("utf-8", "replace"), config, name)
    close = page[at] == ord("/")
    opened = len(at) - int(close.sum())
    if opened > 2 * config.max_html_nodes:
        raise _too_many(config, name)
    if opened < _FEW:
        return markup
    limit = max(2 * config.max_html_depth, 1000)
    deepest, reopened = _nesting(_names(data, at + close), close)
    if reopened > config.max_html_nodes or (opened > _SHORT_PAGE and deepest > limit):
        return _tamed(data, limit, config.max_html_nodes).decode("utf-8", "replace")
    return markup


def _too_many(config: Config, name: str) -> PageTooLargeError:
    return PageTooLargeError(
        name, f"more than {config.max_html_nodes} elements; raise max_html_nodes to read it"
    )


# ── all tags at once ─────────────────────────────────────────────────────────────────────────────────

_NAME = 8
"""Bytes of a tag's name that are looked at."""
_LETTERS = np.arange(256, dtype=np.uint8)
_LETTERS[ord("A") : ord("Z") + 1] += 32
_LETTERS[list(b"\0\t\n\f\r />")] = 0
_ONES, _HIGH, _ONE, _SEVEN = (np.uint64(n) for n in (0x0101010101010101, 0x8080808080808080, 1, 7))


def _number(name: str) -> int:
    return int.from_bytes(name.encode()[:_NAME].ljust(_NAME, b"\0"), "little")


_KNOWN = np.array(sorted(map(_number, _FORMATTING | _FLAT)), dtype=np.uint64)
_IS_FORMATTING = np.isin(_KNOWN, np.array(sorted(map(_number, _FORMATTING)), dtype=np.uint64))


def _names(data: bytes, at: NDArray[np.intp]) -> Words:
    """The names that begin at places of a page, lower case, eight bytes of each as a number."""
    words: Words = np.ndarray((len(data) - _NAME + 1,), "<u8", data, 0, (1,))[at]
    words = _LETTERS[words.view(np.uint8)].view(np.uint64)
    # the lowest zero byte ends the name; all above it is cut off
    zeros = (words - _ONES) & ~words & _HIGH
    first = zeros & (~zeros + _ONE)
    return words & ((first >> _SEVEN) - _ONE)


def _nesting(names: Words, close: NDArray[np.bool_]) -> tuple[int, int]:
    """How deep elements nest at most, and how many formatting elements a parser may have to open again."""
    place = np.minimum(np.searchsorted(_KNOWN, names), len(_KNOWN) - 1)
    known = _KNOWN[place] == names
    formatting = known & _IS_FORMATTING[place]
    initial = names & np.uint64(255)
    nests = (~known | formatting) & (initial >= ord("a")) & (initial <= ord("z"))
    step = np.where(close, -1, 1)
    return int(_open(step * nests).max()), int(_open(step * formatting).sum())


def _open(steps: NDArray[np.int_]) -> NDArray[np.int_]:
    """A count that goes by the steps, and not below zero."""
    count: NDArray[np.int_] = np.cumsum(steps)
    return count - np.minimum(np.minimum.accumulate(count), 0)


# ── pages that would do harm ─────────────────────────────────────────────────────────────────────────


def _fewer_attributes(data: bytes, at: NDArray[np.intp]) -> bytes | None:
    """Tags of hundreds of attributes without them: a parser compares each with all others. None: no such.

    On pages of any size those are found that nothing but attributes follows for long, on large ones all.
    """
    cuts: list[tuple[int, int]] = []
    for long in np.flatnonzero(np.diff(at, append=len(data)) > _LONG_TAG):
        name = _NAMED.match(data, int(at[long]) - 1)
        end = int(at[long + 1]) - 1 if long + 1 < len(at) else len(data)
        if name and not _RAW.match(data, name.start()):
            inside = _TOO_MANY.match(data, name.end(), end)
            if inside:
                cuts.append(inside.span())
    if not cuts and len(data) >= _LARGE:
        place = _plain_to(data, 0)
        while name := _NAMED.match(data, place):  # a tag of too many attributes, or one that the page ends in
            inside = _ATTRIBUTES.match(data, name.end())
            if not inside or inside.end() == inside.start():
                break
            cuts.append(inside.span())
            place = _plain_to(data, inside.end())
    return _without(data, cuts) if cuts else None


def _plain_to(data: bytes, at: int) -> int:
    """Where the first tag of too many attributes begins, or the page's end."""
    plain = _PLAIN.match(data, at)
    return plain.end() if plain else at


def _tamed(data: bytes, deepest: int, most: int) -> bytes:
    """The markup without tags of elements below a depth, and formatting that would be opened too often.

    Here tags are read one by one, as what looks like one in a script or a comment is none.
    """
    depth = formatting = reopened = 0
    formats: list[tuple[int, int]] = []
    below: list[tuple[int, int]] = []
    for found in _TAGS.finditer(data):
        if found[2] is None:
            continue
        close, name = bool(found[1]), found[2].lower().decode("utf-8", "replace")
        if name in _FORMATTING:
            formatting = max(0, formatting - 1) if close else formatting + 1
            formats.append(found.span())
        reopened += formatting
        if name not in _FLAT:
            before, depth = depth, max(0, depth - 1) if close else depth + 1
            if max(before, depth) > deepest:
                below.append(found.span())
    return _without(data, sorted({*below, *(formats if reopened > most else ())}))


def _without(data: bytes, spans: list[tuple[int, int]]) -> bytes:
    """The markup with a blank for each of the spans."""
    starts = [0, *(end for _, end in spans)]
    ends = [*(start for start, _ in spans), len(data)]
    return b" ".join([data[start:end] for start, end in zip(starts, ends, strict=True)])
