"""Two who contradict each other on one page, one after the other.

Reporters set claims side by side: *The tenants say …. The landlord says he was never asked.* *It rang at
three, said the porter; the guests insist on half past two.* *It was locked, he said. But the door ….* What is
looked for is a neighbour in another voice that tells another time, another day, or says no.
"""

from typing import Any

import msgspec

from synoptic.compare import senses
from synoptic.compare.accounts import attitude
from synoptic.compare.entities import Joined
from synoptic.compare.links import Link
from synoptic.compare.moments import apart, told
from synoptic.compare.statements import Statement, quotes
from synoptic.compare.story import Story
from synoptic.compare.wording import clip
from synoptic.model import Claim
from synoptic.text import plain, stem, words

#: neighbours stand at most so many sentences apart
REACH = 3
#: sentences that share no word or name must be next to each other
NEXT = 1
#: weight of the shared words where both are named, and where the page itself answers; what a shared time adds
LEAST, ENOUGH, ANCHOR = 1.0, 1.2, 0.6
#: clocks nearer than this are rounded, further than this tell of two events (minutes)
ROUNDED, FAR = 2, 6 * 60


class Voice(msgspec.Struct, frozen=True):
    """Who tells a statement."""

    holder: str | None
    """By the story-wide name; None: the page itself."""
    denies: bool
    """Whether it is told as a denial."""


def exchanges(story: Story) -> list[Link]:
    """Contradictions between neighbouring sentences in different voices."""
    own = [one for one in story.statements if story.own(one)]
    voices = {one.index: voice(one, story.joined) for one in own}
    found = []
    for at, one in enumerate(own):
        for other in own[at + 1 : at + 1 + REACH]:
            if other.page != one.page or other.role != one.role:
                break
            mine, theirs = voices[one.index], voices[other.index]
            if mine.holder == theirs.holder or mine.holder is None:
                continue
            link = _judge(one, other, mine, theirs, story)
            if link is not None:
                found.append(link)
    return found


def voice(one: Statement, joined: Joined) -> Voice:
    """Who tells a statement: the holder of its claim, else the speaker of its first quote."""
    claim = one.claim
    spoken = [quote for _, quote in quotes(one)]
    holder = claim.holder if claim is not None else None
    if holder is None and spoken:
        holder = spoken[0].speaker
    denies = _stance(claim) == "denies" or any(quote.stance == "denies" for quote in spoken)
    return Voice(joined.of(one.page, holder), denies)


def _stance(claim: Claim | None) -> str:
    return claim.stance if claim is not None else "says"


def _judge(one: Statement, other: Statement, mine: Voice, theirs: Voice, story: Story) -> Link | None:
    shared = _shared(one, other) - _holding(mine, theirs)
    near = other.index - one.index == NEXT
    who = theirs.holder or "the page"
    here, there = story.moments[one.index], story.moments[other.index]
    if theirs.holder is not None and shared:
        clocks, days = _one_each(here.clocks, there.clocks), _one_each(here.days, there.days)
        if clocks is not None and ROUNDED < apart(*clocks) <= FAR:
            first, second = (told(clock) for clock in clocks)
            return _link(
                one, other, f"{first} according to {mine.holder}, {second} according to {who}.", 0.55
            )
        if days is not None and not here.clocks | there.clocks:
            return _link(
                one, other, f"{days[0]} according to {mine.holder}, {days[1]} according to {who}.", 0.55
            )
    if not near:
        return None
    denied_here, denied_there = story.polarities[one.index], story.polarities[other.index]
    weight = sum(one.weights.get(t, 0.0) for t in shared)
    weight += ANCHOR * bool((here.days | here.periods) & (there.days | there.periods))
    enough = ENOUGH if theirs.holder is None else LEAST
    if (
        weight >= enough
        and not (attitude(one) or attitude(other))
        and bool(denied_here.denied) != bool(denied_there.denied)
    ):
        denier, covered = (one, denied_here) if denied_here.denied else (other, denied_there)
        if any(covered.denies(word.span) for word in denier.words if word.stem in shared):
            return _link(
                one, other, f"“{clip(one.text)}” ({mine.holder}), but “{clip(other.text)}” ({who}).", 0.6
            )
    turns = {plain(word) for word in other.language.comparing.turns}
    first_word = [plain(word) for word in words(other.text)[:1]]
    if (mine.denies or denied_here.denied) and first_word and first_word[0] in turns and not theirs.denies:
        return _link(one, other, f"“{clip(one.text)}” ({mine.holder}), but: “{clip(other.text)}”.", 0.5)
    return None


def _holding(*voices: Voice) -> frozenset[str]:
    """Stems of the holders' own names and roles, which are no part of what they say."""
    spelt = (plain(w) for voice in voices if voice.holder for w in words(voice.holder))
    return frozenset(stem(senses.root(word)) for word in spelt)


def _link(one: Statement, other: Statement, why: str, sure: float) -> Link:
    return Link(one=one.index, other=other.index, verdict="conflict", kind="account", why=why, sure=sure)


def _shared(one: Statement, other: Statement) -> frozenset[str]:
    """Stems that both have, or that mean the same."""
    shared = {w.stem for w in one.words} & {w.stem for w in other.words}
    if one.language.code == "en":
        shared |= {
            b.stem
            for a in one.words
            for b in other.words
            if a.stem != b.stem and senses.near(a.plain, b.plain) > 0.6
        }
    return frozenset(shared)


def _one_each(first: frozenset[Any], second: frozenset[Any]) -> tuple[Any, Any] | None:
    """The one of each, where each has but one and they differ."""
    if len(first) != 1 or len(second) != 1 or first == second:
        return None
    return next(iter(first)), next(iter(second))
