"""``pages.json``: what a collector knew of the pages beside it.

::

    {"<file>": {"url": str | null, "collected": ISO 8601 | null}}

An entry for a file that is not there is no fault: the manifest says what is known, not what must exist.
"""

# paths stay as the user wrote them; pathlib would tidy them
# ruff: noqa: PTH117, PTH118, PTH120, PTH123, PTH206

import os
from datetime import datetime

import msgspec

from synoptic.collect.place import is_address, shown
from synoptic.config import Config
from synoptic.errors import PageError

MANIFEST = "pages.json"


class Known(msgspec.Struct, frozen=True):
    """What is known of a page from outside it. Keys that are not known here are passed over."""

    url: str | None = None
    """Its address."""
    collected: str | None = None
    """When it was fetched, ISO 8601."""


_NOTHING = Known()


class Manifests:
    """The manifests of a call's folders, each read once; ``errors`` gathers what is wrong with them."""

    def __init__(self, config: Config) -> None:
        self.errors: list[PageError] = []
        self._limit = config.max_page_bytes
        self._read: dict[str, dict[str, Known]] = {}

    def known(self, path: str, root: str) -> Known:
        """What the nearest manifest between the file's folder and ``root`` says of a file."""
        folder = os.path.dirname(path)
        while True:
            entry = self.check(folder).get(os.path.relpath(path, folder or "."))
            if entry is not None:
                return entry
            if os.path.normpath(folder) == os.path.normpath(root) or not folder:
                return _NOTHING
            folder = os.path.dirname(folder)

    def check(self, folder: str) -> dict[str, Known]:
        """The entries of a folder's manifest by file, none where it has no usable one."""
        key = os.path.normpath(folder)
        if key not in self._read:
            self._read[key] = self._load(os.path.join(folder, MANIFEST))
        return self._read[key]

    def _load(self, file: str) -> dict[str, Known]:
        try:
            with open(file, "rb") as stream:
                body = stream.read(self._limit + 1)
            entries = msgspec.json.decode(body[: self._limit], type=dict[str, msgspec.Raw])
        except (FileNotFoundError, NotADirectoryError):
            return {}
        except OSError as error:
            self._wrong(file, f"cannot be read ({error.strerror or error})")
            return {}
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            self._wrong(file, f"not an object of file names in JSON ({error})")
            return {}
        found: dict[str, Known] = {}
        for name, raw in entries.items():
            entry = self._entry(file, name, raw)
            if entry is not None:
                found[os.path.normpath(name)] = entry
        return found

    def _entry(self, file: str, name: str, raw: msgspec.Raw) -> Known | None:
        label = name if len(name) <= 80 else name[:79] + "…"
        where = os.path.normpath(name)
        if "\0" in name or os.path.isabs(where) or where.split(os.sep)[0] == os.pardir:
            self._wrong(file, f"{label!r} is outside this folder")
            return None
        try:
            entry = msgspec.json.decode(raw, type=Known)
            if entry.collected is not None:
                datetime.fromisoformat(entry.collected)
        except (ValueError, RecursionError) as error:  # msgspec's errors are ValueErrors
            self._wrong(file, f"the entry of {label!r} is wrong ({error})")
            return None
        if entry.url is not None and not is_address(entry.url):
            self._wrong(file, f"the url of {label!r} is no http(s) address")
            return Known(collected=entry.collected)
        return entry

    def _wrong(self, file: str, reason: str) -> None:
        self.errors.append(PageError(shown(file), f"{reason}; mend or remove it, pages are read without it"))
