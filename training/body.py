"""Trains the model of body text that the HTML reader ships: ``python -m training.body CORPORA``.

A conditional random field of two labels over the pieces of a page, on the features of
:mod:`synoptic.read.html.features`, trained by adaptive gradient steps, one page at a time. A piece is
body text where its runs of four words stand in the page's gold text. What gold sets treat differently
(titles, captions, labels of one or two words) is left open in training: either label will do.

Learned from: WCXB development articles (CC BY 4.0) and the test pages of Fundus (MIT); the weights hold
no text of either. ``--folds 4`` measures by cross-validation over hosts instead of writing weights.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from eval.reading import Gold, fundus, wcxb, word_f1, words
from synoptic.config import Config
from synoptic.read.html.features import Page, transition
from synoptic.read.html.guard import defuse
from synoptic.read.html.said import said
from synoptic.read.html.walk import tree_of

OUT = Path(__file__).parents[1] / "src/synoptic/read/html/body.json"
STEPS = ("same", "siblings", "cousins", "near", "far")
EPOCHS, RATE, DECAY = 8, 0.08, 1e-3
BIAS = 0.75
OPEN, BESIDE, BODY = 2, 0, 1
RARE_WORD, RARE = 20, 4
"""A feature must occur on so many hosts: words of class names, and all others."""
LEAST = 0.02
"""Smaller weights are not written."""


class Example(NamedTuple):
    """A page prepared for training."""

    gold: Gold
    labels: list[int]
    features: list[set[str]]
    steps: list[int]
    texts: list[str]


def example(gold: Gold) -> Example:
    """A page's pieces with their features and labels."""
    config = Config()
    tree = tree_of(defuse(gold.markup, config, gold.address), config, gold.address)
    told = said(tree.head)
    page = Page(tree, next(iter(told.titles), ""), told.description)
    features = [{*page.context(piece.box), *page.features(piece)} for piece in tree.pieces]
    steps = [
        STEPS.index(transition(one, two)) for one, two in zip(tree.pieces, tree.pieces[1:], strict=False)
    ]
    return Example(gold, _labels(page, gold), features, steps, [piece.text for piece in tree.pieces])


def _labels(page: Page, gold: Gold) -> list[int]:
    told = words(gold.body)
    runs = _runs(told)
    whole = f" {' '.join(told)} "
    title = words(gold.title or "")
    labels = []
    for piece in page.tree.pieces:
        own = words(piece.text)
        if len(own) >= 6:
            grams = _runs(own)
            label = BODY if len(grams & runs) > 0.6 * len(grams) else BESIDE
        else:
            label = BODY if f" {' '.join(own)} " in whole else BESIDE
        captioned = any(box.tag in ("figcaption", "figure") for box in piece.box.line())
        unsure = not own or own == title or piece.box.tag == "h1" or (len(own) < 3 and label == BODY)
        labels.append(OPEN if captioned or unsure else label)
    return labels


def _runs(tokens: Sequence[str], size: int = 4) -> set[tuple[str, ...]]:
    return {tuple(tokens[i : i + size]) for i in range(len(tokens) - size + 1)}


class Field:
    """Weights under training, over examples encoded as arrays."""

    def __init__(self, examples: Sequence[Example]) -> None:
        hosts: dict[str, set[str]] = {}
        for each in examples:
            for feature in set().union(*each.features):
                hosts.setdefault(feature, set()).add(each.gold.host)
        self.names = sorted(name for name, seen_on in hosts.items() if len(seen_on) >= _rare(name))
        index = {name: i for i, name in enumerate(self.names)}
        self.encoded = [self._encode(each, index) for each in examples]
        self.weights = np.zeros(len(self.names))
        self.steps = np.zeros((len(STEPS), 2, 2))

    @staticmethod
    def _encode(each: Example, index: dict[str, int]) -> tuple[np.ndarray, np.ndarray]:
        flat: list[int] = []
        starts: list[int] = []
        for features in each.features:
            starts.append(len(flat))
            flat += sorted(index[name] for name in features if name in index) or [0]
        return np.array(flat, dtype=np.int32), np.array(starts, dtype=np.int64)

    def train(self, examples: Sequence[Example], ids: Sequence[int], seed: int = 1) -> None:
        """Fit the weights to the pages with the ids; the mean over the later half of the epochs is kept."""
        rng = np.random.default_rng(seed)
        size = len(self.names)
        weights, steps = np.zeros(size), np.zeros((len(STEPS), 2, 2))
        seen_w, seen_s = np.full(size, 1e-6), np.full((len(STEPS), 2, 2), 1e-6)
        sum_w, sum_s, kept = np.zeros(size), np.zeros((len(STEPS), 2, 2)), 0
        ids = [i for i in ids if examples[i].labels]
        for epoch in range(EPOCHS):
            for i in rng.permutation(ids):
                flat, starts = self.encoded[i]
                each = examples[i]
                score = np.add.reduceat(weights[flat], starts).tolist()
                told_p, told_s = expected(score, each.steps, steps.tolist(), each.labels)
                free_p, free_s = expected(score, each.steps, steps.tolist(), None)
                counts = np.diff(np.append(starts, len(flat)))
                scale = math.sqrt(len(each.labels))
                slope = np.bincount(flat, np.repeat(told_p - free_p, counts), minlength=size) / scale
                hit = np.flatnonzero(slope)
                slope = slope[hit] - DECAY * weights[hit]
                seen_w[hit] += slope**2
                weights[hit] += RATE * slope / np.sqrt(seen_w[hit])
                slope_s = (told_s - free_s) / scale
                seen_s += slope_s**2
                steps += RATE * slope_s / np.sqrt(seen_s)
            if epoch >= EPOCHS // 2:
                sum_w, sum_s, kept = sum_w + weights, sum_s + steps, kept + 1
        self.weights, self.steps = sum_w / kept, sum_s / kept

    def model(self) -> dict[str, object]:
        """The weights as the reader loads them."""
        pairs = zip(self.names, self.weights.tolist(), strict=True)
        return {
            "bias": BIAS,
            "weights": {name: round(weight, 3) for name, weight in pairs if abs(weight) >= LEAST},
            "steps": {name: np.round(step, 3).tolist() for name, step in zip(STEPS, self.steps, strict=True)},
        }


