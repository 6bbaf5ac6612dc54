"""Score grouping into stories beside the plainest peer, in one run.

    python -m eval.matching --corpora FOLDER

Streams the development part of ECB+ (197 undated documents, pairs of confusable events; CC BY 3.0) in three
fixed random orders through our matcher, with the shipped settings, and through a single pass over TF-IDF
centroids whose threshold is the best on ECB+ train. Prints B-cubed F1, mean of the orders.
"""

import argparse
import random
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import mean

from eval.gold import bcubed
from synoptic.config import Config
from synoptic.match import Matcher, Signature
from synoptic.match.weights import Rarity, cosine
from training.matching import Stream, ecb

ORDERS = 3
THRESHOLDS = (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4)

Grouping = Callable[[Sequence[Signature]], dict[str, str]]


def arrived(pages: Sequence[Signature]) -> dict[str, str]:
    """Our stories, as decided when each page arrived."""
    stream = _matcher()
    return {page.document: stream.place(page).story for page in pages}


def repaired(pages: Sequence[Signature]) -> dict[str, str]:
    """Our stories after repair."""
    stream = _matcher()
    for page in pages:
        stream.place(page)
    return {placement.document: placement.story for placement in stream.final()}


def single_pass(threshold: float) -> Grouping:
    """The peer: each page joins the nearest centroid of TF-IDF weights over a threshold, or opens one."""

    def group(pages: Sequence[Signature]) -> dict[str, str]:
        rarity = Rarity()
        for page in pages:  # it is given the rarity of the whole stream beforehand
            rarity.learn(page.body)
        centroids: dict[str, Counter[str]] = {}
        placed = {}
        for page in pages:
            weights = rarity.weigh(page.body)
            near = max(((cosine(weights, dict(c)), name) for name, c in centroids.items()), default=(0.0, ""))
            story = near[1] if near[0] >= threshold else page.document
            centroids.setdefault(story, Counter()).update(weights)
            placed[page.document] = story
        return placed

    return group


def score(group: Grouping, stream: Stream) -> float:
    """Mean B-cubed F1 over the orders."""
    found = []
    for seed in range(ORDERS):
        order = list(stream)
        random.Random(seed).shuffle(order)
        stories: dict[str, list[str]] = {}
        for page, story in order:
            stories.setdefault(story, []).append(page.document)
        found.append(bcubed(group([page for page, _ in order]), list(stories.values())))
    return mean(found)


def _matcher() -> Matcher:
    config = Config()
    return Matcher(config.join, config.merge, config.copy)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpora", type=Path, required=True)
    folder = parser.parse_args().corpora / "matching"
    train, dev = ecb(folder / "ecbplus.train.jsonl"), ecb(folder / "ecbplus.dev.jsonl")
    best = max(THRESHOLDS, key=lambda threshold: score(single_pass(threshold), train))
    rows = {
        "ours, on arrival": arrived,
        "ours, repaired": repaired,
        f"single pass TF-IDF, threshold {best}": single_pass(best),
    }
    for name, group in rows.items():
        print(f"{name:<40} {score(group, dev):.3f}")


if __name__ == "__main__":
    main()
