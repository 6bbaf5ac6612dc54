"""A page comes in, and reading makes a document of it."""

from bisect import bisect_right
from typing import Literal

from synoptic.model.base import DateBasis, EntryKind, Genre, Kind, Record, Role, Span, Truncation


class RawPage(Record, frozen=True, kw_only=True):
    """A page as it was collected, before anything is decided about it."""

    address: str
    """The URL where one is known, else the path as given."""
    body: bytes
    """The bytes as they came; stored unchanged."""
    name: str
    """What errors call the page: the file name, or the address."""
    media: Literal["html", "text"] | None = None
    """What the transport or the file name declares; None: look at the bytes."""
    encoding: str | None = None
    """The character set that the transport declares."""
    collected: str | None = None
    """When the page was fetched, ISO 8601."""


class Block(Record, frozen=True, kw_only=True):
    """A stretch of the page with one role. Blocks cover all text but white space, in order, apart."""

    role: Role
    """What the block is to the page."""
    start: int
    """First code point."""
    end: int
    """One past the last code point."""
    author: str | None = None
    """Who wrote a comment."""
    reply_to: int | None = None
    """Index of the block that a comment answers."""
    path: str | None = None
    """Where an HTML block stood: its containers' tags and classes, outermost first."""

    @property
    def span(self) -> Span:
        """The block's extent."""
        return Span(self.start, self.end)


class Published(Record, frozen=True, kw_only=True):
    """When a page says, or its story shows, that it was published."""

    date: str
    """YYYY-MM-DD, in the page's own zone."""
    time: str | None = None
    """HH:MM in the page's own zone."""
    zone: str | None = None
    """Offset from UTC as ±HH:MM, where stated."""
    basis: DateBasis
    """Stated on the page, read from its address, or inferred from the story's other pages."""


class CopyOf(Record, frozen=True, kw_only=True):
    """Whose words a page carries."""

    document: str
    """Id of the page copied or digested."""
    overlap: float
    """Share of this page's words that stand in the other, 0 to 1."""


class Entry(Record, frozen=True, kw_only=True):
    """One of several things that a page tells: an update of a live blog, an item of a list of stories.

    It runs over whole blocks; entries stand in order, apart.
    """

    kind: EntryKind
    """An update belongs to the page's own story; an item is another story, of which the page shows a part."""
    start: int
    """First code point: where its first block begins."""
    end: int
    """One past the last code point: where its last block ends."""
    title: Span | None = None
    """Where its heading stands, without tags and a repetition; None: it has none."""
    words: tuple[Span, ...] = ()
    """Where its own words stand: an update's text, an item's abstract."""
    tags: tuple[str, ...] = ()
    """Labels that it is filed under."""
    authors: tuple[str, ...] = ()
    """Who wrote it, where it says so."""
    published: Published | None = None
    """When it was written: its day may come from a heading, from its neighbours or from the page."""
    address: str | None = None
    """Where it can be read by itself; an address without a host belongs to the page's."""
    source: str | None = None
    """Who publishes an item, where the page names one."""

    @property
    def span(self) -> Span:
        """The entry's extent."""
        return Span(self.start, self.end)


class PartOf(Record, frozen=True, kw_only=True):
    """Where a document was taken from, that is an entry of another."""

    document: str
    """Id of the page."""
    address: str
    """The page's address."""
    spans: tuple[Span, ...]
    """For every block of this document, where the same words stand in the page's text."""


class Document(Record, frozen=True, kw_only=True):
    """A page as read: one text, blocks with roles over it, and what the page says of itself."""

    id: str
    """Stable for the same address and content."""
    address: str
    """The URL where one is known, else the path as given."""
    kind: Kind
    """Article, thread (a post and its talk) or listing (many items)."""
    genre: Genre
    """Report, opinion, discussion or digest."""
    source: str | None
    """Who publishes: the site's name or host."""
    title: str | None
    """The page's own title, without the site's name."""
    section: str | None
    """Section as the page names it."""
    authors: tuple[str, ...]
    """Names in the byline."""
    published: Published | None
    """None: unknown."""
    collected: str | None
    """When the page was fetched, ISO 8601."""
    language: str | None
    """ISO 639-1; None: undecided."""
    text: str
    """All visible text, chrome included. Never changes."""
    blocks: tuple[Block, ...]
    """In order, apart, covering all but white space."""
    copy_of: CopyOf | None = None
    """The page that this one copies or digests."""
    words: int
    """Words of the main text, split by white space."""
    reader: str = "read@1"
    """The reader and its version."""
    entries: tuple[Entry, ...] = ()
    """Updates of a live blog, items of a list or of the other stories around a text; in order, apart."""
    part_of: PartOf | None = None
    """The page that this document is an item of; None: it is a page itself."""
    modified: Published | None = None
    """When it was last changed after publication, as the page says; None: it does not say so."""
    truncated: Truncation | None = None
    """Why the text breaks off: a paywall, or an excerpt whose rest stands elsewhere; None: it seems whole."""

    def dated(self, at: int) -> Published | None:
        """When what stands at an offset was published: its update's moment, else the page's."""
        before = bisect_right(self.entries, at, key=lambda entry: entry.start) - 1
        if before >= 0 and at < (entry := self.entries[before]).end and entry.kind == "update":
            return entry.published or self.published
        return self.published
