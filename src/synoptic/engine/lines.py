"""Documents and facts as JSON lines: what the stages alone take and give.

A document line needs ``id`` and ``text``; what else it has is used, and keys of other programs are passed
over. Where it has no blocks, every stretch between blank lines is a paragraph.
"""

import itertools
import re
from collections.abc import Iterator
from datetime import datetime
from typing import BinaryIO

import msgspec

from synoptic.config import Config
from synoptic.errors import EmptyPageError, NotTextError, PageError, PageTooLargeError
from synoptic.model import (
    MAIN_ROLES,
    Block,
    DateBasis,
    Document,
    Entry,
    Genre,
    Kind,
    Name,
    Page,
    Placement,
    Published,
    Role,
    Truncation,
)
from synoptic.text import count_words, trim

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
#: a line may be longer than a page: JSON writes many characters as six
_ESCAPED = 6


class _BlockLine(msgspec.Struct):
    """A block as others may write it."""

    role: Role
    """What it is to the page."""
    start: int
    """First code point."""
    end: int
    """One past the last code point."""
    author: str | None = None
    """Who wrote a comment."""
    reply_to: int | None = None
    """Index of the block that a comment answers."""


class _PublishedLine(msgspec.Struct):
    """A publication date as others may write it."""

    date: str
    """YYYY-MM-DD."""
    time: str | None = None
    """HH:MM."""
    zone: str | None = None
    """Offset from UTC as ±HH:MM."""
    basis: DateBasis = "stated"
    """Where it was found."""


class _Line(msgspec.Struct):
    """A document as others may write it; fields as in :class:`~synoptic.model.Document`."""

    id: str | int
    """Any id that no other line has."""
    text: str
    """All of its text."""
    address: str | None = None
    """The id, where none is given."""
    kind: Kind = "article"
    """Article, thread or listing."""
    genre: Genre = "report"
    """Report, opinion, discussion or digest."""
    source: str | None = None
    """Who publishes."""
    title: str | None = None
    """Its title."""
    section: str | None = None
    """Its section."""
    authors: list[str] | None = None
    """Names in the byline."""
    published: str | _PublishedLine | None = None
    """As in a document, or as ISO 8601."""
    modified: str | _PublishedLine | None = None
    """When it was last changed, as for ``published``."""
    truncated: Truncation | None = None
    """Why the text is not all of the page's, if it is not."""
    collected: str | None = None
    """When it was fetched."""
    language: str | None = None
    """ISO 639-1; looked for in the text, where none is given."""
    blocks: list[_BlockLine] | None = None
    """Paragraphs by blank lines, where none are given."""
    entries: object = None
    """Updates and items, as ``synoptic read`` writes them; anything else is passed over."""


def document_lines(stream: BinaryIO, name: str, config: Config) -> Iterator[Document | PageError]:
    """The documents of a stream of JSON lines, as they come; a line that is none becomes an error value."""
    limit = config.max_page_bytes * _ESCAPED
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        where = f"{name}:{number}"
        if len(line) > limit:
            while line and not line.endswith(b"\n"):  # the rest of it
                line = stream.readline(limit)
            yield PageTooLargeError(where, "the line is over the limit; raise max_page_bytes if it is meant")
        elif line.strip():
            try:
                yield document_of(line, where, config)
            except PageError as error:
                yield error


