"""What the pages of one source have in common beside their stories: lines that stand on several of them.

A line that pages on different things share is the site's own (a note on cookies, an appeal to subscribe, a
writer's standing introduction), even where one page alone could not tell it from the text. Pages that tell
the same story share its sentences, and say nothing of the site: they count as one.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, islice, pairwise

import msgspec

from synoptic.model import MAIN_ROLES, Block, Document, Record
from synoptic.read.blocks import Blocked
from synoptic.text import FIRST_OF_EAST_ASIA, fold, plain, words

APART, BESIDE = 3, 2
"""Pages on different things that make a line the site's; fewer are enough for a sentence that as many of
them have beside their text as in it."""
SENTENCE = 8
"""Words of a sentence: what is shorter, a name or a part of a table, must be beside most pages' text."""
ALIKE = 0.4
"""Share of the fewer words of two main texts in both, from which the pages tell of the same thing."""
CARRIES = 6
"""Letters of a word that says what a text is about."""
ENOUGH = 500
"""Words that tell of what a page is about; a longer page is not looked at to its end."""
MOST = 0.35
"""A page that would lose more of its main text than this to what others share tells the same as they do."""
LONGEST = 2_000
"""Characters of a line that are compared."""

_OWN = frozenset(("title", "heading", "table"))
"""Main roles that stay: pages of a site are laid out alike, and name their parts alike."""


class _Page(Record, frozen=True):
    main: frozenset[str]
    """Lines of the main text."""
    beside: frozenset[str]
    """Lines beside it."""
    about: frozenset[str]
    """Words that say what the main text is about."""


def shared(documents: Sequence[Document]) -> frozenset[str]:
    """The lines, in the form of :func:`form`, that are the site's own on several pages of one source.

    Args:
        documents: pages of one source, in any order; the same page twice counts once.
    """
    if len(documents) < BESIDE:
        return frozenset()
    pages = [_page(document) for document in documents]
    kinds = _kinds(pages)
    on: dict[str, set[int]] = defaultdict(set)
    balance: Counter[str] = Counter()
    for page, kind in zip(pages, kinds, strict=True):
        for line in page.main | page.beside:
            on[line].add(kind)
            balance[line] += (line in page.beside) - (line in page.main)
    return frozenset(
        line
        for line, found in on.items()
        if (len(found) >= APART and (_is_sentence(line) or balance[line] > 0))
        or (len(found) >= BESIDE and _is_sentence(line) and balance[line] >= 0)
    )


def _is_sentence(line: str) -> bool:
    return len(line.split()) >= SENTENCE or sum(c >= FIRST_OF_EAST_ASIA for c in line) >= 2 * SENTENCE


def form(line: str) -> str:
    """A line as lines are compared: lower case, without accents, white space folded."""
    return fold(plain(line[:LONGEST]))


def holds(document: Document, known: frozenset[str]) -> bool:
    """Whether a page's main text has any of the lines, so that it is worth a second reading.

    Only of pages that say who wrote them, or when: shops tell the same of many things, and mean it.
    """
    if document.kind == "listing" or not (document.published or document.authors):
        return False
    text = document.text
    return any(line in known for block in _paragraphs(document.blocks) for line in _lines(text, block))


def without(blocked: Blocked, known: frozenset[str]) -> Blocked:
    """The page with those paragraphs made chrome that are nothing but known lines; its text is the same.

    A page that would lose much of its main text keeps its roles.
    """
    text = blocked.text
    lost = {
        (block.start, block.end)
        for block in _paragraphs(blocked.blocks)
        if all(line in known for line in _lines(text, block))
    }
    all_of_it = sum(b.end - b.start for b in blocked.blocks if b.role in MAIN_ROLES)
    if not lost or sum(end - start for start, end in lost) > MOST * all_of_it:
        return blocked
    return msgspec.structs.replace(
        blocked,
        blocks=tuple(
            msgspec.structs.replace(block, role="chrome") if (block.start, block.end) in lost else block
            for block in blocked.blocks
        ),
    )


def _paragraphs(blocks: Iterable[Block]) -> Iterator[Block]:
    return (block for block in blocks if block.role in MAIN_ROLES and block.role not in _OWN)


def _lines(text: str, block: Block) -> Iterator[str]:
    for line in text[block.start : block.end].splitlines():
        if told := form(line):
            yield told


def _page(document: Document) -> _Page:
    main: set[str] = set()
    beside: set[str] = set()
    about: set[str] = set()
    for block in document.blocks:
        if block.role in ("chrome", "teaser"):
            beside.update(_lines(document.text, block))
        elif block.role in MAIN_ROLES:
            lines = list(_lines(document.text, block))
            if len(about) < ENOUGH:
                about.update(islice((word for line in lines for word in _telling(line)), 2 * ENOUGH))
            if block.role not in _OWN:
                main.update(lines)
    return _Page(frozenset(main), frozenset(beside), frozenset(about))


def _telling(line: str) -> Iterator[str]:
    """Words that carry a line; of scripts that do not part words, pairs of characters."""
    for word in words(line):
        if word >= FIRST_OF_EAST_ASIA:
            yield from map("".join, pairwise(word))
        elif len(word) >= CARRIES:
            yield word


def _kinds(pages: Sequence[_Page]) -> list[int]:
    """For every page the number of what it tells of: pages alike, by others or directly, share one."""
    kinds = list(range(len(pages)))
    for i, j in combinations(range(len(pages)), 2):
        if kinds[i] != kinds[j] and _alike(pages[i].about, pages[j].about):
            kinds = [kinds[i] if kind == kinds[j] else kind for kind in kinds]
    return kinds


def _alike(one: frozenset[str], two: frozenset[str]) -> bool:
    fewer = min(len(one), len(two))
    return len(one & two) >= ALIKE * fewer if fewer else len(one) == len(two)
