"""How well two figures fill the same slot, by their words.

What is said around them, weighted by rarity and nearness; how near in sense the counted things are; whom and
what both name. The score orders and prunes; whether the values contradict is not its business.
"""

from collections.abc import Mapping

import msgspec

from synoptic.compare import senses
from synoptic.compare.candidates import NEAR, SOFT
from synoptic.compare.slots import Slot
from synoptic.model import Figure
from synoptic.text import stem

#: what words, the counted thing and names weigh in the score
WORDS, HEAD, NAMES = 0.6, 0.25, 0.15
#: what a name that both mention adds to what is said alike
NAMED = 0.15
#: what of a rare counted thing's weight counts as said alike, and what two who differ about it add
RARE_HEAD, HELD = 0.22, 0.1
#: a counted thing this rare needs nothing close beside it to be the same; how near what is close must be
SPECIFIC, SAID_ALIKE = 0.55, 0.4
#: what a unit of measure and a rate in common add to the score
UNIT, RATE = 0.06, 0.06
#: how near the counted things are taken to be where one is not told
UNTOLD_HEAD = 0.4


class Alignment(msgspec.Struct, frozen=True):
    """How well two figures fill the same slot."""

    words: float
    """Weight of the words in common, 0 to 1."""
    head: float
    """How near the counted things are: 1 the same word, 0 unlike; 0.4 where one is untold."""
    names: float
    """Share of names in common; 0.5 where neither names anybody."""
    shared: tuple[str, ...]
    """Stems in common, the weightiest first."""
    support: float
    """Weight in common beside the counted thing itself: what is said of it."""

    generic: bool
    """Whether the counted thing is but people or the like in this story, and nothing close is alike."""
    kind: float
    """What a unit and a rate in common add."""

    @property
    def score(self) -> float:
        """One number for the alignment, 0 to 1."""
        return min(1.0, WORDS * self.words + HEAD * self.head + NAMES * self.names + self.kind)


def align(one: Slot, other: Slot) -> Alignment:
    """How well two figures fill the same slot, by their words."""
    shared = one.about.keys() & other.about.keys()
    heads = frozenset(_stem(w) for w in one.head | other.head)
    met = {t: min(one.about[t], other.about[t]) for t in shared}
    for a in sorted(one.about.keys() - shared):
        best = max(
            ((senses.near(one.plain[a], other.plain[b]), b) for b in other.about.keys() - shared),
            default=None,
        )
        if best is not None and best[0] >= NEAR:
            met[a] = SOFT * best[0] * min(one.about[a], other.about[best[1]])
    whole = sum(one.about.values()) + sum(other.about.values())
    names = one.names & other.names
    both = min(len(one.names), len(other.names))
    ranked = sorted(shared, key=lambda t: (-min(one.about[t], other.about[t]), t))
    return Alignment(
        words=2 * sum(met.values()) / whole if whole else 0.0,
        head=_heads(one, other),
        names=len(names) / both if both else 0.5,
        shared=tuple(ranked),
        support=_support(met, heads, names, one, other),
        generic=_generic(one, other),
        kind=_kind(one.figure, other.figure),
    )


def _support(
    met: Mapping[str, float], heads: frozenset[str], names: frozenset[str], one: Slot, other: Slot
) -> float:
    """Weight of what is said alike beside the counted thing; a rare counted thing says something itself."""
    beside = sum(weight for t, weight in met.items() if t not in heads) + NAMED * len(names)
    rare = max((weight for t, weight in met.items() if t in heads), default=0.0)
    held = one.holder is not None and other.holder is not None and one.holder != other.holder
    return beside + RARE_HEAD * rare + HELD * held


def _generic(one: Slot, other: Slot) -> bool:
    """Seven soldiers wounded and four soldiers on patrol are soldiers, and nothing more."""
    if min(one.rarity, other.rarity) >= SPECIFIC or one.figure.unit is not None:
        return False
    return not (one.close & other.close) and not any(
        senses.near(one.plain[a], other.plain[b]) >= SAID_ALIKE
        for a in one.close & one.plain.keys()
        for b in other.close & other.plain.keys()
    )


def _kind(one: Figure, other: Figure) -> float:
    measured = one.measure == "measure" and one.unit is not None and other.unit is not None
    return UNIT * measured + RATE * (one.per is not None and other.per is not None)


def _heads(one: Slot, other: Slot) -> float:
    if not one.head or not other.head:
        return UNTOLD_HEAD
    if {_stem(w) for w in one.head} & {_stem(w) for w in other.head}:
        return 1.0
    return max(senses.near(a, b) for a in one.head for b in other.head)


def _stem(word: str) -> str:
    return stem(senses.root(word))
