"""What matching keeps of a page: weighted terms by field, a sketch of its wording, its day.

A signature is small, needs no model, and is all that placing looks at, so that a store can keep it
beside the page and a stream can be replayed.
"""

import datetime as dt
import hashlib
import math
import re
from collections import Counter
from collections.abc import Iterable

from synoptic.lang import load
from synoptic.model import MAIN_ROLES, Document, Record
from synoptic.text import count_words, plain, stem, word_spans, words

#: length of the word runs whose hashes make the sketch
RUN = 4
#: one hash in this many is kept: a sketch by fraction keeps containment measurable at any length
#: (FracMinHash, Irber et al. 2022)
FRACTION = 2

#: a page with fewer words of its own is known by its talk as well
ENOUGH = 60

_NUMBER = re.compile(r"\d")


class Signature(Record, frozen=True, kw_only=True):
    """A page as matching sees it."""

    document: str
    """Id of the page."""
    day: int | None
    """Proleptic ordinal of the publication day; None: unknown."""
    seen: int | None
    """The same of the day of collection, which bounds it."""
    language: str | None
    """ISO 639-1; words of two languages are not compared, names are."""
    listing: bool
    """A page of many items stands alone."""
    body: dict[str, float]
    """Stems of the main text, damped counts."""
    names: dict[str, float]
    """Stems of capitalised words and of numbers: who, where, how many."""
    forms: dict[str, str]
    """Stems of names to a form as written, for reasons that a reader can follow."""
    sketch: tuple[int, ...]
    """Sampled hashes of word runs, sorted."""
    digest: tuple[int, ...]
    """The same of a bot's digest on the page alone; empty where there is none."""
    words: int
    """Words of the text compared."""


def signature(document: Document) -> Signature:
    """The signature of a page; comments count only where nothing else is there to go by."""
    told = _text(document, MAIN_ROLES | {"digest"})
    if sum(map(count_words, told)) < ENOUGH:
        told = _text(document, MAIN_ROLES | {"digest", "comment"})
    stop = frozenset(plain(w) for w in load(document.language).stop)
    text = "\n".join(told)
    tokens = [text[s.start : s.end] for s in word_spans(text)]
    names = _names(text, stop)
    useful = [
        t for t in tokens if plain(t) not in stop and (len(t) > 2 or _NUMBER.search(t) or not t.isascii())
    ]
    return Signature(
        document=document.id,
        day=_day(document.published.date if document.published else None),
        seen=_day(document.collected),
        language=document.language,
        listing=document.kind == "listing",
        body=_damped(stem(t) for t in useful),
        names=_damped(stem(name) for name in names),
        forms={stem(name): name for name in reversed(names)},
        sketch=sketch(tokens),
        digest=sketch(words("\n".join(_text(document, frozenset({"digest"}))))),
        words=len(tokens),
    )


def sketch(tokens: list[str]) -> tuple[int, ...]:
    """Sampled 64-bit hashes of all runs of :data:`RUN` neighbouring words, sorted."""
    bare = [plain(t) for t in tokens]
    kept: set[int] = set()
    for i in range(len(bare) - RUN + 1):
        digest = hashlib.blake2b(" ".join(bare[i : i + RUN]).encode(), digest_size=8).digest()
        value = int.from_bytes(digest, "big") >> 1  # fits a signed column
        if value % FRACTION == 0:
            kept.add(value)
    return tuple(sorted(kept))


def _tells(token: str) -> bool:
    """Whether a word is long enough to mean something; a short one of another script may."""
    return len(token) > 2 or not token.isascii() or _NUMBER.search(token) is not None


def _text(document: Document, roles: frozenset[str]) -> list[str]:
    return [document.text[b.start : b.end] for b in document.blocks if b.role in roles]


def _day(told: str | None) -> int | None:
    """The ordinal of an ISO date or moment; None where it is none."""
    try:
        return dt.date.fromisoformat((told or "")[:10]).toordinal()
    except ValueError:
        return None


def _damped(stems: Iterable[str]) -> dict[str, float]:
    return {term: 1.0 + math.log(n) for term, n in Counter(stems).items()}


def _names(text: str, stop: frozenset[str]) -> list[str]:
    """Numbers, and words that are capitalised though no sentence begins with them."""
    found: list[str] = []
    opener = True
    at = 0
    for span in word_spans(text):
        gap = text[at : span.start]
        opener = opener or any(c in '.!?:\n“"' for c in gap)
        word = text[span.start : span.end]
        if _NUMBER.search(word) or (word[0].isupper() and not opener and plain(word) not in stop):
            found.append(word)
        opener, at = False, span.end
    return found
