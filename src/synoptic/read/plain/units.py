"""Lines joined to units: hard-wrapped lines to paragraphs, every other line a unit of its own."""

from collections.abc import Callable, Iterator

from synoptic.model import Record
from synoptic.read.plain.lines import Line, width


class Unit(Record, frozen=True, kw_only=True):
    """One line, or the lines that one paragraph was broken into."""

    lines: tuple[Line, ...]
    """At least one."""
    text: str
    """As on the page, line breaks included."""

    @property
    def start(self) -> int:
        """First code point."""
        return self.lines[0].start

    @property
    def end(self) -> int:
        """One past the last code point."""
        return self.lines[-1].end

    @property
    def gap(self) -> int:
        """Blank lines before it."""
        return self.lines[0].gap

    @property
    def words(self) -> float:
        """Its words."""
        return sum(line.words for line in self.lines)

    @property
    def ends(self) -> bool:
        """Whether it ends as a sentence does."""
        return self.lines[-1].ends

    @property
    def first(self) -> Line:
        """Its first line."""
        return self.lines[0]


def join(text: str, lines: list[Line], apart: Callable[[Line], bool]) -> list[Unit]:
    """The units of a page.

    Args:
        text: the page.
        lines: its lines.
        apart: whether a line stands for itself, as a label or a dateline does; not asked of lines that
            fill the width.
    """
    return [
        Unit(lines=tuple(group), text=text[group[0].start : group[-1].end])
        for group in _prose(_groups(lines, width(lines), apart))
    ]


def _groups(lines: list[Line], wide: int, apart: Callable[[Line], bool]) -> Iterator[list[Line]]:
    group: list[Line] = []

    def stands(line: Line) -> bool:
        return len(line.text) < 0.7 * wide and apart(line)

    for line in lines:
        if group and not (
            wide and _continues(group[-1], line, wide) and not apart(group[-1]) and not apart(line)
        ):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _prose(groups: Iterator[list[Line]]) -> Iterator[list[Line]]:
    """The groups that read as prose; the lines of the others stand apart again."""
    for group in groups:
        if len(group) < 3 and not group[-1].ends and not group[-1].text.endswith((":", ",")):
            yield from ([line] for line in group)
        else:
            yield group


def _continues(one: Line, two: Line, wide: int) -> bool:
    """Whether the second line goes on with the paragraph of the first, on a page broken at ``wide``."""
    if two.gap or two.item or max(len(one.text), len(two.text)) > 2 * wide:
        return False
    first = two.text.split(None, 1)[0] if two.text else ""
    full = one.indent + len(one.text) + 1 + len(first) > wide - 1
    if one.ends:
        return full
    if two.goes_on:
        return True
    return full or (len(one.text) > wide / 2 and len(two.text) > wide / 2)
