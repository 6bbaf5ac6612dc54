"""One event told at two times of day, or on two days, by two sources.

The event must be plain: much in common, somebody or something named in both, and one clock time in each.
Whole hours between two clocks may be two time zones and are let pass; so are clocks of two different days.
"""

from collections.abc import Iterable, Mapping, Sequence

from synoptic.compare.candidates import Likeness
from synoptic.compare.links import Link
from synoptic.compare.moments import HOUR, Moments, apart, moments, told
from synoptic.compare.statements import Statement

#: weight in common, its share of both, and names in common that one event needs
WEIGHT, MUTUAL = 1.2, 0.18
#: shared words that make up for a name in common
TERMS = 2
#: clocks nearer than this are rounded, further than this tell of two events (minutes)
ROUNDED, FAR = 5, 8 * HOUR


def compare_clocks(
    statements: Sequence[Statement],
    pairs: Iterable[tuple[int, int]],
    alike: Mapping[tuple[int, int], Likeness],
    voices: Sequence[str],
) -> list[Link]:
    """Verdicts on statement pairs that give the time of day of one event."""
    when: dict[int, Moments] = {}
    found = []
    for i, j in pairs:
        one, other, likeness = statements[i], statements[j], alike[i, j]
        if likeness.weight < WEIGHT or likeness.mutual < MUTUAL:
            continue
        if not likeness.names and len(likeness.terms) < TERMS:
            continue
        mine, theirs = (when.setdefault(s.index, moments(s)) for s in (one, other))
        if len(mine.clocks) != 1 or len(theirs.clocks) != 1:
            continue
        if mine.days and theirs.days and not mine.days & theirs.days:
            continue
        first, second = next(iter(mine.clocks)), next(iter(theirs.clocks))
        distance = apart(first, second)
        if ROUNDED < distance <= FAR and distance % HOUR:
            why = f"{told(first)} ({voices[one.page]}) and {told(second)} ({voices[other.page]})."
            sure = min(0.9, 0.3 + likeness.mutual)
            found.append(Link(one=i, other=j, verdict="conflict", kind="account", why=why, sure=sure))
    return found
