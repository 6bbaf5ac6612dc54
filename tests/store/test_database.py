"""A store that cannot be used is named, with what to do, and nothing in it is changed."""

import contextlib
import hashlib
import os
import sqlite3
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest

from synoptic.config import Config
from synoptic.errors import (
    StoreBusyError,
    StoreError,
    StoreFullError,
    StoreReadOnlyError,
    StoreVersionError,
)
from synoptic.store import Store, default_path, open_store
from synoptic.store.migrations import migrations
from tests.store.newsroom import put

QUICK = Config(busy_seconds=0.2)


def filled(path: Path) -> None:
    with open_store(path, QUICK, write=True) as store:
        put(store, "The ferry sank.", "a", "s1")


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("write", [True, False])
def test_a_newer_store_is_left_alone(path: Path, write: bool) -> None:
    filled(path)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = digest(path)
    with pytest.raises(StoreVersionError, match=r"newer Synoptic.*update Synoptic"):
        open_store(path, QUICK, write=write)
    assert digest(path) == before


@pytest.mark.parametrize("write", [True, False])
def test_another_programs_database_is_left_alone(path: Path, write: bool) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE bookmarks (url TEXT)")
    connection.commit()
    connection.close()
    before = digest(path)
    with pytest.raises(StoreError, match="another program"):
        open_store(path, QUICK, write=write)
    assert digest(path) == before


@pytest.mark.parametrize("write", [True, False])
def test_what_is_no_database_is_left_alone(path: Path, write: bool) -> None:
    path.write_bytes(b"<html>" * 1000)
    before = digest(path)
    with pytest.raises(StoreError, match="not a store"):
        open_store(path, QUICK, write=write)
    assert digest(path) == before


def test_reading_makes_no_store(path: Path) -> None:
    with pytest.raises(StoreError, match="no store here yet"):
        open_store(path, QUICK, write=False)
    assert not path.exists()
    path.touch()
    with pytest.raises(StoreError, match="no store here yet"):
        open_store(path, QUICK, write=False)
    assert path.stat().st_size == 0


def test_readers_leave_nothing_behind_and_change_nothing(path: Path) -> None:
    filled(path)
    before = digest(path)
    with open_store(path, QUICK, write=False) as store:
        assert store.stories.lines(1)
        with pytest.raises(StoreError), store.transaction():
            store._database.run("DELETE FROM placement")
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    assert digest(path) == before


def test_a_folder_is_no_store_and_a_missing_one_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder"):
        open_store(tmp_path, QUICK, write=True)
    with pytest.raises(StoreError, match="folder does not exist"):
        open_store(tmp_path / "no" / "news.sqlite", QUICK, write=True)


def test_a_write_protected_store_is_read_and_not_written(path: Path) -> None:
    filled(path)
    path.chmod(0o444)
    before = digest(path)
    with pytest.raises(StoreReadOnlyError, match="read but not written"):
        open_store(path, QUICK, write=True)
    with open_store(path, QUICK, write=False) as store:
        assert [line.id for line in store.stories.lines(9)] == ["s1"]
        assert [hit.document for hit in store.search.find("ferry", 9)] == ["a"]
        with pytest.raises(StoreReadOnlyError), store.transaction():
            store._database.run("DELETE FROM placement")
    assert digest(path) == before


@pytest.mark.skipif(os.geteuid() != 0, reason="needs to become another user")
def test_a_store_in_a_folder_that_may_not_be_written_can_be_read() -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        path = Path(folder) / "news.sqlite"
        filled(path)
        out, into = os.pipe()
        if not (child := os.fork()):
            os.setuid(65534)
            try:
                with open_store(path, QUICK, write=False) as store:
                    os.write(into, store.stories.lines(9)[0].id.encode() + b" ")
                open_store(path, QUICK, write=True)
            except StoreError as error:
                os.write(into, type(error).__name__.encode())
            os._exit(0)
        os.close(into)
        os.waitpid(child, 0)
        with os.fdopen(out) as stream:
            assert stream.read() == "s1 StoreReadOnlyError"


