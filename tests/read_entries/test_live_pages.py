"""Live blogs: pages of their own kinds of markup and text, and pages that only look like them."""

from pathlib import Path

import msgspec
import pytest
from entry_pages import PAGES, main, moment, of_file, of_markup, of_text, told, wanted

from synoptic.config import Config
from synoptic.model import Document, Span, When
from synoptic.understand import understand

LIVE = sorted(path for path in PAGES.glob("live_*") if path.suffix != ".json")


@pytest.mark.parametrize("path", LIVE, ids=lambda path: path.stem)
def test_updates_are_read_as_told(path: Path) -> None:
    want = wanted(path)
    document = of_file(path, want["address"])
    assert document.kind == want["kind"]
    assert (moment(document.published) or "").startswith(want["published"])
    updates = [entry for entry in document.entries if entry.kind == "update"]
    text = document.text
    got = [
        [moment(each.published), each.title.of(text) if each.title else None, list(each.authors)]
        for each in updates
    ]
    assert got == [each[:3] for each in want["updates"]]
    for update, (*_, opening) in zip(updates, want["updates"], strict=True):
        assert update.words[0].of(text).startswith(opening)
    for words, number in want["within"].items():
        assert any(words in span.of(text) for span in updates[number].words), words
    for words in want["outside"]:
        at = text.index(words)
        assert not any(each.start <= at < each.end for each in updates), words


@pytest.mark.parametrize("path", LIVE, ids=lambda path: path.stem)
def test_the_main_text_is_that_of_the_updates(path: Path) -> None:
    want = wanted(path)
    document = of_file(path, want["address"])
    own = main(document)
    for *_, opening in want["updates"]:
        assert opening in own
    assert not [words for words in want["never_main"] if words in own]
    clocks = [told(document, block) for block in document.blocks if block.role == "dateline"]
    assert len(clocks) >= len(want["updates"])


def test_a_day_named_in_an_update_is_counted_from_the_update() -> None:
    path = PAGES / "live_ticker_de.html"
    page = understand(of_file(path, wanted(path)["address"]), Config())
    told_times = {
        fact.span.of(page.document.text): fact.what.date for fact in page.facts if isinstance(fact.what, When)
    }
    assert told_times["Gestern Abend"] == "2025-01-08"  # written on the ninth
    assert told_times["Heute Nacht"] == "2025-01-08"  # written on the eighth


def test_a_document_dates_what_stands_in_an_update_by_the_update() -> None:
    document = of_file(PAGES / "live_ru.txt")
    at = document.text.index("Свет погас")
    assert moment(document.dated(at)) == "2024-04-15 02:15"
    assert document.dated(0) == document.published


@pytest.mark.parametrize(
    "path", [path for path in LIVE if path.suffix == ".html"], ids=lambda path: path.stem
)
def test_updates_are_found_where_the_tags_are_gone(path: Path) -> None:
    want = wanted(path)
    document = of_text(of_file(path, want["address"]).text)
    updates = [each for each in document.entries if each.kind == "update"]
    assert len(updates) == len(want["updates"])
    for update, (_, title, _, opening) in zip(updates, want["updates"], strict=True):
        assert (update.title.of(document.text) if update.title else None) == title
        assert opening in update.span.of(document.text)


def page_of(entries: str, title: str = "The day at the harbour", more: str = "") -> Document:
    return of_markup(
        f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{more}"
        f"<div class='list'>{entries}</div></body></html>"
    )


SAID = "The ferry left with forty people on board, and nobody knew when it would be back again."


def test_updates_without_any_word_of_live_are_known_by_their_order() -> None:
    clocks = ["16:40", "15:05", "13:20", "11:15", "09:30", "08:10"]
    document = page_of(
        "".join(f"<div class='e'><b>{c}</b><p>{SAID} At {c} it rained.</p></div>" for c in clocks)
    )
    assert [entry.published for entry in document.entries] == [None] * 6  # the page tells no day
    assert len(document.entries) == 6


def test_four_lines_told_backwards_are_updates() -> None:
    lines = [f"{clock} – {SAID}" for clock in ("16:40", "15:05", "13:20", "11:15")]
    page = "The storm at Brack\n\nPublished 3 May 2025\n\n" + "\n\n".join(lines)
    assert [moment(each.published) for each in of_text(page).entries] == [
        "2025-05-03 16:40", "2025-05-03 15:05", "2025-05-03 13:20", "2025-05-03 11:15",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "entry",
    [
        "<li>{c} <a href='/programme/{i}'>The long garden</a></li>",
        "<div class='e'><b>{c}</b> <a href='/{i}'>Ferry leaves the harbour with forty</a><p>{s}</p></div>",
        "<div class='comment'><span class='user'>Ada{i}</span> <time>{c}</time><p>{s} <a>Reply</a></p></div>",
        "<p>{i}. {s}</p>",
        "<tr><td>{c} – 23:50</td><td>{s}</td></tr>",
    ],
    ids=["programme", "list of stories", "comments", "numbered", "timetable"],
)
def test_what_only_looks_like_updates_is_none(entry: str) -> None:
    clocks = ["16:40", "15:05", "13:20", "11:15", "09:30", "08:10"]
    entries = "".join(entry.format(c=c, i=i, s=SAID) for i, c in enumerate(clocks))
    document = page_of(entries, more=f"<p>{SAID * 6}</p>")
    assert not [each for each in document.entries if each.kind == "update"]


