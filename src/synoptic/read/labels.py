"""What the labels around a text say, in all languages at once: menus, forms, heads of lists, bylines.

A page in one language often ends in another's comment form, so every line is held against every
language's phrases. Both readers use these tables; none of them looks at more than a line.
"""

import functools
import re
from collections.abc import Callable, Iterable, Iterator

from synoptic.lang import all_languages
from synoptic.text import fold, plain

LONGEST = 300
"""A line longer than this is no label; nothing beyond is looked at."""

KEPT = 8_192
"""Lines whose forms are kept: every line of a page is held against many tables."""
OPEN = " …"
"""Ends a phrase of whole lines that stands for every short line beginning so."""

#: where a phrase may begin: at a word, at a mark, at any character of a script that parts no words
_BEGINS = re.compile(r"(?<![^\W_])[^\W_]|[^\w\s]|[\u2e80-\uffdc]")
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_BULLET = re.compile(r"^[\s•·*>»–—\-.,;]+")
_COUNT = re.compile(r"^\(?\d[\d.,]*\s?[kKmM]?\)?\s+|\s*[(\[]?\d[\d.,]*\s?[kKmM]?[)\]]?$")
_NUMBERED = re.compile(r"^\W*\d[\d.,]*\s*[kKmM]?\b|[(\[]\s*\d[\d.,]*\s*[kKmM]?\s*[)\]]|\b\d[\d.,]*\W*$")
_OPENINGS = ("starts", "teaser_starts", "byline", "answers")
_CUTS = re.compile(r"\s{2,}|\t|\s*[|•·›»→]\s*|\s+[>/–—-]\s+")


class Phrases:
    """Phrases of all languages, found at a line's beginning, anywhere in it, or as the whole of it.

    ``form`` brings phrases into the form in which lines will be given.
    """

    __slots__ = ("_heads", "_open", "_whole")

    def __init__(self, phrases: Iterable[str], form: Callable[[str], str]) -> None:
        given = {form(phrase.removesuffix(OPEN)): phrase.endswith(OPEN) for phrase in phrases}
        given.pop("", None)
        self._whole = frozenset(given)
        self._open = frozenset(phrase for phrase, is_open in given.items() if is_open)
        self._heads: dict[str, tuple[str, ...]] = {}
        for phrase in sorted(self._whole, key=len, reverse=True):
            self._heads[phrase[:2]] = (*self._heads.get(phrase[:2], ()), phrase)

    def whole(self, line: str, opens: bool = True) -> bool:
        """Whether the line is one of the phrases, or begins with one that leaves its end open."""
        return line in self._whole or (
            opens and any(line.startswith(p + " ") for p in self._heads.get(line[:2], ()) if p in self._open)
        )

    def start(self, line: str, at: int = 0) -> int:
        """Where the longest phrase that begins at ``at`` ends; 0: none does."""
        for phrase in (*self._heads.get(line[at : at + 2], ()), *self._heads.get(line[at : at + 1], ())):
            end = at + len(phrase)
            if line.startswith(phrase, at) and not (_joins(phrase[-1]) and _joins(line[end : end + 1])):
                return end
        return 0

    def anywhere(self, line: str) -> int:
        """How many times phrases stand in the line, each from the beginning of a word."""
        return sum(1 for _ in self._each(line))

    def found(self, line: str) -> frozenset[str]:
        """The different phrases that stand in the line."""
        return frozenset(self._each(line))

    def _each(self, line: str) -> Iterator[str]:
        at = 0
        for begin in _BEGINS.finditer(line):
            if begin.start() >= at and (end := self.start(line, begin.start())):
                yield line[begin.start() : end]
                at = end


def _joins(character: str) -> bool:
    """Whether the character continues a word of a script that parts words by blanks."""
    return character.isalnum() and not "\u2e80" <= character <= "\uffdc"


@functools.lru_cache(maxsize=KEPT)
def bare(line: str) -> str:
    """The line as phrases are compared: lower case, no accents, folded, no marks at its ends."""
    return _EDGES.sub("", fold(plain(line[:LONGEST])))


@functools.lru_cache(maxsize=KEPT)
def opened(line: str) -> str:
    """The line as openings are compared: as :func:`bare`, but marks within and at the end stay."""
    return _BULLET.sub("", fold(plain(line[:LONGEST])))


def uncounted(line: str) -> str:
    """A bare line without a count before or after it: ``3 comments``, ``comments (3)``."""
    return _EDGES.sub("", _COUNT.sub("", line))


def pieces(line: str) -> list[str]:
    """What a menu's marks or wide gaps part a line into."""
    return [piece for piece in _CUTS.split(line[:LONGEST].strip()) if piece]


@functools.cache
def table(kind: str) -> Phrases:
    """The phrases of one field of :class:`~synoptic.lang.Chrome`, of every language."""
    form = opened if kind in _OPENINGS else bare
    return Phrases((phrase for each in all_languages() for phrase in getattr(each.chrome, kind)), form)


def is_label(line: str) -> bool:
    """Whether the line is a label of the page's services: share, menu, leave a comment, sign up for …"""
    text = bare(line)
    if not text or len(line) > LONGEST:
        return not text and len(line) <= LONGEST
    less = uncounted(text)
    exact = table("exact")
    if exact.whole(text) or exact.whole(less) or is_comment_form(line):
        return True
    return len(text.split()) <= 20 and bool(table("starts").start(opened(line)))


def is_menu(line: str) -> bool:
    """Whether the line is a row of short names, or of labels, parted by marks or wide gaps."""
    parts = pieces(line)
    if not 2 <= len(parts) <= 40 or any(len(part) > 40 or len(part.split()) > 5 for part in parts):
        return False
    known = sum(is_label(part) or is_section(part) for part in parts)
    if known * 2 >= len(parts):
        return True
    return len(parts) >= 3 and not any(part[-1] in ".!?" for part in parts)


def is_section(line: str) -> bool:
    """Whether the line is the name of a section."""
    return table("sections").whole(bare(line))


def is_comment_form(line: str) -> bool:
    """Whether the line is a label of a comment form, in any language."""
    text = bare(line)
    form = table("comment_form")
    return form.whole(text) or form.whole(uncounted(text))


def is_comment_head(line: str) -> bool:
    """Whether the line stands over comments, with or without their number."""
    if len(line) > 200:
        return False
    head = table("comment_heads")
    text = bare(_NUMBERED.sub(" ", line))
    told = text != bare(line) or any(mark in line for mark in '"“«„”「')
    forms = (
        text,
        uncounted(text),
        *map(
            bare,
            (*pieces(_NUMBERED.sub("  ", line))[:1], *re.split(r"[:,]", _NUMBERED.sub(" ", line))[:1])
            if told
            else (),
        ),
    )
    return any(head.whole(form, opens=told) for form in forms if form)


def is_teaser_head(line: str) -> bool:
    """Whether the line stands over other stories: related, more from …"""
    text = bare(line)
    if not text or len(text) > 60 or len(text.split()) > 8:
        return False
    return line.rstrip()[-1] not in ".!?;," and table("teaser_heads").whole(text)


def is_teaser(line: str) -> bool:
    """Whether the line names another story after a label: also read: …"""
    return bool(table("teaser_starts").start(opened(line)))


def service_words(line: str) -> int:
    """How many words of the page's services stand in the line: cookies, newsletter, sign in."""
    return table("words").anywhere(bare(line))


def is_outlet(line: str) -> bool:
    """Whether the line holds a word of media's names: news, herald, agency."""
    return table("outlets").anywhere(bare(line)) > 0
