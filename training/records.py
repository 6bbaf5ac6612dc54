"""The two nouns that every converter makes: a token, and a passage of sentences."""

from __future__ import annotations

from dataclasses import dataclass, field

OUTSIDE = "O"
UNKNOWN = "-"


@dataclass(frozen=True, slots=True)
class Token:
    """One gold token.

    ``head`` counts within the sentence and points to the token itself at the
    root. ``name`` is an IOB tag, ``O``, or ``-`` where the corpus does not say,
    so that a corpus without a label teaches nothing about it.
    """

    form: str
    space: bool = True
    lemma: str = ""
    pos: str = ""
    tag: str = ""
    feats: str = ""
    head: int = 0
    dep: str = ""
    name: str = UNKNOWN
    misc: str = ""


Sentence = tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences that stand together in one paragraph of one source."""

    sentences: tuple[Sentence, ...]
    source: str = ""
    breaks: frozenset[int] = field(default_factory=frozenset)
    """Sentences after which a paragraph ends (only in joined passages)."""

    def words(self) -> int:
        """How many gold tokens the passage holds."""
        return sum(len(sentence) for sentence in self.sentences)
