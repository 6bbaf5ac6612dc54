"""A new page beside what the store holds: candidates come from the index, and a stream decides."""

from collections import Counter

import msgspec

from synoptic.config import Config
from synoptic.engine.stories import matcher
from synoptic.match import Matcher, Signature, copies
from synoptic.match.placing import CANDIDATES, LOOKED_UP
from synoptic.model import Placement
from synoptic.store import Member, Store


def decide(page: Signature, store: Store, config: Config) -> tuple[Placement, dict[str, Member]]:
    """Where a page belongs, and the pages beside which it was seen, with their new placements put down.

    Answers the page's own placement, and the members whose placement it changed: a page can bring two
    stories together, or turn out to be the original of a copy.
    """
    stream = matcher(config)
    stream.rarity.seen = store.stories.seen()
    stream.rarity.counts = Counter(store.stories.rarity(page.body.keys() | page.names.keys()))
    near = () if page.listing else store.stories.candidates(_heaviest(page, stream), CANDIDATES)
    beside = sorted((m for story in near for m in store.stories.members(story)), key=lambda m: m.row)
    stream.resume((member.signature, member.placement) for member in beside)
    terms = {term for m in beside for term in m.signature.body.keys() | m.signature.names.keys()}
    stream.rarity.counts.update(store.stories.rarity(terms - stream.rarity.counts.keys()))
    placement = stream.place(page)
    stream._merge()  # not final(): that looks for the copies of every story again for each of its pages
    changed: dict[str, Member] = {}
    before = {member.placement.document: member for member in beside}
    for story in stream.stories.values():
        if all(
            m.document in before and before[m.document].placement.story == story.id for m in story.members
        ):
            continue  # nothing came or went
        origins = copies(story.members, config.copy)
        for each in story.members:
            score, why = stream.scores[each.document]
            origin = origins.get(each.document)
            after = Placement(
                document=each.document, story=story.id, score=round(score, 3), why=why, copy_of=origin
            )
            member = before.get(each.document)
            if member is None:
                placement = after
            elif (after.story, after.copy_of) != (member.placement.story, member.placement.copy_of):
                changed[each.document] = msgspec.structs.replace(member, placement=after)
    return placement, changed


def _heaviest(page: Signature, stream: Matcher) -> dict[str, float]:
    """The terms that say most of a page, with their weights."""
    heavy = Counter(stream.rarity.weigh(page.body))
    heavy.update(stream.rarity.weigh(page.names))
    return dict(sorted(heavy.items(), key=lambda item: (-item[1], item[0]))[:LOOKED_UP])
