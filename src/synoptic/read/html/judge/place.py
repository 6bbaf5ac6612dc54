"""Where a piece stands: in boxes with so much prose, among so many like it, so far from the title."""

import itertools
from collections import Counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from synoptic.read.html.dom.sums import Page
from synoptic.read.html.dom.tree import Box
from synoptic.read.html.judge.phrases import SHORT, as_label

Floats = NDArray[np.float32]

LEVELS = 5
"""Boxes around a piece whose sums are looked at, its own included."""
FAR = 8
"""Steps between two neighbours from which on they are all the same."""


def places(page: Page) -> Floats:
    """Pieces × measures of where each stands."""
    columns = [_around(page), _place(page), _alike(page), _steps(page), _heads(page)]
    return np.concatenate(columns, axis=1)


def _around(page: Page) -> Floats:
    """Of a piece's box and each around it: its share of prose and links, its size, how many are like it."""
    boxes = page.tree.boxes
    first = np.array([box.first for box in boxes], dtype=np.intp)
    last = np.array([box.last for box in boxes], dtype=np.intp)
    above = np.array([box.index if box.parent is None else box.parent.index for box in boxes], dtype=np.intp)
    like = np.array(
        [
            0 if box.parent is None else page.like[box.parent.index, box.tag, box.get("class")]
            for box in boxes
        ],
        dtype=np.float32,
    )
    direct = np.zeros(len(boxes), dtype=np.float32)
    for index, amount in page.direct.items():
        direct[index] = amount / page.total
    prose, text, links = np.array(page.all_prose), np.array(page.all_text), np.array(page.all_links)
    at = np.array([piece.box.index for piece in page.tree.pieces], dtype=np.intp)
    columns: list[NDArray[Any]] = []
    for _ in range(LEVELS):
        a, b = first[at], last[at]
        size, amount = np.maximum(1, b - a), text[b] - text[a]
        columns += [
            (prose[b] - prose[a]) / page.total,
            (links[b] - links[a]) / np.maximum(1, amount),
            np.log1p(size) / 4,
            np.log1p(amount / size) / 6,
            np.log1p(like[at]) / 3,
            direct[at],
        ]
        at = above[at]
    return np.stack(columns, axis=1).astype(np.float32)


def _place(page: Page) -> Floats:
    """Where pieces stand: on the page, from its title, from the box with most prose of its own."""
    n = len(page.tree.pieces)
    index = np.arange(n, dtype=np.float32)
    gone = np.array(page.all_prose[:n], dtype=np.float32) / page.total
    off = index - page.title_at
    known = float(page.title_at >= 0)
    ways = _ways(page, page.best)
    title = page.tree.pieces[page.title_at].box if page.title_at >= 0 else None
    titled = _ways(page, title)
    heads = np.cumsum(
        [piece.box.tag == "h1" and i > page.title_at for i, piece in enumerate(page.tree.pieces)]
    )
    depth = [min(40, piece.box.depth) / 20 for piece in page.tree.pieces]
    columns = [
        index / n,
        np.log1p(index) / 5,
        np.log1p(n - 1 - index) / 5,
        gone,
        (gone == 0).astype(np.float32),
        (gone > 0.999).astype(np.float32),
        np.sign(off) * np.log1p(np.abs(off)) / 5 * known,
        (off == 0) * known,
        np.full(n, known),
        np.array(depth),
        np.minimum(3, heads) / 3,
        *np.array([ways[piece.box.index] for piece in page.tree.pieces]).T,
        *np.array([titled[piece.box.index] for piece in page.tree.pieces]).T,
    ]
    return np.stack(columns, axis=1).astype(np.float32)


def _ways(page: Page, goal: Box | None) -> dict[int, tuple[float, float]]:
    """By box: how far up, and down again, the way goes to a certain one."""
    down = {box.index: steps for steps, box in enumerate(goal.line())} if goal is not None else {}
    known = {index: (0, steps) for index, steps in down.items()}
    for piece in page.tree.pieces:
        missing = []
        at: Box | None = piece.box
        while at is not None and at.index not in known:
            missing.append(at.index)
            at = at.parent
        up, steps = known[at.index] if at is not None else (2 * FAR, 2 * FAR)
        for index in reversed(missing):
            up += 1
            known[index] = up, steps
    boxes = {piece.box.index for piece in page.tree.pieces}
    return {i: (min(FAR, known[i][0]) / FAR, min(FAR, known[i][1]) / FAR) for i in boxes}


def _alike(page: Page) -> Floats:
    """Of all pieces set alike: how many, how much prose, how linked; and how often the same is said."""
    pieces = page.tree.pieces
    known: dict[tuple[str, str, str, str], int] = {}
    groups = np.array([known.setdefault(_set(piece.box), len(known)) for piece in pieces], dtype=np.intp)
    size = np.bincount(groups)
    text = np.bincount(groups, [len(piece.text) for piece in pieces])
    prose = np.bincount(groups, page.prose)
    links = np.bincount(groups, [piece.linked for piece in pieces])
    said = Counter(piece.text for piece in pieces)
    columns = [
        np.log1p(size[groups]) / 4,
        prose[groups] / page.total,
        links[groups] / text[groups],
        np.log1p(text[groups] / size[groups]) / 6,
        np.minimum(4, [said[piece.text] - 1 for piece in pieces]) / 2,
    ]
    return np.stack(columns, axis=1).astype(np.float32)


def _set(box: Box) -> tuple[str, str, str, str]:
    around = box.parent
    return box.tag, box.get("class"), around.tag if around else "", around.get("class") if around else ""


def _steps(page: Page) -> Floats:
    """Up and down to the piece before and to the one after, and whether they share a box."""
    pieces = page.tree.pieces
    ways = [(FAR, FAR)] + [_way(a.box, b.box) for a, b in itertools.pairwise(pieces)] + [(FAR, FAR)]
    rows = [(*ways[i], *ways[i + 1], *_same(ways[i]), *_same(ways[i + 1])) for i in range(len(pieces))]
    return np.array(rows, dtype=np.float32) / np.float32(FAR)


def _same(way: tuple[int, int]) -> tuple[int, int]:
    return FAR * (way == (0, 0)), FAR * (way == (1, 1))


def _way(one: Box, two: Box) -> tuple[int, int]:
    up = down = 0
    while one is not two and up + down < 2 * FAR:
        if one.depth >= two.depth:
            up += 1
            if one.parent is None:
                break
            one = one.parent
        else:
            down += 1
            assert two.parent is not None
            two = two.parent
    return min(FAR, up), min(FAR, down)


def _heads(page: Page) -> Floats:
    """How long ago a head announced comments, or other stories."""
    rows = []
    comments = teasers = 1_000
    for piece in page.tree.pieces:
        comments, teasers = comments + 1, teasers + 1
        if len(piece.text) < SHORT:
            told = as_label(piece.text)
            comments, teasers = 0 if told[4] else comments, 0 if told[5] else teasers
        rows.append((1 / (1 + comments), 1 / (1 + teasers), comments < 1_000, teasers < 1_000))
    return np.array(rows, dtype=np.float32)
