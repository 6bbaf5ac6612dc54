"""The page's title: the heading that the page shows, not the one that its metadata hopes for."""

import itertools
import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from synoptic.model import Record
from synoptic.read.html.features import Page
from synoptic.read.html.said import Said
from synoptic.read.html.tree import Piece
from synoptic.read.labels import bare, is_comment_head, is_label, is_section, is_teaser_head
from synoptic.text import fold, plain

ENOUGH = 2.0
"""Score from which a piece is taken for the title."""
LONGEST = 300
STRAY = 0.06
"""Share of the body's prose that may stand above its beginning."""

_SEPARATOR = re.compile(r"\s+[|•·»›—–:-]+\s+|\s*[|•»]\s*|\s+::\s+")
#: the host that aggregators put behind a link's title
_FROM = re.compile(r"\s*\((?:[\w-]+\.)+[a-z]{2,12}(?:/[\w~.-]*)?\)$")
_WORDS = re.compile(r"\w+")
_NO_WORD = re.compile(r"[\W_]+")
_LEVEL = {"h1": 3.0, "h2": 1.5, "h3": 1.0, "h4": 0.5}
_AWAY = frozenset(("nav", "footer", "consent", "newsletter", "comments", "paywall", "sidebar", "ads"))


class Title(Record, frozen=True, kw_only=True):
    """The title and where it stands."""

    text: str | None
    """White space folded, without the site's name."""
    piece: int
    """Index of the piece that shows it; -1: none does."""
    repeated: frozenset[int]
    """Indexes of all pieces that are no more than the title."""


def find(page: Page, inside: Sequence[bool], said: Said, address: str) -> Title:
    """The title of a page whose body pieces are known."""
    names = site_names(said, address)
    told = _told(said, names)
    first = _first(page, inside)
    best, at = ENOUGH, -1
    told_above = 0
    for piece in page.tree.pieces:
        if len(piece.text) > LONGEST or "\n\n" in piece.text:
            continue
        score = _score(page, piece, first, told_above, told, names)
        told_above += inside[piece.index] and page.prose[piece.index] > 0
        if score > best:
            best, at = score, piece.index
    if at >= 0:
        shown = _told_in(page.tree.pieces[at], [_without_site(title, names) for title in said.titles])
        text = _without_site(_FROM.sub("", fold(shown)), names)
        return Title(text=text, piece=at, repeated=_repeats(page, text))
    first_told = next((t for t in told if t), None)
    return Title(
        text=first_told, piece=-1, repeated=_repeats(page, first_told) if first_told else frozenset()
    )


def _first(page: Page, inside: Sequence[bool]) -> int:
    """Where the body begins, but for stray lines above it; -1: there is none."""
    told = [amount if own else 0 for amount, own in zip(page.prose, inside, strict=True)]
    least = STRAY * sum(told)
    for index, amount in enumerate(itertools.accumulate(told)):
        if amount > least:
            return index
    return -1


def _score(
    page: Page, piece: Piece, first: int, above: int, told: Sequence[str], names: frozenset[str]
) -> float:
    box = piece.box
    text = fold(piece.text)
    own = _norm(text)
    if not own or squash(own) in names:
        return -9.0
    line = list(box.line())
    heading = next((around.tag for around in line[:3] if around.tag in _LEVEL), "")
    score = _LEVEL.get(heading, 0.0)
    score -= min(1.5, 0.35 * above)
    named = page.named(box)
    signs = {sign for sign in ("title",) if f"0s:{sign}" in page.context(box)}
    if "title" in signs:
        score += 1.0 if heading else 2.0
    if any("headline" in around.get("itemprop") for around in line[:3]):
        score += 2.0
    score += _agreement(own, told)
    if score < 1.0:
        return score
    if first >= 0:
        distance = first - piece.index
        score += (
            1.0 - 0.15 * distance
            if 0 <= distance <= 12
            else -0.8
            if distance > 12
            else -2.5
            if distance < -2
            else 0.0
        )
    if any(f"part:{sign}" in named for sign in _AWAY):
        score -= 2.0
    if "part:teaser" in named or "head:teasers" in named:
        score -= 1.5
    if any(around.tag in ("nav", "footer", "aside", "form") for around in line):
        score -= 2.0
    words = len(own.split())
    if words == 1:
        score -= 0.5
    if is_section(text) or (words <= 4 and (is_label(text) or is_teaser_head(text) or is_comment_head(text))):
        score -= 1.5
    if piece.linked >= len(piece.text) and heading in ("h2", "h3", "h4"):
        score -= 0.4
    return score


