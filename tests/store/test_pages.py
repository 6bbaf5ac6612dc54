"""Pages, versions and records in the store."""

from pathlib import Path

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from synoptic.config import Config
from synoptic.match import signature
from synoptic.model import (
    Block,
    Claim,
    CopyOf,
    Document,
    Expression,
    Fact,
    Figure,
    Name,
    Page,
    Placement,
    Published,
    Quote,
    RawPage,
    Record,
    Span,
    StageFailure,
    When,
)
from synoptic.store import Store, open_store
from tests.store.newsroom import page, put, raw

words = st.text(max_size=30).map(lambda text: text.encode("utf-8", "replace").decode())
maybe = st.none() | words
numbers = st.floats(allow_nan=False, allow_infinity=False)
spans = st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda pair: Span(min(pair), max(pair)))
whats = st.one_of(
    st.builds(Name, name=words),
    st.builds(Quote, speaker=maybe, via=maybe, cue=maybe, speaker_span=st.none() | spans),
    st.builds(
        Figure, low=numbers, high=st.none() | numbers, item=words, unit=maybe, holder=maybe, date=maybe
    ),
    st.builds(When, date=maybe, expression=st.builds(Expression, year=st.none() | st.integers(1, 9999))),
    st.builds(Claim, holder=maybe, names=st.lists(words, max_size=3).map(tuple)),
)
facts = st.builds(Fact, span=spans, what=whats, sure=st.floats(0, 1), stage=words)
blocks = st.builds(Block, start=st.just(0), end=st.integers(1, 9), author=maybe, path=maybe)
documents = st.builds(
    Document,
    id=words.filter(bool),
    address=words,
    source=maybe,
    title=maybe,
    authors=st.lists(words, max_size=3).map(tuple),
    published=st.none() | st.builds(Published, date=st.dates().map(str), time=maybe, zone=maybe),
    collected=maybe,
    language=st.none() | st.sampled_from(["en", "es", "xx"]),
    text=words,
    blocks=st.lists(blocks, max_size=3).map(tuple),
    copy_of=st.none() | st.builds(CopyOf, document=words, overlap=st.floats(0, 1)),
)
pages = st.builds(
    Page,
    document=documents,
    facts=st.lists(facts, max_size=4).map(tuple),
    sentences=st.lists(spans, max_size=3).map(tuple),
    failures=st.lists(st.builds(StageFailure, stage=words, reason=words), max_size=2).map(tuple),
)
raws = st.builds(
    RawPage, address=words, body=st.binary(max_size=200), name=words, encoding=maybe, collected=maybe
)


placements = st.builds(Placement, document=words, story=words, why=words, score=st.floats(0, 1))


@given(st.one_of(pages, raws, placements))
def test_records_survive_json(record: Record) -> None:
    again = msgspec.json.decode(msgspec.json.encode(record), type=type(record))
    assert again == record


@given(raw=raws, page=pages)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
def test_records_survive_the_store(tmp_path: Path, raw: RawPage, page: Page) -> None:
    with open_store(tmp_path / f"{len(list(tmp_path.iterdir()))}.sqlite", Config(), write=True) as store:
        signed = signature(page.document)
        with store.transaction():
            row = store.pages.save(raw, page, signed, ("a@1", "b@2"), current=True)
            store.stories.learn(signed)
            store.search.add(row, page.document)
            copied = CopyOf(document="other", overlap=0.25)
            placement = Placement(document=page.document.id, story="s1", score=0.5, why="w", copy_of=copied)
            store.stories.place(row, placement, signed)
        (kept,) = store.pages.of_story("s1")
        assert (kept.raw, kept.page, kept.stages) == (raw, page, ("a@1", "b@2"))
        assert store.stories.placements("s1") == {page.document.id: placement}
        (member,) = store.stories.members("s1")
        assert member.signature == signed
        assert store.pages.known(raw)


def test_a_page_is_known_by_address_and_content(store: Store) -> None:
    put(store, "The ferry came back.", "a", "s1")
    known = raw("The ferry came back.", "https://n.example/a")
    assert store.pages.known(known)
    assert not store.pages.known(raw("The ferry came back.", "https://n.example/b"))
    assert not store.pages.known(raw("The ferry sank.", "https://n.example/a"))


def test_what_has_no_lasting_address_is_known_by_content_alone(store: Store) -> None:
    put(store, "The ferry came back.", "a", "s1", address="news/a.txt")
    assert store.pages.known(raw("The ferry came back.", "/elsewhere/b.txt"))
    assert not store.pages.known(raw("The ferry sank.", "news/a.txt"))


def test_a_newer_version_takes_the_place_of_the_older(store: Store) -> None:
    put(store, "Three died.", "a1", "s1", address="https://n.example/a")
    put(store, "Four died.", "a2", "s1", address="https://n.example/a")
    assert [kept.document for kept in store.pages.of_story("s1")] == ["a2"]
    assert [hit.document for hit in store.search.find("died", 9)] == ["a2"]
    assert store.pages.known(raw("Three died.", "https://n.example/a"))


def test_an_older_version_is_kept_and_not_told(store: Store) -> None:
    put(store, "Four died.", "a2", "s1", address="https://n.example/a", collected="2026-03-02T08:00:00Z")
    put(store, "Three died.", "a1", "s1", address="https://n.example/a", collected="2026-03-01")
    assert [kept.document for kept in store.pages.of_story("s1")] == ["a2"]
    assert store.pages.known(raw("Three died.", "https://n.example/a"))


def test_records_that_cannot_be_read_are_known_as_such(store: Store) -> None:
    put(store, "Three died.", "a", "s1")
    store._database.run("""UPDATE document SET record = '{"id": "a", "old": 1}'""")
    (kept,) = store.pages.of_story("s1")
    assert kept.page is None
    assert kept.raw.body == b"Three died."


def test_the_day_of_a_page_is_published_else_collected() -> None:
    from synoptic.store.pages import date_of

    dated, undated = page("x", "a").document, page("x", "b", date=None).document
    assert date_of(dated) == "2026-03-01"
    assert date_of(undated) is None
    assert date_of(msgspec.structs.replace(undated, collected="2026-03-05T01:02:03Z")) == "2026-03-05"
    assert date_of(msgspec.structs.replace(undated, collected="last week")) is None