def _rare(name: str) -> int:
    word = name[:2] in ("0:", "^:") and not name.startswith(("^:s:", "^:part:", "^:<", "^:head"))
    return RARE_WORD if word else RARE


def expected(
    score: list[float], kinds: list[int], steps: list, labels: list[int] | None
) -> tuple[np.ndarray, np.ndarray]:
    """Expected body labels and steps, under the gold labels where given, by forward and backward sums."""
    n = len(score)
    never = -1e9
    zero = [never if labels and labels[i] == BODY else 0.0 for i in range(n)]
    one = [never if labels and labels[i] == BESIDE else score[i] for i in range(n)]
    a0, a1, b0, b1 = [0.0] * n, [0.0] * n, [0.0] * n, [0.0] * n
    a0[0], a1[0] = zero[0], one[0]
    for i in range(1, n):
        t, u, v = steps[kinds[i - 1]], a0[i - 1], a1[i - 1]
        a0[i] = _plus(u + t[0][0], v + t[1][0]) + zero[i]
        a1[i] = _plus(u + t[0][1], v + t[1][1]) + one[i]
    for i in range(n - 2, -1, -1):
        t, p, q = steps[kinds[i]], zero[i + 1] + b0[i + 1], one[i + 1] + b1[i + 1]
        b0[i], b1[i] = _plus(t[0][0] + p, t[0][1] + q), _plus(t[1][0] + p, t[1][1] + q)
    total = _plus(a0[-1], a1[-1])
    inside = np.array([math.exp(min(0.0, a1[i] + b1[i] - total)) for i in range(n)])
    taken = np.zeros((len(STEPS), 2, 2))
    for i in range(n - 1):
        t = steps[kinds[i]]
        for u, before in enumerate((a0[i], a1[i])):
            for v, after in enumerate((zero[i + 1] + b0[i + 1], one[i + 1] + b1[i + 1])):
                if (x := before + t[u][v] + after - total) > -30:
                    taken[kinds[i], u, v] += math.exp(x)
    return inside, taken


def _plus(a: float, b: float) -> float:
    """The logarithm of a sum of two exponentials."""
    if a < b:
        a, b = b, a
    return a + math.log1p(math.exp(b - a)) if a - b < 30 else a


def fold_of(host: str, folds: int) -> int:
    """Pages of one host fall into one fold."""
    return int(hashlib.sha256(host.encode()).hexdigest(), 16) % folds


def measure(examples: Sequence[Example], folds: int) -> None:
    """Print the mean word F1 by corpus, each page read by weights that never saw its host."""
    from synoptic.read.html.chain import best

    field = Field(examples)
    found: Counter[str] = Counter()
    pages: Counter[str] = Counter()
    for held in range(folds):
        field.train(examples, [i for i, e in enumerate(examples) if fold_of(e.gold.host, folds) != held])
        steps = {name: step.tolist() for name, step in zip(STEPS, field.steps, strict=True)}
        for i, each in enumerate(examples):
            if fold_of(each.gold.host, folds) != held or not each.labels:
                continue
            flat, starts = field.encoded[i]
            score = (np.add.reduceat(field.weights[flat], starts) + BIAS).tolist()
            inside = best(score, [STEPS[k] for k in each.steps], steps)
            text = "\n".join(
                t for t, x, y in zip(each.texts, inside, each.labels, strict=True) if x and y < 2
            )
            found[each.gold.corpus] += word_f1(text, each.gold.body)
            pages[each.gold.corpus] += 1
    for corpus, sum_ in found.items():
        print(f"{corpus}: {sum_ / pages[corpus]:.4f} over {pages[corpus]} pages")


def main(arguments: Iterable[str] | None = None) -> None:
    """Train on all pages and write the weights, or measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "corpora", type=Path, help="the folder that holds reading/wcxb-dev and reading/fundus-dev"
    )
    parser.add_argument("--folds", type=int, default=0, help="measure by cross-validation, write nothing")
    options = parser.parse_args(None if arguments is None else list(arguments))
    golds = [*wcxb(options.corpora, ("article",)), *fundus(options.corpora)]
    examples = [example(gold) for gold in golds]
    if options.folds:
        measure(examples, options.folds)
        return
    field = Field(examples)
    field.train(examples, range(len(examples)))
    OUT.write_text(json.dumps(field.model(), ensure_ascii=False, indent=0, sort_keys=True) + "\n", "utf-8")
    print(f"{len(examples)} pages, {len(field.names)} features -> {OUT}")


if __name__ == "__main__":
    main()
