"""One remark in several wordings, places or mouths, shown side by side.

Two quotes are one remark if the same person says nearly the same: most of the rarer words, or words that mean
the same. Word for word the same, it is an agreement; in other words, a conflict of wording; in another mouth,
of speaker; told in two settings (as she boarded, at home again), of place or time. Indirect speech words
everything anew, so against it only the setting or the speaker can differ.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher

from synoptic.compare import senses
from synoptic.compare.candidates import NEAR
from synoptic.compare.links import Link
from synoptic.compare.remarks import LEAST_WORDS, Remark, remarks
from synoptic.compare.settings import setting
from synoptic.compare.story import Story
from synoptic.model import Span
from synoptic.text import plain

#: shared weight from which two quotes of one speaker are one remark
SAME_REMARK = 0.3
#: between indirect and direct speech, and between languages, words meet less often
SAME_SENSE = 0.2
#: share of the shorter quote found word for word in the longer from which they are the same words
VERBATIM = 0.85
#: words that must meet where the runs are short
LEAST_SHARED = 2
#: share of it found in runs from which it is the same remark, however few content words it has
SAME_RUN = 0.6
#: what a word weighs that comparing else leaves out
UNKNOWN = 0.6
#: words of a quote that are compared word for word
LONGEST_SAID = 150
#: letters pairs in common from which two words of two languages are cognates
COGNATE = 0.6


def compare_quotes(story: Story) -> list[Link]:
    """Verdicts on the story's quotes."""
    found = remarks(story.statements, [page.document.text for page in story.pages], story.joined)
    weights = {term: weight for one in story.statements for term, weight in one.weights.items()}
    index: dict[str, list[int]] = defaultdict(list)
    for i, one in enumerate(found):
        for key in _keys(one):
            index[key].append(i)
    links = []
    for i, j in sorted(_pairs(index.values(), [one.statement.source for one in found])):
        link = _judge(found[i], found[j], weights)
        if link is not None:
            links.append(link)
    return links


def _pairs(postings: Iterable[Sequence[int]], source: Sequence[str]) -> set[tuple[int, int]]:
    """Pairs of one posting that are of two sources."""
    found: set[tuple[int, int]] = set()
    for posting in postings:
        sources = {source[i] for i in posting}
        if len(sources) > 1:
            found |= {(i, j) for i in posting for j in posting if i < j and source[i] != source[j]}
    return found


def _keys(one: Remark) -> Iterable[str]:
    """Whatever makes two quotes worth a look: the speaker, or a run of words."""
    if one.speaker is not None:
        yield f"<{plain(one.speaker)}>"
    yield from (" ".join(one.said[i : i + LEAST_WORDS]) for i in range(len(one.said) - LEAST_WORDS + 1))


def _judge(one: Remark, other: Remark, weights: Mapping[str, float]) -> Link | None:
    same = one.speaker is None or other.speaker is None or one.speaker == other.speaker
    run = verbatim(one.said, other.said)
    if run >= VERBATIM and _same_content(one, other):
        if same:
            return _link(one, other, "The same words.", 0.95, agree=True)
        return _link(one, other, f"The same words, said by {one.speaker} and by {other.speaker}.", 0.8)
    if one.speaker is None or one.speaker != other.speaker:
        return None
    alike, shared = likeness(one, other, weights)
    if run >= SAME_RUN:
        alike = max(alike, run)
    both_direct = one.quote.direct and other.quote.direct
    foreign = one.statement.language.code != other.statement.language.code
    enough = run >= SAME_RUN or shared >= LEAST_SHARED
    if both_direct and enough and alike >= (SAME_SENSE if foreign else SAME_REMARK):
        return _link(one, other, f"{one.speaker}’s remark in two wordings.", 0.45 + alike / 2)
    scenes = _scenes(one, other) if shared and not both_direct else None
    if scenes is not None and covered(one, other, weights) >= SAME_SENSE:
        why = f"{one.speaker}’s remark in two settings: “{scenes[0]}” and “{scenes[1]}”."
        return _link(one, other, why, 0.3 + alike / 2)
    return None


