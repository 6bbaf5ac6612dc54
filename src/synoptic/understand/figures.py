"""Every number that counts something, with what it counts, how firm it is, and who states it.

A number that says nothing of its own (``the coast guard says 90``) takes item and unit from the figure
told shortly before, with less certainty.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from synoptic.model import Block, Fact, Figure, Measure, Name, Quote, Span, When
from synoptic.text import words
from synoptic.understand import amounts
from synoptic.understand.amount_patterns import Rules, rules
from synoptic.understand.amounts import Amount
from synoptic.understand.counting import counts, names
from synoptic.understand.expressions import find
from synoptic.understand.holders import Holders
from synoptic.understand.items import Item, asked_for, item
from synoptic.understand.stage import Reading, stage

#: roles whose numbers tell nothing: release times and bylines
UNTOLD = frozenset(("dateline",))
#: roles in which a block of so few words is a counter or a label: 61 points, 11 hours ago
LABELS = frozenset(("comment", "paragraph", "list_item"))
FEW_WORDS = 3
#: how many sentences back a number without item looks for one
BACK = 2
#: how sure a figure is: with an item of its own, with one from farther off, with one taken over, without
OWN, FAR, TAKEN, NONE = 1.0, 0.9, 0.6, 0.5
#: words between a figure and the year that it is told for
AWAY = 5
#: characters around a figure in which that stands
REACH = 80
_APART = re.compile(r"[,;:()\d“”\"!?\n]|\.\s")


@stage(makes=Figure, needs=(Name, Quote, When))
def figures(reading: Reading) -> Iterator[Fact]:
    """The figures of all analysed blocks but datelines."""
    holders, named = Holders(reading), names(reading)
    whens = reading.all(When)
    for block in reading.blocks:
        if block.role not in UNTOLD:
            yield from _block(reading, block, holders, named, whens)


class Told(NamedTuple):
    """A figure told before, or a question that the next numbers answer."""

    sentence: int
    unit: str | None
    measure: Measure
    item: Item


def _block(
    reading: Reading, block: Block, holders: Holders, named: Sequence[Span], whens: Sequence[Fact]
) -> Iterator[Fact]:
    text, code = reading.document.text, reading.document.language
    busy = [worded.masked for worded in find(text, code, block.start, block.end)]
    patterns = rules(reading.language.code)
    told: list[Told] = []
    label = patterns.spaced and block.role in LABELS and len(block.span.of(text).split()) <= FEW_WORDS
    for index, sentence in _sentences(reading, block):
        asked = asked_for(reading, sentence, busy)
        if asked is not None:
            told.append(Told(index, None, "count", asked))
        found = amounts.find(text, code, busy, sentence.start, sentence.end)
        for amount in _split(reading, found, sentence):
            bare = amount.unit is None or amount.measure == "duration"
            if (label and bare) or not counts(reading, amount, sentence, named):
                continue
            what = item(reading, amount, sentence, busy)
            amount, what = _opened(text, amount, what, patterns, sentence)
            amount = amounts.rated(text, amount, patterns, sentence.end, what.end)
            amount, what, sure = _taken(amount, what, told, index)
            before = text[max(sentence.start, amount.span.start - REACH) : amount.span.start]
            if not patterns.including.search(before):  # a part is not what the next number counts
                told.append(Told(index, amount.unit, amount.measure, what))
            end = min(max(what.end, amount.span.end), sentence.end)
            holder = holders.of(amount.number, sentence, block)
            figure = Figure(
                low=amount.low, high=amount.high, modifier=amount.modifier, item=what.text, unit=amount.unit,
                holder=holder, date=as_of(reading, Span(amount.span.start, end), block, whens),
                measure=amount.measure, head=what.head, per=amount.per,
            )  # fmt: skip
            yield Fact(span=Span(amount.span.start, end), what=figure, sure=sure)


def _opened(text: str, amount: Amount, what: Item, patterns: Rules, sentence: Span) -> tuple[Amount, Item]:
    """With a modifier that stands behind what is counted: 30 boats or more."""
    if amount.modifier != "exactly" or not what.own:
        return amount, what
    behind = patterns.modifier_behind(text, what.end, sentence.end)
    if behind is None:
        return amount, what
    amount = msgspec.structs.replace(amount, modifier=behind[1])
    return amount, msgspec.structs.replace(what, end=behind[0])


def _sentences(reading: Reading, block: Block) -> Iterator[tuple[int, Span]]:
    """The block's sentences with their indexes."""
    at = bisect_left(reading.sentences, block.start, key=lambda span: span.start)
    while at < len(reading.sentences) and reading.sentences[at].start < block.end:
        yield at, reading.sentences[at]
        at += 1


