"""Full text: whatever a user types is looked for, and nothing of it is syntax but quotation marks."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from synoptic.config import Config
from synoptic.errors import UsageError
from synoptic.store import Store, open_store
from synoptic.store.search import query
from tests.store.newsroom import put


def found(store: Store, words: str) -> list[str]:
    return sorted(hit.document for hit in store.search.find(words, 9))


def test_all_words_must_stand_in_the_page_in_any_order_or_case(store: Store) -> None:
    put(store, "The ferry Aurora sank near Lund.", "a", "s1")
    put(store, "The Aurora ferry line grows.", "b", "s2")
    assert found(store, "AURORA ferry") == ["a", "b"]
    assert found(store, '"ferry aurora"') == ["a"]
    assert found(store, "ferry lund") == ["a"]
    assert found(store, "ferry whale") == []
    assert found(store, "title") == ["a", "b"]


def test_accents_do_not_matter(store: Store) -> None:
    put(store, "El señor García habló.", "a", "s1")
    assert found(store, "senor garcia hablo") == ["a"]


@pytest.mark.parametrize("words", ["北京", "大学", "東京大学", "ประเทศ"])
def test_scripts_without_spaces_are_found_inside(store: Store, words: str) -> None:
    put(store, "记者在北京大学说。東京大学です。ในประเทศไทย", "a", "s1")
    put(store, "Nothing of it, 北 and 京 apart.", "b", "s2")
    assert found(store, words) == ["a"]
    (hit,) = store.search.find(words, 9)
    assert hit.marks[0].of(hit.snippet) == words


def test_a_hit_says_where_it_stands(store: Store) -> None:
    put(store, "One line.\n\nThe ferry\nsank.", "a", "s1")
    (hit,) = store.search.find("ferry", 9)
    assert (hit.story, hit.source, hit.date) == ("s1", "n.example", "2026-03-01")
    assert hit.snippet == "One line. The ferry sank."
    assert [mark.of(hit.snippet) for mark in hit.marks] == ["ferry"]


def test_chrome_is_not_searched(store: Store) -> None:
    import msgspec

    from synoptic.model import Block
    from tests.store.newsroom import page

    made = page("Menu Weather. The ferry sank.", "a").document
    blocks = (Block(role="chrome", start=0, end=13), Block(role="paragraph", start=14, end=29))
    row = put(store, "x", "b", "s1")
    with store.transaction():
        store.search.remove(row)
        store.search.add(row, msgspec.structs.replace(made, blocks=blocks))
    assert found(store, "ferry") == ["b"]
    assert found(store, "weather") == []


@pytest.mark.parametrize(
    "words",
    [
        '"',
        '""',
        "' OR 1=1",
        "NEAR(a b)",
        "a AND",
        "NOT",
        "title:x",
        "a*",
        "^a",
        "(",
        "-x",
        "{a}",
        "a\0b",
        "+",
    ],
)
def test_nothing_that_is_typed_is_a_syntax_error(store: Store, words: str) -> None:
    try:
        store.search.find(words, 9)
    except UsageError as error:
        assert "no word" in str(error)  # noqa: PT017  only some of them hold a word


@given(st.text(max_size=40))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_text_breaks_the_search(tmp_path: Path, words: str) -> None:
    with open_store(tmp_path / "news.sqlite", Config(), write=True) as store:
        try:
            store.search.find(words, 3)
        except UsageError:
            assert not any(map(str.isalnum, words))


def test_the_query_quotes_every_part() -> None:
    assert query('ferry OR "near Lund" "') == '"ferry" "OR" "near Lund"'
