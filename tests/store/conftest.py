from collections.abc import Iterator
from pathlib import Path

import pytest

from synoptic.config import Config
from synoptic.store import Store, open_store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "news.sqlite"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with open_store(path, Config(), write=True) as opened:
        yield opened
