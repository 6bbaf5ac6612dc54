"""Words that stand where a text breaks off, and whether a text breaks off: for pages of any kind."""

import functools
import re
from collections.abc import Sequence

from synoptic.lang import all_languages
from synoptic.model import Block, Truncation
from synoptic.read.labels import opened
from synoptic.read.phrases import Phrases

LONGEST = 240
"""Characters of a line that may be a wall's words."""
AFTER = 6
"""Blocks after the end of a text among which a wall's words are looked for."""

TELLING = frozenset(("paragraph", "lead", "list_item", "quote"))
"""Roles of a text's own sentences."""

_CLOSING = "['\"“”’»«›‹)\\]」』*]*"
_ENDS = re.compile(rf"[.!?。！？؟।:;]\s?{_CLOSING}$|[)\]」』]$")
_BROKEN = re.compile(rf"(?:\.\.\.|…|\[…\]|\[\.\.\.\])\s?{_CLOSING}$")


def breaks_off(text: str) -> bool:
    """Whether a paragraph ends within a sentence, or in an ellipsis."""
    text = text[-LONGEST:].rstrip()
    return bool(_BROKEN.search(text)) or (len(text) > 60 and not _ENDS.search(text))


def is_wall(line: str) -> bool:
    """Whether a line says that the rest is for subscribers, or for money."""
    return len(line) <= LONGEST and bool(_phrases()[0].start(opened(line)))


def goes_on(line: str) -> bool:
    """Whether a line says that the rest stands elsewhere."""
    return len(line) <= LONGEST // 3 and bool(_phrases()[1].start(opened(line)))


def cut_off(text: str, blocks: Sequence[Block]) -> Truncation | None:
    """Why a text without markup breaks off; None: it does not, as far as can be seen.

    Both must be there: a last paragraph that ends within a sentence, and words below it that say why.
    """
    last = max((i for i, block in enumerate(blocks) if block.role in TELLING), default=-1)
    if last < 0:
        return None
    ends = [text[b.start : b.end] for b in blocks[last : last + 2]]
    below = [text[b.start : b.end] for b in blocks[last + 1 : last + 1 + AFTER] if b.role == "chrome"]
    # a paragraph that is cut may be read as no part of the text
    if not breaks_off(ends[0]) and not (len(ends) > 1 and not is_wall(ends[1]) and breaks_off(ends[1])):
        return None
    if any(map(is_wall, below)):
        return "paywall"
    return "excerpt" if any(map(goes_on, below[:2])) else None


@functools.cache
def _phrases() -> tuple[Phrases, Phrases]:
    every = [language.barred for language in all_languages()]
    return (
        Phrases((phrase for each in every for phrase in each.wall), opened),
        Phrases((phrase for each in every for phrase in each.onward), opened),
    )
