"""WARC archives: which records are pages, what undoes their encodings, and how damage is named."""

import gzip
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synoptic.collect import gather
from synoptic.config import Config
from synoptic.errors import EmptyPageError, PageError
from synoptic.model import RawPage

BODY = b"<html><p>The ferry came back.</p></html>"


def answer(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    return f"HTTP/1.1 {status}\r\n{''.join(h + chr(13) + chr(10) for h in headers)}\r\n".encode() + body


HTTP = "application/http; msgtype=response"


def record(
    payload: bytes, *, url: str = "https://n.example/1", kind: str = "response", media: str = HTTP
) -> bytes:
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-03-01T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"Content-Type: {media}\r\n"
        f"Content-Length: {len(payload)}\r\n\r\n"
    )
    return head.encode() + payload + b"\r\n\r\n"


def read(
    folder: Path, data: bytes, name: str = "crawl.warc", config: Config | None = None
) -> list[RawPage | PageError]:
    file = folder / name
    file.write_bytes(data)
    return list(gather([str(file)], config or Config()))


def bodies(found: list[RawPage | PageError]) -> list[bytes]:
    return [page.body for page in found if isinstance(page, RawPage)]


def errors(found: list[RawPage | PageError]) -> list[str]:
    return [page.reason for page in found if isinstance(page, PageError)]


HTML = "Content-Type: text/html; charset=ISO-8859-2"
PACKED = gzip.compress(BODY)


def test_an_answer_becomes_a_page_with_all_that_the_archive_knows(tmp_path: Path) -> None:
    (page,) = read(tmp_path, record(answer(BODY, HTML)))
    assert page == RawPage(
        address="https://n.example/1",
        body=BODY,
        name=f"{tmp_path / 'crawl.warc'}: https://n.example/1",
        media="html",
        encoding="iso-8859-2",
        collected="2026-03-01T10:00:00+00:00",
    )


@pytest.mark.parametrize(
    "payload",
    [
        answer(PACKED, HTML, "Content-Encoding: gzip"),
        answer(zlib.compress(BODY), HTML, "Content-Encoding: deflate"),
        answer(zlib.compress(BODY)[2:-4], HTML, "Content-Encoding: deflate"),
        answer(BODY, HTML, "Content-Encoding: gzip"),
        answer(BODY, HTML, "Content-Encoding: br"),
        answer(BODY, HTML, "Transfer-Encoding: chunked"),
        answer(b"5\r\n" + BODY[:5] + b"\r\n%x;ext=1\r\n" % len(BODY[5:]) + BODY[5:] + b"\r\n0\r\n\r\n", HTML,
               "Transfer-Encoding: chunked"),
        answer(b"%x\r\n%s\r\n0\r\n\r\n" % (len(PACKED), PACKED), HTML, "Transfer-Encoding: chunked",
               "Content-Encoding: gzip"),
    ],
)  # fmt: skip
def test_encodings_are_undone_and_headers_that_lie_do_no_harm(tmp_path: Path, payload: bytes) -> None:
    # the second record shows that the first, whatever it was, did not end the archive
    found = read(tmp_path, record(payload) + record(answer(b"second", HTML), url="https://n.example/2"))
    assert bodies(found) == [BODY, b"second"]


def test_gzipped_archives_are_read_member_by_member(tmp_path: Path) -> None:
    data = gzip.compress(record(answer(BODY, HTML))) + gzip.compress(record(answer(b"b", HTML)))
    assert bodies(read(tmp_path, data, "crawl.warc.gz")) == [BODY, b"b"]


def test_only_pages_are_taken(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        record(answer(b"x", "Content-Type: image/png"))
        + record(answer(b"x", HTML, status="404 Not Found"))
        + record(answer(b"x", HTML, status="301 Moved"))
        + record(b"GET / HTTP/1.1\r\n\r\n", kind="request")
        + record(b"meta", kind="metadata", media="text/plain")
        + record(b"bare", kind="resource", media="text/html")
        + record(b"text", kind="conversion", media="text/plain"),
    )
    assert bodies(found) == [b"bare", b"text"]


def test_a_bomb_is_refused_when_it_passes_the_limit(tmp_path: Path) -> None:
    bomb = gzip.compress(b"\0" * 30_000_000)
    found = read(
        tmp_path,
        record(answer(bomb, HTML, "Content-Encoding: gzip")) + record(answer(BODY, HTML)),
        config=Config(max_page_bytes=1_000_000),
    )
    assert bodies(found) == [BODY]
    assert "over the limit of 1.0 MB" in errors(found)[0]


def test_an_unknown_encoding_is_named(tmp_path: Path) -> None:
    found = read(tmp_path, record(answer(BODY, HTML, "Content-Encoding: zz")))
    assert "'zz' is not known" in errors(found)[0]


def test_damage_costs_only_what_stands_after_it(tmp_path: Path) -> None:
    good = record(answer(BODY, HTML))
    cut = read(tmp_path, good + good[:-20])
    assert bodies(cut) == [BODY]
    assert "ends in the middle" in errors(cut)[0]
    torn = read(tmp_path, good + b"no record at all\r\n\r\n" + good)
    assert bodies(torn) == [BODY]
    assert "damaged archive" in errors(torn)[0]


@pytest.mark.parametrize("data", [b"", gzip.compress(b"no archive"), b"no archive"])
def test_what_is_no_archive_is_named(tmp_path: Path, data: bytes) -> None:
    (error,) = read(tmp_path, data)
    assert isinstance(error, PageError)


def test_an_archive_without_pages_is_named(tmp_path: Path) -> None:
    (error,) = read(tmp_path, record(b"GET / HTTP/1.1\r\n\r\n", kind="request"))
    assert isinstance(error, EmptyPageError)


@given(st.data())
def test_no_damage_raises(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    whole = bytearray(record(answer(PACKED, HTML, "Content-Encoding: gzip")) * 2)
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(whole)))
    for page in read(tmp_path_factory.mktemp("warc"), bytes(whole[:cut])):
        assert isinstance(page, RawPage | PageError)
