"""Tables in plain text: lines next to each other that fall into as many cells, with numbers in them."""

import re
from collections.abc import Sequence

from synoptic.read.plain.units import Unit

LEAST = 3
"""Rows of a table."""
MOST = 12
"""Cells of a row; more is a menu."""
LONGEST = 400
"""Characters of a row."""

_CELLS = re.compile(r"\t+|\s*\|\s*|\s{2,}")
#: the line under a table's head, as Markdown draws it
_RULE = re.compile(r"[\s|:+=-]{3,}")


def rows(units: Sequence[Unit]) -> frozenset[int]:
    """The units that are rows of tables."""
    found: set[int] = set()
    start = 0
    while start < len(units):
        width = _width(units[start])
        end = start + 1
        while width > 1 and end < len(units) and not units[end].gap and _goes_on(units[end], width):
            end += 1
        if end - start >= LEAST and _counts(units[start:end]):
            found.update(range(start, end))
        start = end
    return frozenset(found)


def _goes_on(unit: Unit, width: int) -> bool:
    return _width(unit) == width or bool(_RULE.fullmatch(unit.text[:LONGEST]))


def _width(unit: Unit) -> int:
    """The cells of a line; 0: it is no row."""
    if len(unit.lines) > 1 or len(unit.text) > LONGEST:
        return 0
    cells = _cells(unit.text)
    return len(cells) if len(cells) <= MOST and all(cells) else 0


def _cells(text: str) -> list[str]:
    return _CELLS.split(text.strip().strip("|").strip())


def _counts(units: Sequence[Unit]) -> bool:
    """Whether most rows but the first have a number behind their first cell."""
    told = [any(any(c.isdigit() for c in cell) for cell in _cells(unit.text)[1:]) for unit in units[1:]]
    return sum(told) * 2 > len(told)
