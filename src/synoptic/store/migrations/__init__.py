"""The store's schema as numbered SQL files: only ever appended to, each one transaction.

A released file is never edited (a test holds their hashes): a store made by any version becomes a store of
this one by running what it has not seen.
"""

import functools
import re
import sqlite3
from importlib import resources

_COMMENT = re.compile(r"--[^\n]*")


@functools.cache
def migrations() -> tuple[tuple[str, ...], ...]:
    """The statements of every migration, in order; a store's version is how many of them it has seen."""
    folder = resources.files(__package__)
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".sql")), key=lambda f: f.name)
    return tuple(tuple(_statements(f.read_text("utf-8"))) for f in files)


def _statements(script: str) -> list[str]:
    """The statements of a script, comments left out; ``executescript`` would commit between them."""
    found: list[str] = []
    part = ""
    for line in _COMMENT.sub("", script).splitlines(keepends=True):
        part += line
        if sqlite3.complete_statement(part):
            found.append(part.strip())
            part = ""
    if part.strip():
        raise AssertionError(f"a migration ends in the middle of a statement: {part.strip()[:60]}")
    return found
