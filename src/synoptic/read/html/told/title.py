"""The page's title: the heading that the page shows, not the one that its metadata hopes for."""

import itertools
import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from synoptic.model import Record
from synoptic.read.html.dom.signs import signs_of
from synoptic.read.html.dom.sums import Page
from synoptic.read.html.dom.tree import Box, Piece
from synoptic.read.html.told.said import Said
from synoptic.read.labels import bare, is_comment_head, is_label, is_section, is_teaser_head
from synoptic.read.signing import squash
from synoptic.text import fold, plain

ENOUGH = 2.0
"""Score from which a piece is taken for the title."""
LONGEST = 300
SITES = 6
"""Names of the site that are taken off a title."""
HEAD = 32
"""Characters of a text by which it is known that it may be the title."""
LIKE, SAME = 0.34, 0.7
"""Shares of words up to which two titles have little in common, and from which they are the same."""
KICKER = 8
"""Words that metadata may set before the title that the page shows."""
STRAY = 0.06
"""Share of the body's prose that may stand above its beginning."""

_SEPARATOR = re.compile(r"\s+[|•·»›—–:-]+\s+|\s*[|•»]\s*|\s+::\s+")
#: the host that aggregators put behind a link's title
_FROM = re.compile(r"\s*\((?:[\w-]+\.)+[a-z]{2,12}(?:/[\w~.-]*)?\)$")
_WORDS = re.compile(r"\w+")
_LEVEL = {"h1": 3.0, "h2": 1.5, "h3": 1.0, "h4": 0.5}
_OFF = frozenset(("nav", "footer", "aside", "form"))
_AWAY = frozenset(("nav", "footer", "consent", "newsletter", "comments", "paywall", "sidebar", "ads"))


class Title(Record, frozen=True, kw_only=True):
    """The title and where it stands."""

    text: str | None
    """White space folded, without the site's name."""
    piece: int
    """Index of the piece that shows it; -1: none does."""
    repeated: frozenset[int]
    """Indexes of all pieces that are no more than the title."""


class _Told:
    """A title of the metadata in the forms in which it is compared."""

    __slots__ = ("text", "words", "written")

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = _WORDS.findall(plain(text))
        self.written = frozenset(self.words)


def find(page: Page, inside: Sequence[bool], said: Said, address: str) -> Title:
    """The title of a page whose body pieces are known."""
    names = site_names(said, address)
    told = [_Told(title) for title in _told(said, names)]
    first = _first(page, inside)
    best, at = ENOUGH, -1
    above = 0
    apart: dict[int, tuple[bool, bool, bool]] = {}
    for piece, likely in zip(page.tree.pieces, _likely(page, told), strict=True):
        if likely is not None:
            score = _score(page, piece, likely, first, above, told, names, apart)
            if score > best:
                best, at = score, piece.index
        above += inside[piece.index] and page.prose[piece.index] > 0
    if at >= 0:
        shown = _told_in(page.tree.pieces[at], [_without_site(title, names) for title in said.titles])
        text = _without_site(_FROM.sub("", fold(shown)), names)
        told_text = _overruled(text, said, names) or _with_kicker(text, said, names)
        return Title(text=told_text, piece=at, repeated=_repeats(page, text))
    text = next((title.text for title in told if title.words), "")
    return Title(text=text or None, piece=-1, repeated=_repeats(page, text))


def _likely(page: Page, told: Sequence[_Told]) -> Iterator[list[str] | None]:
    """The words of every piece that may be the title; None: it is in no heading, and says other things."""
    lengths = [len(title.text) for title in told if title.words]
    least, most = min(lengths, default=0) // 2, 2 * max(lengths, default=0)
    known = frozenset().union(*(title.written for title in told))
    boxes: dict[int, bool] = {}
    for piece in page.tree.pieces:
        length, box = len(piece.text), piece.box
        if length > LONGEST or "\n\n" in piece.text:
            yield None
            continue
        named = boxes.get(box.index)
        if named is None:
            named = boxes[box.index] = _is_named(box)
        if not named and (not least <= length <= most or not _opens_so(piece.text, known)):
            yield None
            continue
        words = _WORDS.findall(plain(piece.text))
        shared = named or 2 * sum(word in known for word in words) >= len(words)
        yield words if words and shared else None


def _opens_so(text: str, known: frozenset[str]) -> bool:
    """Whether one of the first words of a text is known."""
    return not known.isdisjoint(_WORDS.findall(plain(text[:HEAD])))


def _is_named(box: Box) -> bool:
    """Whether a box is a heading, or is called one."""
    if "title" in signs_of(box):
        return True
    at: Box | None = box
    for _ in range(3):
        if at is None:
            return False
        if at.tag in _LEVEL or "headline" in (at.attributes.get("itemprop") or ""):
            return True
        at = at.parent
    return False


def _near(box: Box) -> Iterator[Box]:
    """A box and the two around it."""
    return itertools.islice(box.line(), 3)


