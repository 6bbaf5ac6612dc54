"""Quotes as remarks that can be compared: who, which words, and what leads up to them."""

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from synoptic.compare import senses
from synoptic.compare.content import Word, faint_words, rooted
from synoptic.compare.entities import Joined
from synoptic.compare.statements import Statement, quotes
from synoptic.model import Quote, Span
from synoptic.text import fold, plain, word_spans, words

#: shorter quotes are set phrases that anybody may use
LEAST_WORDS = 4
#: of one page's quotes these many are held against others': the first
MOST_A_PAGE = 300


class Remark(msgspec.Struct, frozen=True, kw_only=True):
    """A quote with what comparing needs of it."""

    statement: Statement
    """The sentence that it stands in."""
    span: Span
    """Where the words stand on the page."""
    quote: Quote
    """The quote as understood."""
    speaker: str | None
    """Who spoke, by the story-wide name; None: unknown."""
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
            yield Word(found, bare, rooted(bare, one.language.code))


def _lead(one: Statement, statements: Sequence[Statement], speaker: str | None) -> Statement | None:
    before = statements[one.index - 1] if one.index else None
    first = words(one.text)[:1]
    goes_on = bool(first) and plain(first[0]) in one.language.prose.pronouns
    if not goes_on or before is None or before.page != one.page or speaker not in before.names:
        return None
    return before
