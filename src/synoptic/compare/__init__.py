"""A story's pages -> what its sources tell alike, differently, later, and alone.

The path: dates are settled (``dating``), names joined (``entities``), sentences made comparable
(``statements``), likely counterparts found (``candidates``); then figures, quotes, accounts and agreements
are judged each by their own rules, the verdicts assembled into rows (``groups``), and what nobody else tells
is picked out (``singles``). Pure: the same pages in any order give the same comparison.
"""

from collections.abc import Sequence

from synoptic.compare.accounts import compare_accounts
from synoptic.compare.agreements import compare_agreements
from synoptic.compare.clocks import compare_clocks
from synoptic.compare.dating import settle
from synoptic.compare.denials import denials
from synoptic.compare.exchanges import exchanges
from synoptic.compare.figures import compare_figures
from synoptic.compare.groups import ranked, rows, single_rows
from synoptic.compare.quotes import compare_quotes
from synoptic.compare.singles import singles
from synoptic.compare.story import Story, tell
from synoptic.compare.timeline import timeline
from synoptic.compare.told import told_figures, told_quotes, told_times
from synoptic.model import ClaimGroup, Comparison, Page

__all__ = ["compare"]


def compare(pages: Sequence[Page]) -> Comparison:
    """Everything that comparing finds in the pages of one story.

    The pages' order does not matter. ``Document.copy_of`` must have been set by matching: copies and digests
    never count as sources of their own.
    """
    story = tell(sorted(settle(pages), key=_age))
    return Comparison(
        pages=story.pages,
        entities=story.joined.entities,
        claims=ranked(_claims(story)),
        timeline=timeline(story.pages),
        quotes=told_quotes(story.pages, story.joined),
        figures=told_figures(story.pages, story.joined),
        times=told_times(story.pages),
    )


def _age(page: Page) -> tuple[str, str, str]:
    """Oldest first; pages without a date after the others."""
    published, name = page.document.published, page.document.id
    return (published.date, published.time or "", name) if published else ("~", "", name)


def _claims(story: Story) -> list[ClaimGroup]:
    found, differing = compare_figures(story)
    found += compare_quotes(story)
    same = frozenset((link.one, link.other) for link in found if link.verdict == "agree")
    found += compare_accounts(story, same)
    found += denials(story.statements, story.joined)
    found += compare_clocks(story)
    found += exchanges(story)
    opposed = differing | {(link.one, link.other) for link in found if link.verdict != "agree"}
    found += compare_agreements(story, opposed)
    told = frozenset(k for link in found if link.verdict != "conflict" for k in (link.one, link.other))
    return rows(found, story) + single_rows(singles(story, told), story)
