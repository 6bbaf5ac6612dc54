"""Which parts of a page are understood, and its sentences: inside blocks only, never crossing one.

Menus and other stories' teasers are not analysed; comments and digests are, since they speak of the story
too. Boundaries come from punctuation and the language's abbreviations for every language alike, so that a
sentence is the same stretch whatever pipeline is installed.
"""

from synoptic.config import Config
from synoptic.lang import Language
from synoptic.model import Block, Document, Span
from synoptic.text import sentence_spans, trim

#: roles that are not part of what the page tells
UNREAD: frozenset[str] = frozenset(("chrome", "teaser"))
#: characters of a sentence; what is longer is a list or a page gone wrong
LONGEST = 1_500


def understood(document: Document, config: Config) -> tuple[Block, ...]:
    """The blocks worth analysing, in order, within the limits of ``config``.

    Main text is taken up to ``max_understood_characters`` and comments up to ``max_comments`` and to the
    same number of characters, of both no more than ``max_understood_blocks``. A document without blocks is
    read as one paragraph.
    """
    blocks = document.blocks or (Block(role="paragraph", start=0, end=len(document.text)),)
    room = {False: config.max_understood_characters, True: config.max_understood_characters}
    comments = config.max_comments
    taken: list[Block] = []
    for block in blocks:
        if len(taken) == config.max_understood_blocks:
            break
        aside = block.role == "comment"
        size = min(block.end - block.start, room[aside])
        if block.role in UNREAD or size <= 0 or (aside and comments <= 0):
            continue
        comments -= aside
        room[aside] -= size
        taken.append(block if size == block.end - block.start else _shortened(block, size))
    return tuple(taken)


def sentences(text: str, blocks: tuple[Block, ...], language: Language) -> tuple[Span, ...]:
    """The sentences of these blocks, white space trimmed, in order."""
    short = frozenset(language.short)
    found: list[Span] = []
    for block in blocks:
        if block.role in ("title", "heading"):
            found.append(trim(text, block.start, block.end))
        else:
            found += sentence_spans(text, block.start, block.end, short)
    return tuple(piece for span in found for piece in _pieces(text, span))


def _pieces(text: str, span: Span) -> list[Span]:
    """A stretch without stops, cut at white space: all work on a sentence is bounded by its length."""
    found: list[Span] = []
    at = span.start
    while span.end - at > LONGEST:
        cut = max(
            text.rfind(" ", at + LONGEST // 2, at + LONGEST),
            text.rfind("\n", at + LONGEST // 2, at + LONGEST),
        )
        cut = cut if cut > at else at + LONGEST
        found.append(trim(text, at, cut))
        at = cut
    found.append(trim(text, at, span.end))
    return [piece for piece in found if piece.start < piece.end]


def _shortened(block: Block, size: int) -> Block:
    return Block(role=block.role, start=block.start, end=block.start + size, author=block.author)