def _link(one: Remark, other: Remark, why: str, sure: float, *, agree: bool = False) -> Link:
    a, b = one.statement.index, other.statement.index
    return Link(
        one=a, other=b, verdict="agree" if agree else "conflict", kind=None if agree else "quote", why=why,
        sure=min(0.95, sure), spans=((a, _side(one)), (b, _side(other))),
    )  # fmt: skip


def _same_content(one: Remark, other: Remark) -> bool:
    """Whether the shorter quote has no content word that the longer lacks."""
    shorter, longer = sorted((one, other), key=lambda remark: len(remark.said))
    return {w.stem for w in shorter.content} <= {w.stem for w in longer.content}


def _side(one: Remark) -> Span:
    """The sentence, what leads up to it and, where the quote runs on, the rest of the quote."""
    first = one.lead or one.statement
    return Span(first.span.start, max(one.statement.span.end, one.span.end))


def verbatim(one: Sequence[str], other: Sequence[str]) -> float:
    """Share of the shorter quote's words that stand in the longer in the same order and in runs."""
    shorter, longer = sorted((one[:LONGEST_SAID], other[:LONGEST_SAID]), key=len)
    if not set(shorter) & set(longer):
        return 0.0
    blocks = SequenceMatcher(None, shorter, longer, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size > 1 or block.size == len(shorter)) / len(shorter)


def likeness(one: Remark, other: Remark, weights: Mapping[str, float]) -> tuple[float, int]:
    """Weight in common against the weight of both, 0 to 1, and how many words meet."""
    met, count, mine, theirs = _meet(one, other, weights)
    return (2 * met / (mine + theirs) if mine + theirs else 0.0), count


def covered(one: Remark, other: Remark, weights: Mapping[str, float]) -> float:
    """Weight in common against the weight of the shorter, 0 to 1."""
    met, _, mine, theirs = _meet(one, other, weights)
    return met / min(mine, theirs) if min(mine, theirs) else 0.0


def _meet(one: Remark, other: Remark, weights: Mapping[str, float]) -> tuple[float, int, float, float]:
    """Weight and number of the words that meet (as stems, in meaning, as cognates), and what each weighs."""
    mine = {w.stem: w.plain for w in one.content}
    theirs = {w.stem: w.plain for w in other.content}
    shared = mine.keys() & theirs.keys()
    foreign = one.statement.language.code != other.statement.language.code
    near = sorted(
        (-nearness, a, b)
        for a in mine.keys() - shared
        for b in theirs.keys() - shared
        if (nearness := _near(mine[a], theirs[b], foreign=foreign)) >= NEAR
    )
    met = sum(weights.get(t, UNKNOWN) for t in shared)
    taken: set[str] = set()
    for nearness, a, b in near:
        if f"a {a}" not in taken and f"b {b}" not in taken:
            taken |= {f"a {a}", f"b {b}"}
            met -= nearness * min(weights.get(a, UNKNOWN), weights.get(b, UNKNOWN))
    weight, other_weight = (sum(weights.get(t, UNKNOWN) for t in stems) for stems in (mine, theirs))
    return met, len(shared) + len(taken) // 2, weight, other_weight


def _near(one: str, other: str, *, foreign: bool) -> float:
    if not foreign:
        return senses.near(one, other)
    mine, theirs = ({w[i : i + 2] for i in range(len(w) - 1)} for w in (one, other))
    alike = 2 * len(mine & theirs) / (len(mine) + len(theirs)) if mine and theirs else 0.0
    return alike if alike >= COGNATE else 0.0


def _scenes(one: Remark, other: Remark) -> tuple[str, str] | None:
    """The scenes in which two quotes are said, where both are set and differ."""
    mine, theirs = (setting(remark.lead or remark.statement) for remark in (one, other))
    if mine is None or theirs is None or mine.terms & theirs.terms:
        return None
    return mine.text, theirs.text
