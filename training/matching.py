"""Learn the weights by which matching places a page.

    python -m training.matching --corpora FOLDER --stories SET... --out src/synoptic/match/data/weights.json

Streams ECB+ (CC BY 3.0; undated pages, pairs of confusable events) and gold stories (dated pages, in the
form of ``eval.gold``) with the right answer given at each step, and fits a logistic model with non-negative
weights to the page-story pairs met. Prints the fit of each gold set when it is left out.
"""

import argparse
import json
import random
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
import numpy.typing as npt

from eval.gold import addresses, load, raw_pages
from synoptic.config import Config
from synoptic.engine import read_page
from synoptic.match import Signature, signature
from synoptic.match.likeness import FIGURES, likeness
from synoptic.match.story import StoryState
from synoptic.match.weights import Rarity
from synoptic.model import Block, Document, RawPage

#: a pair of a gold story weighs so many of ECB+, whose pages are tokenised and undated
GOLD_WEIGHT = 8.0
#: stories that each page is compared with
CANDIDATES = 6

Stream = Sequence[tuple[Signature, str]]
Floats = npt.NDArray[np.float64]


class Pairs(NamedTuple):
    """Page-story pairs."""

    figures: Floats
    """pairs × figures."""
    same: Floats
    """1 where page and story belong together."""


def ecb(file: Path) -> Stream:
    """ECB+ as a stream in a fixed random order."""
    stream = []
    for line in file.read_text("utf-8").splitlines():
        row = json.loads(line)
        text = f"{row['title']}\n{row['text']}"
        document = Document(
            id=row["id"], address=row["id"], kind="article", genre="report", source=None, title=row["title"],
            section=None, authors=(), published=None, collected=None, language="en", text=text,
            blocks=(Block(role="paragraph", start=0, end=len(text)),), words=0,
        )  # fmt: skip
        stream.append((signature(document), str(row["story"])))
    random.Random(1).shuffle(stream)
    return stream


def gold(folder: Path) -> Stream:
    """A gold set as a stream, oldest page first."""
    pages, wanted = load(folder)
    names = addresses(folder, pages)
    story = {page: str(i) for i, group in enumerate(wanted["stories"]) for page in group}
    config = Config()
    stream = []
    for raw in raw_pages(folder, pages, config):
        document = read_page(raw, config)
        if isinstance(raw, RawPage) and isinstance(document, Document):
            name = names.get(raw.address, Path(raw.name).name)
            stream.append((signature(document), story[name]))
    return sorted(stream, key=lambda pair: (pair[0].day or 10**7, pair[0].document))


def pairs(stream: Stream) -> Pairs:
    """Every page with the stories likest to it, while the right stories grow."""
    rarity = Rarity()
    stories: dict[str, StoryState] = {}
    figures, same = [], []
    for page, wanted in stream:
        if page.listing:
            continue
        likes = [(likeness(page, story, rarity), name) for name, story in stories.items()]
        likes.sort(key=lambda pair: -pair[0].nearest - pair[0].names)
        for like, name in likes[:CANDIDATES]:
            figures.append([getattr(like, figure) for figure in FIGURES])
            same.append(float(name == wanted))
        rarity.learn(page.body)
        stories.setdefault(wanted, StoryState(wanted)).join(page)
    return Pairs(np.array(figures).reshape(-1, len(FIGURES)), np.array(same))


def fit(sets: Iterable[tuple[Pairs, float]], steps: int = 4000, rate: float = 2.0) -> tuple[Floats, float]:
    """Non-negative logistic regression by projected gradient descent."""
    known = list(sets)
    x = np.concatenate([p.figures for p, _ in known])
    y = np.concatenate([p.same for p, _ in known])
    share = np.concatenate([np.full(len(p.same), weight) for p, weight in known])
    share /= share.sum()
    weights, bias = np.zeros(x.shape[1]), 0.0
    for _ in range(steps):
        residual = (chances(x, weights, bias) - y) * share
        weights = np.maximum(0.0, weights - rate * (x.T @ residual + 1e-3 * weights))
        bias -= rate * float(residual.sum())
    return weights, bias


def chances(x: Floats, weights: Floats, bias: float) -> Floats:
    """Probabilities of pairs."""
    return 1.0 / (1.0 + np.exp(-(x @ weights + bias)))


def main() -> None:
    """Learn, report, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--stories", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    base = (pairs(ecb(arguments.corpora / "matching" / "ecbplus.train.jsonl")), 1.0)
    sets = {folder.name: pairs(gold(folder)) for folder in arguments.stories}
    join = Config().join
    for name, left_out in sets.items():
        model = fit([base, *((p, GOLD_WEIGHT) for other, p in sets.items() if other != name)])
        right = (chances(left_out.figures, *model) >= join) == (left_out.same == 1)
        print(f"{name}, left out: {int(right.sum())} of {len(right)} pairs right")
    weights, bias = fit([base, *((p, GOLD_WEIGHT) for p in sets.values())])
    learned = {name: round(float(w), 2) for name, w in zip(FIGURES, weights, strict=True)}
    arguments.out.write_bytes(msgspec.json.encode({"weights": learned | {"bias": round(bias, 2)}}))
    print(learned, round(bias, 2))


if __name__ == "__main__":
    main()
