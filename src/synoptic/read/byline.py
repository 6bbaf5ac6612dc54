"""Who wrote it: names out of a byline, in any language, and what may be a name at all."""

import re

from synoptic.lang import given_names
from synoptic.read.dates import dates_in
from synoptic.read.labels import is_outlet, is_section, opened, table
from synoptic.text import plain

LONGEST = 200
"""A longer line is no byline."""

_PARTICLES = frozenset(
    (
        "de", "del", "della", "di", "da", "das", "do", "dos", "du", "des", "la", "le", "les", "van", "von",
        "der", "den", "ter", "ten", "te", "af", "av", "zu", "zur", "y", "e", "i", "al", "el", "bin", "ibn",
        "bint", "abu", "los", "las", "wa", "ya", "ole", "san", "st", "d", "o", "mac", "mc", "'t",
    )
)  # fmt: skip
_AND = re.compile(
    r"\s*(?:[,;/&+]|\b(?:and|und|et|y|e|i|en|og|och|ja|ve|и|і|и|a|και|و)\b(?=\s+[^\W\d_])|[、，與和])\s*"
)
_STOP = re.compile(
    r"\s*(?:[|•●·–—(\[<]|\s-\s|\s{2,}|\t|:|(?<=\w\w\w)\.\s|\b(?:in|at|on|for|pour|für|à|aus)\s)"
)
#: letters, and the marks that many scripts write upon them
_LETTER = (
    "(?:[^\\W\\d_]|[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0900-\u0dff\u0e31-\u0eff"
    "\u102b-\u103e\u17b6-\u17d3])"
)
_NAME_WORD = re.compile(rf"{_LETTER}+(?:['’.\-]{_LETTER}+)*\.?")
#: the commonest label, set apart by style only: ByAna Ruiz
_GLUED = re.compile(r"By(?=[A-Z][a-z])")
_JOINED = re.compile(r"[^\W\d_]{1,3}['’\-](?=[^\W\d_])")
_HANDLE = re.compile(r"(?:/?u/|@)?[^\W]{1}[\w.\-]{1,39}(?:@[\w.\-]+)?")
_ASIDE = re.compile(r"\s*\([^()]{0,40}\)|(?<!\w)@\w+|\S+@\S+\.\w+")
_CJK_NAME = re.compile(
    r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af][\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af・ ]{1,9}"
)

#: what a writer is, behind the name in Korean, Chinese and Japanese
_TITLED = re.compile(r"(?<=[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af])\s?(?:기자|특파원|記者|记者)$")


def authors(line: str, *, handles: bool = False) -> tuple[str, ...]:
    """The names in a line that begins with words before an author's name; () where it is no byline.

    A date, a place or a role after the names is left out: ``By Ana Ruiz and Li Wei in Lima, 3 May``.
    ``handles``: names of accounts are let pass after any such word, not only after ``submitted by``.
    """
    if len(line) > LONGEST:
        return ()
    found = _after_label(line)
    if found is None:
        return ()
    label, rest = found
    return names(rest, handles=handles or " " in label or label.endswith(":"))


def unlabelled(signature: str) -> str:
    """A signature as metadata gives it, without a word of authorship before it: ``By Ana Ruiz``.

    What may be a part of the name (``De Jong``, ``Von Ahn``) stays, unless a given name follows it.
    """
    found = _after_label(signature) if len(signature) <= LONGEST else None
    if glued := _GLUED.match(signature):
        return signature[glued.end() :]
    if found is None or not found[1]:
        return signature
    label, rest = found
    first = rest.split(" ", 1)[0]
    if label in _PARTICLES and not (signature[:1].islower() or plain(first) in given_names()):
        return signature
    return rest if not first[:1].islower() else signature


def labelled(line: str) -> str:
    """What follows a word of authorship that a line begins with; empty where it begins with none."""
    found = _after_label(line) if len(line) <= LONGEST else None
    return found[1] if found else ""


def inner_authors(line: str) -> tuple[str, ...]:
    """The names after such words anywhere in a dateline: ``8 September, by Ana Ruiz. Filed under …``."""
    for cut in re.finditer(r"[,|•●·–—-]\s*|\s{2,}|\u3000|(?<=\d)\s+", line[:LONGEST]):
        if found := authors(line[cut.end() :]):
            return found
    return ()


def _after_label(line: str) -> tuple[str, str] | None:
    """The label and what follows it; None: no label."""
    text = opened(line)
    end = table("byline").start(text)
    if not end:
        return None
    # the opened form may differ in length from the line: find the label's end by its last word
    label = text[:end]
    words = len(label.split())
    parts = re.match(rf"\W*(?:\S+?(?:\s+|(?<=[:：=/／])|(?=[:：=/／]))){{{words}}}[\s:：=/／]*", line)
    if parts is None:
        return None
    return label, line[parts.end() :].strip()


def names(text: str, *, handles: bool = False) -> tuple[str, ...]:
    """The names that a text begins with: up to a date, a mark or a word that is no name; () for none."""
    text = _ASIDE.sub("", text)
    dates = dates_in(text)
    if dates:
        text = text[: min(min(date.start, date.clock[0] or date.start) for date in dates)]
    stop = _STOP.search(text)
    head = (text[: stop.start()] if stop else text).strip(" ,;.-–—")
    found: list[str] = []
    for part in _AND.split(head):
        part = _TITLED.sub("", part.strip(' .,"“”'))
        if is_name(part) or (handles and not found and is_handle(part)):
            found.append(part)
        elif found:
            break
        elif not is_outlet(part):
            return ()
    return tuple(dict.fromkeys(found))


def is_name(text: str) -> bool:
    """Whether a text may be a person's name: up to six words, capitalised but for particles."""
    if not text or len(text) > 60 or is_outlet(text) or is_section(text):
        return False
    if _CJK_NAME.fullmatch(text):
        return len(text.replace(" ", "")) <= 8
    words = text.split()
    if not 1 <= len(words) <= 6 or any(not _NAME_WORD.fullmatch(word) for word in words):
        return False
    if not _is_proper(words[0]) and words[0].casefold() not in _PARTICLES:
        return False
    proper = [word for word in words if word.casefold() not in _PARTICLES]
    return 1 <= len(proper) <= 5 and all(map(_is_proper, proper))


def _is_proper(word: str) -> bool:
    """Whether a word begins as names do: with a capital, if need be after a particle that is joined to it."""
    first = word[0]
    if not first.islower() or first == first.title():  # scripts without capitals, and such as do not use them
        return True
    joint = _JOINED.match(word)
    return joint is not None and not word[joint.end()].islower()


def is_handle(text: str) -> bool:
    """Whether a text may be the name of an account: one word, digits and low lines allowed."""
    return bool(_HANDLE.fullmatch(text))
