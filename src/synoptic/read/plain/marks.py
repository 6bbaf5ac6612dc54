"""Who speaks: the lines over comments, with a name and a time, points, a reply label or a word of saying."""

import functools
import re

from synoptic.lang import all_languages
from synoptic.model import Record
from synoptic.read.byline import authors, is_handle, is_name
from synoptic.read.dates import Stated, dates_in
from synoptic.read.datewords import past
from synoptic.read.labels import bare, opened, table
from synoptic.read.phrases import Phrases, tokens
from synoptic.text import fold, plain

LONGEST = 160
"""A longer line is no mark."""

_FOLD = re.compile(r"^\s*(?:\[\s?[–—−+-]\s?\]|\(\s?[–—−+-]\s?\)|[▲▼△▽↑↓⬆⬇⇧☆★●○◦•·└├│┃┗┣╰↳→>»|*-]\s*)+")
_FLAGS = re.compile(
    r"[\[(]\s?(?:S|M|A|OP|[Bb]ot|BOT|op|score hidden)\s?[\])]"
    r"|\bOP\b|(?<=\S)\s+[Bb]ot\b|#\d+\b|^\s*\d{1,4}[.)]\s"
)
_SHORT_AGO = re.compile(
    r"(?<![\w.])\d{1,3}\s?(?:s|m|min|h|hr|hrs|d|w|wk|mo|y|yr|yrs)\b(?:\s+ago\b)?(?=\s*(?:$|[|•·,(\[]))"
)
_BETWEEN = re.compile(r"[|•·,–—~»]|\s-\s|\s{2,}|\t|[()\[\]]|:$")
_POSTED = re.compile(r"(\S+)\s(?:to|in|→|>)\s\S+$")
INITIAL = re.compile(r"\b[^\W\d_]\.$")
_ARROW = re.compile(r"\s[→▸]\s")
_DIGIT = re.compile(r"\d")
#: how a distance in time may be told without a digit
_ONE = re.compile(
    r"(?<!\w)(?:an?|one|une?|uma?|eine[rm]?|una?|just|gerade|à|ahora|agora|только)(?!\w)|刚刚|たった今",
    re.IGNORECASE,
)
_SPOKEN = re.compile(r"\s?[:：]\s*$")


class Mark(Record, frozen=True, kw_only=True):
    """A line that says who wrote what follows."""

    author: str | None
    """The name; None: the account is gone, or only a time is told."""
    bot: bool = False
    """Whether the account says that it is a program."""
    points: bool = False
    """Whether it counts points or likes."""
    ago: bool = False
    """Whether it tells the time as a distance into the past."""
    folds: bool = False
    """Whether it has a mark to fold the thread with."""
    when: tuple[Stated, ...] = ()
    """Dates that it states."""
    answers: str | None = None
    """Whom the comment answers, where the mark says so."""
    said: bool = False
    """Whether only a word of saying makes it a mark, as it makes a quotation of somebody."""

    @property
    def shape(self) -> tuple[bool, bool, bool, bool]:
        """What kind of mark it is: the comments of one page are marked alike."""
        return self.points, self.ago, bool(self.when), self.said


@functools.lru_cache(maxsize=8_192)
def mark(line: str) -> Mark | None:
    """Who speaks after a line, by what the line itself shows; None: it is no mark.

    A name alone is no mark: that takes the company of other comments.
    """
    if len(line) > LONGEST or not line.strip():
        return None
    folded = _FOLD.match(line)
    text = line[folded.end() :] if folded else line
    folds = folded is not None and any(bracket in folded.group() for bracket in "[(")
    if (said := _said(text)) is not None:
        return said
    answers, unanswered = _answered(text)
    rest, points, timed, dates = _stripped(unanswered)
    if not (points or timed or folds or answers or (dates and not _long(rest))):
        return None
    bot = bool(re.search(r"(?i)\[\s?bot\s?\]|\bbot\b", text))
    counted_first = rest.lstrip().startswith("|") or (dates and dates[0].start == 0)
    if counted_first and not _by(rest) and not any(date.time for date in dates):
        return None  # a count or a day with no name before it
    name = _name(_FLAGS.sub(" ", rest), free=points or timed or any(date.time for date in dates))
    if name is None:
        gone = table("gone").whole(bare(rest))
        return Mark(author=None, points=points, ago=timed, folds=folds, when=dates) if gone or folds else None
    return Mark(author=name, bot=bot, points=points, ago=timed, folds=folds, when=dates, answers=answers)


def lone_name(text: str, *, free: bool = False) -> str | None:
    """The commenter's name that a line consists of; None: it is more, or no name.

    ``free``: names with a place or a role are let pass, where the lines around say that it is one.
    """
    text = fold(_FLAGS.sub(" ", text))
    if not text or len(text) > 40 or (text[-1] in ".!?…,;" and not INITIAL.search(text)):
        return None
    text = text.rstrip(":：")
    return text if is_name(text) or _nick(text) or (free and _called(text)) else None


def bare_name(text: str) -> str | None:
    """What a line that stands over a comment's time calls its writer; None: it is too long for that."""
    text = fold(_FLAGS.sub(" ", text)).rstrip(":：")
    return text if text and len(text) <= 40 and len(text.split()) <= 5 else None


def _nick(text: str) -> bool:
    """Whether a text may be what an account calls itself: one word, or one and its language's name."""
    parts = text.split()
    if not parts:
        return False
    marked = any(not character.isalpha() for character in parts[0])
    return is_handle(parts[0]) and (len(parts) == 1 or (len(parts) == 2 and marked and parts[1].isalpha()))


