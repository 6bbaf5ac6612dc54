"""What each command takes, writes and answers; with stand-ins for the rooms."""

import contextlib
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from synoptic import __version__
from synoptic.cli import cli
from synoptic.render.json import document_object
from tests.cli.conftest import Run
from tests.engine.fakes import BANK, FERRY

pytestmark = pytest.mark.usefixtures("rooms")


def objects(out: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in out.splitlines()]


def test_version_help_and_no_command(synoptic: Run) -> None:
    assert synoptic("--version").out == f"synoptic {__version__}\n"
    assert "brief" in synoptic("-h").out
    done = synoptic()
    assert (done.code, done.out, "Usage:" in done.err) == (2, "", True)


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_every_command_has_help(synoptic: Run, name: str) -> None:
    done = synoptic(name, "--help")
    assert (done.code, done.err) == (0, "")
    assert f"Usage: synoptic {name}" in done.out


def test_brief_tells_all_stories_as_json_and_nothing_else(synoptic: Run, pages: Path) -> None:
    done = synoptic("brief", pages, "--format", "json")
    told = json.loads(done.out)
    assert (done.code, done.err) == (0, "")
    assert [len(story["documents"]) for story in told["stories"]] == [3, 2]
    assert [d["address"] for d in told["documents"]] == [f"news/p{n}.txt" for n in (3, 0, 1, 2, 4)]


def test_the_order_of_the_arguments_changes_nothing(synoptic: Run, pages: Path) -> None:
    files = sorted(pages.iterdir())
    first = synoptic("brief", *files, "--format", "json").out
    assert synoptic("brief", *reversed(files), files[0], "--format", "json").out == first


@pytest.mark.parametrize("form", ["terminal", "markdown", "html"])
def test_brief_in_every_format(synoptic: Run, pages: Path, form: str) -> None:
    done = synoptic("brief", pages, "--format", form)
    assert (done.code, done.err) == (0, "")
    assert "Aurora" in done.out
    assert "\x1b" not in done.out


def test_words_set_the_length(synoptic: Run, pages: Path) -> None:
    told = json.loads(synoptic("brief", pages, "--words", "7", "--format", "json").out)
    assert {story["tldr"]["words"] for story in told["stories"]} == {7}


@pytest.mark.parametrize(
    ("name", "start"), [("a.json", "{"), ("a.html", "<!"), ("a.md", "#"), ("a.txt", "Ferry"), ("a", "Ferry")]
)
def test_out_writes_a_file_in_the_format_of_its_ending(
    synoptic: Run, pages: Path, name: str, start: str
) -> None:
    done = synoptic("brief", pages, "--out", name)
    assert (done.code, done.out) == (0, "")
    assert Path(name).read_text().lstrip().startswith(start)
    os.umask(mask := os.umask(0))
    assert Path(name).stat().st_mode & 0o777 == 0o666 & ~mask


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.json.bak"])
def test_an_ending_that_stands_for_no_format_is_refused(synoptic: Run, pages: Path, name: str) -> None:
    done = synoptic("brief", pages, "--out", name)
    assert (done.code, done.out, len(done.complaints)) == (2, "", 1)
    assert ".html" in done.complaints[0]
    assert not Path(name).exists()
    assert synoptic("brief", pages, "--out", name, "--format", "json").code == 0
    assert synoptic("export", "s", "--out", name).code == 2


@pytest.mark.parametrize("form", ["terminal", "markdown", "html", "json"])
def test_nothing_is_written_where_no_page_could_be_read(synoptic: Run, form: str) -> None:
    done = synoptic("brief", "gone.html", "--format", form)
    assert (done.code, done.out, len(done.complaints)) == (1, "", 1)
    Path("old").write_text("old")
    assert synoptic("brief", "gone.html", "--format", form, "--out", "old").code == 1
    assert Path("old").read_text() == "old"


def test_a_failed_page_is_named_once_on_a_terminal(synoptic: Run, pages: Path) -> None:
    done = synoptic("brief", pages, "gone.html")
    assert (done.code, len(done.complaints)) == (1, 1)
    assert "gone.html" not in done.out
    synoptic("brief", pages, "gone.html", "--out", "told.txt")
    assert "gone.html" in Path("told.txt").read_text()