def _overruled(text: str, said: Said, names: frozenset[str]) -> str | None:
    """The title of a news page whose metadata agrees on one that has little in common with what is shown.

    The heading found is then a label, or the head of another story. None: the shown title stands.
    """
    if not said.news or not said.headline:
        return None
    mine = frozenset(_WORDS.findall(plain(text)))
    titles = [
        _without_site(title, names) for title in (said.headline, *said.social[:1], said.element) if title
    ]
    written = [frozenset(_WORDS.findall(plain(title))) for title in titles]
    if len(written) < 3 or any(_likeness(mine, theirs) > LIKE for theirs in written):
        return None
    backed = any(_likeness(written[0], other) > SAME for other in written[1:])
    return titles[0] if backed else None


def _likeness(one: frozenset[str], two: frozenset[str]) -> float:
    """The words that two texts share, of all that they have."""
    return len(one & two) / len(one | two) if one and two else 0.0


def _with_kicker(text: str, said: Said, names: frozenset[str]) -> str:
    """The title with the words that metadata sets before it: ``Strike at the mill: Owners refuse to talk``.

    Pages often show them in an element of their own; two sources must give them.
    """
    mine = _WORDS.findall(plain(text))
    if len(mine) < 3:
        return text
    longer: dict[str, list[str]] = {}
    for title in (said.headline, *said.social, said.element):
        whole = _without_site(title, names)
        theirs = _WORDS.findall(plain(whole))
        if not 0 < len(theirs) - len(mine) <= KICKER or theirs[-len(mine) :] != mine:
            continue
        kicker = _SEPARATOR.split(whole)[0] if "|" in whole else ""
        if not kicker or len(_WORDS.findall(plain(kicker))) >= len(theirs) - len(mine) + 1:
            longer.setdefault(" ".join(theirs), []).append(whole)
    found = max(longer.values(), key=len, default=[])
    return found[0] if len(found) > 1 else text


def _first(page: Page, inside: Sequence[bool]) -> int:
    """Where the body begins, but for stray lines above it; -1: there is none."""
    told = [amount if own else 0 for amount, own in zip(page.prose, inside, strict=True)]
    least = STRAY * sum(told)
    for index, amount in enumerate(itertools.accumulate(told)):
        if amount > least:
            return index
    return -1


def _score(
    page: Page,
    piece: Piece,
    words: list[str],
    first: int,
    above: int,
    told: Sequence[_Told],
    names: frozenset[str],
    apart: dict[int, tuple[bool, bool, bool]],
) -> float:
    if "".join(words) in names:
        return -9.0
    box = piece.box
    heading = next((around.tag for around in _near(box) if around.tag in _LEVEL), "")
    score = _LEVEL.get(heading, 0.0)
    score -= min(1.5, 0.35 * above)
    if "title" in signs_of(box):
        score += 1.0 if heading else 2.0
    if any("headline" in around.get("itemprop") for around in _near(box)):
        score += 2.0
    score += _agreement(words, told)
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
    score -= _apart(page, box, apart)
    if len(words) == 1:
        score -= 0.5
    if len(words) <= 8 and _is_phrase(fold(piece.text), len(words)):
        score -= 1.5
    if piece.linked >= len(piece.text) and heading in ("h2", "h3", "h4"):
        score -= 0.4
    return score


def _is_phrase(text: str, words: int) -> bool:
    """Whether a text is a phrase of pages: the name of a section, a label, a head of lists or comments."""
    return is_section(text) or (
        words <= 4 and (is_label(text) or is_teaser_head(text) or is_comment_head(text))
    )


def _apart(page: Page, box: Box, known: dict[int, tuple[bool, bool, bool]]) -> float:
    """What speaks against a title by the boxes around it: menus, forms, boxes of other stories."""
    line: list[Box] = []
    for around in box.line():
        if around.index in known:
            break
        line.append(around)
    outer = line[-1].parent if line else box
    away, teaser, off = known[outer.index] if outer is not None else (False, False, False)
    for around in reversed(line):
        off = off or around.tag in _OFF
        signs = signs_of(around)
        if signs and page.share(around) < 0.5:
            away = away or not _AWAY.isdisjoint(signs)
            teaser = teaser or "teaser" in signs
        known[around.index] = (away, teaser, off)
    return 2.0 * away + 1.5 * teaser + 2.0 * off


def _agreement(own: Sequence[str], told: Sequence[_Told]) -> float:
    """How much a text agrees with what the metadata gives as title; the title element counts in parts."""
    words = frozenset(own)
    best = 0.0
    for rank, title in enumerate(told):
        theirs = title.written
        shared = len(words & theirs)
        if not shared:
            continue
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
    for _ in range(SITES):
        marks = list(_SEPARATOR.finditer(title))
        if not marks:
            return title
        head, tail = title[: marks[0].start()], title[marks[-1].end() :]
        if squash(_norm(tail)) in names and title[: marks[-1].start()].strip():
            title = title[: marks[-1].start()].strip()
        elif squash(_norm(head)) in names and title[marks[0].end() :].strip():
            title = title[marks[0].end() :].strip()
        else:
            break
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


def _norm(text: str) -> str:
    return " ".join(_WORDS.findall(plain(text)))


def _repeats(page: Page, title: str) -> frozenset[int]:
    wanted = _WORDS.findall(plain(title))
    if not wanted:
        return frozenset()
    length = sum(map(len, wanted))
    return frozenset(
        piece.index
        for piece in page.tree.pieces
        if length // 2 <= len(piece.text) <= len(title) + 60 and _WORDS.findall(plain(piece.text)) == wanted
    )


__all__ = ["Title", "bare", "find", "squash"]
