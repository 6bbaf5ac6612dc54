"""Lines joined to units: hard-wrapped lines to paragraphs, every other line a unit of its own."""

import functools
import re
from collections.abc import Callable, Iterator

from synoptic.lang import all_languages
from synoptic.model import Record
from synoptic.read.plain.lines import Line, width
from synoptic.read.plain.marks import mark

LEAST = 4
"""Words of a line that is more than a label."""

#: marks within or at the end of a sentence, with what follows
_GOES_ON = re.compile(r"[,;.!?)”»’](?![\w.])|[.,;]$|\)[,.;]?\s")
_AROUND = ",;:.!?()“”„»«’'\""
_PARTS = re.compile(r"[-'’]")


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
        for group in _mended(_prose(_groups(lines, width(lines), apart)), apart)
    ]


def _groups(lines: list[Line], wide: int, apart: Callable[[Line], bool]) -> Iterator[list[Line]]:
    group: list[Line] = []
    for line in lines:
        if group and not (
            wide and _continues(group[-1], line, wide) and not apart(group[-1]) and not apart(line)
        ):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _mended(groups: Iterator[list[Line]], apart: Callable[[Line], bool]) -> Iterator[list[Line]]:
    """The same groups, but those one that links and emphasis within a sentence had torn apart."""
    held: list[Line] = []
    for group in groups:
        if held and _torn(held[-1], group[0], apart):
            held += group
            continue
        if held:
            yield held
        held = list(group)
    if held:
        yield held


def _torn(one: Line, two: Line, apart: Callable[[Line], bool]) -> bool:
    """Whether two lines are one sentence: the second goes on in a mark or in lower case, or the first ends
    in a word that no sentence ends in.
    """
    if two.gap or one.ends or two.item or one.quoted or two.quoted:
        return False
    if _GOES_ON.match(two.text):
        return one.words >= LEAST or two.words >= LEAST or not apart(one)
    last = one.text.rsplit(None, 1)[-1]
    leads = one.words >= 2 and last.islower() and last in leading()
    long = two.words >= LEAST or (two.words >= 2 and one.words >= LEAST)
    if not (leads or (long and _goes_on(two))) or mark(one.text) or mark(two.text):
        return False
    return not apart(one) and not apart(two)


def _goes_on(line: Line) -> bool:
    """Whether a line begins with a word in lower case that is no account's name or address."""
    first = line.text.split(None, 1)[0].strip(_AROUND)
    return line.goes_on and all(part.isalpha() for part in _PARTS.split(first))


@functools.cache
def leading() -> frozenset[str]:
    """Function words of all languages that part words by blanks."""
    return frozenset(word for each in all_languages() if each.spaced for word in each.stop if len(word) > 1)


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
