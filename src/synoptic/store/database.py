"""One SQLite file: opening, checking that it is ours, transactions, and its errors in our words.

The journal is write-ahead, so readers never wait for a writer; commits are synchronous (FULL), so what was
acknowledged survives a killed process and a lost current.
"""

import contextlib
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from synoptic.errors import (
    StoreBusyError,
    StoreError,
    StoreFullError,
    StoreReadOnlyError,
    StoreVersionError,
)
from synoptic.store.migrations import migrations

#: "SYNO" in ASCII, in the header of the file: another program's database is never taken for a store
APPLICATION_ID = 0x53594E4F

#: codes of a file, or of what SQLite makes beside it, that may not be opened for reading
_SHUT = frozenset((sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY))

Value = str | bytes | int | float | None


class Database:
    """An open store file. Statements take ``:named`` values; every error is a :class:`StoreError`."""

    def __init__(self, path: Path, *, write: bool, busy_seconds: float) -> None:
        """Open the file; a new one, and one of an older version, is brought up to date.

        Raises:
            StoreError: the file cannot be opened, is no store, or was written by a newer version.
        """
        self.path = path
        self._busy_seconds = busy_seconds
        with self._told():
            self._connection = self._connect(write)
            try:
                behind = self._check(write)
                if behind and not write:
                    self._connection.close()
                    self._connection = self._connect(write=True)
                if behind or write:
                    self._prepare(behind)
            except BaseException:
                self._connection.close()
                raise

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def run(self, sql: str, **values: Value) -> list[tuple[Value, ...]]:
        """Run one statement and answer all its rows."""
        with self._told():
            return self._connection.execute(sql, values).fetchall()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing. The write lock is taken at once, so that what is read inside stays true."""
        with self._told():
            self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            with self._told():
                self._connection.execute("COMMIT")
        except BaseException:
            with contextlib.suppress(sqlite3.Error):  # what went wrong first is what is told
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
            raise

    @property
    def changes(self) -> int:
        """Rows changed since the file was opened."""
        return self._connection.total_changes

    # ── opening ──────────────────────────────────────────────────────────────────────────────────────

    def _connect(self, write: bool) -> sqlite3.Connection:
        if self.path.is_dir():
            raise StoreError(f"{self.path}: is a folder; name a file as the store")
        if write and not self.path.parent.is_dir():
            raise StoreError(f"{self.path}: its folder does not exist; create {self.path.parent} first")
        if not write and not self.path.exists():
            raise self._none_yet()
        # root may write what is write-protected, but the protection was meant
        protected = self.path.exists() and not (
            os.access(self.path, os.W_OK) and self.path.stat().st_mode & 0o222
        )
        if write:
            if protected:
                raise self._read_only()
            return self._open("mode=rwc")
        try:
            # one that may write tidies up behind itself, and is held to reading
            connection = self._open("mode=ro" if protected else "mode=rw")
        except sqlite3.OperationalError as error:
            # Reading makes two files beside the store. Where those may not be made, and no writer has left
            # its own, nobody is writing, and the file can be read as it stands.
            if _code(error) not in _SHUT or self.path.with_name(self.path.name + "-wal").exists():
                raise
            connection = self._open("mode=ro&immutable=1")
        connection.execute("PRAGMA query_only = ON")
        return connection

    def _open(self, mode: str) -> sqlite3.Connection:
        address = f"{self.path.absolute().as_uri()}?{mode}"
        connection = sqlite3.connect(address, uri=True, timeout=self._busy_seconds, isolation_level=None)
        try:
            connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchall()
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    def _check(self, write: bool) -> bool:
        """Whether migrations are due; refuses what is no store of ours, before anything is written."""
        ((application,),) = self._connection.execute("PRAGMA application_id").fetchall()
        ((version,),) = self._connection.execute("PRAGMA user_version").fetchall()
        ((tables,),) = self._connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
        if application != APPLICATION_ID and (tables or version):
            raise StoreError(f"{self.path}: a database of another program; name another file as the store")
        if not version and not write:
            raise self._none_yet()
        if version > len(migrations()):
            raise StoreVersionError(
                f"{self.path}: written by a newer Synoptic (store version {version}, this one knows "
                f"{len(migrations())}); update Synoptic or name another store"
            )
        return bool(version < len(migrations()))

    def _prepare(self, behind: bool) -> None:
        self._write_ahead()
        self._connection.execute("PRAGMA synchronous = FULL")
        self._connection.execute("PRAGMA foreign_keys = ON")
        for number, statements in enumerate(migrations() if behind else (), start=1):
            with self.transaction():
                ((version,),) = self._connection.execute("PRAGMA user_version").fetchall()
                if version >= number:  # done before, or by a process that opened the file with us
                    continue
                for statement in statements:
                    self._connection.execute(statement)
                self._connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                self._connection.execute(f"PRAGMA user_version = {number}")

    def _write_ahead(self) -> None:
        """Switch the journal; SQLite does not wait by itself when two processes do so at once."""
        deadline = time.monotonic() + self._busy_seconds
        while True:
            try:
                self._connection.execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as error:
                if _code(error) != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                    raise
                time.sleep(0.05)
            else:
                return

    # ── errors ───────────────────────────────────────────────────────────────────────────────────────

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise self._error(error) from error
        except OSError as error:
            raise StoreError(f"{self.path}: cannot be opened ({error.strerror}); check the path") from error

    def _error(self, error: sqlite3.Error) -> StoreError:
        match _code(error):
            case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
                return StoreBusyError(
                    f"{self.path}: another process has held it for {self._busy_seconds:g} s; "
                    "try again when it is done, or raise busy_seconds"
                )
            case sqlite3.SQLITE_FULL:
                return StoreFullError(
                    f"{self.path}: no space left; free some and repeat the call, what was stored is safe"
                )
            case sqlite3.SQLITE_READONLY:
                return self._read_only()
            case sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH | sqlite3.SQLITE_CANTOPEN:
                return StoreError(f"{self.path}: cannot be opened; check the path and its permissions")
            case sqlite3.SQLITE_NOTADB:
                return StoreError(f"{self.path}: not a store; name another file")
            case sqlite3.SQLITE_CORRUPT:
                return StoreError(f"{self.path}: damaged ({error}); restore it from a copy")
            case sqlite3.SQLITE_IOERR:
                return StoreError(
                    f"{self.path}: the disk refuses ({error}); check its space, quota and health, "
                    "what was stored is safe"
                )
            case _:
                return StoreError(f"{self.path}: {error}; please report this")

    def _read_only(self) -> StoreReadOnlyError:
        return StoreReadOnlyError(
            f"{self.path}: may be read but not written; check its permissions or name another store"
        )

    def _none_yet(self) -> StoreError:
        return StoreError(f"{self.path}: no store here yet; add pages first (synoptic add PAGE...)")


def _code(error: sqlite3.Error) -> int:
    """The primary result code; 0 where the error came from the driver."""
    code: int = getattr(error, "sqlite_errorcode", 0) or 0
    return code & 0xFF
