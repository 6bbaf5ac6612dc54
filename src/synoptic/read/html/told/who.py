"""Who wrote a page: what stands by its title and below its text, against what its metadata says."""

import re
from collections.abc import Callable, Sequence
from urllib.parse import urlsplit

from synoptic.read.byline import authors as after_label
from synoptic.read.byline import inner_authors, is_name, labelled, names
from synoptic.read.credits import credited
from synoptic.read.html.dom.signs import signs_of
from synoptic.read.html.dom.tree import Piece, Run
from synoptic.read.html.told.near import Top
from synoptic.read.html.told.said import Said
from synoptic.read.html.told.title import site_names
from synoptic.read.labels import bare, is_label, table
from synoptic.read.signing import Signed, has_given_name, is_body, is_site, signed, squash
from synoptic.text import fold

APART = 4
"""Pieces between two names of one byline."""
CLOSE = 4
"""Pieces from the title within which a byline stands."""
MOST = 8
"""Names of a byline."""

_PARTS = re.compile(r"\s*[|·•●⋅–—]\s*|\s-\s")
_DIGITS = re.compile(r"\s*\d")
_STRESS = frozenset(("strong", "b", "em", "i", "small"))
_JOINTS = re.compile(r"\s(?:and|und|et|y|e|i|en|og|och|ja|и|і)\s")
#: addresses of pages about those who write: a part of the path that says so, and a name after it
_AUTHOR_PAGE = re.compile(
    r"/(?:author|authors|autor|autora|autores|autoren|autorin|auteur|auteurs|autore|autori|autorzy|avtor|avtory|people"
    r"|person|persons|profile|profiles|journalist|journalists|journaliste|journalistes|journaliste|reporter|reporters"
    r"|contributor|contributors|columnist|columnists|staff|writer|writers|by|byline|bylines|redakteur|redakteure"
    r"|redaktion|firmas|firma|skribent|forfatter|auteurs|yazar|yazarlar|penulis|tac-gia|toireporter|team|our-team)"
    r"(?:/|-|\?|=)[^/?#]*[a-z%\d]",
    re.IGNORECASE,
)


def authors(top: Top, said: Said, address: str) -> tuple[tuple[str, ...], frozenset[int]]:
    """Those who wrote a page, and the pieces that are bylines.

    People whom metadata names come first, then people whom the page shows. Where nobody is named, the account
    or the body (an agency, a newsroom) signs that metadata gives as author, else the one that the page shows.
    """
    sites = site_names(said, address)
    shown, where = _shown(top, said, sites)
    people = tuple(name for name in said.authors if not is_site(name, sites))
    if people and _outvoted(people, shown, where, top):
        people = shown
    told = people or shown or said.accounts or said.bodies or said.authors
    if not told:
        told, where = _any_body(top, sites)
    return told, where | _signed(top, told)


def _outvoted(people: Sequence[str], shown: Sequence[str], where: frozenset[int], top: Top) -> bool:
    """Whether the page's own byline, after a word of authorship by the title, counts more than metadata.

    It does where it names others beside the same, or somebody else: who posted a text often did not write it.
    """
    mine, theirs = [squash(name) for name in people], [squash(name) for name in shown]
    if not theirs or not where:
        return False
    shared = sum(any(one in two or two in one for two in theirs) for one in mine)
    piece = top.page.tree.pieces[min(where)]
    labelled_ = 0 < piece.index - top.title <= CLOSE and bool(labelled(fold(piece.text)))
    if shared:
        return shared == len(mine) and len(theirs) > len(mine) and labelled_
    return labelled_ and has_given_name(shown[0])


def _signed(top: Top, told: Sequence[str]) -> frozenset[int]:
    """The pieces by the title that name those who signed, and say little else."""
    wanted = [squash(name) for name in told if len(name) > 4]
    most = 40 + sum(len(name) + 5 for name in told)
    least = min(map(len, told), default=0) // 2
    found: set[int] = set()
    for piece in top.near() if wanted else ():
        if least <= len(piece.text) <= most and not top.page.prose[piece.index]:
            text = squash(piece.text)
            if any(name in text for name in wanted):
                found.add(piece.index)
    return frozenset(found)


