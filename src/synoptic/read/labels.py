"""What the labels around a text say, in all languages at once: menus, forms, heads of lists, bylines.

A page in one language often ends in another's comment form, so every line is held against every
language's phrases. Both readers use these tables; none of them looks at more than a line.
"""

import functools
import re

from synoptic.lang import all_languages
from synoptic.read.phrases import Phrases, tokens
from synoptic.text import fold, plain

LONGEST = 300
"""A line longer than this is no label; nothing beyond is looked at."""

KEPT = 8_192
"""Lines whose forms are kept: every line of a page is held against many tables."""
_SMALL = " •·*>»–—-.,;"
_COUNT = re.compile(r"^\(?\d[\d.,]*\s?[kKmM]?\)?\s+|\s*[(\[]?\d[\d.,]*\s?[kKmM]?[)\]]?$")
_NUMBERED = re.compile(r"^\W*\d[\d.,]*\s*[kKmM]?\b|[(\[]\s*\d[\d.,]*\s*[kKmM]?\s*[)\]]|\b\d[\d.,]*\W*$")
_DIGIT = re.compile(r"\d+")
_QUOTE = re.compile(r"[\"“«„”「]")
#: numbers or quotations, without which a head of comments is just that
_TOLD = re.compile(r"[\d\"“«„”「]")
_UNDER = re.compile(r"[:,]")
_OPENINGS = ("starts", "teaser_starts", "byline", "answers")
_CUTS = re.compile(r"\s{2,}|\t|\s*[|•·›»→]\s*|\s+[>/–—-]\s+")
#: no line is cut that has none of these
_MAY_CUT = re.compile(r"[|•·›»→>/–—\t-]|\s\s")


def bare(line: str) -> str:
    """The line as phrases are compared: lower case, no accents, folded, no marks at its ends."""
    return _bare(line[:LONGEST])


def opened(line: str) -> str:
    """The line as openings are compared: as :func:`bare`, but marks within and at the end stay."""
    return _folded(line[:LONGEST]).lstrip(_SMALL)


@functools.lru_cache(maxsize=KEPT)
def _folded(line: str) -> str:
    return fold(plain(line))


@functools.lru_cache(maxsize=KEPT)
def _bare(line: str) -> str:
    return _edged(_folded(line))


def _edged(text: str) -> str:
    """A text without the marks at its ends."""
    start, end = 0, len(text)
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return text[start:end]


def uncounted(line: str) -> str:
    """A bare line without a count before or after it: ``3 comments``, ``comments (3)``."""
    return _edged(_COUNT.sub("", line)) if _DIGIT.search(line) else line


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
    return len(line) <= LONGEST and _is_label(line)


@functools.lru_cache(maxsize=KEPT)
def _is_label(line: str) -> bool:
    text = bare(line)
    if not text:
        return True
    exact, form = table("exact"), table("comment_form")
    less = uncounted(text)
    if exact.whole(text) or form.whole(text):
        return True
    if less != text and (exact.whole(less) or form.whole(less)):
        return True
    return text.count(" ") < 20 and bool(table("starts").start(opened(line)))


def is_menu(line: str) -> bool:
    """Whether the line is a row of short names, or of labels, parted by marks or wide gaps."""
    if not _MAY_CUT.search(line, 0, LONGEST):
        return False
    parts = pieces(line)
    if not 2 <= len(parts) <= 40 or any(len(part) > 40 or len(part.split()) > 5 for part in parts):
        return False
    known = sum(is_label(part) or is_section(part) for part in parts)
    if known * 2 >= len(parts):
        return True
    return len(parts) >= 3 and not any(part[-1] in ".!?" for part in parts)


def is_section(line: str) -> bool:
    """Whether the line is the name of a section."""
    return len(line) <= LONGEST and table("sections").whole(bare(line))


def is_comment_form(line: str) -> bool:
    """Whether the line is a label of a comment form, in any language."""
    if len(line) > LONGEST:
        return False
    text = bare(line)
    form = table("comment_form")
    return form.whole(text) or form.whole(uncounted(text))


def is_comment_head(line: str) -> bool:
    """Whether the line stands over comments, with or without their number."""
    return len(line) <= 200 and _is_comment_head(line)


@functools.lru_cache(maxsize=KEPT)
def _is_comment_head(line: str) -> bool:
    head = table("comment_heads")
    own = bare(line)
    if not _TOLD.search(line):
        return head.whole(own, opens=False)
    if not head.may(tokens(_DIGIT.sub(" ", own))):
        return False
    unnumbered = _NUMBERED.sub(" ", line)
    text = bare(unnumbered)
    told = text != own or bool(_QUOTE.search(line))
    forms = [text, uncounted(text)]
    if told:
        forms += map(bare, pieces(_NUMBERED.sub("  ", line))[:1])
        forms.append(bare(_UNDER.split(unnumbered, maxsplit=1)[0]))
    return any(head.whole(form, opens=told) for form in forms if form)


def is_teaser_head(line: str) -> bool:
    """Whether the line stands over other stories: related, more from …"""
    if len(line) > LONGEST:
        return False
    text = bare(line)
    if not text or len(text) > 60 or text.count(" ") >= 8:
        return False
    return line.rstrip()[-1] not in ".!?;," and table("teaser_heads").whole(text)


def is_teaser(line: str) -> bool:
    """Whether the line names another story after a label: also read: …"""
    return _is_teaser(line[:LONGEST])


@functools.lru_cache(maxsize=KEPT)
def _is_teaser(line: str) -> bool:
    return bool(table("teaser_starts").start(opened(line)))


def service_words(line: str) -> int:
    """How many words of the page's services stand in the line: cookies, newsletter, sign in."""
    return table("words").anywhere(bare(line))


def is_outlet(line: str) -> bool:
    """Whether the line holds a word of media's names: news, herald, agency."""
    return table("outlets").anywhere(bare(line)) > 0