def test_out_replaces_whole_or_not_at_all(synoptic: Run, pages: Path) -> None:
    Path("old.json").write_text("old")
    Path("old.json").chmod(0o640)
    assert synoptic("brief", pages, "--out", "old.json").code == 0
    assert Path("old.json").stat().st_mode & 0o777 == 0o640
    done = synoptic("brief", pages, "--out", "no/such/folder.json")
    assert (done.code, len(done.complaints)) == (2, 1)
    assert "no/such/folder.json: cannot be written" in done.complaints[0]
    assert sorted(Path().iterdir()) == [Path("news"), Path("old.json")]
    assert synoptic("brief", pages, "--out", os.devnull).code == 0


def test_standard_input_is_a_page(home: Path) -> None:
    code = (
        "import pytest, sys; from tests.engine import fakes; fakes.install(pytest.MonkeyPatch()); "
        "from synoptic.cli import run; sys.exit(run(sys.argv[1:]))"
    )
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(
        [sys.executable, "-c", code, "brief", "-", "--format", "json"],
        input=FERRY[0].encode(), capture_output=True, check=False, env=environment,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["documents"][0]["address"] == "-"


def test_read_answers_one_document_a_line(synoptic: Run, pages: Path) -> None:
    done = synoptic("read", pages, pages / "p0.txt")
    assert [document["address"] for document in objects(done.out)] == [f"news/p{n}.txt" for n in range(5)]
    assert (done.code, done.err) == (0, "")


def test_understand_and_match_take_what_read_answers(synoptic: Run, pages: Path) -> None:
    Path("in.jsonl").write_text(synoptic("read", pages).out)
    facts = objects(synoptic("understand", "in.jsonl").out)
    assert [sorted(line) for line in facts] == [["facts", "id"]] * 5
    decided = objects(synoptic("match", "in.jsonl").out)
    assert [line["id"] for line in decided] == [line["id"] for line in facts]
    assert len({line["story"] for line in decided}) == 2
    assert sorted(decided[0]) == ["copy_of", "id", "score", "story", "why"]
    assert {line["story"] for line in objects(synoptic("match", "in.jsonl", "--final").out)} == {
        line["story"] for line in decided
    }


def test_lines_that_fail_are_named_and_the_others_go_on(synoptic: Run) -> None:
    Path("in.jsonl").write_text(
        '{"id": "a", "text": "The ferry sank."}\nnonsense\n{"id": "a", "text": "Again."}\n'
        '{"id": "b", "text": "CRASH understand"}\n{"id": "c", "text": "CRASH stage"}\n'
    )
    done = synoptic("match", "in.jsonl")
    assert [line["id"] for line in objects(done.out)] == ["a", "b", "c"]
    assert [complaint.split(":")[0] for complaint in done.complaints] == ["in.jsonl", "a"]
    done = synoptic("understand", "in.jsonl")
    assert (done.code, [line["id"] for line in objects(done.out)]) == (1, ["a", "a", "c"])
    assert [complaint.split(":")[0] for complaint in done.complaints] == ["in.jsonl", "b", "c"]


def test_tldr_counts_its_words(synoptic: Run, pages: Path) -> None:
    (line,) = objects(synoptic("tldr", pages / "p0.txt", "--sentences", "1", "--format", "json").out)
    assert line["address"] == "news/p0.txt"
    assert line["words"] == len(line["sentences"][0]["text"].split())  # type: ignore[index]
    text = synoptic("tldr", pages).out
    assert text.count("% saved)") == 5
    assert synoptic("tldr", pages, "--words", "3", "--ratio", "0.5").code == 2
    for bad in ("0", "-1", "2", "x"):
        assert synoptic("tldr", pages, "--ratio", bad).code == 2


# ── the store ────────────────────────────────────────────────────────────────────────────────────────


def test_the_life_of_a_store(synoptic: Run, pages: Path) -> None:
    done = synoptic("add", pages, "--store", "n.sqlite", "--format", "json")
    outcomes = [(line["outcome"], line["page"]) for line in objects(done.out)]
    assert outcomes[0] == ("opened", "news/p0.txt")
    assert [outcome for outcome, _ in outcomes] == ["opened", "joined", "joined", "opened", "joined"]
    assert synoptic("--store", "n.sqlite", "add", pages).out.count("known") == 5

    listed = objects(synoptic("stories", "--store", "n.sqlite", "--format", "json").out)
    assert [line["documents"] for line in listed] == [2, 3]
    text = synoptic("stories", "--store", "n.sqlite").out
    assert "Union" in text or "Bank of Orsa" in text

    story = str(listed[1]["id"])
    shown = json.loads(synoptic("show", story[:8], "--store", "n.sqlite", "--format", "json").out)
    assert len(shown["documents"]) == 3
    assert json.loads(synoptic("export", story, "--store", "n.sqlite").out) == shown
    assert synoptic("export", story, "--store", "n.sqlite", "--format", "html", "--out", "s.html").code == 0
    assert Path("s.html").read_text().startswith("<!")

    (first, *_) = objects(
        synoptic("search", "divers", "aurora", "--store", "n.sqlite", "--format", "json").out
    )
    assert (first["story"], first["date"]) == (story, "2026-03-03")
    assert "[ferry Aurora]" in synoptic("search", '"ferry aurora"', "--store", "n.sqlite").out
    assert "No stored page" in synoptic("search", "whales", "--store", "n.sqlite").out
    assert synoptic("search", "?!", "--store", "n.sqlite").code == 2
    assert "no such story" in synoptic("show", "s000", "--store", "n.sqlite").complaints[0]
    assert "give more of the id" in synoptic("show", story[0], "--store", "n.sqlite").complaints[0]
    assert "no story is named" in synoptic("show", "", "--store", "n.sqlite").complaints[0]


def test_a_story_without_titles_is_listed_by_its_first_words(synoptic: Run) -> None:
    Path("p.txt").write_text("\n The lamp on the quay went out. Nobody knows why.")
    synoptic("add", "p.txt", "--store", "n.sqlite")
    (line,) = synoptic("stories", "--store", "n.sqlite").out.splitlines()
    assert line.endswith("The lamp on the quay went out. Nobody knows why.")
    assert "1 page     1 source " in line
    (listed,) = objects(synoptic("stories", "--store", "n.sqlite", "--format", "json").out)
    assert (listed["title"], str(listed["opening"])[:8]) == (None, "The lamp")


def test_the_default_store_is_in_the_users_folder(synoptic: Run, pages: Path, home: Path) -> None:
    assert synoptic("add", pages).code == 0
    assert (home / "data" / "synoptic" / "synoptic.sqlite").exists()
    assert synoptic("stories").out.count("\n") == 2


# ── settings ─────────────────────────────────────────────────────────────────────────────────────────


def test_settings_come_from_the_users_file_then_the_environment_then_flags(
    synoptic: Run, pages: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def words(*more: str) -> int:
        told = json.loads(synoptic("brief", pages, "--format", "json", *more).out)
        return int(told["stories"][0]["tldr"]["words"])

    assert words() == 110
    (home / "config" / "synoptic").mkdir(parents=True)
    (home / "config" / "synoptic" / "synoptic.toml").write_text("tldr_words = 11")
    assert words() == 11
    Path("mine.toml").write_text("tldr_words = 12")
    assert words("--config", "mine.toml") == 12
    monkeypatch.setenv("SYNOPTIC_TLDR_WORDS", "13")
    monkeypatch.setenv("SYNOPTIC_DEBUG", "")
    assert words("--config", "mine.toml") == 13
    assert words("--words", "14") == 14


def test_settings_in_the_working_folder_are_not_read(synoptic: Run, pages: Path) -> None:
    Path("synoptic.toml").write_text("tldr_words = 11")
    told = json.loads(synoptic("brief", pages, "--format", "json").out)
    assert told["stories"][0]["tldr"]["words"] == 110


@pytest.mark.parametrize(
    "settings", ["tldr_words = 0", "no_such = 1", "tldr_words = 'x'", "not toml", "pipelines = 3", "\0"]
)
def test_wrong_settings_are_named(synoptic: Run, pages: Path, settings: str) -> None:
    Path("bad.toml").write_text(settings)
    done = synoptic("brief", pages, "--config", "bad.toml")
    assert (done.code, done.out, len(done.complaints)) == (2, "", 1)
    assert "settings" in done.complaints[0] or "bad.toml" in done.complaints[0]
    assert synoptic("brief", pages, "--config", "gone.toml").complaints == [
        "gone.toml: no such settings file; check the path after --config"
    ]


# ── what is watched, and what is cut off ─────────────────────────────────────────────────────────────


CALL = (
    "import pytest, sys, time; from tests.engine import fakes; fakes.install(pytest.MonkeyPatch())\n"
    "slow = fakes.read\n"
    "def read(raw, config): time.sleep(float(sys.argv[1])); return slow(raw, config)\n"
    "import synoptic.read; synoptic.read.read = read\n"
    "from synoptic.cli import run; sys.exit(run(sys.argv[2:]))"
)


def on_a_terminal(*arguments: str) -> str:
    """What a user sees: standard output and standard error are one terminal."""
    master, slave = pty.openpty()
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2]), "TERM": "xterm"}
    command = [sys.executable, "-c", CALL, *arguments]
    with subprocess.Popen(command, stdout=slave, stderr=slave, stdin=slave, env=environment) as process:
        os.close(slave)
        seen = b""
        with contextlib.suppress(OSError):  # Linux says so when the other side is closed
            while chunk := os.read(master, 65536):
                seen += chunk
        os.close(master)
    assert process.returncode == 0, seen.decode()
    return seen.decode()


