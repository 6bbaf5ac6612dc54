"""Which sentences of a story may speak of the same thing, and how alike two of them are.

An inverted index over stems and names finds, for every statement, its likeliest counterparts: measured on
stories with known answers the counterpart of a figure stands among the first twenty nearly nine times of ten
(cosine of five-letter stems, weighted by their rarity in the story). Likeness then looks closer: words that
differ may mean the same. It orders and prunes; it never decides.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from synoptic.compare.statements import KIND_WEIGHT, Statement

TOP = 20
#: a term that more statements than this share finds nothing
MOST_SHARED = 150
#: two words are near from here on
NEAR = 0.3
#: what a near word is worth against the same word
SOFT = 0.8


class Likeness(msgspec.Struct, frozen=True):
    """How much two statements have in common."""

    mutual: float
    """Weight in common against the weight of both, 0 to 1."""
    covered: float
    """Weight in common against the weight of the shorter, 0 to 1."""
    terms: tuple[str, ...]
    """Shared stems, rarest first, names left out."""
    names: frozenset[str]
    """Names that both mention."""
    near: tuple[tuple[str, str, float], ...]
    """Different stems that mean nearly the same."""
    weight: float
    """Weight in common."""


def pairs(statements: Sequence[Statement], top: int = TOP) -> list[tuple[int, int]]:
    """Pairs of statements of different pages worth a closer look, each once, in order."""
    posting: dict[str, list[int]] = defaultdict(list)
    for one in statements:
        for term in one.weights:
            posting[term].append(one.index)
    found: set[tuple[int, int]] = set()
    for one in statements:
        scores: dict[int, float] = defaultdict(float)
        for term, weight in one.weights.items():
            if len(posting[term]) <= MOST_SHARED:
                for other in posting[term]:
                    if statements[other].page != one.page:
                        scores[other] += weight * statements[other].weights[term]
        ranked = sorted(scores, key=lambda k: (-scores[k] / (statements[k].norm or 1), k))[:top]
        found.update((min(one.index, other), max(one.index, other)) for other in ranked)
    return sorted(found)


def likeness(one: Statement, other: Statement) -> Likeness:
    """How much two statements have in common, words of near meaning counted in part."""
    shared = one.weights.keys() & other.weights.keys()
    if one.names & other.names:
        shared -= one.titled & other.titled
    weight = sum(min(one.weights[t], other.weights[t]) for t in shared)
    near = near_terms(one, other, shared)
    weight += sum(SOFT * nearness * min(one.weights[a], other.weights[b]) for a, b, nearness in near)
    whole, part = sum(one.weights.values()), sum(other.weights.values())
    stems = sorted((t for t in shared if t[0] not in KIND_WEIGHT), key=lambda t: (-one.weights[t], t))
    return Likeness(
        mutual=2 * weight / (whole + part) if whole + part else 0.0,
        covered=weight / min(whole, part) if min(whole, part) else 0.0,
        terms=tuple(stems),
        names=one.names & other.names,
        near=near,
        weight=weight,
    )


def near_terms(
    one: Statement, other: Statement, shared: Mapping[str, object] | set[str]
) -> tuple[tuple[str, str, float], ...]:
    """Pairs of different stems of near meaning, each stem once, nearest first."""
    found: dict[tuple[str, str], float] = {}
    mine, theirs = one.meanings, other.meanings
    fewer, more = sorted((mine, theirs), key=len)
    for key in (key for key in fewer if key in more):
        (a_weight, a), (b_weight, b) = mine[key], theirs[key]
        if a in shared or b in shared or a == b or not one.weights[a] or not other.weights[b]:
            continue
        nearness = (a_weight / one.weights[a]) * (b_weight / other.weights[b])
        if nearness >= NEAR and nearness > found.get((a, b), 0.0):
            found[a, b] = nearness
    taken_a: set[str] = set()
    taken_b: set[str] = set()
    chosen = []
    for (a, b), nearness in sorted(found.items(), key=lambda item: (-item[1], item[0])):
        if a not in taken_a and b not in taken_b:
            taken_a.add(a)
            taken_b.add(b)
            chosen.append((a, b, round(nearness, 3)))
    return tuple(chosen)
