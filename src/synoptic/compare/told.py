"""What a story tells besides its claims: quotes, figures and times, under story-wide names."""

from collections.abc import Sequence

from synoptic.compare.entities import Joined
from synoptic.model import Cite, Fact, Figure, Page, Quote, ToldFigure, ToldQuote, ToldTime, When
from synoptic.text import fold


def told_quotes(pages: Sequence[Page], joined: Joined) -> tuple[ToldQuote, ...]:
    """Every quote, by page and place."""
    return tuple(
        ToldQuote(
            text=_text(page, fact), speaker=joined.of(i, fact.what.speaker), via=joined.of(i, fact.what.via),
            direct=fact.what.direct, span=_cite(page, fact), stance=fact.what.stance,
        )
        for i, page in enumerate(pages)
        for fact in page.facts
        if isinstance(fact.what, Quote)
    )  # fmt: skip


def told_figures(pages: Sequence[Page], joined: Joined) -> tuple[ToldFigure, ...]:
    """Every figure, by page and place."""
    return tuple(
        ToldFigure(
            text=_text(page, fact), low=fact.what.low, high=fact.what.high, modifier=fact.what.modifier,
            item=fact.what.item, unit=fact.what.unit, holder=joined.of(i, fact.what.holder),
            date=fact.what.date, span=_cite(page, fact),
        )
        for i, page in enumerate(pages)
        for fact in page.facts
        if isinstance(fact.what, Figure)
    )  # fmt: skip


def told_times(pages: Sequence[Page]) -> tuple[ToldTime, ...]:
    """Every time that could be resolved, by page and place."""
    return tuple(
        ToldTime(text=_text(page, fact), date=fact.what.date, span=_cite(page, fact))
        for page in pages
        for fact in page.facts
        if isinstance(fact.what, When) and fact.what.date is not None
    )


def _text(page: Page, fact: Fact) -> str:
    return fold(fact.span.of(page.document.text))


def _cite(page: Page, fact: Fact) -> Cite:
    return Cite(document=page.document.id, start=fact.span.start, end=fact.span.end)
