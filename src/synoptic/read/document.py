"""A blocked page and what was collected with it make a Document."""

import hashlib
from urllib.parse import urlsplit

from synoptic.errors import EmptyPageError
from synoptic.model import MAIN_ROLES, Document, RawPage
from synoptic.read.blocks import Blocked
from synoptic.read.genre import genre
from synoptic.read.language import identify
from synoptic.text import count_words

READER = "read@2"
"""The reader and its version, stored with every document."""
TOGETHER = "+source"
"""Added to it where other pages of the source had a say."""


def assemble(raw: RawPage, blocked: Blocked, *, together: bool = False) -> Document:
    """The document of a page; ``together``: read with what other pages of its source show.

    Raises:
        EmptyPageError: the page has no text, or none of its own.
    """
    text = blocked.text
    if not text.strip():
        raise EmptyPageError(
            raw.name,
            "the page has no text; it may be drawn by script: save it from a browser, or leave it out",
        )
    main = "\n".join(text[b.start : b.end] for b in blocked.blocks if b.role in MAIN_ROLES)
    talk = blocked.kind == "thread" and any(block.role in ("comment", "digest") for block in blocked.blocks)
    listed = any(entry.kind == "item" for entry in blocked.entries) and blocked.kind == "listing"
    if not main.strip() and not talk and not listed:
        raise EmptyPageError(
            raw.name, "the page has no main text, only menus, forms and links to other pages; leave it out"
        )
    language = identify(main) or blocked.language or identify(text)
    return Document(
        id=identity(raw),
        address=raw.address,
        kind=blocked.kind,
        genre=genre(
            kind=blocked.kind,
            title=blocked.title,
            section=blocked.section,
            main_text=main,
            address=raw.address,
            language=language,
        ),
        source=blocked.source or host(raw.address),
        title=blocked.title,
        section=blocked.section,
        authors=blocked.authors,
        published=blocked.published,
        collected=raw.collected,
        language=language,
        text=text,
        blocks=blocked.blocks,
        entries=blocked.entries,
        modified=blocked.modified,
        truncated=blocked.truncated,
        words=count_words(main),
        reader=READER + TOGETHER if together else READER,
    )


def identity(raw: RawPage) -> str:
    """An id that is the same for the same address and content, on every machine."""
    digest = hashlib.blake2b(raw.address.encode("utf-8", "surrogatepass"), digest_size=8, person=b"synoptic")
    digest.update(b"\0")
    digest.update(raw.body)
    return "d" + digest.hexdigest()


def host(address: str) -> str | None:
    """The host of an address, without ``www.``; None: it is no address of a site."""
    try:
        parts = urlsplit(address)
        name = parts.hostname if parts.scheme in ("http", "https") else None
    except ValueError:
        return None
    return name.removeprefix("www.") if name else None
