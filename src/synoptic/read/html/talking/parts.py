"""The parts of a comment, each looked at alone: a name, a line over words, a label beside them."""

import functools
import re
from collections.abc import Collection

from synoptic.lang import all_languages
from synoptic.read.dates import dates_in, past
from synoptic.read.html.dom.prose import SENTENCE_END
from synoptic.read.html.dom.signs import signs_of
from synoptic.read.html.dom.tree import Box, Piece
from synoptic.read.labels import (
    bare,
    is_comment_form,
    is_comment_head,
    is_label,
    is_teaser_head,
    opened,
    table,
    uncounted,
)
from synoptic.read.phrases import Phrases
from synoptic.read.plain.marks import INITIAL, says_when
from synoptic.text import fold

LONGEST_NAME = 40
"""Characters of a name."""
LONGEST_HEAD = 160
"""Characters of a line over a comment."""
MOST_DATED = 80
"""Characters of a text that tells a time and a little else."""
KEPT = 4096
"""Texts whose part is kept: names and labels repeat."""
USER_LINK = re.compile(
    r"(?:^|/)(?:u|users?|profiles?|members?|author|people|space)(?:/|\.php|-\w+-\d+|[-_.]\d+|\?|$)|/[@~][\w.-]"
    r"|[?&;](?:u|user|uid|author)=[\w-]+|viewprofile|action=profile|mod=space",
    re.IGNORECASE,
)
"""An address that is an account's, as sites everywhere word it."""

_SEPARATOR = re.compile(r"[\s\u00a0]*(?:[–—:»|·•,;-]|#\d+)*[\s\u00a0]*")
_LINE = re.compile(r"([^\n\t]{1,60})[\n\t]\s*")
_COUNTED = re.compile(r"\b\d+\s+[^\W\d]")
_VALUED = re.compile(r"^[^:：]{2,30}[:：]\s*#?[\d.,]+\s*$")
_ANSWER = re.compile(r"(?:re|aw|antw|fwd?|sv|odp|rv|tr)\s?(?:\[\d+\])?[:：]", re.IGNORECASE)
_TIME = re.compile(r"\W{0,2}\d{1,2}[:.h]\d\d(?::\d\d)?\s?(?:[ap]\.?m\.?)?\W{0,2}", re.IGNORECASE)
_COUNT = re.compile(r"^[\W_]*\d[\d.,]*\s?[kKmM]?[\W_]*$|^\W*#\s?\d+\W*$")
_ARROWS = "→↩↪⤷⮑▸►↳⇒➜➤"
_MAILED = re.compile(
    r"^([^<>()\[\]]{2,60}?)\s*[<(\[][^\s<>()\[\]]+(?:@|\s?(?:at|\(at\)|…|\.\.\.)\s?)[^<>()\[\]]+[>)\]]$"
)
_DAY = r"(?:\b\d{1,4}[-/.]\s?\d{1,2}[-/.]\s?\d{1,4}|\b\d{1,2}\b\D{1,12}\b(?:19|20)\d\d|\d年\d{1,2}月\d)"
_STAMP = re.compile(rf"{_DAY}\D.{{0,16}}?\b\d{{1,2}}[:.h]\d\d\b|\b\d{{1,2}}:\d\d\b.{{0,16}}?{_DAY}")
_COLON = re.compile(r"[:：]")
_BEGINS = re.compile(r"(?<!\S)\S")
_NAMED = re.compile(
    r"(?:data-)?(?:comment-|post-)?(?:author|user|poster)(?:-?name)?|(?:data-)?(?:user-?name|nick(?:name)?|name)"
)
"""Attributes in which a box names its writer; ``name`` by itself only as data."""


def name_of(text: str) -> str | None:
    """A text as the name that somebody goes by; None: it cannot be one."""
    text = fold(text[:120])
    if (mailed := _MAILED.match(text)) is not None:
        text = mailed[1].partition(": ")[2] or mailed[1]
    text = text.strip("\u200e\u200f").rstrip(":：,·|–—-").strip()
    if not text or len(text) > LONGEST_NAME or len(text.split()) > 6:
        return None
    return _name(text)


