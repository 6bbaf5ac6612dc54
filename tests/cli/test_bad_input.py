"""What can be wrong with input, one by one: named in one line with what to do, and the other pages told.

With the real rooms, as they meet whatever comes.
"""

import json
import os
import random
import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import Done, Run

GOOD = """<html><head><title>Ferry sinks off Lund</title></head><body><article><h1>Ferry sinks off Lund</h1>
<p>The ferry Aurora sank off Lund on Sunday with 40 people aboard, the coast guard said.</p>
<p>Captain Nilsson called the harbour before midnight. Divers reached the wreck on Tuesday morning.</p>
</article></body></html>"""
SENTENCE = "The ferry Aurora sank off Lund on Sunday with 40 people aboard, the coast guard said. "


@pytest.fixture
def good(home: Path) -> Path:
    file = Path("good.html")
    file.write_text(GOOD)
    return file


def told(done: Done) -> list[str]:
    return [document["address"] for document in json.loads(done.out)["documents"]]


def refused(synoptic: Run, good: Path, bad: Path | str, reason: str) -> None:
    """The bad page costs itself and one line; the good one is told."""
    done = synoptic("brief", good, bad, "--format", "json")
    (line,) = done.complaints
    assert line.startswith(f"{bad}: "), line
    assert reason in line
    assert ";" in line, "says what to do"
    assert (done.code, told(done)) == (1, ["good.html"])
    assert [failure["page"] for failure in json.loads(done.out)["failures"]] == [str(bad)]


def taken(synoptic: Run, good: Path, odd: Path) -> Done:
    """The page is odd, but a page."""
    done = synoptic("brief", good, odd, "--format", "json")
    assert (done.code, done.err) == (0, "")
    assert sorted(told(done)) == sorted([str(good), str(odd)])
    return done


def page(name: str, body: str | bytes) -> Path:
    Path(name).write_bytes(body.encode() if isinstance(body, str) else body)
    return Path(name)


def test_a_missing_page(synoptic: Run, good: Path) -> None:
    refused(synoptic, good, "gone.html", "no such file")


@pytest.mark.parametrize("name", ["empty.html", "empty.txt"])
def test_an_empty_file(synoptic: Run, good: Path, name: str) -> None:
    refused(synoptic, good, page(name, ""), "")


@pytest.mark.parametrize("name", ["noise.html", "noise.txt", "noise"])
@pytest.mark.parametrize(
    "head", [b"", b"\x89PNG\r\n\x1a\n", b"%PDF-1.7\n", b"PK\x03\x04", b"\xff\xd8\xff\xe0"]
)
def test_a_binary_file(synoptic: Run, good: Path, name: str, head: bytes) -> None:
    refused(synoptic, good, page(name, head + random.Random(7).randbytes(9000)), "")


def test_a_wrong_or_mixed_encoding(synoptic: Run, good: Path) -> None:
    latin = f"{SENTENCE}Captain Åkesson called the harbour of Skåne. Nobody was hurt.\n".encode("latin-1")
    taken(synoptic, good, page("latin.txt", latin))
    taken(synoptic, good, page("mixed.txt", latin + "It was “late” – and cold – said Åsa Ek.\n".encode()))
    taken(synoptic, good, page("utf16.txt", (SENTENCE * 3).encode("utf-16")))
    lying = GOOD.replace("<head>", '<head><meta charset="utf-16">').replace("Ferry", "Färja")
    taken(synoptic, good, page("lying.html", lying))


def test_nul_bytes_between_words(synoptic: Run, good: Path) -> None:
    taken(synoptic, good, page("nul.txt", f"{SENTENCE}\0Captain Nilsson\0 called. {SENTENCE}\0"))
    taken(synoptic, good, page("nul.html", GOOD.replace("sank", "sa\0nk")))


def test_nothing_but_nul_bytes(synoptic: Run, good: Path) -> None:
    refused(synoptic, good, page("nuls.txt", b"\0" * 1000), "")


def test_a_file_of_200_megabytes(synoptic: Run, good: Path) -> None:
    with Path("large.html").open("wb") as stream:
        stream.truncate(200_000_000)
    refused(synoptic, good, "large.html", "200.0 MB is over the limit of 20.0 MB")


