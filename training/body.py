"""Trains the net that tells a page's own text: ``python -m training.body CORPORA``.

Learned from pages of WCXB's development part, all seven types (CC BY 4.0), of Fundus' tests (MIT) and of
forums (magic-html's benchmark, Apache-2.0); the weights hold no text of theirs but single words of class
names and labels that stand on the pages of many hosts. A piece is the page's own text where its runs of
four words stand in the page's gold text. What gold sets treat differently (titles, captions, labels of one
or two words) is left open in training: either will do.

``--folds 4 --out FOLDER`` trains on all but each fourth of the hosts in turn and writes the four nets
there, for ``python -m eval.reading CORPORA --folds FOLDER``, which reads each page by the net that never
saw its host.
"""

from __future__ import annotations

import argparse
import logging
import math
import random
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

import torch
from torch import Tensor

from eval.pages import REST, Gold, fold_of, forum, fundus, wcxb, words
from synoptic.config import Config
from synoptic.errors import PageError
from synoptic.read.html.dom.guard import defuse
from synoptic.read.html.dom.sums import Page
from synoptic.read.html.judge.net import KINDS
from synoptic.read.html.judge.sight import Sight, look
from synoptic.read.html.page import opened
from training.body_net import BodyNet, loss, packed

OUT = Path(__file__).parents[1] / "src/synoptic/read/html/judge/net.npz"
EPOCHS, RATE, DECAY, BATCH = 12, 2e-3, 0.05, 6
HOSTS_OF_NAME, HOSTS_OF_WORD = 20, 25
"""A word must stand on the pages of so many hosts to be learned: of names of boxes, of texts."""
OPEN = -1.0
"""Label of a piece that may be either."""
RUN = 4


class Example(NamedTuple):
    """A page prepared for training."""

    host: str
    kind: int
    sight: Sight
    own: list[float]
    """Which share of each piece stands in the gold text; OPEN: not told."""
    sizes: list[int]
    title: list[bool] | None
    byline: list[bool] | None


def example(gold: Gold) -> Example | None:
    """A page's pieces with what is known of them; None: it has none."""
    config = Config()
    try:
        page, _ = opened(defuse(gold.markup, config, gold.address), config, gold.address)
    except PageError:
        return None
    tree = page.tree
    if not tree.pieces:
        return None
    found = [words(piece.text) for piece in tree.pieces]
    title, names = words(gold.title or ""), [set(words(name)) for name in gold.authors or ()]
    return Example(
        host=gold.host,
        kind=KINDS.index(_kind(gold)),
        sight=look(page, gold.address),
        own=_own(page, gold, found),
        sizes=[len(each) for each in found],
        title=[each == title for each in found] if title else None,
        byline=[len(w) <= 25 and any(n and n <= set(w) for n in names) for w in found] if names else None,
    )


def _kind(gold: Gold) -> str:
    if gold.thread:
        return "forum"
    return gold.corpus.partition(" ")[2] or "article"


def _own(page: Page, gold: Gold, found: Sequence[list[str]]) -> list[float]:
    told = words(gold.body)
    runs, whole = _runs(told), f" {' '.join(told)} "
    title = words(gold.title or "")
    labels = []
    for piece, own in zip(page.tree.pieces, found, strict=True):
        if len(own) >= RUN + 2:
            grams = _runs(own)
            label = len(grams & runs) / len(grams)
        else:
            label = float(f" {' '.join(own)} " in whole)
        captioned = any(box.tag in ("figcaption", "figure") for box in piece.box.line())
        little = len(own) < 3 and label > 0.5 and not gold.thread
        unsure = not own or own == title or piece.box.tag == "h1" or little
        labels.append(OPEN if captioned or unsure else label)
    return labels


def _runs(tokens: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(tokens[i : i + RUN]) for i in range(len(tokens) - RUN + 1)}


class Vocabulary(NamedTuple):
    """Words that are learned, in the order of their rows."""

    boxes: list[str]
    texts: list[str]


def vocabulary(examples: Sequence[Example]) -> Vocabulary:
    """The words that stand on the pages of many hosts."""
    names: dict[str, set[str]] = {}
    texts: dict[str, set[str]] = {}
    for each in examples:
        for word in {word for box in each.sight.boxes for word in box.all()}:
            names.setdefault(word, set()).add(each.host)
        for word in set().union(*each.sight.words):
            texts.setdefault(word, set()).add(each.host)
    return Vocabulary(
        sorted(word for word, hosts in names.items() if len(hosts) >= HOSTS_OF_NAME and "\n" not in word),
        sorted(word for word, hosts in texts.items() if len(hosts) >= HOSTS_OF_WORD),
    )


