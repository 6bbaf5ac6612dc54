import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synoptic.compare.dateline import after_dateline
from synoptic.compare.timeline import timeline
from synoptic.model import CopyOf, Expression, Fact, Page, Quote, Span, When
from synoptic.text import fold
from tests.ferry_world import AFTER, COPY, HARBOUR, OIL, SPANISH, document, page, pages, spoken, when


def told(*of: Page) -> list[tuple[str, str]]:
    """Dates and words, after checking that the words are their first span's."""
    texts = {p.document.id: p.document.text for p in of}
    moments = timeline(of)
    for moment in moments:
        first = moment.spans[0]
        assert moment.text == fold(texts[first.document][first.start : first.end])
        assert not moment.worded
    assert [m.date for m in moments] == sorted(m.date for m in moments)
    return [(m.date, m.text) for m in moments]


def one(*sentences: tuple[str, str, str | None], role: str = "paragraph", **fields: object) -> Page:
    """A page of one-sentence blocks, each with the words of its time and the day they mean."""
    of = document("one", tuple((role, text) for text, _, _ in sentences), **fields)
    return page(of, *(when(of, words, day) for _, words, day in sentences if day))


def test_every_date_is_told_oldest_first_and_each_event_once() -> None:
    moments = timeline(pages())
    assert [m.date for m in moments] == [
        "2019",
        "2031-05-03",
        "2031-05-04",
        "2031-05-05",
        "2031-05-07",
        "2031-05-09",
    ]
    night = moments[1]
    assert night.spans[0].document == HARBOUR.id
    assert {s.document for s in night.spans} == {HARBOUR.id, SPANISH.id, COPY.id}


def test_the_dateline_is_left_out() -> None:
    night = dict(told(*pages()))["2031-05-03"]
    assert night.startswith("The ferry Marta Selin ran aground")


@pytest.mark.parametrize(
    "opening",
    [
        "KESPOINT – ",
        "KESPOINT, Northland (Wire) - ",
        "NEW KESPOINT, May 3 (NW) -- ",
        "Kespoint (Wire) — ",
        "KESPOINT: ",
        "",
    ],
)
def test_places_before_the_first_words(opening: str) -> None:
    of = document("d", (("paragraph", f"{opening}The ferry sank. It was old."),))
    found = after_dateline(of, page(of).sentences[0])
    assert found.of(of.text) == "The ferry sank."


@pytest.mark.parametrize(
    "opening", ["The crew – all nine – swam.", "NATO said: no.", "We (all of us) - went."]
)
def test_no_place_is_seen_where_none_is(opening: str) -> None:
    of = document("d", (("paragraph", opening),))
    sentence = page(of).sentences[0]
    assert after_dateline(of, sentence) == sentence


def test_comments_and_chrome_are_no_events() -> None:
    for role in ("comment", "chrome", "teaser", "dateline", "title"):
        assert (
            told(one(("The hull broke on Monday in the storm.", "on Monday", "2031-05-05"), role=role)) == []
        )


def test_a_digest_is_read_where_its_original_is_missing() -> None:
    sentence = ("The hull broke on Monday in the storm.", "on Monday", "2031-05-05")
    digest = one(sentence, role="digest", copy=CopyOf(document="original", overlap=0.9))
    assert told(digest)
    original = one(("The hull is old and grey and long.", "", None))
    document = msgspec.structs.replace(original.document, id="original")
    assert told(digest, msgspec.structs.replace(original, document=document)) == []


def test_a_date_alone_dates_what_follows() -> None:
    chronology = one(
        ("7 May 2031, 06:30", "7 May 2031, 06:30", "2031-05-07"),
        ("Divers inspected the hull and found a tear.", "", None),
        ("Nobody was asked about the second light.", "", None),
        role="list_item",
    )
    assert told(chronology) == [("2031-05-07", "Divers inspected the hull and found a tear.")]


def test_unresolved_times_and_questions_are_left_out() -> None:
    of = document("d", (("paragraph", "It was on Monday that the hull broke. Will it hold on Tuesday?"),))
    open_time = Fact(span=Span(7, 16), what=When(date=None, expression=Expression(weekday=0)))
    assert told(page(of, open_time, when(of, "on Tuesday", "2031-05-06"))) == []


