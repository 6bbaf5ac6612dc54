"""How like a page is to a story: a few readable figures, and one probability from them.

Names alone make two events of one town look like one; words alone make two bridges look like one. So both
are measured apart, and together.
"""

import functools
import json
import math
from importlib import resources

from synoptic.match.signature import Signature
from synoptic.match.weights import Rarity, cosine
from synoptic.model import Record

#: days after which a page is no longer near
FAR_DAYS = 45
#: what an undated page is taken for
UNDATED = 0.4
#: pages of a story that a page is compared with one by one
RECENT = 40


class Likeness(Record, frozen=True, kw_only=True):
    """A page beside a story. All figures run from 0 to 1."""

    content: float
    """Cosine of the weighted stems, names left out, with all of the story's pages."""
    names: float
    """Cosine of the weighted names and numbers with all of the story's pages."""
    both: float
    """Geometric mean of the two: high only where both are."""
    nearest: float
    """As ``content``, with the story's most similar page."""
    near: float
    """1 on the day of the story's nearest page, 0 after :data:`FAR_DAYS`; :data:`UNDATED` where unknown."""
    shared: float
    """Containment of the wording in the page of the story that holds most of it; told, not weighed."""
    terms: tuple[str, ...]
    """The shared terms that weigh most, for the reason."""


class StoryState:
    """A story as placing sees it: its pages' signatures and their sums."""

    __slots__ = ("body", "id", "members", "names")

    def __init__(self, story: str) -> None:
        self.id = story
        self.members: list[Signature] = []
        self.body: dict[str, float] = {}
        self.names: dict[str, float] = {}

    def join(self, page: Signature) -> None:
        """Add a page to the sums."""
        self.members.append(page)
        for mine, more in ((self.body, page.body), (self.names, page.names)):
            for term, weight in more.items():
                mine[term] = mine.get(term, 0.0) + weight


def likeness(page: Signature, story: StoryState, rarity: Rarity) -> Likeness:
    """Compare a page with a story.

    Where no page of the story is in the page's language, names stand in for words.
    """
    recent = story.members[-RECENT:]
    names, theirs = rarity.weigh(page.names), rarity.weigh(story.names)
    by_name = cosine(names, theirs)
    peers = [other for other in recent if page.language == other.language]
    if peers:
        known = page.names.keys() | story.names.keys()
        words = _without(rarity.weigh(page.body), known)
        content = cosine(words, _without(rarity.weigh(story.body), known))
        nearest = max(cosine(words, rarity.weigh(_without(other.body, known))) for other in peers)
    else:
        content = by_name
        nearest = max((cosine(names, rarity.weigh(other.names)) for other in recent), default=0.0)
    common = page.body.keys() & story.body.keys()
    weighty = sorted(common, key=lambda t: (-rarity.of(t) * page.body[t] * story.body[t], t))
    return Likeness(
        content=content,
        names=by_name,
        both=math.sqrt(content * by_name),
        nearest=nearest,
        near=max((nearness(page.day, other.day) for other in recent), default=UNDATED),
        shared=max((containment(page.sketch, other.sketch) for other in recent), default=0.0),
        terms=tuple(weighty[:8]),
    )


def _without(terms: dict[str, float], names: set[str]) -> dict[str, float]:
    return {term: weight for term, weight in terms.items() if term not in names}


def containment(part: tuple[int, ...], whole: tuple[int, ...]) -> float:
    """Share of one page's word runs that stand in another's."""
    if len(part) < 4:
        return 0.0
    return len(set(part) & set(whole)) / len(part)


def nearness(one: int | None, other: int | None) -> float:
    """1 on the same day, falling evenly to 0 at :data:`FAR_DAYS`; :data:`UNDATED` where a day is unknown."""
    if one is None or other is None:
        return UNDATED
    return max(0.0, 1 - abs(one - other) / FAR_DAYS)


#: the figures that are weighed
FIGURES = ("content", "names", "both", "nearest", "near")


@functools.cache
def model() -> dict[str, float]:
    """Weights by figure and ``bias``, as ``training/matching.py`` learned them; only the bias is below 0."""
    file = resources.files(__package__) / "data" / "weights.json"
    weights: dict[str, float] = json.loads(file.read_text("utf-8"))["weights"]
    return weights


def probability(like: Likeness) -> float:
    """How probable it is that page and story tell the same event (logistic)."""
    weights = model()
    total = weights["bias"] + sum(weights[name] * getattr(like, name) for name in FIGURES)
    return 1.0 / (1.0 + math.exp(-total))
