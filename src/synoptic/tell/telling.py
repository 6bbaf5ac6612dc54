"""Turns a compared story into a telling: headline, short form and the traced remainder."""

from collections import defaultdict
from collections.abc import Sequence

from synoptic.config import Config
from synoptic.model import Comparison, Page, Telling, Tldr
from synoptic.tell.citations import holds, sound, traced
from synoptic.tell.doubts import doubts, overtaken, owed
from synoptic.tell.headline import headline
from synoptic.tell.summary import counted, select

#: a short form keeps at most this share of what it shortens, if that is so many words
_MOST_SHARE, _FEWEST_WORDS = 0.4, 25
_GENRE = {"report": 3.0, "opinion": 1.0, "discussion": 0.5, "digest": 0.2}


def tell(story_id: str, comparison: Comparison, config: Config) -> Telling:
    """The story as told. Whatever does not equal its source's words is left out, never mended."""
    pages = comparison.pages
    texts = {page.document.id: page.document.text for page in pages}
    claims = sound(comparison.claims, texts)
    days = {page.document.id: page.document.published.date for page in pages if page.document.published}
    shaky = doubts(claims, days)
    own = independent(pages)
    tongue = main_language(own)
    told = [page for page in own if page.document.language in (tongue, None)]
    title, span = headline(told or pages, comparison.entities, shaky, overtaken(claims, days))
    original = sum(page.document.words for page in own)
    # of a page of two hundred words, a short form of a hundred is none
    room = min(config.tldr_words, max(_FEWEST_WORDS, round(_MOST_SHARE * original)))
    lines = select(told, words=room, doubts=shaky)
    debts = owed(claims, lines, days)
    if debts:
        lines = select(told, words=room, doubts=shaky, owed=debts)
    lines = [line for line in lines if holds(line, texts)]
    short: Tldr = counted(lines, original)
    return Telling(
        id=story_id,
        title=title,
        title_span=span,
        documents=tuple(page.document.id for page in pages),
        first=min(days.values(), default=None),
        last=max(days.values(), default=None),
        independent_sources=sum(page.document.copy_of is None for page in pages),
        tldr=short,
        timeline=tuple(moment for moment in comparison.timeline if holds(moment, texts)),
        entities=comparison.entities,
        quotes=tuple(quote for quote in comparison.quotes if traced(quote, texts)),
        figures=tuple(figure for figure in comparison.figures if traced(figure, texts)),
        times=tuple(time for time in comparison.times if traced(time, texts)),
        claims=tuple(claims),
    )


def independent(pages: Sequence[Page]) -> list[Page]:
    """The pages that copy and digest nobody; all of them, where every page copies another."""
    return [page for page in pages if page.document.copy_of is None] or list(pages)


def main_language(pages: Sequence[Page]) -> str | None:
    """The language that most of the story is told in, reports before views and talk."""
    weight: dict[str, float] = defaultdict(float)
    for page in pages:
        if page.document.language:
            weight[page.document.language] += round(1000 * _GENRE[page.document.genre]) + min(
                page.document.words, 500
            )
    return max(weight, key=lambda code: weight[code]) if weight else None
