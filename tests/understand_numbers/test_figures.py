"""What numbers count, who states them, and which numbers are none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numbered_pages import document, facts, figures, in_blocks

from synoptic.model import Figure


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
        ("The well is 86 metres deep.", "86 metres deep", "deep", "deep"),
        ("The mayor opened a 26-kilometre footpath.", "26-kilometre footpath", "footpath", "footpath"),
        ("Nine of the dead were found in the tunnel.", "Nine", "dead", "dead"),
        ("The tank lost 2,600 litres of oil.", "2,600 litres of oil", "oil", "oil"),
        ("The firm paid a fine of 30,000 euros.", "30,000 euros", "fine", "fine"),
        ("The lorry weighed 71 tonnes.", "71 tonnes", "lorry", "weigh"),
        ("It was her fifth visit to the island.", "fifth visit", "visit", "visit"),
        ("The supply will last six months.", "six months", "supply", "last"),
    ],
)
def test_items(text: str, words: str, item: str, head: str) -> None:
    found, figure = one(text)
    assert (found, figure.item, figure.head) == (words, item, head)


def test_a_rate_is_told_behind_what_is_counted() -> None:
    _, figure = one("The bridge carries about 3 400 cars a day.")
    assert (figure.low, figure.item, figure.per) == (3400, "cars", "day")


def test_a_year_beside_a_figure_says_when_it_holds() -> None:
    (_, then), (_, now) = figures("The mine made a loss of 40 million euros in 2029. It has 300 workers.")
    assert (then.date, now.date) == ("2029", None)


def test_numbers_without_a_thing_take_it_from_the_figure_before() -> None:
    (_, first), (_, second) = figures(
        "The ship lost 2,600 litres of oil. The coast guard said that it was 4,200."
    )
    assert (second.low, second.unit, second.item, second.head) == (4200, "l", first.item, first.head)


def test_a_question_says_what_the_answers_count() -> None:
    found = figures("How many jobs will go? The ministry expects 5,200. The union expects 8,000.")
    assert [(figure.item, figure.low) for _, figure in found] == [("jobs", 5200), ("jobs", 8000)]


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


def test_the_source_of_a_table_holds_its_figures() -> None:
    found = in_blocks(("paragraph", "Oil in the water. Source: Harbour Board"), ("table", "Pier 2.4 mg/l"))
    assert [figure.holder for _, figure in found] == ["Harbour Board"]


def test_from_to_is_a_change_after_a_verb_of_change() -> None:
    assert [f.low for _, f in figures("The wall was raised from 4.9 to 5.5 metres.")] == [4.9, 5.5]
    assert [(f.low, f.high) for _, f in figures("The scale runs from 4.9 to 5.5 metres.")] == [(4.9, 5.5)]


@pytest.mark.parametrize(
    "text",
    [
        "The boat left at 5.20pm on 3 May 2031.",
        "One of them laughed.",
        "The two agreed.",
        "See page 14 and gate three.",
        "Ann Hill, 34, is a pilot.",
        "A 58-year-old shepherd came.",
        "He is 81.",
        "Two thirds of them left.",
        "They won 2-1 at home.",
        "Ring 0800 555 123 now.",
        "The F-16 and the A380 flew.",
        "In 2016 it rained.",
        "1. Wash your hands.",
        "People over 65 may enter.",
        "Hundreds came.",
        "Write to b12@mill.example today.",
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
        ("pt", "Estiveram 8.412 pessoas na praça.", (8412, "pessoas")),
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
