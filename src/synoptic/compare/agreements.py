"""What two independent sources tell alike.

A shared value is the strongest sign; shared words, names and dates do for the rest, as long as nothing in the
two sentences contradicts: no other value in the same slot, no denial of what the other says. Only the best
counterparts on each page count, so that a busy sentence does not draw half the story together.
"""

import functools
import re
from collections import defaultdict
from collections.abc import Sequence

from synoptic.compare import senses
from synoptic.compare.candidates import Likeness
from synoptic.compare.links import Link
from synoptic.compare.statements import Statement
from synoptic.compare.story import Pair, Story
from synoptic.lang import load
from synoptic.text import plain, stem

#: what two sentences must share to tell the same: weight in common, its share of both, and words that meet.
#: Much in common may be a smaller share of two long sentences; a shared day needs least, what judges or
#: denies most.
ENOUGH = ((1.5, 0.28, 2), (2.2, 0.2, 3))
ENOUGH_DOUBTFUL = ((2.6, 0.33, 3),)
ENOUGH_SAME_TIME = ((0.8, 0.1, 1),)
ENOUGH_SAME_MINUTE = ((0.3, 0.08, 0),)
_QUESTION = re.compile(r"[?？؟]\s*[\"”’»)]*\s*$")
#: how many counterparts on one page a sentence may have
BEST = 2


def compare_agreements(story: Story, opposed: frozenset[Pair]) -> list[Link]:
    """Statement pairs that tell the same; ``opposed`` pairs are left out."""
    ranked: dict[tuple[int, int], list[tuple[float, int]]] = defaultdict(list)
    found: dict[Pair, Link] = {}
    for (i, j), alike in story.alike.items():
        link = None if (i, j) in opposed else _judge(i, j, alike, story)
        if link is not None:
            found[i, j] = link
            ranked[i, story.statements[j].page].append((-link.sure, j))
            ranked[j, story.statements[i].page].append((-link.sure, i))
    best = {(min(i, j), max(i, j)) for (i, _), others in ranked.items() for _, j in sorted(others)[:BEST]}
    return [found[pair] for pair in sorted(best)]


def _judge(i: int, j: int, alike: Likeness, story: Story) -> Link | None:
    one, other = story.statements[i], story.statements[j]
    if _asks(one) or _asks(other) or _denies(one) != _denies(other):
        return None
    # whose chief executive somebody is, is no event; two pages that say so agree on nothing new
    roles = _roles(one.language.code) if alike.names else frozenset()
    told = [t for t in alike.terms if t not in roles]
    count = len(told) + len(alike.near)
    weight = alike.weight - sum(min(one.weights[t], other.weights[t]) for t in alike.terms if t in roles)
    mutual = alike.mutual * weight / alike.weight if alike.weight else 0.0
    mine, theirs = story.moments[i], story.moments[j]
    meets = mine.meets(theirs)
    exactly = bool(mine.days & theirs.days and mine.clocks & theirs.clocks)
    doubtful = _judges(one) or _judges(other) or _negated(one) != _negated(other)
    enough = ENOUGH_DOUBTFUL if doubtful else ENOUGH
    needs = (*enough, *(ENOUGH_SAME_TIME if meets else ()), *(ENOUGH_SAME_MINUTE if exactly else ()))
    if not any(weight >= w and mutual >= m and count >= n for w, m, n in needs):
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


def _asks(one: Statement) -> bool:
    return bool(_QUESTION.search(one.text))


def _denies(one: Statement) -> bool:
    """Whether a sentence tells what somebody denies."""
    return one.claim is not None and one.claim.stance == "denies"


def _judges(one: Statement) -> bool:
    """Whether a sentence judges or supposes instead of telling."""
    return one.claim is not None and one.claim.evaluative and one.claim.holder is None


def _negated(one: Statement) -> bool:
    return one.claim is not None and one.claim.negated


@functools.cache
def _roles(code: str) -> frozenset[str]:
    """Stems of titles and roles of a language."""
    root = senses.root if code == "en" else (lambda word: word)
    return frozenset(stem(root(word)) for title in load(code).titles for word in plain(title).split())


def _listed(names: Sequence[str]) -> str:
    first = list(names[:3])
    return first[0] if len(first) == 1 else f"{', '.join(first[:-1])} and {first[-1]}"
