"""Writers whom a page shows as pictures alone: their names stand in what is read out in their stead."""

from collections.abc import Sequence

from synoptic.read.html.dom.signs import signs_of
from synoptic.read.html.dom.sums import Page
from synoptic.read.html.dom.tree import Box
from synoptic.read.html.talking.item import Item, first_class
from synoptic.read.html.talking.parts import USER_LINK, name_of
from synoptic.read.html.talking.writers import SURE

NEAR = 14
"""Boxes of an item among which such a name is looked for."""
MOST = 100
"""Characters of what is read out."""
_PERSON = frozenset(("user", "author", "profile"))
_READ_OUT = ("aria-label", "title", "alt")


def by_attributes(page: Page, found: Sequence[Item]) -> None:
    """Give items the names that the same attribute of the same element tells in nearly all of them.

    What all of them say beside the name is left out: *Picture of* Ana, Ana*'s profile*.

    Args:
        page: the page.
        found: items of one kind of which few have a writer.
    """
    told: dict[tuple[str, str, str], dict[int, str]] = {}
    for number, item in enumerate(found):
        for box in page.tree.boxes[item.box.index : item.box.index + NEAR]:
            if box.index != item.box.index and box.depth <= item.box.depth:
                break
            if not _is_person(box):
                continue
            for key in _READ_OUT:
                if (value := box.get(key)) and len(value) <= MOST:
                    told.setdefault((box.tag, first_class(box), key), {}).setdefault(number, value)
    for values in told.values():
        if len(values) < 2 or len(values) * 10 < 8 * len(found):
            continue
        names = dict(zip(values, _apart([*values.values()]), strict=True))
        named = {number: name for number, text in names.items() if (name := name_of(text)) is not None}
        if len(set(named.values())) > 1 and len(named) * 10 >= 8 * len(found):
            for number, name in named.items():
                item = found[number]
                item.author, item.named, item.writers, item.sure, item.gone = name, True, 1, SURE, False
            return


def _is_person(box: Box) -> bool:
    """Whether an element shows an account: it links to one, or is called so."""
    return USER_LINK.search(box.get("href")) is not None or not _PERSON.isdisjoint(signs_of(box))


def _apart(values: Sequence[str]) -> list[str]:
    """Texts without the words, and the ending, that all of them begin and end with."""
    first, last = min(values), max(values)
    at = 0
    while at < min(len(first), len(last)) and first[at] == last[at]:
        at += 1
    begin = first.rfind(" ", 0, at) + 1
    turned = [value[::-1] for value in values]
    first, last = min(turned), max(turned)
    at = 0
    while at < min(len(first), len(last)) and first[at] == last[at]:
        at += 1
    shared = first[:at][::-1]
    marks = [i for i, c in enumerate(shared) if not c.isalnum()]
    end = len(shared) - marks[0] if marks else 0
    return [value[begin : len(value) - end] for value in values]
