"""Every language that reading must know: its data are whole, and a page in it reads right, tags or none."""

import html
import tomllib
from pathlib import Path
from typing import Any

import pytest

from synoptic.config import Config
from synoptic.lang import load
from synoptic.model import MAIN_ROLES, Document, RawPage
from synoptic.read import read
from synoptic.read.language import identify

PAGES: dict[str, dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "languages.toml").read_text("utf-8")
)
CODES = ("ar", "de", "en", "es", "fr", "id", "it", "ja", "ko", "nl", "pl", "pt", "ru", "tr", "uk", "vi", "zh")

LEAST = {
    "exact": 40, "starts": 20, "teaser_heads": 12, "teaser_starts": 5, "comment_heads": 6, "comment_form": 10,
    "byline": 5, "words": 10, "outlets": 10, "sections": 20, "reply": 5, "points": 3, "says": 2, "answers": 2,
    "captions": 1, "gone": 1,
}  # fmt: skip
"""Phrases that a language has of each kind."""


def test_every_language_has_a_page() -> None:
    assert {page["language"] for page in PAGES.values()} == set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_a_language_has_its_labels(code: str) -> None:
    chrome = load(code).chrome
    assert not {kind: n for kind, n in LEAST.items() if len(getattr(chrome, kind)) < n}


@pytest.mark.parametrize("code", CODES)
def test_a_language_has_its_dates(code: str) -> None:
    data = load(code)
    assert set(data.dates.months.values()) == set(range(1, 13))
    assert set(data.dates.weekdays.values()) == set(range(7))
    assert {0, -1} <= set(data.dates.days.values())
    assert data.dates.ago
    assert data.dates.published
    assert data.dates.updated
    assert set(data.numbers.durations.values()) >= {"minute", "hour", "day", "week", "month", "year"}


@pytest.mark.parametrize("code", CODES)
def test_a_language_has_its_function_words(code: str) -> None:
    assert len(load(code).stop) >= 45


@pytest.mark.parametrize("name", PAGES)
def test_a_sentence_is_enough_to_tell_the_language(name: str) -> None:
    page = PAGES[name]
    assert [identify(sentence) for sentence in page["body"]] == [page["language"]] * 3


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_text(name: str) -> None:
    page = PAGES[name]
    document = read(_raw(_text(page), "text"), Config())
    _check(page, document)
    assert document.authors == (page["author"],)
    assert document.published is not None
    assert (document.published.date, document.published.time) == (page["date"], page["time"])


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_html(name: str) -> None:
    page = PAGES[name]
    _check(page, read(_raw(_markup(page), "html"), Config()))


def _check(page: dict[str, Any], document: Document) -> None:
    """Title, language and kind are right; the body is whole; nothing else is in it; the comment is one."""
    assert document.kind == "article"
    assert document.title == page["title"]
    assert document.language == page["language"]
    blocks = [(block, document.text[block.start : block.end]) for block in document.blocks]
    told = [words for block, words in blocks if block.role in MAIN_ROLES and block.role != "title"]
    assert " ".join(told).split() == " ".join(page["body"]).split()
    talk = [(block.author, words) for block, words in blocks if block.role == "comment"]
    assert talk == [tuple(page["comment"])]


def _raw(text: str, media: Any) -> RawPage:
    return RawPage(address="https://example.org/1", body=text.encode(), name="page", media=media)


def _text(page: dict[str, Any]) -> str:
    """The page as copied from a browser, everything on a line of its own."""
    lines = (
        page["menu"], page["subscribe"], page["title"], page["byline"], page["dateline"], *page["body"],
        page["share"], page["related"], *page["others"], page["read"], page["others"][1], page["more"],
        page["comments"], *page["comment"], page["form"], page["cookies"],
    )  # fmt: skip
    return "\n".join(lines) + "\n"


def _markup(page: dict[str, Any]) -> str:
    e = html.escape
    links = "".join(f'<li><a href="#">{e(part.strip())}</a></li>' for part in page["menu"].split("|"))
    body = "".join(f"<p>{e(paragraph)}</p>" for paragraph in page["body"])
    others = "".join(f'<li><a href="/{i}">{e(title)}</a></li>' for i, title in enumerate(page["others"]))
    name, words = page["comment"]
    return f"""<!doctype html><html><head><title>{e(page["title"])}</title></head><body>
<nav><ul>{links}</ul></nav><div><a href="/n">{e(page["subscribe"])}</a></div>
<main><article><h1>{e(page["title"])}</h1><p class="byline">{e(page["byline"])}</p>
<p class="date">{e(page["dateline"])}</p><div class="content">{body}</div>
<button>{e(page["share"])}</button></article>
<section><h3>{e(page["related"])}</h3><ul>{others}</ul></section>
<section><h3>{e(page["read"])}</h3><ul>{others}</ul><a href="/more">{e(page["more"])}</a></section>
<section id="comments"><h3>{e(page["comments"])}</h3>
<div class="comment"><div class="author">{e(name)}</div><div class="text"><p>{e(words)}</p></div></div>
<h3>{e(page["form"])}</h3></section></main><footer><p>{e(page["cookies"])}</p></footer></body></html>"""
