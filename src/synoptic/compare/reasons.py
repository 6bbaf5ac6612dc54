"""Why figures agree, differ or contradict, in words that a reader accepts, with what they are about."""

from collections.abc import Sequence

import msgspec

from synoptic.compare.links import Link, Verdict
from synoptic.compare.slots import Slot
from synoptic.compare.statements import Statement
from synoptic.text import fold, plain


class FigurePair(msgspec.Struct, frozen=True):
    """A verdict on two figures, with the reason."""

    one: Slot
    """A figure in its slot."""
    other: Slot
    """The figure beside it."""
    verdict: Verdict
    """Whether they agree, contradict or follow one another."""
    why: str
    """Of an update, why both may have held."""
    sure: float
    """0 to 1."""


def figure_link(pair: FigurePair, statements: Sequence[Statement], voices: Sequence[str]) -> Link:
    """A verdict on figures as a link between their statements; ``voices`` names each page's source."""
    first, second = sorted((pair.one, pair.other), key=lambda slot: (slot.statement, slot.span))
    told = [_told(slot, statements[slot.statement]) for slot in (first, second)]
    who = [slot.holder or voices[slot.page] for slot in (first, second)]
    match pair.verdict:
        case "agree":
            why = (
                f"The same figure: {told[0]}."
                if told[0] == told[1]
                else f"The same figure: {told[0]}, {told[1]}."
            )
        case "update":
            why = f"{told[0]} and {told[1]}: {pair.why}."
        case "conflict":
            why = f"{told[0]} ({who[0]}) and {told[1]} ({who[1]}): no number fits both."
    return Link(
        one=first.statement, other=second.statement, verdict=pair.verdict,
        kind="figure" if pair.verdict == "conflict" else None, why=why, sure=min(0.98, pair.sure),
        about=_about(first, second),
        slots=((first.statement, first.span.start), (second.statement, second.span.start)),
    )  # fmt: skip


def _told(slot: Slot, statement: Statement) -> str:
    return fold(statement.between(slot.span.start, slot.span.end))


def _about(one: Slot, other: Slot) -> str:
    """The counted thing, else the words that both have around it, and who or what is named with both."""
    items = [fold(slot.figure.item) for slot in (one, other) if slot.head and fold(slot.figure.item)]
    shared = sorted(one.about.keys() & other.about.keys(), key=lambda t: (-one.about[t] * other.about[t], t))
    words = items[:1] or [" ".join(one.plain[t] for t in shared[:3])]
    names = sorted(one.names & other.names, key=plain)[:2]
    return ", ".join(part for part in dict.fromkeys([*words, *names]) if part)
