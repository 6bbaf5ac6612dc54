"""Accuracy on the examples never falls below its floors; what is told is always traced."""

import json
from pathlib import Path
from typing import Any

import pytest

from eval.stories import judge, summed

ROOT = Path(__file__).parents[2]
SETS = sorted(gold.parent for gold in (ROOT / "eval" / "sets").glob("*/gold.json"))
EVERY: dict[str, Any] = json.loads((ROOT / "eval" / "floors.json").read_text("utf-8"))
FLOORS: dict[str, float] = {row: floor for row, floor in EVERY.items() if not isinstance(floor, dict)}


@pytest.fixture(scope="module")
def rows() -> dict[str, tuple[float, int]]:
    """Every row over all sets: how many are right, of how many."""
    return summed({folder.name: judge(folder) for folder in SETS})


def test_every_row_has_a_floor(rows: dict[str, tuple[float, int]]) -> None:
    assert set(rows) == set(FLOORS)


@pytest.mark.parametrize("row", FLOORS)
def test_no_row_falls_below_its_floor(rows: dict[str, tuple[float, int]], row: str) -> None:
    right, of = rows[row]
    assert of
    assert right / of >= FLOORS[row], f"{row}: {right:g} of {of}; python -m eval.stories --verbose says which"


def test_the_law_has_no_margin() -> None:
    assert FLOORS["traced"] == FLOORS["pages"] == FLOORS["no false conflicts"] == 1.0
