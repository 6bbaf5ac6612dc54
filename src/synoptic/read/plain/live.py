"""Live blogs that came as text: units that are clock times, or open with one, in the order of time."""

from collections import Counter
from collections.abc import Sequence

from synoptic.model import Entry, Published, Record, Role, Span
from synoptic.read.byline import authors as after_label
from synoptic.read.byline import is_name
from synoptic.read.dates import Stated
from synoptic.read.labels import bare, table
from synoptic.read.moments import Told, moments, ordered, runs_up
from synoptic.read.plain import rest
from synoptic.read.plain.marks import mark
from synoptic.read.plain.pieces import Piece
from synoptic.read.plain.sorts import Seen
from synoptic.read.plain.weigh import Body, Sighted
from synoptic.read.plain.weigh import find as weigh
from synoptic.read.stamps import Stamp, stamp
from synoptic.text import trim

LEAST = {True: 3, False: 5}
"""Updates that make a live blog: of a page that calls itself live, of any other."""
WORDS = {True: 8.0, False: 14.0}
"""Words that an update has at least, on average."""
ORDERED = 0.75
"""Share of neighbours that stand in the order of time."""
TOP = 8
"""Units at the top of a page in which it may call itself live."""
PROSE = 10
"""Words of a line that count as prose though no mark ends it."""
HEADING = 24
"""Words of a heading."""
COVERED = 0.5
"""Share of the page's prose that updates hold at least, where it does not call itself live."""


class Update(Record, frozen=True, kw_only=True):
    """An update among a page's units."""

    first: int
    """Index of its first unit: the one with the time, or the heading over it."""
    at: int
    """Index of the unit with the time."""
    last: int
    """One past the index of its last."""
    stamp: Stamp
    """The time."""
    day: Stated | None = None
    """The day named over it."""
    authors: tuple[str, ...] = ()
    """Who the line with the time says wrote it."""


def find(page: Sequence[Sighted]) -> tuple[list[Update], Body] | None:
    """The updates of a live blog and the body that they stand in; None: the page is none."""
    stamps = {i: found for i, each in enumerate(page) if (found := _stamp(each)) is not None}
    _without_own(page, stamps)
    if len(stamps) < LEAST[True]:
        return None
    live = any(table("live").anywhere(bare(each.text)) for each in page[:TOP] if each.unit.words <= 40)
    backwards = not runs_up([Told(stamp=stamps[i]) for i in sorted(stamps)])
    least = LEAST[live] - (backwards and not live)  # hardly anything else is told backwards
    if len(stamps) < least:
        return None
    if _talks(page, stamps, live=live):
        return None
    body = weigh(page)
    places = sorted(stamps)
    end = max(body.end, places[-1] + 1)
    told = [Told(stamp=stamps[i]) for i in places]
    words = [_words(page, one, two) for one, two in zip(places, [*places[1:], end], strict=True)]
    while words and not words[0]:  # an overview of times and headings over the updates
        del stamps[places[0]], places[0], told[0], words[0]
    if len(places) < least:
        return None
    first = places[0]
    if ordered(told) < ORDERED or sum(words) < WORDS[live] * len(places):
        return None
    prose = sum(each.unit.words for each in page[:end] if each.sort == "prose")
    if sum(word > 0 for word in words) * 3 < 2 * len(words) or (not live and sum(words) < COVERED * prose):
        return None
    updates = _updates(page, stamps, end)
    start = body.start if body.start < first and body.end > first else first
    return updates, Body(min(start, updates[0].first), end, max(body.limit, end))


def without_overview(page: Sequence[Sighted], body: Body) -> list[Sighted]:
    """The page with the times and headings that only lead to updates below as the labels that they are."""
    label = Seen(sort="label")
    return [
        Sighted(each.unit, label) if i < body.start and each.bare and _stamp(each) is not None else each
        for i, each in enumerate(page)
    ]


def _talks(page: Sequence[Sighted], stamps: dict[int, Stamp], *, live: bool) -> bool:
    """Whether the times are those of comments or posts: dated, signed, or below a head of comments."""
    said = sum(mark(page[i].text) is not None for i in stamps)
    dated = sum(found.date is not None for found in stamps.values())
    headed = any(each.sort == "comment_head" for each in page[: min(stamps)])
    return said * 3 > len(stamps) or (not live and (headed or dated * 2 > len(stamps)))


def _stamp(each: Sighted) -> Stamp | None:
    """The clock time that a unit opens with."""
    if each.sort in ("weather", "credit") or each.unit.first.item:
        return None
    return stamp(each.text)


def _without_own(page: Sequence[Sighted], stamps: dict[int, Stamp]) -> None:
    """Drop the page's own dateline: it tells the day, as the updates below it do not."""
    dated = sum(found.date is not None for found in stamps.values())
    for i in sorted(stamps)[:2]:
        if stamps[i].date is not None and page[i].sort == "dateline" and dated * 2 < len(stamps):
            del stamps[i]


def _words(page: Sequence[Sighted], one: int, two: int) -> float:
    """Words of prose between two stamps, what follows the first on its line included."""
    told = sum(each.unit.words for each in page[one + 1 : two] if each.sort == "prose")
    return told + (page[one].unit.words if page[one].unit.ends or page[one].unit.words >= PROSE else 0)