def test_more_text_than_the_limit(synoptic: Run, good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SYNOPTIC_MAX_PAGE_CHARACTERS", "5000")
    refused(synoptic, good, page("long.txt", SENTENCE * 300), "max_page_characters")
    refused(synoptic, good, page("long.html", f"<p>{SENTENCE}</p>" * 300), "max_page_characters")


def test_more_elements_than_the_limit(synoptic: Run, good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SYNOPTIC_MAX_HTML_NODES", "1000")
    refused(synoptic, good, page("wide.html", "<p>a</p>" * 2000), "max_html_nodes")


@pytest.mark.parametrize("tag", ["div", "b", "table><tr><td", "ul><li", "blockquote"])
def test_html_nested_100_000_deep(synoptic: Run, good: Path, tag: str) -> None:
    done = taken(synoptic, good, page("deep.html", f"<{tag}>" * 100_000 + f"<p>{SENTENCE * 3}</p>"))
    assert SENTENCE.strip() in done.out


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_folder_with_one_page_that_may_not_be_read(synoptic: Run, home: Path) -> None:
    Path("news").mkdir()
    page("news/a.html", GOOD)
    page("news/b.html", GOOD).chmod(0)
    done = synoptic("brief", "news", "--format", "json")
    assert (done.code, told(done)) == (1, ["news/a.html"])
    assert "news/b.html: it may not be read" in done.complaints[0]


def test_a_folder_with_one_page_that_is_none(synoptic: Run, home: Path) -> None:
    Path("news").mkdir()
    page("news/a.html", GOOD)
    page("news/b.html", "")
    Path("news/c.html").symlink_to("/nowhere/at/all.html")
    done = synoptic("brief", "news", "--format", "json")
    assert (done.code, told(done)) == (1, ["news/a.html"])
    assert [line.split(":")[0] for line in done.complaints] == ["news/b.html", "news/c.html"]


def test_a_language_without_data(synoptic: Run, good: Path) -> None:
    text = (
        "Kapal feri Aurora tenggelam di lepas pantai pada hari Minggu dengan 40 orang di dalamnya, kata "
        "penjaga pantai. Kapten menelepon pelabuhan sebelum tengah malam dan penyelam mencapai bangkai. "
    )
    taken(synoptic, good, page("other.txt", text * 2))
    taken(synoptic, good, page("none.txt", "Qwz xkv blorft znarg vupik dremsal ortho kelvu. " * 9))


def test_a_page_without_main_text(synoptic: Run, good: Path) -> None:
    menu = '<nav><a href="/">Home</a> <a href="/n">News</a></nav><footer>Imprint</footer>'
    refused(synoptic, good, page("menu.html", f"<html><body>{menu}</body></html>"), "no main text")


@pytest.mark.parametrize(
    "manifest", ["{", "[]", '{"a.html": 3}', '{"../x.html": {}}', '{"a.html": {"url": "x:y"}}']
)
def test_a_bad_pages_json(synoptic: Run, home: Path, manifest: str) -> None:
    Path("news").mkdir()
    page("news/a.html", GOOD)
    page("news/pages.json", manifest)
    done = synoptic("brief", "news", "--format", "json")
    (line,) = done.complaints
    assert line.startswith("news/pages.json: ")
    assert line.endswith("mend or remove it, pages are read without it")
    assert (done.code, told(done)) == (1, ["news/a.html"])


def test_addresses(synoptic: Run, good: Path) -> None:
    refused(synoptic, good, "https://news.example/1", "save the page")
    done = synoptic("brief", "http://news.example/1", "--format", "json")
    assert (done.code, done.out, len(done.complaints)) == (2, "", 1)


@pytest.mark.parametrize(
    "text",
    [
        "x" * 300_000,
        "“" * 30_000 + SENTENCE,
        f"The fund lost {'9' * 5000} dollars, about 1e999, and {'9,' * 3000} more. " + SENTENCE,
        "- " * 10_000 + SENTENCE,
        "\n".join(["a"] * 20_000) + "\n\n" + SENTENCE,
        "(" * 20_000 + SENTENCE + "said " * 2_000,
        "A.B." * 20_000 + " " + SENTENCE,
        "12.12.2026 " * 1_000 + SENTENCE,
    ],
    ids=["run", "marks", "digits", "dashes", "lines", "brackets", "initials", "dates"],
)
def test_text_made_to_hurt_ends_in_time(synoptic: Run, good: Path, text: str) -> None:
    done = synoptic("brief", good, page("hurt.txt", text), "--format", "json")
    assert done.code in (0, 1)
    assert "good.html" in told(done)
    assert "internal error" not in done.err


def test_a_name_that_steers_terminals(synoptic: Run, good: Path) -> None:
    done = synoptic("brief", good, "no\nsuch\x1b[31mpage.html", "--format", "json")
    assert done.complaints == ["no such [31mpage.html: no such file or folder; check the path"]


# ── stores ───────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def stored(synoptic: Run, good: Path) -> Path:
    assert synoptic("add", good, "--store", "news.sqlite").code == 0
    return Path("news.sqlite")


def unusable(done: Done, reason: str) -> None:
    (line,) = done.complaints
    assert line.startswith("news.sqlite: ") or "/news.sqlite: " in line
    assert reason in line
    assert ";" in line, "says what to do"
    assert done.code == 2


def test_a_store_that_may_not_be_written(synoptic: Run, good: Path, stored: Path) -> None:
    other = page("other.html", GOOD.replace("Aurora", "Borea"))
    stored.chmod(0o444)
    before = stored.read_bytes()
    unusable(synoptic("add", other, "--store", stored), "read but not written")
    assert synoptic("stories", "--store", stored).code == 0
    assert synoptic("search", "ferry", "--store", stored).code == 0
    assert stored.read_bytes() == before


def test_a_store_on_a_full_disk(
    synoptic: Run, good: Path, stored: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from synoptic.store.database import Database

    opened = Database.__init__

    def full(self: Database, *args: object, **more: object) -> None:
        opened(self, *args, **more)  # type: ignore[arg-type]
        ((pages,),) = self.run("PRAGMA page_count")
        self.run(f"PRAGMA max_page_count = {pages}")

    with monkeypatch.context() as patch:
        patch.setattr(Database, "__init__", full)
        other = page("other.html", GOOD.replace("Aurora", "Borea " * 5000))
        unusable(synoptic("add", other, "--store", stored), "no space left")
    assert synoptic("stories", "--store", "news.sqlite").out.count("\n") == 1


def test_a_locked_store(synoptic: Run, stored: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SYNOPTIC_BUSY_SECONDS", "0.2")
    holder = sqlite3.connect(stored, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    unusable(
        synoptic("add", page("b.html", GOOD.replace("Aurora", "Bo")), "--store", stored), "another process"
    )
    holder.execute("ROLLBACK")
    holder.close()


def test_a_newer_store(synoptic: Run, good: Path, stored: Path) -> None:
    connection = sqlite3.connect(stored)
    connection.execute("PRAGMA user_version = 77")
    connection.close()
    before = stored.read_bytes()
    for arguments in (("add", good), ("stories",), ("show", "s1"), ("search", "ferry")):
        unusable(synoptic(*arguments, "--store", stored), "newer Synoptic")
    assert stored.read_bytes() == before


def test_what_is_no_store(synoptic: Run, good: Path) -> None:
    page("news.sqlite", GOOD * 100)
    unusable(synoptic("add", good, "--store", "news.sqlite"), "not a store")
    Path("news.sqlite").unlink()
    unusable(synoptic("stories", "--store", "news.sqlite"), "no store here yet")


def test_an_error_that_nobody_foresaw_is_one_line(
    synoptic: Run, good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise LookupError("not\nforeseen")

    monkeypatch.setattr("synoptic.cli.story.write_brief", broken)
    done = synoptic("brief", good)
    assert done.code == 2
    (line,) = done.complaints
    assert line.startswith("internal error (LookupError: not foreseen); please report it")
