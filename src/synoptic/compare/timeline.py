"""What happened when, in the pages' own sentences.

Sentences of one date that tell the same event are one entry: the best-worded stands first, the others
support it. A long story keeps its best entries, every date before any date's second.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from synoptic.compare.happenings import Event, Setting, Teller, events
from synoptic.model import Moment, Page

#: share of the shorter sentence's terms, weighed by rarity, from which two of a date tell the same event
_SAME = 0.36
#: the same between languages, where names, numbers and cognates are all that can agree
_SAME_ACROSS = 0.35
#: entries of one date, of a story, and more for each of its pages
_A_DATE, _IN_ALL, _MORE_A_PAGE = 4, 15, 1
#: of a date with more sentences than this, the worst are left out unread
_COMPARED = 300
#: an entry worth less than this share of the best is told only where its date has no other, or not at all
_POOR, _NOISE = 0.3, 0.1
#: what a date's second entry counts against other dates' first, and each further page that tells the same
_SECOND, _SUPPORT = 0.6, 0.25

Group = Sequence[Event]


def timeline(pages: Sequence[Page]) -> tuple[Moment, ...]:
    """The story's dated events, oldest first; those of a day by the clock, then the best told first.

    ``pages`` are one story's, their dates settled and their times resolved, oldest first.
    """
    setting = Setting(pages)
    found = [event for i, page in enumerate(pages) for event in events(Teller(i, page, setting))]
    seen = Counter(term for event in found for term in event.terms)
    rarity = {term: math.log(1 + len(found) / n) for term, n in seen.items()}
    of_date: dict[str, list[Event]] = defaultdict(list)
    for event in found:
        of_date[event.date].append(event)
    kept = _kept([_merged(told, rarity) for told in of_date.values()], _IN_ALL + _MORE_A_PAGE * len(pages))
    kept.sort(key=lambda group: (group[0].date, group[0].clock or "~", -_standing(group), group[0].order))
    return tuple(
        Moment(date=best.date, text=best.text, spans=(best.cite, *(other.cite for other in others)))
        for best, *others in kept
    )


def _merged(told: Sequence[Event], rarity: Mapping[str, float]) -> list[list[Event]]:
    """Events of one date, those that tell the same together, best first."""
    groups: list[list[Event]] = []
    for event in sorted(told, key=lambda e: (-e.worth, e.order))[:_COMPARED]:
        for group in groups:
            if _same(event, group[0], rarity):
                group.append(event)
                break
        else:
            groups.append([event])
    return groups


def _same(one: Event, other: Event, rarity: Mapping[str, float]) -> bool:
    """Whether the rare words of the shorter sentence stand in the other.

    Between languages no word is rarer than another: all count alike.
    """
    if not one.terms or not other.terms:
        return one.text == other.text
    both = one.terms & other.terms
    if one.language != other.language:
        return len(both) / min(len(one.terms), len(other.terms)) >= _SAME_ACROSS
    shorter = min(sum(rarity[t] for t in event.terms) for event in (one, other))
    return sum(rarity[t] for t in both) / shorter >= _SAME


def _kept(dates: Sequence[Sequence[Group]], room: int) -> list[Group]:
    """The best entries: each date's first, then more of what is worth most, within the room there is."""
    best = max((group[0].worth for groups in dates for group in groups), default=0.0)
    ranked = [
        (_standing(group) * (_SECOND if place else 1.0), group)
        for groups in dates
        for place, group in enumerate(groups[:_A_DATE])
        if group[0].worth >= (_POOR if place else _NOISE) * best
    ]
    ranked.sort(key=lambda entry: (-entry[0], entry[1][0].date, entry[1][0].order))
    return [group for _, group in ranked[:room]]


def _standing(group: Group) -> float:
    """An event's worth: its best wording's, more where other pages tell it too."""
    return group[0].worth * (1 + _SUPPORT * (len({event.order[0] for event in group}) - 1))
