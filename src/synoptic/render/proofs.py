"""A told line's proof: the source's words in their place, with what stands before and after."""

from collections.abc import Mapping, Sequence

from synoptic.model import Cite, Document, Record
from synoptic.render.sources import Source
from synoptic.render.visible import cut, visible
from synoptic.text import sentence_spans

#: characters of the page that are looked at on either side of the words
_AROUND = 700
_SHOWN = 320


class Proof(Record, frozen=True, kw_only=True):
    """The words of one span in their context."""

    source: Source
    """The page."""
    before: str
    """The sentence before, and the part of the words' own sentence that was not told; ends in a blank
    where the page has one there."""
    words: str
    """The words themselves."""
    after: str
    """The same behind them; begins with a blank where the page has one there."""


def prove(cites: Sequence[Cite], sources: Mapping[str, Source]) -> tuple[Proof, ...]:
    """One proof a span, in the spans' order; spans of pages outside the story are left out."""
    return tuple(_proof(cite, sources[cite.document]) for cite in cites if cite.document in sources)


def marks(proofs: Sequence[Proof]) -> tuple[int, ...]:
    """The sources' numbers, each once, in order of first use."""
    return tuple(dict.fromkeys(proof.source.number for proof in proofs))


def _proof(cite: Cite, source: Source) -> Proof:
    document = source.document
    low, high = _block(cite, document)
    first, last = max(low, cite.start - _AROUND), min(high, cite.end + _AROUND)
    before = _nearest(document.text, first, cite.start, low, back=True)
    after = _nearest(document.text, cite.end, last, high, back=False)
    if before and document.text[cite.start - 1].isspace():
        before += " "
    if after and document.text[cite.end].isspace():
        after = " " + after
    return Proof(
        source=source, before=before, words=visible(document.text[cite.start : cite.end]), after=after
    )


def _block(cite: Cite, document: Document) -> tuple[int, int]:
    """The extent of the block that the words stand in."""
    for block in document.blocks:
        if block.start <= cite.start < block.end:
            return block.start, max(block.end, cite.end)
    return cite.start, cite.end


def _nearest(text: str, start: int, end: int, edge: int, *, back: bool) -> str:
    """The one or two sentences that touch the words, and an ellipsis where more was left out."""
    if start >= end:
        return ""
    spans = sentence_spans(text, start, end)
    # the last piece before the words may be the head of their own sentence: one more is shown
    kept = spans[-2:] if back else spans[:2]
    if not kept:
        return ""
    shown = visible(text[kept[0].start : kept[-1].end])
    whole = kept[0].start <= edge if back else kept[-1].end >= edge
    if len(shown) > _SHOWN:
        whole = False
        shown = shown[-_SHOWN:].partition(" ")[2] if back else cut(shown, _SHOWN).rstrip("…")
    if whole:
        return shown
    return f"… {shown}" if back else f"{shown} …"
