"""Pages of this folder as documents, and what must be read of them."""

import json
from pathlib import Path
from typing import Any

from synoptic.config import Config
from synoptic.model import MAIN_ROLES, Block, Document, Published, RawPage
from synoptic.read import blocks as read_blocks
from synoptic.read import entries as read_entries
from synoptic.read import read
from synoptic.text import fold

PAGES = Path(__file__).parent / "pages"


def of_file(path: Path, address: str | None = None) -> Document:
    """A page of this folder, read and held to the promises of blocks and entries."""
    media = "text" if path.suffix == ".txt" else "html"
    return checked(
        read(
            RawPage(address=address or path.name, name=path.name, body=path.read_bytes(), media=media),
            Config(),
        )
    )


def of_text(text: str, address: str = "page.txt", collected: str | None = None) -> Document:
    """A page of plain text."""
    raw = RawPage(address=address, name="page.txt", body=text.encode(), media="text", collected=collected)
    return checked(read(raw, Config()))


def of_markup(markup: str, address: str = "page.html", collected: str | None = None) -> Document:
    """A page of HTML."""
    raw = RawPage(address=address, name="page.html", body=markup.encode(), media="html", collected=collected)
    return checked(read(raw, Config()))


def checked(document: Document) -> Document:
    """The document, if its blocks and entries keep their promises."""
    read_blocks.check(document.text, document.blocks)
    read_entries.check(document.text, document.blocks, document.entries)
    return document


def wanted(path: Path) -> dict[str, Any]:
    """What must be read of a page."""
    found: dict[str, Any] = json.loads(path.with_suffix(".json").read_text("utf-8"))
    return found


def told(document: Document, block: Block) -> str:
    """A block's words."""
    return fold(document.text[block.start : block.end])


def main(document: Document) -> str:
    """The page's own telling."""
    return "\n".join(told(document, block) for block in document.blocks if block.role in MAIN_ROLES)


def moment(published: Published | None) -> str | None:
    """A moment in one line."""
    if published is None:
        return None
    return " ".join(part for part in (published.date, published.time, published.zone) if part)
