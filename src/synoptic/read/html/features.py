"""What is known of each piece before it is judged: features as words, for the model of body text.

All are local or cheap sums: how long, how linked, how punctuated a piece is; what its boxes are called;
how much of the page's prose stands in them; what comes before and after.
"""

import functools
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate

from synoptic.lang import all_languages
from synoptic.read import labels
from synoptic.read.html.prose import INNER_STOP, SENTENCE_END, prose
from synoptic.read.html.signs import signs_of, words_of
from synoptic.read.html.tree import Box, Piece, Tree
from synoptic.text import plain

_WORDS = re.compile(r"\w+")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LENGTHS = (8, 16, 32, 64, 96, 160, 320, 640)
_SHARES = (0.02, 0.1, 0.3, 0.6, 0.9)
_COUNTS = (1, 2, 4, 8, 16)
_LEVELS = 4
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


def bucket(value: float, bounds: Sequence[float]) -> int:
    """How many of the bounds the value is above."""
    return bisect_left(bounds, value)


class Page:
    """A tree with the sums that features draw on."""

    def __init__(self, tree: Tree, title: str = "", description: str = "") -> None:
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
        self._contexts: dict[int, list[str]] = {}
        self._named: dict[int, frozenset[str]] = {}

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
        for piece in self.tree.pieces:
            if len(piece.text) > 300:
                continue
            words = set(_WORDS.findall(plain(piece.text)))
            likeness = len(words & self.title_words) / max(1, len(words | self.title_words))
            likeness += 0.3 * (piece.box.tag == "h1") + 0.1 * (piece.box.tag in _HEADINGS)
            if likeness > score:
                best, score = piece.index, likeness
        return best

    def context(self, box: Box) -> list[str]:
        """What stands in a box has these features, whatever it is."""
        known = self._contexts.get(box.index)
        if known is not None:
            return known
        found = [f"0:{word}" for word in words_of(box)]
        found += [f"0s:{sign}" for sign in signs_of(box)]
        found += [f"1s:{sign}" for sign in (signs_of(box.parent) if box.parent else ())]
        found += [f"^:{word}" for word in self.named(box)]
        found += [f"^:<{around.tag}>" for around in box.line()]
        level = 0
        at: Box | None = box
        while at is not None and level < _LEVELS:
            share = bucket(self.share(at), _SHARES)
            linked = bucket(self.linked(at), (0.1, 0.3, 0.5, 0.8))
            size = bucket(at.pieces, _COUNTS)
            text = (self.all_text[at.last] - self.all_text[at.first]) / max(1, at.pieces)
            mean = bucket(text, _LENGTHS)
            like = bucket(self.like[at.parent.index, at.tag, at.get("class")] if at.parent else 1, _COUNTS)
            found += [
                f"{level}tag:{at.tag}",
                f"{level}share:{share}",
                f"{level}linked:{linked}",
                f"{level}mean:{mean}",
                f"{level}like:{like}",
                f"{level}tag+like:{at.tag},{like}",
                f"{level}share+linked:{share},{linked}",
                f"{level}size+mean:{size},{mean}",
            ]
            found.append(f"{level}direct:{bucket(self.direct[at.index] / self.total, _SHARES)}")
            at = at.parent
            level += 1
        if self.best is not None:
            found.append(f"best:{self._way(box, self.best)}")
        found = list(dict.fromkeys(found))
        self._contexts[box.index] = found
        return found

    def _way(self, box: Box, best: Box) -> str:
        """How far up, and down again, the way goes from a box to the one with most prose of its own."""
        up = down = 0
        one: Box | None = box
        two: Box | None = best
        while one is not two and one is not None and two is not None:
            if one.depth > two.depth:
                one, up = one.parent, up + 1
            else:
                two, down = two.parent, down + 1
        return f"{min(up, 6)},{min(down, 6)}"

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

    def _signs(self, box: Box) -> frozenset[str]:
        found = {f"s:{sign}" for sign in signs_of(box)}
        if self.share(box) < 0.5:
            found |= {f"part:{sign}" for sign in signs_of(box)}
            if not box.inline and box.pieces > 1:
                head = self.tree.pieces[box.first]
                if len(head.text) < 60:
                    found |= _announced(head.text)
        return frozenset(found)

    def features(self, piece: Piece) -> list[str]:
        """A piece's own features."""
        text = piece.text
        length = bucket(len(text), _LENGTHS)
        linked = bucket(piece.linked / len(text), (0.0, 0.2, 0.5, 0.8, 0.99))
        tag = piece.box.tag
        ends = bool(SENTENCE_END.search(text))
        inner = len(INNER_STOP.findall(text[:2000]))
        found = [
            f"len:{length}",
            f"linked:{linked}",
            f"len+linked:{length},{linked}",
            f"tag+len:{tag},{length}",
            f"tag+ends:{tag},{ends}",
            f"len+ends:{length},{ends}",
            f"last:{text[-1] if not text[-1].isalnum() else 'a'}",
            f"inner:{min(4, inner)}",
            f"inner+tag:{min(4, inner)},{tag}",
            f"commas:{min(4, text.count(','))}",
            f"first:{'l' if text[0].islower() else 'u' if text[0].isupper() else 'o'}",
        ]
        if len(text) < 60:
            found += _as_label(text)
        if _YEAR.search(text[:120]):
            found.append(f"year:{length}")
        self._place(piece, found)
        self._likeness(piece, found)
        return found

    def _place(self, piece: Piece, found: list[str]) -> None:
        index, pieces = piece.index, self.tree.pieces
        found.append(f"gone:{bucket(self.all_prose[index] / self.total, (0.0, 0.1, 0.5, 0.9, 0.999))}")
        if self.title_at < 0:
            found.append("title:none")
        else:
            found.append(f"title:{bucket(index - self.title_at, (-10, -3, -1, 0, 1, 3, 6, 12, 50, 200))}")
        for step in (-2, -1, 1, 2):
            other = index + step
            if 0 <= other < len(pieces):
                near = pieces[other]
                length = bucket(len(near.text), _LENGTHS)
                found.append(f"{step}:{near.box.tag},{length}")
                found.append(f"{step}:{near.box.tag},{bucket(near.linked / len(near.text), (0.1, 0.8))}")
                found.append(f"{step}:{'same' if near.box.parent is piece.box.parent else 'other'},{length}")
            else:
                found.append(f"{step}:none")

    def _likeness(self, piece: Piece, found: list[str]) -> None:
        text = piece.text
        if len(text) > 500:
            return
        words = set(_WORDS.findall(plain(text)))
        if not words:
            found.append("wordless")
            return
        found.append(f"service:{min(3, len(words & _service_words()))}")
        if self.title_words:
            share = len(words & self.title_words) / len(words | self.title_words)
            found.append(f"as title:{bucket(share, (0.2, 0.5, 0.8))}")
        if len(self.description_words) > 4:
            share = len(words & self.description_words) / len(words)
            found.append(f"as description:{bucket(share, (0.3, 0.6, 0.9))}")