def document_of(line: bytes, where: str, config: Config) -> Document:
    """The document on a line.

    Raises:
        PageError: not a JSON object with ``id`` and ``text``, or a field that cannot be right.
    """
    try:
        given = msgspec.json.decode(line, type=_Line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise NotTextError(where, f"not a document line ({error}); it needs id and text") from error
    text = given.text
    if not text.strip():
        raise EmptyPageError(where, "no text in it; leave the line out")
    if len(text) > config.max_page_characters:
        raise PageTooLargeError(
            where,
            f"{len(text):,} characters are over the limit of {config.max_page_characters:,}; "
            "raise max_page_characters if it is meant",
        )
    blocks = _paragraphs(text) if given.blocks is None else _checked(given.blocks, len(text), where)
    main = (text[b.start : b.end] for b in blocks if b.role in MAIN_ROLES)
    return Document(
        id=str(given.id),
        address=given.address or str(given.id),
        kind=given.kind,
        genre=given.genre,
        source=given.source,
        title=given.title,
        section=given.section,
        authors=tuple(given.authors or ()),
        published=_published(given.published, where),
        collected=given.collected,
        language=given.language or _language(text),
        text=text,
        blocks=blocks,
        words=sum(map(count_words, main)),
        reader="line@1",
        entries=_entries(given.entries, len(text)),
        modified=_published(given.modified, where),
        truncated=given.truncated,
    )


def facts_of(page: Page) -> bytes:
    """The facts of a page as one JSON line: kind, offsets and words first, then the fields of its kind.

    A name's own kind (person, place ...) stands under ``type``, as ``kind`` says that it is a name.
    """
    facts = []
    for fact in page.facts:
        fields = msgspec.to_builtins(fact.what)
        head = {"kind": fields.pop("type"), "start": fact.span.start, "end": fact.span.end}
        head["text"] = fact.span.of(page.document.text)
        if isinstance(fact.what, Name):
            head["type"] = fields.pop("kind")
        facts.append(head | fields | {"sure": fact.sure, "stage": fact.stage})
    line: dict[str, object] = {"id": page.document.id, "facts": facts}
    if page.failures:
        line["failures"] = page.failures
    return msgspec.json.encode(line) + b"\n"


def placement_of(placement: Placement) -> bytes:
    """A decision as one JSON line."""
    copied = placement.copy_of.document if placement.copy_of else None
    fields = {"id": placement.document, "story": placement.story, "score": placement.score}
    return msgspec.json.encode(fields | {"why": placement.why, "copy_of": copied}) + b"\n"


def _paragraphs(text: str) -> tuple[Block, ...]:
    cuts = [0, *(found.end() for found in _BLANK_LINE.finditer(text)), len(text)]
    spans = (trim(text, start, end) for start, end in itertools.pairwise(cuts))
    return tuple(Block(role="paragraph", start=s.start, end=s.end) for s in spans if s.start < s.end)


def _checked(lines: list[_BlockLine], length: int, where: str) -> tuple[Block, ...]:
    at = 0
    for index, line in enumerate(lines):
        if not at <= line.start < line.end <= length:
            raise NotTextError(
                where, f"block {index} is not after the one before and inside the text; mend it"
            )
        if line.reply_to is not None and not 0 <= line.reply_to < len(lines):
            raise NotTextError(
                where, f"block {index} answers block {line.reply_to}, which is not there; mend it"
            )
        at = line.end
    return tuple(msgspec.convert(line, Block, from_attributes=True) for line in lines)


def _entries(given: object, length: int) -> tuple[Entry, ...]:
    """The entries of a line; none where they are not ours, or do not stand in order in the text."""
    if not isinstance(given, list):
        return ()
    try:
        entries = msgspec.convert(given, tuple[Entry, ...])
    except (msgspec.ValidationError, ValueError):
        return ()
    bounds = [0, *(bound for entry in entries for bound in (entry.start, entry.end)), length]
    return entries if all(one <= two for one, two in itertools.pairwise(bounds)) else ()


def _published(given: str | _PublishedLine | None, where: str) -> Published | None:
    if given is None or given == "":
        return None
    stated = given if isinstance(given, str) else f"{given.date}T{given.time}" if given.time else given.date
    try:
        moment = datetime.fromisoformat(stated)
    except ValueError as error:
        raise NotTextError(
            where, f"the date {stated[:40]!r} is not ISO 8601; mend it or leave it out"
        ) from error
    if isinstance(given, _PublishedLine):
        date = moment.date().isoformat()
        return Published(date=date, time=given.time, zone=given.zone, basis=given.basis)
    zone = moment.strftime("%z")
    return Published(
        date=moment.date().isoformat(),
        time=moment.strftime("%H:%M") if len(stated) > len("YYYY-MM-DD") else None,
        zone=f"{zone[:3]}:{zone[3:5]}" if zone else None,
        basis="stated",
    )


def _language(text: str) -> str | None:
    from synoptic.read.language import identify

    return identify(text)
