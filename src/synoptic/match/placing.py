"""Pages arrive one by one; each joins the story that it tells, or opens one, with the reason.

Candidates come from an index of terms, never from a scan. :meth:`Matcher.final` repairs what came too
early: stories that have grown alike are merged under the id of the older (:mod:`synoptic.match.repair`).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable

from synoptic.match.copies import copies
from synoptic.match.likeness import RECENT, Likeness, likeness, probability
from synoptic.match.signature import Signature
from synoptic.match.story import StoryState, heaviest, story_id
from synoptic.match.weights import Rarity
from synoptic.model import CopyOf, Placement

#: stories that are compared in full
CANDIDATES = 8


class Matcher:
    """The state of a stream: open stories, the index of their terms, and how rare terms are."""

    def __init__(self, join: float, merge: float, copy: float) -> None:
        self.join = join
        self.merge = merge
        self.copy = copy
        self.rarity = Rarity()
        self.stories: dict[str, StoryState] = {}
        self.index: defaultdict[str, set[str]] = defaultdict(set)
        self.scores: dict[str, tuple[float, str]] = {}

    def place(self, page: Signature) -> Placement:
        """Decide on a page as it arrives."""
        best: tuple[float, Likeness, StoryState] | None = None
        if not page.listing:
            for story in self.candidates(page):
                like = likeness(page, story, self.rarity)
                score = probability(like)
                if best is None or (score, story.id) > (best[0], best[2].id):
                    best = (score, like, story)
        self.rarity.learn(page.body)
        if best is not None and best[0] >= self.join:
            score, like, story = best
            self.admit(story, page, score, reason(page, like))
        else:
            story = StoryState(story_id(page.document))
            self.stories[story.id] = story
            why = "a page of many items stands alone" if page.listing else _alone(best)
            self.admit(story, page, 1.0, why)
        origins = copies(story.members[-RECENT:], self.copy)
        return self._placement(page, story, origins.get(page.document))

    def resume(self, members: Iterable[tuple[Signature, Placement]]) -> None:
        """Bring the stream to where it was when these pages had been placed, in their order of arrival."""
        for page, placement in members:
            story = self.stories.setdefault(placement.story, StoryState(placement.story))
            self.admit(story, page, placement.score, placement.why)

    def final(self) -> tuple[Placement, ...]:
        """All pages with their stories after merging stories that tell one event, in order of arrival."""
        from synoptic.match.repair import merge_stories

        merge_stories(self)
        placed = {}
        for story in self.stories.values():
            origins = copies(story.members, self.copy)
            for page in story.members:
                placed[page.document] = self._placement(page, story, origins.get(page.document))
        return tuple(placed[document] for document in self.scores)

    def candidates(self, terms: Signature | StoryState) -> list[StoryState]:
        """The stories that share most with a page or story, by its heaviest terms, those first."""
        votes: Counter[str] = Counter()
        for term, weight in heaviest(terms, self.rarity).items():
            for story in self.index.get(term, ()):
                votes[story] += round(1000 * weight)
        ranked = sorted(votes, key=lambda s: (-votes[s], s))
        return [self.stories[story] for story in ranked[:CANDIDATES]]

    def admit(self, story: StoryState, page: Signature, score: float, why: str) -> None:
        """Put a page into a story, and the story under the page's terms."""
        story.join(page)
        self.scores[page.document] = (score, why)
        if not page.listing:
            for term in page.body.keys() | page.names.keys():
                self.index[term].add(story.id)

    def _placement(self, page: Signature, story: StoryState, origin: CopyOf | None) -> Placement:
        score, why = self.scores[page.document]
        return Placement(
            document=page.document, story=story.id, score=round(score, 3), why=why, copy_of=origin
        )


def reason(page: Signature, like: Likeness) -> str:
    """Why a page joined, as a sentence."""
    names = [page.forms[term] for term in like.terms if term in page.forms]
    parts = [f"both tell of {', '.join(names)}" if names else ""]
    parts.append(f"{round(100 * like.shared)} % of its wording is theirs" if like.shared >= 0.2 else "")
    parts.append("published within two days" if like.near > 0.95 else "")
    parts.append(f"likeness of names {like.names:.2f}, of other words {like.content:.2f}")
    return "; ".join(part for part in parts if part)


def _alone(best: tuple[float, Likeness, StoryState] | None) -> str:
    if best is None:
        return "opens a story: no open story shares its terms"
    score, like, _ = best
    words = f"likeness of names {like.names:.2f}, of other words {like.content:.2f}"
    return f"opens a story: the likest open one scores {score:.2f}, {words}"
