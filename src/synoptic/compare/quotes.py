"""One remark in several wordings, places or mouths, shown side by side.

Two quotes are one remark if the same person says nearly the same: most of the rarer words, or words that mean
the same. Word for word the same, it is an agreement; in other words, a conflict of wording; in another mouth,
of speaker; told in two settings (as he left Vietnam, back in Russia), of place or time. Indirect speech words
everything anew, so against it only the setting or the speaker can differ.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher

import msgspec

from synoptic.compare import senses
from synoptic.compare.candidates import NEAR
from synoptic.compare.entities import Joined
from synoptic.compare.links import Link
from synoptic.compare.settings import setting
from synoptic.compare.statements import Statement, Word, faint_words, quotes
from synoptic.compare.story import Story
from synoptic.model import Quote, Span
from synoptic.text import fold, plain, stem, word_spans, words

#: shared weight from which two quotes of one speaker are one remark
SAME_REMARK = 0.3
#: between indirect and direct speech, and between languages, words meet less often
SAME_SENSE = 0.2
#: share of the shorter quote found word for word in the longer from which they are the same words
VERBATIM = 0.85
#: share of it found in runs from which it is the same remark, however few content words it has
SAME_RUN = 0.6
#: shorter quotes are set phrases that anybody may use
LEAST_WORDS = 4
#: what a word weighs that comparing else leaves out
UNKNOWN = 0.6
#: of one page's quotes these many are held against others': the first
MOST_A_PAGE = 300
#: words of a quote that are compared word for word
LONGEST_SAID = 150
#: letters pairs in common from which two words of two languages are cognates
COGNATE = 0.6


class Remark(msgspec.Struct, frozen=True, kw_only=True):
    """A quote with what comparing needs of it."""

    statement: Statement
    span: Span
    quote: Quote
    speaker: str | None
    said: tuple[str, ...]
    """All words, plain."""
    content: tuple[Word, ...]
    """Content words inside it."""
    lead: Statement | None
    """The sentence before, where this one goes on from it with a pronoun: it tells where and when."""


def remarks(statements: Sequence[Statement], texts: Sequence[str], joined: Joined) -> tuple[Remark, ...]:
    """The story's quotes, those of copies left out."""
    found = []
    counts: Counter[int] = Counter()
    for one in statements:
        if one.copied or one.role == "comment":
            continue
        for span, quote in quotes(one):
            if counts[one.page] == MOST_A_PAGE:
                break
            said = tuple(plain(w) for w in words(fold(span.of(texts[one.page]))))
            if len(said) < LEAST_WORDS:
                continue
            counts[one.page] += 1
            inside = list(_content(texts[one.page], span, one))
            lead = _lead(one, statements, joined.of(one.page, quote.speaker))
            if lead is not None and not quote.direct:
                inside += lead.words
            found.append(
                Remark(
                    statement=one, span=span, quote=quote, speaker=joined.of(one.page, quote.speaker),
                    said=said, content=tuple(inside), lead=lead,
                )
            )  # fmt: skip
    return tuple(found)


def _content(text: str, span: Span, one: Statement) -> Iterable[Word]:
    """The quote's words but function words; numbers and currencies are part of a remark."""
    faint = faint_words(one.language.code)
    english = one.language.code == "en"
    for found in word_spans(text, span.start, span.end):
        bare = plain(found.of(text))
        if bare not in faint and not (english and senses.base(bare) in faint):
            yield Word(found, bare, stem(senses.root(bare)) if english else stem(bare))


def _lead(one: Statement, statements: Sequence[Statement], speaker: str | None) -> Statement | None:
    before = statements[one.index - 1] if one.index else None
    first = words(one.text)[:1]
    goes_on = bool(first) and plain(first[0]) in one.language.prose.pronouns
    if not goes_on or before is None or before.page != one.page or speaker not in before.names:
        return None
    return before


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
    a, b = one.statement.index, other.statement.index
    spans = ((a, _side(one)), (b, _side(other)))
    if run >= VERBATIM and _same_content(one, other):
        if same:
            return Link(one=a, other=b, verdict="agree", why="The same words.", sure=0.95, spans=spans)
        why = f"The same words, said by {one.speaker} and by {other.speaker}."
        return Link(one=a, other=b, verdict="conflict", kind="quote", why=why, sure=0.8, spans=spans)
    if one.speaker is None or one.speaker != other.speaker:
        return None
    alike, shared = likeness(one, other, weights)
    if run >= SAME_RUN:
        alike = max(alike, run)
    both_direct = one.quote.direct and other.quote.direct
    same_language = one.statement.language.code == other.statement.language.code
    if (
        both_direct
        and (run >= SAME_RUN or shared >= 2)
        and alike >= (SAME_REMARK if same_language else SAME_SENSE)
    ):
        why = f"{one.speaker}'s remark in two wordings."
        return Link(
            one=a, other=b, verdict="conflict", kind="quote", why=why, sure=0.45 + alike / 2, spans=spans
        )
    if shared >= 1 and not both_direct:
        settings = _scenes(one, other)
        if settings is not None and covered(one, other, weights) >= SAME_SENSE:
            why = f"{one.speaker}'s remark in two settings: {settings[0]} and {settings[1]}."
            return Link(
                one=a, other=b, verdict="conflict", kind="quote", why=why, sure=0.3 + alike / 2, spans=spans
            )
    return None


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
