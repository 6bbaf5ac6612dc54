"""Runs one training: a configuration in, the best pipeline on disk out."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from spacy import util
from spacy.language import Language
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as loop


def train(settings: dict[str, Any], out: Path) -> Path:
    """Train what ``settings`` says and return the folder of the best checkpoint."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    config = _filled(settings)
    util.fix_random_seed(config["training"]["seed"])
    nlp = init_nlp(config)
    out.mkdir(parents=True, exist_ok=True)
    loop(nlp, out)
    return out / "model-best"


def _filled(settings: dict[str, Any]) -> Any:
    """The settings with spaCy's defaults for all they leave out."""
    config = util.load_config_from_str(_text(settings), interpolate=False)
    nlp = util.load_model_from_config(config, auto_fill=True)
    assert isinstance(nlp, Language)
    return nlp.config


def _text(settings: dict[str, Any]) -> str:
    from thinc.api import Config

    return Config(settings).to_str()
