"""Pages as they came and as they were understood, in all their versions."""

import hashlib
import zlib
from datetime import UTC, datetime
from typing import cast

import msgspec

from synoptic.match import Signature
from synoptic.model import Document, Fact, Page, RawPage, Record, Span, StageFailure
from synoptic.store.database import Database
from synoptic.store.records import Kept

_SAVE_PAGE = """
    INSERT INTO page (key, address, added) VALUES (:key, :address, :now) ON CONFLICT (key) DO NOTHING
"""
_SAVE_VERSION = """
    INSERT INTO version (page, digest, body, address, name, media, encoding, collected, added)
    SELECT page, :digest, :body, :address, :name, :media, :encoding, :collected, :now
    FROM page WHERE key = :key
"""
_SAVE_DOCUMENT = """
    INSERT INTO document
        (id, version, current, date, source, title, language, record, facts, stages, signature)
    VALUES
        (:id, :version, :current, :date, :source, :title, :language, :record, :facts, :stages, :signature)
"""
_STANDING = """
    SELECT document, document.id, collected
    FROM document JOIN version USING (version) JOIN page USING (page) WHERE key = :key AND current
"""
_STEP_BACK = """
    UPDATE document SET current = 0
    WHERE version IN (SELECT version FROM version JOIN page USING (page) WHERE key = :key)
"""
_KEPT = """
    SELECT document.id, document.record, document.facts, document.stages,
           version.body, version.address, version.name, version.media, version.encoding, version.collected
    FROM placement JOIN document USING (document) JOIN version USING (version)
    WHERE placement.story = :story ORDER BY document.date IS NULL, document.date, document.id
"""


class Standing(Record, frozen=True, kw_only=True):
    """The newest version of a page until now."""

    row: int
    """The document's number in the store."""
    document: str
    """The document's id."""
    gives_way: bool
    """Whether the version that comes is newer."""


class _Understood(Record, frozen=True, kw_only=True):
    """A page without its document, as kept; fields as in :class:`~synoptic.model.Page`."""

    facts: tuple[Fact, ...]
    """What was found."""
    sentences: tuple[Span, ...]
    """Where sentences stand."""
    failures: tuple[StageFailure, ...]
    """Stages that broke."""


class Pages:
    """The pages of a store. Saving wants a transaction around it."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def known(self, raw: RawPage) -> bool:
        """Whether these bytes were kept for this page before."""
        sql = "SELECT 1 FROM page JOIN version USING (page) WHERE key = :key AND digest = :digest"
        return bool(self._db.run(sql, key=_key(raw), digest=_digest(raw)))

    def holds(self, document: str) -> bool:
        """Whether there is a document of this id: other bytes may read as the same text."""
        return bool(self._db.run("SELECT 1 FROM document WHERE id = :id", id=document))

    def standing(self, raw: RawPage) -> Standing | None:
        """The newest version of this page until now; None: it is new."""
        for row, document, collected in self._db.run(_STANDING, key=_key(raw)):
            came, stood = _moment(raw.collected), _moment(cast("str | None", collected))
            newer = came is None or stood is None or came >= stood
            return Standing(row=cast("int", row), document=cast("str", document), gives_way=newer)
        return None

    def save(
        self, raw: RawPage, page: Page, signature: Signature, stages: tuple[str, ...], *, current: bool
    ) -> int:
        """Keep a page that is not known yet, as its newest version or not; answers the document's number."""
        key, digest, now = _key(raw), _digest(raw), datetime.now(UTC).isoformat(timespec="seconds")
        document = page.document
        self._db.run(_SAVE_PAGE, key=key, address=raw.address, now=now)
        self._db.run(
            _SAVE_VERSION,
            key=key,
            digest=digest,
            body=zlib.compress(raw.body, 6),
            address=raw.address,
            name=raw.name,
            media=raw.media,
            encoding=raw.encoding,
            collected=raw.collected,
            now=now,
        )
        ((version,),) = self._db.run("SELECT last_insert_rowid()")
        if current:
            self._db.run(_STEP_BACK, key=key)
        understood = _Understood(facts=page.facts, sentences=page.sentences, failures=page.failures)
        self._db.run(
            _SAVE_DOCUMENT,
            id=document.id,
            version=version,
            current=current,
            date=date_of(document),
            source=document.source,
            title=document.title,
            language=document.language,
            record=msgspec.json.encode(document).decode(),
            facts=zlib.compress(msgspec.json.encode(understood), 6),
            stages=" ".join(stages),
            signature=zlib.compress(msgspec.json.encode(signature), 6),
        )
        ((row,),) = self._db.run("SELECT last_insert_rowid()")
        return cast("int", row)

    def of_story(self, story: str) -> list[Kept]:
        """The newest versions of a story's pages, oldest first."""
        sql = "SELECT story FROM story WHERE id = :id"
        return [
            _kept(row)
            for (number,) in self._db.run(sql, id=story)
            for row in self._db.run(_KEPT, story=number)
        ]


def date_of(document: Document) -> str | None:
    """The day that a page is listed under: published, else collected."""
    if document.published is not None:
        return document.published.date
    moment = _moment(document.collected)
    return moment.date().isoformat() if moment else None


def _moment(stated: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(stated or "")
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _key(raw: RawPage) -> str:
    """What makes a page this page: its URL, or, as paths come and go, its content."""
    if raw.address.lower().startswith(("http://", "https://")):
        return raw.address
    return "sha256:" + _digest(raw).hex()


def _digest(raw: RawPage) -> bytes:
    return hashlib.sha256(raw.body).digest()


def _kept(row: tuple[object, ...]) -> Kept:
    document, record, facts, stages, body, *about = row
    raw = dict(zip(("address", "name", "media", "encoding", "collected"), about, strict=True))
    page = None
    try:
        understood = msgspec.json.decode(zlib.decompress(cast("bytes", facts)), type=_Understood)
        page = Page(
            document=msgspec.json.decode(cast("str", record), type=Document),
            facts=understood.facts,
            sentences=understood.sentences,
            failures=understood.failures,
        )
    except msgspec.ValidationError:
        pass
    return Kept(
        document=cast("str", document),
        raw=msgspec.convert({**raw, "body": zlib.decompress(cast("bytes", body))}, RawPage),
        page=page,
        stages=tuple(cast("str", stages).split()),
    )
