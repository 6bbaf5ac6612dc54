"""A page's tree with the sums that tell its parts: how much prose, how linked, how alike, how called."""

import functools
import re
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate

from synoptic.read import labels
from synoptic.read.html.dom.prose import prose
from synoptic.read.html.dom.signs import signs_of, words_of
from synoptic.read.html.dom.tree import HEADINGS, Box, Tree
from synoptic.text import plain

_WORDS = re.compile(r"\w+")
_TAG = re.compile(r"<[^<>]{0,300}>|&\w{1,10};")


LONGEST_BODY = 200_000
"""Characters of the text in a page's metadata that are looked at."""


class Page:
    """A tree with the sums that features draw on."""

    def __init__(self, tree: Tree, title: str = "", description: str = "", body: str = "") -> None:
        self.tree = tree
        pieces = tree.pieces
        self.prose = [prose(piece) for piece in pieces]
        for box in _consents(tree):
            self.prose[box.first : box.last] = [0] * box.pieces
        self.all_prose = [0, *accumulate(self.prose)]
        self.all_text = [0, *accumulate(len(piece.text) for piece in pieces)]
        self.all_links = [0, *accumulate(piece.linked for piece in pieces)]
        self.total = max(1, self.all_prose[-1])
        self.title_words = frozenset(_WORDS.findall(plain(title)))
        self.description_words = frozenset(_WORDS.findall(plain(description[:400])))
        self.body = (
            f" {' '.join(_WORDS.findall(_TAG.sub(' ', body[:LONGEST_BODY]).lower()))} " if body else ""
        )
        """The words of the page's own text, one blank apart, where its metadata repeats it."""
        self.like = Counter(
            (box.parent.index, box.tag, box.get("class"))
            for box in tree.boxes
            if box.parent is not None and not box.inline
        )
        self.direct: Counter[int] = Counter()
        for piece, amount in zip(pieces, self.prose, strict=True):
            if amount and piece.box.parent is not None:
                self.direct[piece.box.parent.index] += amount
        self.best = tree.boxes[self.direct.most_common(1)[0][0]] if self.direct else None
        self.title_at = self._title_at()
        self._named: dict[int, frozenset[str]] = {}
        self._around: dict[int, frozenset[str]] = {}

    def share(self, box: Box) -> float:
        """How much of the page's prose stands in the box, 0 to 1."""
        return (self.all_prose[box.last] - self.all_prose[box.first]) / self.total

    def linked(self, box: Box) -> float:
        """How much of the box's text is links, 0 to 1."""
        text = self.all_text[box.last] - self.all_text[box.first]
        return (self.all_links[box.last] - self.all_links[box.first]) / text if text else 0.0

    def _title_at(self) -> int:
        """Index of the piece that is most like the page's title; -1: none."""
        best, score = -1, 0.5
        if not self.title_words:
            return best
        # a piece with so many more words is not half alike
        longest = min(300, 4 * sum(map(len, self.title_words)) + 40)
        for piece in self.tree.pieces:
            if len(piece.text) > longest:
                continue
            words = set(_WORDS.findall(plain(piece.text)))
            likeness = len(words & self.title_words) / max(1, len(words | self.title_words))
            likeness += 0.3 * (piece.box.tag == "h1") + 0.1 * (piece.box.tag in HEADINGS)
            if likeness > score:
                best, score = piece.index, likeness
        return best

    def named(self, box: Box) -> frozenset[str]:
        """Words that name the box or any around it, and what its and their heads announce."""
        line: list[Box] = []
        for at in box.line():
            line.append(at)
            if at.index in self._named:
                break
        known = self._named.get(line[-1].index, frozenset())
        for at in reversed(line):
            if at.index not in self._named:
                known = known | words_of(at) | self._signs(at)
                self._named[at.index] = known
        return known

    def around(self, box: Box) -> frozenset[str]:
        """The tags of a box and all around it."""
        missing = []
        at: Box | None = box
        while at is not None and at.index not in self._around:
            missing.append(at)
            at = at.parent
        tags = self._around[at.index] if at is not None else frozenset()
        for each in reversed(missing):
            tags = self._around[each.index] = tags if each.tag in tags else tags | {each.tag}
        return tags

    def _signs(self, box: Box) -> frozenset[str]:
        found = {f"s:{sign}" for sign in signs_of(box)}
        if self.share(box) < 0.5:
            found |= {f"part:{sign}" for sign in signs_of(box)}
            if not box.inline and box.pieces > 1:
                head = self.tree.pieces[box.first]
                if len(head.text) < 60:
                    found |= _announced(head.text)
        return frozenset(found)


def _consents(tree: Tree) -> Iterator[Box]:
    """Boxes that ask for consent to cookies, and hold neither the page's title nor its main part."""
    holding = {box.index for box in tree.boxes if box.tag in ("h1", "main", "article") for box in box.line()}
    for box in tree.boxes:
        if not box.inline and "consent" in signs_of(box) and box.index not in holding:
            yield box


@functools.lru_cache(maxsize=16384)
def _announced(text: str) -> frozenset[str]:
    """What a head says of that which stands under it."""
    if labels.is_comment_head(text):
        return frozenset(("head:comments",))
    if labels.is_teaser_head(text):
        return frozenset(("head:teasers",))
    return frozenset()
