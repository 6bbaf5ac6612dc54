"""Where and when a sentence puts what it tells, as far as it opens with it.

*In the harbour, …* and *When she was mayor, …* set a scene: what follows holds there. A sentence that knows
nothing of the scene tells of something else, however alike its words.
"""

from collections.abc import Mapping, Sequence

import msgspec

from synoptic.compare.statements import Statement
from synoptic.model import Name, When
from synoptic.text import fold, plain, words

#: a scene is set in at most so many words
LONGEST = 14


class Setting(msgspec.Struct, frozen=True):
    """The opening of a sentence that sets its scene."""

    text: str
    """As worded, white space folded, without the comma."""
    terms: frozenset[str]
    """Stems and names in it; names as the statement knows them."""


def settings(statements: Sequence[Statement]) -> dict[int, Setting]:
    """The scenes that statements open with, by statement."""
    return {one.index: found for one in statements if (found := setting(one)) is not None}


def setting(one: Statement) -> Setting | None:
    """The scene that a sentence opens with; None where it opens with its subject."""
    head, comma, _ = one.raw.partition(",")
    spelt = words(head)
    if not comma or not 1 < len(spelt) <= LONGEST:
        return None
    if plain(spelt[0]) not in {plain(w) for w in one.language.comparing.scenes}:
        return None
    end = one.span.start + len(head)
    stems = {word.stem for word in one.words if word.span.end <= end}
    named = {
        term
        for fact in one.facts
        if isinstance(fact.what, Name) and fact.span.end <= end and fact.what.form != "pronoun"
        for term in (f"<{plain(name)}>" for name in one.names)
        if plain(fact.what.name) in term or term.strip("<>") in plain(fact.what.name)
    }
    timed = {
        fact.what.date
        for fact in one.facts
        if isinstance(fact.what, When) and fact.what.date is not None and fact.span.end <= end
    }
    return Setting(fold(head), frozenset(stems | named | timed)) if stems | named | timed else None


def elsewhere(one: Statement, other: Statement, scenes: Mapping[int, Setting]) -> bool:
    """Whether either sets a scene of which the other knows nothing."""
    return _unknown(scenes.get(one.index), other) or _unknown(scenes.get(other.index), one)


def _unknown(scene: Setting | None, other: Statement) -> bool:
    if scene is None:
        return False
    dates = {f.what.date for f in other.facts if isinstance(f.what, When) and f.what.date is not None}
    if not other.names and not dates:
        # what names nobody and no day leaves its scene to its page
        return False
    return not scene.terms & (other.weights.keys() | dates)