def tensors(each: Example, boxes: dict[str, int], texts: dict[str, int]) -> dict[str, Tensor]:
    """A page as the net in training takes it; rows are looked up as the reader does."""
    names, name_starts = _flat([box.all() for box in each.sight.boxes], boxes)
    found, word_starts = _flat(each.sight.words, texts)
    lines: list[list[int]] = []
    for place, box in enumerate(each.sight.boxes):
        lines.append([place, *(lines[box.outer] if box.outer >= 0 else ())])
    outers = [box.outer for box in each.sight.boxes]
    n = len(each.sight.places)
    return {
        "numbers": torch.from_numpy(each.sight.numbers),
        "whole": torch.from_numpy(each.sight.page),
        "names": torch.tensor(names, dtype=torch.long),
        "name_starts": torch.tensor(name_starts),
        "words": torch.tensor(found, dtype=torch.long),
        "word_starts": torch.tensor(word_starts),
        "at": torch.tensor(each.sight.places),
        "outer": torch.tensor([outers[p] if outers[p] >= 0 else p for p in each.sight.places]),
        "line": torch.tensor([box for place in each.sight.places for box in lines[place]]),
        "line_of": torch.tensor([i for i, p in enumerate(each.sight.places) for _ in lines[p]]),
        "own": torch.tensor(each.own),
        "sizes": torch.tensor(each.sizes, dtype=torch.float32),
        "kind": torch.tensor(each.kind),
        "title": torch.tensor(each.title or [False] * n, dtype=torch.float32),
        "title_known": torch.tensor(each.title is not None),
        "byline": torch.tensor(each.byline or [False] * n, dtype=torch.float32),
        "byline_known": torch.tensor(each.byline is not None),
    }


def _flat(bags: Sequence[Iterable[str]], rows: dict[str, int]) -> tuple[list[int], list[int]]:
    flat: list[int] = []
    starts = []
    for bag in bags:
        starts.append(len(flat))
        flat += sorted(rows[word] for word in bag if word in rows)
    return flat, starts


def train(pages: list[dict[str, Tensor]], known: Vocabulary, seed: int = 1) -> BodyNet:
    """A net trained on pages, by AdamW with one cycle of the rate."""
    torch.manual_seed(seed)
    random.seed(seed)
    numbers = torch.cat([page["numbers"] for page in pages[::3]])
    net = BodyNet(numbers.shape[1], len(pages[0]["whole"]), len(known.boxes), len(known.texts))
    net.mean, net.std = numbers.mean(0), numbers.std(0).clamp(min=0.05)
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    steps = EPOCHS * math.ceil(len(pages) / BATCH)
    rate = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps, pct_start=0.15)
    for epoch in range(EPOCHS):
        start, wrong = time.time(), 0.0
        net.train()
        random.shuffle(pages)
        for at in range(0, len(pages), BATCH):
            batch = pages[at : at + BATCH]
            mean = torch.stack([loss(net(page), page) for page in batch]).mean()
            optimizer.zero_grad()
            mean.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            rate.step()
            wrong += mean.item() * len(batch)
        print(f"epoch {epoch + 1}: loss {wrong / len(pages):.4f}, {time.time() - start:.0f} s", flush=True)
    return net.eval()


def trained(examples: Sequence[Example]) -> bytes:
    """The weights learned from examples, as the reader loads them."""
    known = vocabulary(examples)
    boxes, texts = ({word: row for row, word in enumerate(each)} for each in known)
    pages = [tensors(each, boxes, texts) for each in examples]
    return packed(train(pages, known), known.boxes, known.texts)


def main(arguments: Iterable[str] | None = None) -> None:
    """Train on all pages and write the weights, or one net for each fold."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path, help="the folder that holds reading/wcxb-dev and others")
    parser.add_argument("--folds", type=int, default=0, help="one net for each fold of hosts, on all others")
    parser.add_argument("--out", type=Path, default=OUT, help="a file; with --folds, a folder")
    options = parser.parse_args(None if arguments is None else list(arguments))
    logging.disable(logging.CRITICAL)
    torch.set_num_threads(1)
    corpora = options.corpora
    golds = [*wcxb(corpora, ("article", "forum", *REST)), *fundus(corpora), *forum(corpora)]
    with ProcessPoolExecutor() as workers:
        examples = [each for each in workers.map(example, golds, chunksize=20) if each]
    print(f"{len(examples)} pages, {sum(map(len, (e.own for e in examples)))} pieces", flush=True)
    if not options.folds:
        options.out.write_bytes(trained(examples))
        return
    options.out.mkdir(parents=True, exist_ok=True)
    for held in range(options.folds):
        body = trained([each for each in examples if fold_of(each.host, options.folds) != held])
        (options.out / f"{held}-of-{options.folds}.npz").write_bytes(body)


if __name__ == "__main__":
    main()
