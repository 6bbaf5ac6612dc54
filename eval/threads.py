"""Score the reading of threads and of articles with comments, on pages written in real software's markup.

    python -m eval.threads eval/sets/threads [--part open|check] [--verbose] [--json] [--stories DIR]

A set is a folder of pairs: ``NAME.html`` beside ``NAME.json``, its gold: ``address`` and ``collected`` as a
collector would know them; ``kind``, ``title``, ``authors`` and ``published`` of the opening post or article;
``main`` (texts that stand in the main text), ``not_main``, ``not_comment`` (texts that stand in no comment:
signatures, profiles, forms), and ``comments`` in the page's order, each with ``author`` (null: nobody is
named), ``begins`` (the first forty characters of its own words, or of what stands in its place), ``reply_to``
(index of the comment that it answers; null: the post) and, where it quotes another, ``quotes``, which is no
part of it. On a flat board a post answers the one that it quotes or addresses.

``--part`` takes the folder of that name. The part ``check`` is for measuring alone: readers are built on
``open``. ``--stories`` scores the comments of gold stories (a folder of sets) too, in figures only.
"""

import argparse
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from eval.gold import Found, Row, load, plainly, raw_pages
from synoptic.config import Config
from synoptic.errors import PageError
from synoptic.model import Document, RawPage, Record
from synoptic.read import read
from synoptic.text import fold

PARTS = ("open", "check", "late")
STORIES = "comments of stories"

_ADDRESS = re.compile(r"^(?:>>\s?\d+|[@#]\S+)[\s:,]*")

ROWS = ("begins", "author", "reply_to", "whole", "answers", "real", "comments kept clean", "kind", "title",
        "authors", "published", "main kept", "rest left out", "pages")  # fmt: skip
"""The rows in order; ``answers`` are the ``reply_to`` that name a comment, ``real`` is precision."""

Check = tuple[str, bool, str]
"""The row that it counts for, whether it holds, and what to say where it does not."""


class Said(Record, frozen=True, kw_only=True):
    """A comment as it was read."""

    text: str
    """Its words, white space folded."""
    author: str | None
    """Who wrote it."""
    answers: int | None
    """Index of the comment that it answers, among those read."""


def talk(document: Document) -> list[Said]:
    """The comments of a document, in order."""
    blocks = [(i, b) for i, b in enumerate(document.blocks) if b.role in ("comment", "digest")]
    place = {index: at for at, (index, _) in enumerate(blocks)}
    return [
        Said(
            text=fold(document.text[block.start : block.end]),
            author=block.author,
            answers=None if block.reply_to is None else place.get(block.reply_to),
        )
        for _, block in blocks
    ]


def matched(gold: Sequence[Row], found: Sequence[Said]) -> dict[int, int]:
    """For each gold comment that was found, by its beginning and in order, which one it is."""
    pairs: dict[int, int] = {}
    free = list(range(len(found)))
    for wanted, row in enumerate(gold):
        begin = plainly(row["begins"])
        to = None if row["reply_to"] is None else gold[row["reply_to"]]["author"]
        at = next((i for i in free if begins(found[i].text, begin, to)), None)
        if at is not None:
            pairs[wanted] = at
            free.remove(at)
    return pairs


def begins(text: str, begin: str, addressed: str | None) -> bool:
    """Whether words begin so, be it after the number or the name of the one that they are addressed to."""
    head = text[:200]
    bare = plainly(head).removeprefix(plainly(addressed))
    return any(each.strip().startswith(begin) for each in (plainly(_ADDRESS.sub("", head)), bare))


def comments(gold: Sequence[Row], found: Sequence[Said]) -> Iterator[Check]:
    """Beginning, author and nesting of each gold comment; then whether each comment that was read is one."""
    pairs = matched(gold, found)
    back = {at: wanted for wanted, at in pairs.items()}
    for wanted, row in enumerate(gold):
        said = found[pairs[wanted]] if wanted in pairs else None
        name = f"{row['author']}: {row['begins']}"
        yield "begins", said is not None, f"not found: {name}"
        author = said is not None and plainly(said.author) == plainly(row["author"])
        yield "author", author, f"is by {said.author if said else '?'}: {name}"
        where = back.get(said.answers, -1) if said and said.answers is not None else None
        reply = said is not None and where == row["reply_to"]
        shown = "?" if said is None else where
        yield "reply_to", reply, f"answers {shown}, not {row['reply_to']}: {name}"
        if row["reply_to"] is not None:
            yield "answers", reply, ""
        yield "whole", author and reply, ""
        if "quotes" in row:
            clean = said is not None and fold(row["quotes"]) not in said.text
            yield "comments kept clean", clean, f"quotes: {name}"
    last: Said | None = None
    for at, said in enumerate(found):
        same = last and said.author and (last.author, last.answers) == (said.author, said.answers)
        if at not in back and same:
            continue  # more words of the one before, with a label or a picture between
        yield "real", at in back, f"no comment: {said.author}: {said.text[:60]}"
        last = said if at in back else None


