"""Two accounts of one event that cannot both be right.

The event must meet first: what one sentence denies, the other must tell, in words that are rare in the story.
Then something must be opposed: one says no to what the other says; they use opposite words of it; or one
judges well what the other judges ill.
"""

from collections.abc import Sequence

from synoptic.compare import senses
from synoptic.compare.candidates import Likeness
from synoptic.compare.content import rooted
from synoptic.compare.links import Link
from synoptic.compare.moments import Moments
from synoptic.compare.polarity import Polarity
from synoptic.compare.statements import Statement, times
from synoptic.compare.story import Pair, Story
from synoptic.compare.wording import clip
from synoptic.model import Claim
from synoptic.text import plain, words

#: weight of the shared words that a denial must cover, and what a shared day and each shared name add to it
CORE, DAY, NAME = 1.3, 0.6, 0.15
#: what is missing where the denied verb does not meet
VERB = 0.2
#: what of a negated claim's own object or subject suffices where something else is shared too
HEART, RARE_HEART, HEAD_WORDS = 0.62, 0.66, 4
SAME_WORD = 0.8
#: words of near meaning count from here on
SAME_MEANING = 0.55
#: likeness that opposite words and opposite judgement need
TOPIC_OPPOSED, TOPIC_JUDGED = 0.4, 0.1
#: how firmly both must judge, and with how many words together
JUDGING, JUDGING_WORDS = 0.6, 3
#: how near in meaning the subjects of two judgements are
SAME_SUBJECT = 0.5
#: how many words at the head of a sentence stand for its subject
FIRST = 3
#: opposite words stand at most so many content words from a shared one
NEAR_SHARED = 3


def compare_accounts(story: Story, same: frozenset[Pair]) -> list[Link]:
    """Verdicts on statement pairs; pairs in ``same`` say the same words."""
    found: list[Link] = []
    for (i, j), alike in story.alike.items():
        if (i, j) not in same:
            link = _denied(i, j, alike, story) or _opposed(i, j, alike, story)
            if link is not None:
                found.append(link)
    return found


def _denied(i: int, j: int, alike: Likeness, story: Story) -> Link | None:
    """One says no to what the other says."""
    one, other, mine, theirs = _both(i, j, story)
    met = [(t, t, 1.0) for t in alike.terms] + [pair for pair in alike.near if pair[2] >= SAME_MEANING]
    here = [(a, near) for a, b, near in met if _covers(one, mine, a) and not _covers(other, theirs, b)]
    there = [(b, near) for a, b, near in met if _covers(other, theirs, b) and not _covers(one, mine, a)]
    if bool(here) == bool(there):
        return None
    denier, teller, covered = (one, other, here) if here else (other, one, there)
    claim = denier.claim
    if claim is not None and claim.stance != "denies" and (not claim.negated or attitude(denier)):
        return None
    moments = _meet(_when(story.moments[i]), _when(story.moments[j]))
    weight = sum(denier.weights[t] * near for t, near in covered)
    firm = weight + DAY * moments + NAME * len(alike.names)
    if claim is not None and not _verb_met(claim, met, denier):
        if _for_now(denier, story.published[denier.page]):
            return None
        # without its verb, what is denied must be met the more closely
        firm = weight - VERB
    core = sum(denier.weights[t] for t, near in covered if near >= SAME_WORD and t in _core(denier))
    others = len(met) - 1 + len(alike.names) + 2 * moments
    if (firm < CORE or len(covered) + moments < 2) and (
        core < HEART or others < (1 if core >= RARE_HEART else 2)
    ):
        return None
    sure = min(0.9, 0.2 + max(firm, core) / 4)
    since = _since(denier, teller, story)
    if since:
        return Link(one=one.index, other=other.index, verdict="update", why=since, sure=sure)
    return _link(one, other, f"“{clip(denier.text)}” says no to “{clip(teller.text)}”.", sure)


def _verb_met(claim: Claim, met: Sequence[tuple[str, str, float]], denier: Statement) -> bool:
    verb = rooted(plain(claim.verb), denier.language.code) if claim.verb else ""
    return any(verb in (a, b) for a, b, _ in met)


def _for_now(one: Statement, told: str | None) -> bool:
    """Whether a time to come bounds what is denied: *no toll before October* denies charging it for now."""
    bounds = {plain(bound) for bound in one.language.prose.bounds}
    return told is not None and any(
        plain(before[-1]) in bounds
        for span, time in times(one)
        if time.date is not None and time.date > told[: len(time.date)]
        if (before := words(one.between(one.span.start, span.start)))
    )


