"""What a line is when looked at alone: a label, a dateline, a byline, the head of a list, or prose."""

import functools
import re
from typing import Literal

from synoptic.lang import all_languages
from synoptic.model import Record
from synoptic.read.byline import authors, inner_authors, names
from synoptic.read.dates import Stated, dates_in
from synoptic.read.labels import (
    bare,
    is_comment_form,
    is_comment_head,
    is_label,
    is_menu,
    is_section,
    is_teaser,
    is_teaser_head,
    opened,
    pieces,
    service_words,
    table,
)
from synoptic.read.phrases import Phrases
from synoptic.read.plain.lines import Line
from synoptic.read.plain.marks import mark

Sort = Literal[
    "prose", "short", "item", "label", "menu", "section", "dateline", "byline", "credit",
    "teaser", "teaser_head", "comment_head", "form", "weather", "mark", "caption", "row",
]  # fmt: skip

Tag = Literal["published", "updated", ""]

_CREDIT = re.compile(r"(?:©|\(c\)|℗)|^\W*(?:copyright)\b|^\s*\([A-ZÀ-Þ]{2,8}\)\W*$", re.IGNORECASE)
_WEATHER = re.compile(r"(?:^|[\s|])[-−+]?\d{1,3}(?:[.,]\d)?\s?(?:°\s?[CF]?|º\s?[CF]?|℃|℉|[CF]\b)(?:[\s|]|$)")
_CONTACT = re.compile(r"\S@\S+\.\S|https?://|www\.\S|\+\d[\d\s()/-]{6,}")
_RUNTIME = re.compile(r"^\d{1,2}:\d{2}(?::\d{2})?\s*(?:/|-)\s*\d{1,2}:\d{2}")
_SEPARATED = re.compile(r"\S\s*\|\s*\S")

_CJK_PERSON = re.compile(r"[\u4e00-\u9fff\uac00-\ud7af]{3,5}")

LABEL_WORDS = 26
"""A longer line is no label, whatever services it names."""


class Seen(Record, frozen=True, kw_only=True):
    """A line's sort, with what the sort is known by."""

    sort: Sort
    """What the line is."""
    dates: tuple[Stated, ...] = ()
    """Dates of a dateline, or of a strip with the weather."""
    authors: tuple[str, ...] = ()
    """Names of a byline, or of a dateline with one."""
    tags: tuple[Tag, ...] = ()
    """For each date, what a label before it says of it."""
    maybe: tuple[str, ...] = ()
    """Names that the line begins with, though no word says that they are authors."""
    opens: bool = False
    """Whether a byline has its names on the next line."""
    issue: bool = False
    """Whether the date is that of a numbered issue."""


def see(line: Line) -> Seen:
    """The sort of a line."""
    text = line.text
    if len(text) > 300:
        return Seen(sort="prose" if line.ends or line.words > LABEL_WORDS else "short")
    if is_comment_form(text) and not is_comment_head(text):
        return Seen(sort="form")
    if is_comment_head(text):
        return Seen(sort="comment_head")
    if is_teaser_head(text):
        return Seen(sort="teaser_head")
    if is_teaser(text):
        return Seen(sort="teaser")
    speaks = mark(text) if line.words <= 16 else None
    if speaks is not None and (speaks.points or speaks.folds or speaks.ago):
        return Seen(sort="mark", authors=(speaks.author,) if speaks.author else (), dates=speaks.when)
    timed = _timed(line)
    if timed is not None:
        return timed
    if speaks is not None:
        return Seen(sort="mark", authors=(speaks.author,) if speaks.author else (), dates=speaks.when)
    if table("byline").whole(opened(text)) or table("byline").whole(bare(text)):
        return Seen(sort="byline", opens=True)
    if found := authors(text):
        return Seen(sort="byline", authors=found) if line.words <= 16 else Seen(sort="prose")
    if _CREDIT.search(text) and line.words <= LABEL_WORDS:
        return Seen(sort="credit")
    if _WEATHER.search(text) and line.words <= 8 and not line.ends:
        return Seen(sort="weather")
    if is_section(text):
        return Seen(sort="section")
    if _captions().anywhere(opened(text)) and line.words <= 40:
        return Seen(sort="caption")
    if is_label(text) or _RUNTIME.match(text):
        return Seen(sort="label")
    if is_menu(text):
        return Seen(sort="menu")
    if line.words <= LABEL_WORDS and _serves(line):
        return Seen(sort="label")
    if line.item:
        return Seen(sort="item")
    if line.ends or line.words > LABEL_WORDS:
        return Seen(sort="prose")
    return Seen(sort="short", maybe=_persons(text) if line.words <= 12 else ())


