"""A live blog's page: the text over its updates, the updates, and the talk below them."""

from collections.abc import Iterator, Sequence
from urllib.parse import urljoin

import msgspec

from synoptic.model import Entry, Role
from synoptic.read.html import roles
from synoptic.read.html.dom.sums import Page
from synoptic.read.html.dom.tree import HEADINGS
from synoptic.read.html.found import Case, Found
from synoptic.read.html.lists.stories import stories
from synoptic.read.html.liveblog.stretches import Update
from synoptic.read.html.liveblog.updates import make
from synoptic.read.html.talking import talk
from synoptic.read.html.talking.talk import Comment
from synoptic.read.html.told.top import Top, authors, times
from synoptic.read.moments import moments


def live_page(case: Case, inside: Sequence[bool], updates: Sequence[Update]) -> Found:
    """The page as an article with its updates.

    Args:
        case: the page.
        inside: which pieces the body model takes for the page's own text.
        updates: the updates, in order; at least one.
    """
    page, title = case.page, case.title
    held = {index for update in updates for index in range(update.first, update.last)}
    comments, talked = _talk(case, held)
    own = [yes and index not in talked for index, yes in enumerate(roles.settled(page, inside, title))]
    first = next((i for i, yes in enumerate(own) if yes and page.prose[i] and i > title.piece), len(own))
    top = Top(page, title.piece, min(first, updates[0].first), max(held) + 1)
    # what an update tells of its writer and its time is not told of the page
    top.under = [piece for piece in top.under if piece.index not in held]
    top.after = [piece for piece in top.after if piece.index not in held]
    names, by = authors(top, case.told, case.address)
    when = times(top, case.told, case.address, case.collected, case.markup)
    date = when.published
    given: list[Role] = roles.assign(page, own, title, top, by | when.where)
    for index in talked:
        if given[index] != "title":
            given[index] = "chrome"
    for index in _key_events(page, updates):
        given[index] = "chrome"
    told = [update.told for update in updates]
    starts: dict[int, int] = {}
    entries = []
    for update, moment in zip(updates, moments(told, date, case.collected, case.told.modified), strict=True):
        made = make(page, update, inside, moment)
        for index, role in made.roles.items():
            given[index] = role
        if update.named >= 0:
            given[update.named] = "dateline"
        starts |= made.heads
        if made.entry is not None:
            entries.append(_absolute(made.entry, case.address))
    return Found(
        kind="article",
        roles=given,
        comments=comments,
        authors=names,
        published=date,
        modified=when.modified,
        entries=_with_items(entries, stories(page, given, near=case.collected)),
        heads=starts,
    )


def _talk(case: Case, held: set[int]) -> tuple[list[Comment], set[int]]:
    """Readers' talk beside the updates, and its pieces."""
    comments: list[Comment] = []
    talked: set[int] = set()
    for zone in talk.zones(case.page, case.title.piece):
        if any(index in held for index in range(zone.first, zone.last)):
            continue
        comments += talk.comments(case.page, zone)
        talked.update(range(zone.first, zone.last))
    return comments, talked


def _key_events(page: Page, updates: Sequence[Update]) -> Iterator[int]:
    """Pieces over the updates that link to them, and the headings over only such pieces."""
    pieces = page.tree.pieces
    only = False
    for piece in reversed(pieces[: updates[0].first]):
        runs = [run for run in piece.runs if run.linked]
        links = [box for run in runs[:1] for box in run.box.line() if box.tag == "a"]
        if links and piece.linked >= 0.6 * len(piece.text) and "#" in links[0].get("href"):
            yield piece.index
            only = True
        elif only and piece.box.tag in HEADINGS and piece.box.tag != "h1":
            yield piece.index
            only = False
        else:
            only = False


def _with_items(updates: Sequence[Entry], items: Sequence[Entry]) -> tuple[Entry, ...]:
    """Updates and the stories beside them, in order."""
    spans = [update.span for update in updates]
    apart = [item for item in items if not any(item.span.overlaps(span) for span in spans)]
    return tuple(sorted([*updates, *apart], key=lambda entry: entry.start))


def _absolute(entry: Entry, address: str) -> Entry:
    """The update with its whole address, where the page's is known."""
    if entry.address is None or "://" not in address:
        return entry
    try:
        joined = urljoin(address, entry.address)
    except ValueError:
        return entry
    return msgspec.structs.replace(entry, address=joined)
