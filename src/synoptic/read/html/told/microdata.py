"""What a page's elements say by microdata, RDFa and links to authors, wherever on the page they stand."""

import itertools
from collections.abc import Iterator

from synoptic.model import Record
from synoptic.read.html.dom.tree import Box, Tree
from synoptic.read.html.told.metanames import ARTICLES
from synoptic.text import fold

MOST = 200
"""Marked elements of a page that are looked at."""
LOOKED = 2_000
"""Elements with properties of any kind that are looked at."""
RUNS, DEPTH = 200, 12
"""Stretches of a piece, and boxes around each, among which an element's text is looked for."""
LONGEST = 300
"""Characters of a shown value beyond which it is none."""

#: properties that are read, lower case, without a vocabulary's prefix, and what they are to an article
_READ = {
    "headline": "headline",
    "author": "author",
    "creator": "author",
    "datepublished": "published",
    "datecreated": "created",
    "datemodified": "modified",
    "articlesection": "section",
    "isaccessibleforfree": "free",
}
#: links with this relation lead to a page about the author
_RELATIONS = frozenset(("author",))


class Mark(Record, frozen=True, kw_only=True):
    """A property that an element gives the page."""

    name: str
    """``headline``, ``author``, ``published``, ``created``, ``modified``, ``section`` or ``free``."""
    value: str
    """As told to machines, else as shown; white space folded."""
    box: Box
    """The element, or the one around it where it is out of sight."""
    link: bool = False
    """Whether it is no more than a link to an author's page."""


def marks(tree: Tree) -> tuple[Mark, ...]:
    """The properties of the page's own article, in order; not those of comments, pictures, other stories."""
    found: list[Mark] = []
    for name, content, box in tree.head.items[:MOST]:
        bare = name.rpartition(":")[2]
        of = _inner(box) if bare == "name" else _READ.get(bare)
        if of and len(content) <= LONGEST and _is_own(box):
            found.append(Mark(name=of, value=fold(content), box=box))
    looked = 0
    for box in tree.boxes:
        given = box.attributes
        if not given or not ("itemprop" in given or "property" in given or "rel" in given):
            continue
        found += _of(box, tree)
        looked += 1
        if len(found) >= MOST or looked >= LOOKED:
            break
    return tuple(sorted(found, key=lambda mark: mark.box.index))


def _of(box: Box, tree: Tree) -> Iterator[Mark]:
    told = (box.get("itemprop") + " " + box.get("property")).lower().split()
    names = list(dict.fromkeys(of for each in told if (of := _READ.get(each.rpartition(":")[2]))))
    link = not names and box.tag == "a" and not _RELATIONS.isdisjoint(box.get("rel").lower().split())
    if not (names or link) or not _is_own(box):
        return
    for name in names or ["author"]:
        value = box.get("content") or (
            box.get("datetime") if name in ("published", "created", "modified") else ""
        )
        if name == "author" and not box.get("content"):
            values = [inner for inner in _inner_names(box, tree) if inner] or [shown(box, tree)]
        else:
            values = [value or shown(box, tree)]
        for each in values:
            if each and len(each) <= LONGEST:
                yield Mark(name=name, value=fold(each), box=box, link=link)


def _inner_names(box: Box, tree: Tree) -> Iterator[str]:
    """Names told inside of an author's element."""
    for inner in tree.boxes[box.index + 1 : box.index + 30]:
        if inner.depth <= box.depth:
            return
        told = (inner.get("itemprop") + " " + inner.get("property")).lower().split()
        if any(each.rpartition(":")[2] == "name" for each in told):
            yield inner.get("content") or shown(inner, tree)


def shown(box: Box, tree: Tree) -> str:
    """The text that stands in an element; empty where it is longer than any value."""
    parts: list[str] = []
    last = max(box.last, box.first + 1) if not box.inline else box.first + 1
    if last - box.first > 4:
        return ""
    for piece in tree.pieces[box.first : last]:
        parts += [
            piece.text[run.start - piece.start : run.end - piece.start]
            for run in piece.runs[:RUNS]
            if any(around is box for around in itertools.islice(run.box.line(), DEPTH))
        ]
        parts.append(" ")
        if sum(map(len, parts)) > LONGEST:
            return ""
    return "".join(parts)


def _inner(box: Box) -> str | None:
    """What a name told out of sight is the name of: the author, or nothing of interest."""
    for around in box.line():
        told = (around.get("itemprop") + " " + around.get("property")).lower()
        if told:
            return "author" if told.rpartition(":")[2].strip() in ("author", "creator") else None
        if "itemscope" in around.attributes:
            return None
    return None


def _is_own(box: Box) -> bool:
    """Whether the item that an element speaks of is the page's article, or the page itself."""
    for at in box.line():
        if at is not box and at.get("itemprop").lower() in (
            "comment",
            "publisher",
            "image",
            "haspart",
            "liveblogupdate",
            "review",
        ):
            return False
        kind = (at.get("itemtype") or at.get("typeof")).lower().rpartition("/")[2].rpartition(":")[2]
        if not kind or kind in (
            "person",
            "organization",
            "webpage",
            "website",
            "newsmediaorganization",
            "blog",
        ):
            continue
        return kind in ARTICLES or kind in ("creativework", "itempage")
    return True