def _serves(line: Line) -> bool:
    """Whether a short line speaks of the page's services."""
    words = service_words(line.text)
    if words * 14 >= line.words and words:
        return True
    return bool(_CONTACT.search(line.text)) and line.words <= 12


def _timed(line: Line) -> Seen | None:
    """The line as a dateline or a strip of the day; None: it has no date, or much beside it."""
    dates = dates_in(line.text)
    if not dates or line.words > 30:
        return None
    if _WEATHER.search(line.text):
        return Seen(sort="weather", dates=tuple(dates))
    found = authors(line.text) or inner_authors(line.text)
    tags = tuple(_tag(line.text, dates, i) for i in range(len(dates)))
    first = min(min(date.start, date.clock[0] if date.time else date.start) for date in dates)
    maybe = () if found else _persons(line.text[:first])
    left = _beside(line.text, dates) - sum(len(name.split()) for name in (*found, *maybe))
    full = any(date.year is not None for date in dates)
    clear = full or found or any(tags) or any(date.time for date in dates)
    open_end = line.ends and not any(date.time for date in dates)
    most = 8 if any(tags) or found else 5 if clear and not open_end else 0
    parts = pieces(line.text)
    if left > most and not (len(parts) >= 3 and full and all(len(part.split()) <= 6 for part in parts)):
        return _entry(line, dates)
    return Seen(
        sort="dateline",
        dates=tuple(dates),
        tags=tags,
        authors=found,
        maybe=maybe,
        issue=bool(_issues().anywhere(bare(line.text))),
    )


def _entry(line: Line, dates: list[Stated]) -> Seen | None:
    """An item of a list that is dated at its beginning; None: it is none."""
    headed = dates[0].start == 0 and line.words <= LABEL_WORDS and mark(line.text) is None
    return Seen(sort="item") if headed and dates[0].year is not None else None


def _tag(text: str, dates: list[Stated], i: int) -> Tag:
    """Which label stands before a date in its line: of publication, of a later change, or none."""
    since = max(dates[i - 1].end, dates[i - 1].clock[1]) if i else 0
    published, updated = _publishing()
    before = opened(text[since : dates[i].start]).lstrip(" .,;|·•()-")
    if updated.start(before):
        return "updated"
    return "published" if published.start(before) else ""


def _persons(text: str) -> tuple[str, ...]:
    """Names that a line without a label begins with: of two to five words each."""
    if not text or text[0].islower() or not text[0].isalpha():
        return ()
    found = names(text)
    if found and _CJK_PERSON.fullmatch(found[0]):
        return found[:1]
    if not found or not 2 <= len(found[0].split()) <= 5:
        return ()
    return tuple(name for name in found if 2 <= len(name.split()) <= 5 and not _labels_only(name))


def _labels_only(name: str) -> bool:
    """Whether capitalised words are labels rather than a name: Published Date, Related Links."""
    plain_name = bare(name)
    if is_label(name) or table("byline").start(plain_name) or service_words(name):
        return True
    return any(_filler().whole(word) or table("exact").whole(word) for word in plain_name.split())


def _beside(text: str, dates: list[Stated]) -> int:
    """How many words of a line are no part of its dates and times."""
    kept = list(text)
    for date in dates:
        for start, end in ((date.start, date.end), date.clock):
            kept[start:end] = " " * (end - start)
    words = re.findall(r"[^\W_]+", "".join(kept))
    return sum(not _filler().whole(bare(word)) for word in words)


@functools.cache
def _filler() -> Phrases:
    """Words of datelines beside the date: names of weekdays, labels, words of the clock."""
    every = [each.dates for each in all_languages()]
    labels = [label for dates in every for label in (*dates.published, *dates.updated, *dates.clock)]
    days = [day for dates in every for day in dates.weekdays]
    zones = [zone for dates in every for zone in dates.zones]
    single = [word for label in labels for word in label.split()]
    return Phrases([*labels, *single, *days, *zones], bare)


@functools.cache
def _publishing() -> tuple[Phrases, Phrases]:
    every = [each.dates for each in all_languages()]
    return (
        Phrases((label for dates in every for label in dates.published), opened),
        Phrases((label for dates in every for label in dates.updated), opened),
    )


@functools.cache
def _captions() -> Phrases:
    return Phrases((word for each in all_languages() for word in each.chrome.captions), opened)


@functools.cache
def _issues() -> Phrases:
    return Phrases((word for each in all_languages() for word in each.chrome.issue), bare)
