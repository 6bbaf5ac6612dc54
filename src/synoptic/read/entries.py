"""The entries of a page: what holds of all of them, and the items among them as documents of their own.

>>> from synoptic.read.entries import items, item_documents

An item is another story of which the page shows a title, perhaps an abstract, tags, a time, who publishes
it and where. Its document has the same words as blocks of its own, and says for each of them where in the
page it stands (:class:`~synoptic.model.PartOf`).
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from urllib.parse import urljoin, urlsplit

from synoptic.model import Block, Document, Entry, PartOf, Published, Record, Role, Span
from synoptic.text import count_words, fold, trim

MOST_TAGS = 8
"""Labels behind a title."""
TAG = 40
"""Characters of a label."""
TAG_WORDS = 4
"""Words of a label."""

LONE_TAG = 2
"""Words of a label that stands alone behind a title."""

#: a run of blanks is tried from its beginning only, however long it is
_BARS = re.compile(r"(?<!\s)\s+[|｜]\s*|[|｜]\s+")
_GLUED = re.compile(r"[.!?。！？…][\"'”’»)]*\s+(?=(\S+(?: \S+){0,2})$)")
_READER = "item@1"


class Item(Record, frozen=True, kw_only=True):
    """Another story that a page shows a part of, with its words."""

    document: str
    """Id of the page."""
    span: Span
    """Where it stands in the page's text."""
    title: str | None
    """Its title, white space folded."""
    abstract: str
    """Its words below the title, white space folded; empty: it has none."""
    tags: tuple[str, ...]
    """Labels that it is filed under."""
    authors: tuple[str, ...]
    """Who wrote it."""
    published: Published | None
    """When it was published, where it says so."""
    address: str | None
    """The link to the whole, with its host where the page's is known."""
    source: str | None
    """Who publishes it: as named, else the host that it links to, else the page's source."""


def items(document: Document) -> tuple[Item, ...]:
    """The items of a page, in order; () where it shows no other story."""
    return tuple(_item(document, entry) for entry in document.entries if entry.kind == "item")


def _item(document: Document, entry: Entry) -> Item:
    text = document.text
    address = _absolute(entry.address, document.address)
    return Item(
        document=document.id,
        span=entry.span,
        title=fold(entry.title.of(text)) if entry.title else None,
        abstract=" ".join(fold(span.of(text)) for span in entry.words),
        tags=entry.tags,
        authors=entry.authors,
        published=entry.published,
        address=address,
        source=entry.source or _other_host(address, document.address) or document.source,
    )


def item_documents(document: Document) -> Iterator[Document]:
    """A document for every item of a page that has words, traced to the page.

    Its text is the item's title and abstract, verbatim, two line breaks apart. It has the address that the
    item links to, else the page's; its language is the page's.
    """
    from synoptic.read.genre import genre

    entries = (entry for entry in document.entries if entry.kind == "item")
    for item, entry in zip(items(document), entries, strict=True):
        told: list[tuple[Role, Span]] = [("title", entry.title)] if entry.title else []
        told += [("paragraph", span) for span in entry.words]
        if not told:
            continue
        text, blocks = _assembled(document.text, told)
        yield Document(
            id=_identity(document, entry),
            address=item.address or document.address,
            kind="article",
            genre=genre(
                kind="article",
                title=item.title,
                section=None,
                main_text=text,
                address=item.address or "",
                language=document.language,
            ),
            source=item.source,
            title=item.title,
            section=None,
            authors=item.authors,
            published=item.published,
            collected=document.collected,
            language=document.language,
            text=text,
            blocks=blocks,
            words=count_words(text),
            reader=_READER,
            part_of=PartOf(
                document=document.id, address=document.address, spans=tuple(span for _, span in told)
            ),
        )


def _assembled(text: str, told: Iterable[tuple[Role, Span]]) -> tuple[str, tuple[Block, ...]]:
    """The words of some spans as a text of their own, and its blocks."""
    parts: list[str] = []
    blocks: list[Block] = []
    at = 0
    for role, span in told:
        words = span.of(text)
        blocks.append(Block(role=role, start=at, end=at + len(words)))
        parts.append(words)
        at += len(words) + 2
    return "\n\n".join(parts), tuple(blocks)


def _identity(document: Document, entry: Entry) -> str:
    digest = hashlib.blake2b(document.id.encode("utf-8", "surrogatepass"), digest_size=8, person=b"synoptic")
    digest.update(b"%d-%d" % (entry.start, entry.end))
    return "d" + digest.hexdigest()


def _absolute(address: str | None, page: str) -> str | None:
    """An item's address with the page's host, where it has none of its own and the page's is known."""
    if not address or "://" not in page:
        return address
    try:
        return urljoin(page, address)
    except ValueError:
        return address


def _other_host(address: str | None, page: str) -> str | None:
    """The host that an address leads to, if it is not the page's."""
    if not address or "://" not in address:
        return None
    try:
        here, there = urlsplit(page).hostname or "", urlsplit(address).hostname or ""
    except ValueError:
        return None
    here, there = here.removeprefix("www."), there.removeprefix("www.")
    return there if there and there != here else None


# ── what both readers make entries of ────────────────────────────────────────────────────────────────


def headed(text: str, start: int, end: int) -> tuple[Span, tuple[str, ...]]:
    """A headline apart from the labels behind it: ``Bridge closed | Transport | Winter``.

    Where there are several, the first may stand behind the headline's full stop without a mark.

    Returns:
        where the headline stands, and the labels.
    """
    span = trim(text, start, end)
    line = span.of(text)
    parts = _BARS.split(line)
    tags = [fold(part) for part in parts[1:]]
    if not 1 <= len(tags) <= MOST_TAGS or not parts[0].strip() or any(not _is_tag(tag) for tag in tags):
        return span, ()
    if len(tags) == 1 and len(tags[0].split()) > LONE_TAG:
        return span, ()  # rather another title on the same line
    title = trim(text, span.start, span.start + len(parts[0]))
    if len(tags) > 1 and (glued := _GLUED.search(title.of(text))) is not None and _is_tag(glued[1]):
        tags.insert(0, fold(glued[1]))
        title = trim(text, title.start, title.start + glued.start(1))
    return title, tuple(tags)


def _is_tag(text: str) -> bool:
    return 0 < len(text) <= TAG and len(text.split()) <= TAG_WORDS and text[-1] not in ".!?。"


def check(text: str, blocks: Iterable[Block], entries: Iterable[Entry]) -> None:
    """Hold entries to their promise: in order, apart, over whole blocks, their words inside them.

    Raises:
        ValueError: names the first entry that breaks the promise.
    """
    every = tuple(blocks)
    starts, ends = {block.start for block in every}, {block.end for block in every}
    at = 0
    for number, entry in enumerate(entries):
        if not at <= entry.start < entry.end <= len(text):
            raise ValueError(f"entry {number} ({entry.start}..{entry.end}) overlaps or leaves the text")
        if entry.start not in starts or entry.end not in ends:
            raise ValueError(f"entry {number} ({entry.start}..{entry.end}) cuts a block")
        told = (*((entry.title,) if entry.title else ()), *entry.words)
        if any(not entry.span.contains(span) or span.start == span.end for span in told):
            raise ValueError(f"entry {number} tells words that do not stand in it")
        at = entry.end