@functools.lru_cache(maxsize=KEPT)
def _name(text: str) -> str | None:
    if not any(c.isalpha() for c in text) or (SENTENCE_END.search(text) and not INITIAL.search(text)):
        return None
    if (
        is_label(text)
        or is_comment_head(text)
        or _VALUED.match(text)
        or _ANSWER.match(text)
        or _COUNT.match(text)
        or _COUNTED.search(text)
    ):
        return None
    line = bare(text)
    if table("reply").whole(line) or line in _time_labels() or table("says").whole(bare(text.split()[-1])):
        return None
    if table("gone").whole(line) or dates_in(text) or past().search(text) or says_when(text):
        return None
    return text.removeprefix("/").removeprefix("u/").removeprefix("@").strip() or None


@functools.cache
def _time_labels() -> frozenset[str]:
    """Labels before a date, of all languages: posted, modified."""
    every = (each.dates for each in all_languages())
    return frozenset(bare(label) for dates in every for label in (*dates.published, *dates.updated))


def attributed(box: Box) -> str | None:
    """The writer whom a box's own attributes name."""
    for attribute, value in box.attributes.items():
        if value and attribute != "name" and _NAMED.fullmatch(attribute) and (name := name_of(value)):
            return name
    return None


def signs_off(text: str) -> bool:
    """Whether a line is no more than a word before the name of who said what stands above it: posted by."""
    line = bare(text)
    return line in _time_labels() or table("byline").whole(line)


def is_gone(text: str) -> bool:
    """Whether a text says that an account or a comment was taken away."""
    return len(text) < LONGEST_HEAD and table("gone").whole(bare(text))


def is_aside(text: str) -> bool:
    """Whether a text holds no words of anybody's: a time, a count, a label."""
    return len(text) <= LONGEST_HEAD and _aside(text)


@functools.lru_cache(maxsize=KEPT)
def _aside(text: str) -> bool:
    if (
        _COUNT.match(text)
        or _TIME.fullmatch(text.strip())
        or is_comment_form(text)
        or is_teaser_head(text)
        or says_when(text)
    ):
        return True
    line = bare(text)
    if tells_time(text):
        return True
    points = table("points")
    return (points.whole(uncounted(line)) and line != uncounted(line)) or (len(text) < 40 and is_label(text))


def tells_time(text: str) -> bool:
    """Whether a text tells a time and next to nothing else: Commented Oct 17 at 1:03."""
    if len(text) > LONGEST_HEAD:
        return False
    dates = dates_in(text)
    ago = past().search(text)
    if not dates and not ago:
        return False
    if _published().start(bare(text)):
        return True
    if len(text) > MOST_DATED:
        return False
    told = [
        *((d.start, d.end) for d in dates),
        *(d.clock for d in dates),
        *([ago.span()] if ago else ()),
    ]
    kept = list(text)
    for start, end in told:
        kept[start:end] = " " * (end - start)
    left = [word for word in "".join(kept).split() if any(map(str.isalpha, word))]
    return len(left) <= 3 and not (left and SENTENCE_END.search(text))


@functools.cache
def _published() -> Phrases:
    """Labels before a date of publication, of all languages."""
    return Phrases((label for each in all_languages() for label in each.dates.published), bare)


def is_stamp(text: str) -> bool:
    """Whether a short line tells a day and a time of day, as the lines over posts do."""
    return (
        len(text) <= LONGEST_HEAD
        and text.count(":") + text.count("h") > 0
        and _STAMP.search(text) is not None
    )


