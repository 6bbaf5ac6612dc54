"""Offsets stay honest."""

import itertools
import re
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synoptic.model import Span
from synoptic.text import count_words, fold, plain, sentence_spans, shingles, stem, trim, word_spans, words


def cut(text: str) -> list[str]:
    """The sentences as strings."""
    return [span.of(text) for span in sentence_spans(text)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It rained. Nobody minded.", ["It rained.", "Nobody minded."]),
        ("“It rained.” Nobody minded.", ["“It rained.”", "Nobody minded."]),
        ("J. R. Pell of the U.S. Navy spoke. He left.", ["J. R. Pell of the U.S. Navy spoke.", "He left."]),
        ("The price was 3.5 million. It rose.", ["The price was 3.5 million.", "It rose."]),
        ("A heading\n\nA paragraph goes on", ["A heading", "A paragraph goes on"]),
        ("He waited... and left. Good.", ["He waited... and left.", "Good."]),
        ("雨が降った。誰も気にしなかった。", ["雨が降った。", "誰も気にしなかった。"]),
        ("", []),
        (" \n\n ", []),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert cut(text) == sentences


@given(st.text())
def test_sentences_are_ordered_apart_and_lose_no_letter(text: str) -> None:
    spans = sentence_spans(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert "".join("".join(s.of(text).split()) for s in spans) == "".join(text.split())


@given(st.text(), st.integers(0, 50), st.integers(0, 50))
def test_sentences_stay_between_their_limits(text: str, start: int, length: int) -> None:
    end = min(len(text), start + length)
    start = min(start, end)
    assert all(start <= s.start < s.end <= end for s in sentence_spans(text, start, end))


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_word_spans_are_the_words(text: str) -> None:
    assert [s.of(text) for s in word_spans(text)] == words(text)


@given(st.text())
def test_trimming_leaves_no_space_at_the_ends(text: str) -> None:
    assert trim(text, 0, len(text)).of(text) == text.strip()


def test_plain_forgets_case_and_accents() -> None:
    assert plain("Larrañaga") == plain("LARRANAGA")


def _plain_by_the_book(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def test_every_character_is_plain_as_unicode_has_it() -> None:
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    assert plain(every) == _plain_by_the_book(every)


@given(st.text())
def test_a_text_is_plain_as_unicode_has_it(text: str) -> None:
    assert plain(text) == _plain_by_the_book(text)


def test_folding_knows_every_white_space() -> None:
    spaces = "".join(c for c in map(chr, range(sys.maxunicode + 1)) if re.match(r"\s", c))
    assert fold(f"{spaces}a{spaces}b{spaces}") == "a b"


def test_stems_meet_across_inflections_and_numbers_stay_whole() -> None:
    assert stem("municipality") == stem("municipalities") == "munic"
    assert stem("2024") == "2024"


@pytest.mark.parametrize(("one", "other"), [("Путин", "Putin"), ("Zürich", "Zurich"), ("Αθήνα", "Athina")])
def test_a_name_meets_itself_in_another_script(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_counting_and_shingles() -> None:
    assert count_words("one two\nthree") == 3
    assert shingles(["a", "b", "c"], 2) == {("a", "b"), ("b", "c")}
    assert shingles(["a"], 2) == set()


def test_a_span_runs_forward() -> None:
    with pytest.raises(ValueError, match="runs forward"):
        Span(3, 2)
