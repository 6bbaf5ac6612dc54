"""Any text is read: blocks keep their promise, and the time taken grows with the length alone."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synoptic.model import MAIN_ROLES
from synoptic.read.blocks import check
from synoptic.read.plain import plain_page

LINES = st.sampled_from(
    [
        "A sentence of some length stands here, and it ends as sentences do.",
        "Short title here",
        "",
        "  ",
        "Related",
        "Comments (3)",
        "[–]name 3 points",
        "By Ana Ruiz",
        "3 March 2026, 10:00",
        "Home | World | Sport",
        "and this one goes on in lower case until the line is full, as wrapped lines do,",
        "> quoted",
        "a - b",
        "The original article contains 9 words, the summary contains 3 words. Saved 66%.",
        "[deleted]",
        "…",
        "🦭",
        "沒有留言:",
        "渡轮停航三天，旅客滞留码头。",
        "مرحبا بالعالم",
        "\u202eשלום\u202c",
        "\t\tindented text",
        "x" * 400,
    ]
)


@given(st.text(max_size=600))
@settings(deadline=None)
def test_any_text(text: str) -> None:
    blocked = plain_page(text)
    assert blocked.text == text
    check(text, blocked.blocks)


@given(st.lists(LINES, max_size=40).map("\n".join))
@settings(deadline=None)
def test_any_mixture_of_lines(text: str) -> None:
    blocked = plain_page(
        text, address="https://a.example/b/some-title", collected="2026-03-05T00:00:00+00:00"
    )
    check(text, blocked.blocks)
    for block in blocked.blocks:
        assert block.reply_to is None or blocked.blocks[block.reply_to].role in ("comment", "digest")
    if blocked.title is not None:
        assert any(block.role == "title" for block in blocked.blocks)


@pytest.mark.parametrize(
    "text",
    [
        "word " * 400_000,
        "x" * 2_000_000,
        "漢" * 500_000,
        "\n" * 1_000_000 + "a",
        "Related\n" * 20_000 + "A sentence of some length stands here, and ends. " * 2,
        "A title of some words\n" * 10_000,
        "[–]name 3 points\ntext here.\n" * 5_000,
        ("1/" * 140 + "\n") * 300,
        ("'a " * 90 + "\n") * 300,
        ("[(" * 140 + "\n") * 300,
        "\x00\x01\x02\r\r\n\x1c\u2028" * 20_000,
    ],
    ids=range(11),
)
def test_hostile_pages_take_little_time(text: str) -> None:
    began = time.process_time()
    check(text, plain_page(text).blocks)
    assert time.process_time() - began < 8  # seconds of this process; a quadratic step would take minutes


def test_a_page_without_sentences_has_its_words() -> None:
    blocked = plain_page("Harbour bridge closed")
    assert [block.role for block in blocked.blocks] == ["paragraph"]
    assert not any(block.role in MAIN_ROLES for block in plain_page("Menu\nSearch\nSign in").blocks)


def test_an_empty_page_has_no_blocks() -> None:
    assert plain_page("").blocks == ()
    assert plain_page(" \n\t\n").blocks == ()
