"""Score the reading of HTML pages on public sets, beside a peer on the same pages.

    python -m eval.reading CORPORA [--sample N] [--sets wcxb forum fundus] [--part tune|check] [--no-peer]
                           [--worst N]

CORPORA is a folder that holds ``reading/wcxb-dev`` (WCXB pages with main content, CC BY 4.0),
``reading/fundus-dev`` (news pages of Fundus' tests with title, authors, date, body) and
``reading/forum-dev`` (forum pages with posts and replies). Word F1 is over bags of words, as WCXB counts.
The peer is trafilatura with its defaults; of threads, with comments and recall favoured. A title is right
if it is equal but for case and punctuation, or alike over .85; authors, if at least half of all words of
both names are shared; a date, if the day is the same.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import gzip
import hashlib
import json
import logging
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from synoptic.config import Config
from synoptic.errors import PageError
from synoptic.model import Document, RawPage
from synoptic.read import read
from synoptic.read.decode import decode
from synoptic.read.document import assemble
from synoptic.read.html import html_page
from synoptic.read.html.judge.net import Net, load

BODY = frozenset(("lead", "heading", "paragraph", "list_item", "quote", "table"))
"""Roles that gold sets count as an article's text: they leave out titles and captions."""
TALK = BODY | {"comment", "digest"}
REST = ("listing", "product", "service", "documentation", "collection")
"""Types of WCXB's pages that are neither articles nor threads."""

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


def word_f1(told: str, gold: str) -> float:
    """F1 of two bags of words."""
    ours, theirs = Counter(words(told)), Counter(words(gold))
    shared = sum((ours & theirs).values())
    if not shared:
        return float(not ours and not theirs)
    precision, recall = shared / sum(ours.values()), shared / sum(theirs.values())
    return 2 * precision * recall / (precision + recall)


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


def ours(gold: Gold, net: Net | None = None) -> Document | None:
    """The page as Synoptic reads it, with other weights than the shipped if given; None: it refuses it."""
    raw = RawPage(
        address=gold.address, body=gold.markup.encode("utf-8", "replace"), name=gold.address, media="html",
        collected=gold.collected,
    )  # fmt: skip
    with contextlib.suppress(PageError):
        if net is None:
            return read(raw, Config())
        blocked = html_page(
            decode(raw, Config())[0],
            Config(),
            name=raw.name,
            address=raw.address,
            collected=raw.collected,
            net=net,
        )
        return assemble(raw, blocked)
    return None


def nets(folder: Path) -> list[Net]:
    """The nets of ``python -m training.body CORPORA --folds N --out FOLDER``, by fold."""
    return [load(path.read_bytes()) for path in sorted(folder.glob("*-of-*.npz"))]


def text_of(document: Document, roles: frozenset[str]) -> str:
    """The words in blocks of some roles."""
    return "\n".join(document.text[b.start : b.end] for b in document.blocks if b.role in roles)


def _peer(gold: Gold) -> dict[str, Any]:
    import trafilatura

    told = trafilatura.bare_extraction(
        gold.markup,
        url=gold.address,
        include_comments=gold.thread,
        favor_recall=gold.thread,
        with_metadata=True,
    )
    if told is None:
        return {"text": "", "title": None, "authors": (), "date": None}
    text = (told.text or "") + "\n" + (told.comments or "" if gold.thread else "")
    names = tuple(filter(None, re.split(r"\s*;\s*", told.author or "")))
    return {"text": text, "title": told.title, "authors": names, "date": told.date}


def _same_title(told: str | None, gold: str) -> bool:
    """Whether two titles are the same but for case, punctuation and a slip or two."""
    mine, theirs = " ".join(words(told or "")), " ".join(words(gold))
    return mine == theirs or SequenceMatcher(None, mine, theirs, autojunk=False).ratio() > 0.85


