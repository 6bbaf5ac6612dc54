"""Do two figures tell the same, differ because time passed, or contradict each other?

Alignment comes first: two figures must fill the same slot (what is counted, of what, in which unit, on which
side, as of when) before their values are looked at. Whatever sets one apart (a part of, a change by, a limit,
a new one beside an old one, another date) ends the comparison. Only then do ranges that share nothing make a
conflict, and ranges that do an agreement.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from synoptic.compare import measures
from synoptic.compare.alignment import Alignment, align
from synoptic.compare.links import Link
from synoptic.compare.reasons import FigurePair, figure_link
from synoptic.compare.slots import Slot, slots
from synoptic.compare.story import Pair, Story

#: a pair under this fills different slots
SAME_SLOT = 0.34
#: lengths of time are told of everything, so their words must meet more closely
SAME_LENGTH = 0.5
#: so much must be said alike of the counted thing
SUPPORT = 0.25
#: two measurings of one thing are seldom further apart than so many times, unless the wording is the same
TIMES_APART, SAME_WORDING = 4.0, 0.75
#: on one page, two holders who differ need less, since they speak to each other
SAME_PAGE, SAME_PAGE_MEASURED = 0.3, 0.2
#: sharing a value is itself evidence; by significant digits, the alignment that an agreement still needs
AGREE_AT = {1: 0.5, 2: 0.22}
AGREE_ON_UNIT, AGREE_TELLING = 0.16, 0.06
#: what sharing a value adds when asking which of a page's figures another page's figure means
SAME_VALUE = 0.4
#: and the alignment that it must have to mean the same thing at all
FITS = 0.2
#: values nearer than this share are told apart by rounding, not by disagreement
LEAST_APART = 0.02
#: from here on, values that differ keep two sentences from telling the same
DIFFERING = 0.3
#: a bound and a later, higher value are one series from here on
SERIES = 0.45
#: how many sentences may lie between two figures of one page that contradict each other
REACH = 8
#: and how many where the second takes its meaning from the first
NEXT = 2
#: numbers that are not amounts of something
UNTOLD = frozenset(("ordinal",))


def compare_figures(story: Story) -> tuple[list[Link], frozenset[Pair]]:
    """Verdicts on the story's figures, and which statement pairs differ in a value."""
    counted = [s for s in slots(story.statements, story.joined) if story.own(story.statements[s.statement])]
    found, differing = judge(counted, story.alike, story.published)
    return [figure_link(pair, story.statements, story.voices) for pair in found], differing


def judge(
    counted: Sequence[Slot], pairs: Iterable[Pair], published: Sequence[str | None]
) -> tuple[list[FigurePair], frozenset[Pair]]:
    """Verdicts on figures of statement pairs and of neighbours, and which pairs differ in a value.

    ``published`` holds each page's stated date of publication, None where it is not stated.
    """
    inside: dict[int, list[Slot]] = defaultdict(list)
    of_page: dict[int, list[Slot]] = defaultdict(list)
    for slot in counted:
        if slot.figure.measure not in UNTOLD:
            inside[slot.statement].append(slot)
            of_page[slot.page].append(slot)
    seen = _Judge(of_page, published)
    pairs = _with_leaning(pairs, counted)
    found = [
        verdict
        for i, j in pairs
        for one in inside.get(i, ())
        for other in inside.get(j, ())
        if (verdict := seen.across(one, other)) is not None
    ]
    for page in sorted(of_page):
        on_page = of_page[page]
        for k, one in enumerate(on_page):
            for other in on_page[k + 1 :]:
                if other.statement - one.statement > REACH:
                    break
                if other.statement != one.statement and (verdict := seen.within(one, other)) is not None:
                    found.append(verdict)
    agreeing = {
        (min(v.one.statement, v.other.statement), max(v.one.statement, v.other.statement))
        for v in found
        if v.verdict == "agree"
    }
    return found, frozenset(seen.differing - agreeing)