def _split(reading: Reading, found: Sequence[Amount], sentence: Span) -> Iterator[Amount]:
    """The amounts, with ``from … to …`` as two numbers where the sentence tells a change."""
    for amount in found:
        if amount.ends and _tells_change(reading, Span(sentence.start, amount.span.start)):
            yield from amount.ends
        else:
            yield amount


def _tells_change(reading: Reading, before: Span) -> bool:
    change = reading.language.numbers.change
    if reading.parsed:
        return any(token.lemma_.casefold() in change for token in reading.tokens(before))
    return any(word.casefold() in change for word in words(before.of(reading.document.text)))


def _taken(amount: Amount, what: Item, told: Sequence[Told], index: int) -> tuple[Amount, Item, float]:
    """With unit and item of a figure told shortly before, where it has none of its own."""
    if (what.own and what.text) or amount.measure != "count":
        return amount, what, OWN if what.own and what.text else FAR if what.text or what.head else NONE
    for before in reversed(told):
        if index - before.sentence > BACK:
            break
        if before.unit is not None and before.measure in ("measure", "money") and amount.digits:
            fits = amount.scale > 1.0 or before.measure == "measure"
            if fits:
                amount = msgspec.structs.replace(amount, unit=before.unit, measure=before.measure)
                return amount, what if what.text else _of(before, what), TAKEN
        elif before.measure == "count" and before.unit is None and before.item.text and not what.text:
            return amount, _of(before, what), TAKEN
    return amount, what, FAR if what.text or what.head else NONE


def _of(before: Told, what: Item) -> Item:
    """The item told before, in the place of one of the number's own."""
    return Item(text=before.item.text, head=before.item.head, end=what.end, own=False)


def as_of(reading: Reading, figure: Span, block: Block, whens: Sequence[Fact]) -> str | None:
    """The year or month that a figure is told for, or the day in a table's line; None: not told."""
    text = reading.document.text
    best: tuple[int, str] | None = None
    low = bisect_left(whens, figure.start - REACH, key=lambda fact: fact.span.start)
    high = bisect_left(whens, figure.end + REACH, key=lambda fact: fact.span.start)
    for fact in whens[low:high]:
        if not block.span.contains(fact.span) or not isinstance(fact.what, When) or fact.what.date is None:
            continue
        row = block.role == "table"
        if not row and (len(fact.what.date) > len("2000-01") or fact.what.expression.direction == "future"):
            continue
        left, right = sorted((fact.span, figure))
        gap = text[left.end : right.start]
        if left.overlaps(right) or _APART.search(gap) or len(gap.split()) > AWAY:
            continue
        if not row and not _told_for(reading, Span(left.end, right.start), behind=right == fact.span):
            continue
        if best is None or len(gap) < best[0]:
            best = (len(gap), fact.what.date)
    return best[1] if best else None


def _told_for(reading: Reading, gap: Span, *, behind: bool) -> bool:
    """Whether a time beside a figure says when it holds: "jobs in 2024", "the loss for 2025 was …"."""
    if gap.end - gap.start <= 1:
        return True
    if not reading.parsed:
        dates, frames = reading.language.dates, reading.language.numbers.between
        known = frozenset((*dates.in_month, *dates.definite)) - {first for first, _ in frames}
        told = words(gap.of(reading.document.text))
        return behind and len(told) <= 1 and all(word.casefold() in known for word in told)
    tags = [token.pos_ for token in reading.tokens(gap) if not token.is_space]
    if behind:
        return not {"VERB", "AUX", "CCONJ", "SCONJ", "PRON"} & set(tags)
    return bool(tags) and tags[0] in ("VERB", "AUX") and not {"CCONJ", "SCONJ", "PRON", "NOUN"} & set(tags)