@pytest.mark.parametrize(
    "text",
    [
        (PAGES / "schedule.txt").read_text("utf-8"),
        "The walk\n\n"
        + "\n".join(f"{i}.30 kilometres along the river, and then a rest on the bank." for i in range(8)),
        "A talk\n\nWhat do you say?\n\n"
        + "\n".join(f"Ada{i} wrote on 3 May 2024 at 1{i}:05:\n{SAID}" for i in range(6)),
    ],
    ids=["programme", "distances", "posts"],
)
def test_text_that_only_looks_like_updates_has_none(text: str) -> None:
    assert not [each for each in of_text(text).entries if each.kind == "update"]


def test_entries_come_through_json_and_stay_whole() -> None:
    document = of_file(PAGES / "live_en.txt")
    again = msgspec.json.decode(msgspec.json.encode(document), type=Document)
    assert again == document
    assert again.entries[0].span == Span(document.entries[0].start, document.entries[0].end)


def test_instants_out_of_sight_are_read() -> None:
    entry = (
        "<div itemprop='liveBlogUpdate' itemscope itemtype='https://schema.org/BlogPosting'>"
        "<meta itemprop='datePublished' content='2025-06-02T{c}:00+02:00'><p>{s} Tide: {c}.</p></div>"
    )
    document = page_of("".join(entry.format(c=c, s=SAID) for c in ("16:40", "15:05", "13:20")))
    found = [moment(entry.published) for entry in document.entries]
    assert found == ["2025-06-02 16:40 +02:00", "2025-06-02 15:05 +02:00", "2025-06-02 13:20 +02:00"]


#: how live blogs mark up an update: {c} is the clock, {i} its number, {s} what it says
MARKUPS = {
    "clock beside a relative time": "<article id='b{i}'><header><a href='#b{i}'>"
    "<time datetime='2025-06-02T{c}:00Z'><span>2h ago</span></time> <span>{c} GMT</span></a></header>"
    "<h2>Tide {i}</h2><p>{s}</p></article>",
    "posted at": "<li><article><header><h3>Tide {i}</h3><span>Posted at {c} 2 Jun</span></header>"
    "<p>{s}</p></article></li>",
    "name before the clock": "<div class='u'><p class='m'>Ada Brook, {c}</p><p>{s}</p></div>",
    "label before the clock": "<section><div>NEW {c}</div><p>{s}</p></section>",
    "clock below": "<div class='u'><h4>Tide {i}</h4><p>{s}</p>"
    "<div class='m'>{c} | <a href='/x'>Share</a></div></div>",
    "clock in the heading": "<h3>{c} – Tide {i}</h3><p>{s}</p><p>It was seen from the pier, too.</p>",
    "dots and Uhr": "<div class='e'><span>{c} Uhr</span><h3>Tide {i}</h3><p>{s}</p></div>",
    "rows": "<dt>{c}</dt><dd><p>{s}</p></dd>",
    "stamps of machines": "<div class='x' data-time='2025-06-02T{c}:00+00:00'>"
    "<b>{c}</b><div><p>{s}</p></div></div>",
}


@pytest.mark.parametrize("entry", MARKUPS.values(), ids=MARKUPS.keys())
def test_updates_are_found_in_many_kinds_of_markup(entry: str) -> None:
    clocks = ["16:40", "15:05", "13:20", "11:15", "09:30"]
    entries = "".join(entry.format(c=c, i=i, s=f"{SAID} The tide was at {c}.") for i, c in enumerate(clocks))
    head = '<meta property="article:published_time" content="2025-06-02T09:00:00+00:00">'
    title = "High tide at Brack: live updates"
    document = of_markup(
        f"<html><head><title>{title}</title>{head}</head><body>"
        f"<nav><a href='/'>Home</a></nav><h1>{title}</h1>"
        f"<p>{SAID} Follow it here.</p><div class='list'>{entries}</div>"
        "<footer>© Brack. Terms. 12:00</footer></body></html>"
    )
    updates = [each for each in document.entries if each.kind == "update"]
    assert [each.published.time if each.published else None for each in updates] == clocks
    assert {each.published.date for each in updates if each.published} == {"2025-06-02"}
    for update, clock in zip(updates, clocks, strict=True):
        assert any(f"The tide was at {clock}" in span.of(document.text) for span in update.words)
    if "Tide {i}" in entry:
        titles = [each.title.of(document.text) if each.title else None for each in updates]
        assert titles == [f"Tide {i}" for i in range(5)]
    if "Ada" in entry:
        assert {each.authors for each in updates} == {("Ada Brook",)}