def _shown(top: Top, said: Said, sites: frozenset[str]) -> tuple[tuple[str, ...], frozenset[int]]:
    """People whom the page shows: in marked elements, in links to their pages, after labels, by the date."""
    by_title = [*top.under, *reversed(top.over)]
    below = [*top.after, *top.further()]
    for find, where in (
        *((find, by_title) for find in (_marked, _linked, _labelled, _unlabelled)),
        *((find, below) for find in (_marked, _linked, _labelled)),
        (_about, top.far()),
        (_bare, top.edges()),
    ):
        told, pieces = _gathered(top, find, where, sites)
        if told and find is _unlabelled:
            told = tuple(name for name in told if not _in_menus(top, name, said.section))
        if told:
            return told, pieces
    return (), frozenset()


def _in_menus(top: Top, name: str, section: str | None) -> bool:
    """Whether what looks like a name is an entry of a menu above the title, or the section's name."""
    wanted = squash(name)
    above = top.page.tree.pieces[: max(top.title - CLOSE, 0)]
    return (section is not None and squash(section) == wanted) or any(
        len(p.text) <= 2 * len(name) and squash(p.text) == wanted for p in above
    )


def _gathered(
    top: Top, find: Callable[[Top, Piece], tuple[str, ...]], pieces: Sequence[Piece], sites: frozenset[str]
) -> tuple[tuple[str, ...], frozenset[int]]:
    """What a way of finding finds in the first of some pieces where it does, and in those right below."""
    told: list[str] = []
    where: list[int] = []
    for piece in pieces:
        if where and not 0 < piece.index - where[-1] <= APART:
            continue
        found = [name for name in find(top, piece) if not _is_phrase(name) and not is_site(name, sites)]
        if found:
            told += found
            where.append(piece.index)
            if find not in (_marked, _linked):
                break
    return tuple(dict.fromkeys(told))[:MOST], frozenset(where)


def _is_phrase(name: str) -> bool:
    """Whether what looks like a name is a label: Written By."""
    line = bare(name)
    return table("byline").whole(line) or is_label(name)


# ── ways of finding ──────────────────────────────────────────────────────────────────────────────────


def _marked(_: Top, piece: Piece) -> tuple[str, ...]:
    """Names that markup says are authors'."""
    return _in_runs(piece, _by_markup)


def _linked(top: Top, piece: Piece) -> tuple[str, ...]:
    """Names that are links to pages about those who write."""
    return _in_runs(piece, _by_link) if piece.index > top.title else ()


def _in_runs(piece: Piece, fits: Callable[[Run], bool]) -> tuple[str, ...]:
    found: list[str] = []
    for run in piece.runs[:20]:
        if fits(run):
            text = fold(piece.text[run.start - piece.start : run.end - piece.start])
            found += [name for name in signed(text).people if not is_label(name)]
    return tuple(dict.fromkeys(found))


def _by_markup(run: Run) -> bool:
    for depth, box in enumerate(run.box.line()):
        if depth > 3 or (not box.inline and depth > 1):
            return False
        if "author" in box.get("itemprop").split() or "author" in box.get("rel").split():
            return True
    return False


def _by_link(run: Run) -> bool:
    if not run.linked:
        return False
    for depth, box in enumerate(run.box.line()):
        if box.tag == "a":
            try:
                return bool(_AUTHOR_PAGE.search(urlsplit(box.get("href")[:300]).path))
            except ValueError:
                return False
        if depth > 5:
            break
    return False


def _labelled(top: Top, piece: Piece) -> tuple[str, ...]:
    """Names after a word of authorship, in the same piece or in the one below it."""
    seen = top.seen.get(piece.index)
    found = seen.authors if seen is not None and seen.sort in ("byline", "dateline") else ()
    text = fold(piece.text)
    found = (
        found
        or credited(text)
        or after_label(text)
        or (inner_authors(text) if seen is not None and seen.dates else ())
    )
    return found or signed(_below(top, piece)).people


def _below(top: Top, piece: Piece) -> str:
    """What stands below a piece that is no more than a word of authorship; empty: it is more, or too long."""
    if len(piece.text) > 40 or not table("byline").whole(bare(piece.text)):
        return ""
    following = top.page.tree.pieces[piece.index + 1 : piece.index + 2]
    return fold(following[0].text) if following and len(following[0].text) <= 100 else ""