def test_progress_shows_on_long_calls_only_and_only_where_somebody_looks(pages: Path) -> None:
    assert "reading" in on_a_terminal("0.3", "brief", str(pages))
    assert "reading" not in on_a_terminal("0", "brief", str(pages))
    assert "reading" not in on_a_terminal("0.3", "brief", str(pages), "-q")


def test_a_reader_that_has_enough_ends_the_call_quietly(pages: Path) -> None:
    lines = "".join(
        json.dumps({"id": str(n), "text": f"Ferry {n}{n} sank. " * 3000}) + "\n" for n in range(30)
    )
    Path("in.jsonl").write_text(lines)
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    for command in (["understand", "in.jsonl"], ["match", "in.jsonl", "--final"], ["read", str(pages)]):
        with subprocess.Popen(
            [sys.executable, "-c", CALL, "0", *command],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment,
        ) as process:  # fmt: skip
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.close()
            complaints = process.stderr.read()
        assert (process.returncode, complaints) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_a_full_disk_behind_standard_output_is_named(pages: Path) -> None:
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-c", CALL, "0", "read", str(pages)],
            stdout=full, stderr=subprocess.PIPE, text=True, env=environment, check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.startswith("synoptic: standard output: cannot be written (No space left on device)")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("closed", "arguments", "code"),
    [(">&-", "read news", 2), ("2>&-", "brief gone.txt", 1), ("<&-", "match", 2), ("<&-", "brief news", 0)],
)
def test_closed_streams_are_no_crash(pages: Path, closed: str, arguments: str, code: int) -> None:
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(
        ["bash", "-c", f'"$0" -c "$1" 0 {arguments} {closed}', sys.executable, CALL],
        capture_output=True, text=True, env=environment, check=False,
    )  # fmt: skip
    assert done.returncode == code
    assert all(line.startswith("synoptic: ") for line in done.stderr.splitlines()), done.stderr
    assert "synoptic: " not in done.stdout


def test_read_writes_documents_as_the_contract_has_them(synoptic: Run, pages: Path) -> None:
    from synoptic.config import Config
    from synoptic.model import RawPage
    from tests.engine import fakes

    (line,) = objects(synoptic("read", pages / "p3.txt").out)
    document = fakes.read(RawPage(address="news/p3.txt", body=BANK[0].encode(), name="x"), Config())
    assert line == json.loads(msgspec.json.encode(document_object(document, {})))
