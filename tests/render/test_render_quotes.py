"""Quotes as shown: a denial is no assertion, and one speaker is named once."""

import io
import json
import re

import msgspec
import pytest
from rich.console import Console

from synoptic.compare import compare
from synoptic.model import Brief, Fact, Page, Quote, Span, ToldQuote
from synoptic.render import render
from synoptic.render.terminal import show
from tests.ferry_world import HARBOUR, brief, telling

WORDS = "the ferry had lost no fuel"


def terminal(of: Brief) -> str:
    out = io.StringIO()
    show(of, Console(file=out, width=200, no_color=True))
    return out.getvalue()


def told(*quotes: ToldQuote) -> Brief:
    return msgspec.structs.replace(brief(), stories=(msgspec.structs.replace(telling(), quotes=quotes),))


def said(speaker: str, **more: str) -> ToldQuote:
    quote = next(quote for quote in telling().quotes if quote.text == WORDS)
    return msgspec.structs.replace(quote, speaker=speaker, **more)


@pytest.fixture
def denial() -> Brief:
    return told(said("Selin Lines", stance="denies"))


def test_a_terminal_marks_a_denial(denial: Brief) -> None:
    assert f"denies: {WORDS}" in terminal(denial)
    assert f"denies: {WORDS}" not in terminal(told(said("Selin Lines")))


def test_markdown_marks_a_denial(denial: Brief) -> None:
    assert f"    - denies: {WORDS}[^" in render(denial, "markdown")


def test_a_page_marks_a_denial(denial: Brief) -> None:
    assert re.search(
        rf'<span class="tag disputed">denies:</span> <q class="words"[^>]*>{WORDS}</q>',
        render(denial, "html"),
    )


def test_json_carries_the_stance(denial: Brief) -> None:
    assert json.loads(render(denial, "json"))["stories"][0]["quotes"][0]["stance"] == "denies"


def test_comparing_carries_the_stance() -> None:
    start = HARBOUR.text.index(WORDS)
    quote = Quote(speaker="Selin Lines", via=None, direct=False, cue="denied that", stance="denies")
    fact = Fact(span=Span(start, start + len(WORDS)), what=quote, sure=1.0, stage="test@1")
    assert [q.stance for q in compare((Page(document=HARBOUR, facts=(fact,)),)).quotes] == ["denies"]


def test_one_speaker_is_named_once() -> None:
    text = terminal(
        told(*(said(name, text=name) for name in ("The coastguard", "the coastguard", "coastguard")))
    )
    assert len(re.findall(r"^  the coastguard$|^  The coastguard$|^  coastguard$", text, re.MULTILINE)) == 1


@pytest.mark.parametrize(
    "name", ["a spokeswoman for the ministry, Amina Holt", "Amina Holt, a spokeswoman for the ministry"]
)
def test_a_person_is_named_without_what_they_are(name: str) -> None:
    assert "\n  Amina Holt\n" in terminal(told(said(name)))


def test_a_place_behind_a_comma_is_no_person() -> None:
    assert "\n  the harbour office in Port Town, Kespoint\n" in terminal(
        told(said("the harbour office in Port Town, Kespoint"))
    )
