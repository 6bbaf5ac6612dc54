"""One parse whose offsets are the page's, whatever the page holds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synoptic.config import Config
from synoptic.errors import ConfigError
from synoptic.model import Block, Document, Fact, Name, Quote, Span
from synoptic.understand import LINE, check, pipeline, stage, understand
from synoptic.understand.sentences import understood


def document(text: str, language: str | None = "en", *blocks: Block) -> Document:
    return Document(
        id="d", address="d", kind="article", genre="report", source=None, title=None, section=None,
        authors=(), published=None, collected=None, language=language, text=text,
        blocks=blocks or (Block(role="paragraph", start=0, end=len(text)),), words=len(text.split()),
    )  # fmt: skip


def same_but_space(one: str, other: str) -> bool:
    return len(one) == len(other) and all(
        a == b or (a.isspace() and b.isspace()) for a, b in zip(one, other, strict=True)
    )


@given(st.text(max_size=300), st.sampled_from(["qq", None, "zh"]))
@settings(max_examples=60, deadline=None)
def test_token_offsets_are_document_offsets(text: str, code: str | None) -> None:
    reading = pipeline.read(document(text, code), Config())
    assert same_but_space(reading.parse.text, text)
    for span in reading.sentences:
        tokens = reading.tokens(span)
        assert tokens.start_char <= span.start
        assert tokens.end_char >= span.end


def test_sentences_of_the_parse_are_the_sentences_of_the_page() -> None:
    text = "The mayor\nspoke first. Dr. Hill answered!\n\nNobody left"
    reading = pipeline.read(document(text), Config())
    assert [span.of(text) for span in reading.sentences] == [
        "The mayor\nspoke first.", "Dr. Hill answered!", "Nobody left",
    ]  # fmt: skip
    starts = {sentence.start_char for sentence in reading.parse.sents}
    assert {span.start for span in reading.sentences} <= starts


def test_chrome_and_teasers_are_not_analysed() -> None:
    text = "Share this\nThe dam held.\nMore: fire in town\nWell said."
    roles = ("chrome", "paragraph", "teaser", "comment")
    at, blocks = 0, []
    for role, line in zip(roles, text.split("\n"), strict=True):
        blocks.append(Block(role=role, start=at, end=at + len(line)))  # type: ignore[arg-type]
        at += len(line) + 1
    reading = pipeline.read(document(text, "en", *blocks), Config())
    assert [span.of(text) for span in reading.sentences] == ["The dam held.", "Well said."]
    assert len(reading.parse.text) == len(text)


def test_limits_hold() -> None:
    text = "One two three. " * 40
    blocks = tuple(Block(role="comment", start=i * 15, end=i * 15 + 14) for i in range(40))
    assert len(understood(document(text, "en", *blocks), Config(max_comments=7))) == 7
    short = understood(document(text), Config(max_understood_characters=20))
    assert [block.end for block in short] == [20]


def test_an_endless_word_is_read_in_linear_time() -> None:
    reading = pipeline.read(document("a" + "!" * 20_000, "qq"), Config())
    assert len(reading.parse.text) == 20_001


def test_a_pipeline_that_is_not_installed_is_a_setting_error() -> None:
    with pytest.raises(ConfigError, match="no_such_pipeline"):
        understand(document("Hello."), Config(pipelines={"en": "no_such_pipeline"}))


def test_the_line_is_in_order() -> None:
    check(LINE)


def test_a_stage_that_fails_costs_only_its_own_facts(monkeypatch: pytest.MonkeyPatch) -> None:
    import synoptic.understand as room

    @stage(makes=Name)
    def sound(reading: room.Reading) -> list[Fact]:
        return [Fact(span=Span(0, 5), what=Name(name="Hello", kind="other"))]

    @stage(makes=Quote, needs=(Name,))
    def broken(reading: room.Reading) -> list[Fact]:
        raise ZeroDivisionError("told so")

    monkeypatch.setattr(room, "LINE", (sound, broken))
    page = understand(document("Hello."), Config())
    assert [fact.stage for fact in page.facts] == ["sound@1"]
    assert [(failure.stage, failure.reason) for failure in page.failures] == [
        ("broken@1", "ZeroDivisionError: told so")
    ]
