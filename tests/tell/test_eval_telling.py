import json
import subprocess
import sys
from pathlib import Path

import pytest

from eval.porter import porter
from eval.rouge import rouge_n
from eval.telling import lead, lexrank, ours

CORPORA = Path(__file__).parents[2] / "../shared/corpora"


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("caresses", "caress"), ("ponies", "poni"), ("agreed", "agre"), ("plastered", "plaster"),
        ("hopping", "hop"), ("falling", "fall"), ("filing", "file"), ("happy", "happi"),
        ("relational", "relat"), ("formalize", "formal"), ("electrical", "electr"),
        ("replacement", "replac"), ("adoption", "adopt"), ("rate", "rate"), ("cease", "ceas"),
        ("controlling", "control"), ("sky", "sky"), ("is", "is"),
    ],
)  # fmt: skip
def test_stems_as_the_algorithm_was_published(word: str, stem: str) -> None:
    assert porter(word) == stem


def test_rouge_by_hand() -> None:
    # 4 of 6 and 4 of 5 words shared; 2 of 5 and 2 of 4 pairs
    mine, theirs = "the ferry hit a hidden reef", "the ferry hit the reef"
    assert rouge_n(mine, [theirs], 1) == pytest.approx(2 * 4 / 11)
    assert rouge_n(mine, [theirs], 2) == pytest.approx(2 * 2 / 9)
    assert rouge_n(mine, [theirs, mine], 1) == pytest.approx((2 * 4 / 11 + 1) / 2)
    assert rouge_n("", [theirs], 1) == rouge_n("x", [], 1) == 0


def test_every_system_keeps_the_budget() -> None:
    docs = [{"sents": [f"Boat {i} left port {j} at dawn on a calm sea." for j in range(6)]} for i in range(3)]
    for system in (ours, lead, lexrank):
        assert 0 < len(system({"docs": docs, "budget": 30}, "en").split()) <= 30


@pytest.mark.skipif(not CORPORA.exists(), reason="no corpora beside the project")
def test_no_worse_than_the_first_sentences() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "eval.telling", "--corpora", str(CORPORA)],
        cwd=Path(__file__).parents[2], capture_output=True, text=True, check=True,
    )  # fmt: skip
    for row in map(json.loads, done.stdout.splitlines()):
        assert row["synoptic"]["rouge2"] > row["lead"]["rouge2"], row
