"""What a line is when looked at alone: a label, a dateline, a byline, the head of a list, or prose."""

import functools
import re
from typing import Literal

from synoptic.lang import all_languages
from synoptic.model import Record
from synoptic.read.byline import authors, inner_authors
from synoptic.read.dates import Stated, dates_in
from synoptic.read.labels import (
    Phrases,
    bare,
    is_comment_form,
    is_comment_head,
    is_label,
    is_menu,
    is_section,
    is_teaser,
    is_teaser_head,
    opened,
    service_words,
)
from synoptic.read.plain.lines import Line

Sort = Literal[
    "prose", "short", "item", "label", "menu", "section", "dateline", "byline", "credit",
    "teaser", "teaser_head", "comment_head", "form", "weather",
]  # fmt: skip

_CREDIT = re.compile(r"(?:©|\(c\)|℗)|^\W*(?:copyright)\b|^\s*\([A-ZÀ-Þ]{2,8}\)\W*$", re.IGNORECASE)
_WEATHER = re.compile(r"(?:^|[\s|])[-−+]?\d{1,3}(?:[.,]\d)?\s?(?:°\s?[CF]?|º\s?[CF]?|℃|℉|[CF]\b)(?:[\s|]|$)")
_CONTACT = re.compile(r"\S@\S+\.\S|https?://|www\.\S|\+\d[\d\s()/-]{6,}")
_RUNTIME = re.compile(r"^\d{1,2}:\d{2}(?::\d{2})?\s*(?:/|-)\s*\d{1,2}:\d{2}")
_SEPARATED = re.compile(r"\S\s*\|\s*\S")

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
    updated: bool = False
    """Whether the dateline says when the page was changed, not when it was published."""
    labelled: bool = False
    """Whether a word of publication stands before the date."""
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
    timed = _timed(line)
    if timed is not None:
        return timed
    if found := authors(text):
        return Seen(sort="byline", authors=found) if line.words <= 16 else Seen(sort="prose")
    if _CREDIT.search(text) and line.words <= LABEL_WORDS:
        return Seen(sort="credit")
    if _WEATHER.search(text) and line.words <= 8 and not line.ends:
        return Seen(sort="weather")
    if is_section(text):
        return Seen(sort="section")
    if is_label(text) or _RUNTIME.match(text):
        return Seen(sort="label")
    if is_menu(text):
        return Seen(sort="menu")
    if line.words <= LABEL_WORDS and _serves(line):
        return Seen(sort="label")
    if line.item:
        return Seen(sort="item")
    return Seen(sort="prose" if line.ends or line.words > LABEL_WORDS else "short")


def _serves(line: Line) -> bool:
    """Whether a short line speaks of the page's services."""
    words = service_words(line.text)
    if words * 14 >= line.words and words:
        return True
    return bool(_CONTACT.search(line.text)) and line.words <= 12


def _timed(line: Line) -> Seen | None:
    """The line as a dateline or a strip of the day; None: it has no date, or much beside it."""
    dates = dates_in(line.text)
    if not dates or line.words > 24:
        return None
    found = authors(line.text) or inner_authors(line.text)
    left = _beside(line.text, dates)
    label, updated = _labels(line.text)
    if _WEATHER.search(line.text):
        return Seen(sort="weather", dates=tuple(dates))
    full = any(date.year is not None for date in dates)
    issue = bool(_issues().anywhere(bare(line.text)))
    most = 8 if label or found else 5 if full and not line.ends else 1
    names = sum(len(name.split()) for name in found)
    if len(left) - names > most or not (
        full or label or found or updated or any(date.time for date in dates)
    ):
        return None
    return Seen(
        sort="dateline",
        dates=tuple(dates),
        authors=found,
        labelled=label,
        updated=updated and not label,
        issue=issue,
    )


def _beside(text: str, dates: list[Stated]) -> list[str]:
    """The words of a line that are no part of its dates and times."""
    kept = list(text)
    for date in dates:
        for start, end in ((date.start, date.end), date.clock):
            kept[start:end] = " " * (end - start)
    words = re.findall(r"[^\W_]+", "".join(kept))
    return [word for word in words if not _filler().whole(bare(word))]


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
def _issues() -> Phrases:
    return Phrases((word for each in all_languages() for word in each.chrome.issue), bare)


def _labels(text: str) -> tuple[bool, bool]:
    """Whether the line begins with a label of publication, and with one of a later change."""
    published, updated = _publishing()
    form = opened(text)
    return bool(published.start(form)), bool(updated.start(form))
