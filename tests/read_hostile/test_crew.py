"""Several processes read what one would, in the same order; one that dies costs only its page."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from synoptic.config import Config
from synoptic.engine import crew, read_page, read_pages
from synoptic.errors import PageMissingError
from synoptic.model import Failure, RawPage

TEXT = "The harbour reopened on Monday after repairs, the port authority said. Ferries run again. " * 5


def page(number: int, extra: str = "") -> RawPage:
    body = f"<html><body><h1>Harbour {number}</h1><p>{TEXT}{extra}</p><p>{TEXT}</p></body></html>"
    return RawPage(name=f"p{number}.html", address=f"p{number}.html", body=body.encode(), media="html")


def test_order_and_results_are_those_of_one_process() -> None:
    pages = [page(n, "More of it. " * (7 * n % 5) * 200) for n in range(12)]
    pages[5:5] = [RawPage(name="e.html", address="e.html", body=b"  ", media="html")]
    raws = [*pages, PageMissingError("gone.html", "no such file")]
    alone = [read_page(raw, Config()) for raw in raws]
    assert list(read_pages(raws, Config(jobs=3))) == alone
    assert [r.page for r in alone if isinstance(r, Failure)] == ["e.html", "gone.html"]


def test_a_worker_that_is_killed_costs_only_its_page(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = crew._asked

    def killing(process: crew.subprocess.Popen[bytes], message: bytes) -> bytes | None:
        if b"p3.html" in message:
            os.kill(process.pid, signal.SIGKILL)
        return asked(process, message)

    monkeypatch.setattr(crew, "_asked", killing)
    results = list(read_pages([page(n) for n in range(8)], Config(jobs=2)))
    (failed,) = [r for r in results if isinstance(r, Failure)]
    assert results.index(failed) == 3
    assert failed.page == "p3.html"
    assert "killed (signal 9)" in failed.reason
    assert "\n" not in failed.reason


def test_a_page_that_takes_too_long_is_given_up() -> None:
    results = list(read_pages([page(0)], Config(jobs=2, read_seconds=0.001)))
    assert isinstance(results[0], Failure)
    assert "more than 0.001 seconds" in results[0].reason


def test_whoever_stops_listening_leaves_no_process_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    started = []
    start = crew._started
    monkeypatch.setattr(crew, "_started", lambda config: started.append(start(config)) or started[-1])
    results = read_pages((page(n) for n in range(100)), Config(jobs=2))
    assert not isinstance(next(results), Failure)
    results.close()  # type: ignore[attr-defined]
    assert started
    assert all(process.poll() is not None for process in started)


def test_what_collecting_raises_reaches_the_caller() -> None:
    def raws() -> Iterator[RawPage]:
        yield page(0)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(read_pages(raws(), Config(jobs=2)))


def test_no_module_of_the_working_folder_is_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "msgspec.py").write_text("raise SystemExit('foreign code was run')")
    monkeypatch.chdir(tmp_path)
    (result,) = read_pages([page(1)], Config(jobs=2))
    assert not isinstance(result, Failure)
