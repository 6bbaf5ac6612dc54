"""The only package that speaks SQL: pages, documents, facts, stories and their index in one SQLite file.

>>> from synoptic.config import Config
>>> from pathlib import Path
>>> import tempfile
>>> folder = tempfile.TemporaryDirectory()
>>> with open_store(Path(folder.name) / "news.sqlite", Config(), write=True) as store:
...     store.stories.lines(limit=10)
[]
>>> folder.cleanup()
"""

from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType

from synoptic.config import Config
from synoptic.errors import StoreError
from synoptic.store.database import Database
from synoptic.store.pages import Pages
from synoptic.store.records import Hit, Kept, StoryLine
from synoptic.store.search import Search
from synoptic.store.stories import Member, Stories

__all__ = ["Hit", "Kept", "Member", "Store", "StoryLine", "default_path", "open_store"]


class Store:
    """An open store: its pages, its stories, its text index, and the transaction around changes to them."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.pages = Pages(database)
        """Pages as they came and as they were understood."""
        self.stories = Stories(database)
        """Stories, placements and the index of terms."""
        self.search = Search(database)
        """Full text."""

    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing; nobody else writes meanwhile."""
        return self._database.transaction()

    @property
    def changes(self) -> int:
        """Rows changed since the store was opened."""
        return self._database.changes

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def default_path() -> Path:
    """``synoptic.sqlite`` in the user's data folder."""
    import platformdirs

    return Path(platformdirs.user_data_dir("synoptic", appauthor=False)) / "synoptic.sqlite"


def open_store(path: Path | None, config: Config, *, write: bool) -> Store:
    """Open the store at a path; None: the one in the settings, else the default.

    Raises:
        StoreError: it cannot be opened; the message says why and what to do.
    """
    path = path or (Path(config.store).expanduser() if config.store else None)
    if path is None:
        path = default_path()
        if write:
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise StoreError(
                    f"{path}: its folder cannot be made ({error.strerror}); name another file with --store"
                ) from error
    return Store(Database(path, write=write, busy_seconds=config.busy_seconds))
