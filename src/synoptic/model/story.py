"""A story as told: every line with its spans."""

from synoptic.model.base import Modifier, NameKind, Record, Stance
from synoptic.model.claims import Cite, ClaimGroup
from synoptic.model.facts import Page
from synoptic.model.page import Document


class Line(Record, frozen=True, kw_only=True):
    """One told sentence; refuses to exist uncited."""

    text: str
    """As told."""
    spans: tuple[Cite, ...]
    """What it rests on."""
    worded: bool = False
    """Whether it was worded anew instead of cut from a source."""

    def __post_init__(self) -> None:
        if not self.spans:
            raise ValueError("a told line needs at least one span")


class Tldr(Record, frozen=True, kw_only=True):
    """The short form, with its count line."""

    sentences: tuple[Line, ...]
    """In the order of telling."""
    original_words: int
    """Words of the main text of the pages summed up."""
    words: int
    """Words of the sentences."""
    saved_percent: int
    """Share of words saved, rounded."""


class Moment(Record, frozen=True, kw_only=True):
    """One dated entry of the timeline."""

    date: str
    """YYYY[-MM[-DD]]."""
    text: str
    """The source's words."""
    spans: tuple[Cite, ...]
    """Where they stand; more than one where several pages tell it."""
    worded: bool = False
    """Whether it was worded anew."""


class Entity(Record, frozen=True, kw_only=True):
    """Somebody, something or somewhere, joined across the pages of a story."""

    name: str
    """The fullest form."""
    kind: NameKind
    """Person, organisation, place or other."""
    mentions: int
    """How often, pronouns left out."""
    documents: tuple[str, ...]
    """Where, sorted."""


class ToldQuote(Record, frozen=True, kw_only=True):
    """A quote as the story tells it."""

    text: str
    """Verbatim."""
    speaker: str | None
    """By the fullest name in the story; None: unknown."""
    via: str | None
    """The medium that it came through."""
    direct: bool
    """In quotation marks, or indirect."""
    span: Cite
    """Where it stands."""
    stance: Stance = "says"
    """Whether the speaker says it, denies it, or reports it as another's word."""


class ToldFigure(Record, frozen=True, kw_only=True):
    """A figure as the story tells it; fields as in :class:`Figure`."""

    text: str
    """The figure as worded."""
    low: float
    """The value, or the lower of two."""
    high: float | None
    """The upper value of a range."""
    modifier: Modifier
    """How firm the number is."""
    item: str
    """What is counted."""
    unit: str | None
    """Unit, currency or percent."""
    holder: str | None
    """Who states it."""
    date: str | None
    """As of when."""
    span: Cite
    """Where it stands."""


class ToldTime(Record, frozen=True, kw_only=True):
    """A resolved time as the story tells it."""

    text: str
    """As worded."""
    date: str
    """YYYY[-MM[-DD]]."""
    span: Cite
    """Where it stands."""


class Telling(Record, frozen=True, kw_only=True):
    """A story as told: the public contract's story object."""

    id: str
    """Stable while its first page stays."""
    title: str
    """The headline: a source's title or sentence."""
    documents: tuple[str, ...]
    """Ids of its pages, oldest first."""
    first: str | None
    """Date of the oldest page."""
    last: str | None
    """Date of the newest page."""
    independent_sources: int
    """Pages that neither copy nor digest another."""
    tldr: Tldr
    """The short form."""
    timeline: tuple[Moment, ...]
    """What happened when, oldest first."""
    entities: tuple[Entity, ...]
    """Who and what takes part, most mentioned first."""
    quotes: tuple[ToldQuote, ...]
    """Everyone's words."""
    figures: tuple[ToldFigure, ...]
    """Every number with what it counts."""
    times: tuple[ToldTime, ...]
    """Every time that could be resolved."""
    claims: tuple[ClaimGroup, ...]
    """The whole: what each source says of each thing."""
    title_span: Cite | None = None
    """Where the headline stands."""


class Comparison(Record, frozen=True, kw_only=True):
    """What comparing found in one story; telling turns it into a :class:`Telling`."""

    pages: tuple[Page, ...]
    """The story's pages, dates settled, oldest first."""
    entities: tuple[Entity, ...]
    """Joined across pages, most mentioned first."""
    claims: tuple[ClaimGroup, ...]
    """Ranked: disputed, agreed, updated, single; sure before unsure."""
    timeline: tuple[Moment, ...]
    """Oldest first."""
    quotes: tuple[ToldQuote, ...]
    """With story-wide names."""
    figures: tuple[ToldFigure, ...]
    """With story-wide names."""
    times: tuple[ToldTime, ...]
    """Resolved."""


class Failure(Record, frozen=True, kw_only=True):
    """A page, or a stage on a page, that failed."""

    page: str
    """The page as the user named it."""
    reason: str
    """In one line, with what to do."""


class Brief(Record, frozen=True, kw_only=True):
    """All that one call tells: its documents, its stories, and what failed."""

    documents: tuple[Document, ...]
    """Every page that was read."""
    stories: tuple[Telling, ...]
    """Largest first."""
    failures: tuple[Failure, ...] = ()
    """Every page that was not, and why."""
