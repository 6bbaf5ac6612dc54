"""Two who contradict each other on one page, one after the other.

Reporters set claims side by side: *The union says …. The company says it paid none.* *It came at 00:04, said
the registry; the club insists that it sent it at 23:58.* *Nobody knew, he said. But the bill shows ….* What
is looked for is a neighbour in another voice that tells another time, another day, or says no.
"""

from collections.abc import Iterable, Sequence

import msgspec

from synoptic.compare import senses
from synoptic.compare.entities import Joined
from synoptic.compare.links import Link
from synoptic.compare.polarity import Polarity, polarity
from synoptic.compare.statements import Statement, quotes, times
from synoptic.compare.wording import clip
from synoptic.model import Claim
from synoptic.text import plain, words

#: neighbours stand at most so many sentences apart
REACH = 3
#: sentences that share no word or name must be next to each other
NEXT = 1
#: weight of the shared words where both are named, and where the page itself answers; what a shared time adds
LEAST, ENOUGH, ANCHOR = 0.6, 1.2, 0.6
#: clocks further apart than this tell of two moments, not of one told differently
MOST_MINUTES = 12 * 60
DAY_MINUTES = 24 * 60


class Voice(msgspec.Struct, frozen=True):
    """Who tells a statement."""

    holder: str | None
    """By the story-wide name; None: the page itself."""
    denies: bool
    """Whether it is told as a denial."""


def exchanges(statements: Sequence[Statement], joined: Joined) -> Iterable[Link]:
    """Contradictions between neighbouring sentences in different voices."""
    own = [one for one in statements if not one.copied and one.role != "comment"]
    voices = {one.index: voice(one, joined) for one in own}
    said = {one.index: polarity(one) for one in own}
    for at, one in enumerate(own):
        for other in own[at + 1 : at + 1 + REACH]:
            if other.page != one.page or other.role != one.role:
                break
            mine, theirs = voices[one.index], voices[other.index]
            if mine.holder == theirs.holder or mine.holder is None:
                continue
            link = _judge(one, other, mine, theirs, said)
            if link is not None:
                yield link


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


def _judge(
    one: Statement, other: Statement, mine: Voice, theirs: Voice, said: dict[int, Polarity]
) -> Link | None:
    shared = _shared(one, other)
    near = other.index - one.index == NEXT
    who = theirs.holder or "the page"
    if theirs.holder is not None and (shared or near):
        for kind, first, second in (("time", *_clocks(one, other)), ("day", *_days(one, other))):
            if first and second and first != second:
                why = f"{mine.holder} gives the {kind} as {first}, {who} as {second}."
                return _link(one, other, why, 0.55)
    if not near:
        return None
    here, there = said[one.index], said[other.index]
    weight = sum(one.weights.get(t, 0.0) for t in shared) + ANCHOR * len(_moments(one) & _moments(other))
    if weight >= (ENOUGH if theirs.holder is None else LEAST) and bool(here.denied) != bool(there.denied):
        denier, covered = (one, here) if here.denied else (other, there)
        if any(covered.denies(word.span) for word in denier.words if word.stem in shared):
            return _link(
                one, other, f"“{clip(one.text)}” ({mine.holder}), but “{clip(other.text)}” ({who}).", 0.6
            )
    turns = {plain(word) for word in other.language.comparing.turns}
    first_word = [plain(word) for word in words(other.text)[:1]]
    if (mine.denies or here.denied) and first_word and first_word[0] in turns and not theirs.denies:
        return _link(one, other, f"“{clip(one.text)}” ({mine.holder}), but: “{clip(other.text)}”.", 0.5)
    return None


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


def _moments(one: Statement) -> frozenset[str]:
    return frozenset(when.date for _, when in times(one) if when.date is not None)


def _clocks(one: Statement, other: Statement) -> tuple[str, str]:
    """The one clock time of each, where they could be of one moment; else nothing."""
    found = [sorted({w.expression.clock for _, w in times(s) if w.expression.clock}) for s in (one, other)]
    if any(len(clocks) != 1 for clocks in found):
        return "", ""
    first, second = found[0][0], found[1][0]
    apart = abs(minutes(first) - minutes(second))
    return (first, second) if min(apart, DAY_MINUTES - apart) <= MOST_MINUTES // 2 else ("", "")


def _days(one: Statement, other: Statement) -> tuple[str, str]:
    found = [
        sorted({w.date for _, w in times(s) if w.date is not None and len(w.date) == 10})
        for s in (one, other)
    ]
    return (found[0][0], found[1][0]) if all(len(days) == 1 for days in found) else ("", "")


def minutes(clock: str) -> int:
    """Minutes since midnight of HH:MM; midnight where it cannot be read."""
    hour, _, minute = clock.partition(":")
    return int(hour) * 60 + int(minute) if hour.isdigit() and minute.isdigit() else 0
