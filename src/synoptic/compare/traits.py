"""What sets a figure apart from others of its kind.

Being a part (*three of them*), a difference (*two more than planned*) or a limit; *new* or *second* before
the thing; the side that is measured (deep, wide, away); signs that the value was another one before.
"""

import re
from collections.abc import Iterable

from synoptic.compare import measures
from synoptic.compare.statements import Statement
from synoptic.model import Figure, Span
from synoptic.text import plain, stem, words

#: how many words around a figure are looked at
WINDOW = 5
#: *of the* makes a part only right after a number and its unit or thing
PART_WITHIN = 1
#: the unit in which sides are measured
LENGTH = "m"
#: what separates what is said of two things
BORDERS = re.compile(r"[,;:()–—“”\"«»]|\s-\s")


def traits(one: Statement, span: Span, figure: Figure) -> Iterable[str]:
    """What sets a figure apart from others of its kind."""
    data = one.language.comparing
    before, after = _around(one, span)
    # the item may be part of the figure's own words: 20 metres deep, two more weeks
    inside = _after_number(one, span)
    tail = " ".join([*inside, *after])
    if figure.measure != "share" and _is_part(one, tail):
        yield "part"
    if any(_has(tail, phrase) for phrase in data.change_after) or any(
        _ends(" ".join(before), phrase) for phrase in data.change_before
    ):
        yield "change"
    yield from (f"!{word}" for word in before[-4:] + inside + after[:2] if word in data.others)
    if measures.unit(figure) == LENGTH:
        yield from (f"={data.sides[word]}" for word in inside + after[:2] if word in data.sides)
    yield from (f"={stem(word)}" for word in before[-3:] + inside + after[:2] if word in data.limits)
    whole = f" {' '.join(plain(w) for w in words(one.raw))} "
    if any(f" {phrase} " in whole for phrase in data.revised):
        yield "revised"


def _after_number(one: Statement, span: Span) -> list[str]:
    """The words of a figure that follow its number."""
    numbers = one.language.numbers
    spelt = [plain(w) for w in words(one.between(span.start, span.end))]
    counts = [
        i
        for i, word in enumerate(spelt)
        if any(c.isdigit() for c in word) or word in numbers.words or word in numbers.scales
    ]
    return spelt[counts[-1] + 1 :] if counts else spelt


def part_of_more(one: Statement, span: Span) -> bool:
    """Whether the figure's own sentence says of how many it is a part: *3 of its 12*."""
    _, after = _around(one, span)
    return any(told for told in _of(one, " ".join([*_after_number(one, span), *after])))


def _is_part(one: Statement, tail: str) -> bool:
    """Whether a figure is part of one told before; *3 of its 12* says itself of what."""
    return any(not told for told in _of(one, tail))


def _of(one: Statement, tail: str) -> Iterable[bool]:
    """For each phrase of being a part beside the number, whether it leads to the number of the whole."""
    for phrase in one.language.comparing.part:
        before, found, rest = f" {tail} ".partition(f" {phrase} ")
        if found and len(before.split()) <= PART_WITHIN:
            following = rest.split()[:2]
            yield any(w[:1].isdigit() or w in one.language.numbers.words for w in following)


def _around(one: Statement, span: Span) -> tuple[list[str], list[str]]:
    """The plain words right before and after a figure, up to the next border."""
    before = BORDERS.split(one.between(one.span.start, span.start))
    # a new mast, 40 metres high: what stands before an apposition belongs to it
    head = before[-1] if before[-1].strip() or len(before) < 2 else before[-2]
    after = BORDERS.split(one.between(span.end, one.span.end))[0]
    return [plain(w) for w in words(head)][-WINDOW:], [plain(w) for w in words(after)][:WINDOW]


def _has(text: str, phrase: str) -> bool:
    return f" {phrase} " in f" {text} "


def _ends(text: str, phrase: str) -> bool:
    return f" {text}".endswith(f" {phrase}")
