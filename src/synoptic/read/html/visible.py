"""Which elements a reader sees, and which of them break a line."""

import re

#: set in the line, not as a block of its own
INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "mark",
        "nobr",
        "output",
        "q",
        "rb",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
#: never shown as text: code, forms' values, drawings, what stands in for a missing player, readings of ruby
UNSEEN = frozenset(
    [
        "applet",
        "area",
        "audio",
        "base",
        "basefont",
        "canvas",
        "datalist",
        "embed",
        "frame",
        "frameset",
        "iframe",
        "img",
        "input",
        "link",
        "noembed",
        "noframes",
        "noscript",
        "object",
        "option",
        "param",
        "progress",
        "rp",
        "rt",
        "rtc",
        "script",
        "select",
        "source",
        "style",
        "svg",
        "template",
        "textarea",
        "title",
        "track",
        "video",
    ]
)
_NOT_DISPLAYED = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
#: classes by which frameworks hide a text from sight and leave it to screen readers
_FOR_SCREEN_READERS = frozenset(
    [
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
    ]
)


def is_hidden(tag: str, attributes: dict[str, str | None]) -> bool:
    """Whether an element's own attributes keep it and all inside out of sight."""
    if not attributes:
        return tag == "dialog"
    if "hidden" in attributes and attributes["hidden"] != "until-found":
        return True
    style = attributes.get("style")
    if style and _NOT_DISPLAYED.search(style):
        return True
    if tag == "dialog" and "open" not in attributes:
        return True
    classes = attributes.get("class")
    return bool(classes) and not _FOR_SCREEN_READERS.isdisjoint(str(classes).split())
