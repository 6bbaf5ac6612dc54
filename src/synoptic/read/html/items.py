"""Boxes that repeat: the comments of a page, the posts of a board.

Boxes of one kind (a tag with one of its classes, or a tag alone) are a set of items when most of them
hold a writer's name and words. Items may lie in one another, as answers do.
"""

from collections.abc import Iterator, Sequence

from synoptic.read.html.features import Page
from synoptic.read.html.parts import Part, attributed, part
from synoptic.read.html.signs import signs_of
from synoptic.read.html.tree import Box, Piece

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
MOST_KINDS = 60
"""Kinds of boxes that are tried in one stretch of a page."""
FEW = 6
"""Words from which an item counts in full."""
COVERED = 0.15
"""Share of a stretch's prose that a set of items must hold."""
MOST_PIECES = 20_000
"""Pieces of a stretch that are looked at."""


class Item:
    """A comment or a post: its box, what it says, who says it."""

    __slots__ = ("answers", "author", "box", "gone", "named", "own", "parent", "parts", "spans")

    def __init__(self, box: Box) -> None:
        self.box = box
        self.own: list[Piece] = []
        """Its pieces, those of items inside left out."""
        self.parts: list[Part] = []
        """What each of them is."""
        self.author: str | None = None
        self.gone = False
        """Whether the writer's account is gone."""
        self.named = False
        """Whether markup or wording says that the name is a writer's, or a time stands by it."""
        self.answers: str | None = None
        """Whom it says that it answers."""
        self.parent: Item | None = None
        """The item that it lies in."""
        self.spans: list[tuple[int, int]] = []
        """Where its words stand."""

    def read(self, known: dict[int, Part]) -> None:
        """Tell name, words and the rest apart; ``known`` keeps what pieces are."""
        for piece in self.own:
            if piece.index not in known:
                known[piece.index] = part(piece)
        self.parts = [known[piece.index] for piece in self.own]
        quoted = self._quoted()
        words = [
            each.text >= 0 and not quoted[i] and self.own[i].box.tag not in _HEADINGS
            for i, each in enumerate(self.parts)
        ]
        first = words.index(True) if True in words else len(words)
        heads = [i for i, each in enumerate(self.parts) if each.name and i <= first]
        later = [i for i, each in enumerate(self.parts) if each.name and each.sure and i > first]
        chosen = next((i for i in heads if self.parts[i].sure), (*heads, *later, -1)[0])
        self.author = attributed(self.box) or (self.parts[chosen].name if chosen >= 0 else None)
        self.named = bool(attributed(self.box)) or (chosen >= 0 and self.parts[chosen].sure)
        self.gone = any(each.gone for each in self.parts) and self.author is None
        self.answers = next((each.answers for each in self.parts if each.answers), None)
        for i, (piece, each) in enumerate(zip(self.own, self.parts, strict=True)):
            if quoted[i] or (i < chosen and self.parts[chosen].sure):
                continue  # a post's heading, a rank or a picture's words over the name
            if each.text >= 0:
                self.spans.append((piece.start if each.name and i != chosen else each.text, piece.end))
            elif each.name and not each.sure and i > first and i != chosen:
                self.spans.append((piece.start, piece.end))
        if not self.spans and chosen >= 0:
            self._words_in_head(self.parts[chosen])
        if not self.spans:  # a comment taken away: what stands in its place
            left = [piece for piece, each in zip(self.own, self.parts, strict=True) if each.gone]
            self.spans += [(piece.start, piece.end) for piece in left[-1:]]

    def _quoted(self) -> list[bool]:
        """For each piece, whether it stands in a quotation; boards that set whole posts as one are known."""
        quotes = [each.quote if each.quote > self.box.index else -1 for each in self.parts]
        said = [quote for quote, each in zip(quotes, self.parts, strict=True) if each.text >= 0]
        outermost = min(said, default=-1)
        return [quote >= 0 and quote != outermost for quote in quotes]

    def _words_in_head(self, chosen: Part) -> None:
        """Of an item without other words, what follows the name on its line."""
        for piece, each in zip(self.own, self.parts, strict=True):
            if each is chosen and each.name and each.text < 0:
                at = piece.text.find(each.name)
                rest = piece.text[at + len(each.name) :].lstrip(" –—:-»|·•,") if at >= 0 else ""
                if len(rest.split()) > 2 and not any(c.isdigit() for c in rest):
                    self.spans.append((piece.end - len(rest), piece.end))

    @property
    def words(self) -> float:
        """About how many words it has."""
        return sum(end - start for start, end in self.spans) / 6

    @property
    def whole(self) -> bool:
        """Whether it has a writer, or one whose account is gone, and words."""
        return bool(self.spans) and (self.author is not None or self.gone)

    @property
    def writers(self) -> int:
        """How many names stand in heads apart from each other: of one item, one."""
        heads: set[str] = set()
        spoken = True
        for each in self.parts:
            if each.name and each.sure and spoken and each.text < 0:
                heads.add(each.name.casefold())
                spoken = False
            spoken = spoken or each.text >= 0
        return len(heads)