def _updates(page: Sequence[Sighted], stamps: dict[int, Stamp], end: int) -> list[Update]:
    places = sorted(stamps)
    told = Counter(_rest(page[i], stamps[i]) for i in places)
    above = _headed_above(page, places)
    starts = [place - 1 if place - 1 in above else place for place in places]
    made: list[Update] = []
    day: Stated | None = None
    for place, start, after in zip(places, starts, [*starts[1:], end], strict=True):
        over = [i for i in range(made[-1].last if made else 0, place) if names_day(page[i])]
        day = page[over[-1]].seen.dates[0] if over else day
        named = [i for i in range(place + 1, after) if names_day(page[i])]
        by = _rest(page[place], stamps[place])
        writers = after_label(by) or ((by,) if told[by] > 1 and " " in by and is_name(by) else ())
        last = min(named, default=after)
        made.append(Update(first=start, at=place, last=last, stamp=stamps[place], day=day, authors=writers))
    return made


def _headed_above(page: Sequence[Sighted], places: Sequence[int]) -> frozenset[int]:
    """Headings that stand over the times, where most times have one over and none below."""
    over = {i - 1 for i in places if i and _short(page[i - 1]) and not names_day(page[i - 1])}
    under = sum(i + 1 < len(page) and _short(page[i + 1]) for i in places)
    usual = len(over) * 5 >= len(places) * 4 and under * 2 < len(places)
    return frozenset(over - set(places)) if usual else frozenset()


def _short(each: Sighted) -> bool:
    """Whether a unit may be a heading: short, without an end mark."""
    if each.unit.words > HEADING or len(each.unit.lines) > 1 or each.unit.ends or not each.bare:
        return False
    return each.unit.text[-1] not in ":;,"


def _rest(each: Sighted, found: Stamp) -> str:
    """What follows the time on its line."""
    return each.text[found.end :].strip()


def names_day(each: Sighted) -> bool:
    """Whether a unit is a heading that names a day."""
    dates = each.seen.dates
    return each.sort == "dateline" and len(dates) == 1 and dates[0].time is None and each.unit.words <= 6


def read(
    text: str, page: Sequence[Sighted], updates: Sequence[Update], body: Body, published: Published | None,
    near: str | None,
) -> tuple[list[Piece], tuple[Entry, ...]]:  # fmt: skip
    """The pieces of a live blog's body, and its updates.

    Args:
        text: the page.
        page: its units.
        updates: see :func:`find`.
        body: where they stand.
        published: the page's publication.
        near: when it was collected, ISO 8601.
    """
    told = [Told(stamp=each.stamp, day=each.day) for each in updates]
    when = moments(told, published, near)
    usual = [piece.role for piece in rest.inside(page, body)]
    pieces: list[Piece] = []
    entries: list[Entry] = []
    at = body.start
    for update, moment in zip(updates, when, strict=True):
        pieces += _between(page, usual, body, at, update.first)
        own, entry = _update(text, page, usual, body, update, moment)
        pieces += own
        if entry is not None:
            entries.append(entry)
        at = update.last
    pieces += _between(page, usual, body, at, body.end)
    return pieces, tuple(entries)


def _between(
    page: Sequence[Sighted], usual: Sequence[Role], body: Body, first: int, last: int
) -> list[Piece]:
    """What stands between two updates, headings that name a day among it."""
    return [
        Piece(
            role="dateline" if names_day(page[i]) else usual[i - body.start],
            start=page[i].unit.start,
            end=page[i].unit.end,
        )
        for i in range(first, last)
    ]


def _update(
    text: str, page: Sequence[Sighted], usual: Sequence[Role], body: Body, update: Update,
    moment: Published | None,
) -> tuple[list[Piece], Entry | None]:  # fmt: skip
    pieces: list[Piece] = []
    words: list[Span] = []
    authors = update.authors
    title: Span | None = None
    for i in range(update.first, update.last):
        unit = page[i].unit
        start = unit.start
        role = usual[i - body.start]
        if i == update.at:
            cut = start + update.stamp.end if not authors else unit.end
            pieces.append(Piece(role="dateline", start=start, end=trim(text, start, cut).end))
            start = trim(text, cut, unit.end).start
            if start >= unit.end:
                continue
            role = "paragraph" if role not in ("list_item", "quote") else role
        elif page[i].sort == "byline":
            authors = page[i].seen.authors
        span = trim(text, start, unit.end)
        headed = not words and title is None and _heads(page, update, i)
        if headed and role not in ("dateline", "teaser"):
            role, title = "heading", span
        elif role in ("paragraph", "heading", "list_item", "quote", "caption"):
            words.append(span)
        pieces.append(Piece(role=role, start=span.start, end=span.end))
    if not words and title is None:
        return pieces, None
    entry = Entry(
        kind="update",
        start=pieces[0].start,
        end=pieces[-1].end,
        title=title,
        words=tuple(words),
        authors=authors,
        published=moment,
    )
    return pieces, entry


def _heads(page: Sequence[Sighted], update: Update, i: int) -> bool:
    """Whether a unit is an update's heading: over its time, or short over prose of the update."""
    below = page[i + 1 : min(i + 3, update.last)]
    return i < update.at or (
        (_short(page[i]) or (i == update.at and _short_rest(page[i], update.stamp)))
        and any(one.sort == "prose" for one in below)
    )


def _short_rest(each: Sighted, found: Stamp) -> bool:
    """Whether what follows a time on its line may be a heading."""
    rest = _rest(each, found)
    return (
        len(each.unit.lines) == 1
        and each.unit.words <= HEADING
        and not each.unit.ends
        and rest[-1:] not in ":;,"
    )
