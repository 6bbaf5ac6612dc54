"""What the store answers: stories in a list, pages found, pages as kept."""

from synoptic.model import Page, RawPage, Record, Span


class StoryLine(Record, frozen=True, kw_only=True):
    """A story in a list; the story itself is told from its pages when it is asked for."""

    id: str
    """Its id."""
    title: str | None
    """The title of its first page that has one and copies no other."""
    first: str | None
    """Date of the oldest page, YYYY-MM-DD."""
    last: str | None
    """Date of the newest page."""
    documents: int
    """How many pages tell it."""
    independent_sources: int
    """How many of them copy no other."""
    changed: str
    """When a page last joined or left it, ISO 8601, UTC."""
    opening: str | None = None
    """The first words of its first page, where no page has a title."""


class Hit(Record, frozen=True, kw_only=True):
    """A page that holds the words searched for."""

    document: str
    """Its id."""
    address: str
    """The URL where one is known, else the path as given."""
    title: str | None
    """Its title."""
    source: str | None
    """Who publishes it."""
    date: str | None
    """Published, else collected, YYYY-MM-DD."""
    story: str | None
    """The story that it tells."""
    snippet: str
    """The words in their surroundings, on one line."""
    marks: tuple[Span, ...]
    """Where the words stand in the snippet."""


class Kept(Record, frozen=True, kw_only=True):
    """A page as the store keeps it."""

    document: str
    """Id of its document."""
    raw: RawPage
    """As it came: from it everything else can be made again."""
    page: Page | None
    """What was read and understood; None: kept by a version whose records this one cannot read."""
    stages: tuple[str, ...]
    """The stages that looked for facts, with their versions."""
