"""A page comes in, and reading makes a document of it."""

from typing import Literal

from synoptic.model.base import DateBasis, Genre, Kind, Record, Role, Span


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
