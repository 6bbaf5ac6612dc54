"""Markup that would cost a parser more than it is worth, taken apart before it is parsed.

HTML's own rules let a small page become a huge tree (every paragraph reopens all unclosed formatting
elements) and make the parser look through all open elements again for each new one. A page with few
tags cannot do harm and is passed on as it is.
"""

import re

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
_FORMATTING_TAG = re.compile(
    r"</?(?:b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\s/>])[^>]{0,2000}>", re.IGNORECASE
)
_SHORT_PAGE = 3_000
"""Tags below which no check is needed for nesting."""
_MOST_FORMATTING = 100
"""Formatting elements that may be open at once."""
_LONG_TAG = 20_000
"""Characters between two closing brackets from which attributes are counted."""
_MOST_ATTRIBUTES = 1_000


def defuse(markup: str, config: Config, name: str) -> str:
    """The markup, without what would blow a parser up; almost always the very same.

    Raises:
        PageTooLargeError: more tags than ``max_html_nodes`` allows.
    """
    opened = markup.count("<") - markup.count("</")
    if opened > 2 * config.max_html_nodes:
        raise PageTooLargeError(
            name, f"more than {config.max_html_nodes} elements; raise max_html_nodes to read it"
        )
    markup = _fewer_attributes(markup)
    if opened < 500:
        return markup
    deepest, formatting = _nesting(markup)
    if formatting > _MOST_FORMATTING:
        markup = _FORMATTING_TAG.sub(" ", markup)
    limit = max(2 * config.max_html_depth, 1000)
    return _shallow(markup, limit) if opened > _SHORT_PAGE and deepest > limit else markup


def _fewer_attributes(markup: str) -> str:
    """Tags of thousands of attributes without them: a parser compares each with all others."""
    if len(markup) < _LONG_TAG:
        return markup
    at, parts, start = 0, [], 0
    while (end := markup.find(">", at)) >= 0:
        if end - at > _LONG_TAG:
            tag = markup.rfind("<", at, at + _LONG_TAG)
            if tag >= 0 and len(markup[tag:end].split(None, _MOST_ATTRIBUTES)) > _MOST_ATTRIBUTES:
                name = _TAG.match(markup, tag)
                if name:
                    parts += [markup[start : name.end()]]
                    start = end
        at = end + 1
    if not parts:
        return markup
    return "".join(parts) + markup[start:]


def _nesting(markup: str) -> tuple[int, int]:
    """How deep elements nest at most, and how many formatting elements are open at most."""
    depth = deepest = formatting = most = 0
    for close, tag in _TAG.findall(markup):
        name = tag.lower()
        if name in _FORMATTING:
            formatting = max(0, formatting - 1) if close else formatting + 1
            most = max(most, formatting)
        if name not in _FLAT:
            depth = max(0, depth - 1) if close else depth + 1
            deepest = max(deepest, depth)
    return deepest, most


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
