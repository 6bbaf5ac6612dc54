"""What a piece is to a comment: its writer's name, its words, or a label beside them."""

import functools
import re
from collections.abc import Sequence

from synoptic.lang import all_languages
from synoptic.model import Record
from synoptic.read.byline import is_name
from synoptic.read.dates import dates_in, past
from synoptic.read.html.prose import prose
from synoptic.read.html.signs import signs_of
from synoptic.read.html.tree import Box, Piece, Run
from synoptic.read.labels import (
    bare,
    is_comment_form,
    is_comment_head,
    is_label,
    is_teaser_head,
    table,
    uncounted,
)
from synoptic.read.plain.marks import Mark, lone_name, mark, says_when
from synoptic.text import fold

LONGEST_NAME = 40
"""Characters of a name."""
LONGEST_HEAD = 160
"""Characters of a line over a comment."""

_USER_LINK = re.compile(
    r"(?:^|/)(?:u|users?|profiles?|members?|author|people|space)(?:/|\.php|-\w+-\d+|\?|$)|/[@~][\w.-]"
    r"|[?&](?:u|user|uid|author)=[\w-]+|viewprofile|mod=space",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"[\s\u00a0]*(?:[–—:»|·•,;-]|#\d+)*[\s\u00a0]*")
_COUNTED = re.compile(r"\b\d+\s+[^\W\d]")
_COUNT = re.compile(r"^[\W_]*\d[\d.,]*\s?[kKmM]?[\W_]*$|^\W*#\s?\d+\W*$")
_ENDS = re.compile(r"[.!?…。！？]['\"”’»)\]]*$")
_NAMED = (
    "data-author",
    "data-user",
    "data-username",
    "data-name",
    "data-comment-author",
    "data-user-name",
    "data-author-name",
)
_QUOTES = frozenset(("blockquote", "q"))
_CONTROLS = frozenset(("nav", "button", "label", "footer"))
NEAR, MOST_HELD = 5, 12
"""Boxes around a piece that say what it is: so many, each of so many pieces at most."""


class Part(Record, frozen=True, kw_only=True):
    """A piece seen as a part of a comment."""

    name: str | None = None
    """Who writes, where the piece says so."""
    sure: bool = False
    """Whether markup or wording says that it is a writer's name, not only its place."""
    text: int = -1
    """Code point where a comment's words begin in the piece; -1: it has none."""
    gone: bool = False
    """Whether the writer's account is gone."""
    answers: str | None = None
    """Whom the piece says that the comment answers."""
    quote: int = -1
    """Index of the box of a quotation that the piece stands in; -1: of none."""


ASIDE = Part()


def name_of(text: str) -> str | None:
    """A text as the name that somebody goes by; None: it cannot be one."""
    text = fold(text).strip("\u200e\u200f").rstrip(":：,·|–—-").strip()
    if not text or len(text) > LONGEST_NAME or len(text.split()) > 6 or not any(c.isalpha() for c in text):
        return None
    if (
        (_ENDS.search(text) and not re.search(r"\b[^\W\d_]\.$", text))
        or is_label(text)
        or is_comment_head(text)
    ):
        return None
    if (
        dates_in(text)
        or past().search(text)
        or says_when(text)
        or table("reply").whole(bare(text))
        or _COUNT.match(text)
    ):
        return None
    if _COUNTED.search(text) or bare(text) in _time_labels() or table("says").whole(bare(text.split()[-1])):
        return None
    return text.removeprefix("/").removeprefix("u/").removeprefix("@").strip() or None


@functools.cache
def _time_labels() -> frozenset[str]:
    """Labels before a date, of all languages: posted, modified."""
    every = (each.dates for each in all_languages())
    return frozenset(bare(label) for dates in every for label in (*dates.published, *dates.updated))


def attributed(box: Box) -> str | None:
    """The writer whom an item's own attributes name."""
    for attribute in _NAMED:
        if (value := box.get(attribute)) and (name := name_of(value)):
            return name
    return None


def part(piece: Piece) -> Part:
    """What a piece is to the comment that it stands in."""
    line = [box for box in list(piece.box.line())[:NEAR] if box.pieces <= MOST_HELD]
    signs = frozenset(sign for box in line for sign in signs_of(box))
    text = piece.text
    controls = _CONTROLS if prose(piece) else _CONTROLS | {"form"}  # some boards set every text in a form
    if "profile" in signs or any(box.tag in controls for box in line):
        found = _leading(piece, line) if "profile" in signs else None
        return Part(name=found[0] if found else None)
    quote = next((box.index for box in line if box.tag in _QUOTES), -1)
    if _gone(text):
        return Part(gone=True)
    if _is_aside(text):
        return Part(answers=_answered(text))
    speaks = mark(text) if len(text) <= LONGEST_HEAD else None
    lead = _leading(piece, line)
    if lead is not None:
        name, end, sure = lead
        rest = _after(piece, end)
        sure = sure or "user" in signs or "author" in signs
        if rest < 0 or (speaks is not None and speaks.author and not _ENDS.search(text)):
            return Part(name=name, sure=sure or speaks is not None, answers=_answered(text), quote=quote)
        if not _header(text[rest - piece.start :], signs, sure=sure):
            return Part(name=name, sure=sure, text=rest, quote=quote)
        return Part(name=name, sure=True, answers=_answered(text), quote=quote)
    if speaks is not None and not _ENDS.search(text) and (speaks.author or _gone(text)):
        return _marked(speaks)
    return Part(text=piece.start, quote=quote, answers=_quoted(text) if quote >= 0 else None)