def checks(gold: Row, document: Document) -> Iterator[Check]:
    """All that is counted of one page."""
    found = talk(document)
    yield from comments(gold["comments"], found)
    got = document.published.date if document.published else None
    names = sorted(map(plainly, document.authors))
    yield "kind", document.kind == gold["kind"], f"kind is {document.kind}"
    yield "title", plainly(document.title) == plainly(gold["title"]), f"title is {document.title!r}"
    yield "authors", names == sorted(map(plainly, gold["authors"])), f"authors are {document.authors}"
    yield "published", got == gold["published"], f"published is {got}, not {gold['published']}"
    main = Found(document).main()
    spoken = " ".join(said.text for said in found)
    for text in gold["main"]:
        yield "main kept", fold(text) in main, f"not in main: {text[:60]}"
    for text in gold["not_main"]:
        yield "rest left out", fold(text) not in main, f"in main: {text[:60]}"
    for text in gold["not_comment"]:
        yield "comments kept clean", fold(text) not in spoken, f"in a comment: {text[:60]}"


def empty(gold: Row) -> Document:
    """What is scored of a page that could not be read."""
    return Document(
        id="", address=gold["address"], kind="listing", genre="report", source=None, title=None,
        section=None, authors=(), published=None, collected=None, language=None, text="", blocks=(), words=0,
    )  # fmt: skip


def judge(page: Path) -> list[Check]:
    """The checks of one page: its markup beside its gold."""
    gold: Row = json.loads(page.with_suffix(".json").read_text("utf-8"))
    raw = RawPage(
        address=gold["address"], name=page.name, body=page.read_bytes(), collected=gold["collected"]
    )
    try:
        document = read(raw, Config())
    except PageError as error:
        return [*checks(gold, empty(gold)), ("pages", False, str(error))]
    return [*checks(gold, document), ("pages", True, "")]


def part(folder: Path) -> dict[str, list[Check]]:
    """The checks of all pages of a folder, by page."""
    return {page.stem: judge(page) for page in sorted(folder.glob("*.html"))}


def summed(pages: dict[str, list[Check]]) -> dict[str, tuple[int, int]]:
    """Rows over pages: how many are right, of how many."""
    total: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for every in pages.values():
        for row, holds, _ in every:
            total[row][0] += holds
            total[row][1] += 1
    return {row: (total[row][0], total[row][1]) for row in ROWS if row in total}


def story(folder: Path) -> tuple[int, int]:
    """Of one gold story, how many comments were found with beginning and author, of how many."""
    pages, gold = load(folder)
    right = of = 0
    for raw in raw_pages(folder, pages, Config()):
        row = gold["pages"].get(Path(raw.name).name, {}) if isinstance(raw, RawPage) else {}
        if not isinstance(raw, RawPage) or not row.get("comments"):
            continue
        rows = [{"author": a, "begins": fold(text)[:40], "reply_to": None} for a, text in row["comments"]]
        found = talk(read(raw, Config()))
        pairs = matched(rows, found)
        of += len(rows)
        right += sum(
            rows[i]["author"] is None or plainly(found[at].author) == plainly(rows[i]["author"])
            for i, at in pairs.items()
        )
    return right, of


def main() -> None:
    """Score and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--part", choices=PARTS, help="one half of the set; without it, both")
    parser.add_argument("--verbose", action="store_true", help="say what failed, on standard error")
    parser.add_argument("--json", action="store_true", help="print the sums as JSON")
    parser.add_argument("--stories", type=Path, help="a folder of gold stories whose comments are scored too")
    arguments = parser.parse_args()
    sums = {}
    for name in (arguments.part,) if arguments.part else PARTS:
        pages = part(arguments.folder / name)
        sums[name] = summed(pages)
        for page, every in pages.items() if arguments.verbose else ():
            for row, holds, miss in every:
                if not holds and miss:
                    print(f"{page}: {row}: {miss}", file=sys.stderr)
    if arguments.stories:
        sums[STORIES] = {f.name: story(f) for f in sorted(arguments.stories.iterdir()) if f.is_dir()}
    if arguments.json:
        print(json.dumps(sums))
        return
    for name, rows in sums.items():
        print(name)
        for row, (right, of) in rows.items():
            print(f"  {row:<28} {right:>4}/{of:<4} {right / of:.3f}" if of else f"  {row:<28} -")


if __name__ == "__main__":
    main()
