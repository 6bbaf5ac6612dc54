"""Quotation marks of every style, whole and broken."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synoptic.model import Block
from synoptic.text import sentence_spans
from synoptic.understand.quote_marks import marked


def pieces(text: str) -> list[str]:
    block = Block(role="paragraph", start=0, end=len(text))
    return [text[one.start : one.end] for one in marked(text, [block], sentence_spans(text))]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('"Yes," said Ann, "but not now."', ["Yes,", "but not now."]),
        ("“She told me ‘no’ twice,” he said.", ["She told me ‘no’ twice,"]),
        ("‘They’re like vitamins,’ she said of the workers’ tea.", ["They’re like vitamins,"]),
        ("'It's the workers' right,' he said in the '90s.", ["It's the workers' right,"]),
        ("« On a perdu », dit-il.", ["On a perdu"]),
        ("„Wir haben verloren“, sagte er. »Nein«, sagte sie.", ["Wir haben verloren", "Nein"]),
        ("他说：“我们走吧。”", ["我们走吧。"]),
        ("市長は「申し訳ない」と述べた。", ["申し訳ない"]),
        ('He is 6\'2" tall and the board 5" wide.', []),
        (
            '"Never closed said he. The next sentence. "Closed," he said.',
            ["Never closed said he.", "Closed,"],
        ),
        ("It is Ann's and the boys' and nobody's.", []),
        ("\"\" “” ''", []),
    ],
)
def test_marks(text: str, inside: list[str]) -> None:
    assert pieces(text) == inside


def test_a_quote_over_paragraphs_continues() -> None:
    text = "“First part.\n“Second part,” he said."
    blocks = [Block(role="paragraph", start=0, end=12), Block(role="paragraph", start=13, end=len(text))]
    first, second = marked(text, blocks, sentence_spans(text))
    assert (first.span.of(text), first.closed) == ("First part.", False)
    assert (second.span.of(text), second.continues) == ("Second part,", True)


@given(st.text(alphabet="ab .,\"'“”‘’«»„「」\n", max_size=120))
def test_pieces_are_apart_in_order_and_inside(text: str) -> None:
    block = Block(role="paragraph", start=0, end=len(text))
    at = 0
    for one in marked(text, [block], sentence_spans(text)):
        assert at <= one.start < one.end <= len(text)
        at = one.end


@pytest.mark.parametrize("piece", ["“a ", '"a ', "'a ", "‘a ", "«a ", "'ss' ", "„a ", '("'])
def test_marks_without_end_cost_linear_time(piece: str) -> None:
    start = time.process_time()
    pieces(piece * (120_000 // len(piece)))
    assert time.process_time() - start < 5
