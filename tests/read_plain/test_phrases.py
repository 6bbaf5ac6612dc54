"""Phrases in one table: as a line's whole, at its beginning, anywhere in a text."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synoptic.read.labels import bare
from synoptic.read.phrases import Phrases, tokens

TABLE = Phrases(
    ("leave a comment", "leave", "comment", "more from …", "read:", "tl;dr", "评论", "阅读更多", "e-mail"),
    bare,
)


@pytest.mark.parametrize("line", ["leave a comment", "comment", "评论", "more from the coast", "tl;dr"])
def test_the_whole_of_a_line(line: str) -> None:
    assert TABLE.whole(line)


@pytest.mark.parametrize("line", ["leave a", "comments", "more fromage", "read more", ""])
def test_what_is_not_the_whole_of_a_line(line: str) -> None:
    assert not TABLE.whole(line)


def test_an_open_end_may_be_refused() -> None:
    assert not TABLE.whole("more from the coast", opens=False)


def test_the_longest_phrase_begins_a_line() -> None:
    assert TABLE.start("leave a comment here") == len("leave a comment")
    assert TABLE.start("leave a commentary") == len("leave")
    assert TABLE.start("xx leave", 3) == len("xx leave")
    assert TABLE.start("leaves") == 0


def test_scripts_without_blanks_need_no_ends_of_words() -> None:
    assert TABLE.start("评论三") == len("评论")
    assert TABLE.anywhere("请阅读更多评论吧") == 2


def test_no_phrase_is_found_within_another() -> None:
    assert [*TABLE.each(tokens("leave a comment, or leave an e-mail"))] == [
        "leave a comment",
        "leave",
        "e-mail",
    ]
    assert TABLE.anywhere("leave a comment, comment") == 2


@given(st.lists(st.sampled_from(("leave", "a", "comment", "read", ":", "more", "e-mail", "x")), max_size=30))
def test_tokens_say_what_the_text_says(parts: Sequence[str]) -> None:
    text = " ".join(parts)
    assert [*TABLE.each(tokens(text))] == _by_scan(text)
    assert TABLE.anywhere(text) == len(_by_scan(text))


def _by_scan(text: str) -> list[str]:
    """The same by the slow way: at every word's beginning the longest phrase that ends with a word."""
    found: list[str] = []
    at = 0
    while at < len(text):
        end = TABLE.start(text, at) if at == 0 or not text[at - 1].isalnum() else 0
        if end:
            found.append(text[at:end])
        at = end or at + 1
    return found
