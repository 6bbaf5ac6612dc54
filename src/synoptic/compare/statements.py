"""The story's sentences as records that can be compared.

A statement is one sentence of one page with what comparing needs to know of it: its words as stems, weighted
by how rare they are in the story; what the words mean; who and what is named; the facts inside it; whose
telling it is; and which independent source it counts for.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

import msgspec

from synoptic.compare import measures, senses
from synoptic.compare.content import Word, content
from synoptic.compare.entities import Joined, countries, seats
from synoptic.lang import Language, load
from synoptic.model import PROSE_ROLES, Claim, Fact, Figure, Name, Page, Quote, Role, Span, When
from synoptic.text import fold, plain

#: roles whose sentences tell something
TOLD_ROLES = PROSE_ROLES | {"table", "caption", "digest", "comment"}
#: what a name, a value and a day weigh against a word as rare
KIND_WEIGHT = {"<": 0.8, "#": 1.0, "@": 0.6}
DAY = len("2020-02-20")
LONGEST = 1_500
#: of a page so many sentences are compared, and of its comments as many
MOST_OF_PAGE = 500
#: a sentence with more figures is a row of a table: each is compared with all around it
MOST_FIGURES = 20
#: in a story of fewer sentences rarity says less: words are weighed as if there were so many
FEW = 60


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence of one page, ready to be compared."""

    index: int
    """Its place among the story's statements."""
    page: int
    """Its page's index."""
    block: int
    """Index of its block on the page: sentences of one block belong together."""
    role: Role
    """The block's role."""
    span: Span
    """Where it stands on its page."""
    raw: str
    """Its words as they stand; ``raw[0]`` is at ``span.start``."""
    text: str
    """Its words, white space folded."""
    source: str
    """Whose telling it is: the id of the page, or of the page that it copies."""
    copied: bool
    """Whether its page copies or digests another."""
    language: Language
    """Data of the page's language."""
    words: tuple[Word, ...]
    """Content words in order, numbers left out."""
    names: frozenset[str]
    """Story-wide names of whom and what it names, capitals and adjectives also as their country."""
    weights: Mapping[str, float]
    """Weight by term: stems, ``<names>``, ``#values`` and ``@days``."""
    norm: float
    """Length of the weights as a vector."""
    titled: frozenset[str]
    """Stems inside names that several pages know: where the name is shared, they are nothing more."""
    meanings: Mapping[str, tuple[float, str]]
    """The strongest weight by meaning, with the stem that has it."""
    facts: tuple[Fact, ...]
    """Facts inside it, by span."""

    def all(self, kind: type[msgspec.Struct]) -> list[Fact]:
        """Its facts of one kind, by span."""
        return [fact for fact in self.facts if isinstance(fact.what, kind)]

    def between(self, start: int, end: int) -> str:
        """The page's words between two of its offsets, as far as they lie inside."""
        return self.raw[max(0, start - self.span.start) : max(0, end - self.span.start)]

    @property
    def claim(self) -> Claim | None:
        """What understanding says of the sentence as a whole."""
        return next((f.what for f in self.facts if isinstance(f.what, Claim)), None)


class _Draft(msgspec.Struct):
    """A statement before the story has weighed its terms."""

    page: int
    """Its page's index."""
    block: int
    """Index of its block on the page."""
    role: Role
    """The block's role."""
    span: Span
    """Where it stands on its page."""
    words: tuple[Word, ...]
    """Content words in order."""
    names: frozenset[str]
    """Story-wide names in it."""
    facts: tuple[Fact, ...]
    """Facts inside it, by span."""
    titled: frozenset[str]
    """Stems inside names that several pages know."""


def state(pages: Sequence[Page], joined: Joined) -> tuple[Statement, ...]:
    """All statements of a story, by page and place."""
    drafts = [draft for i, page in enumerate(pages) for draft in _first(_drafts(i, page, joined))]
    tellers = sources(pages)
    own = [draft for draft in drafts if pages[draft.page].document.copy_of is None]
    counts = Counter(term for draft in own for term in _terms(draft))
    most = math.log(1 + max(len(drafts), FEW))
    statements = []
    for index, draft in enumerate(drafts):
        document = pages[draft.page].document
        weights = {
            term: KIND_WEIGHT.get(term[0], 1.0) * (1 - math.log(max(1, counts[term])) / most)
            for term in _terms(draft)
        }
        statements.append(
            Statement(
                index=index, page=draft.page, block=draft.block, role=draft.role, span=draft.span,
                raw=draft.span.of(document.text), text=fold(draft.span.of(document.text)),
                source=tellers[draft.page],
                copied=document.copy_of is not None, language=load(document.language),
                words=draft.words, names=draft.names, weights=weights,
                norm=math.sqrt(sum(w * w for w in weights.values())),
                meanings=_meanings(draft.words, weights, document.language), facts=draft.facts,
                titled=draft.titled,
            )
        )  # fmt: skip
    return tuple(statements)


