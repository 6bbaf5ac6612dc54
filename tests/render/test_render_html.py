from html.parser import HTMLParser

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synoptic.model import Brief, Document
from synoptic.render import render
from tests.ferry_world import AFTER, STORY, brief

VOID = {"meta", "link", "br", "hr", "img", "input"}


class Outline(HTMLParser):
    """What a browser would make of the page: its tags, attributes, text, and whether tags close in order."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.text = ""
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture(scope="module")
def page() -> str:
    return render(brief(), "html")


def test_the_page_closes_what_it_opens_and_asks_for_nothing(page: str) -> None:
    outline = Outline(page)
    assert outline.open == []
    assert not {"script", "img", "iframe", "link", "form", "object"} & set(outline.tags)
    assert ("meta", "http-equiv", "Content-Security-Policy") in outline.attributes
    policy = next(v for tag, name, v in outline.attributes if tag == "meta" and v.startswith("default-src"))
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'")
    assert "url(" not in page
    assert "@import" not in page
    assert not [a for a in outline.attributes if a[1].startswith("on") or a[1] == "src"]


def test_landmarks_headings_and_languages(page: str) -> None:
    outline = Outline(page)
    assert outline.tags.count("main") == outline.tags.count("h1") == 1
    assert {"article", "aside", "header", "footer", "section", "h2", "h3"} <= set(outline.tags)
    assert ("html", "lang", "en") in outline.attributes
    assert ("blockquote", "lang", "es") in outline.attributes
    ids = [value for _, name, value in outline.attributes if name == "id"]
    assert len(ids) == len(set(ids))
    for _, name, value in outline.attributes:
        if name == "aria-labelledby" or (name == "href" and value.startswith("#")):
            assert value.removeprefix("#") in ids


def test_every_line_opens_its_sources_words(page: str) -> None:
    for line in brief().stories[0].tldr.sentences:
        shown = line.text.replace("’", "’")
        assert page.count(f"<mark>{shown}</mark>") >= 1
    assert page.count("<details") == page.count("<summary")
    assert "Some 28 tonnes of diesel were lost, divers found" in page  # the sentence after a told one


def test_disputed_figures_stand_side_by_side(page: str) -> None:
    text = " ".join(Outline(page).text.split())
    assert "people aboard disputed 186 people the coastguard 1" in text
    assert "212 people the passenger list 4" in text
    assert text.index("people aboard disputed") < text.index("people treated updated")


def test_a_bots_false_count_line_is_named(page: str) -> None:
    assert "It says that the summary has 90 words; it has 15." in page


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "//evil.example/x", "https://a b", "vbscript:x", "http://["],
)
def test_only_http_addresses_become_links(address: str) -> None:
    document = msgspec.structs.replace(AFTER, address=address)
    documents = tuple(document if d is AFTER else d for d in STORY)
    outline = Outline(render(Brief(documents=documents, stories=brief().stories[:1]), "html"))
    links = [value for tag, name, value in outline.attributes if name == "href"]
    assert all(link.startswith(("#", "https://")) for link in links)
    assert address not in links
    assert " ".join(address.split()) in outline.text


def test_pages_that_stand_alone_are_told_in_short() -> None:
    outline = Outline(render(Brief(documents=brief().documents, stories=brief().stories[1:]), "html"))
    assert outline.tags.count("h1") == 1
    assert "One page" in outline.text
    assert "Kespoint market moves to Tuesdays" in outline.text


def test_nothing_to_tell() -> None:
    outline = Outline(render(Brief(documents=(), stories=()), "html"))
    assert outline.open == []
    assert "No story" in outline.text


HOSTILE = st.text(max_size=40) | st.sampled_from(
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=y>',
        "</style><b>",
        "{{ 7*7 }}",
        "&lt;b&gt;",
        "\x1b[31m",
        "\u202e",
    ]
)


@settings(max_examples=40, deadline=None)
@given(HOSTILE, HOSTILE, HOSTILE, HOSTILE)
def test_no_page_can_write_markup(title: str, source: str, address: str, author: str) -> None:
    def hostile(document: Document) -> Document:
        return msgspec.structs.replace(
            document,
            title=title,
            source=source,
            address=address,
            authors=(author,),
            language=author[:5] or None,
        )

    one = brief()
    telling = msgspec.structs.replace(one.stories[0], title=title)
    calm = Outline(render(Brief(documents=STORY, stories=(one.stories[0],)), "html"))
    wild = Outline(render(Brief(documents=tuple(map(hostile, STORY)), stories=(telling,)), "html"))
    assert wild.open == []
    assert set(wild.tags) <= set(calm.tags) | {"bdi", "em"}
    assert {name for _, name, _ in wild.attributes} <= {name for _, name, _ in calm.attributes}
