"""Dates that a story gives its undated pages. 2031-05-15 is a Thursday."""

import itertools
from datetime import date, timedelta

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from synoptic.compare.dating import settle
from synoptic.model import Block, Document, Expression, Fact, Page, Published, Span, When

MONDAY, WEDNESDAY, THURSDAY, FRIDAY = 0, 2, 3, 4


def page(
    name: str,
    *said: Expression,
    published: str | None = None,
    collected: str | None = None,
    head: str = "",
    basis: str = "stated",
) -> Page:
    """A page whose words are one a time: ``t0 t1 …``, behind a dateline where one is given."""
    words = " ".join(f"t{place}" for place in range(len(said)))
    text = f"{head}\n{words}" if head else words
    start = len(text) - len(words)
    blocks = [Block(role="paragraph", start=start, end=len(text))]
    if head:
        blocks.insert(0, Block(role="dateline", start=0, end=len(head)))
    facts = [
        Fact(
            span=Span(start + 3 * place, start + 3 * place + 2),
            what=When(date=None, expression=each, basis=None),
            stage="times@1",
        )
        for place, each in enumerate(said)
    ]
    stated = None if published is None else Published(date=published, basis=basis)  # type: ignore[arg-type]
    document = Document(
        id=name, address=name, kind="article", genre="report", source=None, title=None, section=None,
        authors=(), published=stated, collected=collected, language="en", text=text, blocks=tuple(blocks),
        words=len(said),
    )  # fmt: skip
    return Page(document=document, facts=tuple(facts))


def published(page: Page) -> tuple[str, str] | None:
    found = page.document.published
    return None if found is None else (found.date, found.basis)


def dates(page: Page) -> list[str | None]:
    return [fact.what.date for fact in page.facts if isinstance(fact.what, When)]


STATED = page("a", published="2031-05-15")


def test_weekdays_tell_the_day_of_publication() -> None:
    undated = page(
        "b", Expression(weekday=THURSDAY), Expression(weekday=WEDNESDAY), Expression(offset=-1, unit="year")
    )
    _, settled = settle([STATED, undated])
    assert published(settled) == ("2031-05-15", "story")
    assert dates(settled) == ["2031-05-15", "2031-05-14", "2030"]
    assert all(fact.what.basis == "story" for fact in settled.facts if isinstance(fact.what, When))


def test_what_is_to_come_tells_nothing() -> None:
    undated = page("b", Expression(weekday=MONDAY, direction="future"))
    _, settled = settle([STATED, undated])
    assert published(settled) is None
    assert dates(settled) == [None]


def test_a_time_that_every_possible_day_resolves_alike_is_resolved() -> None:
    undated = page(
        "b",
        Expression(offset=-1, unit="year"),
        Expression(offset=0, unit="month"),
        Expression(offset=-1, unit="day"),
    )
    _, settled = settle([STATED, undated])
    assert published(settled) is None
    assert dates(settled) == ["2030", "2031-05", None]


def test_a_page_is_not_published_after_it_was_collected() -> None:
    undated = page("b", Expression(weekday=FRIDAY), collected="2031-05-15T08:00:00Z")
    assert published(settle([STATED, undated])[1]) is None or published(settle([STATED, undated])[1]) != (
        "2031-05-16",
        "story",
    )
    later = page("b", Expression(weekday=FRIDAY), collected="2031-09-01T08:00:00Z")
    assert published(settle([STATED, later])[1]) == ("2031-05-16", "story")


def test_a_long_story_leaves_a_weekday_open() -> None:
    weeks = [page("a", published="2031-05-15"), page("c", published="2031-05-29")]
    undated = page("b", Expression(weekday=FRIDAY))
    assert published(settle([*weeks, undated])[2]) is None


def test_a_release_time_without_year_takes_the_nearest() -> None:
    when = Fact(span=Span(0, 8), what=When(date=None, expression=Expression(month=1, day=2)), stage="times@1")
    undated = page("b", Expression(weekday=THURSDAY), head="2 January")
    undated = msgspec.structs.replace(undated, facts=(when, *undated.facts))
    settled = settle([page("a", published="2031-12-30"), undated])[1]
    assert published(settled) == ("2032-01-02", "story")
    assert dates(settled) == ["2032-01-02", "2032-01-01"]


def test_a_story_without_stated_dates_stays_undated() -> None:
    pages = [page("a", Expression(weekday=MONDAY)), page("b", Expression(weekday=FRIDAY))]
    assert settle(pages) == tuple(pages)


def test_what_an_earlier_settling_inferred_is_inferred_again() -> None:
    undated = page("b", Expression(weekday=THURSDAY))
    once = settle([STATED, undated])[1]
    again = settle([page("c", published="2031-06-05"), once])[1]
    assert published(again) == ("2031-06-05", "story")
    assert dates(again) == ["2031-06-05"]


said = st.builds(
    Expression,
    weekday=st.integers(0, 6),
    direction=st.none() | st.sampled_from(["past", "future"]),
) | st.builds(Expression, offset=st.integers(-3, 3), unit=st.sampled_from(["day", "week", "month", "year"]))
pages = st.lists(
    st.tuples(st.lists(said, max_size=3), st.none() | st.integers(0, 40), st.none() | st.integers(0, 60)),
    min_size=1,
    max_size=4,
)


def built(drawn: list[tuple[list[Expression], int | None, int | None]]) -> list[Page]:
    day = date(2031, 5, 1)
    return [
        page(
            f"p{place}",
            *expressions,
            published=None if stated is None else (day + timedelta(stated)).isoformat(),
            collected=None if seen is None else (day + timedelta(seen)).isoformat(),
        )
        for place, (expressions, stated, seen) in enumerate(drawn)
    ]


@given(pages)
def test_settling_does_not_depend_on_the_order_and_holds(
    drawn: list[tuple[list[Expression], int | None, int | None]],
) -> None:
    story = built(drawn)
    settled = settle(story)
    assert settle(settled) == settled
    by_id = {each.document.id: each for each in settled}
    for order in itertools.islice(itertools.permutations(story), 6):
        assert all(by_id[each.document.id] == each for each in settle(order))


@given(pages)
def test_nothing_stated_changes_and_nothing_is_published_after_collection(
    drawn: list[tuple[list[Expression], int | None, int | None]],
) -> None:
    story = built(drawn)
    for before, after in zip(story, settle(story), strict=True):
        if before.document.published is not None:
            assert before == after
        elif after.document.published is not None and after.document.collected is not None:
            assert after.document.published.date <= after.document.collected
