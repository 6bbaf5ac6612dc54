"""Who said what, in the ways in which pages tell it."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from spoken_pages import page, quoted, said, speakers

CASES = tomllib.loads((Path(__file__).parent / "spoken_cases.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['language']}: {case['text'][:30]}")
def test_speakers(case: dict[str, Any]) -> None:
    found = page(case["text"], case["language"])
    assert {start: speakers(found, start)[:1] for start in case["said"]} == {
        start: [who] for start, who in case["said"].items()
    }


def test_a_quote_is_verbatim_and_without_its_marks() -> None:
    text = "Ann Hill said: “It  held.”"
    assert [fact.span.of(text) for fact in quoted(page(text))] == ["It  held."]


def test_a_medium_relays() -> None:
    found = page('Interfax quoted Viktor Lund as saying: "This paper will bind us all."')
    assert [(q.speaker, q.via) for q in said(found, "This paper")] == [("Viktor Lund", "Interfax")]
    found = page(
        'There will be a "garden supper", Lund’s aide Ivan Orlov said Friday, as reported by state media.'
    )
    assert [(q.speaker, q.via) for q in said(found, "garden")] == [("Ivan Orlov", "state media")]


def test_a_medium_without_a_speaker() -> None:
    found = page('According to local press reports, the roof "had been weak for years."')
    assert [(q.speaker, q.via) for q in said(found, "had been weak")] == [(None, "local press")]


def test_a_lead_in_holds_for_the_paragraphs_after_it() -> None:
    text = 'We read a BBC article saying:\nIs this the end? Who comes next?\n"None of them left an address."'
    assert [(q.speaker, q.via) for q in said(page(text), "None of them")] == [(None, "BBC")]


def test_denials_are_told_as_such() -> None:
    found = page("Owen Bright denied that his shop sold the ladder.")
    assert [(q.speaker, q.stance, q.direct) for q in said(found, "his shop")] == [
        ("Owen Bright", "denies", False)
    ]


@pytest.mark.parametrize(
    "text",
    [
        'The new song is called "Blue River" and is short.',
        'Nobody in town uses the word "bridge" for it.',
        "It is believed that a cousin will inherit.",
        "The widow has never said where it was.",
        "I told you once that I like tea.",
    ],
)
def test_what_nobody_said_is_no_quote(text: str) -> None:
    assert [fact for fact in page(text).facts if fact.stage.startswith("quotes")] == []


def test_an_unknown_speaker_stays_unknown() -> None:
    found = page("It rained all day. “Forty winters with the same old coat.” The tram came.")
    assert speakers(found, "Forty winters") == [None]


def test_a_headline_borrows_the_speaker_of_the_same_words() -> None:
    told = "“It was forty winters with the same old coat,” Vera Lund said."
    text = f"‘Forty winters with the same old coat’: a tailor’s tale\n{told}"
    assert speakers(page(text, roles=("title",)), "Forty winters") == ["Vera Lund"]
