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
    found = page('TASS quoted Viktor Lund as saying: "The treaty provides for help."')
    assert [(q.speaker, q.via) for q in said(found, "The treaty")] == [("Viktor Lund", "TASS")]
    found = page(
        'There will be a "ceremonial concert", Lund’s aide Ivan Orlov said Monday, according to state media.'
    )
    assert [(q.speaker, q.via) for q in said(found, "ceremonial")] == [("Ivan Orlov", "state media")]


def test_a_medium_without_a_speaker() -> None:
    found = page('According to foreign media reports, the roof "had been weak for years."')
    assert [(q.speaker, q.via) for q in said(found, "had been weak")] == [(None, "foreign media")]


def test_a_lead_in_holds_for_the_paragraphs_after_it() -> None:
    text = 'I saw a CNN article saying:\nIs this the end? Who comes next?\n"Neither side gave any details."'
    assert [(q.speaker, q.via) for q in said(page(text), "Neither")] == [(None, "CNN")]


def test_denials_are_told_as_such() -> None:
    found = page("Hugh Castle denied that his firm knew of the leak.")
    assert [(q.speaker, q.stance, q.direct) for q in said(found, "his firm")] == [
        ("Hugh Castle", "denies", False)
    ]


@pytest.mark.parametrize(
    "text",
    [
        'The new song is called "Blue River" and is short.',
        'Nobody in town uses the word "bridge" for it.',
        "It is said that a judge will be chosen.",
        "The agency has never said where it was.",
        "I have said before that I like tea.",
    ],
)
def test_what_nobody_said_is_no_quote(text: str) -> None:
    assert [fact for fact in page(text).facts if fact.stage.startswith("quotes")] == []


def test_an_unknown_speaker_stays_unknown() -> None:
    found = page("It rained all day. “Ten years in which nobody looked at it.” The river rose.")
    assert speakers(found, "Ten years") == [None]


def test_a_headline_borrows_the_speaker_of_the_same_words() -> None:
    told = "“It took ten years in which nobody looked,” Nomsa Khat said."
    text = f"‘Ten years in which nobody looked’: anger at the bridge\n{told}"
    assert speakers(page(text, roles=("title",)), "Ten years") == ["Nomsa Khat"]
