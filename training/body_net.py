"""The net of the HTML reader as it is trained: the twin, in torch, of ``synoptic.read.html.judge.net``."""

from __future__ import annotations

import io
import random
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from synoptic.read.html.judge.net import HEADS, KINDS

WIDE, NAMED, WORDED, POOLED = 64, 48, 16, 32
LAYERS = 4
REPEATED, REPEATS = 2, 12
"""How many of a piece's first measures, and which of the page's, tell whether metadata repeats the text."""
KNOWN_BY_ADDRESS = 13
"""From here on, the page's measures come from its address; they are hidden now and then in training."""


class BodyNet(nn.Module):
    """Takes one page at a time, as tensors of :func:`training.body.tensors`."""

    def __init__(self, measures: int, whole: int, box_words: int, text_words: int) -> None:
        super().__init__()
        self.mean, self.std = torch.zeros(measures), torch.ones(measures)
        self.boxes = nn.EmbeddingBag(box_words, NAMED, mode="sum")
        self.words = nn.EmbeddingBag(text_words, WORDED, mode="sum")
        nn.init.normal_(self.boxes.weight, std=0.05)
        nn.init.normal_(self.words.weight, std=0.05)
        self.enter = nn.Linear(measures + NAMED + WORDED, WIDE)
        self.page = nn.Linear(whole, WIDE)
        self.convs = nn.ModuleList(
            nn.Conv1d(WIDE, WIDE, 3, dilation=2**k, padding=2**k) for k in range(LAYERS)
        )
        self.pool = nn.Linear(2 * WIDE, POOLED)
        self.kind = nn.Linear(POOLED, len(KINDS))
        self.back = nn.Linear(POOLED, WIDE)
        self.mid = nn.Linear(2 * WIDE, WIDE)
        self.out = nn.Linear(WIDE, len(HEADS))
        self.lost = nn.Dropout(0.25)
        self.unread = 0.3
        """Share of names and words that a page loses in training, so that none is relied on alone."""

    def forward(self, page: dict[str, Tensor]) -> tuple[Tensor, Tensor]:
        """Logits of the pieces and of the page's kind."""
        whole, numbers = page["whole"], page["numbers"]
        kept_boxes = kept_words = None
        if self.training:
            kept_boxes = (torch.rand(len(page["names"])) > self.unread).float()
            kept_words = (torch.rand(len(page["words"])) > self.unread).float()
            if random.random() < self.unread:
                whole = torch.cat([whole[:KNOWN_BY_ADDRESS], torch.zeros(len(whole) - KNOWN_BY_ADDRESS)])
            if random.random() < self.unread:
                whole = torch.where(torch.arange(len(whole)) == REPEATS, 0.0, whole)
                numbers = torch.cat([torch.zeros(len(numbers), REPEATED), numbers[:, REPEATED:]], 1)
        boxes = self.boxes(page["names"], page["name_starts"], per_sample_weights=kept_boxes)
        words = self.words(page["words"], page["word_starts"], per_sample_weights=kept_words)
        quarter = NAMED // 4
        line = torch.zeros(len(page["at"]), NAMED - 2 * quarter)
        line = line.index_add(0, page["line_of"], boxes[page["line"], 2 * quarter :])
        around = [boxes[page["at"], :quarter], boxes[page["outer"], quarter : 2 * quarter], line]
        x = torch.cat([(numbers - self.mean) / self.std, *around, words], 1)
        first = torch.relu(self.enter(self.lost(x)) + self.page(whole))
        seen = first.T[None]
        for conv in self.convs:
            seen = seen + torch.relu(conv(self.lost(seen)))
        seen = seen[0].T
        pooled = torch.relu(self.pool(torch.cat([seen.mean(0), seen.max(0).values])))
        mid = torch.relu(self.mid(self.lost(torch.cat([first, seen], 1))) + self.back(pooled))
        return self.out(mid), self.kind(pooled)


def loss(told: tuple[Tensor, Tensor], page: dict[str, Tensor]) -> Tensor:
    """How wrong the net is on a page: pieces weighted by the root of their words, plus one minus their F1."""
    pieces, kind = told
    known = (page["own"] >= 0).float()
    own = (page["own"] > 0.6).float()
    sizes = page["sizes"] * known
    weight = sizes.sqrt() / sizes.sqrt().sum().clamp(min=1)
    wrong = (functional.binary_cross_entropy_with_logits(pieces[:, 0], own, reduction="none") * weight).sum()
    chance = torch.sigmoid(pieces[:, 0])
    hit = (chance * sizes * own).sum()
    missed = 1 - (2 * hit + 1) / ((chance * sizes).sum() + (sizes * own).sum() + 1)
    total = wrong + 0.5 * missed + 0.1 * functional.cross_entropy(kind[None], page["kind"][None])
    for head, name in enumerate(HEADS[1:], 1):
        if page[f"{name}_known"]:
            apart = functional.binary_cross_entropy_with_logits(pieces[:, head], page[name], reduction="sum")
            total = total + apart / 60
    return total


def packed(net: BodyNet, box_words: list[str], text_words: list[str]) -> bytes:
    """The weights as the reader loads them: an ``.npz`` of halves."""
    arrays: dict[str, Any] = {
        "box_words": np.frombuffer("\n".join(box_words).encode(), dtype=np.uint8),
        "text_words": np.frombuffer("\n".join(text_words).encode(), dtype=np.uint8),
        "box_vectors": _with_unknown(net.boxes.weight),
        "text_vectors": _with_unknown(net.words.weight),
        "mean": net.mean.numpy(),
        "std": net.std.numpy(),
    }
    layers = {
        "in": net.enter, "page": net.page, "pool": net.pool, "kind": net.kind, "back": net.back,
        "mid": net.mid, "out": net.out,
    }  # fmt: skip
    for name, layer in layers.items():
        arrays[f"{name}_w"] = layer.weight.detach().numpy().T
        arrays[f"{name}_b"] = layer.bias.detach().numpy()
    for index, conv in enumerate(net.convs):
        arrays[f"conv{index}_w"] = conv.weight.detach().numpy().transpose(2, 1, 0)
        arrays[f"conv{index}_b"] = conv.bias.detach().numpy()
    body = io.BytesIO()
    halves = {k: v if v.dtype == np.uint8 else v.astype(np.float16) for k, v in arrays.items()}
    np.savez_compressed(body, **halves)
    return body.getvalue()


def _with_unknown(table: Tensor) -> np.ndarray:
    """A table of vectors with a last row of zeros, for words that are not known."""
    rows = table.detach().numpy()
    return np.concatenate([rows, np.zeros((1, rows.shape[1]), dtype=rows.dtype)])