def after_name(piece: Piece, end: int, controls: Collection[str] = ()) -> int:
    """Where words begin after a name on its line; -1: only a place, a time or a word of saying follows.

    Args:
        piece: the line.
        end: code point where the name ends.
        controls: links and buttons of many items, in lower case, which are no words.
    """
    at = _after(piece, end, controls)
    if at < 0:
        return -1
    cell = piece.text.find("\t", end - piece.start)
    if cell >= 0 and any(map(str.isalnum, piece.text[cell:])):
        at = piece.start + cell + 1  # of a row, what shares the name's cell is a profile
    while (line := _LINE.match(piece.text, at - piece.start)) is not None and is_aside(line[1].strip()):
        at = piece.start + line.end()  # a time on a line, or in a cell, between name and words
    signs = frozenset(sign for box in list(piece.box.line())[:2] for sign in signs_of(box))
    return -1 if heads(piece.text[at - piece.start :], signs) else at


def _after(piece: Piece, end: int, controls: Collection[str]) -> int:
    skip = _SEPARATOR.match(piece.text, end - piece.start)
    at = skip.end() if skip else end - piece.start
    for run in piece.runs:  # a time, a count or a button in an element of its own belongs to the head
        if run.start - piece.start <= at < run.end - piece.start and run.box.inline:
            text = piece.text[at : run.end - piece.start]
            if (
                "date" in signs_of(run.box)
                or run.box.tag in ("time", "small")
                or is_aside(text)
                or fold(text).casefold() in controls
            ):
                skip = _SEPARATOR.match(piece.text, run.end - piece.start)
                at = skip.end() if skip else run.end - piece.start
    return piece.start + at if any(c.isalnum() for c in piece.text[at:]) else -1


def heads(rest: str, signs: frozenset[str] = frozenset()) -> bool:
    """Whether what stands beside a name on its line is no more than a place, a time or a word of saying.

    ``signs``: of the line's boxes.
    """
    if len(rest) > 100:
        return False
    if table("says").whole(bare(rest)) or is_aside(rest) or is_label(rest):
        return True
    if SENTENCE_END.search(rest):
        return False
    if answered(rest) is not None or dates_in(rest) or past().search(rest):
        return True
    return bool(signs & {"meta", "user", "author", "date", "profile"})


def answered(text: str) -> str | None:
    """Whom a line says that the comment answers: a number with its sign, or a name."""
    if len(text) > LONGEST_HEAD:
        return None
    if is_arrow(text) and len(text) <= LONGEST_NAME:
        return text.strip(_ARROWS + " :,@") or None
    line = opened(text)
    answers = table("answers")
    for place in _BEGINS.finditer(line):
        if end := answers.start(line, place.start()):
            number = re.search(r"#\s?(\d+)", line[end:])
            if number:
                return f"#{number[1]}"
            return line[end:].strip(" :,@")[:LONGEST_NAME] or None
    return None


def is_answering(before: str) -> bool:
    """Whether what stands before a name says that it is one answered: an arrow, or words of answering."""
    before = before.rstrip()
    if not before or len(before) > LONGEST_NAME:
        return False
    if before[-1] in _ARROWS:
        return True
    line = bare(before)
    answers = table("answers")
    return any(answers.start(line, at) == len(line) for at in (m.start() for m in _BEGINS.finditer(line)))


def is_arrow(text: str) -> bool:
    """Whether a text points to somebody: it begins with an arrow."""
    return text.lstrip()[:1] in tuple(_ARROWS)


def quoted_name(text: str) -> str | None:
    """Whom a quotation in a posting quotes: ``Ana wrote: …``."""
    for colon in _COLON.finditer(text[:120]):
        words = re.split(r"[()\n]", text[: colon.start()])[-1].split()
        for cut in range(min(len(words), 6), 1, -1):
            if table("says").whole(bare(" ".join(words[cut - 1 :]))):
                return fold(" ".join(words[: cut - 1]))
    return None


def tells_quoted(text: str) -> bool:
    """Whether a line does no more than tell whom what follows quotes: Originally Posted by Ana."""
    line = opened(text)
    end = table("answers").start(line) if len(text) <= 80 else 0
    return bool(end) and " ".join(line[end:].split()) != "" and not SENTENCE_END.search(text)
