"""What a figure counts: its item, the words around it, whose it is, and what sets it apart.

Two figures fill the same slot if they count the same thing of the same thing. Similar wording alone says
little (an old mast and a new one are both so many metres high), so a slot also keeps what makes it another
one: being a part, a difference, a limit; *new* before the thing; the side that is measured.
"""

import math
import re
from collections.abc import Iterable, Mapping, Sequence

import msgspec
from msgspec import structs

from synoptic.compare.entities import Joined
from synoptic.compare.statements import Statement, Word, figures, times
from synoptic.model import Figure, Span
from synoptic.text import plain, stem, word_spans, words

#: words lose half of their weight about every so many words from the figure
REACH = 6.0
#: a clause border counts for so many words
BORDER = 4
#: what the words of the item itself weigh
ITEM = 1.6
#: what a figure without words of its own takes over from the sentence before
TAKEN_OVER = 0.55
#: how many words around a figure are looked at for what sets it apart
WINDOW = 5
_BORDERS = re.compile(r"[,;:()–—“”\"«»]|\s-\s")
#: a bare number goes on from a figure at most so many sentences before, of the same size up to so many times
GOES_ON, SAME_SIZE, LOOK_BACK = 2, 4.0, 4
#: with fewer own words than this, a figure leans on the sentence before
FEW_WORDS = 3


class Slot(msgspec.Struct, frozen=True, kw_only=True):
    """A figure with what it counts."""

    statement: int
    """Index of its statement."""
    page: int
    """Index of its page."""
    span: Span
    """Where the figure stands."""
    figure: Figure
    """The figure itself."""
    holder: str | None
    """Who states it, by the story-wide name."""
    about: Mapping[str, float]
    """Stems around it, weighted by rarity and nearness."""
    plain: Mapping[str, str]
    """A plain word for each of the stems."""
    head: frozenset[str]
    """Plain words of the item."""
    names: frozenset[str]
    """Names in its sentence."""
    traits: frozenset[str]
    """What sets it apart: ``part``, ``change``, ``revised``, ``=deep``, ``!new``."""
    leaning: bool
    """Whether it has hardly words of its own and takes its meaning from the sentence before."""
    dates: frozenset[str]
    """Dates that it is told as of."""


def slots(statements: Sequence[Statement], joined: Joined) -> tuple[Slot, ...]:
    """All figures of a story with what they count, by statement and place."""
    found: list[Slot] = []
    for one in statements:
        before = statements[one.index - 1] if one.index else None
        if before is not None and (before.page != one.page or before.role != one.role):
            before = None
        for span, figure in figures(one):
            told = _antecedent(one, figure, found)
            found.append(_slot(one, before, span, figure, told, joined))
    return tuple(found)


def _antecedent(one: Statement, figure: Figure, found: Sequence[Slot]) -> Slot | None:
    """The figure before that a bare number goes on from: *… was 40 tonnes, against a limit of 30*."""
    if figure.unit is not None or figure.item or figure.head or figure.measure != "count":
        return None
    for slot in reversed(found[-LOOK_BACK:]):
        if slot.page != one.page or one.index - slot.statement > GOES_ON:
            return None
        mine, theirs = sorted((abs(figure.low), abs(slot.figure.low)))
        if slot.figure.measure in ("count", "measure", "money") and (slot.head or slot.figure.unit):
            return slot if mine and theirs <= SAME_SIZE * mine else None
    return None


