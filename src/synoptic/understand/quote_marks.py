"""Where quotation marks open and close, in every style, block by block.

A mark without its partner runs to the end of its block where the next block opens with a mark again (the
convention of quotes over several paragraphs), else to the end of its sentence. Quotes inside quotes belong
to the outer one. Apostrophes, inches and years ('90s) are no marks.
"""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from synoptic.model import Block, Span
from synoptic.understand.stage import Reading

#: opening mark to the marks that may close it, in any language
PAIRS: dict[str, str] = {
    "“": "”“\"", "„": "“”\"", "«": "»", "»": "«", "‹": "›", "›": "‹", "「": "」", "『": "』", "《": "》",
    '"': '"”', "‘": "’'", "‚": "‘’", "'": "'’", "”": "”", "＂": "＂", "〝": "〞",
}  # fmt: skip
SINGLE = frozenset("‘‚'")
#: a quote in single marks is not longer: what looks like one is an apostrophe's
LONGEST_SINGLE = 2000
_ENDS = frozenset(".,!?…;")


class Marked(NamedTuple):
    """Words between marks, the marks left out."""

    start: int
    end: int
    block: int
    """Index of the block."""
    closed: bool
    """Whether its closing mark stands in its block."""
    single: bool
    """Whether single marks frame it."""
    continues: bool
    """Whether it carries on a quote that the block before left open."""

    @property
    def span(self) -> Span:
        """The words."""
        return Span(self.start, self.end)


def marked(text: str, blocks: Sequence[Block], sentences: Sequence[Span]) -> list[Marked]:
    """Everything in quotation marks, in order, none inside another."""
    found: list[Marked] = []
    open_before = False
    for index, block in enumerate(blocks):
        inner: list[Marked] = []
        at = block.start
        while at < block.end:
            mark = text[at]
            if mark not in PAIRS or not _opens(text, at, block.start, block.end):
                at += 1
                continue
            end = _close(text, at, block.end)
            carries = open_before and not text[block.start : at].strip()
            if end is None:
                if mark in SINGLE:
                    at += 1
                    continue
                runs_on = _next_opens(text, blocks, index, mark)
                end = block.end if runs_on else _sentence_end(sentences, at, block.end)
                inner.append(_made(text, at + 1, end, index, False, mark, carries))
                open_before = runs_on
            else:
                inner.append(_made(text, at + 1, end, index, True, mark, carries))
                open_before = False
            at = end + 1
        if not inner:
            open_before = False
        found += [one for one in inner if one.start < one.end]
    return found


def marks_of(reading: Reading) -> list[Marked]:
    """Everything in quotation marks on a page."""
    return marked(reading.document.text, reading.blocks, reading.sentences)


def inside(quotes: Sequence[Marked], at: int) -> bool:
    """Whether an offset lies between marks."""
    place = bisect_right(quotes, at, key=lambda one: one.start) - 1
    return place >= 0 and quotes[place].start <= at < quotes[place].end


def _opens(text: str, at: int, start: int, end: int) -> bool:
    mark = text[at]
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if mark in "「『《〝„‚‘":
        return not (mark == "‘" and before.isalnum()) and not after.isspace()
    if mark == "“":
        return not after.isspace() and not before.isalnum()
    if mark == "«":
        # French sets a blank inside its marks
        return not before.isalnum()
    if mark == "'" and (after.isdigit() or not after.isalnum()):
        return after in '"“'
    return (before.isspace() or before in "([{—–-:/,\"'“‘") and not after.isspace() and after not in ".,;:)]"


def _close(text: str, at: int, end: int) -> int | None:
    """Where the mark at ``at`` is closed within the block."""
    mark = text[at]
    closers = PAIRS[mark]
    if mark in SINGLE:
        return _close_single(text, at, end, closers)
    for i in range(at + 1, end):
        c = text[i]
        if c == mark and _begins_word(text, i, end):
            return None  # opened again before it was closed
        if c not in closers:
            continue
        if mark == '"' and text[i - 1].isdigit() and text[i + 1 : i + 2].isalnum():
            continue  # inches
        return i
    return None


def _close_single(text: str, at: int, end: int, closers: str) -> int | None:
    """A closing single mark; an apostrophe after s closes only where nothing better follows."""
    fallback: int | None = None
    for i in range(at + 2, min(end, at + LONGEST_SINGLE)):
        if text[i] == text[at] and _begins_word(text, i, end):
            break
        if text[i] not in closers:
            continue
        after = text[i + 1] if i + 1 < end else " "
        before = text[i - 1]
        if after.isalnum() or before.isspace():
            continue
        if before in _ENDS or before not in "sS":
            return i
        if fallback is None:
            fallback = i
    return fallback


def _begins_word(text: str, at: int, end: int) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < end else " "
    return (before.isspace() or before in "([") and not after.isspace()


def _next_opens(text: str, blocks: Sequence[Block], index: int, mark: str) -> bool:
    if index + 1 >= len(blocks):
        return False
    nxt = blocks[index + 1]
    head = text[nxt.start : nxt.start + 1]
    return nxt.role == blocks[index].role and head == mark


def _sentence_end(sentences: Sequence[Span], at: int, end: int) -> int:
    place = bisect_right(sentences, at, key=lambda span: span.start) - 1
    return min(end, sentences[place].end) if place >= 0 and sentences[place].end > at else end


def _made(text: str, start: int, end: int, block: int, closed: bool, mark: str, carries: bool) -> Marked:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Marked(start, end, block, closed, mark in SINGLE, carries)