def _core(one: Statement) -> frozenset[str]:
    """Stems of what a negated claim is about: its object, or its subject where there was *no* such thing."""
    claim = one.claim
    if claim is None or not claim.negated:
        return frozenset()
    told = {plain(w) for part in (claim.object, claim.subject) if part for w in words(part)[:HEAD_WORDS]}
    return frozenset(word.stem for word in one.words if word.plain in told)


def _covers(one: Statement, of: Polarity, stem: str) -> bool:
    return any(of.denies(word.span) for word in one.words if word.stem == stem)


def _both(i: int, j: int, story: Story) -> tuple[Statement, Statement, Polarity, Polarity]:
    return story.statements[i], story.statements[j], story.polarities[i], story.polarities[j]


def _when(found: Moments) -> frozenset[str]:
    return found.days | found.periods


def _meet(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether any time of one lies within a time of the other."""
    return any(a.startswith(b) or b.startswith(a) for a in one for b in other)


def attitude(one: Statement) -> bool:
    """Whether what is negated is but a knowing or wanting: *I do not know whose it is* denies nothing."""
    return one.claim is not None and one.claim.verb in one.language.comparing.attitudes


def _since(denier: Statement, teller: Statement, story: Story) -> str | None:
    """Why what was not so may have become so since."""
    then = story.published[denier.page]
    if then is None:
        return None
    told = max((day for day in _when(story.moments[teller.index])), default=None)
    if told is not None and told > then[: len(told)]:
        return f"Not so on {then}; told of {told}."
    later = story.published[teller.page]
    if told is None and later is not None and later > then:
        return f"Not so on {then}; told on {later}."
    return None


def _opposed(i: int, j: int, alike: Likeness, story: Story) -> Link | None:
    """They use opposite words of one thing, or judge it one well, the other ill."""
    one, other, mine, theirs = _both(i, j, story)
    if alike.mutual >= TOPIC_OPPOSED and not mine.denied and not theirs.denied:
        pair = _opposites(one, other, frozenset(alike.terms))
        if pair is not None:
            why = f"Opposite words of the same thing: {pair[0]} and {pair[1]}."
            return _link(one, other, why, 0.3 + alike.mutual / 2)
    firm = min(abs(mine.judging), abs(theirs.judging)) >= JUDGING and mine.judging * theirs.judging < 0
    if not firm or len(mine.judged) + len(theirs.judged) < JUDGING_WORDS or alike.mutual < TOPIC_JUDGED:
        return None
    if not alike.names or not _one_subject(one, other):
        return None
    good, bad = (mine, theirs) if mine.judging > 0 else (theirs, mine)
    why = f"One judges it well ({_told(good)}), the other ill ({_told(bad)})."
    return _link(one, other, why, 0.2 + alike.mutual / 2)


def _one_subject(one: Statement, other: Statement) -> bool:
    """Whether the two are about the same thing: their subjects meet in a word or in its meaning."""
    mine, theirs = (_subject(statement) for statement in (one, other))
    idle = one.language.comparing.attitudes
    return any(
        senses.near(a, b) >= SAME_SUBJECT
        for a in mine
        for b in theirs
        if senses.base(a) not in idle and senses.base(b) not in idle
    )


def _subject(one: Statement) -> list[str]:
    """Content words of the claim's subject; where that is but a name, the first of the sentence."""
    claim = one.claim
    told = {plain(w) for w in words(claim.subject)} if claim is not None and claim.subject else set()
    return [word.plain for word in one.words if word.plain in told] or [w.plain for w in one.words[:FIRST]]


def _told(one: Polarity) -> str:
    return ", ".join(dict.fromkeys(one.judged[:3]))


def _link(one: Statement, other: Statement, why: str, sure: float) -> Link:
    return Link(
        one=one.index, other=other.index, verdict="conflict", kind="account", why=why, sure=min(0.9, sure)
    )


def _opposites(one: Statement, other: Statement, shared: frozenset[str]) -> tuple[str, str] | None:
    """The first pair of opposite words, each near a word that both statements share."""
    base = senses.base if one.language.code == "en" else (lambda word: word)
    listed = {tuple(sorted(pair)) for pair in one.language.antonyms}
    mine, theirs = ({base(w): None for w in _near_shared(s, shared)} for s in (one, other))
    for a in sorted(mine.keys() - theirs.keys()):
        for b in sorted(theirs.keys() - mine.keys()):
            if tuple(sorted((a, b))) in listed:
                return a, b
    return None


def _near_shared(one: Statement, shared: frozenset[str]) -> list[str]:
    at = [i for i, word in enumerate(one.words) if word.stem in shared]
    return [word.plain for i, word in enumerate(one.words) if any(abs(i - k) <= NEAR_SHARED for k in at)]
