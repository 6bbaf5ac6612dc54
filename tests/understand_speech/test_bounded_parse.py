"""A page of any length is analysed in pieces: what a network is given at once has a bound."""

from synoptic.config import Config
from synoptic.model import Block, Document
from synoptic.understand import pipeline
from synoptic.understand.pipeline import LONGEST_PIECE, MOST_AT_ONCE, read


def page(*blocks: str) -> Document:
    text = "\n\n".join(blocks)
    spans, at = [], 0
    for block in blocks:
        spans.append(Block(role="paragraph", start=at, end=at + len(block)))
        at += len(block) + 2
    return Document(
        id="d", address="d", kind="article", genre="report", source=None, title=None, section=None,
        authors=(), published=None, collected=None, language="en", text=text, blocks=tuple(spans), words=1,
    )  # fmt: skip


def given_at_once(document: Document, monkeypatch) -> list[int]:
    """Characters of each batch, while the page is read."""
    sizes = []
    batches = pipeline._batches

    def counted(todo):
        for batch in batches(todo):
            sizes.append(sum(len(doc.text) for _, doc in batch))
            assert all(len(doc.text) <= LONGEST_PIECE + 1 for _, doc in batch)
            yield batch

    monkeypatch.setattr(pipeline, "_batches", counted)
    reading = read(document, Config())
    assert reading.parse.text.replace("\n", " ") == document.text.replace("\n", " ")
    assert [token.idx for token in reading.parse if token.is_sent_start][:1] == [0]
    return sizes


def test_a_long_block_is_given_in_pieces_that_end_with_a_sentence(monkeypatch):
    text = "The council met in the hall. It fell. " * 1_000
    sizes = given_at_once(page(text), monkeypatch)
    assert sum(sizes) == len(text)
    assert max(sizes) <= MOST_AT_ONCE


def test_many_blocks_are_given_few_at_a_time(monkeypatch):
    sizes = given_at_once(page(*["The council met in the hall and it fell."] * 1_500), monkeypatch)
    assert len(sizes) > 1
    assert max(sizes) <= MOST_AT_ONCE


def test_a_block_without_stops_is_cut_too(monkeypatch):
    sizes = given_at_once(page("word " * 12_000), monkeypatch)
    assert max(sizes) <= MOST_AT_ONCE


def test_tokens_keep_no_vectors():
    reading = read(page("The council met. It fell."), Config())
    assert reading.parse.tensor.size == 0


def test_text_beyond_the_limit_is_kept_and_not_analysed():
    text = "The council met in the hall. It fell. " * 100
    reading = read(page(text), Config(max_understood_characters=500))
    assert reading.document.text == text
    assert max(span.end for span in reading.sentences) <= 500
    beyond = [token for token in reading.parse if token.idx >= 500]
    assert len(beyond) == 1
    assert not beyond[0].text.strip()


def test_of_very_many_blocks_the_first_are_analysed():
    document = page(*["It fell."] * 60)
    reading = read(document, Config(max_understood_blocks=50))
    assert reading.blocks == document.blocks[:50]
    assert len(reading.sentences) == 50
    assert max(token.idx for token in reading.parse if not token.is_space) < document.blocks[50].start
