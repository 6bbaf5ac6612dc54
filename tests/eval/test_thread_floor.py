"""Reading threads never falls below its floors; their gold is whole; their scorer counts what it says."""

import html
import json
import re
from pathlib import Path
from typing import Any

import pytest

from eval.threads import PARTS, ROWS, Check, checks, matched, part, summed, talk
from synoptic.model import Block, Document

ROOT = Path(__file__).parents[2]
SET = ROOT / "eval" / "sets" / "threads"
FLOORS: dict[str, dict[str, float]] = json.loads((ROOT / "eval" / "floors.json").read_text("utf-8"))[
    "threads"
]
GOLD = {page: json.loads(page.read_text("utf-8")) for page in sorted(SET.glob("*/*.json"))}


@pytest.fixture(scope="module")
def sums() -> dict[str, dict[str, tuple[int, int]]]:
    """For each half, each row: how many are right, of how many."""
    return {name: summed(part(SET / name)) for name in PARTS}


@pytest.mark.parametrize("name", PARTS)
@pytest.mark.parametrize("row", ROWS)
def test_no_row_falls_below_its_floor(
    sums: dict[str, dict[str, tuple[int, int]]], name: str, row: str
) -> None:
    right, of = sums[name][row]
    assert right / of >= FLOORS[name][row], f"{right} of {of}; python -m eval.threads says more"


# ── the gold ─────────────────────────────────────────────────────────────────────────────────────────


def squashed(markup: str) -> str:
    """The text of a page without tags and white space."""
    bare = re.sub(r"<(script|style)\b.*?</\1>|<[^>]+>", "", markup, flags=re.DOTALL)
    return re.sub(r"\s+", "", html.unescape(bare))


@pytest.mark.parametrize("page", GOLD, ids=lambda page: f"{page.parent.name}-{page.stem}")
def test_gold_stands_on_its_page(page: Path) -> None:
    gold = GOLD[page]
    text = squashed(page.with_suffix(".html").read_text("utf-8"))
    rows = gold["comments"]
    texts = [*gold["main"], *gold["not_main"], *gold["not_comment"], *(row["begins"] for row in rows)]
    texts += [row["quotes"] for row in rows if "quotes" in row]
    assert not [each for each in texts if re.sub(r"\s+", "", each) not in text]
    assert all(row["reply_to"] is None or 0 <= row["reply_to"] < at for at, row in enumerate(rows))
    assert len({row["begins"] for row in rows}) == len(rows)


def test_each_half_has_every_kind_of_page() -> None:
    for name in PARTS:
        half = [gold for page, gold in GOLD.items() if page.parent.name == name]
        assert {gold["kind"] for gold in half} == {"thread", "article"}
        assert any(not gold["comments"] for gold in half), "a page without talk"
    software = [{g["software"] for page, g in GOLD.items() if page.parent.name == name} for name in PARTS]
    assert software[0].isdisjoint(software[1])


# ── the scorer ───────────────────────────────────────────────────────────────────────────────────────

WORDS = ("The ferry is late.", "It is always late.", "@ann Only in March.", "Sign in")


def document(*roles: tuple[str, str | None, int | None]) -> Document:
    """A page whose blocks are the words above, with role, author and the block answered."""
    blocks, at = [], 0
    for text, (role, author, to) in zip(WORDS, roles, strict=True):
        blocks.append(Block(role=role, start=at, end=at + len(text), author=author, reply_to=to))  # type: ignore[arg-type]
        at += len(text) + 1
    return Document(
        id="d", address="a", kind="thread", genre="discussion", source=None, title="Late", section=None,
        authors=("Bo",), published=None, collected=None, language="en", text="\n".join(WORDS),
        blocks=tuple(blocks), words=4,
    )  # fmt: skip


GOLD_PAGE: dict[str, Any] = {
    "kind": "thread", "title": "Late", "authors": ["Bo"], "published": None,
    "main": [WORDS[0]], "not_main": [WORDS[1]], "not_comment": [WORDS[3]],
    "comments": [
        {"author": "ann", "begins": "It is always late.", "reply_to": None},
        {"author": "Cy", "begins": "Only in March.", "reply_to": 0},
    ],
}  # fmt: skip


def failed(every: list[Check]) -> set[str]:
    """The rows in which something is wrong."""
    return {row for row, holds, _ in every if not holds}


def test_what_is_right_is_counted_right() -> None:
    right = document(
        ("paragraph", None, None), ("comment", "ann", None), ("comment", "Cy", 1), ("chrome", None, None)
    )
    assert failed(list(checks(GOLD_PAGE, right))) == set()


def test_every_fault_is_counted_in_its_row() -> None:
    wrong = document(
        ("comment", "Bo", None), ("comment", "ann", None), ("comment", "ann", 0), ("comment", None, None)
    )
    assert failed(list(checks(GOLD_PAGE, wrong))) == {
        "author", "reply_to", "answers", "whole", "real", "comments kept clean", "main kept",
    }  # fmt: skip


def test_a_comment_that_is_not_found_is_wrong_in_all() -> None:
    none = document(*[("paragraph", None, None)] * 4)
    assert failed(list(checks(GOLD_PAGE, none))) >= {"begins", "author", "reply_to", "whole"}
    assert matched(GOLD_PAGE["comments"], talk(none)) == {}


def test_more_of_the_same_comment_is_no_other_comment() -> None:
    parted = document(
        ("paragraph", None, None), ("comment", "ann", None), ("comment", "Cy", 1), ("comment", "Cy", 1)
    )
    assert "real" not in failed(list(checks(GOLD_PAGE, parted)))
