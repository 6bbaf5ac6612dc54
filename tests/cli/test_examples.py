"""The examples, on the whole path with the real rooms: what is told stands in the pages."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

EXAMPLES = Path(__file__).parents[2] / "examples"
SETS = sorted(folder.name for folder in EXAMPLES.iterdir() if folder.is_dir())


def fold(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def objects(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


@pytest.fixture(params=SETS)
def example(request: pytest.FixtureRequest, home: Path) -> Path:
    """A copy in the working folder: addresses in the tests are the same on every machine."""
    shutil.copytree(EXAMPLES / request.param, request.param)
    return Path(request.param)


def untraced(brief: dict[str, Any]) -> list[dict[str, Any]]:
    """Whatever is told and does not stand, word for word, where its span says."""
    texts = {document["id"]: document["text"] for document in brief["documents"]}
    told: list[tuple[dict[str, Any], list[dict[str, Any]]]] = []
    for story in brief["stories"]:
        told += [(line, line["spans"]) for line in (*story["tldr"]["sentences"], *story["timeline"])]
        for name in ("quotes", "figures", "times", "only"):
            told += [(item, [item["span"]]) for item in story[name]]
        for name in ("claims", "agreements", "conflicts", "updates"):
            sides = (side for row in story[name] for side in row.get("claims", row.get("mentions")))
            told += [(side, [side["span"]]) for side in sides]
    assert told
    return [
        item
        for item, spans in told
        if item.get("worded") is not True
        and fold(item["text"]) not in [fold(texts[s["document"]][s["start"] : s["end"]]) for s in spans]
    ]


def test_everything_told_stands_in_the_pages(synoptic: Run, example: Path) -> None:
    done = synoptic("brief", example, "--format", "json")
    assert (done.code, done.err) == (0, "")
    told = json.loads(done.out)
    assert untraced(told) == []
    assert len(told["documents"]) == len([f for f in example.iterdir() if f.name != "pages.json"])
    stories = [document for story in told["stories"] for document in story["documents"]]
    assert sorted(stories) == sorted(document["id"] for document in told["documents"])


def test_the_order_of_pages_changes_nothing(synoptic: Run, example: Path) -> None:
    files = sorted(file for file in example.iterdir() if file.name != "pages.json")
    first = synoptic("brief", *files, "--format", "json").out
    assert synoptic("brief", *reversed(files), "--format", "json").out == first


def test_stages_alone_make_what_the_whole_path_makes(synoptic: Run, example: Path) -> None:
    whole = json.loads(synoptic("brief", example, "--format", "json").out)
    read = synoptic("read", example)
    Path("in.jsonl").write_text(read.out)
    documents = objects(read.out)
    assert sorted(d["id"] for d in documents) == sorted(d["id"] for d in whole["documents"])
    understood = synoptic("understand", "in.jsonl")
    assert (understood.code, understood.err) == (0, "")
    texts = {d["id"]: d["text"] for d in documents}
    for line in objects(understood.out):
        for fact in line["facts"]:
            assert fact["text"] == texts[line["id"]][fact["start"] : fact["end"]]
    assert len(objects(synoptic("match", "in.jsonl").out)) == len(documents)
    short = objects(synoptic("tldr", example, "--words", "40", "--format", "json").out)
    assert all(line["words"] <= line["original_words"] for line in short)


def test_a_store_tells_what_a_brief_tells(synoptic: Run, example: Path) -> None:
    brief = json.loads(synoptic("brief", example, "--format", "json").out)
    largest = brief["stories"][0]
    assert synoptic("add", example, "--store", "n.sqlite").code == 0
    listed = objects(synoptic("stories", "--store", "n.sqlite", "--format", "json").out)
    assert sorted(s["documents"] for s in listed) == sorted(len(s["documents"]) for s in brief["stories"])
    story = max(listed, key=lambda line: line["documents"])["id"]
    shown = json.loads(synoptic("show", story, "--store", "n.sqlite", "--format", "json").out)
    assert untraced(shown) == []
    assert sorted(shown["stories"][0]["documents"]) == sorted(largest["documents"])
    assert shown["stories"][0]["claims"] == largest["claims"]
    before = Path("n.sqlite").read_bytes()
    assert set(synoptic("add", example, "--store", "n.sqlite").out.split()) & {"opened", "joined"} == set()
    assert Path("n.sqlite").read_bytes() == before
