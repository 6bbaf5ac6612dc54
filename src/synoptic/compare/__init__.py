"""A story's pages -> what its sources tell alike, differently, later, and alone.

The path: dates are settled (``dating``), names joined (``entities``), sentences made comparable
(``statements``), likely counterparts found (``candidates``); then figures, quotes, accounts and agreements
are judged each by their own rules, the verdicts assembled into rows (``groups``), and what nobody else tells
is picked out (``singles``). Pure: the same pages in any order give the same comparison.
"""

from collections.abc import Mapping, Sequence

from synoptic.compare import accounts, agreements, candidates, figures, quotes, singles
from synoptic.compare.clocks import compare_clocks
from synoptic.compare.dating import settle
from synoptic.compare.dating import settle
from synoptic.compare.entities import Joined, join
from synoptic.compare.exchanges import exchanges
from synoptic.compare.groups import mention, ranked, rows
from synoptic.compare.links import Link
from synoptic.compare.settings import elsewhere, settings
from synoptic.compare.slots import slots
from synoptic.compare.statements import Statement, state
from synoptic.compare.timeline import timeline
from synoptic.compare.told import told_figures, told_quotes, told_times
from synoptic.model import ClaimGroup, Comparison, Page
from synoptic.text import fold

__all__ = ["compare"]


def compare(pages: Sequence[Page]) -> Comparison:
    """Everything that comparing finds in the pages of one story.

    The pages' order does not matter. ``Document.copy_of`` must have been set by matching: copies and digests
    never count as sources of their own.
    """
    ordered = sorted(settle(pages), key=_age)
    joined = join(ordered)
    statements = state(ordered, joined)
    claims = ranked(_claims(ordered, statements, joined))
    return Comparison(
        pages=tuple(ordered),
        entities=joined.entities,
        claims=claims,
        timeline=timeline(ordered),
        quotes=told_quotes(ordered, joined),
        figures=told_figures(ordered, joined),
        times=told_times(ordered),
    )


def _age(page: Page) -> tuple[str, str, str]:
    """Oldest first; pages without a date after the others."""
    published = page.document.published
    return (
        (published.date, published.time or "", page.document.id) if published else ("~", "", page.document.id)
    )


def _claims(pages: Sequence[Page], statements: Sequence[Statement], joined: Joined) -> list[ClaimGroup]:
    pairs = [(i, j) for i, j in candidates.pairs(statements) if _apart(statements[i], statements[j])]
    scenes = settings(statements)
    pairs = [(i, j) for i, j in pairs if not elsewhere(statements[i], statements[j], scenes)]
    alike = {(i, j): candidates.likeness(statements[i], statements[j]) for i, j in pairs}
    weights: Mapping[str, float] = {term: w for one in statements for term, w in one.weights.items()}
    published = [_stated(page) for page in pages]
    voices = [page.document.source or page.document.title or page.document.address for page in pages]
    counted = [slot for slot in slots(statements, joined) if _own(statements[slot.statement])]
    verdicts, differing = figures.judge(counted, pairs, published)
    found: list[Link] = figures.links(verdicts, statements, voices)
    found += quotes.compare_quotes(
        quotes.remarks(statements, [page.document.text for page in pages], joined), weights
    )
    same = {(link.one, link.other) for link in found if link.verdict == "agree"}
    found += accounts.compare_accounts(statements, [p for p in pairs if p not in same], alike, published)
    found += compare_clocks(statements, pairs, alike, voices)
    found += exchanges(statements, joined)
    opposed = differing | {(link.one, link.other) for link in found if link.verdict != "agree"}
    found += agreements.compare_agreements(statements, pairs, alike, opposed)
    made = rows(found, statements, pages, joined)
    told = frozenset(k for link in found if link.verdict != "conflict" for k in (link.one, link.other))
    alone = singles.singles(statements, [page.document.genre for page in pages], alike, told)
    made += [
        ClaimGroup(
            about=_name(one), status="single", mentions=(mention(one, pages, joined),),
            why=f"Told only by {voices[one.page]}.", sure=round(min(1.0, value), 3),
        )
        for one, value in alone
    ]  # fmt: skip
    return made


def _apart(one: Statement, other: Statement) -> bool:
    """Whether two statements are of two sources, each in its own words."""
    return one.source != other.source and _own(one) and _own(other)


def _own(one: Statement) -> bool:
    """Whether a statement is the page's own telling, not a copy's and not a reader's."""
    return not one.copied and one.role != "comment"


def _stated(page: Page) -> str | None:
    published = page.document.published
    return published.date if published is not None and published.basis != "story" else None


def _name(one: Statement) -> str:
    rare = sorted(one.words, key=lambda w: -one.weights[w.stem])[:4]
    chosen = sorted(rare, key=lambda w: w.span)
    return fold(" ".join([*sorted(one.names)[:1], *(one.between(w.span.start, w.span.end) for w in chosen)]))