def test_a_locked_store_is_waited_for_and_then_named(path: Path) -> None:
    filled(path)
    holder = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    holder.execute("BEGIN IMMEDIATE")
    with open_store(path, QUICK, write=True) as store:
        assert store.stories.lines(1)  # readers do not wait
        with pytest.raises(StoreBusyError, match=r"held it for 0\.2 s"), store.transaction():
            pass
    with open_store(path, Config(busy_seconds=5), write=True) as store:
        timer = threading.Timer(0.3, holder.execute, ("COMMIT",))
        timer.start()
        put(store, "The ferry docked.", "b", "s1")
        timer.join()
        assert store.stories.lines(1)[0].documents == 2
    holder.close()


def test_a_full_disk_is_named_and_costs_only_the_page_that_did_not_fit(path: Path) -> None:
    with open_store(path, QUICK, write=True) as store:
        put(store, "The ferry sank.", "a", "s1")
        ((pages,),) = store._database.run("PRAGMA page_count")
        store._database.run(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StoreFullError, match="no space left"):
            put(store, os.urandom(30_000).hex(), "b", "s1")
    with open_store(path, QUICK, write=True) as store:
        assert store.stories.lines(1)[0].documents == 1
        assert [hit.document for hit in store.search.find("ferry", 9)] == ["a"]
        assert store._database.run("PRAGMA integrity_check") == [("ok",)]
        put(store, "The ferry docked.", "b", "s1")


@pytest.mark.skipif(sys.platform != "linux", reason="limits of file size as Linux has them")
def test_a_disk_that_refuses_is_named(path: Path) -> None:
    filled(path)
    code = (
        "import os, resource, sys, pathlib; from synoptic.store import open_store\n"
        "from synoptic.config import Config; from tests.store.newsroom import put\n"
        "store = open_store(pathlib.Path(sys.argv[1]), Config(), write=True)\n"
        "size = os.path.getsize(sys.argv[1]); resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))\n"
        "try: put(store, os.urandom(300_000).hex(), 'b', 's1')\n"
        "except Exception as error: print(type(error).__name__, error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=False
    )
    assert done.stdout.startswith("StoreError "), done.stderr
    assert "the disk refuses" in done.stdout
    with open_store(path, QUICK, write=False) as store:
        assert store.stories.lines(1)[0].documents == 1


def test_a_damaged_store_is_named(path: Path) -> None:
    filled(path)
    data = bytearray(path.read_bytes())
    data[8192:] = bytes(len(data) - 8192)
    path.write_bytes(bytes(data))
    with open_store(path, QUICK, write=False) as store, pytest.raises(StoreError, match="damaged"):
        store.stories.lines(9)


def test_a_broken_transaction_leaves_nothing(store: Store) -> None:
    put(store, "The ferry sank.", "a", "s1")
    with contextlib.suppress(ZeroDivisionError), store.transaction():
        store._database.run("DELETE FROM placement")
        raise ZeroDivisionError
    assert store.stories.placements("s1")


def test_released_migrations_are_never_edited() -> None:
    """Add the hash of a new migration here when it is released; an old one must not change."""
    assert [hashlib.sha256("\n".join(m).encode()).hexdigest()[:16] for m in migrations()] == [
        "6fae845b00929048"
    ]


def test_two_processes_may_make_a_store_at_once(path: Path) -> None:
    code = (
        "import sys, pathlib; from synoptic.store import open_store; from synoptic.config import Config\n"
        "open_store(pathlib.Path(sys.argv[1]), Config(), write=True).close(); print('made')"
    )
    runs = [
        subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    assert [run.communicate(timeout=60)[0] for run in runs] == ["made\n"] * 4


def test_the_default_store_is_in_the_users_data_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert tmp_path in default_path().parents
    open_store(None, Config(), write=True).close()
    assert default_path().exists()


def test_a_path_may_hold_anything(tmp_path: Path) -> None:
    for name in ("a b?mode=memory#x%20.sqlite", "ü.sqlite", os.fsdecode(b"\xff.sqlite")):
        path = tmp_path / name
        filled(path)
        assert path.exists()
        with open_store(None, Config(store=str(path)), write=False) as store:
            assert store.stories.lines(1)
