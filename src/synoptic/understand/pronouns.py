"""Who ``he`` or ``she`` is, where that is safe: the nearest person of fitting sex, subjects first.

Only subject pronouns outside quotation marks are resolved. Persons named inside quotation marks are not
looked at: they are talked about, not talking.
"""

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from synoptic.understand.aliases import Key

#: sentences back that are searched
REACH = 6


class Person(NamedTuple):
    """A mention of a person in the telling voice."""

    start: int
    who: Key
    sentence: int
    subject: bool
    """Whether it is the subject of its clause."""


class Sexes:
    """What the page has shown of each person's sex; a pronoun that fits one alone teaches."""

    def __init__(self, known: dict[Key, str]) -> None:
        self._known = dict(known)

    def fits(self, who: Key, sex: str) -> bool:
        """Whether nothing speaks against it."""
        return self._known.get(who, sex) in (sex, "")

    def shown(self, who: Key, sex: str) -> bool:
        """Whether the page has shown it."""
        return self._known.get(who) == sex

    def learn(self, who: Key, sex: str) -> None:
        """Remember what a sure resolution taught."""
        if not self._known.get(who):
            self._known[who] = sex


class Persons:
    """The persons mentioned so far, by sentence."""

    def __init__(self, mentions: Iterable[Person]) -> None:
        self._in: defaultdict[int, list[Person]] = defaultdict(list)
        for one in sorted(mentions):
            self._in[one.sentence].append(one)

    def add(self, one: Person) -> None:
        """Remember a mention found later, as a pronoun's."""
        insort(self._in[one.sentence], one)

    def near(self, at: int, sentence: int) -> list[Person]:
        """Those mentioned before an offset and not too far back, in order."""
        reach = range(max(0, sentence - REACH), sentence + 1)
        return [one for index in reach for one in self._in.get(index, ()) if one.start < at]


def resolve(at: int, sentence: int, sex: str, persons: Persons, sexes: Sexes) -> tuple[Key, float] | None:
    """Whom a pronoun at an offset means, and how sure that is; None where nobody fits."""
    near = [one for one in persons.near(at, sentence) if sexes.fits(one.who, sex)]
    if not near:
        return None
    # the sentence of the nearest fitting person decides; in it the subject, else the first named
    last = max(one.sentence for one in near)
    there = [one for one in near if one.sentence == last]
    shown = [one for one in there if sexes.shown(one.who, sex)]
    chosen = next((one for one in shown or there if one.subject), (shown or there)[0])
    rivals = {one.who for one in near if one.sentence >= sentence - 2} - {chosen.who}
    if not rivals:
        sexes.learn(chosen.who, sex)
    sure = 0.9 if not rivals else 0.7 if chosen.subject or sexes.shown(chosen.who, sex) else 0.55
    return chosen.who, sure
