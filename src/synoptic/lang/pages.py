"""The shape of a language's words for who signs a page, and for what keeps a page's rest from being read."""

from synoptic.model import Record


class Signing(Record, frozen=True, kw_only=True):
    """Words of signatures (read by reading's authors), compared in plain form."""

    bodies: tuple[str, ...] = ()
    """Words by which a signature is a body's, wherever in it they stand: team, staff, desk, newsroom."""
    nobody: tuple[str, ...] = ()
    """Whole signatures that name nobody: admin, anonymous, written by."""
    roles: tuple[str, ...] = ()
    """Words that begin or end what a writer is, beside people's roles: freelance, columnist."""
    joints: tuple[str, ...] = ()
    """Words between two names: and."""
    reports: tuple[str, ...] = ()
    """Words that close a credit line behind a name and a place, in languages without blanks: 報導, 電."""


class Barred(Record, frozen=True, kw_only=True):
    """What stands where a page's text breaks off (read by reading): a line's beginning, in plain form."""

    wall: tuple[str, ...] = ()
    """The rest is for subscribers or for money: subscribe to continue reading, for subscribers only."""
    onward: tuple[str, ...] = ()
    """The rest stands elsewhere: continue reading, read the full story. It says so only where the text above
    it ends within a sentence."""
