"""Stories, who tells them, and the index of terms by which a new page finds its candidates.

No question here looks at all documents: candidates come from a few terms, each asked for a bounded number
of stories, and the stories found are compared by a bounded number of their pages.
"""

import zlib
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import cast

import msgspec

from synoptic.errors import UnknownStoryError
from synoptic.match import Signature
from synoptic.model import CopyOf, Placement, Record
from synoptic.store.database import Database, Value
from synoptic.store.records import StoryLine

#: the newest stories that a term leads to
STORIES_PER_TERM = 200
#: the newest pages by which a story is compared
MEMBERS = 60

_RARITY = "SELECT term, pages FROM rarity WHERE term IN (SELECT value FROM json_each(:terms))"
_CANDIDATES = """
    SELECT story.id FROM (SELECT story FROM term WHERE term = :term ORDER BY story DESC LIMIT :limit)
    JOIN story USING (story)
"""
_REFRESH = """
    UPDATE story SET
        documents = (SELECT count(*) FROM placement WHERE story = :story),
        sources = (SELECT count(*) FROM placement WHERE story = :story AND copy_of IS NULL),
        first = (SELECT min(date) FROM placement JOIN document USING (document) WHERE story = :story),
        last = (SELECT max(date) FROM placement JOIN document USING (document) WHERE story = :story),
        title = (SELECT title FROM placement JOIN document USING (document)
                 WHERE story = :story AND title IS NOT NULL
                 ORDER BY copy_of IS NOT NULL, date IS NULL, date, document LIMIT 1),
        changed = :now
    WHERE story = :story
"""
_OLDEST = """
    SELECT id FROM story WHERE id IN (SELECT value FROM json_each(:stories)) ORDER BY story LIMIT 1
"""
_FOLLOW = """
    UPDATE placement SET copy_of = :new
    WHERE copy_of = (SELECT id FROM document WHERE document = :old)
    AND story = (SELECT story FROM document JOIN placement USING (document) WHERE id = :new)
"""
_UNITE_TERMS = """
    INSERT INTO term (term, story, pages) SELECT term, :new, pages FROM term WHERE story = :old
    ON CONFLICT (term, story) DO UPDATE SET pages = pages + excluded.pages
"""
_NO_COPY: dict[str, Value] = {"copy_of": None, "overlap": None}
_PLACED = """
    SELECT document.id, story.id, score, why, copy_of, overlap
    FROM placement JOIN document USING (document) JOIN story USING (story) WHERE story.id = :story
"""
_MEMBERS = """
    SELECT document.document, signature, document.id, story.id, score, why, copy_of, overlap
    FROM placement JOIN document USING (document) JOIN story USING (story)
    WHERE story.id = :story ORDER BY document DESC LIMIT :limit
"""
#: the beginning of a story's first page where no page has a title
_OPENING = """
    CASE WHEN title IS NULL THEN (
        SELECT substr(trim(json_extract(record, '$.text'), char(9, 10, 13, 32)), 1, 200)
        FROM placement JOIN document USING (document) WHERE placement.story = story.story
        ORDER BY date IS NULL, date, document LIMIT 1
    ) END
"""
_LINES = f"""
    SELECT id, title, first, last, documents, sources, changed, {_OPENING} FROM story
    ORDER BY last IS NULL, last DESC, documents DESC, id LIMIT :limit
"""  # noqa: S608  joined from constants only
_FIND = f"""
    SELECT id, title, first, last, documents, sources, changed, {_OPENING} FROM story
    WHERE story IN (SELECT story FROM story WHERE id >= :id AND id < :past
                    UNION SELECT story FROM redirect WHERE id >= :id AND id < :past) LIMIT 2
"""  # noqa: S608  joined from constants only

#: letters of an id from which the rest may be left out
SHORTEST = 3


class Member(Record, frozen=True, kw_only=True):
    """A page of a story as placing needs it."""

    row: int
    """The document's number in the store."""
    placement: Placement
    """Why it is here."""
    signature: Signature
    """What matching keeps of it."""


