"""Where a page stands, before anything of it is read."""

import os
import re
from typing import Literal

from synoptic.model import Record

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


class Place(Record, frozen=True, kw_only=True):
    """A file, an archive or standard input, with what is known of the page from outside it."""

    kind: Literal["file", "archive", "stdin"]
    """How it is opened."""
    path: str
    """As the operating system knows it; may hold bytes that are no UTF-8 as lone surrogates."""
    name: str
    """The path as it can be shown."""
    address: str
    """The URL where one is known, else the name."""
    collected: str | None = None
    """When the page was fetched, ISO 8601, where known."""


def is_address(argument: str) -> bool:
    """Whether an argument is an http(s) address rather than a path."""
    return _ADDRESS.match(argument) is not None


def shown(path: str) -> str:
    """A path as text that every encoder takes: bytes that are no UTF-8 are replaced."""
    return os.fsencode(path).decode("utf-8", "replace")
