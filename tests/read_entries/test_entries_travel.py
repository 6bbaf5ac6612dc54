"""Entries on their way: through the store, through document lines, through the command."""

import json
import time
from pathlib import Path

import msgspec
import pytest
from entry_pages import PAGES, of_file, of_markup, wanted

from synoptic.cli import cli
from synoptic.config import Config
from synoptic.engine import Added, add
from synoptic.engine.lines import document_of
from synoptic.model import Document, Entry, RawPage, Span
from synoptic.render.json import document_object
from synoptic.store import open_store

LIVE = PAGES / "live_ticker_de.html"


def live() -> Document:
    return of_file(LIVE, wanted(LIVE)["address"])


def test_the_store_keeps_entries(tmp_path: Path) -> None:
    raw = RawPage(address=wanted(LIVE)["address"], name=LIVE.name, body=LIVE.read_bytes(), media="html")
    with open_store(tmp_path / "kept.sqlite", Config(), write=True) as store:
        added = add(raw, store, Config())
        assert isinstance(added, Added)
        assert added.story is not None
        kept = [one.page for one in store.pages.of_story(added.story)]
    assert [page.document.entries for page in kept if page] == [live().entries]


def test_documents_of_older_stores_are_read() -> None:
    older = msgspec.to_builtins(live())
    for name in ("entries", "part_of"):
        del older[name]
    again = msgspec.convert(older, Document)
    assert again.entries == ()
    assert again.dated(0) == again.published


def line(document: Document, **more: object) -> Document:
    fields = document_object(document, {}) | more
    return document_of(json.dumps(fields).encode(), "lines:1", Config())


def test_a_document_line_brings_its_entries() -> None:
    assert line(live()).entries == live().entries


BACKWARDS = {"kind": "update", "start": 9, "end": 4}
OUTSIDE = {"kind": "item", "start": 0, "end": 10**9}


@pytest.mark.parametrize("entries", ["none", 7, [{"kind": "goal"}], [BACKWARDS], [OUTSIDE]])
def test_what_is_no_entry_is_passed_over(entries: object) -> None:
    assert line(live(), entries=entries).entries == ()


def test_entries_out_of_order_are_passed_over() -> None:
    pair = [Entry(kind="update", start=20, end=30), Entry(kind="update", start=0, end=10)]
    assert line(live(), entries=msgspec.to_builtins(pair)).entries == ()


def test_the_command_answers_items(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    cli.main(["read", "--items", str(PAGES / "list_plain.txt")], prog_name="synoptic", standalone_mode=False)
    lines = [json.loads(each) for each in capfdbinary.readouterr().out.splitlines()]
    assert [each["title"] for each in lines] == [
        each[0] for each in wanted(PAGES / "list_plain.txt")["items"]
    ]
    assert {each["part_of"]["address"] for each in lines} == {str(PAGES / "list_plain.txt")}


def test_related_stories_of_a_live_blog_are_items() -> None:
    path = PAGES / "live_jsonld.html"
    entries = of_file(path, wanted(path)["address"]).entries
    assert [entry.kind for entry in entries] == ["update"] * 4 + ["item"] * 2


CARDS = (f"<div class='c{i % 150}'><a href='/{i}'>The gate is open again</a></div>" for i in range(20_000))
MANY = {
    "paragraphs": "<p>14:05 The gate is open and nobody knows.</p>" * 20_000,
    "depth": "<div>" * 500 + "<p>14:05 – The gate is open.</p>" * 2_000,
    "kinds of cards": "".join(CARDS),
    "nested cards": "<div class='a'><a href='/1'>The gate is open</a>" * 20_000,
    "rows": "<table>" + "<tr><td>14:05<td><a href='/'>The gate is open again</a>" * 10_000,
}


@pytest.mark.parametrize("markup", MANY.values(), ids=MANY.keys())
def test_pages_of_very_many_entries_are_read_in_time(markup: str) -> None:
    start = time.process_time()
    document = of_markup(f"<html><body><h1>The gate</h1>{markup}</body></html>")
    assert time.process_time() - start < 60
    assert all(isinstance(entry.span, Span) for entry in document.entries)
