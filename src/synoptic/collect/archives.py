"""WARC archives: every HTML or text answer with status 200 becomes a raw page.

Requests, redirects, errors, images and metadata are passed over. Transfer and content encodings are undone
here and not by the archive reader, because that one ends the whole archive at the first record whose
encoding is not what its header says.
"""

# paths stay as the user wrote them; pathlib would tidy them
# ruff: noqa: PTH123

import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Literal

from synoptic.collect.files import too_large, unreadable
from synoptic.collect.place import Place
from synoptic.config import Config
from synoptic.errors import EmptyPageError, NotTextError, PageError
from synoptic.model import RawPage

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_MEDIA: dict[str, Literal["html", "text"]] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
}


def load_archive(place: Place, config: Config) -> Iterator[RawPage | PageError]:
    """The pages of an archive in its order; a damaged end costs only what stands after it.

    Raises:
        PageError: the file cannot be read, or is no archive.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    empty = True
    try:
        with open(place.path, "rb") as stream:
            records = ArchiveIterator(stream, record_types=kinds, parse_http=False)
            while True:
                try:
                    record = next(records)
                except StopIteration:
                    break
                except OSError as error:
                    yield PageError(
                        place.name, f"damaged archive ({error}); what stands after this point is not read"
                    )
                    return
                try:
                    page = _page(record, place, config)
                except PageError as error:
                    empty = False
                    yield error
                    continue
                if page is not None:
                    empty = False
                    yield page
    except OSError as error:
        raise unreadable(place.name, error) from error
    if empty:
        raise EmptyPageError(place.name, "no HTML or text page in this archive; check that it is a WARC file")


def _page(record: "WarcRecord", place: Place, config: Config) -> RawPage | None:
    """The page of a record; None: not one."""
    address = record.headers.get("WARC-Target-URI")
    if not address:
        return None
    address = address.strip("<> ")
    name = f"{place.name}: {address}"
    chunked = coding = ""
    if record.is_http:
        record.parse_http()
        headers = record.http_headers
        if headers is None or headers.status_code != 200:
            return None
        kind = (record.http_content_type or "text/html").lower()
        coding = (headers.get("Content-Encoding") or "").strip().lower()
        chunked = (headers.get("Transfer-Encoding") or "").strip().lower()
    else:
        kind = (record.headers.get("Content-Type") or "").partition(";")[0].strip().lower()
    media = _MEDIA.get(kind)
    if media is None:
        return None
    expected = record.content_length
    if expected > config.max_page_bytes:
        raise too_large(name, expected, config)
    body = record.reader.read(expected) if expected else b""
    if len(body) < expected:
        raise NotTextError(name, "the archive ends in the middle of this page; fetch the archive anew")
    if chunked == "chunked":
        body = _unchunked(body)
    body = _decoded(body, coding, name, config)
    date = record.record_date
    return RawPage(
        address=address,
        body=body,
        name=name,
        media=media,
        encoding=record.http_charset if record.is_http else None,
        collected=date.isoformat() if date else place.collected,
    )


def _unchunked(body: bytes) -> bytes:
    """The payload of a chunked answer; one that is not chunked after all stays as it is."""
    parts: list[bytes] = []
    at = 0
    while True:
        line = body.find(b"\r\n", at, at + 1000)
        if line < 0:
            return body
        try:
            size = int(body[at:line].partition(b";")[0], 16)
        except ValueError:
            return body
        if size <= 0:
            return b"".join(parts)
        parts.append(body[line + 2 : line + 2 + size])
        at = line + 2 + size + 2
        if at >= len(body):
            return b"".join(parts)


def _decoded(body: bytes, coding: str, name: str, config: Config) -> bytes:
    """The body with its content encoding undone, as far as the limit; unchanged where none was applied.

    Raises:
        PageError: too large when decoded, or in an encoding that is not known.
    """
    limit = config.max_page_bytes
    if coding in ("", "identity", "none") or not body:
        return body
    if coding in ("gzip", "x-gzip", "deflate"):
        out = _inflated(body, limit)
    elif coding == "br":
        from fastwarc.stream_io import BrotliReader

        try:
            out = BrotliReader(BytesIO(body)).read(limit + 1)
        except OSError:
            out = body  # a header that lies is common; the reader will say if this is no text
    else:
        raise NotTextError(name, f"its content encoding {coding!r} is not known; save the page decoded")
    if len(out) > limit:
        raise too_large(name, None, config)
    return out


def _inflated(body: bytes, limit: int) -> bytes:
    for window in (zlib.MAX_WBITS | 32, -zlib.MAX_WBITS):  # gzip or zlib by their heads, then bare deflate
        try:
            return zlib.decompressobj(window).decompress(body, limit + 1)
        except zlib.error:
            continue
    return body
