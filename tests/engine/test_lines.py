"""Document lines in, facts and decisions out."""

import io
import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from synoptic import engine
from synoptic.config import Config
from synoptic.errors import PageError
from synoptic.model import (
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
    Span,
    StageFailure,
    When,
)

CONFIG = Config()


def lines(data: bytes | str, config: Config = CONFIG) -> list[Document | PageError]:
    body = data.encode() if isinstance(data, str) else data
    return list(engine.document_lines(io.BytesIO(body), "in.jsonl", config))


def one(**fields: object) -> Document:
    (document,) = lines(json.dumps({"id": "a", "text": "One.\n\nTwo two.", **fields}))
    assert isinstance(document, Document), document
    return document


def test_id_and_text_are_enough() -> None:
    document = one()
    assert [document.text[b.start : b.end] for b in document.blocks] == ["One.", "Two two."]
    assert (document.words, document.kind, document.address, document.published) == (3, "article", "a", None)


def test_keys_of_other_programs_are_passed_over() -> None:
    assert (
        one(label=[1, 2], blocks=[{"role": "lead", "start": 0, "end": 4, "style": "x"}]).blocks[0].role
        == "lead"
    )
    assert one(id=17).id == "17"


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("2026-03-01", Published(date="2026-03-01", basis="stated")),
        ("2026-03-01T23:05:00Z", Published(date="2026-03-01", time="23:05", zone="+00:00", basis="stated")),
        ("2026-03-01 23:05-0330", Published(date="2026-03-01", time="23:05", zone="-03:30", basis="stated")),
        ({"date": "2026-03-01"}, Published(date="2026-03-01", basis="stated")),
        (
            {"date": "2026-03-01", "time": "07:00", "basis": "address", "note": 1},
            Published(date="2026-03-01", time="07:00", basis="address"),
        ),
        (None, None),
        ("", None),
    ],
)
def test_publication_may_be_an_object_or_iso_8601(given: object, wanted: Published | None) -> None:
    assert one(published=given).published == wanted


def test_a_document_of_this_program_comes_back_as_it_was() -> None:
    document = one(title="T", language="en", published="2026-03-01T08:00+01:00", source="s", authors=["A B"],
                   modified="2026-03-02", truncated="paywall")  # fmt: skip
    assert document.modified is not None
    (again,) = lines(msgspec.json.encode(document))
    assert again == document


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("[]", "not a document line"),
        ("{", "not a document line"),
        ("[" * 100_000, "not a document line"),
        ('{"id": "a"}', "it needs id and text"),
        ('{"text": "x"}', "it needs id and text"),
        ('{"id": "a", "text": 5}', "not a document line"),
        ('{"id": "a", "text": " "}', "no text in it"),
        ('{"id": "a", "text": "\\ud800"}', "not a document line"),
        ('{"id": "a", "text": "x", "published": "yesterday"}', "is not ISO 8601"),
        ('{"id": "a", "text": "x", "published": {"date": "2026-13-01"}}', "is not ISO 8601"),
        ('{"id": "a", "text": "x", "published": {"date": "2026-03-01", "time": "9 am"}}', "is not ISO 8601"),
        ('{"id": "a", "text": "x", "blocks": [{"role": "lead", "start": 0, "end": 9}]}', "block 0"),
        (
            '{"id": "a", "text": "x", "blocks": [{"role": "body", "start": 0, "end": 1}]}',
            "not a document line",
        ),
        (
            '{"id": "a", "text": "x", "blocks": [{"role": "comment", "start": 0, "end": 1, "reply_to": 7}]}',
            "which is not there",
        ),
    ],
)
def test_a_line_that_is_no_document_costs_only_itself(line: str, reason: str) -> None:
    error, document = lines(f'{line}\n\n{{"id": "b", "text": "Fine."}}\n')
    assert isinstance(error, PageError)
    assert error.page == "in.jsonl:1"
    assert reason in error.reason
    assert "\n" not in str(error)
    assert isinstance(document, Document)


def test_lines_over_the_limit_are_refused_unread() -> None:
    long = json.dumps({"id": "a", "text": "x" * 1000})
    error, document = lines(f'{long}\n{{"id": "b", "text": "Fine."}}', Config(max_page_bytes=20))
    assert isinstance(error, PageError)
    assert isinstance(document, Document)
    (error,) = lines(long, Config(max_page_characters=999))
    assert isinstance(error, PageError)
    assert "1,000 characters" in error.reason


@given(st.binary(max_size=300))
def test_no_bytes_break_the_stream(data: bytes) -> None:
    for found in lines(data + b'\n{"id": "z", "text": "Fine."}'):
        assert isinstance(found, Document | PageError)


def test_facts_are_written_flat_with_their_words() -> None:
    document = one(text="Ana Bo said 40 died on Sunday.")
    page = Page(
        document=document,
        facts=(
            Fact(span=Span(0, 6), what=Name(name="Ana Bo", kind="person"), stage="names@1"),
            Fact(span=Span(12, 19), what=Quote(speaker="Ana Bo", via=None, direct=False)),
            Fact(
                span=Span(12, 14),
                what=Figure(
                    low=40, high=None, modifier="exactly", item="died", unit=None, holder=None, date=None
                ),
                sure=0.5,
            ),
            Fact(span=Span(23, 29), what=When(date=None, expression=Expression(weekday=6))),
        ),
        failures=(StageFailure(stage="claims@1", reason="KeyError: x"),),
    )
    line = json.loads(engine.facts_of(page))
    name, quote, figure, when = line["facts"]
    assert name | {"sure": 1.0} == {
        "kind": "name", "start": 0, "end": 6, "text": "Ana Bo", "type": "person", "name": "Ana Bo",
        "form": "name", "sure": 1.0, "stage": "names@1",
    }  # fmt: skip
    assert (quote["kind"], quote["speaker"], quote["direct"]) == ("quote", "Ana Bo", False)
    assert (figure["kind"], figure["low"], figure["text"], figure["sure"]) == ("figure", 40.0, "40", 0.5)
    assert (when["kind"], when["date"], when["expression"]["weekday"]) == ("time", None, 6)
    assert line["failures"] == [{"stage": "claims@1", "reason": "KeyError: x"}]
    assert engine.facts_of(page).count(b"\n") == 1


def test_decisions_are_written_as_the_contract_has_them() -> None:
    copied = CopyOf(document="a", overlap=0.9)
    placement = Placement(document="b", story="s1", score=0.7, why="because", copy_of=copied)
    assert json.loads(engine.placement_of(placement)) == {
        "id": "b", "story": "s1", "score": 0.7, "why": "because", "copy_of": "a",
    }  # fmt: skip