def _agreement(own: str, told: Sequence[str]) -> float:
    """How much a text agrees with what the metadata gives as title; the title element counts in parts."""
    words = set(own.split())
    best = 0.0
    for rank, title in enumerate(told):
        theirs = set(_norm(title).split())
        if not theirs:
            continue
        shared = len(words & theirs)
        likeness = shared / len(words | theirs)
        weight = min(1.0, len(words) / 4) * (1.0 if rank < 3 else 0.9)
        if likeness > 0.5:
            best = max(best, 3.5 * likeness * weight)
        elif shared == len(words) and len(words) >= 3:  # told with more around it
            best = max(best, 2.0 * weight)
        elif shared == len(theirs) and len(theirs) >= 4:  # told in short
            best = max(best, 1.5)
    return best


def _told(said: Said, names: frozenset[str]) -> list[str]:
    """Titles of the metadata, whole and without the names of sites."""
    found = [_without_site(title, names) for title in said.titles]
    if said.titles:
        found += [
            part for part in _SEPARATOR.split(said.titles[-1]) if part and squash(_norm(part)) not in names
        ]
    return [title for title in dict.fromkeys(found) if title]


def _without_site(title: str, names: frozenset[str]) -> str:
    """A title without a site's name before or after a separator."""
    while True:
        marks = list(_SEPARATOR.finditer(title))
        if not marks:
            return title
        head, tail = title[: marks[0].start()], title[marks[-1].end() :]
        if squash(_norm(tail)) in names and title[: marks[-1].start()].strip():
            title = title[: marks[-1].start()].strip()
        elif squash(_norm(head)) in names and title[marks[0].end() :].strip():
            title = title[marks[0].end() :].strip()
        else:
            return title


def _told_in(piece: Piece, told: Sequence[str]) -> str:
    """The end or beginning of a heading that metadata gives as the title, if it is an element's own.

    So a kicker before the title, or a count behind it, is left out; a title told in short is not cut.
    """
    shown = list(_WORDS.finditer(piece.text))
    words = [plain(found.group()) for found in shown]
    for title in told:
        theirs = _norm(title).split()
        if len(theirs) < 3 or not 0.5 * len(words) <= len(theirs) < len(words):
            continue
        if words[-len(theirs) :] == theirs:
            start = shown[-len(theirs)].start()
            run = next((r for r in piece.runs if r.start <= piece.start + start < r.end), None)
            if (
                run
                and run.start > piece.start
                and not _WORDS.search(piece.text[run.start - piece.start : start])
            ):
                return piece.text[run.start - piece.start :]
        if words[: len(theirs)] == theirs:
            end = shown[len(theirs) - 1].end()
            run = next((r for r in piece.runs if r.start < piece.start + end <= r.end), None)
            if run and run.end < piece.end and not _WORDS.search(piece.text[end : run.end - piece.start]):
                return piece.text[: run.end - piece.start]
    return piece.text


def site_names(said: Said, address: str) -> frozenset[str]:
    """Names of the site, squashed: as it says itself, its host, and parts of the title like the host."""
    found = {squash(_norm(said.site))} if said.site else set()
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        host = ""
    labels = [label for label in host.removeprefix("www.").split(".")[:-1] if len(label) > 2]
    found |= {squash(label) for label in labels} | ({squash(host)} if host else set())
    for title in said.titles[-1:]:
        for part in _SEPARATOR.split(title):
            if part and any(_spells(_norm(part), squash(label)) for label in labels):
                found.add(squash(_norm(part)))
    return frozenset(found - {""})


def _spells(part: str, label: str) -> bool:
    """Whether a host's label is made of the words of a text, or of their initials."""
    words = [squash(word) for word in part.split()]
    if not words or len(words) > 7:
        return False
    if len(words) >= 3 and "".join(word[0] for word in words) == label:
        return True
    rest = label
    used = 0
    for word in sorted(words, key=len, reverse=True):
        if len(word) > 2 and word in rest:
            rest = rest.replace(word, "", 1)
            used += len(word)
    return len(rest) <= 0.34 * len(label) and used >= 0.5 * sum(map(len, words))


def squash(text: str) -> str:
    """Letters and digits only, plain."""
    return _NO_WORD.sub("", plain(text))


def _norm(text: str) -> str:
    return " ".join(_WORDS.findall(plain(text)))


def _repeats(page: Page, title: str) -> frozenset[int]:
    wanted = _norm(title)
    if not wanted:
        return frozenset()
    return frozenset(
        piece.index
        for piece in page.tree.pieces
        if len(piece.text) <= len(title) + 60 and _norm(piece.text) == wanted
    )


__all__ = ["Title", "bare", "find", "squash"]
