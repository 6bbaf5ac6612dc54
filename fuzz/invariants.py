"""What must hold of every page that is read, whatever it is made of."""

import msgspec

from synoptic.config import Config
from synoptic.errors import PageError
from synoptic.model import Document, RawPage
from synoptic.read import read
from synoptic.read.blocks import check
from synoptic.render.json import document_object

MEDIA = (None, "html", "text")
NAME = "fuzzed page"
CONFIG = Config()


def page_of(data: bytes) -> RawPage:
    """A page of fuzzed bytes: the first says what it is declared to be, the others are its body."""
    declared = MEDIA[data[0] % len(MEDIA)] if data else None
    return RawPage(
        name=NAME, address="https://paper.example/2026/03/05/harbour", body=data[1:], media=declared
    )


def hold(data: bytes) -> Document | None:
    """Read a page twice and hold what comes of it to its promises; None: it was refused.

    Raises:
        AssertionError: one of them is broken.
        ValueError: blocks are out of order, overlap, or leave text uncovered.
    """
    raw = page_of(data)
    try:
        document = read(raw, CONFIG)
    except PageError as error:
        line = str(error)
        assert line.startswith(f"{NAME}: "), line
        assert line.isprintable(), line
        return None
    check(document.text, document.blocks)
    size = len(document.text)
    at = 0
    for entry in document.entries:
        assert at <= entry.start < entry.end <= size, entry
        at = entry.end
    assert document.text.strip()
    assert document.words >= 0
    for shown in (document.title, document.section, document.source, *document.authors):
        assert shown is None or (shown.strip() and "\n" not in shown), shown
    msgspec.json.encode(document_object(document, {}))  # nothing in it that is no text
    assert read(raw, CONFIG) == document
    return document
