"""Reading pages that came as plain text: lines, their sorts, the body among them, roles, blocks.

The path of a page: :mod:`lines` cuts it, :mod:`units` joins hard-wrapped lines, :mod:`sorts` looks at
each alone, :mod:`live`, :mod:`posts`, :mod:`thread` or :mod:`weigh` finds what the page is about, and
:mod:`head`, :mod:`rest` and :mod:`talk` give roles to what is above, beside and below.
"""

from synoptic.model import Entry
from synoptic.read.barred import cut_off
from synoptic.read.blocks import Blocked
from synoptic.read.plain import head, listing, live, posts, rest, talk, thread, weigh
from synoptic.read.plain.lines import Line, cut
from synoptic.read.plain.pieces import Piece, to_blocks
from synoptic.read.plain.sorts import Seen, see
from synoptic.read.plain.stories import stories
from synoptic.read.plain.tables import rows
from synoptic.read.plain.units import Unit, join
from synoptic.read.plain.weigh import Sighted
from synoptic.read.source import form

__all__ = ["plain_page"]

_APART = frozenset(
    (
        "label",
        "menu",
        "form",
        "dateline",
        "byline",
        "credit",
        "teaser",
        "teaser_head",
        "comment_head",
        "weather",
    )
)

_LABEL, _ROW = Seen(sort="label"), Seen(sort="row")


def plain_page(
    text: str,
    *,
    address: str | None = None,
    collected: str | None = None,
    known: frozenset[str] = frozenset(),
) -> Blocked:
    """The page of a text as decoded, cut into blocks with roles; ``text`` itself is left unchanged.

    Args:
        text: the page.
        address: its URL or path, where known: its words help to find the title.
        collected: when it was fetched, ISO 8601: completes dates that are worded without a year.
        known: lines that are known to be the site's own, as :func:`synoptic.read.source.form` has them.
    """
    page = sighted(text, known)
    if blog := live.find(page):
        return _article(text, page, address=address, near=collected, blog=blog)
    if on_board := posts.find(page):
        return posts.read(text, page, on_board, address=address, near=collected)
    found = thread.find(page)
    if found is not None:
        return thread.read(text, page, found, address=address, near=collected)
    if items := listing.find(page):
        return listing.read(text, page, items, address=address, near=collected)
    return _article(text, page, address=address, near=collected)


def sighted(text: str, known: frozenset[str] = frozenset()) -> list[Sighted]:
    """The units of a text, each with what it is when looked at alone; ``known`` lines are labels."""

    def seen(line: Line) -> Seen:
        return _LABEL if known and form(line.text) in known else see(line)

    units = join(text, cut(text), lambda line: seen(line).sort in _APART)
    in_tables = rows(units)
    return [Sighted(unit, _ROW if i in in_tables else seen(_as_line(unit))) for i, unit in enumerate(units)]


def _as_line(unit: Unit) -> Line:
    """A unit seen as one line."""
    first, last = unit.lines[0], unit.lines[-1]
    if first is last:
        return first
    return Line(
        text=unit.text, start=first.start, end=last.end, gap=first.gap, indent=first.indent,
        words=unit.words, ends=last.ends,
    )  # fmt: skip


def _article(
    text: str,
    page: list[Sighted],
    *,
    address: str | None,
    near: str | None,
    blog: tuple[list[live.Update], weigh.Body] | None = None,
) -> Blocked:
    body = over = weigh.find(page) if blog is None else blog[1]
    if blog is not None:  # what an update says of its writer and its day is not said of the page
        over = weigh.Body(body.start, blog[0][0].first, blog[0][0].first)
        page = live.without_overview(page, body)
    top = head.find(page, body, address)
    authors, bylines = head.authors(page, over, top)
    published, _ = head.published(page, over, top, near)
    inside: list[Piece] = list(rest.inside(page, body))
    updates: tuple[Entry, ...] = ()
    if blog is not None:
        inside, updates = live.read(text, page, blog[0], body, published, near)
    headed, stop = _talk(page, body)
    pieces: list[Piece] = [
        *rest.above(page, body, top, bylines),
        *inside,
        *rest.below(page, body.end, stop, body.limit),
    ]
    if headed:
        pieces.append(Piece(role="chrome", start=page[stop].unit.start, end=page[stop].unit.end))
    pieces += talk.read(text, page[stop + headed :])
    blocks = to_blocks(text, pieces)
    items = [
        item for item in stories(text, blocks, near) if not any(item.span.overlaps(u.span) for u in updates)
    ]
    return Blocked(
        text=text,
        blocks=blocks,
        kind="article",
        title=top.title,
        section=top.section,
        authors=authors,
        published=published,
        source=top.source,
        entries=tuple(sorted([*updates, *items], key=lambda entry: entry.start)),
        truncated=cut_off(text, blocks),
    )


def _talk(page: list[Sighted], body: weigh.Body) -> tuple[bool, int]:
    """Whether the comments below the body have a head, and where they or it begin; the page's end: none."""
    for i in range(body.end, len(page)):
        if page[i].sort == "comment_head" and any(
            each.bare or each.sort == "mark" for each in page[i + 1 : i + 4]
        ):
            return True, i
    return False, talk.begins(page, body.end, len(page))
