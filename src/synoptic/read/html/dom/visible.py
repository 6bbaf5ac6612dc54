"""Which elements a reader sees, which of them break a line, and what the walk does with each.

Every element has a *sort*, a number. The order of the numbers says what sorts have in common: those below
``BREAK`` are entered, and of these the ones from ``INLINE`` on are set in the line.
"""

import re
from typing import Final

TEXT: Final = 1
PAGE: Final = 2
"""html and body: never hidden, as pages do so until their scripts have run."""
BLOCK: Final = 3
CELL: Final = 4
KEPT: Final = 5
"""Preformatted: line breaks count."""
INLINE: Final = 6
LINK: Final = 7
OWN: Final = 8
"""A block, but set in the line where a paragraph holds it: elements of a page's own making, buttons."""
BREAK: Final = 9
META: Final = 10
NOTED: Final = 11
"""Unseen, but it says something of the page."""
VEIL: Final = 12
"""Unseen, but by readers without scripts."""
UNSEEN: Final = 13
"""Code, forms' values, drawings, what stands in for a missing player, readings of ruby; comments."""

_SORTED: dict[int, str] = {
    TEXT: "-text",
    PAGE: "html body",
    CELL: "td th",
    KEPT: "pre listing xmp plaintext",
    VEIL: "noscript",
    INLINE: "abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark nobr output q rb ruby "
    "s samp small span strike strong sub sup time tt u var wbr",
    LINK: "a",
    OWN: "button",
    BREAK: "br",
    META: "meta",
    NOTED: "title script link",
    UNSEEN: "applet area audio base basefont canvas datalist embed frame frameset iframe img input noembed "
    "noframes object option param progress rp rt rtc select source style svg template textarea track video",
    BLOCK: "address article aside blockquote caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr label legend li main menu nav ol "
    "p picture search section summary table tbody tfoot thead tr ul",
}
SORTS: Final = {tag: sort for sort, tags in _SORTED.items() for tag in tags.split()}
"""Of every element that HTML knows; :func:`sort_of` tells those of the others."""
UNVEILED: Final = SORTS | {"noscript": BLOCK}
"""The same for a reader without scripts."""

_NOT_DISPLAYED = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
#: classes by which frameworks hide a text from sight and leave it to screen readers
_FOR_SCREEN_READERS = frozenset(
    (
        "a11y-hidden",
        "element-invisible",
        "hidden-accessible",
        "offscreen",
        "screen-reader",
        "screen-reader-only",
        "screen-reader-response",
        "screen-reader-text",
        "screenreader",
        "screenreader-only",
        "sr-only",
        "sr_only",
        "sronly",
        "ui-helper-hidden-accessible",
        "visually-hidden",
        "visuallyhidden",
        "visuallyHidden",
        "assistive-text",
    )
)


def sort_of(tag: str) -> int:
    """The sort of an element that HTML does not know."""
    if not tag or tag[0] in "-_!":
        return UNSEEN
    return OWN if "-" in tag else BLOCK


def is_hidden(tag: str, attributes: dict[str, str | None]) -> bool:
    """Whether an element's own attributes keep it and all inside out of sight."""
    if "hidden" in attributes and attributes["hidden"] != "until-found":
        return True
    if (style := attributes.get("style")) and _NOT_DISPLAYED.search(style):
        return True
    if tag == "dialog" and "open" not in attributes:
        return True
    classes = attributes.get("class")
    return classes is not None and not _FOR_SCREEN_READERS.isdisjoint(classes.split())
