"""Understanding makes facts: composed, not inherited. A fact has a *what*."""

from typing import Literal

from synoptic.model.base import Measure, Modifier, NameKind, Record, Span, Stance
from synoptic.model.page import Document


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
