"""The pages that the project began with, where they lie beside it: every line has the role of its gold."""

import json
from pathlib import Path

import pytest

from synoptic.read.plain import plain_page

STORIES = Path(__file__).parents[2] / "../shared/stories"
ALIKE = frozenset(("lead", "list_item", "quote", "heading"))


@pytest.fixture(scope="module")
def began_with() -> Path:
    first = next(iter(sorted(STORIES.glob("*/pages/000_*.txt"))), None)
    if first is None:
        pytest.skip("the gold stories are not beside the project")
    return first.parents[1]


def test_roles_by_line(began_with: Path) -> None:
    gold = json.loads((began_with / "gold.json").read_text("utf-8"))["pages"]
    wrong = []
    for name, expected in gold.items():
        text = (began_with / "pages" / name).read_text("utf-8")
        blocked = plain_page(text)
        assert (blocked.kind, blocked.title) == (expected["kind"], expected["title"])
        lines = text.split("\n")
        for first, last, role in expected["roles"]:
            for k in range(first - 1, last):
                start = sum(len(line) + 1 for line in lines[:k])
                end = start + len(lines[k])
                got = {b.role for b in blocked.blocks if b.start < end and start < b.end}
                if lines[k].strip() and role not in got and not (role == "paragraph" and got & ALIKE):
                    wrong.append((name, k + 1, role, got))
    assert not wrong
