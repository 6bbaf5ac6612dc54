"""Who wrote a page: what stands by its title, against what its metadata says."""

from collections.abc import Sequence

from synoptic.read.byline import authors as after_label
from synoptic.read.byline import inner_authors, is_name, names
from synoptic.read.html.near import Top
from synoptic.read.html.said import Said
from synoptic.read.html.signs import signs_of
from synoptic.read.html.title import site_names
from synoptic.read.html.tree import Piece, Run
from synoptic.read.labels import bare, is_label, table
from synoptic.read.signing import is_site, squash
from synoptic.text import fold


def authors(top: Top, said: Said, address: str) -> tuple[tuple[str, ...], frozenset[int]]:
    """The names of the people who wrote a page, and the pieces that are bylines."""
    sites = site_names(said, address)
    shown, where = _shown(top, said, sites)
    people = tuple(name for name in said.authors if not is_site(name, sites))
    names = people or shown or said.accounts or said.bodies or said.authors
    return names, where | _signed(top, names)


def _signed(top: Top, names: Sequence[str]) -> frozenset[int]:
    """The pieces by the title that name those who signed, and say little else."""
    wanted = [squash(name) for name in names if len(name) > 4]
    return frozenset(
        piece.index
        for piece in top.near()
        if wanted
        and not top.page.prose[piece.index]
        and len(piece.text) <= 40 + sum(len(name) + 5 for name in names)
        and any(name in squash(piece.text) for name in wanted)
    )


def _shown(top: Top, said: Said, sites: frozenset[str]) -> tuple[tuple[str, ...], frozenset[int]]:
    no = sites | ({squash(said.section)} if said.section else set())
    no |= {squash(piece.text) for piece in top.page.tree.pieces[: max(top.title, 0)] if len(piece.text) < 60}
    for find in (_marked, _labelled, _unlabelled):
        not_names = no if find is _unlabelled else sites
        for piece in top.near():
            found = tuple(
                name
                for name in find(top, piece)
                if not _is_phrase(name)
                and (squash(name) not in not_names or (" " in name and find is not _unlabelled))
            )
            if found:
                return found, frozenset((piece.index,))
    return (), frozenset()


def _is_phrase(name: str) -> bool:
    """Whether what looks like a name is a label: Written By."""
    line = bare(name)
    return table("byline").whole(line) or is_label(name)


def _marked(_: Top, piece: Piece) -> tuple[str, ...]:
    """Names that markup says are authors'."""
    found: list[str] = []
    for run in piece.runs:
        if not _by_markup(run):
            continue
        text = piece.text[run.start - piece.start : run.end - piece.start]
        given = after_label(text) or names(text)
        found += [name for name in given if len(name.split()) > 1]
    return tuple(dict.fromkeys(found))


def _by_markup(run: Run) -> bool:
    for depth, box in enumerate(run.box.line()):
        if depth > 3 or (not box.inline and depth > 1):
            return False
        if "author" in box.get("itemprop").split() or box.get("rel") == "author":
            return True
    return False


def _labelled(top: Top, piece: Piece) -> tuple[str, ...]:
    seen = top.seen[piece.index]
    found = seen.authors if seen.sort in ("byline", "dateline") else ()
    return found or after_label(fold(piece.text)) or (inner_authors(fold(piece.text)) if seen.dates else ())


def _unlabelled(top: Top, piece: Piece) -> tuple[str, ...]:
    """Names that a dateline, or a piece that is called a byline, begins with."""
    if piece.index <= top.title or piece in top.after:
        return ()
    seen = top.seen[piece.index]
    called = any("author" in signs_of(box) for box in list(piece.box.line())[:3])
    next_to = any(top.seen[p.index].dates for p in top.under if abs(p.index - piece.index) == 1)
    if not (called or seen.dates or next_to or piece.index == top.title + 1):
        return ()
    for run in piece.runs[:4]:
        text = fold(piece.text[run.start - piece.start : run.end - piece.start])
        whole = run.start == piece.start and run.end == piece.end
        if run.box.inline and not whole and is_name(text) and 2 <= len(text.split()) <= 4:
            rest = names(fold(piece.text[run.start - piece.start :]))
            return rest if rest and rest[0] == text else (text,)
    return tuple(name for name in (seen.maybe or names(fold(piece.text))) if 2 <= len(name.split()) <= 4)
