"""Measures the TL;DR against people's summaries: ``python -m eval.telling --corpora FOLDER``.

FOLDER holds ``telling/multiling11_*.jsonl`` (MultiLing 2011 pilot: WikiNews articles, several human
summaries a topic). Beside ours stand two peers under the same budget and measure: the articles' first
sentences taken in turn, and LexRank (Erkan and Radev 2004). One JSON line a set.
"""

import argparse
import json
import math
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from eval.rouge import rouge_n
from synoptic.model import Block, Document, Page, Span
from synoptic.tell import tldr
from synoptic.text import count_words, stem, words

Topic = dict[str, Any]
SETS = {"english": ("multiling11_english_dev.jsonl", "en"), "french": ("multiling11_french.jsonl", "fr")}


def page(index: int, sentences: Sequence[str], language: str) -> Page:
    """An article of the set as a page: one paragraph, its sentences as given."""
    text, spans = "", []
    for sentence in sentences:
        text += " " if text else ""
        spans.append(Span(len(text), len(text) + len(sentence)))
        text += sentence
    document = Document(
        id=f"d{index}", address=f"d{index}", kind="article", genre="report", source=None, title=None,
        section=None, authors=(), published=None, collected=None, language=language, text=text,
        blocks=(Block(role="paragraph", start=0, end=len(text)),), words=count_words(text),
    )  # fmt: skip
    return Page(document=document, facts=(), sentences=tuple(spans))


def ours(topic: Topic, language: str) -> str:
    """The TL;DR under the topic's budget."""
    pages = [page(i, d["sents"], language) for i, d in enumerate(topic["docs"])]
    return " ".join(line.text for line in tldr(pages, words=topic["budget"]).sentences)


def lead(topic: Topic, language: str) -> str:  # noqa: ARG001  peers share one signature
    """First sentences in turn, then second ones, while they fit."""
    order = [d["sents"][k] for k in range(60) for d in topic["docs"] if k < len(d["sents"])]
    return _fill(order, topic["budget"])


def lexrank(topic: Topic, language: str) -> str:  # noqa: ARG001
    """Continuous LexRank on TF-IDF cosines, damping 0.85."""
    sentences = [s for d in topic["docs"] for s in d["sents"]]
    bags = [Counter(stem(w) for w in words(s)) for s in sentences]
    seen = Counter(t for bag in bags for t in bag)
    vectors = [{t: n * math.log(len(bags) / seen[t] + 1) for t, n in bag.items()} for bag in bags]
    norms = [math.sqrt(sum(x * x for x in v.values())) or 1.0 for v in vectors]
    links = [
        [sum(x * b.get(t, 0.0) for t, x in a.items()) / (m * n) for b, n in zip(vectors, norms, strict=True)]
        for a, m in zip(vectors, norms, strict=True)
    ]
    sums = [sum(row) or 1.0 for row in links]
    rank = [1 / len(bags)] * len(bags)
    for _ in range(30):
        rank = [
            0.15 / len(bags) + 0.85 * sum(rank[j] * links[j][i] / sums[j] for j in range(len(bags)))
            for i in range(len(bags))
        ]
    order = sorted(range(len(bags)), key=lambda i: -rank[i])
    return _fill([sentences[i] for i in order], topic["budget"])


def _fill(order: Sequence[str], budget: int) -> str:
    taken: list[str] = []
    left = budget
    for sentence in order:
        if count_words(sentence) <= left and sentence not in taken:
            taken.append(sentence)
            left -= count_words(sentence)
    return " ".join(taken)


def measure(topics: Sequence[Topic], language: str, system: Callable[[Topic, str], str]) -> dict[str, float]:
    """Mean ROUGE-1 and -2 F1 over the topics, times 100. English is stemmed."""
    told = [system(topic, language) for topic in topics]
    return {
        f"rouge{n}": round(
            100 * sum(
                rouge_n(text, topic["refs"], n, stemmed=language == "en")
                for text, topic in zip(told, topics, strict=True)
            ) / len(topics), 1,
        )
        for n in (1, 2)
    }  # fmt: skip


def main() -> None:
    """Print one line a set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    folder = parser.parse_args().corpora / "telling"
    for name, (file, language) in SETS.items():
        topics = [json.loads(line) for line in (folder / file).read_text("utf-8").splitlines() if line]
        systems = {"synoptic": ours, "lead": lead, "lexrank": lexrank}
        rows = {key: measure(topics, language, system) for key, system in systems.items()}
        print(json.dumps({"set": f"multiling11-{name}", "topics": len(topics), **rows}))


if __name__ == "__main__":
    main()
