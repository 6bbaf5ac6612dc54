"""What two independent sources tell alike.

A shared value is the strongest sign; shared words, names and dates do for the rest, as long as nothing in the
two sentences contradicts: no other value in the same slot, no denial of what the other says. Only the best
counterparts on each page count, so that a busy sentence does not draw half the story together.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from synoptic.compare.candidates import Likeness
from synoptic.compare.links import Link
from synoptic.compare.moments import moments
from synoptic.compare.statements import Statement
from synoptic.text import plain

#: what two sentences must share to tell the same: weight in common, its share of both, and words that meet.
#: Much in common may be a smaller share of two long sentences; a shared day needs least.
ENOUGH = ((1.5, 0.28, 2), (2.2, 0.2, 3))
ENOUGH_SAME_TIME = ((0.8, 0.1, 1),)
#: how many counterparts on one page a sentence may have
BEST = 2


def compare_agreements(
    statements: Sequence[Statement],
    pairs: Iterable[tuple[int, int]],
    alike: Mapping[tuple[int, int], Likeness],
    opposed: frozenset[tuple[int, int]],
) -> list[Link]:
    """Statement pairs that tell the same; ``opposed`` pairs are left out."""
    ranked: dict[tuple[int, int], list[tuple[float, int]]] = defaultdict(list)
    found: dict[tuple[int, int], Link] = {}
    for i, j in pairs:
        if (i, j) in opposed:
            continue
        link = _judge(statements[i], statements[j], alike[i, j])
        if link is not None:
            found[i, j] = link
            ranked[i, statements[j].page].append((-link.sure, j))
            ranked[j, statements[i].page].append((-link.sure, i))
    best = {(min(i, j), max(i, j)) for (i, _), others in ranked.items() for _, j in sorted(others)[:BEST]}
    return [found[pair] for pair in sorted(best)]


def _judge(one: Statement, other: Statement, alike: Likeness) -> Link | None:
    count = len(alike.terms) + len(alike.near)
    mine, theirs = moments(one), moments(other)
    meets = mine.meets(theirs)
    needs = (*ENOUGH, *ENOUGH_SAME_TIME) if meets else ENOUGH
    if not any(alike.weight >= w and alike.mutual >= m and count >= n for w, m, n in needs):
        return None
    days = sorted(mine.days & theirs.days)
    why = "Both tell it in much the same words."
    if days:
        why = f"Both tell it, of the same day: {days[0]}."
    elif meets:
        why = "Both tell it, of the same time of day."
    elif alike.names:
        why = f"Both tell it of {_listed(sorted(alike.names, key=plain))}."
    return Link(
        one=one.index, other=other.index, verdict="agree", why=why,
        sure=min(0.9, 0.35 + alike.mutual + 0.1 * meets),
    )  # fmt: skip


def _listed(names: Sequence[str]) -> str:
    first = list(names[:3])
    return first[0] if len(first) == 1 else f"{', '.join(first[:-1])} and {first[-1]}"
