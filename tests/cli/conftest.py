from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from synoptic.cli import run
from tests.engine import fakes


@dataclass
class Done:
    """What a call left behind."""

    code: int
    out: str
    err: str

    @property
    def complaints(self) -> list[str]:
        """Lines on standard error; every one of them must be a whole complaint."""
        lines = self.err.splitlines()
        assert all(line.startswith("synoptic: ") for line in lines), self.err
        return [line.removeprefix("synoptic: ") for line in lines]


Run = Callable[..., Done]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's folder of its own, so that no real settings and no real store are touched."""
    for variable, folder in (("HOME", "."), ("XDG_DATA_HOME", "data"), ("XDG_CONFIG_HOME", "config")):
        monkeypatch.setenv(variable, str(tmp_path / "home" / folder))
    (tmp_path / "home").mkdir()
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    return tmp_path / "home"


@pytest.fixture
def synoptic(home: Path, capfd: pytest.CaptureFixture[str]) -> Run:
    """Call the command in this process."""

    def call(*arguments: str | Path) -> Done:
        capfd.readouterr()
        code = run([str(argument) for argument in arguments])
        out, err = capfd.readouterr()
        return Done(code, out, err)

    return call


@pytest.fixture
def rooms(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand-ins for reading, understanding, comparing and telling."""
    fakes.install(monkeypatch)


@pytest.fixture
def pages(home: Path) -> Path:
    """A folder with five pages of two stories."""
    folder = Path("news")
    folder.mkdir()
    for number, text in enumerate((*fakes.FERRY, *fakes.BANK)):
        (folder / f"p{number}.txt").write_text(text)
    return folder
