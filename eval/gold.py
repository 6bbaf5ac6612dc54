"""The form of a gold story, and its verbatim texts found again in what was read.

A gold set is a folder with ``gold.json`` and ``pages/``, or with a ``folder`` in the gold that says where its
pages are; ``pages.json`` stands beside or among them. Texts are verbatim from the pages, white space folded.
"""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from synoptic.collect import gather
from synoptic.config import Config
from synoptic.errors import PageError
from synoptic.model import MAIN_ROLES, Document, RawPage, Span
from synoptic.text import fold, sentence_spans

Row = dict[str, Any]


def load(folder: Path) -> tuple[Path, Row]:
    """The folder of pages and the gold of a set."""
    pages = folder / "pages"
    gold: Row = json.loads((folder / "gold.json").read_text("utf-8"))
    if "folder" in gold:
        pages = (folder / gold["folder"]).resolve()
    return (pages if pages.is_dir() else folder), gold


def addresses(folder: Path, pages: Path) -> dict[str, str]:
    """File names by the address that ``pages.json`` gives them."""
    for place in (pages / "pages.json", folder / "pages.json"):
        if place.exists():
            known: dict[str, Row] = json.loads(place.read_text("utf-8"))
            return {row["url"]: name for name, row in known.items() if row.get("url")}
    return {}


def raw_pages(folder: Path, pages: Path, config: Config) -> Iterator[RawPage | PageError]:
    """The pages of a set, with what ``pages.json`` tells of each, wherever it stands."""
    beside = folder / "pages.json"
    known: dict[str, Row] = json.loads(beside.read_text("utf-8")) if beside.exists() else {}
    for raw in gather([str(pages)], config):
        row = known.get(Path(raw.name).name, {}) if isinstance(raw, RawPage) else {}
        more = {"address": row.get("url"), "collected": row.get("collected")}
        changed = {key: value for key, value in more.items() if value}
        yield msgspec.structs.replace(raw, **changed) if isinstance(raw, RawPage) else raw


class Found:
    """A document whose text can be searched regardless of white space."""

    def __init__(self, document: Document) -> None:
        self.document = document
        pieces = [(m.group(), m.start()) for m in re.finditer(r"\S+", document.text)]
        self.folded = " ".join(word for word, _ in pieces)
        self.origin: list[int] = []
        for word, start in pieces:
            self.origin += range(start, start + len(word))
            self.origin.append(start + len(word))

    def all(self, text: str) -> list[Span]:
        """Every place where the folded text stands."""
        wanted, places, at = fold(text), [], -1
        while wanted and (at := self.folded.find(wanted, at + 1)) >= 0:
            places.append(Span(self.origin[at], self.origin[at + len(wanted) - 1] + 1))
        return places

    def sentences(self, text: str) -> list[Span]:
        """The sentences around every such place."""
        every = sentence_spans(self.document.text)
        return [s for place in self.all(text) for s in every if s.overlaps(place)]

    def main(self) -> str:
        """The folded main text."""
        blocks = [b for b in self.document.blocks if b.role in MAIN_ROLES]
        return fold(" ".join(self.document.text[b.start : b.end] for b in blocks))


def plainly(text: str | None) -> str:
    """Letters and digits only, lower case."""
    return " ".join(re.findall(r"\w+", (text or "").lower()))


def bcubed(found: dict[str, str], gold: Sequence[Sequence[str]]) -> float:
    """B-cubed F1 (Bagga and Baldwin 1998) of a grouping against gold groups."""
    items = [item for group in gold for item in group if item in found]
    of = {item: i for i, group in enumerate(gold) for item in group}
    if not items:
        return 0.0
    precision = recall = 0.0
    for item in items:
        same_found = {other for other in items if found[other] == found[item]}
        same_gold = {other for other in items if of[other] == of[item]}
        both = len(same_found & same_gold)
        precision += both / len(same_found)
        recall += both / len(same_gold)
    precision, recall = precision / len(items), recall / len(items)
    return 2 * precision * recall / (precision + recall)
