"""A story as placing sees it, and what is said of joining it."""

import hashlib
from collections import Counter

from synoptic.match.signature import Signature
from synoptic.match.weights import Rarity

#: terms of a page or story that are looked up
LOOKED_UP = 40


class StoryState:
    """Its pages' signatures, and their sums."""

    __slots__ = ("body", "id", "members", "names", "sketches")

    def __init__(self, story: str) -> None:
        self.id = story
        self.members: list[Signature] = []
        self.sketches: list[frozenset[int]] = []
        self.body: dict[str, float] = {}
        self.names: dict[str, float] = {}

    def join(self, page: Signature) -> None:
        """Add a page to the sums."""
        self.members.append(page)
        self.sketches.append(frozenset(page.sketch))
        for mine, more in ((self.body, page.body), (self.names, page.names)):
            for term, weight in more.items():
                mine[term] = mine.get(term, 0.0) + weight

    @property
    def closed(self) -> bool:
        """Whether no page may join: a page of many items would glue stories together."""
        return any(page.listing for page in self.members)


def heaviest(terms: Signature | StoryState, rarity: Rarity) -> dict[str, float]:
    """The terms that say most of a page or story, with their weights: what an index is asked for."""
    heavy = Counter(rarity.weigh(terms.body))
    heavy.update(rarity.weigh(terms.names))
    return dict(sorted(heavy.items(), key=lambda item: (-item[1], item[0]))[:LOOKED_UP])


def story_id(document: str) -> str:
    """The id of the story that a page opens: stable for the same page."""
    return "s" + hashlib.blake2b(document.encode(), digest_size=8).hexdigest()
