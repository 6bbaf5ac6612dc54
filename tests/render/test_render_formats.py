import io
import json
import re

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from rich.console import Console

from synoptic.model import Block, Brief, Cite, ClaimGroup, Document, Failure, Line, Mention, Telling, Tldr
from synoptic.render import render, telling_json
from synoptic.render.dates import readable, stretch
from synoptic.render.markdown import escape
from synoptic.render.terminal import show
from synoptic.render.visible import visible
from tests.ferry_world import AFTER, STORY, brief, comparison, telling


def shown(of: Brief, width: int = 80, *, terminal: bool = False) -> str:
    out = io.StringIO()
    show(
        of,
        Console(
            file=out, width=width, force_terminal=terminal, color_system="truecolor" if terminal else None
        ),
    )
    return out.getvalue()


# ── terminal ─────────────────────────────────────────────────────────────────────────────────────────


def test_a_piped_story_is_plain_and_fits() -> None:
    text = shown(brief())
    assert "\x1b" not in text
    assert all(len(line) <= 80 and line == line.rstrip() for line in text.splitlines())
    heads = re.findall(r"^[A-Z][A-Z (),]+$", text, re.MULTILINE)
    assert heads == [
        "WHAT HAPPENED",
        "FIGURES",
        "IN THEIR WORDS",
        "TIMELINE",
        "WHERE THEY DIFFER",
        "ONLY ONE SOURCE HAS",
        "AGREED",
        "OTHER FIGURES",
        "NOT KNOWN",
        "THE TALK (COMMENTS, NOT REPORTING)",
        "PAGES",
        "PAGES THAT COULD NOT BE USED",
    ]
    short = telling().tldr
    assert f"324 words in, {short.words} out: {short.saved_percent}% saved" in text
    assert "4–9 May 2031 · 7 pages · 5 independent · 1 copy · 1 talk · 2 disputed" in text
    assert "[1][2]" in text
    assert "copies [1]" in text


@pytest.mark.parametrize("width", [20, 40, 200])
def test_lines_wrap_at_any_width(width: int) -> None:
    assert all(len(line) <= width for line in shown(brief(), width).splitlines())


def test_no_page_steers_the_terminal() -> None:
    bad = "\x1b]0;owned\x07\x1b[2J[red]x[/red]\u202egnp.exe\x9b31m"
    documents = tuple(msgspec.structs.replace(d, title=bad, source=bad, address=bad) for d in STORY)
    text = shown(Brief(documents=documents, stories=(msgspec.structs.replace(telling(), title=bad),)))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)
    assert "[red]x[/red]" in text


def test_colour_where_the_terminal_has_it() -> None:
    assert "\x1b[" in shown(brief(), terminal=True)


# ── JSON ─────────────────────────────────────────────────────────────────────────────────────────────


def test_the_contract_stands_whole() -> None:
    out = json.loads(render(brief(), "json"))
    assert {"documents", "stories"} <= set(out)
    wanted = "id address kind genre source title section authors published collected language text blocks "
    assert set((wanted + "copy_of words").split()) <= set(out["documents"][0])
    story = out["stories"][0]
    wanted = (
        "id title documents first last independent_sources tldr timeline entities quotes figures times "
        "claims agreements conflicts updates only"
    )
    assert set(wanted.split()) <= set(story)
    assert {c["kind"] for c in story["conflicts"]} == {"figure", "account"}
    assert [len(story[k]) for k in ("agreements", "conflicts", "updates", "only")] == [1, 2, 1, 1]
    assert set(story["updates"][0]["claims"][0]) >= {"text", "span", "date"}
    assert set(story["only"][0]) >= {"text", "span"}
    texts = {d["id"]: d["text"] for d in out["documents"]}
    for view in ("agreements", "conflicts", "updates"):
        for claim in (c for group in story[view] for c in group["claims"]):
            span = claim["span"]
            assert claim["text"] == texts[span["document"]][span["start"] : span["end"]]
    assert out["failures"] == [{"page": "scan.pdf", "reason": "not text; convert it to text or HTML first"}]


def test_one_story_alone() -> None:
    assert json.loads(telling_json(telling())) == json.loads(render(brief(), "json"))["stories"][0]


def test_half_a_character_does_not_stop_the_export() -> None:
    document = msgspec.structs.replace(AFTER, text=AFTER.text.replace("R", "\ud800"))
    out = json.loads(render(Brief(documents=(document,), stories=()), "json"))
    assert out["documents"][0]["text"] == AFTER.text.replace("R", "\ufffd")