def _with_leaning(pairs: Iterable[Pair], counted: Sequence[Slot]) -> list[Pair]:
    """The pairs, and for figures that take their meaning from the sentence before also that one's pairs."""
    after = {slot.statement - 1: slot.statement for slot in counted if slot.leaning}
    page = {slot.statement: slot.page for slot in counted}
    known = set(pairs)
    for i, j in tuple(known):
        for a in {i, after.get(i, i)}:
            for b in {j, after.get(j, j)}:
                if page.get(a, -1) != page.get(b, -2):
                    known.add((min(a, b), max(a, b)))
    return sorted(known)


class _Judge:
    def __init__(self, of_page: dict[int, list[Slot]], published: Sequence[str | None]) -> None:
        self.of_page = of_page
        self.published = published
        self.known: dict[tuple[int, int, int, int], Alignment] = {}
        self.differing: set[tuple[int, int]] = set()

    def align(self, one: Slot, other: Slot) -> Alignment:
        key = (one.page, one.span.start, other.page, other.span.start)
        if key not in self.known:
            self.known[key] = align(one, other)
        return self.known[key]

    def across(self, one: Slot, other: Slot) -> FigurePair | None:
        """The verdict on figures of two pages."""
        score = self.align(one, other).score
        same = measures.comparable(one.figure, other.figure) and measures.agree(one.figure, other.figure)
        if same or measures.told_alike(one.figure, other.figure):
            digits = min(measures.telling(one.figure), measures.telling(other.figure))
            if score < self._needed(one, digits) or (one.traits ^ other.traits) & {"change"}:
                return None
            return FigurePair(one, other, "agree", "the same value", min(1.0, score + 0.1 * digits))
        if not measures.comparable(one.figure, other.figure):
            return None
        if score >= DIFFERING:
            self.differing.add((min(one.statement, other.statement), max(one.statement, other.statement)))
        if score < (SAME_LENGTH if one.figure.measure == "duration" else SAME_SLOT):
            return None
        if not measures.exclude(one.figure, other.figure):
            return self._raised(one, other, score)
        alignment = self.align(one, other)
        alone = alignment.support < SUPPORT and alignment.words < SAME_WORDING
        if alone and not one.leaning and not other.leaning:
            return None
        if alignment.generic or self._apart(one, other) or self._means_another(one, other):
            return None
        if self._fits_whole(one, other) or self._fits_whole(other, one):
            return None
        passed = self._time_passed(one, other)
        if passed:
            return FigurePair(one, other, "update", passed, score)
        if _of_other_times(one, other):
            return None
        return FigurePair(one, other, "conflict", "both cannot hold", score)

    @staticmethod
    def _needed(one: Slot, digits: int) -> float:
        """The alignment that an agreement on a value needs: the less, the more telling the value."""
        if digits == 2 and one.figure.unit is not None:
            return AGREE_ON_UNIT
        return AGREE_AT.get(digits, AGREE_TELLING)

    def _raised(self, one: Slot, other: Slot, score: float) -> FigurePair | None:
        """At least eleven, and days later fourteen: no contradiction, but a series."""
        first, second = self.published[one.page], self.published[other.page]
        if score < SERIES or first is None or second is None or first == second or self._apart(one, other):
            return None
        early, late = (one, other) if first < second else (other, one)
        if early.figure.modifier not in ("at least", "over") or late.figure.modifier in ("up to", "under"):
            return None
        return FigurePair(
            one, other, "update", f"counted later ({max(first, second)} after {min(first, second)})", score
        )

    def within(self, one: Slot, other: Slot) -> FigurePair | None:
        """The verdict on figures of one page: a conflict only between two voices, one of them named."""
        if one.holder == other.holder:
            return None
        if not measures.comparable(one.figure, other.figure):
            return None
        if not measures.exclude(one.figure, other.figure) or self._apart(one, other):
            return None
        if "revised" in one.traits | other.traits or self._dated_apart(one, other):
            return None
        alignment = self.align(one, other)
        near = other.statement - one.statement <= NEXT and other.leaning
        # what takes its meaning from a neighbour speaks to neighbours only
        if (one.leaning or other.leaning) and not near:
            return None
        # the page itself is a voice only where it plainly speaks of the same thing
        unnamed = one.holder is None or other.holder is None
        if unnamed and not (near and alignment.head == 1.0 and one.figure.unit is not None):
            return None
        measured = one.figure.measure == "measure" and one.figure.unit is not None
        if alignment.generic and not near:
            return None
        if alignment.score < (SAME_PAGE_MEASURED if measured else SAME_PAGE) and not near:
            return None
        sure = alignment.score + (0.3 if near else 0.15)
        return FigurePair(one, other, "conflict", "two say different", min(1.0, sure))

    @staticmethod
    def _dated_apart(one: Slot, other: Slot) -> bool:
        if not one.dates or not other.dates:
            return False
        return not any(_same_time(a, b) for a in one.dates for b in other.dates)

    def _apart(self, one: Slot, other: Slot) -> bool:
        """Whether something makes them figures of two things."""
        marks = (one.traits ^ other.traits) - {"revised"}
        if one.leaning or other.leaning:
            # what goes on from another figure need not say again which side is measured
            marks = frozenset(mark for mark in marks if not mark.startswith("="))
        if marks:
            return True
        mine, theirs = sorted((abs(measures.value(one.figure)), abs(measures.value(other.figure))))
        if theirs - mine < LEAST_APART * theirs:
            return True
        return theirs > TIMES_APART * mine and self.align(one, other).score < SAME_WORDING

    def _fits_whole(self, part: Slot, other: Slot) -> bool:
        """Whether a figure fits the whole that a part is told of: eleven, and later *four of the 19*."""
        return part.of_more and any(
            measures.comparable(slot.figure, other.figure)
            and self.align(slot, other).score >= self.align(part, other).score
            for slot in self.of_page[part.page]
            if slot.statement == part.statement and slot.span.start > part.span.start
        )

    def _means_another(self, one: Slot, other: Slot) -> bool:
        """Whether either page gives the other's value for something that fits better."""
        score = self.align(one, other).score
        for mine, theirs in ((one, other), (other, one)):
            for slot in self.of_page[mine.page]:
                if slot is mine or not measures.comparable(slot.figure, theirs.figure):
                    continue
                fits = self.align(slot, theirs).score
                if fits >= FITS and fits + SAME_VALUE > score and measures.agree(slot.figure, theirs.figure):
                    return True
        return False

    def _time_passed(self, one: Slot, other: Slot) -> str | None:
        """Why the two may both have held, each in its time."""
        if self._dated_apart(one, other):
            return f"as of {min(one.dates)} and as of {min(other.dates)}"
        if "revised" in one.traits | other.traits:
            return "a source says that it was another before"
        first, second = self.published[one.page], self.published[other.page]
        for told, dates, known in ((first, other.dates, second), (second, one.dates, first)):
            if told is None or not dates or (known is not None and min(dates) > known):
                continue
            if min(dates)[: len(told)] > told[: len(min(dates))]:
                return f"one was told on {told}, the other is as of {min(dates)}"
        if first is None or second is None or first == second or one.figure.measure != "count":
            return None
        early, late = (one, other) if first < second else (other, one)
        held = one.holder is not None and other.holder is not None and one.holder != other.holder
        if measures.value(late.figure) > measures.value(early.figure) and not held:
            return f"counted later ({max(first, second)} after {min(first, second)})"
        return None


def _of_other_times(one: Slot, other: Slot) -> bool:
    """Whether the sentences tell of other days or years: a contract to 2027, one to 2030."""
    return bool(one.when and other.when) and not any(_same_time(a, b) for a in one.when for b in other.when)


def _same_time(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)
