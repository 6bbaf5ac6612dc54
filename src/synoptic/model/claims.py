"""Decisions across pages: where a page belongs, and what the pages of a story say of one thing."""

from synoptic.model.base import ConflictKind, Record, Stance, Status
from synoptic.model.page import CopyOf


class Placement(Record, frozen=True, kw_only=True):
    """Which story a page tells, with the reason."""

    document: str
    """The page."""
    story: str
    """The story that it joined or opened."""
    score: float
    """0 to 1; 1 for a page that opened its story."""
    why: str
    """The reason as a sentence."""
    copy_of: CopyOf | None = None
    """The page that it copies or digests."""


class Cite(Record, frozen=True, order=True, kw_only=True):
    """A span in a named document."""

    document: str
    """Id of the document."""
    start: int
    """First code point."""
    end: int
    """One past the last code point."""


class Mention(Record, frozen=True, kw_only=True):
    """What one page says of a claim."""

    text: str
    """The source's words, white space folded."""
    span: Cite
    """Where they stand."""
    stance: Stance = "says"
    """Says, denies, or attributes to the holder."""
    holder: str | None = None
    """Who says or denies; None: the page itself."""
    date: str | None = None
    """As of when, YYYY[-MM[-DD]]."""


class ClaimGroup(Record, frozen=True, kw_only=True):
    """What the pages of a story say about the same thing: a row of the claim × source matrix."""

    about: str
    """The thing, in a few words."""
    status: Status
    """Agreed, disputed, updated or told once."""
    kind: ConflictKind | None = None
    """What differs, where disputed."""
    mentions: tuple[Mention, ...]
    """Everyone who speaks of it."""
    why: str = ""
    """The reason for the status, as a sentence."""
    sure: float = 1.0
    """0 to 1; rows are ranked by it."""
