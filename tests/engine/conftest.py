import pytest

from tests.engine import fakes


@pytest.fixture(autouse=True)
def rooms(monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine is tested with stand-ins for the rooms that it calls."""
    fakes.install(monkeypatch)
