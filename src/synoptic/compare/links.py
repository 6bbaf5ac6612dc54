"""What comparing finds between two statements, whichever way it was found."""

from typing import Literal

import msgspec

from synoptic.model import ConflictKind, Span

Verdict = Literal["agree", "conflict", "update"]


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """A verdict on two statements, with the reason."""

    one: int
    """Index of a statement."""
    other: int
    """Index of the other."""
    verdict: Verdict
    """Tell the same, contradict each other, or each in its time."""
    kind: ConflictKind | None = None
    """What differs, of a conflict."""
    why: str
    """The reason, as a sentence."""
    sure: float
    """0 to 1."""
    about: str = ""
    """The thing, in a few of the sources' words; empty: to be found from what the statements share."""
    slots: tuple[tuple[int, int], ...] = ()
    """For figures: the statement and start of each, so that groups join by figure, not by sentence."""
    spans: tuple[tuple[int, Span], ...] = ()
    """Where a side is less than its statement: the statement and the part."""
