"""Runs one training: a configuration in, the best pipeline on disk out."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from spacy import util
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as loop
from thinc.api import Config, fix_random_seed

RESULT = "model-last"
"""The last checkpoint is taken, not the best on development data, so that its figures stay honest."""


def train(settings: dict[str, Any], out: Path) -> None:
    """Train what ``settings`` says and write checkpoints to ``out``."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    config = _filled(settings)
    fix_random_seed(config["training"]["seed"])
    nlp = init_nlp(config)
    out.mkdir(parents=True, exist_ok=True)
    loop(nlp, out)


def _filled(settings: dict[str, Any]) -> Any:
    """The settings with spaCy's defaults for all they leave out."""
    config = util.load_config_from_str(Config(settings).to_str(), interpolate=False)
    nlp = util.load_model_from_config(config, auto_fill=True)
    return nlp.config