def _same_authors(told: Sequence[str], gold: Sequence[str]) -> bool:
    mine, theirs = ({w for name in names for w in words(name)} for names in (told, gold))
    return bool(mine or not theirs) and len(mine & theirs) >= 0.5 * len(mine | theirs)


def _same_moment(told: dict[str, Any], gold: str) -> bool:
    """Whether hour and minute agree, in the zones that both tell."""
    if not told.get("date") or not told.get("time"):
        return False
    theirs = dt.datetime.fromisoformat(gold)
    mine = dt.datetime.fromisoformat(f"{told['date']}T{told['time']}{told.get('zone') or ''}")
    if mine.tzinfo is None or theirs.tzinfo is None:
        return mine.replace(tzinfo=None) == theirs.replace(second=0, microsecond=0, tzinfo=None)
    return abs((mine - theirs).total_seconds()) < 60


def _row(gold: Gold, told: dict[str, Any]) -> dict[str, float]:
    row = {"words F1": word_f1(told["text"], gold.body)}
    if gold.title:
        row["title"] = float(_same_title(told["title"], gold.title))
    if gold.authors is not None:
        row["authors"] = float(_same_authors(told["authors"], gold.authors))
    if gold.date:
        row["date"] = float(told["date"] == gold.date[:10])
        if told.get("timed"):
            row["moment"] = float(_same_moment(told, gold.date))
    return row


def _our_row(gold: Gold, document: Document | None) -> dict[str, Any]:
    if document is None:
        return {
            "text": "",
            "title": None,
            "authors": (),
            "date": None,
            "time": None,
            "timed": bool(gold.date),
        }
    when = document.published
    return {
        "text": text_of(document, TALK if gold.thread else BODY),
        "title": document.title,
        "authors": document.authors,
        "date": when.date if when else None,
        "time": when.time if when else None,
        "zone": when.zone if when else None,
        "timed": bool(gold.date and len(gold.date) > 16 and gold.corpus == "fundus"),
    }


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


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--sample", type=int, default=0, help="so many pages of each set; 0: all")
    parser.add_argument("--sets", nargs="+", default=["wcxb", "wcxb-forum", "fundus", "forum"])
    parser.add_argument("--part", choices=["tune", "check"], help="one half of the pages, by host")
    parser.add_argument(
        "--folds", type=Path, help="nets of training.body: read each page by one that never saw it"
    )
    parser.add_argument("--no-peer", action="store_true", help="measure Synoptic alone")
    parser.add_argument("--worst", type=int, default=0, help="list the pages read worst")
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    folds = nets(options.folds) if options.folds else []
    sums: dict[tuple[str, str], dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    spent: Counter[str] = Counter()
    worst: list[tuple[float, str]] = []
    pages = golds(options.corpora, options.sets, options.sample, options.part)
    for gold in pages:
        net = folds[fold_of(gold.host, len(folds))] if folds else None
        start = time.process_time()
        document = ours(gold, net)
        spent["synoptic"] += time.process_time() - start
        row = _row(gold, _our_row(gold, document))
        worst.append((row["words F1"], gold.address))
        for name, value in row.items():
            sums[gold.corpus, "synoptic"][name].append(value)
        if not options.no_peer:
            start = time.process_time()
            told = _peer(gold)
            spent["trafilatura"] += time.process_time() - start
            for name, value in _row(gold, told).items():
                sums[gold.corpus, "trafilatura"][name].append(value)
    for (corpus, reader), columns in sums.items():
        cells = "  ".join(f"{name} {sum(v) / len(v):.3f} ({len(v)})" for name, v in columns.items())
        print(f"{corpus:14} {reader:12} {cells}")
    for reader, seconds in spent.items():
        print(f"{reader}: {len(pages) / max(seconds, 1e-9):.0f} pages a second of processor time")
    for value, address in sorted(worst)[: options.worst]:
        print(f"{value:.2f} {address}")


if __name__ == "__main__":
    main()
