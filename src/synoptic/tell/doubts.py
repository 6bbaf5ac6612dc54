"""Which stretches should rather not be told alone, because other pages contradict or have overtaken them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from synoptic.model import Cite, ClaimGroup, Line, Mention, Span
from synoptic.tell.candidates import Doubts

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
#: a disputed figure told as settled; a disputed account or quote; either told as somebody's word; what was
#: overtaken
_FIGURE, _ACCOUNT, _ATTRIBUTED, _OVERTAKEN = 0.6, 0.85, 0.95, 0.5
#: what overtook it
_NEWEST = 1.3

_MOST_OWED = 2

Days = Mapping[str, str]
"""Day of publication by document, where it is known."""


def doubts(claims: Sequence[ClaimGroup], days: Days) -> Doubts:
    """By document, the stretches under doubt with a factor below 1 each, and above 1 what settles a doubt."""
    found: dict[str, list[tuple[Span, float]]] = defaultdict(list)
    for group in claims:
        for mention, factor in _weighed(group, days):
            found[mention.span.document].append((Span(mention.span.start, mention.span.end), factor))
    return found


def overtaken(claims: Sequence[ClaimGroup], days: Days) -> frozenset[str]:
    """Numbers, as digits, that earlier pages tell and the newest no longer do."""
    numbers: set[str] = set()
    for group in claims:
        if group.status == "updated":
            old = set(_old(group, days))
            told = [set(_NUMBER.findall(m.text)) for m in group.mentions if m not in old]
            numbers |= {n for m in old for n in _NUMBER.findall(m.text)}.difference(*told)
    return frozenset(numbers)


def owed(claims: Sequence[ClaimGroup], lines: Sequence[Line], days: Days) -> list[Cite]:
    """What must be told together, so that the lines mislead nobody: what is told, and what it owes.

    An overtaken value owes the newest; a disputed figure that nobody's word carries owes another side. At
    most two debts are paid.
    """
    debts: list[list[Cite]] = []
    for group in claims:
        told = [
            m for m in group.mentions if any(_overlap(m.span, cite) for line in lines for cite in line.spans)
        ]
        if not told:
            continue
        if group.status == "updated":
            old = set(_old(group, days))
            if old.issuperset(told):
                debts.append([told[0].span, *[m.span for m in group.mentions if m not in old][:1]])
        elif (
            group.status == "disputed"
            and group.kind == "figure"
            and len(told) == 1
            and told[0].holder is None
        ):
            debts.append([told[0].span, *[m.span for m in group.mentions if m is not told[0]][:1]])
    return [cite for debt in debts[:_MOST_OWED] for cite in debt]


def _overlap(one: Cite, other: Cite) -> bool:
    return one.document == other.document and one.start < other.end and other.start < one.end


def _weighed(group: ClaimGroup, days: Days) -> Iterator[tuple[Mention, float]]:
    if group.status == "disputed":
        for mention in group.mentions:
            settled = _FIGURE if group.kind == "figure" else _ACCOUNT
            yield mention, settled if mention.holder is None else _ATTRIBUTED
    elif group.status == "updated":
        old = set(_old(group, days))
        for mention in group.mentions:
            yield mention, _OVERTAKEN if mention in old else _NEWEST


def _old(group: ClaimGroup, days: Days) -> Iterator[Mention]:
    """The mentions of an update that a later page has overtaken.

    What counts is when the page was written: a figure's own date may be of any precision. The last page may
    tell both values; there, the one that earlier pages told already is the old one.
    """
    told = [(days.get(m.span.document) or m.date or "", m) for m in group.mentions]
    newest = max((day for day, _ in told), default="")
    before = {n for day, m in told if day and day < newest for n in _NUMBER.findall(m.text)}
    last = [set(_NUMBER.findall(m.text)) for day, m in told if day == newest]
    settled = any(numbers - before for numbers in last)
    for day, mention in told:
        numbers = set(_NUMBER.findall(mention.text))
        repeats = settled and bool(numbers) and numbers <= before
        if day and (day < newest or repeats):
            yield mention
