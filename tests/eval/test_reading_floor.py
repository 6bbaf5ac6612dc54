"""Reading public pages never falls below its floors; skipped where the corpora are not beside the project."""

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from eval.pages import SETS, golds
from eval.reading import FLOORS, fallen, means, run_rates, scored, word_f1

CORPORA = Path(__file__).parents[2] / "../shared/corpora"
PAGES = 12
"""Of each set; the shipped net learned from them, so this holds the rest of the reader."""


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """What libraries say of odd pages is not asked for."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.mark.skipif(not (CORPORA / "reading").exists(), reason="the corpora are not here")
def test_no_figure_of_a_few_pages_falls_below_its_floor() -> None:
    sums, _, _ = scored(golds(CORPORA, SETS, PAGES))
    assert not fallen(sums, "reading sample")
    assert means(sums["fundus"])["words F1"] > 0.9


def test_floors_are_given_for_every_kind_of_page() -> None:
    floors = json.loads(FLOORS.read_text("utf-8"))
    for part in ("reading", "reading sample"):
        assert {"wcxb article", "wcxb forum", "fundus"} <= floors[part].keys()


def test_words_and_runs_are_counted_as_told() -> None:
    assert word_f1("a b c d", "a b x y") == 0.5
    assert run_rates("a b c d e", "a b c d") == (0.5, 1.0)
    assert run_rates("a", "a") == (1.0, 1.0)
    assert run_rates("", "a b c d e") == (0.0, 0.0)
