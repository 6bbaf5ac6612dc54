"""One event told at two times of day, or on two days, by two sources.

The event must be plain: much in common, somebody or something named in both, and one clock time in each.
Whole hours between two clocks may be two time zones and are let pass; so are clocks of two different days.
"""

from synoptic.compare.links import Link
from synoptic.compare.moments import HOUR, apart, told
from synoptic.compare.story import Story

#: weight in common, its share of both, and names in common that one event needs
WEIGHT, MUTUAL = 1.2, 0.18
#: shared words that make up for a name in common
TERMS = 2
#: clocks nearer than this are rounded, further than this tell of two events (minutes)
ROUNDED, FAR = 5, 8 * HOUR


def compare_clocks(story: Story) -> list[Link]:
    """Verdicts on statement pairs that give the time of day of one event."""
    found = []
    for (i, j), likeness in story.alike.items():
        mine, theirs = story.moments[i], story.moments[j]
        if len(mine.clocks) != 1 or len(theirs.clocks) != 1:
            continue
        if likeness.weight < WEIGHT or likeness.mutual < MUTUAL:
            continue
        if not likeness.names and len(likeness.terms) < TERMS:
            continue
        if mine.days and theirs.days and not mine.days & theirs.days:
            continue
        first, second = next(iter(mine.clocks)), next(iter(theirs.clocks))
        distance = apart(first, second)
        if ROUNDED < distance <= FAR and distance % HOUR:
            who = [story.voices[story.statements[k].page] for k in (i, j)]
            why = f"{told(first)} ({who[0]}) and {told(second)} ({who[1]})."
            sure = min(0.9, 0.3 + likeness.mutual)
            found.append(Link(one=i, other=j, verdict="conflict", kind="account", why=why, sure=sure))
    return found
