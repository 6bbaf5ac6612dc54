"""Files, folders and standard input become raw pages; what cannot be used becomes an error value."""

import io
import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synoptic.collect import gather
from synoptic.config import Config
from synoptic.errors import EmptyPageError, PageError, PageMissingError, PageTooLargeError
from synoptic.model import RawPage

CONFIG = Config()


def collected(
    *arguments: str | Path, config: Config = CONFIG, stdin: bytes = b""
) -> list[RawPage | PageError]:
    return list(gather([str(a) for a in arguments], config, io.BytesIO(stdin)))


def names(*arguments: str | Path) -> list[str]:
    return [Path(page.name).name for page in collected(*arguments) if isinstance(page, RawPage)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "news"
    (root / "late").mkdir(parents=True)
    (root / ".hidden").mkdir()
    (root / "b.html").write_text("<p>bee</p>")
    (root / "a.txt").write_text("ay")
    (root / "photo.jpg").write_bytes(b"\xff\xd8")
    (root / ".draft.txt").write_text("no")
    (root / ".hidden" / "c.txt").write_text("no")
    (root / "late" / "d.HTM").write_text("<p>dee</p>")
    return root


def test_a_folder_is_walked_in_order_and_only_its_pages_are_taken(folder: Path) -> None:
    assert names(folder) == ["a.txt", "b.html", "d.HTM"]
    assert [page.media for page in collected(folder) if isinstance(page, RawPage)] == ["text", "html", "html"]


def test_a_file_named_by_itself_needs_no_known_ending(folder: Path) -> None:
    (page,) = collected(folder / ".draft.txt")
    assert isinstance(page, RawPage)
    (page,) = collected(folder / "photo.jpg")
    assert isinstance(page, RawPage)
    assert page.media is None


def test_a_page_named_twice_stands_once(folder: Path) -> None:
    assert names(folder / "a.txt", folder, folder / "late" / ".." / "a.txt") == ["a.txt", "b.html", "d.HTM"]


def test_standard_input_is_one_page() -> None:
    pages = collected("-", "-", stdin=b"words")
    assert [page.body for page in pages if isinstance(page, RawPage)] == [b"words"]


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    (error,) = collected(tmp_path / "gone.html")
    assert isinstance(error, PageMissingError)
    assert str(error) == f"{tmp_path / 'gone.html'}: no such file or folder; check the path"
    (error,) = collected("a\0b")
    assert isinstance(error, PageMissingError)
    (error,) = collected(tmp_path)
    assert isinstance(error, EmptyPageError)


def test_addresses_name_the_file_alternative() -> None:
    (error,) = collected("https://news.example/1")
    assert isinstance(error, PageError)
    assert ".html" in error.reason


def test_a_page_that_may_not_be_read_costs_only_itself() -> None:
    root = os.geteuid() == 0
    with tempfile.TemporaryDirectory() as name:  # not under pytest's own folder, which nobody else may enter
        folder = Path(name)
        folder.chmod(0o755)
        for page in ("a.txt", "b.html", "c.txt"):
            (folder / page).write_text("words")
        (folder / "b.html").chmod(0)
        (folder / "closed").mkdir(0o000)
        try:
            if root:  # who reads everything
                os.seteuid(65534)
            pages = collected(folder)
        finally:
            if root:
                os.seteuid(0)
        (folder / "closed").chmod(0o700)
    assert [type(page) for page in pages] == [RawPage, PageMissingError, RawPage, PageMissingError]
    assert [Path(page.page).name for page in pages if isinstance(page, PageError)] == ["b.html", "closed"]


def test_a_large_file_is_refused_by_its_size_before_it_is_read(tmp_path: Path) -> None:
    large = tmp_path / "large.html"
    with large.open("wb") as stream:
        stream.truncate(200_000_000)
    (error,) = collected(large)
    assert isinstance(error, PageTooLargeError)
    assert "200.0 MB is over the limit of 20.0 MB" in error.reason


def test_an_endless_stream_is_read_no_further_than_the_limit() -> None:
    (error,) = collected("/dev/zero", config=Config(max_page_bytes=1000))
    assert isinstance(error, PageTooLargeError)
    (error,) = collected("-", config=Config(max_page_bytes=10), stdin=b"x" * 11)
    assert isinstance(error, PageTooLargeError)
    (page,) = collected("-", config=Config(max_page_bytes=11), stdin=b"x" * 11)
    assert isinstance(page, RawPage)


def test_more_pages_than_a_call_may_take_are_named(folder: Path) -> None:
    first, second, error = collected(folder, config=Config(max_pages=2))
    assert isinstance(first, RawPage)
    assert isinstance(second, RawPage)
    assert isinstance(error, PageError)
    assert "at most 2 pages" in error.reason


def test_links_stay_inside_the_folder(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "secret.txt"
    outside.write_text("secret")
    (folder / "a_link.txt").symlink_to(outside)
    (folder / "out").symlink_to(tmp_path)
    (folder / "0.txt").symlink_to(folder / "a.txt")
    (folder / "round").symlink_to(folder)
    pages = collected(folder)
    assert names(folder) == ["a.txt", "b.html", "d.HTM"]
    assert sorted(Path(page.page).name for page in pages if isinstance(page, PageError)) == [
        "a_link.txt",
        "out",
    ]


def test_a_pipe_in_a_folder_does_not_hold_the_call(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    errors = [page for page in collected(folder) if isinstance(page, PageError)]
    assert [Path(error.page).name for error in errors] == ["pipe.txt"]


def test_a_name_that_is_no_utf8_can_be_shown(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.txt")
    path.write_bytes(b"words")
    (page,) = collected(path)
    assert isinstance(page, RawPage)
    assert page.name.endswith("caf�.txt")
    page.address.encode()


# ── pages.json ───────────────────────────────────────────────────────────────────────────────────────


def manifest(folder: Path, text: str) -> None:
    (folder / "pages.json").write_text(text)


def test_the_manifest_gives_address_and_time_of_collection(folder: Path) -> None:
    manifest(
        folder,
        '{"a.txt": {"url": "https://n.example/a", "collected": "2026-03-01T08:00:00Z", "by": "x"},'
        ' "late/d.HTM": {"url": "https://n.example/d", "collected": null}, "not-here.html": {}}',
    )
    a, b, d = collected(folder)
    assert isinstance(a, RawPage)
    assert isinstance(b, RawPage)
    assert isinstance(d, RawPage)
    assert (a.address, a.collected) == ("https://n.example/a", "2026-03-01T08:00:00Z")
    assert (b.address, b.collected) == (str(folder / "b.html"), None)
    assert d.address == "https://n.example/d"


def test_the_nearest_manifest_wins_and_a_page_named_by_itself_has_it_too(folder: Path) -> None:
    manifest(folder, '{"late/d.HTM": {"url": "https://n.example/far"}}')
    manifest(folder / "late", '{"d.HTM": {"url": "https://n.example/near"}}')
    assert collected(folder)[-1].address == "https://n.example/near"  # type: ignore[union-attr]
    (page,) = collected(folder / "late" / "d.HTM", folder / "late" / "pages.json")
    assert isinstance(page, RawPage)
    assert page.address == "https://n.example/near"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "not an object"),
        ("[]", "not an object"),
        ('"x"', "not an object"),
        ("[" * 100_000, "not an object"),
        ("\udce9", "not an object"),
        ('{"a.txt": []}', "the entry of 'a.txt'"),
        ('{"a.txt": {"url": 3}}', "the entry of 'a.txt'"),
        ('{"a.txt": {"collected": "yesterday"}}', "the entry of 'a.txt'"),
        ('{"a.txt": {"url": "javascript:x"}}', "no http(s) address"),
        ('{"../a.txt": {}}', "outside this folder"),
        ('{"late/../../a.txt": {}}', "outside this folder"),
        ('{"/etc/passwd": {}}', "outside this folder"),
        ('{"a\\u0000": {}}', "outside this folder"),
    ],
)
def test_a_bad_manifest_is_named_and_the_pages_are_read_without_it(
    folder: Path, text: str, reason: str
) -> None:
    (folder / "pages.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    error, *pages = collected(folder)
    assert isinstance(error, PageError)
    assert error.page == str(folder / "pages.json")
    assert reason in error.reason
    assert "\n" not in str(error)
    assert [type(page) for page in pages] == [RawPage] * 3


@given(st.binary(max_size=200))
def test_no_manifest_breaks_the_call(tmp_path_factory: pytest.TempPathFactory, body: bytes) -> None:
    root = tmp_path_factory.mktemp("any")
    (root / "a.txt").write_text("x")
    (root / "pages.json").write_bytes(body)
    assert [page.body for page in gather([str(root)], CONFIG) if isinstance(page, RawPage)] == [b"x"]
