"""Everything that Synoptic raises on purpose.

::

    SynopticError
    ├── UsageError            the call cannot be carried out at all (exit 2)
    │   ├── ConfigError       a setting is unknown or out of range
    │   └── NotYetError       asked for what a later version will do
    ├── PageError             one page cannot be used; the others go on (exit 1)
    │   ├── PageMissingError  no such file, or not readable
    │   ├── PageTooLargeError over a limit of bytes, depth or characters
    │   ├── NotTextError      binary, or in no known encoding
    │   └── EmptyPageError    no text in it, or no main text
    └── StoreError            the store cannot be used (exit 2)
        ├── StoreBusyError    locked by another process
        ├── StoreFullError    no space left
        ├── StoreReadOnlyError
        ├── StoreVersionError written by a newer Synoptic
        └── UnknownStoryError no story of that id

A message is one line: what is wrong with which thing, and what to do about it.
"""


class SynopticError(Exception):
    """Base of all errors that Synoptic raises on purpose."""

    exit_code = 2


class UsageError(SynopticError):
    """The call cannot be carried out at all."""


class ConfigError(UsageError):
    """A setting is unknown, of the wrong type or out of range."""


class NotYetError(UsageError):
    """What was asked for is not built yet; the message names what works instead."""


class PageError(SynopticError):
    """One page cannot be used. The other pages go on."""

    exit_code = 1

    def __init__(self, page: str, reason: str) -> None:
        super().__init__(page, reason)
        self.page = page
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.page}: {self.reason}"


class PageMissingError(PageError):
    """No such file, or it may not be read."""


class PageTooLargeError(PageError):
    """The page is over a limit of bytes, depth or characters."""


class NotTextError(PageError):
    """The page is binary, or in no encoding that could be recognised."""


class EmptyPageError(PageError):
    """The page has no text, or no main text."""


class StoreError(SynopticError):
    """The store cannot be used."""


class StoreBusyError(StoreError):
    """Another process holds the store."""


class StoreFullError(StoreError):
    """No space is left for the store."""


class StoreReadOnlyError(StoreError):
    """The store may be read but not written."""


class StoreVersionError(StoreError):
    """The store was written by a newer Synoptic."""


class UnknownStoryError(StoreError):
    """No story has this id."""