def items(page: Page, first: int, last: int, *, sure: bool, skip: frozenset[int] = frozenset()) -> list[Item]:
    """The best set of items among the pieces from ``first`` to ``last``; [] where there is none.

    Args:
        page: the page.
        first: index of the first piece.
        last: one past the index of the last.
        sure: whether the stretch is known to be talk, so that a single item will do.
        skip: pieces that belong to no item.
    """
    if not 0 < last - first <= MOST_PIECES:
        return []
    best: list[Item] = []
    most = 0.0
    for boxes in _kinds(page, first, last):
        found = list(_cut(page, boxes, skip))
        whole = [item for item in found if item.whole]
        broken = sum(1 for item in found if not item.whole and item.spans)
        mixed = sum(1 for item in whole if item.writers > 1)
        score = sum(min(1.0, item.words / FEW) for item in whole) - 0.7 * broken - 0.8 * mixed
        marked = any("comments" in signs_of(box) or "post" in signs_of(box) for box in boxes[:3])
        score += 0.3 * marked
        enough = len(whole) >= 2 and len(whole) >= broken + mixed
        if (enough or (sure and whole and not broken)) and score > most:
            best, most = [item for item in found if item.whole or item.spans], score
    return best


def _kinds(page: Page, first: int, last: int) -> Iterator[list[Box]]:
    """Sets of boxes alike, those with most prose first tried."""
    sets: dict[tuple[str, str], list[Box]] = {}
    for box in page.tree.boxes:
        if box.inline or box.first < first or box.last > last or not box.pieces:
            continue
        if box.tag in ("p", "h1", "h2", "h3", "h4", "h5", "h6", "tbody", "body", "html", "main"):
            continue
        sets.setdefault((box.tag, ""), []).append(box)
        for name in box.get("class").split()[:4]:
            sets.setdefault((box.tag, name), []).append(box)

    prose = page.all_prose[last] - page.all_prose[first]

    def held(boxes: Sequence[Box]) -> int:
        if (
            len(boxes) > 3_000
            or sum(page.all_prose[b.last] - page.all_prose[b.first] for b in boxes) < COVERED * prose
        ):
            return 0
        return sum(page.all_text[box.last] - page.all_text[box.first] > 20 for box in boxes)

    ranked = sorted(((held(boxes), boxes) for boxes in sets.values()), key=lambda each: -each[0])
    return (boxes for count, boxes in ranked[:MOST_KINDS] if count)


def _cut(page: Page, boxes: Sequence[Box], skip: frozenset[int]) -> Iterator[Item]:
    """Items of a set of boxes; a piece belongs to the innermost."""
    pieces = page.tree.pieces
    above: list[Item] = []
    made: list[Item] = []
    at = boxes[0].first

    def take(until: int) -> None:
        nonlocal at
        while at < until:
            while above and above[-1].box.last <= at:
                above.pop()
            if above and at not in skip:
                above[-1].own.append(pieces[at])
            at += 1

    for box in boxes:
        take(box.first)
        while above and above[-1].box.last <= box.first:
            above.pop()
        item = Item(box)
        item.parent = above[-1] if above else None
        above.append(item)
        made.append(item)
    take(boxes[-1].last if not above else max(item.box.last for item in above))
    for item in made:
        item.read(page.parts)
        yield item
