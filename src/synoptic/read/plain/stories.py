"""The items of a page that came as text: other stories' titles with what is told under them."""

import re
from collections.abc import Sequence

import msgspec

from synoptic.model import Block, Entry, Published
from synoptic.read.byline import authors as after_label
from synoptic.read.dates import complete, dates_in, passed
from synoptic.read.entries import headed
from synoptic.read.labels import is_teaser
from synoptic.read.plain.lines import count, ends_sentence
from synoptic.text import fold, plain, trim

TITLE = 40
"""Words of a title at most."""
ASKED = 16
"""Words of a title that ends as a sentence does, over a longer abstract."""
CUT_OFF = 24
"""Words of a title over an abstract that is cut off in dots."""
META = 100
"""Characters of a line that tells when or by whom."""
MOST = 1_000
"""Items of a page."""

_CUT = ("...", "…")
_LABEL = re.compile(r"[^:：]{1,40}[:：]\s*")


def stories(text: str, blocks: Sequence[Block], near: str | None = None) -> tuple[Entry, ...]:
    """The items that a page's teasers make, in order.

    Args:
        text: the page.
        blocks: its blocks.
        near: when it was collected, ISO 8601: completes dates without a year.
    """
    made: list[Entry] = []
    now: Entry | None = None
    twice = False
    for index, block in enumerate(blocks):
        words = text[block.start : block.end]
        if block.role != "teaser":
            when = _when(words, near) if now is not None and block.role in ("chrome", "dateline") else None
            if now is not None and (when or after_label(words[:META])):
                now = _signed(now, block, words, when)
            elif now is not None:
                made.append(now)
                now = None
            continue
        below = blocks[index + 1] if index + 1 < len(blocks) else None
        following = text[below.start : below.end] if below is not None and below.role == "teaser" else ""
        if now is not None and _again(text, now, words):
            now, twice = msgspec.structs.replace(now, end=block.end), True
        elif now is None or _is_title(text, block, following, twice=twice, told=bool(now.words)):
            made += [now] if now is not None else []
            now = _opened(text, block)
        else:
            span = trim(text, block.start, block.end)
            now = msgspec.structs.replace(now, end=block.end, words=(*now.words, span))
    made += [now] if now is not None else []
    return tuple(made[:MOST])


def _opened(text: str, block: Block) -> Entry:
    """An item that begins with a title."""
    start = block.start
    label = _LABEL.match(text, start, block.end) if is_teaser(text[start : block.end]) else None
    if label is not None and label.end() < block.end:
        start = label.end()
    title, tags = headed(text, start, block.end)
    return Entry(kind="item", start=block.start, end=block.end, title=title, tags=tags)


def _again(text: str, now: Entry, words: str) -> bool:
    """Whether a teaser tells the title of the item before it once more, with or without its labels."""
    if now.words or now.title is None:
        return False
    told = plain(fold(words))
    if told == plain(fold(now.title.of(text))):
        return True
    # what was told a hundred times over is not looked through again for each
    return now.end - now.start <= 2 * len(words) + META and told == plain(fold(text[now.start : now.end]))


def _is_title(text: str, block: Block, following: str, *, twice: bool, told: bool) -> bool:
    """Whether a teaser is a title: told twice, under labels, or short and without an end mark.

    Args:
        text: the page.
        block: the teaser.
        following: the teaser right below it; empty: there is none.
        twice: whether this page tells its items' titles twice.
        told: whether the item above has an abstract.
    """
    words = text[block.start : block.end]
    if following and fold(words) == fold(following):
        return True
    size = count(words)
    if size > TITLE:
        return False
    if headed(text, block.start, block.end)[1]:
        return True
    if twice or words.endswith(_CUT):
        return False
    if not ends_sentence(words):
        return True
    asked = size <= ASKED and words[-1] in "?!？！" and len(following) > len(words)
    return asked or (told and size <= CUT_OFF and following.endswith(_CUT))


def _when(words: str, near: str | None) -> Published | None:
    """The time that a short line tells."""
    if len(words) > META:
        return None
    for stated in dates_in(words):
        if (found := complete(stated, near)) is not None:
            return found
    return passed(words, near) if near else None


def _signed(now: Entry, block: Block, words: str, when: Published | None) -> Entry:
    return msgspec.structs.replace(
        now,
        end=block.end,
        published=now.published or when,
        authors=now.authors or after_label(words[:META]),
    )
