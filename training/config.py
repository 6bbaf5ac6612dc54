"""The spaCy training configurations: one for trees and tags, one for names.

They are trained apart, because no corpus at hand has both, and put into one
pipeline afterwards. Both read words through the same kind of small
convolutional network, which also sees the static vectors.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

WIDTH = 96
ATTRIBUTES = ["NORM", "PREFIX", "SUFFIX", "SHAPE"]


@dataclass(frozen=True, slots=True)
class Run:
    """What one training run needs to know."""

    train: Path
    dev: Path
    steps: int
    vectors: Path
    seed: int
    rows: tuple[int, int, int, int] = (3000, 1000, 2000, 2000)
    eval_every: int = 400


def tok2vec(run: Run) -> dict[str, Any]:
    """The network that reads words."""
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": WIDTH,
            "attrs": ATTRIBUTES,
            "rows": list(run.rows),
            "include_static_vectors": True,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": WIDTH,
            "depth": 4,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    }


def listener() -> dict[str, Any]:
    """What a component holds that shares the pipeline's network."""
    return {"@architectures": "spacy.Tok2VecListener.v1", "width": WIDTH, "upstream": "*"}


def transitions(kind: str, width: int, words: dict[str, Any]) -> dict[str, Any]:
    """A transition model over word vectors; ``kind`` is spaCy's name of the state."""
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": kind,
        "extra_state_tokens": False,
        "hidden_width": width,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": words,
    }


def trees(run: Run) -> dict[str, Any]:
    """Tagger, morphologizer and parser over one shared network."""
    tag_model = {"@architectures": "spacy.Tagger.v2", "nO": None, "tok2vec": listener()}
    components = {
        "tok2vec": {"factory": "tok2vec", "model": tok2vec(run)},
        "tagger": {"factory": "tagger", "model": tag_model},
        "morphologizer": {"factory": "morphologizer", "model": dict(tag_model)},
        "parser": {"factory": "parser", "model": transitions("parser", 64, listener())},
    }
    weights = {"tag_acc": 0.2, "pos_acc": 0.2, "morph_acc": 0.0, "dep_las": 0.5, "sents_f": 0.1}
    return _whole(run, components, weights)


def names(run: Run) -> dict[str, Any]:
    """The name finder with a network of its own."""
    components = {"ner": {"factory": "ner", "model": transitions("ner", 64, tok2vec(run))}}
    return _whole(run, components, {"ents_f": 1.0})


def _whole(run: Run, components: dict[str, Any], weights: dict[str, float]) -> dict[str, Any]:
    return {
        "nlp": {"lang": "en", "pipeline": list(components), "batch_size": 128},
        "components": components,
        "corpora": {part: _corpus(path) for part, path in (("train", run.train), ("dev", run.dev))},
        "training": _training(run, weights),
        "initialize": {"vectors": str(run.vectors)},
    }


def _corpus(path: Path) -> dict[str, Any]:
    return {
        "@readers": "spacy.Corpus.v1",
        "path": str(path),
        "max_length": 0,
        "gold_preproc": False,
        "limit": 0,
    }


def _training(run: Run, weights: dict[str, float]) -> dict[str, Any]:
    """Adam whose rate rises shortly and then falls to nothing at the last step."""
    sizes = {"@schedules": "compounding.v1", "start": 200, "stop": 1000, "compound": 1.001}
    rate = {
        "@schedules": "warmup_linear.v1",
        "initial_rate": 0.002,
        "warmup_steps": 100,
        "total_steps": int(run.steps * 1.02),
    }
    return {
        "seed": run.seed,
        "gpu_allocator": None,
        "dropout": 0.1,
        "patience": 0,
        "max_steps": run.steps,
        "max_epochs": 0,
        "eval_frequency": run.eval_every,
        "train_corpus": "corpora.train",
        "dev_corpus": "corpora.dev",
        "score_weights": weights,
        "optimizer": {"@optimizers": "Adam.v1", "learn_rate": rate, "grad_clip": 1.0, "use_averages": True},
        "batcher": {
            "@batchers": "spacy.batch_by_words.v1",
            "size": sizes,
            "tolerance": 0.2,
            "discard_oversize": False,
        },
        "logger": {"@loggers": "spacy.ConsoleLogger.v1", "progress_bar": False},
    }
