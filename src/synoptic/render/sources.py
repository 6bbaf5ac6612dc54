"""A story's pages as numbered sources: who stands alone, who copies whom, who only talks."""

from collections.abc import Mapping, Sequence
from typing import Literal
from urllib.parse import urlsplit

from synoptic.model import Document, Record
from synoptic.render.dates import readable
from synoptic.render.visible import cut, visible
from synoptic.tell.footers import Footer, footers

Standing = Literal["independent", "copy", "translation", "talk"]
_BASIS = {"stated": "", "address": "from its address", "story": "from the story"}


class Source(Record, frozen=True, kw_only=True):
    """One page of a story, as its lines refer to it."""

    number: int
    """From 1, oldest first."""
    document: Document
    """The page."""
    name: str
    """Who publishes it, in a few words; where nobody says so, its title, else its file."""
    named: bool
    """Whether the name is a publisher's, and not the page's own title."""
    title: str
    """What it is called, in a line."""
    link: str | None
    """Its address where that is one to follow (http or https)."""
    standing: Standing
    """Takes its words from nobody; or copies, translates or talks about another page."""
    of: int | None
    """Number of the page that it takes its words from, where that is in the story."""
    day: str
    """When it was published, readable; empty: unknown."""
    basis: str
    """Where the date comes from, if not from the page."""
    comments: int
    """How many comments it carries."""
    footers: tuple[Footer, ...]
    """Count lines of its TL;DR bots, checked."""


class Branch(Record, frozen=True, kw_only=True):
    """A source with those that take from it."""

    source: Source
    """The page."""
    depth: int
    """0 for a page that takes from none in the story."""


def number(documents: Sequence[Document], everything: Mapping[str, Document]) -> tuple[Source, ...]:
    """The story's pages, numbered in the order given."""
    numbers = {document.id: i for i, document in enumerate(documents, 1)}
    return tuple(_source(numbers[d.id], d, numbers, everything) for d in documents)


def tree(sources: Sequence[Source]) -> tuple[Branch, ...]:
    """Originals in order, each followed by those that take from it."""
    below: dict[int | None, list[Source]] = {}
    for source in sources:
        below.setdefault(source.of, []).append(source)
    branches: list[Branch] = []
    waiting = [(source, 0) for source in reversed(below.get(None, []))]
    while waiting:
        source, depth = waiting.pop()
        branches.append(Branch(source=source, depth=depth))
        waiting += [(child, depth + 1) for child in reversed(below.pop(source.number, []))]
    placed = {branch.source.number for branch in branches}
    # pages that take from each other in a ring hang on no original
    return (*branches, *(Branch(source=s, depth=0) for s in sources if s.number not in placed))


def coverage(sources: Sequence[Source]) -> dict[Standing, int]:
    """How many pages there are of each standing."""
    kinds: tuple[Standing, ...] = ("independent", "copy", "translation", "talk")
    return {kind: sum(s.standing == kind for s in sources) for kind in kinds}


def _source(
    place: int, document: Document, numbers: Mapping[str, int], everything: Mapping[str, Document]
) -> Source:
    parts = followable(document.address)
    of = numbers.get(document.copy_of.document) if document.copy_of else None
    published = document.published
    title = visible(document.title or "")
    publisher = visible(document.source or "") or (parts[1] if parts else "")
    name = publisher or cut(title, 40) or _tail(document.address)
    clock = f", {published.time}" if published and published.time else ""
    return Source(
        number=place,
        document=document,
        name=cut(name, 60),
        named=bool(publisher),
        title=title or _opening(document),
        link=document.address if parts else None,
        standing=_standing(document, everything),
        of=of if of != place else None,
        day=readable(published.date) + clock if published else "",
        basis=_BASIS[published.basis] if published else "",
        comments=sum(block.role == "comment" for block in document.blocks),
        footers=footers(document, everything),
    )


def followable(address: str) -> tuple[str, str] | None:
    """Scheme and host of an address that may be linked to; None for any other."""
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host or visible(address) != address or " " in address:
        return None
    return parts.scheme, host


def _standing(document: Document, everything: Mapping[str, Document]) -> Standing:
    if document.copy_of is None:
        return "independent"
    if document.genre == "discussion" or document.kind == "thread":
        return "talk"
    original = everything.get(document.copy_of.document)
    return "translation" if original and original.language != document.language else "copy"


def _tail(address: str) -> str:
    return visible(address.rstrip("/").rpartition("/")[2]) or visible(address) or "unnamed page"


def _opening(document: Document) -> str:
    first = next((b for b in document.blocks if b.role in ("title", "lead", "paragraph")), None)
    return cut(visible(first.span.of(document.text)[:200]), 90) if first else _tail(document.address)