# ── Markdown ─────────────────────────────────────────────────────────────────────────────────────────


def test_markdown_order_and_footnotes() -> None:
    text = render(brief(), "markdown")
    assert text.startswith("# Marta Selin pulled off the reef; 28 tonnes of diesel lost\n")
    used = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    noted = re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE)
    assert used == set(noted)
    assert len(noted) == len(set(noted))
    assert "“**We will pay for every bucket and every spade,**” Pál Rácz" in text


@given(st.text(max_size=60) | st.text(alphabet="<>[]()!`*_#-+=.:/wht0127 \\|~&;\n@", max_size=30))
@settings(max_examples=200, deadline=None)
def test_escaped_words_are_only_words(words: str) -> None:
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(f"- {escape(words)}\n")
    kinds = [token.type for token in tokens]
    assert set(kinds) <= {
        "bullet_list_open",
        "list_item_open",
        "paragraph_open",
        "inline",
        "paragraph_close",
        "list_item_close",
        "bullet_list_close",
    }
    children = [child for token in tokens for child in token.children or ()]
    assert {child.type for child in children} <= {"text", "text_special"}
    assert "".join(child.content for child in children) == visible(words)


# ── everything, for anything ─────────────────────────────────────────────────────────────────────────

TEXT = st.text(min_size=1, max_size=30)


@st.composite
def briefs(draw: st.DrawFn) -> Brief:
    text = draw(TEXT)
    document = Document(
        id=draw(TEXT),
        address=draw(TEXT),
        kind="article",
        genre="report",
        source=draw(TEXT),
        title=draw(TEXT),
        section=None,
        authors=(draw(TEXT),),
        published=None,
        collected=None,
        language=draw(st.none() | TEXT),
        text=text,
        blocks=(Block(role="comment", start=0, end=len(text), author=draw(TEXT)),),
        words=1,
    )
    cite = Cite(document=draw(st.sampled_from([document.id, "elsewhere"])), start=0, end=len(text))
    mention = Mention(text=text, span=cite, holder=draw(st.none() | TEXT), date=draw(st.none() | TEXT))
    status = draw(st.sampled_from(["agreed", "disputed", "updated", "single"]))
    group = ClaimGroup(
        about=draw(TEXT), status=status, mentions=(mention,) * draw(st.integers(0, 3)), why=draw(TEXT)
    )
    told = Telling(
        id="s",
        title=draw(TEXT),
        documents=(document.id, "gone"),
        first=draw(st.none() | TEXT),
        last=draw(TEXT),
        independent_sources=1,
        tldr=Tldr(sentences=(Line(text=text, spans=(cite,)),), original_words=1, words=1, saved_percent=0),
        timeline=(),
        entities=(),
        quotes=(),
        figures=(),
        times=(),
        claims=(group,),
    )
    again = msgspec.structs.replace(document, id=document.id + "2")
    documents = (document, again)[: draw(st.integers(1, 2))]
    told = msgspec.structs.replace(told, documents=tuple(d.id for d in documents))
    return Brief(
        documents=documents, stories=(told,), failures=(Failure(page=draw(TEXT), reason=draw(TEXT)),)
    )


@given(briefs())
@settings(max_examples=60, deadline=None)
def test_rendering_never_raises(of: Brief) -> None:
    for kind in ("markdown", "html", "json"):
        assert render(of, kind).encode()
    assert shown(of)


# ── small things ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2031-05-03", "3 May 2031"),
        ("2031-05", "May 2031"),
        ("2031", "2031"),
        (None, ""),
        ("2031-13", "2031-13"),
    ],
)
def test_readable_dates(date: str | None, words: str) -> None:
    assert readable(date) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2031-05-04", "2031-05-09", "4–9 May 2031"),
        ("2031-04-30", "2031-05-09", "30 April – 9 May 2031"),
        ("2030-12-30", "2031-01-02", "30 December 2030 – 2 January 2031"),
        ("2031-05-04", "2031-05-04", "4 May 2031"),
        (None, None, ""),
        (None, "2031-05-04", "4 May 2031"),
    ],
)
def test_stretches_of_time(first: str | None, last: str | None, words: str) -> None:
    assert stretch(first, last) == words


def test_the_comparison_of_the_fixture_is_traced() -> None:
    assert len(telling().claims) == len(comparison().claims)
