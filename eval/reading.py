"""Score the reading of HTML pages on public sets, beside a peer on the same pages.

    python -m eval.reading CORPORA [--sample N] [--sets wcxb forum fundus] [--part tune|check] [--no-peer]
                           [--folds FOLDER] [--floors] [--worst N]

CORPORA is a folder as :mod:`eval.pages` tells. Word F1 is over bags of words, as WCXB counts; F1 of runs of
four words is that of mean precision and mean recall, as Scrapinghub's benchmark counts. The peer is
trafilatura with its defaults; of threads, with comments and recall favoured. A title is right if it is equal
but for case and punctuation, or alike over .85; authors, if at least half of all words of both names are
shared; a date, if the day is the same; a moment, if hour and minute are, in their zones.

The shipped net learned from these pages. ``--folds`` takes the nets of ``python -m training.body CORPORA
--folds N --out FOLDER``: each page is read by the one that never saw its host. ``--floors`` fails where a
figure fell below ``floors.json``, which holds those of such a run.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import json
import logging
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from eval.pages import SETS, Gold, fold_of, golds, words
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
LISTED = BODY | {"teaser"}
"""Roles that they count as the text of a page that is a list."""
FLOORS = Path(__file__).parent / "floors.json"
RUN = 4

Sums = dict[str, dict[str, list[float]]]
"""Figures of all pages by corpus, and by name."""


def word_f1(told: str, gold: str) -> float:
    """F1 of two bags of words."""
    ours, theirs = Counter(words(told)), Counter(words(gold))
    shared = sum((ours & theirs).values())
    if not shared:
        return float(not ours and not theirs)
    precision, recall = shared / sum(ours.values()), shared / sum(theirs.values())
    return 2 * precision * recall / (precision + recall)


def run_rates(told: str, gold: str) -> tuple[float, float]:
    """Precision and recall of runs of four words."""
    ours, theirs = (
        Counter(tuple(each[i : i + RUN]) for i in range(max(1, len(each) - RUN + 1)))
        for each in (words(told), words(gold))
    )
    shared = sum((ours & theirs).values())
    return shared / max(1, sum(ours.values())), shared / max(1, sum(theirs.values()))


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
    row["runs P"], row["runs R"] = run_rates(told["text"], gold.body)
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
        "text": text_of(document, TALK if gold.thread else LISTED if document.kind == "listing" else BODY),
        "title": document.title,
        "authors": document.authors,
        "date": when.date if when else None,
        "time": when.time if when else None,
        "zone": when.zone if when else None,
        "timed": bool(gold.date and len(gold.date) > 16 and gold.corpus == "fundus"),
    }


def scored(pages: Sequence[Gold], folds: Sequence[Net] = ()) -> tuple[Sums, dict[str, list[float]], float]:
    """Our figures by corpus; word F1 by address; seconds of processor time."""
    sums: Sums = defaultdict(lambda: defaultdict(list))
    by_page: dict[str, list[float]] = defaultdict(list)
    spent = 0.0
    for gold in pages:
        net = folds[fold_of(gold.host, len(folds))] if folds else None
        start = time.process_time()
        document = ours(gold, net)
        spent += time.process_time() - start
        row = _row(gold, _our_row(gold, document))
        by_page[gold.address].append(row["words F1"])
        for name, value in row.items():
            sums[gold.corpus][name].append(value)
    return sums, by_page, spent


def scored_peer(pages: Sequence[Gold]) -> tuple[Sums, float]:
    """The peer's figures by corpus, and seconds of processor time."""
    sums: Sums = defaultdict(lambda: defaultdict(list))
    spent = 0.0
    for gold in pages:
        start = time.process_time()
        told = _peer(gold)
        spent += time.process_time() - start
        for name, value in _row(gold, told).items():
            sums[gold.corpus][name].append(value)
    return sums, spent


def means(columns: dict[str, list[float]]) -> dict[str, float]:
    """The mean of each figure; of runs of words, the F1 of mean precision and mean recall."""
    mean = {name: sum(values) / len(values) for name, values in columns.items()}
    precision, recall = mean.pop("runs P"), mean.pop("runs R")
    both = precision + recall
    return {"words F1": mean.pop("words F1"), "runs F1": both and 2 * precision * recall / both, **mean}


def table(sums: Sums, reader: str) -> Iterable[str]:
    """Lines of the table: one for each corpus, and for all types of WCXB together."""
    for corpus, columns in sums.items():
        count = {name: len(values) for name, values in columns.items()}
        cells = (
            f"{name} {value:.3f} ({count.get(name, count['words F1'])})"
            for name, value in means(columns).items()
        )
        yield f"{corpus:20} {reader:12} {'  '.join(cells)}"
    types = [columns["words F1"] for corpus, columns in sums.items() if corpus.startswith("wcxb")]
    if len(types) > 1:
        together = [value for each in types for value in each]
        mean = sum(together) / len(together)
        yield f"{'wcxb, all types':20} {reader:12} words F1 {mean:.3f} ({len(together)})"


def fallen(sums: Sums, part: str = "reading") -> list[str]:
    """Figures that fell below their floors: of all pages by folds, or of the part that a test reads."""
    floors: dict[str, dict[str, float]] = json.loads(FLOORS.read_text("utf-8"))[part]
    return [
        f"{corpus}: {name} {means(sums[corpus])[name]:.3f} is below {floor}"
        for corpus, row in floors.items()
        if corpus in sums
        for name, floor in row.items()
        if means(sums[corpus]).get(name, 1.0) < floor
    ]


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--sample", type=int, default=0, help="so many pages of each set; 0: all")
    parser.add_argument("--sets", nargs="+", choices=SETS, default=list(SETS))
    parser.add_argument("--part", choices=["tune", "check"], help="one half of the pages, by host")
    parser.add_argument(
        "--folds", type=Path, help="nets of training.body: read each page by one that never saw it"
    )
    parser.add_argument("--floors", action="store_true", help="fail where a figure fell below its floor")
    parser.add_argument("--no-peer", action="store_true", help="measure Synoptic alone")
    parser.add_argument("--worst", type=int, default=0, help="list the pages read worst")
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    pages = golds(options.corpora, options.sets, options.sample, options.part)
    sums, by_page, spent = scored(pages, nets(options.folds) if options.folds else ())
    print(*table(sums, "synoptic"), sep="\n")
    print(f"synoptic: {len(pages) / max(spent, 1e-9):.0f} pages a second of processor time")
    if not options.no_peer:
        sums_of_peer, spent = scored_peer(pages)
        print(*table(sums_of_peer, "trafilatura"), sep="\n")
        print(f"trafilatura: {len(pages) / max(spent, 1e-9):.0f} pages a second of processor time")
    for address in sorted(by_page, key=lambda address: min(by_page[address]))[: options.worst]:
        print(f"{min(by_page[address]):.2f} {address}")
    if options.floors and (low := fallen(sums)):
        raise SystemExit("\n".join(low))


if __name__ == "__main__":
    main()
