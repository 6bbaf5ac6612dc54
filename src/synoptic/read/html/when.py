"""When a page was published: what stands by its title, against what its metadata and its address say."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

import msgspec

from synoptic.model import Published
from synoptic.read.dates import Stated, complete, passed, past
from synoptic.read.html.near import Top, sight
from synoptic.read.html.said import Said
from synoptic.read.html.tree import Piece
from synoptic.read.instants import instant, minutes

FARTHEST = 14
"""Hours that a local time may be off from UTC."""

_IN_ADDRESS = re.compile(r"(?<!\d)((?:19|20)\d\d)[/_.-]?(0[1-9]|1[0-2])[/_.-]?(0[1-9]|[12]\d|3[01])(?!\d)")
_MONTH_IN_ADDRESS = re.compile(
    r"(?<!\d)((?:19|20)\d\d)/(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*/(\d{1,2})(?!\d)",
    re.IGNORECASE,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def published(
    top: Top, said: Said, address: str, collected: str | None, markup: str
) -> tuple[Published | None, frozenset[int]]:
    """When a page was published, and the pieces that say so."""
    shown = list(_dates(top, collected))
    where = frozenset(index for _, _, index in shown)
    best = _best(shown)
    if said.published is not None:
        return _agreed(said, best), where
    if best is not None:
        return _timed(best[0], said.weak), where
    stated = said.weak if said.weak and not _stale(said.weak, address) else None
    found = stated or in_address(address) or _last_resort(markup, collected)
    return found, where


def _dates(top: Top, collected: str | None) -> Iterator[tuple[Published, str, int]]:
    """Dates that the page shows by its title, what their labels say, and the pieces; nearest first."""
    for piece in top.near():
        machine = _machine(piece)
        seen = top.seen[piece.index]
        below = piece.index > top.title >= 0
        if not seen.dates or seen.sort in ("weather", "prose", "item", "teaser"):
            if machine is not None and below:
                yield machine, "", piece.index
            elif below and collected and past().search(piece.text) and (ago := passed(piece.text, collected)):
                yield ago, "", piece.index
            continue
        for place, stated in enumerate(seen.dates):
            tag = seen.tags[place] if place < len(seen.tags) else ""
            date = _complete(stated, machine, collected)
            if date is not None:
                yield date, tag or ("" if below else "over"), piece.index


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


def _best(shown: Sequence[tuple[Published, str, int]]) -> tuple[Published, str] | None:
    """The date labelled as publication, else the first under the title that no label calls a change."""
    for wanted in ("published", "", "over"):
        for date, tag, _ in shown:
            if tag == wanted:
                return date, tag
    return None


def _agreed(said: Said, shown: tuple[Published, str] | None) -> Published:
    """What metadata and page make together: the page's own time where both mean the same moment."""
    meta = said.published
    assert meta is not None
    if shown is None:
        return meta
    date, tag = shown
    if date.date == meta.date or _same_moment(date, meta):
        return _zoned(date, meta) if date.time else (meta if date.date == meta.date else date)
    if tag == "published":
        changed = said.modified is not None and said.modified.date == meta.date
        return date if changed or date.date < meta.date else meta
    if said.modified is not None and said.modified.date == meta.date and date.date < meta.date and tag == "":
        return date
    return meta


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
    local, universal = minutes(one), minutes(msgspec.structs.replace(two))
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