def test_speech_alone_is_not_what_happened() -> None:
    of = document(
        "d", (("paragraph", "“We will be back in port on Friday,” he said. “We knew it on Monday.”"),)
    )
    speech = [
        spoken(of, "We will be back in port on Friday,", "he"),
        spoken(of, "We knew it on Monday.", "he"),
    ]
    found = told(page(of, *speech, when(of, "on Friday", "2031-05-09"), when(of, "on Monday", "2031-05-05")))
    assert [date for date, _ in found] == ["2031-05-09"]


def test_a_report_words_an_event_rather_than_an_opinion() -> None:
    opinion = one(
        ("I saw that the tugs pulled the ferry free on Friday.", "on Friday", "2031-05-09"), genre="opinion"
    )
    opinion = msgspec.structs.replace(opinion, document=msgspec.structs.replace(opinion.document, id="view"))
    report = one(("Two tugs pulled the ferry free on Friday morning.", "on Friday morning", "2031-05-09"))
    found = timeline((opinion, report))
    assert [m.text for m in found] == ["Two tugs pulled the ferry free on Friday morning."]
    assert [s.document for s in found[0].spans] == ["one", "view"]


def test_a_day_keeps_its_clock_and_its_best_few() -> None:
    closed = ["harbour", "school", "market", "ford", "clinic", "museum", "station", "theatre", "pool", "pier"]
    text = [f"At {h}:00 on Monday the {n} was closed by the council." for h, n in enumerate(closed, 10)]
    of = document("d", tuple(("paragraph", t) for t in reversed(text)))
    facts = []
    for hour in range(10, 20):
        start = of.text.index(f"At {hour}:00 on Monday")
        what = When(date="2031-05-05", expression=Expression(clock=f"{hour}:00"), basis="published")
        facts.append(Fact(span=Span(start, start + 18), what=what))
    found = told(page(of, *facts))
    assert 1 <= len(found) <= 4
    assert [t for _, t in found] == sorted(t for _, t in found)


def test_a_long_story_keeps_every_date_before_any_second() -> None:
    days = [
        one(
            (
                f"The {day} boats of the {day} fleet left port on day {day}.",
                f"on day {day}",
                f"2031-04-{day:02}",
            )
        )
        for day in range(1, 11)
    ]
    days = [
        msgspec.structs.replace(p, document=msgspec.structs.replace(p.document, id=f"d{i}"))
        for i, p in enumerate(days)
    ]
    assert [date for date, _ in told(*days)] == [f"2031-04-{day:02}" for day in range(1, 11)]


def test_dates_of_every_precision_sort() -> None:
    found = told(
        one(
            ("The hull was inspected in May by the insurers.", "in May", "2031-05"),
            ("The yard laid its keel in 2018 with much noise.", "in 2018", "2018"),
            ("The ferry left harbour on 3 May at night.", "on 3 May", "2031-05-03"),
        )
    )
    assert [date for date, _ in found] == ["2018", "2031-05", "2031-05-03"]


def test_a_copy_does_not_word_what_its_original_tells() -> None:
    moments = timeline((page(COPY, when(COPY, "on Saturday night", "2031-05-03")), pages()[0]))
    assert moments[0].spans[0].document == HARBOUR.id
    alone = msgspec.structs.replace(COPY, copy_of=CopyOf(document="gone", overlap=0.9))
    assert told(page(alone, when(alone, "on Saturday night", "2031-05-03")))


def test_nothing_dated_is_no_timeline() -> None:
    assert timeline(()) == ()
    assert timeline((page(AFTER), page(OIL))) == ()


@given(
    st.lists(st.text(alphabet='aB 1.?!“”"\n-–', min_size=1, max_size=60), min_size=1, max_size=5),
    st.lists(
        st.tuples(
            st.integers(0, 200), st.integers(1, 30), st.sampled_from(["2031", "2031-05", "2031-05-03"])
        ),
        max_size=6,
    ),
    st.booleans(),
)
@settings(max_examples=150, deadline=None)
def test_whatever_the_page_every_entry_equals_its_words(
    texts: list[str], times: list[tuple[int, int, str]], quoted: bool
) -> None:
    of = document("d", tuple(("paragraph", t) for t in texts))
    facts = []
    for start, size, date in times:
        if start < len(of.text):
            span = Span(start, min(len(of.text), start + size))
            facts.append(Fact(span=span, what=When(date=date, expression=Expression())))
            if quoted:
                facts.append(Fact(span=span, what=Quote(speaker=None, via=None, direct=True)))
    told(page(of, *facts))
