"""Stand-ins for reading, understanding and comparing: quick, and broken on demand.

A page whose text holds ``CRASH read`` (``understand``, ``compare``, ``tell``) breaks that step, and
``CRASH stage`` one stage of understanding.
"""

import hashlib
from collections.abc import Sequence

import pytest

from synoptic.config import Config
from synoptic.errors import EmptyPageError, NotTextError
from synoptic.model import (
    Block,
    Cite,
    Comparison,
    Document,
    Fact,
    Line,
    Name,
    Page,
    Published,
    RawPage,
    Span,
    StageFailure,
    Telling,
    Tldr,
)


def _crash(step: str, text: str) -> None:
    if f"CRASH {step}" in text:
        raise RuntimeError(f"{step} met\nits match")


def read(raw: RawPage, config: Config) -> Document:
    try:
        text = raw.body.decode()
    except UnicodeDecodeError as error:
        raise NotTextError(raw.name, "in no known encoding; save it as UTF-8") from error
    _crash("read", text)
    if not text.strip():
        raise EmptyPageError(raw.name, "no text in it; check the file")
    date, _, rest = text.partition(" ")
    known = len(date) == 10 and date[4] == "-"
    return Document(
        id=hashlib.sha256(f"{raw.address}\0{text}".encode()).hexdigest()[:16],
        address=raw.address,
        kind="article",
        genre="report",
        source=raw.address.split("/")[2] if "://" in raw.address else None,
        title=rest.split(".")[0] if known else None,
        section=None,
        authors=(),
        published=Published(date=date, basis="stated") if known else None,
        collected=raw.collected,
        language="en",
        text=text,
        blocks=(Block(role="paragraph", start=0, end=len(text)),),
        words=len(text.split()),
    )


def understand(document: Document, config: Config) -> Page:
    _crash("understand", document.text)
    broken = "CRASH stage" in document.text
    names = Fact(span=Span(0, 4), what=Name(name=document.text[:4], kind="other"), stage="names@1")
    return Page(
        document=document,
        facts=() if broken else (names,),
        sentences=(Span(0, len(document.text)),),
        failures=(StageFailure(stage="names@1", reason="ValueError: no"),) if broken else (),
    )


def compare(pages: Sequence[Page]) -> Comparison:
    for page in pages:
        _crash("compare", page.document.text)
    ordered = sorted(pages, key=lambda p: p.document.published.date if p.document.published else "~")
    return Comparison(
        pages=tuple(ordered), entities=(), claims=(), timeline=(), quotes=(), figures=(), times=()
    )


def tell(story: str, comparison: Comparison, config: Config) -> Telling:
    documents = [page.document for page in comparison.pages]
    for document in documents:
        _crash("tell", document.text)
    first = documents[0]
    line = Line(text=first.text, spans=(Cite(document=first.id, start=0, end=len(first.text)),))
    days = [document.published.date for document in documents if document.published]
    return Telling(
        id=story,
        title=first.title or first.address,
        documents=tuple(document.id for document in documents),
        first=min(days, default=None),
        last=max(days, default=None),
        independent_sources=sum(document.copy_of is None for document in documents),
        tldr=Tldr(sentences=(line,), original_words=first.words, words=config.tldr_words, saved_percent=0),
        timeline=(),
        entities=(),
        quotes=(),
        figures=(),
        times=(),
        claims=(),
    )


def install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the engine meet the stand-ins instead of the rooms."""
    monkeypatch.setattr("synoptic.read.read", read, raising=False)
    monkeypatch.setattr("synoptic.understand.understand", understand, raising=False)
    monkeypatch.setattr("synoptic.compare.compare", compare, raising=False)
    monkeypatch.setattr("synoptic.tell.tell", tell, raising=False)


FERRY = (
    """2026-03-01 Ferry Aurora sinks off Lund. The ferry Aurora sank off Lund on Sunday with 40 people
    aboard, the coast guard of Skane said. Captain Nilsson called the harbour of Lund before midnight.""",
    """2026-03-02 Aurora captain questioned in Lund. Captain Nilsson of the ferry Aurora was questioned by
    the police of Lund on Monday. The ferry Aurora sank off Lund with 40 people aboard, the coast guard
    said.""",
    """2026-03-03 Divers reach the ferry Aurora. Divers of the coast guard of Skane reached the ferry Aurora
    off Lund on Tuesday. Captain Nilsson and 40 people were aboard when the ferry sank.""",
)
BANK = (
    """2026-03-01 Bank of Orsa closes its counters. The Bank of Orsa closes all 12 counters in Dalarna,
    director Eva Holm told employees. The union of bank employees wants talks about pensions.""",
    """2026-03-04 Union protests at the Bank of Orsa. Employees of the Bank of Orsa protested in Dalarna
    against director Eva Holm, who closes 12 counters. The union of bank employees wants talks.""",
)
