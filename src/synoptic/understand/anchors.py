"""Dates inside a page that its other times are read against: an update's label, a comment's head."""

import re
from datetime import date

from synoptic.model import Block, Expression, Span
from synoptic.understand.expressions import find
from synoptic.understand.resolve import resolve

#: a block's own date stands this near to its beginning
OPENING = 32
#: characters before a comment that may hold its head
HEAD = 200
_COLON = re.compile(r"[^\S\n]{0,2}[:：]")


def a_day(expression: Expression) -> bool:
    """Whether a time is as exact as a day."""
    return expression.day is not None or expression.weekday is not None or expression.unit == "day"


def opens(text: str, block: Block, span: Span) -> bool:
    """Whether a block opens with this time as a label: "Update 20 September: …"."""
    near = 0 <= span.start - block.start <= OPENING
    return near and block.role != "dateline" and _COLON.match(text, span.end) is not None


def head_date(text: str, code: str | None, start: int, block: Block, published: date | None) -> date | None:
    """The date in a comment's head, or between it and what stands before; none before the page's own.

    Args:
        text: the document's text.
        code: ISO 639-1 code of its language.
        start: where the block before the comment ends.
        block: the comment.
        published: the page's date of publication.
    """
    first = max(start, block.start - HEAD)
    for worded in reversed(find(text, code, first, min(block.end, block.start + OPENING))):
        said = worded.expression
        resolved = None if said is None or not said.day else resolve(said, published)
        if resolved is not None and (published is None or resolved >= published.isoformat()):
            return date.fromisoformat(resolved)
    return None
