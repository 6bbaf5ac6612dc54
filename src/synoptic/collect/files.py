"""One file, or standard input, as a raw page. Sizes are refused before anything is read."""

# paths stay as the user wrote them; pathlib would tidy them
# ruff: noqa: PTH123

import os
import stat
from pathlib import PurePath
from typing import BinaryIO, Literal

from synoptic.collect.place import Place
from synoptic.config import Config
from synoptic.errors import PageError, PageMissingError, PageTooLargeError
from synoptic.model import RawPage

_MEDIA: dict[str, Literal["html", "text"]] = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".txt": "text",
}
#: what a folder's files must end in to be taken for pages
PAGE_SUFFIXES: frozenset[str] = frozenset(_MEDIA)


def load_file(place: Place, config: Config) -> RawPage:
    """The page in a file.

    Raises:
        PageError: missing, not readable, or over ``config.max_page_bytes``.
    """
    try:
        with open(place.path, "rb") as stream:
            status = os.fstat(stream.fileno())
            if stat.S_ISREG(status.st_mode) and status.st_size > config.max_page_bytes:
                raise too_large(place.name, status.st_size, config)
            return load_stream(place, stream, config)
    except OSError as error:
        raise unreadable(place.name, error) from error


def load_stream(place: Place, stream: BinaryIO | None, config: Config) -> RawPage:
    """The page in an open stream, read no further than the limit.

    Raises:
        PageTooLargeError: more than ``config.max_page_bytes`` came.
    """
    body = stream.read(config.max_page_bytes + 1) if stream is not None else b""
    if len(body) > config.max_page_bytes:
        raise too_large(place.name, None, config)
    return RawPage(
        address=place.address,
        body=body,
        name=place.name,
        media=_MEDIA.get(PurePath(place.path).suffix.lower()),
        collected=place.collected,
    )


def too_large(name: str, size: int | None, config: Config) -> PageTooLargeError:
    """The error for a page over the limit of bytes; ``size`` None: more than the limit, how much unknown."""
    much = f"{size / 1e6:,.1f} MB is" if size is not None else "it is"
    return PageTooLargeError(
        name,
        f"{much} over the limit of {config.max_page_bytes / 1e6:,.1f} MB for a page; "
        "raise max_page_bytes if it is meant",
    )


def unreadable(name: str, error: OSError) -> PageError:
    """The error for a file that the system does not give."""
    match error:
        case FileNotFoundError():
            return PageMissingError(name, "no such file or folder; check the path")
        case PermissionError():
            return PageMissingError(name, "it may not be read; check its permissions")
        case IsADirectoryError():
            return PageMissingError(name, "it is a folder; name it without a pattern to read its pages")
        case _:
            return PageMissingError(name, f"cannot be read ({error.strerror or error}); check the file")
