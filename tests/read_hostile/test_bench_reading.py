"""The bench of reading measures what it says."""

import gzip
from importlib.util import find_spec
from pathlib import Path

import pytest

from bench import reading

PAGE = b'<html><body><h1>Ferry</h1><p class="x">The ferry is back. It takes forty minutes.</p></body></html>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a").mkdir()
    for number in range(6):
        (tmp_path / "a" / f"p{number}.html").write_bytes(PAGE + b"%d" % number)
    (tmp_path / "z.html.gz").write_bytes(gzip.compress(PAGE))
    (tmp_path / "notes.txt").write_text("no page")
    return tmp_path


def test_a_sample_is_spread_over_the_folder(folder: Path) -> None:
    assert len(reading.sample(folder, 100)) == 7
    assert reading.sample(folder, 2) == [PAGE + b"0", PAGE + b"3"]
    with pytest.raises(SystemExit, match="no pages"):
        reading.sample(folder / "none", 5)


def test_pages_are_varied() -> None:
    pages = list(reading.varied([PAGE, PAGE], 5))
    assert len(set(pages)) == 5
    assert b'class="v2 x"' in pages[4]


def test_every_installed_reader_is_measured(folder: Path) -> None:
    measured = reading.speeds(reading.sample(folder, 3), 1)
    assert list(measured) == [name for name in reading.READERS if find_spec(name)]
    assert "synoptic" in measured
    assert all(speed > 0 for speed in measured.values())


def test_memory_is_told_on_the_way(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    reading.memory(reading.sample(folder, 3), 20)
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 1 + reading.STEPS + 1
    assert float(lines[-1].split()[1]) > 10