def sources(pages: Sequence[Page]) -> list[str]:
    """For each page, the id of the page whose telling it is: its own, or at the end of who copies whom."""
    copied = {p.document.id: p.document.copy_of.document for p in pages if p.document.copy_of is not None}
    found = []
    for page in pages:
        at, seen = page.document.id, set()
        while at in copied and at not in seen:
            seen.add(at)
            at = copied[at]
        found.append(at)
    return found


def _first(drafts: Iterable[_Draft]) -> Iterable[_Draft]:
    """The first sentences of a page and of its comments: a book among pages must not take a day."""
    room = {False: MOST_OF_PAGE, True: MOST_OF_PAGE}
    for draft in drafts:
        aside = draft.role == "comment"
        room[aside] -= 1
        if room[aside] >= 0:
            yield draft
        elif max(room.values()) < 0:
            return


def _drafts(i: int, page: Page, joined: Joined) -> Iterable[_Draft]:
    text, language = page.document.text, load(page.document.language)
    blocks = page.document.blocks
    facts = _by_sentence(page)
    at = 0
    for k, span in enumerate(page.sentences):
        while at < len(blocks) and blocks[at].end <= span.start:
            at += 1
        if at == len(blocks) or blocks[at].role not in TOLD_ROLES or blocks[at].start > span.start:
            continue
        held = facts.get(k, ())
        named = [f for f in held if isinstance(f.what, Name)]
        names = set()
        for fact in named:
            if isinstance(fact.what, Name):
                name = joined.at(i, fact.span.start, fact.what.name)
                names.add(name)
                country = seats().get(plain(name)) or countries().get(plain(name))
                if country:
                    names.add(country)
        # what an organisation or a treaty is called says what it is about; people's and places' names do not
        bare = [f.span for f in named if isinstance(f.what, Name) and f.what.kind in ("person", "place")]
        titled = [
            f.span
            for f in named
            if isinstance(f.what, Name) and joined.pages.get(joined.of(i, f.what.name) or "", 0) > 1
        ]
        limit = Span(span.start, min(span.end, span.start + LONGEST))
        words = tuple(content(text, limit, language.code, bare))
        inside = frozenset(w.stem for w in words if any(name.contains(w.span) for name in titled))
        yield _Draft(i, at, blocks[at].role, span, words, frozenset(names), tuple(held), inside)


def _by_sentence(page: Page) -> Mapping[int, Sequence[Fact]]:
    """Facts by the sentence that holds their start."""
    found: dict[int, list[Fact]] = defaultdict(list)
    k = 0
    for fact in sorted(page.facts, key=lambda fact: fact.span):
        while k < len(page.sentences) and page.sentences[k].end <= fact.span.start:
            k += 1
        if k < len(page.sentences) and page.sentences[k].start <= fact.span.start:
            found[k].append(fact)
    return found


def _terms(draft: _Draft) -> list[str]:
    """What a sentence can share with another: stems, names, telling values and days."""
    found = {word.stem for word in draft.words} | {f"<{plain(name)}>" for name in draft.names}
    for fact in draft.facts:
        if isinstance(fact.what, Figure) and measures.telling(fact.what) > 1:
            found.add(f"#{measures.value(fact.what):.4g}{measures.unit(fact.what) or ''}")
        elif isinstance(fact.what, When) and fact.what.date is not None and len(fact.what.date) == DAY:
            found.add(f"@{fact.what.date}")
    return sorted(found)


def _meanings(
    words: Iterable[Word], weights: Mapping[str, float], language: str | None
) -> Mapping[str, tuple[float, str]]:
    if language not in (None, "en"):
        return {}
    found: dict[str, tuple[float, str]] = {}
    for word in words:
        for meaning, strength in senses.meanings(word.plain).items():
            here = (strength / senses.FULL * weights[word.stem], word.stem)
            if here > found.get(meaning, (0.0, "")):
                found[meaning] = here
    return found


def figures(statement: Statement) -> list[tuple[Span, Figure]]:
    """The figures inside a statement; of a row of numbers, the first."""
    found = ((f.span, f.what) for f in statement.facts if isinstance(f.what, Figure))
    return list(islice(found, MOST_FIGURES))


def times(statement: Statement) -> list[tuple[Span, When]]:
    """The times inside a statement."""
    return [(f.span, f.what) for f in statement.facts if isinstance(f.what, When)]


def quotes(statement: Statement) -> list[tuple[Span, Quote]]:
    """The quotes that begin inside a statement."""
    return [(f.span, f.what) for f in statement.facts if isinstance(f.what, Quote)]
