"""A document -> its facts: names, quotes, figures, times and claims, each with the words it rests on.

>>> from synoptic.config import Config
>>> from synoptic.model import Block, Document
>>> text = "Mary Miller said: “It held.”"
>>> document = Document(
...     id="d", address="d", kind="article", genre="report", source=None, title=None, section=None,
...     authors=(), published=None, collected=None, language="en", text=text,
...     blocks=(Block(role="paragraph", start=0, end=len(text)),), words=5,
... )
>>> [fact.span.of(text) for fact in understand(document, Config()).facts if fact.stage == "quotes@1"]
['It held.']
"""

import functools
from importlib.metadata import entry_points

from synoptic.config import Config
from synoptic.model import Document, Page, StageFailure
from synoptic.understand.claims import claims
from synoptic.understand.figures import figures
from synoptic.understand.names import names
from synoptic.understand.quotes import quotes
from synoptic.understand.stage import Reading, Stage, check, run, stage
from synoptic.understand.times import times

__all__ = ["LINE", "Reading", "Stage", "check", "run", "stage", "understand"]

#: the stages in their order; each may use the facts of those before it
LINE: tuple[Stage, ...] = (names, quotes, times, figures, claims)

#: packages add stages of their own under this entry-point group; they run after LINE
GROUP = "synoptic.stages"


def understand(document: Document, config: Config) -> Page:
    """Everything that the stages find in a document. Pure: same document and settings, same page.

    A stage that fails costs only its own facts and is named in ``Page.failures``.

    Raises:
        ConfigError: the settings name a pipeline that is not installed, or an outside stage needs facts
            that nothing makes.
    """
    from synoptic.understand import pipeline

    extra, failures = _outside()
    line = (*LINE, *extra)
    check(line)
    with pipeline.pipeline_of(document.language, config).memory_zone():
        reading = pipeline.read(document, config)
        failures += run(line, reading)
        facts = tuple(sorted(reading.facts, key=lambda fact: (fact.span, fact.stage)))
        return Page(document=document, facts=facts, sentences=reading.sentences, failures=failures)


@functools.cache
def _outside() -> tuple[tuple[Stage, ...], tuple[StageFailure, ...]]:
    """Stages of other installed packages; one that cannot be imported is a failure, not a crash."""
    stages: list[Stage] = []
    failures: list[StageFailure] = []
    for entry in sorted(entry_points(group=GROUP), key=lambda entry: entry.name):
        try:
            found = entry.load()
        except Exception as error:  # noqa: BLE001  somebody else's package must not stop the page
            failures.append(StageFailure(stage=entry.name, reason=f"{type(error).__name__}: {error}"))
            continue
        if isinstance(found, Stage):
            stages.append(found)
        else:
            failures.append(StageFailure(stage=entry.name, reason="is not a synoptic stage"))
    return tuple(stages), tuple(failures)