def _slot(
    one: Statement, before: Statement | None, span: Span, figure: Figure, told: Slot | None, joined: Joined
) -> Slot:
    about: dict[str, float] = {}
    spelt: dict[str, str] = {}
    item = {plain(s.of(figure.item)) for s in word_spans(figure.item)}
    for word, distance in _distances(one, span):
        near = math.exp2(-distance / REACH) * (ITEM if word.plain in item else 1.0)
        weight = one.weights[word.stem] * near
        if weight > about.get(word.stem, 0.0):
            about[word.stem] = weight
            spelt[word.stem] = word.plain
    leaning = len(about) < FEW_WORDS or told is not None
    if told is not None:
        figure = structs.replace(
            figure, unit=told.figure.unit, measure=told.figure.measure, item=told.figure.item
        )
        for stem_, weight in told.about.items():
            about.setdefault(stem_, weight * TAKEN_OVER)
            spelt.setdefault(stem_, told.plain[stem_])
    elif leaning and before is not None:
        for word in before.words:
            about.setdefault(word.stem, before.weights[word.stem] * TAKEN_OVER)
            spelt.setdefault(word.stem, word.plain)
    return Slot(
        statement=one.index, page=one.page, span=span, figure=figure,
        holder=joined.of(one.page, figure.holder),
        about=about, plain=spelt,
        head=told.head if told is not None else _head(figure, item),
        names=one.names | (before.names if leaning and before is not None else frozenset()),
        traits=frozenset(_traits(one, span, figure)), leaning=leaning, dates=_dates(one, figure),
    )  # fmt: skip


def _head(figure: Figure, item: set[str]) -> frozenset[str]:
    return frozenset(word for word in ({plain(figure.head)} | item) if word and not word[0].isdigit())


def _distances(one: Statement, span: Span) -> Iterable[tuple[Word, int]]:
    """Content words of the sentence outside the figure, with how far they are from it in words."""
    for word in one.words:
        if word.span.overlaps(span):
            continue
        first, last = sorted((word.span, span))
        between = one.between(first.end, last.start)
        yield word, between.count(" ") + BORDER * sum(map(between.count, ",;:–—(“”"))


def _dates(one: Statement, figure: Figure) -> frozenset[str]:
    if figure.date is not None:
        return frozenset((figure.date,))
    return frozenset(when.date for _, when in times(one) if when.date is not None)


class _Around(msgspec.Struct):
    """The plain words right before and after a figure, up to the next border."""

    before: list[str]
    after: list[str]
    whole: list[str]


def _around(one: Statement, span: Span) -> _Around:
    def upto_border(text: str, *, backward: bool) -> str:
        pieces = _BORDERS.split(text)
        if backward:
            # a new well, 120 metres deep: what stands before an apposition belongs to it
            return pieces[-1] if pieces[-1].strip() or len(pieces) < 2 else pieces[-2]
        return pieces[0]

    before = upto_border(one.between(one.span.start, span.start), backward=True)
    after = upto_border(one.between(span.end, one.span.end), backward=False)
    return _Around(
        [plain(w) for w in words(before)][-WINDOW:],
        [plain(w) for w in words(after)][:WINDOW],
        [plain(w) for w in words(one.raw)],
    )


def _traits(one: Statement, span: Span, figure: Figure) -> Iterable[str]:
    """What sets a figure apart from others of its kind."""
    data, around = one.language.comparing, _around(one, span)
    before, after = " ".join(around.before), " ".join(around.after)
    if figure.measure != "share" and any(_starts(after, phrase) for phrase in data.part):
        yield "part"
    if any(_starts(after, phrase) for phrase in data.change_after) or any(
        _ends(before, phrase) for phrase in data.change_before
    ):
        yield "change"
    yield from (f"!{word}" for word in around.before[-4:] + around.after[:3] if word in data.others)
    for word in around.after[:3]:
        if word in data.sides:
            yield f"={data.sides[word]}"
    yield from (f"={stem(word)}" for word in around.before[-3:] + around.after[:2] if word in data.limits)
    whole = f" {' '.join(around.whole)} "
    if any(f" {phrase} " in whole for phrase in data.revised):
        yield "revised"


def _starts(text: str, phrase: str) -> bool:
    return f"{text} ".startswith(f"{phrase} ")


def _ends(text: str, phrase: str) -> bool:
    return f" {text}".endswith(f" {phrase}")