def _consents(tree: Tree) -> Iterator[Box]:
    """Boxes that ask for consent to cookies, and hold neither the page's title nor its main part."""
    holding = {box.index for box in tree.boxes if box.tag in ("h1", "main", "article") for box in box.line()}
    for box in tree.boxes:
        if not box.inline and "consent" in signs_of(box) and box.index not in holding:
            yield box


@functools.cache
def _service_words() -> frozenset[str]:
    """Single words of pages' services, of every language: newsletter, subscribe, cookies."""
    phrases = (plain(word) for language in all_languages() for word in language.chrome.words)
    return frozenset(phrase for phrase in phrases if " " not in phrase)


@functools.lru_cache(maxsize=16384)
def _as_label(text: str) -> tuple[str, ...]:
    found = sorted(_announced(text))
    if labels.is_label(text):
        found.append("label")
    if labels.is_menu(text):
        found.append("menu")
    if labels.is_section(text):
        found.append("section")
    if labels.is_teaser(text):
        found.append("teaser")
    return tuple(found)


@functools.lru_cache(maxsize=16384)
def _announced(text: str) -> frozenset[str]:
    """What a head says of that which stands under it."""
    if labels.is_comment_head(text):
        return frozenset(("head:comments",))
    if labels.is_teaser_head(text):
        return frozenset(("head:teasers",))
    return frozenset()


def transition(before: Piece, after: Piece) -> str:
    """What kind of step lies between two neighbours."""
    if before.box is after.box:
        return "same"
    if before.box.parent is after.box.parent:
        return "siblings" if before.box.tag == after.box.tag else "cousins"
    one = before.box.parent.parent if before.box.parent else None
    two = after.box.parent.parent if after.box.parent else None
    if (before.box.parent is two and two is not None) or (after.box.parent is one and one is not None):
        return "near"
    if one is two and one is not None:
        return "near"
    return "far"
