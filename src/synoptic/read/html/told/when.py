"""When a page was published: what stands by its title, against what its metadata and its address say."""

import datetime as dt
import functools
import itertools
import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

import msgspec

from synoptic.lang import all_languages
from synoptic.model import Published, Record
from synoptic.read.dates import Stated, complete, dates_in, passed, past
from synoptic.read.html.dom.tree import Piece
from synoptic.read.html.told.near import LONGEST, Top, sight
from synoptic.read.html.told.said import Said
from synoptic.read.instants import instant, minutes
from synoptic.read.labels import opened
from synoptic.read.phrases import Phrases

FARTHEST = 14
"""Hours that a local time may be off from UTC."""
BY_TITLE = 5
"""Pieces below the title within which a date speaks of the page."""
HEADER = 12
"""Pieces of a box that holds a title and what belongs to it."""
YEAR_LINE = 80
"""Characters of a line that may tell a date."""
FEW = 3
"""Dates in scripts from which on they are of several stories."""
OLD = 60
"""Days by which metadata lies before what the page shows, from which on it is of another page or system."""

_IN_ADDRESS = re.compile(r"(?<!\d)((?:19|20)\d\d)[/_.-]?(0[1-9]|1[0-2])[/_.-]?(0[1-9]|[12]\d|3[01])(?!\d)")
#: a value that scripts carry under a name for the time of publication, in JSON within strings too
_VALUE = re.compile(
    r'ublish(?:ed|ing|edAt|ed_at|At|_at|Date|_date|edDate|ed_date|edTime|Time|_time|edOn)?\\?"\s?:\s?\\?"(\d{4}-\d\d-\d\d[^"\\]{0,25})'
)
_MONTH_IN_ADDRESS = re.compile(
    r"(?<!\d)((?:19|20)\d\d)/(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*/(\d{1,2})(?!\d)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PARTS = re.compile(r"[|·•●⋅/–—()]|\s-\s")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class Times(Record, frozen=True, kw_only=True):
    """What a page tells of its own time."""

    published: Published | None = None
    """When it was published."""
    modified: Published | None = None
    """When it was last changed, if that is another moment."""
    where: frozenset[int] = frozenset()
    """The pieces that say so."""


class _Shown(Record, frozen=True, kw_only=True):
    """A date that the page shows."""

    date: Published
    """With time and zone where they stand by it."""
    tag: str
    """What its label says: ``published`` or ``updated``; without one, where it stands: ``under`` the title,
    ``over`` it, ``after`` the text."""
    piece: int
    """Index of the piece."""


def published(
    top: Top, said: Said, address: str, collected: str | None, markup: str
) -> tuple[Published | None, frozenset[int]]:
    """When a page was published, and the pieces that say so."""
    told = times(top, said, address, collected, markup)
    return told.published, told.where


def times(top: Top, said: Said, address: str, collected: str | None, markup: str) -> Times:
    """When a page was published and changed: metadata, held against what the page shows and its address.

    Args:
        top: what stands by the title.
        said: what metadata states.
        address: of the page; empty: unknown.
        collected: when it was fetched, ISO 8601: nothing was published after it, and a strip with its day
            tells nothing of the page.
        markup: as decoded, for the last resort.
    """
    shown = [each for each in _shown(top, collected) if not _is_later(each.date, collected)]
    where = frozenset(each.piece for each in shown)
    best = _best(shown)
    meta = said.published if said.published and not _is_later(said.published, collected) else None
    date = (
        _outvoted(meta, said, best, address, top.title) if meta else _unstated(said, best, address, collected)
    )
    if date is None:
        late = next((each for each in shown if each.tag in ("updated", "after")), None)
        date = late.date if late else _in_scripts(markup, collected)
        if date is None and _tells_year(top):
            date = _last_resort(markup, collected)
    return Times(published=date, modified=_modified(said, shown, date, collected), where=where)


def _unstated(said: Said, best: _Shown | None, address: str, collected: str | None) -> Published | None:
    """The date of a page whose metadata states none for the article: shown, of the page or the site, told."""
    weak = said.weak
    if weak and (_stale(weak, address) or _is_now(weak, collected)):
        weak = None
    if best is not None:
        return _timed(best.date, weak)
    return weak or in_address(address)


def _is_later(date: Published, collected: str | None) -> bool:
    """Whether a date lies after the day of collection, by more than the zones can explain."""
    if not collected:
        return False
    try:
        day = dt.date.fromisoformat(collected[:10])
    except ValueError:
        return False
    return dt.date.fromisoformat(date.date) > day + dt.timedelta(days=1)


def _is_now(date: Published, collected: str | None) -> bool:
    """Whether a date is no more than the moment at which the page was sent."""
    if not collected or date.date != collected[:10]:
        return False
    now = instant(collected)
    mine, then = minutes(date), minutes(now) if now else None
    # the zones of both may differ by whole hours
    return mine is not None and then is not None and (then - mine) % 60 in (58, 59, 0, 1, 2)


def _modified(
    said: Said, shown: Sequence[_Shown], date: Published | None, collected: str | None
) -> Published | None:
    """When the page was changed: as metadata states it, else as it shows; None: not after publication."""
    told = said.modified or next((each.date for each in shown if each.tag == "updated"), None)
    if told is None or date is None or told.date < date.date or _is_later(told, collected):
        return None
    if told.date == date.date:
        mine, theirs = minutes(told), minutes(date)
        if mine is None or theirs is None or (mine <= theirs and (told.zone is None) == (date.zone is None)):
            return None
    return told


def _shown(top: Top, collected: str | None) -> Iterator[_Shown]:
    """Dates that the page shows by its title, nearest first."""
    for piece in top.near():
        machine = _machine(piece)
        seen = top.seen[piece.index]
        below = piece.index > top.title >= 0
        place = "over" if not below else "after" if piece in top.after else "under"
        if not seen.dates or seen.sort in ("weather", "prose", "item", "teaser"):
            if below and (date := machine or _ago(piece.text, collected)) is not None:
                yield _Shown(date=date, tag=_label(piece.text) or place, piece=piece.index)
            elif below and not seen.dates:
                yield from _inside(piece, collected)
            continue
        for at, stated in enumerate(seen.dates):
            date = _complete(stated, machine, collected)
            tag = seen.tags[at] if at < len(seen.tags) else ""
            if date is None or (not tag and place == "over" and _is_strip(top, piece, date, collected)):
                continue
            yield _Shown(date=date, tag=tag or place, piece=piece.index)


def _is_strip(top: Top, piece: Piece, date: Published, collected: str | None) -> bool:
    """Whether a date over the title is the day on which the page was sent, and not of the title's own box."""
    if not collected or date.date != collected[:10] or date.time is not None or top.title < 0:
        return False
    around = itertools.islice(top.page.tree.pieces[top.title].box.line(), 4)
    return not any(
        box.pieces <= HEADER and box.first <= piece.index < box.last and box.tag not in ("body", "html")
        for box in around
    )


def _inside(piece: Piece, collected: str | None) -> Iterator[_Shown]:
    """Dates right after their label, in a line that says more: ``Founder · Updated May 6, 2025``."""
    for stated in dates_in(piece.text[:LONGEST]):
        parts = _PARTS.split(piece.text[max(0, stated.start - 30) : stated.start])
        tag = _label(parts[-1])
        if tag and stated.year and (date := complete(stated, collected)) is not None:
            yield _Shown(date=date, tag=tag, piece=piece.index)


def _ago(text: str, collected: str | None) -> Published | None:
    """The day that a line words as a distance into the past."""
    return passed(text, collected) if collected and past().search(text) else None


def _label(text: str) -> str:
    """What a line's first words say of the date in it: ``published``, ``updated`` or nothing."""
    head = opened(text[:60])
    published_, updated = labels_of_dates()
    return "updated" if updated.start(head) else "published" if published_.start(head) else ""


def shown_date(piece: Piece, collected: str | None) -> Published | None:
    """The first date that a piece shows or tells machines."""
    machine = _machine(piece)
    for stated in sight(piece.text).dates:
        if (date := _complete(stated, machine, collected)) is not None:
            return date
    if machine is not None:
        return machine
    return passed(piece.text, collected) if collected and past().search(piece.text) else None


def _machine(piece: Piece) -> Published | None:
    """The date that an element of a piece tells machines."""
    for run in piece.runs:
        for depth, box in enumerate(run.box.line()):
            if depth > 2:
                break
            for attribute in ("datetime", "content", "title", "data-time", "data-timestamp"):
                value = box.get(attribute)
                if value[:2] in ("19", "20") and (found := instant(value[:40])) is not None:
                    return found
            if not box.inline:
                break
    return None


def _complete(stated: Stated, machine: Published | None, collected: str | None) -> Published | None:
    date = complete(stated, collected)
    if machine is None:
        return date
    if date is None or (date.date == machine.date and date.time is None):
        return machine
    return _zoned(date, machine)


def _best(shown: Sequence[_Shown]) -> _Shown | None:
    """The date labelled as publication, else the first under the title that no label calls a change."""
    for wanted in ("published", "under", "over"):
        for each in shown:
            if each.tag == wanted:
                return each
    return None


def _outvoted(meta: Published, said: Said, shown: _Shown | None, address: str, title: int) -> Published:
    """What metadata, page and address make together.

    The page's own clock is taken where it tells the same moment. Metadata that gives another day gives way
    where it repeats the last change, where page and address agree, and where the page shows an earlier day
    right by its title: systems that move their pages date them anew.
    """
    told = in_address(address)
    if shown is None:
        early = (
            told is not None and _days(told, meta) > 1 and said.modified and said.modified.date == meta.date
        )
        return told if told and early else meta
    date = shown.date
    if date.date == meta.date or _same_moment(date, meta):
        return _one_day(date, meta)
    days = _days(date, meta)
    if told is not None and told.date == date.date and days > 1:
        return date
    changed = said.modified is not None and said.modified.date == meta.date
    if shown.tag == "published":
        return date if changed or days > 0 else meta
    by_title = shown.tag == "under" and shown.piece - title <= BY_TITLE
    if changed and days > 0 and shown.tag == "under":
        return date
    if by_title and days > 1:
        return date
    moved = said.modified is not None and said.modified.date != date.date and days < -OLD
    return date if by_title and moved else meta


def _days(one: Published, two: Published) -> int:
    """How many days one lies before the other."""
    return (dt.date.fromisoformat(two.date) - dt.date.fromisoformat(one.date)).days


def _one_day(date: Published, meta: Published) -> Published:
    """What is shown and what is stated, of one day or one moment: the clock that tells more."""
    if date.time is None:
        return meta
    if meta.time is None:
        return date if date.date == meta.date else meta
    if _same_moment(date, meta):
        return _zoned(date, meta)
    return date if meta.time == "00:00" and date.date == meta.date else meta


def _timed(date: Published, other: Published | None) -> Published:
    """A date with the time of another that means the same day."""
    if date.time is None and other is not None and other.date == date.date:
        return other
    return _zoned(date, other) if other is not None and date.time else date


def _same_moment(one: Published, two: Published) -> bool:
    """Whether two datelines may be one moment told in two zones."""
    if one.time is None or two.time is None or two.zone is None:
        return False
    if one.zone is not None:
        return minutes(one) == minutes(two)
    local, universal = minutes(one), minutes(two)
    if local is None or universal is None:
        return False
    apart = local - universal
    return abs(apart) <= FARTHEST * 60 and apart % 15 == 0


def _zoned(date: Published, meta: Published) -> Published:
    """A shown date and time with the zone that follows from a moment told with its zone."""
    if date.zone is not None or not _same_moment(date, meta):
        return date if date.zone is not None or date.time else meta
    local, universal = minutes(date), minutes(meta)
    assert local is not None
    assert universal is not None
    apart = local - universal
    sign = "-" if apart < 0 else "+"
    return msgspec.structs.replace(date, zone=f"{sign}{abs(apart) // 60:02}:{abs(apart) % 60:02}")


def _stale(weak: Published, address: str) -> bool:
    """Whether a weak date is the site's rather than the page's: the address tells another year."""
    told = in_address(address)
    return told is not None and told.date[:4] != weak.date[:4]


def in_address(address: str) -> Published | None:
    """A date in the path of an address."""
    try:
        path = urlsplit(address).path
    except ValueError:
        return None
    if found := _IN_ADDRESS.search(path):
        date = "-".join(found.groups())
    elif found := _MONTH_IN_ADDRESS.search(path):
        date = f"{found[1]}-{_MONTHS.index(found[2][:3].lower()) + 1:02}-{int(found[3]):02}"
    else:
        return None
    known = instant(date)
    return msgspec.structs.replace(known, basis="address") if known and known.date == date else None


def _tells_year(top: Top) -> bool:
    """Whether a short line above the text's end tells a year, without which a search finds chance."""
    pieces = top.page.tree.pieces[: max(top.end, 0) + 3]
    return any(len(p.text) <= YEAR_LINE and "©" not in p.text and _YEAR.search(p.text) for p in pieces)


def _in_scripts(markup: str, collected: str | None) -> Published | None:
    """A date of publication among the values that scripts carry, if they carry those of one page only."""
    dates: dict[str, Published] = {}
    for found in itertools.islice(_VALUE.finditer(markup), FEW + 1):
        if (date := instant(found[1])) is not None and not _is_later(date, collected):
            dates.setdefault(date.date, date)
    return next(iter(dates.values())) if 1 <= len(dates) < FEW else None


def _last_resort(markup: str, collected: str | None) -> Published | None:
    """What htmldate finds anywhere on the page, if that is before the page was collected."""
    import logging

    if len(markup) > 1_000_000:
        return None
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        from htmldate import find_date

        date = find_date(
            markup, extensive_search=False, original_date=True, max_date=(collected or "")[:10] or None
        )
    except Exception:  # noqa: BLE001  a second opinion may fail in any way, and costs nothing then
        return None
    return instant(date) if date else None


@functools.cache
def labels_of_dates() -> tuple[Phrases, Phrases]:
    """Labels before times of publication and of change, of every language."""
    every = [each.dates for each in all_languages()]
    return (
        Phrases((label for dates in every for label in dates.published), opened),
        Phrases((label for dates in every for label in dates.updated), opened),
    )