def _name(rest: str, *, free: bool) -> str | None:
    """The name that is left of a mark when counts and times are taken out.

    ``free``: names that people give themselves are let pass: ``Bert from the mill``.
    """
    split = [fold(part or "").lstrip("-–— ") for part in _BETWEEN.split(rest)]
    parts = [part for part in split if bare(part) and not table("reply").whole(bare(part))]
    if not parts:
        return None
    first = parts[0]
    if _days().whole(bare(first)) or _replies_only(first):
        return None
    if (posted := _POSTED.match(first)) and is_handle(posted[1]) and not posted[1].isalpha():
        return posted[1]
    if found := authors(first, handles=True):
        return found[0]
    if len(first) > 40 or len(first.split()) > 4 or table("gone").whole(bare(first)):
        return None
    if len(parts) > 4 or sum(len(part.split()) for part in parts[1:]) > 8:
        return None
    if not (is_name(first) or _nick(first) or (free and _called(first))):
        return None
    return first.removeprefix("/").removeprefix("u/").strip()


def _replies_only(text: str) -> bool:
    """Whether all words of a text are numbers, or labels under comments."""
    words = [word for word in bare(text).split() if not word.isdigit()]
    return all(table("reply").whole(word) or table("points").whole(word) for word in words)


def _by(rest: str) -> bool:
    """Whether a word before an author's name comes right after the counts that a mark begins with."""
    return table("byline").start(opened(rest.lstrip(" |·•–—-,"))) > 0


def _called(text: str) -> bool:
    """Whether a text may be a name with a place or a role: it begins and ends in capitalised words."""
    words = text.split()
    return 2 <= len(words) <= 5 and words[0][0].isupper() and words[-1][0].isupper() and not text.isupper()


def _long(rest: str) -> bool:
    return len(rest.split()) > 8


def _said(text: str) -> Mark | None:
    """``Name says:``, ``Name wrote on 3 May at 12:05:``"""
    if not _SPOKEN.search(text) and not re.search(r"(?:[:…]|\.\.\.)\s*$", text):
        return None
    words = text.split()
    for i in range(1, min(5, len(words))):
        after = bare(" ".join(words[i : i + 2])), bare(words[i])
        if any(table("says").whole(each) for each in after):
            name = lone_name(" ".join(words[:i]))
            left = len(words) - i
            return Mark(author=name, when=tuple(dates_in(text)), said=True) if name and left <= 10 else None
    return None


def _answered(text: str) -> tuple[str | None, str]:
    """Whom a mark says that the comment answers, and the mark without that."""
    form = opened(text)
    end = table("answers").start(form)
    if end and len(form) > end:
        whom = fold(text[end:]).strip(" :,@")
        return (whom or None), ""
    if not table("answers").may(tokens(form)) and not _ARROW.search(text):
        return None, text
    for place in re.finditer(r"\s+", text):
        end = table("answers").start(opened(text[place.end() :]))
        if end and (name := lone_name(re.split(r"[|•·,(\[]|\s-\s|\s{2,}|\d", text[place.end() + end :])[0])):
            return name, text[: place.start()]
    parts = _ARROW.split(text)
    if (
        len(parts) == 2
        and is_handle(parts[0].strip())
        and is_handle(parts[1].split()[0] if parts[1].split() else "")
    ):
        return fold(parts[1]).split()[0], parts[0]
    return None, text


def _stripped(text: str) -> tuple[str, bool, bool, tuple[Stated, ...]]:
    """A mark without its counts and times; whether it had points, a relative time; and its dates."""
    dates = tuple(dates_in(text))
    kept = list(text)
    for date in dates:
        for start, end in ((date.start, date.end), date.clock):
            kept[start:end] = " " * (end - start)
    rest = _without_days("".join(kept)) if dates else "".join(kept)
    points = ago = brief = 0
    counted = _DIGIT.search(rest)
    if counted:
        rest, points = _points().subn(" | ", rest)
    if counted or _ONE.search(rest):
        rest, ago = past().subn(" | ", rest)
    if counted:
        rest, brief = _SHORT_AGO.subn(" | ", rest)
    return rest, bool(points), bool(ago or brief), dates


def _without_days(text: str) -> str:
    kept = [w for w in re.split(r"(\s+)", text) if not _days().whole(bare(w)) or not bare(w)]
    return "".join(kept)


@functools.cache
def _days() -> Phrases:
    dates = [each.dates for each in all_languages()]
    labels = [w for d in dates for label in (*d.published, *d.updated, *d.clock) for w in label.split()]
    return Phrases([*(day for d in dates for day in d.weekdays), *labels], bare)


def _alternatives(words: set[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@functools.cache
def _points() -> re.Pattern[str]:
    """A count with what it counts: ``61 points``."""
    words = {word for each in all_languages() for word in each.chrome.points}
    words |= {"replies", "reply", "children", "comments", "comment"}
    return re.compile(
        rf"(?<!\w)[-−+]?\d[\d.,]*\s?[kKmM]?\s?(?:{_alternatives(words)})(?![^\W\d_])", re.IGNORECASE
    )


def says_when(line: str) -> bool:
    """Whether a short line is no more than a time, points and labels of replying."""
    if len(line) > LONGEST:
        return False
    if _replies_only(line):
        return bool(bare(line))
    rest, points, timed, dates = _stripped(line)
    if not (points or timed or dates):
        return False
    parts = [bare(part) for part in _BETWEEN.split(rest)]
    return all(
        not part or table("reply").whole(part) or part in ("at", "um", "a las", "on") for part in parts
    )


def plain_name(name: str | None) -> str:
    """A commenter's name as names are compared."""
    return plain(name or "").lstrip("@").strip()