def _unlabelled(top: Top, piece: Piece) -> tuple[str, ...]:
    """Names that a dateline, or a piece that is called a byline, begins with."""
    if piece.index < top.title - CLOSE or piece in top.after:
        return ()
    seen = top.seen[piece.index]
    called = any("author" in signs_of(box) for box in list(piece.box.line())[:3])
    if piece.index < top.title and not (called or seen.dates):
        return ()
    next_to = any(top.seen[p.index].dates for p in top.under if abs(p.index - piece.index) == 1)
    if not (called or seen.dates or next_to or piece.index == top.title + 1):
        return ()
    # without a label, the name must be one by itself, or stand where names stand
    firm = called or bool(seen.dates)
    for run in piece.runs[:4]:
        text = fold(piece.text[run.start - piece.start : run.end - piece.start])
        whole = run.start == piece.start and run.end == piece.end
        if run.box.inline and not whole and is_name(text) and 2 <= len(text.split()) <= 4:
            rest = names(fold(piece.text[run.start - piece.start :]))
            return _people(rest if rest and rest[0] == text else (text,), firm=firm)
    behind = fold(piece.text[seen.dates[-1].end :]) if seen.dates and len(piece.text) <= 80 else ""
    text = fold(piece.text)
    return _people(seen.maybe or names(text), firm=firm) or _people(names(behind), firm=firm)


def _people(found: Sequence[str], *, firm: bool) -> tuple[str, ...]:
    """Those of some names that are people's: of two to four words, told by more than their capitals."""
    people = [name for text in found for name in signed(text).people]
    sure = firm or any(map(has_given_name, people))
    named = tuple(name for name in people if sure and 2 <= len(name.split()) <= 4)
    east = (name for name in people if firm and name in found and not name.isascii() and len(name) <= 6)
    return named or tuple(east)


def _about(top: Top, piece: Piece) -> tuple[str, ...]:
    """The name that heads a box about the author, below the text."""
    if len(piece.text) > 120:
        return ()
    called = any(not signs_of(box).isdisjoint(("author", "about")) for box in list(piece.box.line())[:4])
    linked = _in_runs(piece, _by_link)
    if linked and (called or len(piece.text) <= len(linked[0]) + 20):
        return linked[:1]
    text = fold(piece.text)
    if labelled(text):
        return after_label(text)
    before = top.page.tree.pieces[piece.index - 1].text if piece.index else ""
    if called or (len(before) < 40 and table("byline").whole(bare(before))):
        people = signed(text.partition(":")[0]).people
        return people[:1] if people and len(text) <= len(people[0]) + 20 else ()
    return ()


def _bare(top: Top, piece: Piece) -> tuple[str, ...]:
    """A line set apart by style that is no more than names, which the story itself does not mention."""
    text = fold(piece.text)
    if found := credited(text):
        return found
    if len(text) > 80 or any(not _stressed(run) for run in piece.runs):
        return ()
    people = signed(text).people
    if squash("".join(people)) != squash(_JOINTS.sub("", text)):
        return ()
    whole = top.page.tree.text.lower()
    words = [word.lower() for name in people for word in name.split() if len(word) > 2]
    alone = all(whole.count(word) == 1 for word in words)
    return people if people and alone and all(len(name.split()) > 1 for name in people) else ()


def _stressed(run: Run) -> bool:
    return any(box.tag in _STRESS for depth, box in enumerate(run.box.line()) if depth < 3)


def _any_body(top: Top, sites: frozenset[str]) -> tuple[tuple[str, ...], frozenset[int]]:
    """The body or account that a byline under the title names after a word of authorship."""
    for piece in (*top.under, *top.further()):
        text = fold(piece.text)
        if len(text) > 100:
            continue
        for rest in (*map(labelled, _PARTS.split(text)), _below(top, piece)):
            found = signed(rest, sites) if rest else Signed()
            if given := found.people or found.bodies or found.accounts:
                return given[:1], frozenset((piece.index,))
    for piece in top.near():
        called = any("author" in signs_of(box) for box in list(piece.box.line())[:2])
        if called and abs(piece.index - top.title) <= CLOSE and len(piece.text) <= 60:
            found = signed(_DIGITS.split(fold(piece.text))[0], sites)
            if given := found.people or found.bodies or found.accounts:
                return given[:1], frozenset((piece.index,))
    for piece in top.edges():
        if len(piece.text) <= 40 and all(map(_stressed, piece.runs)) and is_body(fold(piece.text)):
            return (fold(piece.text),), frozenset((piece.index,))
    return (), frozenset()