class Stories:
    """The stories of a store. Placing wants a transaction around it."""

    def __init__(self, database: Database) -> None:
        self._db = database

    # ── asked while placing ──────────────────────────────────────────────────────────────────────────

    def seen(self) -> int:
        """How many documents were ever stored."""
        ((count,),) = self._db.run("SELECT coalesce(max(document), 0) FROM document")
        return cast("int", count)

    def rarity(self, terms: Iterable[str]) -> dict[str, int]:
        """In how many pages of the stream each of the terms stands; terms in none are left out."""
        sql = "SELECT term, pages FROM rarity WHERE term IN (SELECT value FROM json_each(:terms))"
        return {
            cast("str", term): cast("int", pages) for term, pages in self._db.run(sql, terms=_json(terms))
        }

    def candidates(self, terms: Mapping[str, float], limit: int) -> list[str]:
        """The stories that share most with the weighted terms, best first."""
        votes: dict[str, float] = {}
        for term, weight in terms.items():
            for (story,) in self._db.run(_CANDIDATES, term=term, limit=STORIES_PER_TERM):
                votes[cast("str", story)] = votes.get(cast("str", story), 0.0) + weight
        return sorted(votes, key=lambda story: (-votes[story], story))[:limit]

    def members(self, story: str) -> list[Member]:
        """The newest pages of a story, in the order in which they were stored."""
        rows = self._db.run(_MEMBERS, story=story, limit=MEMBERS)
        found: list[Member] = []
        for row, kept, *placed in reversed(rows):
            signature = _signature(kept)
            if signature is not None:
                placement = _placement(tuple(placed))
                found.append(Member(row=cast("int", row), placement=placement, signature=signature))
        return found

    def oldest(self, stories: Iterable[str]) -> str | None:
        """The one that was opened first; None: no such stories."""
        found = self._db.run(_OLDEST, stories=_json(stories))
        return cast("str", found[0][0]) if found else None

    # ── deciding put down ────────────────────────────────────────────────────────────────────────────

    def learn(self, signature: Signature) -> None:
        """Count a page's terms for the whole stream."""
        self._db.run(
            """
            INSERT INTO rarity (term, pages) SELECT value, 1 FROM json_each(:terms) WHERE true
            ON CONFLICT (term) DO UPDATE SET pages = pages + 1
            """,
            terms=_json(sorted(signature.body)),
        )

    def place(self, row: int, placement: Placement, signature: Signature) -> None:
        """Put a document into a story, out of the one where it was; one left empty leads to the new one."""
        now = _now()
        self._db.run(
            """
            INSERT INTO story (id, changed) VALUES (:id, :now) ON CONFLICT (id) DO NOTHING
            """,
            id=placement.story,
            now=now,
        )
        ((story,),) = self._db.run("SELECT story FROM story WHERE id = :id", id=placement.story)
        before = self._take_out(row)
        self._db.run(
            """
            INSERT INTO placement (document, story, score, why, copy_of, overlap)
            VALUES (:row, :story, :score, :why, :copy_of, :overlap)
            """,
            row=row,
            story=story,
            score=placement.score,
            why=placement.why,
            copy_of=placement.copy_of.document if placement.copy_of else None,
            overlap=placement.copy_of.overlap if placement.copy_of else None,
        )
        self._db.run(
            """
            INSERT INTO term (term, story, pages) SELECT value, :story, 1 FROM json_each(:terms) WHERE true
            ON CONFLICT (term, story) DO UPDATE SET pages = pages + 1
            """,
            story=story,
            terms=_json(_indexed(signature)),
        )
        self._settle(before, cast("int", story), now)

    def replace(self, old: int, row: int, placement: Placement, signature: Signature) -> None:
        """Place a page's new version; the old one leaves its story, and its copies become the new one's."""
        before = self._take_out(old)
        self.place(row, placement, signature)
        self._db.run(_FOLLOW, new=placement.document, old=old)
        ((story,),) = self._db.run("SELECT story FROM placement WHERE document = :row", row=row)
        self._settle(before, cast("int", story), _now())

    def unite(self, old: str, new: str, why: str) -> None:
        """Move all pages of a story into another, which its id leads to from now on."""
        ((source,),) = self._db.run("SELECT story FROM story WHERE id = :id", id=old)
        ((target,),) = self._db.run("SELECT story FROM story WHERE id = :id", id=new)
        values: dict[str, Value] = {"old": source, "new": target}
        self._db.run("UPDATE placement SET story = :new, why = :why WHERE story = :old", why=why, **values)
        self._db.run(_UNITE_TERMS, **values)
        self._settle(cast("int", source), cast("int", target), _now())

    def mark_copies(self, story: str, origins: Mapping[int, CopyOf | None]) -> None:
        """Put down what documents of a story copy, by their numbers."""
        sql = "UPDATE placement SET copy_of = :copy_of, overlap = :overlap WHERE document = :row"
        for row, origin in origins.items():
            copied = {"copy_of": origin.document, "overlap": origin.overlap} if origin else _NO_COPY
            self._db.run(sql, row=row, **copied)
        if origins:
            ((number,),) = self._db.run("SELECT story FROM story WHERE id = :id", id=story)
            self._db.run(_REFRESH, story=number, now=_now())

    # ── asked by readers ─────────────────────────────────────────────────────────────────────────────

    def lines(self, limit: int) -> list[StoryLine]:
        """The stories, newest first."""
        return [_line(row) for row in self._db.run(_LINES, limit=limit)]

    def find(self, name: str) -> StoryLine:
        """The story of an id, or of the beginning of one that no other has; merged ids lead on.

        Raises:
            UnknownStoryError: none, or several.
        """
        if not name:
            raise UnknownStoryError("no story is named; give an id from synoptic stories, or its beginning")
        found = self._db.run(_FIND, id=name, past=name + "\0")
        if not found and len(name) >= SHORTEST:
            found = self._db.run(_FIND, id=name, past=name + "\U0010ffff")
        if not found and len(name) < SHORTEST and self._db.run(_FIND, id=name, past=name + "\U0010ffff"):
            raise UnknownStoryError(f"{name}: too short; give more of the id, {SHORTEST} characters or more")
        if not found:
            raise UnknownStoryError(f"{name}: no such story in {self._db.path}; synoptic stories lists them")
        if len(found) > 1:
            raise UnknownStoryError(f"{name}: several stories begin so; give more of the id")
        return _line(found[0])

    def placements(self, story: str) -> dict[str, Placement]:
        """Why each document of a story is in it, by the document's id."""
        return {
            placement.document: placement for placement in map(_placement, self._db.run(_PLACED, story=story))
        }

    # ── within ───────────────────────────────────────────────────────────────────────────────────────

    def _take_out(self, row: int) -> int | None:
        """Take a document out of its story and of the index; answers the story."""
        placed = self._db.run(
            "SELECT story, signature FROM placement JOIN document USING (document) WHERE document = :row",
            row=row,
        )
        for story, kept in placed:
            signature = _signature(kept)
            values = {"story": story, "terms": _json(_indexed(signature) if signature else ())}
            inside = "story = :story AND term IN (SELECT value FROM json_each(:terms))"
            self._db.run("DELETE FROM placement WHERE document = :row", row=row)
            self._db.run(f"DELETE FROM term WHERE pages = 1 AND {inside}", **values)  # noqa: S608  no outside text
            self._db.run(f"UPDATE term SET pages = pages - 1 WHERE {inside}", **values)  # noqa: S608
            return cast("int", story)
        return None

    def _settle(self, before: int | None, story: int, now: str) -> None:
        """Bring both stories' lines up to date; one left empty is known by the other from now on."""
        self._db.run(_REFRESH, story=story, now=now)
        if before is None or before == story:
            return
        ((left,),) = self._db.run("SELECT count(*) FROM placement WHERE story = :story", story=before)
        if left:
            self._db.run(_REFRESH, story=before, now=now)
            return
        values: dict[str, Value] = {"story": story, "before": before}
        self._db.run("UPDATE redirect SET story = :story WHERE story = :before", **values)
        self._db.run(
            "INSERT INTO redirect (id, story) SELECT id, :story FROM story WHERE story = :before", **values
        )
        self._db.run("DELETE FROM term WHERE story = :before", before=before)
        self._db.run("DELETE FROM story WHERE story = :before", before=before)


def _indexed(signature: Signature) -> Iterable[str]:
    """The terms by which a page's story is found; a page of many items leads nowhere."""
    return () if signature.listing else sorted(signature.body.keys() | signature.names.keys())


def _signature(kept: Value) -> Signature | None:
    """None: kept by a version whose records this one cannot read."""
    try:
        return msgspec.json.decode(zlib.decompress(cast("bytes", kept)), type=Signature)
    except msgspec.ValidationError:
        return None


def _placement(row: tuple[Value, ...]) -> Placement:
    document, story, score, why, copy_of, overlap = row
    copied = {"document": copy_of, "overlap": overlap} if copy_of else None
    values = {"document": document, "story": story, "score": score, "why": why, "copy_of": copied}
    return msgspec.convert(values, Placement)


def _line(row: tuple[Value, ...]) -> StoryLine:
    return msgspec.convert(dict(zip(StoryLine.__struct_fields__, row, strict=True)), StoryLine)


def _json(terms: Iterable[str]) -> str:
    return msgspec.json.encode(list(terms)).decode()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
