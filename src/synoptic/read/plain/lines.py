"""Lines of a text with what can be seen of each alone, in any language."""

import re
from itertools import pairwise

from synoptic.model import Record

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_SPACELESS = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\u0e00-\u0eff]")
_STOPS = ".!?…。！？؟۔।॥"
_CLOSERS = "\"'”’»›)]」』）】“‘"
_ITEM = re.compile(r"(?:[*•‣▪◦●○·►▶✓✔–—-]\s+|\(?\d{1,2}[.)]\s+|[a-z][.)]\s+)\S")
_QUOTED = re.compile(r"(?:>|&gt;)\s?\S")

LONG = 2_000
"""Characters of a line that are looked at for its features; the rest only counts."""


class Line(Record, frozen=True, kw_only=True):
    """A line that is not blank, without the white space at its ends."""

    text: str
    """The line itself."""
    start: int
    """First code point in the page's text."""
    end: int
    """One past the last."""
    gap: int
    """Blank lines before it."""
    indent: int
    """White space before it on its own line, in characters; a tab counts four."""
    words: float
    """Words split by white space; in scripts that do not part words, two characters are one."""
    ends: bool
    """Whether it ends as a sentence does."""

    @property
    def trails(self) -> bool:
        """Whether it breaks off in dots."""
        return self.text.endswith(("...", "…"))

    @property
    def goes_on(self) -> bool:
        """Whether it begins in the middle of a sentence: in a lower-case letter."""
        return self.text[0].islower()

    @property
    def item(self) -> bool:
        """Whether a bullet or a number stands before it."""
        return bool(_ITEM.match(self.text))

    @property
    def quoted(self) -> bool:
        """Whether it quotes, as mail and forums do, with an angle bracket."""
        return bool(_QUOTED.match(self.text))


def cut(text: str) -> list[Line]:
    """The lines of a text that are not blank, in order."""
    found: list[Line] = []
    last = 0
    for match in _LINE.finditer(text):
        bare = match.group().strip()
        if not bare:
            continue
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        before = text[match.start() : start]
        found.append(
            Line(
                text=bare,
                start=start,
                end=start + len(bare),
                gap=max(0, _breaks(text, last, match.start()) - 1) if found else 0,
                indent=len(before) + 3 * before.count("\t"),
                words=count(bare),
                ends=ends_sentence(bare),
            )
        )
        last = start + len(bare)
    return found


def _breaks(text: str, start: int, end: int) -> int:
    """Line breaks between two offsets; a carriage return with its line feed is one."""
    return (text.count("\n", start, end) or text.count("\r", start, end)) or 1


def count(text: str) -> float:
    """Words of a line: by white space, and by twos where the script does not part them."""
    spaceless = len(_SPACELESS.findall(text))
    return len(text.split()) if not spaceless else len(_SPACELESS.sub(" ", text).split()) + spaceless / 2


def ends_sentence(text: str) -> bool:
    """Whether the last mark, closing quotation marks and brackets aside, ends a sentence."""
    tail = text[-8:].rstrip(_CLOSERS)
    return bool(tail) and tail[-1] in _STOPS


def width(lines: list[Line]) -> int:
    """The length at which a text's lines were broken; 0: they were not.

    Lines were broken where several of them stop short of a sentence's end and go on in lower case,
    none being much longer than those.
    """
    broken = [
        one.indent + len(one.text)
        for one, two in pairwise(lines)
        if not two.gap and not one.ends and two.goes_on and len(one.text) >= 30
    ]
    if len(broken) < 3:
        return 0
    longest = max(broken)
    whole = sorted(len(line.text) for line in lines)
    return longest if whole[int(0.9 * (len(whole) - 1))] <= longest * 1.1 else 0
