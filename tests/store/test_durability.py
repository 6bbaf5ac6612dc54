"""A killed process loses nothing that it had acknowledged; two at once lose and double nothing."""

import signal
import subprocess
import sys
import time
from pathlib import Path

from synoptic.config import Config
from synoptic.store import open_store

ADD = """
import pathlib, sys
from synoptic.config import Config
from synoptic.store import open_store
from tests.store.newsroom import put
path, who, many = pathlib.Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
with open_store(path, Config(busy_seconds=30), write=True) as store:
    for number in range(many):
        put(store, f"The ferry {who} sank {number} times.", f"{who}{number}", "s1")
        print(f"{who}{number}", flush=True)
"""


def adding(path: Path, who: str, many: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", ADD, str(path), who, str(many)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_what_was_acknowledged_survives_a_killed_process(path: Path) -> None:
    acknowledged: list[str] = []
    for attempt in range(3):
        with adding(path, f"run{attempt}x", 100_000) as process:
            assert process.stdout is not None
            acknowledged += [process.stdout.readline().strip() for _ in range(5 + 20 * attempt)]
            time.sleep(0.01 * attempt)
            process.send_signal(signal.SIGKILL)
            acknowledged += process.stdout.read().split()
    with open_store(path, Config(), write=True) as store:
        kept = {page.document for page in store.pages.of_story("s1")}
        assert len(acknowledged) >= 75
        assert set(acknowledged) <= kept
        assert store._database.run("PRAGMA integrity_check") == [("ok",)]
        assert store.stories.lines(1)[0].documents == len(kept)
        assert len(store.search.find("ferry", 10**6)) == len(kept)


def test_two_processes_lose_and_double_nothing(path: Path) -> None:
    one, other = adding(path, "one", 40), adding(path, "other", 40)
    one.communicate(timeout=60)
    other.communicate(timeout=60)
    assert (one.returncode, other.returncode) == (0, 0)
    with open_store(path, Config(), write=False) as store:
        kept = [page.document for page in store.pages.of_story("s1")]
        assert sorted(kept) == sorted([f"one{n}" for n in range(40)] + [f"other{n}" for n in range(40)])
        assert store.stories.lines(1)[0].documents == 80
        assert store.stories.rarity(["ferry", "sank"]) == {"ferry": 80, "sank": 80}
