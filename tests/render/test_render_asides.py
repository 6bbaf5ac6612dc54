"""What stands beside the story: comments, bots' numbers, wordings, and what is told already."""

import io

import msgspec
import pytest
from rich.console import Console

from synoptic.model import Block, Brief, Cite, ClaimGroup, Document, Mention, ToldFigure
from synoptic.render import render
from synoptic.render.html import brief_html
from synoptic.render.terminal import show
from tests.ferry_world import brief, telling

REPORT = "The quay lamp went out at nine."
NOTE = "Shortened by a bot: 251 words."


def terminal(of: Brief) -> str:
    out = io.StringIO()
    show(of, Console(file=out, width=200, no_color=True))
    return out.getvalue()


def lamp(name: str, *beside: Block, text: str) -> Document:
    return Document(
        id=name, address=f"{name}.txt", kind="thread", genre="report", source=None, title=None, section=None,
        authors=(), published=None, collected=None, language="en", text=text,
        blocks=(Block(role="paragraph", start=0, end=len(REPORT)), *beside), words=7, reader="test@1",
    )  # fmt: skip


def two_pages(role: str = "comment", author: str | None = "Ada", note: str = NOTE, **told: object) -> Brief:
    text = f"{REPORT}\n\n{note}"
    block = Block(role=role, start=len(REPORT) + 2, end=len(text), author=author)  # type: ignore[arg-type]
    documents = (lamp("one", block, text=text), lamp("two", text=REPORT))
    story = msgspec.structs.replace(
        telling(), documents=("one", "two"), quotes=(), timeline=(), claims=(), title_span=None,
        figures=(), times=(), tldr=msgspec.structs.replace(telling().tldr, sentences=()),
    )  # fmt: skip
    return Brief(documents=documents, stories=(msgspec.structs.replace(story, **told),))


def figure() -> ToldFigure:
    start = len(REPORT) + 2 + NOTE.index("251 words")
    return ToldFigure(
        text="251 words", low=251, high=None, modifier="exactly", item="words", unit=None, holder=None,
        date=None, span=Cite(document="one", start=start, end=start + 9),
    )  # fmt: skip


@pytest.mark.parametrize("role", ["digest", "comment", "chrome"])
def test_numbers_beside_the_story_are_in_json_alone(role: str) -> None:
    of = two_pages(role, figures=(figure(),))
    assert "OTHER FIGURES" not in terminal(of)
    assert "Other figures" not in render(of, "markdown")
    assert "Other figures" not in brief_html(of)
    assert '"251 words"' in render(of, "json")
    assert "OTHER FIGURES" in terminal(two_pages("paragraph", figures=(figure(),)))


@pytest.mark.parametrize(
    ("author", "note", "shown"),
    [
        ("Ada", "It was dark.", True),
        ("Ada", "[sic] it was dark (very)", True),
        ("Ada", "[sic] it was (very) dark [so]", True),
        (None, "It was dark.", False),
        ("Ada", "[taken down]", False),
        ("Ada", " (taken down) ", False),
    ],
)
def test_comments_that_are_none_are_left_out(author: str | None, note: str, shown: bool) -> None:
    assert ("THE TALK" in terminal(two_pages(author=author, note=note))) == shown


def group(status: str, kind: str | None = None, stance: str = "says") -> ClaimGroup:
    mentions = tuple(
        Mention(text=REPORT, span=Cite(document=name, start=0, end=len(REPORT)), holder=who, stance=stance)  # type: ignore[arg-type]
        for name, who in (("one", "Ports and Quays"), ("two", "the keeper"))
    )
    return ClaimGroup(about="the lamp", status=status, kind=kind, why="Differs.", mentions=mentions)  # type: ignore[arg-type]


def test_a_remark_in_two_wordings_is_no_dispute() -> None:
    of = two_pages(claims=(group("disputed", "quote"),))
    text = terminal(of)
    assert "1 remark in two wordings" in text
    assert "disputed" not in text
    assert "Who is right" not in text
    page = brief_html(of)
    assert "1 remark in two wordings" in page
    assert "point disputed" not in page
    assert "1 point disputed" in brief_html(two_pages(claims=(group("disputed", "account"),)))


def test_denials_read_well_of_one_and_of_many() -> None:
    of = two_pages(claims=(group("disputed", "account", "denies"),))
    assert f"denied by Ports and Quays: {REPORT}" in terminal(of)
    assert f"denied by Ports and Quays: {REPORT}" in render(of, "markdown")
    assert '<span class="tag disputed">denied by</span> <bdi>Ports and Quays</bdi>' in brief_html(of)


def test_a_line_of_the_short_form_is_not_told_again() -> None:
    line = msgspec.structs.replace(telling().tldr.sentences[0], spans=(Cite(document="one", start=0, end=9),))
    short = msgspec.structs.replace(telling().tldr, sentences=(line,))
    assert "ONLY ONE SOURCE HAS" in terminal(two_pages(claims=(group("single"),)))
    assert "ONLY ONE SOURCE HAS" not in terminal(two_pages(claims=(group("single"),), tldr=short))


def test_the_fixture_keeps_its_talk() -> None:
    assert "THE TALK" in terminal(brief())


def test_a_bots_count_line_is_told_nowhere() -> None:
    note = "The original article contains 251 words, the summary contains 78 words. Saved 69%."
    start = len(REPORT) + 2
    cite = Cite(document="one", start=start, end=start + len(note))
    count = Mention(text=note, span=cite)
    single = ClaimGroup(about="words", status="single", kind=None, why="", mentions=(count,))
    number = msgspec.structs.replace(figure(), span=cite)
    text = terminal(two_pages("paragraph", note=note, figures=(number,), claims=(single,)))
    assert "251" not in text
