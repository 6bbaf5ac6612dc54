"""A number, or two, to an amount: its modifier, its unit or currency, and what a rate is counted by.

>>> text = "sold at least 700 kites, between 3 and 5 weeks, about $2.6m"
>>> [(a.low, a.high, a.modifier, a.unit) for a in find(text, "en")]
[(700.0, None, 'at least', None), (3.0, 5.0, 'between', 'week'), (2600000.0, None, 'about', 'USD')]
"""

from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from synoptic.model import Measure, Modifier, Record, Span
from synoptic.understand import numerals
from synoptic.understand.amount_patterns import GAP, NEAR, Rules, rules
from synoptic.understand.numerals import Numeral

#: the unit of multiples
TIMES = "times"


class Amount(Record, frozen=True, kw_only=True):
    """A number or a range with all that is written onto it."""

    span: Span
    """From its modifier to its unit."""
    number: Span
    """The number or numbers alone."""
    low: float
    """The value, or the lower of two."""
    high: float | None = None
    """The upper value of a range."""
    modifier: Modifier = "exactly"
    """How firm it is."""
    unit: str | None = None
    """Unit, currency or percent."""
    measure: Measure = "count"
    """What sort of number it is."""
    per: str | None = None
    """What a rate is counted by."""
    digits: bool = False
    """Whether it is written in digits."""
    scale: float = 1.0
    """The scale that it ends in."""
    glued: bool = False
    """Whether a hyphen joins it to its unit: a 30-metre mast."""
    ends: tuple["Amount", ...] = ()
    """Of a range that may be a change (from … to …): its two ends on their own."""


def find(
    text: str, code: str | None, busy: Sequence[Span] = (), start: int = 0, end: int | None = None
) -> list[Amount]:
    """Amounts between two offsets, in order.

    Args:
        text: the document's text; spans count in it.
        code: ISO 639-1 code of its language.
        busy: stretches whose numbers are none (dates, clock times), in order.
        start: first offset.
        end: one past the last offset; None: the text's end.
    """
    limit = len(text) if end is None else end
    patterns = rules(code)
    numbers = [n for n in numerals.find(text, code, start, limit) if not _overlaps(n.span, busy)]
    single: list[Amount] = []
    for number in numbers:
        if not single or number.span.start >= single[-1].span.end:  # por ciento holds a number word
            single.append(_amount(text, number, patterns, start, limit))
    found: list[Amount] = []
    at = 0
    while at < len(single):
        step = 1
        if at + 1 < len(single):
            ranged, step = _ranged(text, single[at], single[at + 1], patterns, start)
            if ranged is not None:
                found.append(ranged)
            elif step == 1:
                found.append(single[at])
        else:
            found.append(single[at])
        at += step
    found += _multiples(text, patterns, start, limit)
    modified = [_modified(text, amount, patterns, start, limit) for amount in found]
    return sorted(modified, key=lambda amount: amount.number)


def _overlaps(span: Span, busy: Sequence[Span]) -> bool:
    at = bisect_left(busy, span.end, key=lambda each: each.start)
    return any(each.overlaps(span) for each in busy[max(0, at - 2) : at])


def _multiples(text: str, patterns: Rules, start: int, limit: int) -> list[Amount]:
    """Twice, thrice: numbers in words that count times."""
    return [
        Amount(span=Span(*m.span()), number=Span(*m.span()), low=value, unit=TIMES, measure="measure")
        for m in patterns.multiple.finditer(text, start, limit)
        if (value := patterns.times(m[0])) is not None
    ]


def _amount(text: str, number: Numeral, patterns: Rules, start: int, limit: int) -> Amount:
    """With currency sign before, or percent, currency, unit behind."""
    plain = Amount(
        span=number.span, number=number.span, low=number.value, digits=number.digits, scale=number.scale,
        measure="ordinal" if number.ordinal else "count",
    )  # fmt: skip
    if number.ordinal:
        return plain
    sign = patterns.currency_before(text[max(start, number.span.start - NEAR) : number.span.start])
    if sign is not None:
        begin, currency = number.span.start - sign[0], sign[1]
        return msgspec.structs.replace(
            plain, span=Span(begin, number.span.end), unit=currency, measure="money"
        )
    behind = patterns.unit_behind(text, number, limit)
    plain = _signed(text, plain, patterns, start, degrees=behind is not None and behind.unit.startswith("°"))
    if behind is None:
        return plain
    glued = text[number.span.end : number.span.end + 1] == "-"
    return msgspec.structs.replace(
        plain, span=Span(plain.span.start, behind.end), unit=behind.unit, measure=behind.measure, glued=glued
    )  # fmt: skip


