"""What is scored of a brief, row by row: pairs of (right, of), and the misses in words."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from eval.gold import Found, Row, bcubed, plainly
from synoptic.model import Brief, Cite, ClaimGroup, Moment, Record, Telling
from synoptic.text import fold


class Score(Record, frozen=True, kw_only=True):
    """One row of the table."""

    name: str
    """What was counted."""
    right: float
    """How many were right."""
    of: int
    """Of how many."""
    misses: tuple[str, ...] = ()
    """What was not right, in words."""


def count(name: str, checks: Iterable[tuple[bool, str]]) -> Score:
    """Count checks, each with what to say where it fails."""
    every = list(checks)
    misses = tuple(said for ok, said in every if not ok)
    return Score(name=name, right=len(every) - len(misses), of=len(every), misses=misses)


class Judge:
    """One brief beside one gold set."""

    def __init__(self, brief: Brief, gold: Row, names: dict[str, str]) -> None:
        self.brief = brief
        self.gold = gold
        self.found = {names.get(d.address, d.address.rsplit("/", 1)[-1]): Found(d) for d in brief.documents}
        self.by_id = {f.document.id: f for f in self.found.values()}

    def scores(self) -> Iterator[Score]:
        """All rows, in the order of the path."""
        yield self.traced()
        yield count("pages", ((page in self.found, f"{page} is missing") for page in self.gold["pages"]))
        yield from self.reading()
        yield self.grouping()
        yield from self.speech()
        yield from self.figures()
        yield self.times()
        yield self.timeline()
        yield from self.claims()

    # ── the law ──────────────────────────────────────────────────────────────────────────────────────

    def traced(self) -> Score:
        """Every told text equals the words at its span."""
        return count("traced", ((self._equals(t, s), f"untraced: {t}") for t, s in told(self.brief)))

    def _equals(self, text: str, cite: Cite) -> bool:
        found = self.by_id.get(cite.document)
        return found is not None and fold(found.document.text[cite.start : cite.end]) == fold(text)

    # ── reading ──────────────────────────────────────────────────────────────────────────────────────

    def reading(self) -> Iterator[Score]:
        """What each page says of itself, its main text, its comments, whether it copies."""
        pages = [
            (page, row, self.found[page]) for page, row in self.gold["pages"].items() if page in self.found
        ]
        for key in ("kind", "genre", "language"):
            yield count(
                key, (self._same(p, key, getattr(f.document, key), r[key]) for p, r, f in pages if r.get(key))
            )
        yield count(
            "title",
            (self._same(p, "title", plainly(f.document.title), plainly(r["title"])) for p, r, f in pages),
        )
        dated = [(p, r["published"], f.document.published) for p, r, f in pages if "published" in r]
        yield count(
            "published",
            (
                (
                    got.date == want if got and want else not want and (not got or got.basis == "story"),
                    f"{p}: {got}",
                )
                for p, want, got in dated
            ),
        )
        yield count(
            "main kept",
            ((fold(t) in f.main(), f"{p}: {t[:70]}") for p, r, f in pages for t in r.get("main", [])),
        )
        yield count(
            "rest left out",
            ((fold(t) not in f.main(), f"{p}: {t[:70]}") for p, r, f in pages for t in r.get("not_main", [])),
        )
        yield count(
            "comments",
            (
                self._comment(p, f, author, start)
                for p, r, f in pages
                for author, start in r.get("comments", [])
            ),
        )
        yield count(
            "copies",
            (
                self._same(p, "copy", bool(f.document.copy_of), bool(r["copy_of"]))
                for p, r, f in pages
                if "copy_of" in r
            ),
        )

    @staticmethod
    def _same(page: str, what: str, got: object, want: object) -> tuple[bool, str]:
        return got == want, f"{page}: {what} is {got!r}, not {want!r}"

    @staticmethod
    def _comment(page: str, found: Found, author: str | None, start: str) -> tuple[bool, str]:
        text = found.document.text
        ok = any(
            fold(start)[:40] in fold(text[b.start : b.end])[:200] and author in (None, b.author)
            for b in found.document.blocks
            if b.role in {"comment", "digest"}
        )
        return ok, f"{page}: {author}: {start[:60]}"

    def grouping(self) -> Score:
        """Pages into stories."""
        of = {document: story.id for story in self.brief.stories for document in story.documents}
        placed = {page: of.get(f.document.id, page) for page, f in self.found.items()}
        return Score(name="stories (B-cubed F1)", right=round(bcubed(placed, self.gold["stories"]), 3), of=1)

    # ── understanding ────────────────────────────────────────────────────────────────────────────────

    def _at(self, row: Row, pick: Callable[[Telling], Sequence[Record]]) -> list[Record]:
        """Told things that touch the gold text on its page."""
        found = self.found.get(row["page"])
        if found is None:
            return []
        places = found.all(row["text"])
        things = [t for story in self.brief.stories for t in pick(story)]
        return [t for t in things if any(touches(t.span, found, p.start, p.end) for p in places)]  # type: ignore[attr-defined]

    def speech(self) -> Iterator[Score]:
        """Quotes found, and their speakers named."""
        rows, speakers = [], []
        for row in self.gold["quotes"]:
            want = set(plainly(row["text"]).split())
            hits = [
                q
                for q in self._at(row, lambda s: s.quotes)
                if len(want & set(plainly(q.text).split())) >= 0.6 * len(want)  # type: ignore[attr-defined]
            ]
            rows.append((bool(hits), f"{row['page']}: {row['text'][:70]}"))
            if row["speaker"]:
                got = [plainly(q.speaker) for q in hits]  # type: ignore[attr-defined]
                last = plainly(row["speaker"]).split()[-1]
                speakers.append((any(last in g.split() for g in got), f"{row['speaker']}, not {got}"))
        yield count("quotes", rows)
        yield count("quote speakers", speakers)

    def figures(self) -> Iterator[Score]:
        """Figures found, how firm they are, who states them."""
        rows, modifiers, holders = [], [], []
        for row in self.gold["figures"]:
            hits = [
                f
                for f in self._at(row, lambda s: s.figures)
                if f.low == row["low"] or (row["high"] is not None and f.high == row["high"])
            ]  # type: ignore[attr-defined]
            said = f"{row['page']}: {row['text']}"
            rows.append((bool(hits), said))
            modifiers.append(
                (any(f.modifier == row["modifier"] for f in hits), f"{said}: {[f.modifier for f in hits]}")
            )  # type: ignore[attr-defined]
            if row.get("holder"):
                want = set(plainly(row["holder"]).split())
                holders.append(
                    (
                        any(want & set(plainly(f.holder).split()) for f in hits),
                        f"{said}: {[f.holder for f in hits]}",
                    )
                )  # type: ignore[attr-defined]
        yield count("figures", rows)
        yield count("figure modifiers", modifiers)
        yield count("figure holders", holders)

    def times(self) -> Score:
        """Times resolved."""
        return count(
            "times",
            (
                (
                    any(t.date == row["date"] for t in self._at(row, lambda s: s.times)),
                    f"{row['page']}: {row['text']}",
                )  # type: ignore[attr-defined]
                for row in self.gold["times"]
            ),
        )

    # ── comparing and telling ────────────────────────────────────────────────────────────────────────

    def timeline(self) -> Score:
        """What the timeline must hold."""
        entries = [m for story in self.brief.stories for m in story.timeline]
        return count(
            "timeline", ((any(tells(row, m) for m in entries), f"{row}") for row in self.gold["events"])
        )

    def claims(self) -> Iterator[Score]:
        """Agreements, conflicts, what only one page has; and conflicts that are none."""
        groups = [g for story in self.brief.stories for g in story.claims]
        views = {
            "agreements": [g for g in groups if g.status == "agreed"],
            "conflicts": [g for g in groups if g.status == "disputed"],
        }
        for name, view in views.items():
            yield count(name, ((self._held(row, view), str(row["about"])) for row in self.gold[name]))
        yield count(
            "no false conflicts",
            (
                (not self._held(row, views["conflicts"]), str(row["about"]))
                for row in self.gold.get("not_conflicts", [])
            ),
        )
        shown = views["conflicts"]
        yield count(
            "conflicts that are gold",
            ((any(self._held(row, [g]) for row in self.gold["conflicts"]), g.about) for g in shown),
        )
        single = [g for g in groups if g.status == "single"]
        yield count(
            "only", ((any(self._side(row, g) for g in single), str(row["text"])) for row in self.gold["only"])
        )

    def _held(self, row: Row, groups: Sequence[ClaimGroup]) -> bool:
        return any(sum(self._side(side, group) for side in row["sides"]) >= 2 for group in groups)

    def _side(self, side: Row, group: ClaimGroup) -> bool:
        found = self.found.get(side["page"])
        if found is None:
            return False
        return any(
            touches(m.span, found, s.start, s.end)
            for s in found.sentences(side["text"])
            for m in group.mentions
        )


def tells(row: Row, moment: Moment) -> bool:
    """Whether a timeline entry has an event's date and words."""
    return moment.date == row["date"] and all(
        re.search(n, moment.text, re.IGNORECASE) for n in row["needles"]
    )


def touches(cite: Cite, found: Found, start: int, end: int) -> bool:
    """Whether a cite overlaps a stretch of a document."""
    return cite.document == found.document.id and cite.start < end and start < cite.end


def told(brief: Brief) -> Iterator[tuple[str, Cite]]:
    """Every told text with the span that it must equal."""
    for story in brief.stories:
        for line in (*story.tldr.sentences, *story.timeline):
            if not line.worded:
                yield line.text, line.spans[0]
        for thing in (*story.quotes, *story.figures, *story.times):
            yield thing.text, thing.span
        for group in story.claims:
            for mention in group.mentions:
                yield mention.text, mention.span
