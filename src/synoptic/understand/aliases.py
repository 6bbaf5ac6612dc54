"""Which spellings name the same one: ``Han`` and ``Han Ji-ho``, a board and its full name.

Works on keys (plain words) alone. A short form joins the one full form that it fits; where it fits two
people of one surname it stays open, and each mention is settled by what was named last before it.
"""

from collections import Counter, defaultdict
from typing import NamedTuple

from synoptic.model import NameKind

Key = tuple[str, ...]

#: spellings of a page that are joined; of more, the commonest
MOST = 1_000


class Known(NamedTuple):
    """A spelling with what is known of it."""

    key: Key
    kind: NameKind
    firm: bool
    """Whether the kind was shown and not only supposed."""
    times: int
    first: int
    """Where it first stands."""
    sex: str
    """``m``, ``f`` or nothing."""
    newcomer: bool
    """Whether its first mention brings it in as unknown: ``a professor at``."""


def join(known: list[Known]) -> dict[Key, tuple[Key, ...]]:
    """Each spelling's fullest forms: itself, the one it is short for, or those between which it is open."""
    fulls: dict[Key, tuple[Key, ...]] = {}
    listed = sorted(known, key=lambda item: (-item.times, item.first))
    by_word: defaultdict[str, list[Known]] = defaultdict(list)
    for one in listed[:MOST]:
        for word in {*one.key, _initials(one.key)}:
            by_word[word].append(one)
    for one in sorted(known, key=lambda item: (-len(item.key), -item.times)):
        roots: Counter[Key] = Counter()
        for other in by_word.get(one.key[-1], ()):
            if _short_for(one, other):
                for root in fulls.get(other.key, (other.key,)):
                    roots[root] = max(roots[root], _fit(one.key, other.key))
        best = max(roots.values(), default=0)
        fulls[one.key] = tuple(root for root in roots if roots[root] == best) or (one.key,)
    return fulls


def _fit(short: Key, full: Key) -> int:
    """How well a short form fits: as the end (a surname), the beginning, or inside."""
    if short == full[-len(short) :]:
        return 3
    if short == full[: len(short)]:
        return 2
    return 1


def _short_for(short: Known, full: Known) -> bool:
    one, other = short.key, full.key
    if len(one) > len(other) or one == other:
        return False
    if short.sex and full.sex and short.sex != full.sex:
        return False
    if full.kind == "person":
        if short.kind != "person" and short.firm:
            return False
        if len(one) == len(other):
            return len(one) > 1 and len("".join(one)) < len("".join(other)) and _same_person(one, other)
        if full.newcomer and short.first < full.first and len(one) == 1:
            return False
        return _inside(one, other) or (len(one) > 1 and _same_person(one, other))
    if len(one) == len(other):
        return False
    if full.kind == "organisation" and (short.kind == "organisation" or not short.firm):
        return _inside(one, other) or (len(one) == 1 and one[0] == _initials(other))
    return False


def _same_person(one: Key, other: Key) -> bool:
    """The same surname, and first names that are equal or initials of each other."""
    if one[-1] != other[-1] or not one[0] or not other[0]:
        return False
    first, second = one[0], other[0]
    return first == second or (min(len(first), len(second)) == 1 and first[0] == second[0])


def _inside(short: Key, full: Key) -> bool:
    return any(full[i : i + len(short)] == short for i in range(len(full) - len(short) + 1))


def _initials(full: Key) -> str:
    return "".join(word[0] for word in full if len(word) > 3 or word == full[0])
