"""String work that keeps offsets honest: folding, sentences, words, stems, shingles.

Everything here is a pure function of its text; spans are code points into the text given.
"""

import functools
import re
import unicodedata
from collections.abc import Iterator

from synoptic.model import Span

_BLACK = re.compile(r"\S")
_STRETCH = 256
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_WORD = re.compile(r"[^\W_]+(?:[’'\-.][^\W_]+)*", re.UNICODE)
_STOP = re.compile(
    r"""(?:[.!?…]+["'”’»)\]]*(?=\s|$)     # a stop, closing marks, then space
        |[。！？]+[」』”’）]*               # CJK stops need no space
        |[.!?…]+["”»](?=[^\W\d_]))         # a closing mark glued to the next word
    """,
    re.VERBOSE,
)
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*")
#: a stop after these does not end a sentence; language data adds its own
_SHORT = re.compile(
    r"(?:^|[\s(“\"‘'])(?:[A-ZÀ-ÖØ-ÞА-ЯЁ]|[A-Za-z](?:\.[A-Za-z])+|No|no|St|vs|cf|ca|pp?|e\.g|i\.e)\.$"
)

STEM_LENGTH = 5
#: from here on scripts write syllables or words, and a few letters of a reading would say too little
FIRST_OF_EAST_ASIA = "\u2e80"
_WORD_JOINTS = re.compile(r"['`\-]")


def fold(text: str) -> str:
    """White space runs as one blank, none at the ends."""
    return " ".join(text.split())


def trim(text: str, start: int, end: int) -> Span:
    """The span without white space at its ends."""
    if start < end and text[start].isspace():
        first = _BLACK.search(text, start, end)
        start = first.start() if first else end
    while end > start and text[end - 1].isspace():
        near = max(start, end - _STRETCH)
        end = near + len(text[near:end].rstrip())
    return Span(start, end)


def plain(text: str) -> str:
    """Lower case, without accents and compatibility forms: for matching, never for telling."""
    lower = text.lower()
    return lower if text.isascii() else _BEYOND_ASCII.sub(_plain_run, lower)


class _PlainCharacters(dict[int, str]):
    """Code points to their plain forms, each worked out when first met: no character's needs another's."""

    def __missing__(self, point: int) -> str:
        decomposed = unicodedata.normalize("NFKD", chr(point))
        self[point] = "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
        return self[point]


_plain_characters = _PlainCharacters()


def _plain_run(run: re.Match[str]) -> str:
    return run.group().translate(_plain_characters)


def words(text: str) -> list[str]:
    """Words as written, inner hyphens and apostrophes kept."""
    return _WORD.findall(text)


def word_spans(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """The same, with offsets."""
    for found in _WORD.finditer(text, start, len(text) if end is None else end):
        yield Span(found.start(), found.end())


def count_words(text: str) -> int:
    """Words split by white space, as count lines count them."""
    return len(text.split())


@functools.lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """A crude language-neutral stem: the first letters of the plain word; numbers stay whole.

    Alphabets are written in Latin letters, so that a name meets itself in another script.
    """
    bare = plain(word)
    if bare[:1].isdigit():
        return bare
    if not bare.isascii() and bare[0] < FIRST_OF_EAST_ASIA:
        from anyascii import anyascii

        bare = _WORD_JOINTS.sub("", anyascii(bare)).lower() or bare
    return bare[:STEM_LENGTH]


def sentence_spans(
    text: str, start: int = 0, end: int | None = None, short: frozenset[str] = frozenset()
) -> list[Span]:
    """Sentences between two offsets, by punctuation and blank lines, white space trimmed.

    ``short`` holds abbreviations (with their stop, lower case) after which a sentence goes on.
    Good enough where no pipeline was trained; a parser's own boundaries are better where one was.
    """
    limit = len(text) if end is None else end
    cuts: list[int] = []
    for found in _STOP.finditer(text, start, limit):
        before = text[max(start, found.start() - 12) : found.start() + 1]
        last = before.split()[-1].casefold() if before.split() else ""
        follower = text[found.end() : limit].lstrip()[:1]
        if follower and (
            follower.islower() or (found.group()[0] == "." and (_SHORT.search(before) or last in short))
        ):
            continue
        cuts.append(found.end())
    cuts += [found.start() for found in _PARAGRAPH.finditer(text, start, limit)]
    spans: list[Span] = []
    at = start
    for cut in [*sorted(set(cuts)), limit]:
        piece = trim(text, at, cut)
        if piece.start < piece.end:
            spans.append(piece)
        at = cut
    return spans


def shingles(tokens: list[str], size: int = 5) -> set[tuple[str, ...]]:
    """All runs of ``size`` neighbouring tokens."""
    return {tuple(tokens[i : i + size]) for i in range(len(tokens) - size + 1)}
