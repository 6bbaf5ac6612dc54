"""What the items of one kind have in common, and so is no item's own: labels, buttons, how somebody signs."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice

from synoptic.read.html.dom.tree import Run
from synoptic.read.html.talking.item import Item
from synoptic.text import fold

SHARED, LEAST = 0.34, 3
"""Share of items, and their number, from which a short text that they have in common is a label."""
SHORT = 90
"""Characters of a text that may be a label."""
LONGEST_CONTROL = 30
"""Characters of a button."""
SIGNED = 400
"""Characters of a signature."""
CONTROLS = frozenset(("nav", "button", "label", "select", "textarea"))
"""Elements that ask for something."""
_NUMBERS = re.compile(r"\d+")


def common_texts(found: Sequence[Item]) -> frozenset[str]:
    """Short texts that many items have, numbers left out of account."""
    if len(found) < LEAST:
        return frozenset()
    counts: Counter[str] = Counter()
    for item in found:
        counts.update({form(piece.text) for piece in item.own if len(piece.text) <= SHORT})
    least = max(LEAST, SHARED * len(found))
    return frozenset(text for text, many in counts.items() if many >= least)


def controls_of(found: Sequence[Item]) -> frozenset[str]:
    """Links and buttons that many items have: edit, delete, answer."""
    if len(found) < LEAST:
        return frozenset()
    counts: Counter[str] = Counter()
    for item in found:
        counts.update(
            {
                fold(text).casefold()
                for piece in item.own
                for run in piece.runs
                if run.end - run.start <= LONGEST_CONTROL
                and is_control(run)
                and (text := piece.text[run.start - piece.start : run.end - piece.start]).strip()
            }
        )
    least = max(LEAST, SHARED * len(found))
    return frozenset(text for text, many in counts.items() if many >= least)


def is_control(run: Run) -> bool:
    """Whether a text stands in a link, with or without an address, or in a button."""
    return run.linked or any(box.tag == "a" or box.tag in CONTROLS for box in islice(run.box.line(), 2))


def form(text: str) -> str:
    """A text as it is compared: numbers left out of account."""
    return _NUMBERS.sub("0", fold(text)).casefold()


def buttons(item: Item, kinds: list[str], controls: frozenset[str]) -> None:
    """A row of buttons says nothing."""
    for at, piece in enumerate(item.own):
        if kinds[at] != "words" or not any(map(is_control, piece.runs)):
            continue
        shown = (fold(piece.text[run.start - piece.start : run.end - piece.start]) for run in piece.runs)
        if all(text.casefold() in controls for text in shown if any(map(str.isalnum, text))):
            kinds[at] = "head"


def signatures(found: Sequence[Item], sorts: Sequence[list[str]]) -> None:
    """What somebody says at the end of all that he says is no more than how he signs."""
    ends: dict[str, list[tuple[str, list[str], int]]] = {}
    for item, kinds in zip(found, sorts, strict=True):
        own = [i for i, kind in enumerate(kinds) if kind in ("prose", "words")]
        if item.author and len(own) > 1:
            said = form(item.own[own[-1]].text[:SIGNED])
            ends.setdefault(item.author, []).append((said, kinds, own[-1]))
    for every in ends.values():
        if len(every) > 1 and len({said for said, _, _ in every}) == 1 and len(every[0][0]) < SIGNED:
            for _, kinds, at in every:
                kinds[at] = "head"
