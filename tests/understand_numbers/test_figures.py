"""What numbers count, who states them, and which numbers are none."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numbered_pages import document, facts, figures, in_blocks

from synoptic.config import Config
from synoptic.model import Figure
from synoptic.understand import pipeline
from synoptic.understand.figures import figures as figures_stage
from synoptic.understand.stage import run
from synoptic.understand.times import times as times_stage


def one(text: str, language: str = "en") -> tuple[str, Figure]:
    (found,) = figures(text, language)
    return found


@pytest.mark.parametrize(
    ("text", "words", "item", "head"),
    [
        (
            "The ferry carried nearly 600 crates of ripe pears.",
            "nearly 600 crates of ripe pears",
            "crates of ripe pears",
            "crate",
        ),
        ("At least 14 sailors drowned in the storm.", "At least 14 sailors", "sailors", "sailor"),
        ("The well is 73 metres deep.", "73 metres deep", "deep", "deep"),
        ("The mayor opened a 14-kilometre footpath.", "14-kilometre footpath", "footpath", "footpath"),
        ("Five of the dead were found in the tunnel.", "Five", "dead", "dead"),
        ("The barrel lost 70 litres of wine.", "70 litres of wine", "wine", "wine"),
        ("The firm paid a prize of 12,000 euros.", "12,000 euros", "prize", "prize"),
        ("The whale weighed 23 tonnes.", "23 tonnes", "whale", "weigh"),
        ("It was her seventh voyage to the island.", "seventh voyage", "voyage", "voyage"),
        ("The rice will last nine months.", "nine months", "rice", "last"),
    ],
)
def test_items(text: str, words: str, item: str, head: str) -> None:
    found, figure = one(text)
    assert (found, figure.item, figure.head) == (words, item, head)


def test_a_rate_is_told_behind_what_is_counted() -> None:
    _, figure = one("The tunnel takes about 5 200 cars a day.")
    assert (figure.low, figure.item, figure.per) == (5200, "cars", "day")


def test_a_year_beside_a_figure_says_when_it_holds() -> None:
    (_, then), (_, now) = figures("The mine made a loss of 40 million euros in 2029. It has 300 workers.")
    assert (then.date, now.date) == ("2029", None)


def test_numbers_without_a_thing_take_it_from_the_figure_before() -> None:
    (_, first), (_, second) = figures(
        "The ship lost 1,700 litres of paint. The coast guard said that it was 3,900."
    )
    assert (second.low, second.unit, second.item, second.head) == (3900, "l", first.item, first.head)


def test_a_question_says_what_the_answers_count() -> None:
    found = figures("How many trees must fall? The ministry expects 640. The parish expects 900.")
    assert [(figure.item, figure.low) for _, figure in found] == [("trees", 640), ("trees", 900)]


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("The flood killed 19 people, police said.", "police"),
        ("According to the harbour board, the crane weighs 40 tonnes.", "harbour board"),
        ("The coast guard counted 31 boats in the bay.", "coast guard"),
        (
            "Clara Voss, the mayor, said that 300 families had fled. She put the cost at 9 million euros.",
            "Clara Voss",
        ),
        ("“We lost 40 sheep,” said Peter Hann.", "Peter Hann"),
        ("The road was closed for 9 days.", None),
    ],
)
def test_holders(text: str, holder: str | None) -> None:
    assert {figure.holder for _, figure in figures(text)} == {holder}


def test_an_attribution_behind_a_figure_is_its_own() -> None:
    text = "Some 450 people, according to the organisers, and 180, according to police, came."
    assert [(figure.low, figure.holder) for _, figure in figures(text)] == [
        (450, "organisers"),
        (180, "police"),
    ]


def test_a_modifier_may_stand_behind_what_is_counted() -> None:
    found, figure = one("The quay holds 30 boats or more.")
    assert (found, figure.modifier) == ("30 boats or more", "at least")


def test_a_part_is_not_what_the_next_number_counts() -> None:
    found = figures("They saved 17 sailors, including three cooks; 38 are missing.")
    assert [(figure.low, figure.item) for _, figure in found] == [
        (17, "sailors"),
        (3, "cooks"),
        (38, "sailors"),
    ]


def test_numbers_below_zero() -> None:
    assert [f.low for _, f in figures("It was minus 12 degrees, then −3 degrees.")] == [-12, -3]


def test_the_source_of_a_table_holds_its_figures() -> None:
    found = in_blocks(("paragraph", "Salt in the water. Source: Harbour Board"), ("table", "Pier 2.4 mg/l"))
    assert [figure.holder for _, figure in found] == ["Harbour Board"]


def test_from_to_is_a_change_after_a_verb_of_change() -> None:
    assert [f.low for _, f in figures("The wall was raised from 2.8 to 3.4 metres.")] == [2.8, 3.4]
    assert [(f.low, f.high) for _, f in figures("The scale runs from 2.8 to 3.4 metres.")] == [(2.8, 3.4)]


@pytest.mark.parametrize(
    "text",
    [
        "The boat left at 6.10pm on 3 May 2031.",
        "One of them laughed.",
        "The two agreed.",
        "See page 14 and platform nine.",
        "Ann Hill, 36, is a pilot.",
        "A 44-year-old weaver came.",
        "He is 77.",
        "Two thirds of them left.",
        "They won 2-1 at home.",
        "Ring 0800 555 123 now.",
        "The F-16 and the A380 flew.",
        "In 2016 it rained.",
        "1. Wash your hands.",
        "Children under 12 may enter.",
        "Hundreds came.",
        "Write to b12@barn.example today.",
        "It was his first visit.",
        "It closed in the 1950s.",
        "Apollo 13 came home.",
    ],
)
def test_no_figures(text: str) -> None:
    assert figures(text) == []


def test_datelines_and_counters_hold_no_figures() -> None:
    assert in_blocks(("dateline", "By Ann Hill, 12 minutes"), ("comment", "61 points")) == []


def test_headlines_hold_figures() -> None:
    assert [figure.low for _, figure in figures("Flood Kills 19 People", role="title")] == [19]


@pytest.mark.parametrize(
    ("language", "text", "row"),
    [
        ("es", "El incendio mató al menos a 12 personas en 3 pueblos.", (3, "pueblos")),
        ("pt", "Vieram 6.734 pessoas à praça.", (6734, "pessoas")),
        ("de", "Mindestens 200 Menschen kamen.", (200, "Menschen")),
        ("fr", "Près de 300 personnes sont venues.", (300, "personnes")),
        ("it", "Oltre 300 persone sono arrivate.", (300, "persone")),
        ("ru", "Не менее 200 человек пришли.", (200, "человек")),
        ("zh", "至少300人死亡。", (300, "人死亡")),
    ],
)
def test_other_languages(language: str, text: str, row: tuple[float, str]) -> None:
    _, figure = figures(text, language)[-1]
    assert figure.low == row[0]
    assert figure.item.startswith(row[1])


@given(
    st.text(alphabet="0123456789.,%$ \nabout ten ships of 5kg said “he”", max_size=120),
    st.sampled_from(["en", "es", "zh"]),
)
@settings(max_examples=40, deadline=None)
def test_spans_hold_their_numbers(text: str, language: str) -> None:
    for fact in facts(document(("paragraph", text), language=language)):
        assert 0 <= fact.span.start < fact.span.end <= len(text)
        if isinstance(fact.what, Figure):
            assert any(c.isdigit() for c in fact.span.of(text)) or fact.span.of(text).strip()


@pytest.mark.parametrize(
    "piece", ["12 hombres ", "99 ", "“12” ", "de 3 a 5 ", "$5 ", "12%, ", "10-", "el lunes "]
)
def test_hostile_repetition_costs_its_length(piece: str) -> None:
    def cost(characters: int) -> float:
        text = piece * (characters // len(piece))
        reading = pipeline.read(document(("paragraph", text), language="es"), Config())
        begun = time.process_time()
        assert run((times_stage, figures_stage), reading) == ()
        return time.process_time() - begun

    cost(100)
    assert cost(16_000) < 12 * max(cost(4_000), 0.02)
