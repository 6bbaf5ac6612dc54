"""How like a page is to a story: six readable figures, and one probability from them."""

import functools
import json
import math
from importlib import resources

from synoptic.match.signature import Signature
from synoptic.match.weights import Rarity, cosine
from synoptic.model import Record

#: days over which nearness in time fades to a third
NEAR_DAYS = 4.0
#: pages of a story that a page is compared with one by one
RECENT = 40


class Likeness(Record, frozen=True, kw_only=True):
    """A page beside a story. All figures run from 0 to 1."""

    body: float
    """Cosine of the weighted stems with all of the story's pages."""
    head: float
    """The same of titles and first words."""
    names: float
    """The same of names and numbers."""
    nearest: float
    """Cosine of the weighted stems with the story's most similar page."""
    shared: float
    """Containment of the wording in the page of the story that holds most of it."""
    near: float
    """Nearness in time to the story's nearest page; the middle where one is undated."""
    terms: tuple[str, ...]
    """The shared terms that weigh most, for the reason."""


class StoryState:
    """A story as placing sees it: its pages' signatures and their sums."""

    __slots__ = ("body", "head", "id", "members", "names")

    def __init__(self, story: str) -> None:
        self.id = story
        self.members: list[Signature] = []
        self.body: dict[str, float] = {}
        self.head: dict[str, float] = {}
        self.names: dict[str, float] = {}

    def join(self, page: Signature) -> None:
        """Add a page to the sums."""
        self.members.append(page)
        for mine, more in ((self.body, page.body), (self.head, page.head), (self.names, page.names)):
            for term, weight in more.items():
                mine[term] = mine.get(term, 0.0) + weight


def likeness(page: Signature, story: StoryState, rarity: Rarity) -> Likeness:
    """Compare a page with a story."""
    body = rarity.weigh(page.body)
    whole = rarity.weigh(story.body)
    recent = story.members[-RECENT:]
    common = sorted(((body[t] * whole[t], t) for t in body.keys() & whole.keys()), reverse=True)
    return Likeness(
        body=cosine(body, whole),
        head=cosine(rarity.weigh(page.head), rarity.weigh(story.head)),
        names=cosine(rarity.weigh(page.names), rarity.weigh(story.names)),
        nearest=max(cosine(body, rarity.weigh(other.body)) for other in recent),
        shared=max(containment(page.sketch, other.sketch) for other in recent),
        near=max(nearness(page.day, other.day) for other in recent),
        terms=tuple(term for _, term in common[:6]),
    )


def containment(part: tuple[int, ...], whole: tuple[int, ...]) -> float:
    """Share of one page's word runs that stand in another's."""
    if len(part) < 4:
        return 0.0
    return len(set(part) & set(whole)) / len(part)


def nearness(one: int | None, other: int | None) -> float:
    """1 on the same day, falling with the days between; one half where a day is unknown."""
    if one is None or other is None:
        return 0.5
    return math.exp(-abs(one - other) / NEAR_DAYS)


FIGURES = ("body", "head", "names", "nearest", "shared", "near")


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
