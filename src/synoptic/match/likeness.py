"""How like a page is to a story: a few readable figures, and one probability from them.

Names alone make two events of one town look like one; words alone make two bridges look like one. So both
are measured apart, and together.
"""

import functools
import json
import math
from importlib import resources

from synoptic.match.copies import containment
from synoptic.match.signature import Signature
from synoptic.match.story import StoryState
from synoptic.match.weights import Rarity, cosine
from synoptic.model import Record

#: days after which a page is no longer near
FAR_DAYS = 45
#: likeness of words beyond names at which there is enough of it
ENOUGH = 0.2
#: what an undated page is taken for
UNDATED = 0.4
#: pages of a story that a page is compared with one by one
RECENT = 40


class Likeness(Record, frozen=True, kw_only=True):
    """A page beside a story. All figures run from 0 to 1."""

    body: float
    """Cosine of the weighted stems with all of the story's pages."""
    names: float
    """The same of names and numbers alone."""
    content: float
    """The same of all other words; told, not weighed."""
    both: float
    """Geometric mean of ``names`` and ``content``: high only where both are."""
    enough: float
    """``content`` up to :data:`ENOUGH`, as a share of it: little more than names in common is not enough."""
    nearest: float
    """As ``body``, with the story's most similar page."""
    near: float
    """1 on the day of the story's nearest page, 0 after :data:`FAR_DAYS`; :data:`UNDATED` where unknown."""
    shared: float
    """Containment of the wording in the page of the story that holds most of it; told, not weighed."""
    terms: tuple[str, ...]
    """The shared terms that weigh most, for the reason."""


def likeness(page: Signature, story: StoryState, rarity: Rarity) -> Likeness:
    """Compare a page with a story.

    Where no page of the story is in the page's language, names stand in for words.
    """
    recent, sketch = story.members[-RECENT:], frozenset(page.sketch)
    names, body = rarity.weigh(page.names), rarity.weigh(page.body)
    by_name = content = cosine(names, rarity.weigh(story.names))
    if any(page.language == other.language for other in recent):
        known = page.names.keys() | story.names.keys()
        content = cosine(_without(body, known), rarity.weigh(_without(story.body, known)))
    common = page.body.keys() & story.body.keys()
    weighty = sorted(common, key=lambda t: (-rarity.of(t) * page.body[t] * story.body[t], t))
    return Likeness(
        body=cosine(body, rarity.weigh(story.body)),
        names=by_name,
        content=content,
        both=math.sqrt(content * by_name),
        enough=min(1.0, content / ENOUGH),
        nearest=max((cosine(body, rarity.weigh(other.body)) for other in recent), default=0.0),
        near=max((nearness(page, other) for other in recent), default=UNDATED),
        shared=max((containment(sketch, other) for other in story.sketches[-RECENT:]), default=0.0),
        terms=tuple(weighty[:8]),
    )


def _without(terms: dict[str, float], names: set[str]) -> dict[str, float]:
    return {term: weight for term, weight in terms.items() if term not in names}


def nearness(one: Signature, other: Signature) -> float:
    """1 on the same day, falling evenly to 0 at :data:`FAR_DAYS`; :data:`UNDATED` where a day is unknown.

    The day of collection may bring an undated page nearer, as pages are mostly fetched when they are new; it
    never sets one apart, as old pages are fetched too.
    """
    mine, theirs = one.day or one.seen, other.day or other.seen
    known = 0.0 if mine is None or theirs is None else max(0.0, 1 - abs(mine - theirs) / FAR_DAYS)
    return known if one.day and other.day else max(known, UNDATED)


#: the figures that are weighed
FIGURES = ("body", "names", "both", "enough", "nearest", "near")


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
