"""Which words of a stretch of text say what it is about.

Function words, numbers, units and times say nothing of the topic; nor do the words by which one tells that
somebody told something. What is left is kept as a stem, of English with its inflection taken off first.
"""

import functools
import re
from collections.abc import Iterable, Sequence

import msgspec

from synoptic.compare import senses
from synoptic.lang import load
from synoptic.model import Span
from synoptic.text import plain, stem, word_spans

#: without a list of function words, words up to this length are taken for such
SHORT_WORD = 3
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")


class Word(msgspec.Struct, frozen=True):
    """A content word where it stands."""

    span: Span
    """Where it stands on its page."""
    plain: str
    """Lower case, without accents."""
    stem: str
    """Its stem, by which words meet."""


@functools.cache
def faint_words(code: str) -> frozenset[str]:
    """Function words and pronouns of a language, plain."""
    data = load(code)
    return frozenset(plain(word) for word in (*data.stop, *data.comparing.faint))


@functools.cache
def nothing(code: str) -> frozenset[str]:
    """Words that say nothing of the topic: function words, numbers, units, times."""
    data = load(code)
    numbers, dates = data.numbers, data.dates
    listed = (
        *numbers.modifiers.values(), numbers.words, numbers.multiples, numbers.ordinals, numbers.scales,
        numbers.percent, numbers.currencies, numbers.durations, numbers.measures, numbers.fractions,
        dates.units, dates.months, dates.weekdays, dates.days, dates.parts, data.speech.attribute,
    )  # fmt: skip
    told = frozenset(word for phrases in listed for phrase in phrases for word in plain(phrase).split())
    return told | faint_words(code)


def rooted(word: str, code: str) -> str:
    """The stem of a plain word; of an English one without its inflection."""
    return stem(senses.root(word)) if code == "en" else stem(word)


def content(text: str, span: Span, code: str, named: Sequence[Span] = ()) -> Iterable[Word]:
    """Content words in a stretch, outside of what is ``named``; of unspaced scripts, pairs of characters."""
    stop, english = nothing(code), code == "en"
    covered = {at for name in named for at in range(name.start, name.end)}
    for found in word_spans(text, span.start, span.end):
        written = found.of(text)
        if found.start in covered or written[0].isdigit():
            continue
        if _UNSPACED.search(written):
            for at in range(found.start, max(found.start + 1, found.end - 1)):
                pair = text[at : min(at + 2, found.end)]
                yield Word(Span(at, at + len(pair)), pair, pair)
            continue
        bare = plain(written)
        if bare in stop or (english and senses.base(bare) in stop) or (not stop and len(bare) <= SHORT_WORD):
            continue
        yield Word(found, bare, rooted(bare, code))
        # self-government also speaks of government
        if "-" in bare:
            yield from (
                Word(found, part, rooted(part, code)) for part in bare.split("-") if len(part) > SHORT_WORD
            )