def _marked(speaks: Mark) -> Part:
    return Part(name=speaks.author, sure=True, gone=speaks.author is None, answers=speaks.answers)


def _gone(text: str) -> bool:
    return table("gone").whole(bare(text))


def _is_aside(text: str) -> bool:
    """Whether a piece holds no words of anybody's: a time, a count, a label."""
    if len(text) > LONGEST_HEAD:
        return False
    if says_when(text) or _COUNT.match(text) or is_comment_form(text) or is_teaser_head(text):
        return True
    line = bare(text)
    points = table("points")
    return (points.whole(uncounted(line)) and line != uncounted(line)) or (len(text) < 40 and is_label(text))


def _leading(piece: Piece, line: Sequence[Box]) -> tuple[str, int, bool] | None:
    """The name that a piece begins with in an element of its own, where it ends, and whether it is sure."""
    shown = [
        run
        for run in piece.runs
        if any(c.isalnum() for c in piece.text[run.start - piece.start : run.end - piece.start])
    ]
    for place, run in enumerate(shown[:4]):
        own = run.box if run.box.inline else None
        text = piece.text[run.start - piece.start : run.end - piece.start]
        whole = len(shown) == 1
        if own is None and not whole:
            if place == 0 and table("byline").whole(bare(text)):
                continue
            return None
        name = name_of(text)
        if name is None:
            if own is not None and place == 0 and len(text) < 20:
                continue  # a rank, an avatar's letter
            return None
        sure = _user(run, line)
        if whole and own is None and not sure and (len(name.split()) > 4 or _looks_said(text)):
            return None
        return name, run.end, sure
    return None


def _looks_said(text: str) -> bool:
    """Whether a short text without an element of its own reads as words, not as a name."""
    return lone_name(text, free=True) is None and not is_name(text)


def _user(run: Run, line: Sequence[Box]) -> bool:
    last = line[-1].index if line else run.box.index
    for box in run.box.line():
        if box.index < last:
            return False
        if "user" in (signs := signs_of(box)) or "author" in signs:
            return True
        if box.get("itemprop") in ("author", "creator", "name") or (
            box.tag == "a" and _USER_LINK.search(box.get("href"))
        ):
            return True
    return False


def _after(piece: Piece, end: int) -> int:
    """Where the words after a name begin; -1: there are none."""
    skip = _SEPARATOR.match(piece.text, end - piece.start)
    at = skip.end() if skip else end - piece.start
    for run in piece.runs:  # a time or a count in an element of its own belongs to the head
        if run.start - piece.start <= at < run.end - piece.start and run.box.inline:
            signs = signs_of(run.box)
            if (
                "date" in signs
                or run.box.tag in ("time", "small")
                or says_when(piece.text[at : run.end - piece.start])
            ):
                skip = _SEPARATOR.match(piece.text, run.end - piece.start)
                at = skip.end() if skip else run.end - piece.start
    return piece.start + at if any(c.isalnum() for c in piece.text[at:]) else -1


def _header(rest: str, signs: frozenset[str], *, sure: bool) -> bool:
    """Whether what follows a name on its line is no more than a place, a time or a word of saying."""
    if len(rest) > 100:
        return False
    if table("says").whole(bare(rest)) or says_when(rest) or _COUNT.match(rest) or is_label(rest):
        return True
    ends = bool(_ENDS.search(rest))
    if not ends and _answered(rest) is not None:
        return True
    if not ends and (dates_in(rest) or past().search(rest)):
        return True
    return not ends and sure and bool(signs & {"meta", "user", "author", "date"})


def _answered(text: str) -> str | None:
    """Whom a head says that it answers: a number with its sign, or a name."""
    line = bare(text)
    answers = table("answers")
    for place in re.finditer(r"(?:^|\s)", text[:LONGEST_HEAD]):
        from_here = bare(text[place.end() :])
        end = answers.start(from_here)
        if end and line:
            rest = text[place.end() :]
            number = re.search(r"#\s?(\d+)", rest)
            if number:
                return f"#{number[1]}"
            return fold(from_here[end:])[:LONGEST_NAME] or None
    return None


def _quoted(text: str) -> str | None:
    """Whom a quotation in a posting quotes: ``Ana wrote: …``."""
    head, colon, _ = text[:80].partition(":")
    words = head.split()
    if colon and len(words) >= 2 and table("says").whole(bare(words[-1])):
        return fold(" ".join(words[:-1]))
    return None
