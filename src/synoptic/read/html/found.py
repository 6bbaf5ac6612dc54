"""What is at hand when a page's kind is decided, and what it turned out to be."""

from synoptic.model import Entry, Kind, Published, Record, Role
from synoptic.read.html.dom.sums import Page
from synoptic.read.html.talking.talk import Comment
from synoptic.read.html.told.said import Said
from synoptic.read.html.told.title import Title


class Case(Record, frozen=True, kw_only=True):
    """A parsed page with its title, and what is known of it from elsewhere."""

    page: Page
    """Its pieces and boxes."""
    title: Title
    """Its title."""
    told: Said
    """What it says of itself out of sight."""
    markup: str
    """As decoded."""
    address: str
    """Its URL or path; empty: unknown."""
    collected: str | None
    """When it was fetched, ISO 8601."""


class Found(Record, frozen=True, kw_only=True):
    """What a page turned out to be."""

    kind: Kind
    """Article, thread or listing."""
    roles: list[Role]
    """Of every piece."""
    comments: list[Comment]
    """In order."""
    authors: tuple[str, ...]
    """Who wrote it."""
    published: Published | None
    """Stated publication."""
    modified: Published | None = None
    """When it was last changed after that."""
    entries: tuple[Entry, ...] = ()
    """Updates of a live blog, in order."""
    words: dict[int, tuple[int, int]] = {}
    """Of pieces that hold other things too, as a signature, where the words of the page's text stand."""
    heads: dict[int, int] = {}
    """Of pieces that open with their dateline, the offset at which their words begin."""
