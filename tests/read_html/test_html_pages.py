"""Pages of HTML beside what must be read of them; and what no page may ever do."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synoptic.config import Config
from synoptic.errors import EmptyPageError, PageError, PageTooLargeError
from synoptic.model import MAIN_ROLES, Document, RawPage
from synoptic.read import read
from synoptic.read.blocks import check
from synoptic.text import fold

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.html"))
PROSE = "<p>The council of Mardle met on Tuesday and talked for three hours about the roof of the pool.</p>"


def page(markup: str | bytes, **limits: int) -> Document:
    """A document from markup."""
    body = markup.encode() if isinstance(markup, str) else markup
    return read(RawPage(address="page.html", name="page.html", body=body, media="html"), Config(**limits))


def texts(document: Document, main: bool) -> str:
    """The folded text of the main blocks, or of the others."""
    blocks = [b for b in document.blocks if (b.role in MAIN_ROLES) == main]
    return fold(" ".join(document.text[b.start : b.end] for b in blocks))


@pytest.mark.parametrize("path", GOLDEN, ids=lambda p: p.stem)
def test_a_page_is_read_as_told(path: Path) -> None:
    want: dict[str, Any] = json.loads(path.with_suffix(".json").read_text("utf-8"))
    document = page(path.read_bytes())
    for key in ("kind", "genre", "language", "title"):
        assert getattr(document, key) == want[key], key
    assert list(document.authors) == want["authors"]
    assert document.published is not None
    published = document.published
    assert {k: getattr(published, k) for k in want["published"]} == want["published"]
    main, beside = texts(document, main=True), texts(document, main=False)
    assert not [text for text in want["main"] if text not in main]
    assert not [text for text in want["beside"] if text not in beside or text in main]
    assert not [text for text in want["never"] if text in document.text]
    comments = [(i, b) for i, b in enumerate(document.blocks) if b.role == "comment"]
    for author, text, parent in want["comments"]:
        block = next(b for _, b in comments if text in fold(document.text[b.start : b.end]))
        assert block.author == author
        answered = document.blocks[block.reply_to].author if block.reply_to is not None else None
        assert answered == parent
    check(document.text, document.blocks)


def test_a_page_deeper_than_any_tree_is_refused_or_read_but_never_crashes() -> None:
    try:
        document = page("<div>" * 100_000 + PROSE)
    except PageTooLargeError:
        return
    assert "The council of Mardle" in document.text


def test_too_many_nodes_are_refused_by_name() -> None:
    with pytest.raises(PageTooLargeError, match=r"page\.html"):
        page(PROSE + "<i>x</i>" * 500, max_html_nodes=100)


@pytest.mark.parametrize("markup", ["", "<html></html>", "<nav><a>Home</a></nav>", "<script>1</script>"])
def test_a_page_without_text_of_its_own_says_so(markup: str) -> None:
    with pytest.raises(EmptyPageError, match=r"page\.html"):
        page(markup)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_the_declared_or_marked_encoding_is_used(encoding: str) -> None:
    markup = f'<meta charset="{encoding}"><h1>Café Zürich</h1>{PROSE * 3}'
    assert page(markup.encode(encoding)).title == "Café Zürich"


def test_words_are_parted_by_blocks_and_not_by_inline_marks() -> None:
    text = page(f"<h1>Head</h1><p>un<b>believ</b>able</p><p>next</p>{PROSE * 3}").text
    assert "unbelievable" in text
    assert "unbelievablenext" not in text


TAGS = st.sampled_from(
    ["div", "p", "span", "b", "ul", "li", "table", "tr", "td", "a", "h1", "article", "pre", "br"]
)
PIECES = st.one_of(
    TAGS.map(lambda t: f"<{t}>"),
    TAGS.map(lambda t: f"</{t}>"),
    st.text(max_size=30),
    st.sampled_from(
        ["<!--", "-->", "<![CDATA[", "&amp;", "&#0;", "<plaintext>", "\x00", PROSE, "<div class='comment'>"]
    ),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=40))
def test_any_markup_gives_ordered_blocks_over_all_text_or_a_clear_error(pieces: list[str]) -> None:
    try:
        document = page("".join(pieces).encode("utf-8", "surrogatepass"))
    except PageError:
        return
    check(document.text, document.blocks)
    assert "\x00" not in document.text
