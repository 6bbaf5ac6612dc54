"""The nouns of Synoptic: frozen, slotted records, in the order in which a page meets them.

Offsets are Unicode code points, half-open, into :attr:`Document.text`, which never changes: a better
reader makes a new document. What has a span is told with it; what has none is not told.
"""

from typing import Literal

import msgspec

Kind = Literal["article", "thread", "listing"]
Genre = Literal["report", "opinion", "discussion", "digest"]
Role = Literal[
    "title", "lead", "heading", "paragraph", "list_item", "quote", "table", "caption",
    "dateline", "comment", "digest", "teaser", "chrome",
]  # fmt: skip
DateBasis = Literal["stated", "address", "story"]
NameKind = Literal["person", "organisation", "place", "other"]
Modifier = Literal["exactly", "about", "nearly", "at least", "over", "up to", "under", "between"]
Measure = Literal["count", "ordinal", "share", "money", "duration", "age", "measure"]
Stance = Literal["says", "denies", "attributes"]
Status = Literal["agreed", "disputed", "updated", "single"]
ConflictKind = Literal["figure", "quote", "account"]

#: roles that are the page's own telling, in contrast to what stands beside it
MAIN_ROLES: frozenset[str] = frozenset(
    ("title", "lead", "heading", "paragraph", "list_item", "quote", "table", "caption")
)
#: main roles whose text is made of sentences that can be told
PROSE_ROLES: frozenset[str] = frozenset(("lead", "paragraph", "list_item", "quote"))


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Base of every noun: frozen, slotted, strict when decoded."""


# ── a page comes in ──────────────────────────────────────────────────────────────────────────────────


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


# ── reading makes a document ─────────────────────────────────────────────────────────────────────────


class Span(Record, frozen=True, order=True):
    """A stretch of one document's text."""

    start: int
    """First code point."""
    end: int
    """One past the last code point."""

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span runs forward from zero, not {self.start}..{self.end}")

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether the other lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


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


# ── understanding makes facts ────────────────────────────────────────────────────────────────────────


class Name(Record, frozen=True, kw_only=True, tag="name"):
    """A mention of somebody, something or somewhere."""

    name: str
    """The fullest form that the page uses for the same one."""
    kind: NameKind
    """Person, organisation, place or other."""
    form: Literal["name", "nominal", "pronoun"] = "name"
    """How the mention refers: by name, by a description, by a pronoun."""


class Quote(Record, frozen=True, kw_only=True, tag="quote"):
    """Somebody's words, or their sense. The fact's span covers the words without the marks."""

    speaker: str | None
    """Who spoke, by the fullest name on the page; None: unknown."""
    via: str | None
    """The medium that the words came through, where the page names one."""
    direct: bool
    """In quotation marks, or told indirectly."""
    cue: str | None = None
    """The verb or phrase of saying."""
    stance: Stance = "says"
    """A denial is a quote too."""
    speaker_span: Span | None = None
    """Where the speaker is mentioned."""


class Figure(Record, frozen=True, kw_only=True, tag="figure"):
    """A number with what it counts. The fact's span covers the figure as told."""

    low: float
    """The value, or the lower of two."""
    high: float | None
    """The upper value of a range, else None."""
    modifier: Modifier
    """How firm the number is, and on which side it is open."""
    item: str
    """What is counted, as the page words it."""
    unit: str | None
    """Unit, currency (ISO 4217) or percent; None for plain counts."""
    holder: str | None
    """Who states the figure; None: the page itself."""
    date: str | None
    """As of when, YYYY[-MM[-DD]]; None: not told."""
    measure: Measure = "count"
    """What sort of number it is."""
    head: str = ""
    """Lemma of the head noun of what is counted."""
    per: str | None = None
    """The time or thing that a rate is counted by: day, person."""


class Expression(Record, frozen=True, kw_only=True):
    """A time as worded, before it is resolved against a publication date.

    Exactly one of the three readings is set: an (incomplete) calendar date, a weekday, or an offset.
    """

    year: int | None = None
    """Calendar year, where worded."""
    month: int | None = None
    """1 to 12."""
    day: int | None = None
    """1 to 31."""
    weekday: int | None = None
    """Monday is 0."""
    offset: int | None = None
    """How many units before (negative) or after publication."""
    unit: Literal["day", "week", "month", "year"] | None = None
    """The unit of the offset, which is also its precision."""
    direction: Literal["past", "future"] | None = None
    """Which way a weekday or a date without a year points; None: the nearest in the past, or today."""
    clock: str | None = None
    """HH:MM, where worded."""


class When(Record, frozen=True, kw_only=True, tag="time"):
    """A time that the page mentions."""

    date: str | None
    """YYYY[-MM[-DD]]; None: cannot be resolved yet."""
    expression: Expression
    """As worded, so that a story can resolve what a page cannot."""
    basis: Literal["absolute", "published", "story"] | None = None
    """What the date was resolved against."""


class Claim(Record, frozen=True, kw_only=True, tag="claim"):
    """What a page says of one thing. The fact's span is the sentence that says it."""

    stance: Stance
    """Says it, denies it, or attributes it to the holder."""
    holder: str | None
    """Who says or denies; None: the page itself."""
    subject: str | None = None
    """Who or what it is about, by fullest name or as worded."""
    verb: str | None = None
    """Lemma of the main event."""
    object: str | None = None
    """What it was done to, as worded."""
    negated: bool = False
    """Whether the event is said not to be."""
    hedged: bool = False
    """Whether the page leaves it open (may, could, is seen as)."""
    evaluative: bool = False
    """Whether it judges rather than tells."""
    names: tuple[str, ...] = ()
    """Fullest names mentioned in it, sorted."""


What = Name | Quote | Figure | When | Claim


class Fact(Record, frozen=True, kw_only=True):
    """Something found in a page: where, what, how sure, and by which stage."""

    span: Span
    """Where it stands."""
    what: What
    """What it is."""
    sure: float = 1.0
    """0 to 1."""
    stage: str = ""
    """The stage and its version: ``quotes@1``."""


class StageFailure(Record, frozen=True, kw_only=True):
    """A stage that broke on a page, as a value."""

    stage: str
    """The stage and its version."""
    reason: str
    """The error, in one line."""


class Page(Record, frozen=True, kw_only=True):
    """A document with all that was understood of it: what matching, comparing and telling work on."""

    document: Document
    """The page as read."""
    facts: tuple[Fact, ...]
    """Sorted by span."""
    sentences: tuple[Span, ...] = ()
    """Sentences of all blocks but chrome, in order, none crossing a block."""
    failures: tuple[StageFailure, ...] = ()
    """Stages that broke here."""


# ── matching decides ─────────────────────────────────────────────────────────────────────────────────


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


# ── comparing and telling ────────────────────────────────────────────────────────────────────────────


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
