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
#: elements that close by themselves or hold nothing, so that they do not nest however many are opened
_FLAT = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "dt",
        "dd",
        "option",
        "optgroup",
        "td",
        "th",
        "tr",
        "tbody",
        "thead",
        "tfoot",
        "html",
        "head",
        "body",
    ]
)
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]{0,40})")
_NAMED = re.compile(rb"</?[a-zA-Z][^\s/>]{0,40}")
_FORMATTING_TAG = re.compile(
    r"</?(?:b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\s/>])[^>]{0,2000}>", re.IGNORECASE
)
_SHORT_PAGE = 3_000
"""Tags below which no check is needed for nesting."""
_MOST_FORMATTING = 100
"""Formatting elements that may be open at once."""
_LONG_TAG = 20_000
"""Bytes between two closing brackets from which attributes are counted."""
_MOST_ATTRIBUTES = 1_000
_FEW = 500
"""Tags that can do no harm however they nest."""

Words = NDArray[np.uint64]


def defuse(markup: str, config: Config, name: str) -> str:
    """The markup, without what would blow a parser up; almost always the very same.

    Raises:
        PageTooLargeError: more tags than ``max_html_nodes`` allows.
    """
    data = markup.encode("utf-8", "replace")
    fewer = _fewer_attributes(data)
    if fewer is not None:
        markup, data = fewer.decode("utf-8", "replace"), fewer
    data += bytes(_NAME + 2)
    page = np.frombuffer(data, np.uint8)
    at = np.flatnonzero(page == ord("<")) + 1
    close = page[at] == ord("/")
    opened = len(at) - int(close.sum())
    if opened > 2 * config.max_html_nodes:
        raise PageTooLargeError(
            name, f"more than {config.max_html_nodes} elements; raise max_html_nodes to read it"
        )
    if opened < _FEW:
        return markup
    deepest, formatting = _nesting(_names(data, at + close), close)
    if formatting > _MOST_FORMATTING:
        markup = _FORMATTING_TAG.sub(" ", markup)
    limit = max(2 * config.max_html_depth, 1000)
    return _shallow(markup, limit) if opened > _SHORT_PAGE and deepest > limit else markup


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
    """How deep elements nest at most, and how many formatting elements are open at most."""
    place = np.minimum(np.searchsorted(_KNOWN, names), len(_KNOWN) - 1)
    known = _KNOWN[place] == names
    formatting = known & _IS_FORMATTING[place]
    initial = names & np.uint64(255)
    nests = (~known | formatting) & (initial >= ord("a")) & (initial <= ord("z"))
    step = np.where(close, -1, 1)
    return _most(step * nests), _most(step * formatting)


def _most(steps: NDArray[np.int_]) -> int:
    """The highest that a count gets which goes by the steps, and not below zero."""
    count = np.cumsum(steps)
    lowest = np.minimum(np.minimum.accumulate(count), 0)
    return int((count - lowest).max())


# ── pages that would do harm ─────────────────────────────────────────────────────────────────────────


def _fewer_attributes(data: bytes) -> bytes | None:
    """Tags of thousands of attributes without them: a parser compares each with all others. None: no such."""
    if len(data) < _LONG_TAG:
        return None
    ends = np.flatnonzero(np.frombuffer(data, np.uint8) == ord(">"))
    start = 0
    parts: list[bytes] = []
    for long in np.flatnonzero(np.diff(ends, prepend=-1) > _LONG_TAG):
        at, end = int(ends[long - 1]) + 1 if long else 0, int(ends[long])
        tag = data.rfind(b"<", at, at + _LONG_TAG)
        if tag < 0 or len(data[tag:end].split(None, _MOST_ATTRIBUTES)) <= _MOST_ATTRIBUTES:
            continue
        if name := _NAMED.match(data, tag):
            parts.append(data[start : name.end()])
            start = end
    return b"".join([*parts, data[start:]]) if parts else None


def _shallow(markup: str, limit: int) -> str:
    """The markup without the tags of elements below the limit; their text stays."""
    depth, start = 0, 0
    parts: list[str] = []
    for found in _TAG.finditer(markup):
        if found[2].lower() in _FLAT:
            continue
        before = depth
        depth = max(0, depth - 1) if found[1] else depth + 1
        if max(before, depth) > limit and found.start() >= start:
            end = markup.find(">", found.end())
            end = len(markup) if end < 0 else end + 1
            parts.append(markup[start : found.start()])
            start = end
    return " ".join([*parts, markup[start:]])
