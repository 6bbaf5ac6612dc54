"""Pages arrive one by one; each joins the story that it tells, or opens one, with the reason.

Candidates come from an index of terms, never from a scan. :meth:`Matcher.final` repairs what came too
early: stories that have grown alike are merged under the id of the older.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable

from synoptic.match.copies import copies
from synoptic.match.likeness import Likeness, StoryState, likeness, probability
from synoptic.match.signature import Signature
from synoptic.match.weights import Rarity
from synoptic.model import Placement

#: terms of a page that are looked up
LOOKED_UP = 40
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
            self._join(story, page, score, reason(page, like))
        else:
            story = StoryState(story_id(page.document))
            self.stories[story.id] = story
            why = "a page of many items stands alone" if page.listing else _alone(best)
            self._join(story, page, 1.0, why)
        return self._placement(page, story)

    def resume(self, members: Iterable[tuple[Signature, Placement]]) -> None:
        """Bring the stream to where it was when these pages had been placed, in their order of arrival."""
        for page, placement in members:
            story = self.stories.setdefault(placement.story, StoryState(placement.story))
            self._join(story, page, placement.score, placement.why)

    def final(self) -> tuple[Placement, ...]:
        """All pages with their stories after merging stories that tell one event, in order of arrival."""
        self._merge()
        placed = {}
        for story in self.stories.values():
            for page in story.members:
                placed[page.document] = self._placement(page, story)
        return tuple(placed[document] for document in self.scores)

    def candidates(self, page: Signature) -> list[StoryState]:
        """The stories that share most with a page, by its heaviest terms."""
        heavy = self.rarity.weigh(page.body)
        for term, weight in self.rarity.weigh(page.names).items():
            heavy[term] = heavy.get(term, 0.0) + weight
        votes: Counter[str] = Counter()
        for term in sorted(heavy, key=lambda t: (-heavy[t], t))[:LOOKED_UP]:
            for story in self.index.get(term, ()):
                votes[story] += round(1000 * heavy[term])
        ranked = sorted(votes, key=lambda s: (-votes[s], s))
        return [self.stories[story] for story in ranked[:CANDIDATES]]

    def _join(self, story: StoryState, page: Signature, score: float, why: str) -> None:
        story.join(page)
        self.scores[page.document] = (score, why)
        if not page.listing:
            for term in page.body.keys() | page.names.keys():
                self.index[term].add(story.id)

    def _placement(self, page: Signature, story: StoryState) -> Placement:
        score, why = self.scores[page.document]
        origin = copies(story.members, self.copy).get(page.document)
        return Placement(
            document=page.document, story=story.id, score=round(score, 3), why=why, copy_of=origin
        )

    def _merge(self) -> None:
        """Merge the likest two stories until none are alike enough.

        The smaller's pages are compared one by one with the larger; their mean decides (average linkage).
        """
        while True:
            best: tuple[float, str, StoryState, StoryState, Likeness] | None = None
            for story in self.stories.values():
                if any(page.listing for page in story.members):
                    continue
                for other in self.candidates(together(story.members)):
                    if other.id == story.id or len(other.members) < len(story.members):
                        continue
                    likes = [likeness(page, other, self.rarity) for page in story.members]
                    score = sum(probability(like) for like in likes) / len(likes)
                    if score >= self.merge and (best is None or (score, story.id) > best[:2]):
                        best = (score, story.id, story, other, max(likes, key=probability))
            if best is None:
                return
            self._unite(*best[2:4], best[0], best[4])

    def _unite(self, small: StoryState, large: StoryState, score: float, like: Likeness) -> None:
        arrival = list(self.scores)
        older = min(small, large, key=lambda s: min(arrival.index(p.document) for p in s.members))
        united = StoryState(older.id)
        for page in sorted(small.members + large.members, key=lambda p: arrival.index(p.document)):
            united.join(page)
        for page in small.members:
            self.scores[page.document] = (score, reason(page, like))
        for gone in (small, large):
            del self.stories[gone.id]
            for stories in self.index.values():
                stories.discard(gone.id)
        self.stories[united.id] = united
        for term in united.body.keys() | united.names.keys():
            self.index[term].add(united.id)


def story_id(document: str) -> str:
    """The id of the story that a page opens: stable for the same page."""
    return "s" + hashlib.blake2b(document.encode(), digest_size=8).hexdigest()


def together(members: Iterable[Signature]) -> Signature:
    """A story as one page, to be compared with other stories."""
    pages = list(members)
    whole = StoryState("")
    for page in pages:
        whole.join(page)
    days = [page.day for page in pages if page.day is not None]
    return Signature(
        document="",
        day=max(days, default=None),
        language=pages[0].language,
        listing=False,
        body=whole.body,
        names=whole.names,
        forms={term: form for page in reversed(pages) for term, form in page.forms.items()},
        sketch=tuple(sorted({value for page in pages for value in page.sketch})),
        digest=(),
        words=sum(page.words for page in pages),
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
