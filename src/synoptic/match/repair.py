"""Repair: a page read when its story was one page long may find home once the story has grown."""

from synoptic.match.likeness import Likeness, likeness, probability
from synoptic.match.placing import Matcher, reason
from synoptic.match.story import StoryState
from synoptic.match.weights import Rarity
from synoptic.model import Record


class Union(Record, frozen=True, kw_only=True):
    """A story that may be taken into a larger one."""

    score: float
    """How the smaller's pages like the larger, on average (average linkage), 0 to 1."""
    small: str
    """The story taken in."""
    large: str
    """The story that takes it in."""
    like: Likeness
    """Its page that likes the larger most, for the reason."""


def union(small: StoryState, large: StoryState, rarity: Rarity) -> Union:
    """How well a story would stand in another."""
    likes = [likeness(page, large, rarity) for page in small.members]
    chances = [probability(like) for like in likes]
    best = max(range(len(likes)), key=chances.__getitem__)
    return Union(score=sum(chances) / len(chances), small=small.id, large=large.id, like=likes[best])


def merge_stories(stream: Matcher) -> None:
    """Merge the likest two stories until none are alike enough; the older's id stays."""
    open_stories = [story for story in stream.stories.values() if not story.closed]
    best = {story.id: _best(story, stream) for story in open_stories}
    while found := [each for each in best.values() if each is not None and each.score >= stream.merge]:
        chosen = max(found, key=lambda each: (each.score, each.small))
        united = _unite(stream, chosen)
        gone = {chosen.small, chosen.large}
        stale = [name for name, each in best.items() if each is not None and gone & {each.small, each.large}]
        best = {name: each for name, each in best.items() if name not in gone}
        for name in {united, *stale} & stream.stories.keys():
            best[name] = _best(stream.stories[name], stream)


def _best(story: StoryState, stream: Matcher) -> Union | None:
    """The larger story in which a story would stand best."""
    unions = [
        union(story, other, stream.rarity)
        for other in stream.candidates(story)
        if other.id != story.id and len(other.members) >= len(story.members)
    ]
    return max(unions, key=lambda each: (each.score, each.large), default=None)


def _unite(stream: Matcher, chosen: Union) -> str:
    """Put both under the id of the older; answers it."""
    arrival = {document: i for i, document in enumerate(stream.scores)}
    small, large = stream.stories.pop(chosen.small), stream.stories.pop(chosen.large)
    for gone in (small, large):
        for term in gone.body.keys() | gone.names.keys():
            stream.index[term].discard(gone.id)
    for page in small.members:
        stream.scores[page.document] = (chosen.score, reason(page, chosen.like))
    members = sorted(small.members + large.members, key=lambda page: arrival[page.document])
    first = members[0].document
    older = small if any(page.document == first for page in small.members) else large
    united = stream.stories[older.id] = StoryState(older.id)
    for page in members:
        stream.admit(united, page, *stream.scores[page.document])
    return united.id
