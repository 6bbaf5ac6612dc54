"""Whether a sentence affirms or denies, praises or blames, and where in it.

Negation reaches from its word to the end of its clause; what it covers is denied. Evaluation comes from two
word lists of the language (good outcomes and warm relations, bad and cold ones), turned round by negation.
"""

import functools
import re
from itertools import pairwise

import msgspec

from synoptic.compare import senses
from synoptic.compare.statements import Statement
from synoptic.lang import load
from synoptic.model import Span
from synoptic.text import plain, word_spans

#: a negation covers at most so many words after it, and so few before it
AFTER, BEFORE = 9, 1
#: *told not to open it* says nothing of what comes after
AFTER_INFINITIVE = 3
_CLAUSE = re.compile(r"[,;:.!?()–—“”\"«»]+(?=\s|$)|[()“”\"«»—–]")
#: platform no. 3 is not denied
_NUMBER = re.compile(r"[.º°]\s?\d")


class Polarity(msgspec.Struct, frozen=True):
    """What a sentence says no to, and how it judges."""

    denied: tuple[Span, ...]
    """Stretches that a negation covers, in the page's offsets."""
    judging: float
    """Good words minus bad words, per word of judging: -1 to 1; 0 where it does not judge."""
    judged: tuple[str, ...]
    """The words that judge, as spelt."""

    def denies(self, span: Span) -> bool:
        """Whether a negation covers this stretch."""
        return any(covered.overlaps(span) for covered in self.denied)


class _Lexicon(msgspec.Struct, frozen=True):
    """What a language has for and against."""

    negation: frozenset[str]
    """Words that negate, verbs of denial among them."""
    halves: frozenset[str]
    """Words after which a negation is half of *not only … but*."""
    good: frozenset[str]
    """Lemmas of good outcomes."""
    bad: frozenset[str]
    """Lemmas of bad outcomes."""
    outcomes: frozenset[str]
    """Nouns of outcomes."""
    infinitive: tuple[list[str], ...]
    """Marks of an infinitive, each as its words."""


@functools.cache
def _lexicon(code: str) -> _Lexicon:
    language = load(code)
    return _Lexicon(
        frozenset(plain(w) for w in (*language.negation, *language.speech.deny))
        - frozenset(plain(w) for w in language.comparing.halves),
        frozenset(plain(w) for w in language.comparing.not_only),
        frozenset(plain(w) for w in language.opinion.positive),
        frozenset(plain(w) for w in language.opinion.negative),
        frozenset(plain(w) for w in language.comparing.outcomes),
        tuple([plain(w)] for w in language.comparing.infinitive),
    )


def polarity(one: Statement) -> Polarity:
    """What a statement denies and how it judges."""
    lexicon = _lexicon(one.language.code)
    base = senses.base if one.language.code == "en" else (lambda word: word)
    denied: list[Span] = []
    score, judged = 0, []
    for clause in _clauses(one):
        spans = list(word_spans(one.raw, clause.start, clause.end))
        bare = [plain(span.of(one.raw)) for span in spans]
        at = [
            i
            for i, word in enumerate(bare)
            if _says_no(word, base(word), lexicon)
            and not _NUMBER.match(one.raw, spans[i].end)
            and not (i + 1 < len(bare) and bare[i + 1] in lexicon.halves)
        ]
        reach = {i: AFTER_INFINITIVE if bare[i + 1 : i + 2] in lexicon.infinitive else AFTER for i in at}
        covered = {k for i in at for k in range(max(0, i - BEFORE), min(len(bare), i + reach[i] + 1))}
        start = one.span.start
        denied += [Span(spans[k].start + start, spans[k].end + start) for k in sorted(covered)]
        after = {k for k in covered if any(i < k for i in at)}
        for k, word in enumerate(bare):
            if k in at:
                continue
            both = {word, base(word)}
            sign = bool(both & lexicon.good) - bool(both & lexicon.bad)
            if k in after and both & lexicon.outcomes:
                sign = 1
            if sign:
                score += -sign if k in after else sign
                judged.append(spans[k].of(one.raw))
    return Polarity(tuple(denied), score / len(judged) if judged else 0.0, tuple(judged))


def _says_no(word: str, base: str, lexicon: _Lexicon) -> bool:
    return bool({word, base} & lexicon.negation) or word.endswith(("n't", "n’t"))


def _clauses(one: Statement) -> list[Span]:
    """Stretches between borders, in offsets of ``raw``."""
    cuts = [0, *(edge for found in _CLAUSE.finditer(one.raw) for edge in found.span()), len(one.raw)]
    return [Span(a, b) for a, b in pairwise(cuts) if a < b]
