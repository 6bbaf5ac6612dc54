"""Full text of the newest versions of all pages: main text, comments and digests, without the chrome."""

import re
from typing import cast

import msgspec

from synoptic.errors import UsageError
from synoptic.model import Document, Span
from synoptic.store.database import Database
from synoptic.store.records import Hit

_BESIDE = frozenset(("chrome", "teaser"))
#: scripts that are written without spaces; each character is a word of the index, and a word a run of them
_DENSE = re.compile(
    "([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff])"
)
_JOINT = "\u200b"
_TERM = re.compile(r'"([^"]*)"|(\S+)')
_OPEN, _CLOSE = "\x02", "\x03"

_SEARCH = """
    SELECT document.id, version.address, document.title, document.source, document.date, story.id,
           snippet(search, 1, :open, :close, '…', 24)
    FROM search
    JOIN document ON document.document = search.rowid
    JOIN version USING (version)
    LEFT JOIN placement ON placement.document = document.document
    LEFT JOIN story ON story.story = placement.story
    WHERE search MATCH :query ORDER BY search.rank, document.date DESC, document.id LIMIT :limit
"""


class Search:
    """The text index of a store. Adding and removing want a transaction around them."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def add(self, row: int, document: Document) -> None:
        """Make a document findable."""
        parts = (document.text[b.start : b.end] for b in document.blocks if b.role not in _BESIDE)
        self._db.run(
            "INSERT INTO search (rowid, title, body) VALUES (:row, :title, :body)",
            row=row,
            title=_spaced(document.title or ""),
            body=_spaced("\n".join(parts)),
        )

    def remove(self, row: int) -> None:
        """Make a document unfindable."""
        self._db.run("DELETE FROM search WHERE rowid = :row", row=row)

    def find(self, words: str, limit: int) -> list[Hit]:
        """Pages that hold all the words, best first (BM25), the newer first among equals.

        Words in double quotation marks stand for themselves side by side.

        Raises:
            UsageError: there is no word in it.
        """
        values = {"query": query(words), "open": _OPEN, "close": _CLOSE}
        return [_hit(row) for row in self._db.run(_SEARCH, **values, limit=limit)]


def query(words: str) -> str:
    """The user's words as a query that has no syntax but theirs.

    Raises:
        UsageError: there is no word in it.
    """
    parts = [_spaced(phrase or word) for phrase, word in _TERM.findall(words.replace("\0", " "))]
    phrases = ['"' + part.replace('"', " ") + '"' for part in parts if any(map(str.isalnum, part))]
    if not phrases:
        raise UsageError("search: no word to look for; give at least one")
    return " ".join(phrases)


def _spaced(text: str) -> str:
    return _DENSE.sub(f"{_JOINT}\\1{_JOINT}", text.replace("\0", " "))


def _hit(row: tuple[object, ...]) -> Hit:
    *fields, marked = row
    pieces = re.split(f"([{_OPEN}{_CLOSE}])", " ".join(cast("str", marked).replace(_JOINT, "").split()))
    snippet, marks, start = "", [], 0
    for piece in pieces:
        if piece == _OPEN:
            start = len(snippet)
        elif piece == _CLOSE:
            marks.append(Span(start, len(snippet)))
        else:
            snippet += piece
    names = ("document", "address", "title", "source", "date", "story")
    values = dict(zip(names, fields, strict=True))
    return msgspec.convert({**values, "snippet": snippet, "marks": tuple(marks)}, Hit)
