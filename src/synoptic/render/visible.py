"""Text as it may be shown: one line, without characters that steer a terminal or turn a line around."""

import re

from synoptic.text import fold

#: C0 and C1 controls, marks and overrides of direction, separators, specials, lone surrogates
_STEERING = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ufeff\ud800-\udfff]"
)


def visible(text: str) -> str:
    """The words folded into one line, steering characters left out."""
    return fold(_STEERING.sub("", text))


def cut(text: str, most: int) -> str:
    """At most ``most`` characters, cut at a word where there is one, with an ellipsis."""
    if len(text) <= most:
        return text
    short = text[: most - 1]
    head, blank, _ = short.rpartition(" ")
    return (head if blank and len(head) > most // 2 else short).rstrip(" ,;:") + "…"
