"""What one independent source tells alone, and is worth knowing.

A statement stands alone if nothing on another source's pages comes near it. It is worth knowing by what is
specific in it: figures, people, dates, words spoken; and less so by how much it judges, hedges or asks. Each
page has a few, so that one long page does not drown the others.
"""

import re
from collections import defaultdict

from synoptic.compare.statements import KIND_WEIGHT, Statement, figures, quotes, times
from synoptic.compare.story import Story
from synoptic.model import Genre
from synoptic.text import plain, words

#: likeness from which something counts as told elsewhere too
TOLD_ELSEWHERE = 0.5
#: a share of a page's statements, and at least and at most so many, are offered
SHARE, FEWEST, MOST = 0.36, 4, 9
#: words that a telling sentence has at least
SHORTEST = 5
WEIGHT: dict[Genre, float] = {"report": 1.0, "opinion": 0.85, "discussion": 0.7, "digest": 0.7}
_ASKS = re.compile(r"[?？]\s*[\"”’»)]*\s*$")


def singles(story: Story, told: frozenset[int]) -> list[tuple[Statement, float]]:
    """Statements told once, with their worth; ``told`` are those that agreements or updates hold already."""
    nearest: dict[int, float] = defaultdict(float)
    for (i, j), likeness in story.alike.items():
        nearest[i] = max(nearest[i], likeness.mutual)
        nearest[j] = max(nearest[j], likeness.mutual)
    of_page: dict[int, list[tuple[float, Statement]]] = defaultdict(list)
    counts: dict[int, int] = defaultdict(int)
    for one in story.statements:
        if not story.own(one) or one.role == "caption":
            continue
        counts[one.page] += 1
        if one.index in told or nearest[one.index] >= TOLD_ELSEWHERE:
            continue
        value = worth(one) * WEIGHT[story.pages[one.page].document.genre] * (1 - nearest[one.index])
        if value > 0:
            of_page[one.page].append((value, one))
    found = []
    for page in sorted(of_page):
        room = min(MOST, max(FEWEST, round(SHARE * counts[page])))
        ranked = sorted(of_page[page], key=lambda pair: (-pair[0], pair[1].index))[:room]
        found += [(one, value) for value, one in ranked]
    return sorted(found, key=lambda pair: (-pair[1], pair[0].index))


def worth(one: Statement) -> float:
    """How much is specific in a statement; 0 for what tells nothing."""
    if len(words(one.text)) < SHORTEST or _ASKS.search(one.text):
        return 0.0
    rare = sorted((w for t, w in one.weights.items() if t[0] not in KIND_WEIGHT), reverse=True)[:8]
    value = 0.25 * sum(rare) / 8 + 0.12 * min(4, len(one.names))
    value += (
        0.22 * min(2, len(figures(one))) + 0.12 * min(2, len(times(one))) + 0.12 * min(1, len(quotes(one)))
    )
    claim = one.claim
    if claim is not None:
        value *= 0.6 if claim.evaluative else 1.0
        value *= 0.85 if claim.hedged else 1.0
    first = [plain(w) for w in words(one.text)[:1]]
    if first and first[0] in {plain(w) for w in one.language.opinion.first_person}:
        value *= 0.7
    return value
