"""What every noun is made of: the vocabulary of the contract, the base record, the span."""

from typing import Literal

import msgspec

Kind = Literal["article", "thread", "listing"]
Genre = Literal["report", "opinion", "discussion", "digest"]
Role = Literal[
    "title", "lead", "heading", "paragraph", "list_item", "quote", "table", "caption",
    "dateline", "comment", "digest", "teaser", "chrome",
]  # fmt: skip
EntryKind = Literal["update", "item"]
Truncation = Literal["paywall", "excerpt"]
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
