"""Golden pages, written for this project, beside what reading must make of them."""

import json
from pathlib import Path
from typing import Any

import pytest

from synoptic.model import MAIN_ROLES
from synoptic.read.blocks import Blocked, check
from synoptic.read.genre import genre
from synoptic.read.language import identify
from synoptic.read.plain import plain_page
from synoptic.text import fold

PAGES = Path(__file__).parent / "pages"
EXPECTED: dict[str, dict[str, Any]] = json.loads((PAGES / "expected.json").read_text("utf-8"))


def _read(name: str) -> Blocked:
    text = (PAGES / f"{name}.txt").read_text("utf-8")
    blocked = plain_page(text)
    assert blocked.text == text
    check(text, blocked.blocks)
    return blocked


def _part(blocked: Blocked, roles: frozenset[str]) -> str:
    return fold(" ".join(blocked.text[b.start : b.end] for b in blocked.blocks if b.role in roles))


@pytest.mark.parametrize("name", EXPECTED)
def test_what_a_page_says_of_itself(name: str) -> None:
    blocked, expected = _read(name), EXPECTED[name]
    assert blocked.kind == expected["kind"]
    assert blocked.title == (expected["title"] and fold(expected["title"]))
    if "authors" in expected:
        assert sorted(blocked.authors) == sorted(expected["authors"])
    if "published" in expected:
        assert (blocked.published.date if blocked.published else None) == expected["published"]


@pytest.mark.parametrize("name", EXPECTED)
def test_main_text_and_the_rest(name: str) -> None:
    blocked, expected = _read(name), EXPECTED[name]
    main = _part(blocked, MAIN_ROLES)
    for text in expected["main"]:
        assert text in main
    for text in expected["not_main"]:
        assert text not in main


@pytest.mark.parametrize("name", EXPECTED)
def test_comments_with_authors(name: str) -> None:
    blocked, expected = _read(name), EXPECTED[name]
    told = [
        (block.author, fold(blocked.text[block.start : block.end]))
        for block in blocked.blocks
        if block.role in ("comment", "digest")
    ]
    for author, start in expected.get("comments", []):
        assert any(start in text[:200] and author in (None, who) for who, text in told), (author, start, told)
    if "comments" in expected and not expected["comments"]:
        assert not told


@pytest.mark.parametrize("name", EXPECTED)
def test_language_and_genre(name: str) -> None:
    blocked, expected = _read(name), EXPECTED[name]
    main = "\n".join(blocked.text[b.start : b.end] for b in blocked.blocks if b.role in MAIN_ROLES)
    language = identify(main) or identify(blocked.text)
    assert language == expected["language"]
    found = genre(
        kind=blocked.kind, title=blocked.title, section=blocked.section, main_text=main, language=language
    )
    assert found == expected["genre"]


def test_whom_comments_answer() -> None:
    blocked = _read("lemmy")
    answers = {block.author: block.reply_to for block in blocked.blocks if block.role == "comment"}
    by_bot = next(i for i, block in enumerate(blocked.blocks) if block.role == "digest")
    assert answers["mussel_man@reef.example"] == by_bot
    assert answers["quay9@pond.example"] is None


def test_a_digest_spans_what_its_footer_counts() -> None:
    blocked = _read("flat_bot")
    digest = [blocked.text[b.start : b.end] for b in blocked.blocks if b.role == "digest"]
    assert sum(len(text.split()) for text in digest[:-1]) == 48
    assert len(digest) == 4


def test_the_days_strip_is_no_publication() -> None:
    blocked = _read("portal2")
    assert blocked.published is None
    assert blocked.section == "Regional"
    roles = {fold(blocked.text[b.start : b.end]): b.role for b in blocked.blocks}
    assert roles["Tuesday, March 17, 2026"] == "chrome"
    assert roles["RegionalIsland loses a third of its ferries"] == "title"
    assert roles["The council sat for seven hours and..."] == "teaser"


def test_hard_wrapped_lines_are_paragraphs() -> None:
    blocked = _read("wrapped")
    assert [b.role for b in blocked.blocks] == ["paragraph"] * 3 + ["chrome"] * 2


def test_sentences_torn_at_links_are_whole_again() -> None:
    lines = [
        "The bridge and its keeper",
        "The keeper of the bridge lives in a house that",
        "Anders Holm",
        "built in 1871, and",
        "his granddaughter",
        ", who sold it, still comes to look at the river.",
        "Nobody may cross at night",
        ". That was decided long ago by the council of the town.",
        "In winter the keeper rings a bell when the ice begins to move.",
    ]
    text = "\n".join(lines)
    blocked = plain_page(text)
    told = [text[b.start : b.end] for b in blocked.blocks if b.role == "paragraph"]
    assert told == ["\n".join(lines[1:6]), "\n".join(lines[6:8]), lines[8]]


def test_labels_in_lower_case_stay_apart() -> None:
    text = "\n".join(["home", "about us", "contact", "The ferry", "It sails at nine o'clock every morning."])
    blocked = plain_page(text)
    assert [text[b.start : b.end] for b in blocked.blocks if b.role == "paragraph"] == [text.splitlines()[-1]]


@pytest.mark.parametrize("mark", ["\t", " | ", "   "])
def test_rows_of_numbers_are_a_table(mark: str) -> None:
    cells = (("Crossing", "Boats", "Passengers"), ("North", "3", "1,204"), ("Middle", "2", "811"))
    table = [mark.join(row) for row in (*cells, ("South", "1", "96"))]
    prose = "The harbour office counted the passengers of all crossings for a whole week in spring."
    lines = ["Who crosses where", "", prose, "", *table, "", "Most of them travel for work, the office said."]
    text = "\n".join(lines)
    blocked = plain_page(text)
    told = [text[b.start : b.end] for b in blocked.blocks if b.role == "table"]
    assert told == table
    assert [b.role for b in blocked.blocks if b.role == "chrome"] == []


def test_a_menu_is_no_table() -> None:
    menu = ["Home | News | Sport", "North | South | West", "Photos | Videos | Games"]
    prose = "The ferry between the islands will not sail for two weeks, its owner said on Monday evening."
    text = "\n".join([*menu, "", "The ferry stops.", "", prose])
    assert not any(b.role == "table" for b in plain_page(text).blocks)


def test_a_players_line_is_no_part_of_the_text() -> None:
    body = (
        "The ferry between the islands will not sail for two weeks, its owner said on Monday evening.",
        "Engineers found a crack in the rudder, and a new part has to be made before it sails again.",
    )
    text = "\n\n".join(["Ferry stands still", body[0], "0:00 / 0:47 Video: how a rudder is made", body[1]])
    told = [text[b.start : b.end] for b in plain_page(text).blocks if b.role == "chrome"]
    assert told == ["0:00 / 0:47 Video: how a rudder is made"]
