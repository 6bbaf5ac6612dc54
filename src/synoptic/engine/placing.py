"""A new page beside what the store holds: candidates come from the index, and a stream decides.

All of it is bounded, whatever the size of the store and of its stories, as it happens while nobody else may
write: so many candidates, so many of each one's pages, and stories are brought together only where one of
them is small. A story that has grown large was not split by chance.
"""

from collections import Counter

import msgspec

from synoptic.config import Config
from synoptic.engine.stories import matcher
from synoptic.match import CANDIDATES, Matcher, Signature, copies, heaviest, merge_stories
from synoptic.model import CopyOf, Placement, Record
from synoptic.store import Member, Store

#: a story of more pages than this is not taken into another
SMALL = 6
#: pages by which two stories are compared with one another
COMPARED = 30


class Decision(Record, frozen=True, kw_only=True):
    """Where a page belongs, and what that changes for others."""

    placement: Placement
    """The page's own place."""
    united: dict[str, str] = {}
    """Stories that its story takes in, each with the reason."""
    copies: dict[int, CopyOf | None] = {}
    """Pages of its story, by number, that turn out to copy another, or no longer to."""


def decide(page: Signature, store: Store, config: Config, past: str | None = None) -> Decision:
    """Where a page belongs; it can bring stories together, or turn out to be the original of a copy.

    ``past`` is the document of which the page is a newer version: it helps to find the story, and is out of
    it then.
    """
    stream = matcher(config)
    stream.rarity.seen = store.stories.seen()
    stream.rarity.counts = Counter(store.stories.rarity(page.body.keys() | page.names.keys()))
    near = [] if page.listing else store.stories.candidates(heaviest(page, stream.rarity), CANDIDATES)
    beside = {story: store.stories.members(story) for story in near}
    everybody = sorted((m for members in beside.values() for m in members), key=lambda m: m.row)
    terms = {term for m in everybody for term in m.signature.body.keys() | m.signature.names.keys()}
    stream.rarity.counts.update(store.stories.rarity(terms - stream.rarity.counts.keys()))
    stream.resume((m.signature, m.placement) for m in everybody)
    placement = stream.place(page)

    newcomer = Member(row=store.stories.seen() + 1, placement=placement, signature=page)
    home = [*beside.get(placement.story, ()), newcomer]
    united: dict[str, str] = {}
    for story, members in beside.items():
        why = None if page.listing or story == placement.story else _alike(home, members, stream, config)
        if why is not None:
            united[story] = why
            home = sorted((*home, *members), key=lambda m: m.row)
    placement, united = _named(placement, united, placement.story in beside, store)

    home = [member for member in home if member.placement.document != past]
    origins = copies([member.signature for member in home], config.copy)
    changed = {
        member.row: origins.get(member.placement.document)
        for member in home[:-1]
        if origins.get(member.placement.document) != member.placement.copy_of
    }
    placement = msgspec.structs.replace(placement, copy_of=origins.get(page.document))
    return Decision(placement=placement, united=united, copies=changed)


def _named(
    placement: Placement, united: dict[str, str], stored: bool, store: Store
) -> tuple[Placement, dict[str, str]]:
    """The same under the name of the oldest of the stories, which is not among those taken in."""
    oldest = store.stories.oldest([*united, placement.story] if stored else united) or placement.story
    if oldest == placement.story:
        return placement, united
    why = united[oldest]
    rest = {story: reason for story, reason in united.items() if story != oldest}
    if stored:
        return msgspec.structs.replace(placement, story=oldest), rest | {placement.story: why}
    return msgspec.structs.replace(placement, story=oldest, why=why), rest


def _alike(home: list[Member], other: list[Member], stream: Matcher, config: Config) -> str | None:
    """Why two stories are one; None: they are not, or both too large to ask."""
    if min(len(home), len(other)) > SMALL:
        return None
    pair = matcher(config)
    pair.rarity = stream.rarity
    one = home[-1].placement.story
    mine = [
        msgspec.structs.replace(m, placement=msgspec.structs.replace(m.placement, story=one)) for m in home
    ]
    both = sorted((*mine[-COMPARED:], *other[-COMPARED:]), key=lambda m: m.row)
    pair.resume((m.signature, m.placement) for m in both)
    merge_stories(pair)
    if len(pair.stories) > 1:
        return None
    before = {m.placement.document: m.placement.why for m in both}
    return next((why for name, (_, why) in pair.scores.items() if why != before[name]), "alike as a whole")
