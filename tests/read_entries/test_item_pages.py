"""Lists of stories, and the stories beside a text: every item with what is shown of it, and as a document."""

import time
from pathlib import Path

import pytest
from entry_pages import PAGES, checked, main, moment, of_markup, of_text, told, wanted
from hypothesis import given, settings
from hypothesis import strategies as st

from synoptic.config import Config
from synoptic.model import Document, RawPage
from synoptic.read import read
from synoptic.read.blocks import check
from synoptic.read.entries import headed, item_documents, items
from synoptic.text import fold

LISTS = sorted(path for path in PAGES.glob("list_*") if path.suffix != ".json")


def of_list(path: Path) -> Document:
    want = wanted(path)
    raw = RawPage(
        address=want["address"], name=path.name, body=path.read_bytes(), collected=want.get("collected"),
        media="text" if path.suffix == ".txt" else "html",
    )  # fmt: skip
    return checked(read(raw, Config()))


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_items_are_read_as_told(path: Path) -> None:
    want = wanted(path)
    document = of_list(path)
    assert document.kind == want["kind"]
    got = [
        [each.title, each.abstract, list(each.tags), list(each.authors), moment(each.published)]
        for each in items(document)
    ]
    assert got == [each[:5] for each in want["items"]]
    for item, (*_, address, source) in zip(items(document), want["items"], strict=True):
        assert item.address in (address, None)
        assert item.source == (source or document.source)


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_items_are_no_text_of_the_page_and_menus_no_items(path: Path) -> None:
    want = wanted(path)
    document = of_list(path)
    roles = {told(document, block): block.role for block in document.blocks}
    for title, abstract, *_ in want["items"]:
        assert title not in main(document)
        assert not abstract or roles[abstract] == "teaser"
    for label in want["chrome"]:
        assert roles.get(label, "chrome") == "chrome"


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_an_item_is_a_document_traced_to_its_page(path: Path) -> None:
    document = of_list(path)
    made = list(item_documents(document))
    assert len(made) == len(wanted(path)["items"])
    assert len({each.id for each in made} | {document.id}) == len(made) + 1
    for each, item in zip(made, items(document), strict=True):
        check(each.text, each.blocks)
        assert each.part_of is not None
        assert each.part_of.document == document.id
        assert each.title == item.title
        assert each.published == item.published
        words = [each.text[block.start : block.end] for block in each.blocks]
        assert words == [span.of(document.text) for span in each.part_of.spans]
        assert fold(each.text).startswith(item.title or "")


@pytest.mark.parametrize(
    ("line", "title", "tags"),
    [
        ("Bridge closed | Transport | Winter", "Bridge closed", ("Transport", "Winter")),
        (
            "Roof torn off in a storm. Sport | Weather | Ansby",
            "Roof torn off in a storm.",
            ("Sport", "Weather", "Ansby"),
        ),
        ("Bridge closed | Transport", "Bridge closed", ("Transport",)),
        (
            "Roadworks on the ring | Choir seeks two basses",
            "Roadworks on the ring | Choir seeks two basses",
            (),
        ),
        ("A or B|C", "A or B|C", ()),
        ("Bridge closed", "Bridge closed", ()),
        ("| | |", "| | |", ()),
    ],
)
def test_labels_behind_a_title_are_tags(line: str, title: str, tags: tuple[str, ...]) -> None:
    span, found = headed(line, 0, len(line))
    assert (span.of(line), found) == (title, tags)


ARTICLE = "<p>The ferry left with forty people on board, and nobody knew when it would come back.</p>" * 8
RELATED = "<li><a href='/{i}'>Story number {i} of the week</a></li>"
SECTION = "<section><h2><a href='/b{i}'>The boat called {i}</a></h2>" + ARTICLE + "</section>"


@pytest.mark.parametrize(
    "more",
    ["<ul>" + "".join(RELATED.format(i=i) for i in range(9)) + "</ul>", SECTION.format(i=1) * 6],
    ids=["related stories", "sections with links"],
)
def test_an_article_with_links_is_no_list(more: str) -> None:
    document = of_markup(f"<html><body><h1>The ferry</h1>{ARTICLE}{more}</body></html>")
    assert document.kind == "article"


def test_an_update_is_no_item() -> None:
    text = (PAGES / "live_en.txt").read_text("utf-8")
    document = of_text(text)
    assert [item.title for item in items(document)] == [
        "Toll on the viaduct to rise in spring",
        "What drivers should know about the detour",
    ]


def test_a_title_of_a_hundred_thousand_blanks_costs_nothing() -> None:
    start = time.process_time()
    for line in (
        "a" + " " * 100_000 + "b",
        "a. " * 30_000 + "| b | c",
        "| " * 50_000,
        "." * 100_000 + " a | b | c",
    ):
        headed(line, 0, len(line))
    assert time.process_time() - start < 2


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab |.\n#:1?…", max_size=120))
def test_a_title_and_its_tags_stay_on_their_line(line: str) -> None:
    span, tags = headed(line, 0, len(line))
    assert 0 <= span.start <= span.end <= len(line)
    assert all(tag and tag in fold(line) for tag in tags)


LINES = [
    "Bridge closed | Ice | Snow", "It is told that the bridge is closed.", "14:05", "", "Related articles",
    "3 March 2025", "By Ada Brook", "Who knows?", "Snow…", "14:05 – The bridge is open again, it is told.",
]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=30))
def test_whatever_lines_a_page_has_its_entries_keep_their_promises(lines: list[str]) -> None:
    of_text("\n".join(["The bridge", "It was cold by the river, and the bridge was slippery.", *lines]))
