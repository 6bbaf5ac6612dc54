"""Pages of one source show each other which of their lines are the site's own."""

from collections.abc import Sequence

import pytest

from synoptic.config import Config
from synoptic.engine.together import PAGES, read_together
from synoptic.errors import PageMissingError
from synoptic.model import MAIN_ROLES, Document, Failure, RawPage
from synoptic.read.source import form, holds, shared

APPEAL = (
    "The Harrow Lantern is kept alight by the people who read it, and every shilling they send goes into the "
    "next edition."
)
STORIES = (
    (
        "Ferry stops for a fortnight",
        "The ferry between the northern islands and the mainland stands still for two weeks, said its owner.",
        "Engineers found a crack in the rudder on Thursday, and no spare part lies anywhere near.",
        "Until then a fishing boat carries post and medicine across whenever the weather allows it to.",
    ),
    (
        "School choir wins in Brunn",
        "Forty children from the village school sang their way to the first prize of the festival in Brunn.",
        "Their teacher had rehearsed with them since October, mostly in a barn as the hall was too cold.",
        "The judges praised how softly the youngest singers began and how surely everybody ended together.",
    ),
    (
        "Bakers argue over the price of rye",
        "Bakers in the valley disagree about whether rye has grown dearer or merely rarer since the drought.",
        "Some of them buy from mills beyond the border, where harvests were better and transport is cheap.",
        "Others have changed their recipes, and customers notice the difference when the crust breaks.",
    ),
)


def _raw(number: int, text: str, host: str = "lantern.example", media: str = "text") -> RawPage:
    return RawPage(
        address=f"https://{host}/{number}",
        body=text.encode(),
        name=f"p{number}",
        media=media,  # type: ignore[arg-type]
    )


def _text(story: Sequence[str], appeal: str = APPEAL) -> str:
    title, first, second, third = story
    return "\n\n".join((title, "By Ada Flint, 3 March 2026", first, second, appeal, third)) + "\n"


def _markup(story: Sequence[str]) -> str:
    title, *paragraphs = story
    body = "".join(f"<p>{p}</p>" for p in (*paragraphs[:2], APPEAL, paragraphs[2]))
    body = f"<article><h1>{title}</h1><p class=byline>By Ada Flint</p>{body}</article>"
    return f"<html><head><title>{title}</title></head><body>{body}</body></html>"


def _documents(raws: Sequence[RawPage]) -> list[Document]:
    return [d for _, d in read_together(raws, Config()) if isinstance(d, Document)]


def _main(document: Document) -> str:
    return " ".join(document.text[b.start : b.end] for b in document.blocks if b.role in MAIN_ROLES)


@pytest.mark.parametrize("media", ["text", "html"])
def test_what_three_stories_share_is_the_sites_own(media: str) -> None:
    make = _text if media == "text" else _markup
    raws = [_raw(n, make(story), media=media) for n, story in enumerate(STORIES)]
    alone = [_documents([raw])[0] for raw in raws]
    together = _documents(raws)
    assert all(APPEAL in _main(document) for document in alone)
    for before, after, story in zip(alone, together, STORIES, strict=True):
        assert APPEAL not in _main(after)
        assert all(paragraph in _main(after) for paragraph in story[1:])
        assert (after.text, after.id, after.title) == (before.text, before.id, before.title)
        assert after.words < before.words
        assert after.reader == before.reader + "+source"


def test_one_story_told_thrice_says_nothing_of_the_site() -> None:
    told = [" ".join((STORIES[0][1], STORIES[0][2], STORIES[0][3], f"This is telling {n}.")) for n in "abc"]
    raws = [_raw(n, _text((STORIES[0][0], *STORIES[0][1:3], text))) for n, text in enumerate(told)]
    assert all(APPEAL in _main(document) for document in _documents(raws))


def test_pages_of_other_sources_have_no_say() -> None:
    raws = [_raw(n, _text(story), host=f"paper{n}.example") for n, story in enumerate(STORIES)]
    assert all(APPEAL in _main(document) for document in _documents(raws))


def test_two_pages_are_enough_where_one_has_it_beside_its_text() -> None:
    first, second = (_documents([_raw(n, _text(story))])[0] for n, story in enumerate(STORIES[:2]))
    assert form(APPEAL) not in shared([first, second])
    import msgspec

    at = first.text.index(APPEAL)
    blocks = tuple(msgspec.structs.replace(b, role="chrome") if b.start == at else b for b in first.blocks)
    marked = msgspec.structs.replace(first, blocks=blocks)
    known = shared([marked, second])
    assert form(APPEAL) in known
    assert holds(second, known)
    assert not holds(marked, known)


def test_a_title_is_not_lost_because_other_pages_tease_it() -> None:
    raws = []
    for n, story in enumerate(STORIES):
        others = [other[0] for other in STORIES if other is not story]
        raws.append(_raw(n, _text(story) + "\n\nRelated articles\n\n" + "\n\n".join(others) + "\n"))
    assert [document.title for document in _documents(raws)] == [story[0] for story in STORIES]


def test_order_and_failures_are_kept_over_stretches() -> None:
    raws = [_raw(n, _text(STORIES[n % 3])) for n in range(PAGES + 3)]
    missing = PageMissingError("gone", "no such file")
    told = list(read_together([missing, *raws], Config()))
    assert [raw for raw, _ in told] == [missing, *raws]
    assert isinstance(told[0][1], Failure)
    assert all(isinstance(document, Document) for _, document in told[1:])
