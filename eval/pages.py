"""Pages of public sets with what is known of them: WCXB, Fundus' tests, forums.

A folder of corpora holds ``reading/wcxb-dev`` (WCXB pages with main content, CC BY 4.0),
``reading/fundus-dev`` (news pages of Fundus' tests with title, authors, date, body, MIT) and
``reading/forum-dev`` (forum pages with posts and replies, Apache-2.0).
"""

from __future__ import annotations

import gzip
import hashlib
import json
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

REST = ("listing", "product", "service", "documentation", "collection")
"""Types of WCXB's pages that are neither articles nor threads."""

SETS = ("wcxb", "wcxb-forum", "wcxb-rest", "fundus", "forum")
"""Names of the sets: WCXB's articles, its threads, its other types, Fundus' news, forums."""

_WORD = re.compile(r"\w+")


class Gold(NamedTuple):
    """A page and what is known of it."""

    corpus: str
    address: str
    host: str
    markup: str
    body: str
    title: str | None
    authors: tuple[str, ...] | None
    date: str | None
    collected: str | None
    thread: bool


def words(text: str) -> list[str]:
    """Words as WCXB counts them."""
    return _WORD.findall(text.lower())


def _markup(path: Path) -> str:
    body = gzip.decompress(path.read_bytes())
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return body.decode("cp1252", "replace")


def wcxb(corpora: Path, kinds: Sequence[str]) -> Iterator[Gold]:
    """Pages of WCXB's development part of some of its page types."""
    folder = corpora / "reading/wcxb-dev"
    with gzip.open(folder / "gold.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            path = folder / "html" / f"{row['id']}.html.gz"
            if row["type"] not in kinds or not row.get("main_content") or not path.exists():
                continue
            thread = row["type"] == "forum"
            yield Gold(
                corpus=f"wcxb {row['type']}",
                address=row["url"],
                host=urlsplit(row["url"]).netloc,
                markup=_markup(path),
                body=row["main_content"],
                title=row["title"],
                authors=tuple(re.split(r"\s*(?:,|;|&|\band\b)\s*", row["author"])) if row["author"] else None,
                date=row["publish_date"],
                collected=None,
                thread=thread,
            )


def fundus(corpora: Path) -> Iterator[Gold]:
    """News pages of Fundus' tests, each with the version of its gold that has its title."""
    for path in sorted((corpora / "reading/fundus-dev").glob("*/*.html.gz")):
        publisher = re.sub(r"_\d{4}_\d\d_\d\d\.html\.gz$", "", path.name)
        versions = json.loads((path.parent / f"{publisher}.json").read_text("utf-8"))
        info = json.loads((path.parent / "meta.info").read_text("utf-8")).get(path.name, {})
        markup = _markup(path)
        flat = " ".join(words(re.sub(r"<[^>]*>", " ", markup)))

        def fits(version: dict[str, Any], flat: str = flat) -> int:
            paragraphs = [p for s in version["body"]["sections"] for p in s["paragraphs"]]
            return sum(" ".join(words(p)[:8]) in flat for p in paragraphs)

        told = [version for version in versions.values() if version.get("body")]
        if not told:
            continue
        gold = max(told, key=fits)
        sections = gold["body"]["sections"]
        parts = [*gold["body"]["summary"], *(t for s in sections for t in (*s["headline"], *s["paragraphs"]))]
        yield Gold(
            corpus="fundus",
            address=info.get("url", publisher),
            host=publisher,
            markup=markup,
            body="\n".join(parts),
            title=gold.get("title"),
            authors=tuple(gold["authors"]) if "authors" in gold else None,
            date=gold["publishing_date"] if gold.get("publishing_date") else None,
            collected=(info.get("crawl_date") or "").replace(" ", "T") or None,
            thread=False,
        )


def forum(corpora: Path) -> Iterator[Gold]:
    """Forum pages with all posts as gold."""
    folder = corpora / "reading/forum-dev"
    rows = json.loads((folder / "gold.json").read_text("utf-8"))
    for name, row in rows.items():
        path = folder / "html" / f"{name}.html.gz"
        if path.exists():
            yield Gold(
                "forum", row["url"], urlsplit(row["url"]).netloc, _markup(path), row["content"],
                None, None, None, None, thread=True,
            )  # fmt: skip


def part_of(host: str) -> str:
    """Which half of the pages a host's belong to: those to tune on, or those to check on."""
    return ("tune", "check")[hashlib.sha256(host.encode()).digest()[0] % 2]


def fold_of(host: str, folds: int) -> int:
    """Pages of one host fall into one fold."""
    return int(hashlib.sha256(host.encode()).hexdigest(), 16) % folds


def golds(corpora: Path, sets: Sequence[str], sample: int, part: str | None = None) -> list[Gold]:
    """The pages to be measured: all, or so many of each set, the same every time; of one half if named."""
    found: list[Gold] = []
    for name in sets:
        every = {
            "wcxb": lambda: wcxb(corpora, ("article",)),
            "wcxb-forum": lambda: wcxb(corpora, ("forum",)),
            "wcxb-rest": lambda: wcxb(corpora, REST),
            "fundus": lambda: fundus(corpora),
            "forum": lambda: forum(corpora),
        }[name]()
        pages = [gold for gold in every if part is None or part_of(gold.host) == part]
        random.Random(7).shuffle(pages)
        found += pages[:sample] if sample else pages
    return found