def _signed(text: str, amount: Amount, patterns: Rules, start: int, *, degrees: bool) -> Amount:
    """Below zero, where a word says so, or a sign before degrees."""
    first = max(start, amount.number.start - NEAR)
    found = patterns.minus.search(text[first : amount.number.start])
    if found is None or (len(found[0]) == 1 and not degrees and found[0] != "−"):
        return amount
    modifier = patterns.modifier_before(text[first : amount.number.start], amount.measure)
    if modifier is not None and modifier[0] <= found.start():  # au moins, al menos
        return amount
    return msgspec.structs.replace(amount, low=-amount.low, span=Span(first + found.start(), amount.span.end))


def _ranged(text: str, one: Amount, other: Amount, patterns: Rules, start: int) -> tuple[Amount | None, int]:
    """The range that two neighbours make, and how many amounts are used up: 2 and None drops both."""
    gap = text[one.span.end : other.span.start]
    if len(gap) > GAP or "ordinal" in (one.measure, other.measure):
        return None, 1
    before = text[max(start, one.span.start - NEAR) : one.span.start]
    framed = next(
        (pair for pair in patterns.between if pair[0].search(before) and pair[1].fullmatch(gap)), None
    )
    joined = patterns.range.fullmatch(gap)
    if framed is None and joined is None:
        return None, 1
    dash = framed is None and joined is not None and joined[1] is None
    low = one
    if one.scale == 1.0 and other.scale > 1.0 and one.unit is None and one.low < 1000:
        low = msgspec.structs.replace(one, low=one.low * other.scale)
    clash = one.unit is not None and other.unit is not None and one.unit != other.unit
    counted = other.unit is not None or patterns.word_follows(text, other.span.end)
    if clash or low.low >= other.low or (dash and not counted):
        # 2-1 is a score, ten to eight a time of day
        small = not one.digits and not other.digits and framed is None and low.low > other.low
        return (None, 2) if dash or small else (None, 1)
    unit = other.unit or one.unit
    begin = one.span.start
    ends: tuple[Amount, ...] = ()
    if framed is not None:
        match = framed[0].search(before)
        begin = one.span.start - len(before) + match.start() if match else begin
        if framed is not patterns.between[0]:  # the first pair never tells a change
            measure = other.measure if one.unit is None else one.measure
            ends = (msgspec.structs.replace(one, unit=one.unit or unit, measure=measure), other)
    return msgspec.structs.replace(
        other, span=Span(begin, other.span.end), number=Span(one.number.start, other.number.end), unit=unit,
        low=low.low, high=other.low, measure=other.measure if other.unit else one.measure, ends=ends,
        modifier="between",
    ), 2  # fmt: skip


def _modified(text: str, amount: Amount, patterns: Rules, start: int, limit: int) -> Amount:
    """With the phrase before or behind it that makes it firm or open, and its rate."""
    if amount.modifier == "exactly" and amount.measure != "ordinal":
        slice_start = max(start, amount.span.start - NEAR)
        found = patterns.modifier_before(text[slice_start : amount.span.start], amount.measure)
        if found is not None:
            span = Span(slice_start + found[0], amount.span.end)
            amount = msgspec.structs.replace(amount, span=span, modifier=found[1])
        else:
            behind = patterns.modifier_behind(text, amount.span.end, limit)
            if behind is not None:
                span = Span(amount.span.start, behind[0])
                amount = msgspec.structs.replace(amount, span=span, modifier=behind[1])
    return rated(text, amount, patterns, limit)


def rated(text: str, amount: Amount, patterns: Rules, limit: int, at: int | None = None) -> Amount:
    """With what it is counted by, where words right behind it (or at ``at``) say so."""
    counted = at is None and amount.measure == "count"  # 3 weekly classes: what is counted comes first
    if amount.per is not None or amount.measure == "ordinal" or counted:
        return amount
    found = patterns.rate(text, amount.span.end if at is None else at, limit, amount.measure)
    if found is None:
        return amount
    end, per, symbol = found
    span = amount.span if at is not None else Span(amount.span.start, end)
    if symbol and amount.measure == "measure":
        whole = amount.unit if amount.unit and "/" in amount.unit else f"{amount.unit}/{per}"
        return msgspec.structs.replace(amount, unit=whole, span=span)
    return msgspec.structs.replace(amount, per=per, span=span)
