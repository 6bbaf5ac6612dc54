"""Everybody named on a page: spellings joined, kinds decided, roles given out."""

from bisect import bisect_left
from collections import Counter, defaultdict

from synoptic.model import Fact, Name, NameKind, Span
from synoptic.text import fold, trim
from synoptic.understand.aliases import Key, Known, join
from synoptic.understand.kinds import Weights, given, kind_of
from synoptic.understand.lexicon import Lexicon
from synoptic.understand.name_runs import Run
from synoptic.understand.roles import Description, Roles, roles_beside

#: weight from which a kind counts as shown: more than the pipeline's labels give, for people two capitals too
FIRM: dict[NameKind, int] = {"person": 28, "organisation": 21, "place": 21, "other": 21}
#: characters back in which the one organisation named is what ``the company`` means
GENERIC = 400


class Cast:
    """Everybody on the page: spellings joined, kinds decided, roles given out."""

    def __init__(self, text: str, found: list[Run], weights: Weights, lex: Lexicon) -> None:
        self._text = text
        self._lex = lex
        self._fulls = join(_known(text, found, weights, lex))
        pooled: defaultdict[Key, Counter[NameKind]] = defaultdict(Counter)
        for spelling, fulls in self._fulls.items():
            if len(fulls) == 1:
                pooled[fulls[0]].update(weights[spelling])
        self.weights = {root: pooled[root] for fulls in self._fulls.values() for root in fulls}
        self.kinds = {root: kind_of(counts) for root, counts in self.weights.items()}
        self._surface = _surfaces(text, found, lex)
        self._last: list[tuple[int, Key]] = sorted(
            (run.start, fulls[0]) for run in found if len(fulls := self._fulls[run.key]) == 1
        )
        self._named: defaultdict[Key, list[int]] = defaultdict(list)
        for start, who in self._last:
            self._named[who].append(start)
        self._roles = Roles()
        self.sexes: dict[Key, str] = {}
        for run in found:
            self._learn(run, lex)
        for who in self.kinds:
            sex = given(who) if self.kinds[who] == "person" else None
            if sex:
                self.sexes.setdefault(who, sex)

    def _learn(self, run: Run, lex: Lexicon) -> None:
        who = self.who(run)
        if self.kinds[who] == "organisation":
            for word in run.key:
                if word in lex.bodies:
                    self._roles.add(who, [word], lex)
        for phrase in roles_beside(self._text, run, lex):
            self._roles.add(who, phrase, lex)
            sex = lex.sex(phrase)
            if sex:
                self.sexes.setdefault(who, sex)

    def who(self, run: Run) -> Key:
        """The one whom a run names; between two it is the one named last before it."""
        fulls = self._fulls[run.key]
        return fulls[0] if len(fulls) == 1 else self._nearest(list(fulls), run.start)[0]

    def _nearest(self, choices: list[Key], at: int) -> tuple[Key, bool]:
        """Of several, the one named last before an offset, else the one named first after it."""
        before = [(self._named[who][place - 1], who) for who in choices if (place := self._place(who, at))]
        if before:
            return max(before)[1], True
        after = [(self._named[who][0], who) for who in choices if self._named.get(who)]
        return (min(after)[1] if after else choices[0]), False

    def _place(self, who: Key, at: int) -> int:
        return bisect_left(self._named.get(who, []), at)

    def holder(self, one: Description) -> tuple[Key, float] | None:
        """Whom a description means, with how sure that is."""
        fitting = self._roles.holders(one)
        if one.head in self._lex.bodies and one.head not in self._lex.roles:
            # a body is called by its noun after it was named, never before
            fitting = [who for who in fitting if self._place(who, one.start)]
        if not fitting and one.head in self._lex.generic:
            near = self._last[
                bisect_left(self._last, (one.start - GENERIC, ())) : bisect_left(self._last, (one.start, ()))
            ]
            bodies = {who for _, who in near if self.kinds[who] == "organisation"}
            return (bodies.pop(), 0.5) if len(bodies) == 1 else None
        if len(fitting) <= 1:
            return (fitting[0], 0.85) if fitting else None
        chosen, before = self._nearest(fitting, one.start)
        return chosen, 0.6 if before else 0.5

    def fact(self, span: Span, who: Key, form: str, sure: float) -> Fact:
        """The mention as a fact."""
        kind = self.kinds[who]
        weight = max(self.weights[who].values(), default=0)
        named = Name(name=self._surface[who], kind=kind, form=form)  # type: ignore[arg-type]
        return Fact(
            span=trim(self._text, span.start, span.end), what=named, sure=sure * min(1.0, 0.4 + weight / 60)
        )


def _known(text: str, found: list[Run], weights: Weights, lex: Lexicon) -> list[Known]:
    counts = Counter(run.key for run in found)
    first: dict[Key, Run] = {}
    sexes: dict[Key, str] = {}
    for run in found:
        first.setdefault(run.key, run)
        sex = lex.sex(run.title)
        if sex:
            sexes.setdefault(run.key, sex)
    kinds = {spelling: kind_of(weights[spelling]) for spelling in counts}
    return [
        Known(
            spelling, kinds[spelling], weights[spelling][kinds[spelling]] >= FIRM[kinds[spelling]], count,
            first[spelling].start, sexes.get(spelling, ""), _newcomer(text, first[spelling], lex),
        )
        for spelling, count in counts.items()
    ]  # fmt: skip


def _newcomer(text: str, run: Run, lex: Lexicon) -> bool:
    """Whether a name is followed by ``, a professor``: its reader did not know it before."""
    after = text[run.end : run.end + 12]
    return after.startswith(", ") and after[2:].split(" ")[0] in lex.indefinite


def _surfaces(text: str, found: list[Run], lex: Lexicon) -> dict[Key, str]:
    """How each spelling is written: the commonest form that is not all capitals; countries by one name."""
    forms: defaultdict[Key, Counter[str]] = defaultdict(Counter)
    for run in found:
        forms[run.key][fold(text[run.start : run.end])] += 1
    best: dict[Key, str] = {}
    for spelling, counted in forms.items():
        mixed = {form: count for form, count in counted.items() if not form.isupper()} or counted
        best[spelling] = lex.countries.get(spelling) or max(mixed, key=lambda form: mixed[form])
    return best
