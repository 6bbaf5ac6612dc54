"""What a figure counts: its item, the words around it, whose it is, and what sets it apart.

Two figures fill the same slot if they count the same thing of the same thing. Similar wording alone says
little (an old mast and a new one are both so many metres high), so a slot also keeps what makes it another
one: being a part, a difference, a limit; *new* before the thing; the side that is measured.
"""

import math
from collections.abc import Iterable, Mapping, Sequence

import msgspec
from msgspec import structs

from synoptic.compare.content import Word, nothing
from synoptic.compare.entities import Joined
from synoptic.compare.statements import Statement, figures, times
from synoptic.compare.traits import BORDERS, WINDOW, part_of_more, traits
from synoptic.model import Figure, Span
from synoptic.text import plain, word_spans, words

#: words lose half of their weight about every so many words from the figure
REACH = 6.0
#: words no further than this say what the counted things did or underwent
CLOSE = 4
#: a clause border counts for so many words
BORDER = 4
#: what the words of the item itself weigh
ITEM = 1.6
#: what a figure without words of its own takes over from the sentence before
TAKEN_OVER = 0.55
#: a bare number goes on from a figure at most so many sentences before, of the same size up to so many times
GOES_ON, SAME_SIZE, LOOK_BACK = 2, 4.0, 4
DAY = len("2020-02-20")
#: the unit of multiples
TIMES = "times"
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
    close: frozenset[str]
    """Stems right beside it: what is said of the counted things."""
    rarity: float
    """How rare in the story the counted thing is, 0 to 1."""
    plain: Mapping[str, str]
    """A plain word for each of the stems."""
    head: frozenset[str]
    """Plain words of the item."""
    names: frozenset[str]
    """Names in its sentence."""
    traits: frozenset[str]
    """What sets it apart: ``part``, ``change``, ``revised``, ``=deep``, ``!new``."""
    of_more: bool
    """Whether its sentence says of how many it is a part: *four of the 19*."""
    leaning: bool
    """Whether it has hardly words of its own and takes its meaning from the sentence before."""
    dates: frozenset[str]
    """Dates that it is told as of."""
    when: frozenset[str]
    """All days, months and years that its sentence tells of."""


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
    figure, multiplied = _as_share(figure)
    about: dict[str, float] = {}
    spelt: dict[str, str] = {}
    item = _item(one, figure)
    for word, distance in _distances(one, span):
        near = ITEM if word.plain in item and distance <= WINDOW else math.exp2(-distance / REACH)
        weight = one.weights[word.stem] * near
        if weight > about.get(word.stem, 0.0):
            about[word.stem] = weight
            spelt[word.stem] = word.plain
    # an item that its sentence does not name was told before, and so was what is said of it
    here = item & {word.plain for word in one.words}
    who = (
        {plain(span.of(holder)) for span in word_spans(holder)} if (holder := _holder(one, figure)) else set()
    )
    said = sum(spelt[t] not in who for t in about)
    leaning = told is not None or (bool(item) and not here) or (said < FEW_WORDS and not here)
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
    marks = frozenset({*traits(one, span, figure), *({"change"} if multiplied else ())})
    return Slot(
        statement=one.index, page=one.page, span=span, figure=figure,
        holder=joined.of(one.page, _holder(one, figure)),
        about=about, plain=spelt, close=_close(one, span, item),
        rarity=_rarity(one, item, told),
        head=told.head if told is not None else item,
        names=one.names | (before.names if leaning and before is not None else frozenset()),
        traits=marks, of_more=part_of_more(one, span), leaning=leaning, dates=_dates(one, span, figure),
        when=frozenset(when.date for _, when in times(one) if when.date is not None),
    )  # fmt: skip


def _as_share(figure: Figure) -> tuple[Figure, bool]:
    """*Twice as likely* as the percentage that it adds: 100 percent more."""
    if figure.unit != TIMES or figure.low <= 1:
        return figure, False
    high = None if figure.high is None else (figure.high - 1) * 100
    return structs.replace(
        figure, low=(figure.low - 1) * 100, high=high, unit="percent", measure="share"
    ), True


def _holder(one: Statement, figure: Figure) -> str | None:
    """Who states the figure: told with it, or as whose claim the sentence is told, or who speaks of it."""
    claim = one.claim
    if figure.holder is not None or claim is None:
        return figure.holder
    if claim.stance == "attributes":
        return claim.holder
    telling = claim.verb in one.language.speech.say or claim.verb in one.language.comparing.faint
    return claim.subject if telling else None


def _item(one: Statement, figure: Figure) -> frozenset[str]:
    """Content words of what is counted; none where that is but who counts it."""
    empty = nothing(one.language.code)
    found = {plain(span.of(figure.item)) for span in word_spans(figure.item)}
    who = _holder(one, figure) or ""
    holder = {plain(span.of(who)) for span in word_spans(who)}
    told = {word for word in found if word not in empty and not word[0].isdigit()}
    return frozenset(told if told - holder else ())


def _rarity(one: Statement, item: frozenset[str], told: Slot | None) -> float:
    """How rare in the story the counted thing is: the weight of its rarest word that is told here."""
    if told is not None:
        return told.rarity
    return max((one.weights[word.stem] for word in one.words if word.plain in item), default=1.0)


def _distances(one: Statement, span: Span) -> Iterable[tuple[Word, int]]:
    """Content words of the sentence, with how far they are from the figure in words."""
    for word in one.words:
        if word.span.overlaps(span):
            yield word, 0
            continue
        first, last = sorted((word.span, span))
        between = one.between(first.end, last.start)
        yield word, between.count(" ") + BORDER * sum(map(between.count, ",;:–—(“”"))


def _close(one: Statement, span: Span, item: frozenset[str]) -> frozenset[str]:
    """Stems beside a figure with nothing between: neither a comma nor an *and*.

    After *four of the 19 arrested* nothing is said of the four any more.
    """
    joints = one.language.comparing.joints
    found = set()
    of_more = part_of_more(one, span)
    for word, distance in _distances(one, span):
        if of_more and word.span.start >= span.end:
            continue
        if distance <= CLOSE and word.plain not in item:
            between = _gap(one, span, word.span) if distance else ""
            if not any(plain(w) in joints for w in words(between)):
                found.add(word.stem)
    return frozenset(found)


def _dates(one: Statement, span: Span, figure: Figure) -> frozenset[str]:
    """As of when: told with the figure, in its clause, or by the one time of the sentence."""
    if figure.date is not None:
        return frozenset((figure.date,))
    told = [(where, when.date) for where, when in times(one) if when.date is not None]
    within = [date for where, date in told if not BORDERS.search(_gap(one, span, where))]
    days = [date for _, date in told if len(date) == DAY]
    return frozenset(within or (days if len(days) == 1 == len(told) else ()))


def _gap(one: Statement, span: Span, other: Span) -> str:
    first, last = sorted((span, other))
    return one.between(first.end, last.start)
