"""One event told at two times of day, or on two days, by two sources.

The event must be plain: much in common, somebody or something named in both, and one clock time in each.
Whole hours between two clocks may be two time zones and are let pass; so are clocks of two different days.
"""

from collections.abc import Iterable, Mapping, Sequence

from synoptic.compare.candidates import Likeness
from synoptic.compare.exchanges import DAY_MINUTES, minutes
from synoptic.compare.links import Link
from synoptic.compare.statements import Statement, times

#: weight in common, its share of both, and names in common that one event needs
WEIGHT, MUTUAL = 1.4, 0.2
#: clocks nearer than this are rounded, further than this tell of two events
ROUNDED, FAR = 5, 8 * 60


def compare_clocks(
    statements: Sequence[Statement],
    pairs: Iterable[tuple[int, int]],
    alike: Mapping[tuple[int, int], Likeness],
    voices: Sequence[str],
) -> list[Link]:
    """Verdicts on statement pairs that give the time of day of one event."""
    found = []
    for i, j in pairs:
        one, other, likeness = statements[i], statements[j], alike[i, j]
        if likeness.weight < WEIGHT or likeness.mutual < MUTUAL or not likeness.names:
            continue
        first, second = _clock(one), _clock(other)
        if not first or not second or not _one_day(one, other):
            continue
        apart = abs(minutes(first) - minutes(second))
        apart = min(apart, DAY_MINUTES - apart)
        if ROUNDED < apart <= FAR and apart % 60:
            why = f"{first} ({voices[one.page]}) and {second} ({voices[other.page]})."
            found.append(
                Link(
                    one=i, other=j, verdict="conflict", kind="account", why=why,
                    sure=min(0.9, 0.3 + likeness.mutual),
                )
            )  # fmt: skip
    return found


def _clock(one: Statement) -> str:
    clocks = {when.expression.clock for _, when in times(one) if when.expression.clock}
    return next(iter(clocks)) if len(clocks) == 1 else ""


def _one_day(one: Statement, other: Statement) -> bool:
    mine, theirs = ({w.date for _, w in times(s) if w.date is not None} for s in (one, other))
    return not mine or not theirs or bool(mine & theirs)
