"""The stage that finds who, what and where: every mention with the fullest form on the page.

Mentions are names, descriptions by role (``the minister``) and the pronouns he and she. Names come from
capitalised runs, so any language with capitals has them; a trained pipeline's labels help to tell kinds.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator

from synoptic.model import Fact, Name, NameKind, Span
from synoptic.text import fold, trim
from synoptic.understand.aliases import Key, Known, join
from synoptic.understand.kinds import Weights, kind_of, weigh
from synoptic.understand.lexicon import Lexicon, lexicon
from synoptic.understand.name_runs import Run, Word, headline, runs, words_of
from synoptic.understand.pronouns import Person, Sexes, resolve
from synoptic.understand.quote_marks import Marked, inside, marks_of
from synoptic.understand.roles import Description, Roles, descriptions, roles_beside
from synoptic.understand.stage import Reading, stage

#: weight from which a kind counts as shown
FIRM = 20
#: characters back in which the one organisation named is what ``the company`` means
GENERIC = 400


@stage(makes=Name)
def names(reading: Reading) -> Iterator[Fact]:
    """Every mention of a person, organisation, place or other named thing."""
    lex = lexicon(reading.language.code)
    text = reading.document.text
    sentences = [words_of(text, span, lex) for span in reading.sentences]
    found = runs(reading)
    weights = weigh(reading, found)
    found = sorted([*found, *_in_headlines(text, sentences, weights, lex)])
    cast = Cast(text, found, weights, lex)
    marks = reading.once(marks_of)
    settled = [(run, cast.who(run)) for run in found]
    for run, who in settled:
        yield cast.fact(Span(run.start, run.end), who, "name", 1.0)
    taken = {run.start for run in found}
    persons = [
        Person(run.start, who, run.sentence, _subject(reading, run.start))
        for run, who in settled
        if cast.kinds[who] == "person" and not inside(marks, run.start)
    ]
    for index, words in enumerate(sentences):
        for one in descriptions(text, words, index, lex):
            if one.head_start in taken:
                continue
            holder = cast.holder(one)
            if holder is not None:
                yield cast.fact(Span(one.start, one.end), holder[0], "nominal", holder[1])
                if cast.kinds[holder[0]] == "person" and not inside(marks, one.start):
                    subject = _subject(reading, one.head_start)
                    persons.append(Person(one.start, holder[0], index, subject))
    persons.sort()
    yield from _pronouns(sentences, persons, marks, cast, lex)


def _pronouns(
    sentences: list[list[Word]], persons: list[Person], marks: list[Marked], cast: "Cast", lex: Lexicon
) -> Iterator[Fact]:
    sexes = Sexes(cast.sexes)
    for index, words in enumerate(sentences):
        for word in words:
            sex = lex.pronouns.get(word.key)
            if sex not in ("m", "f") or word.possessive or inside(marks, word.start):
                continue
            answer = resolve(word.start, index, sex, persons, sexes)
            if answer is not None:
                yield cast.fact(Span(word.start, word.end), answer[0], "pronoun", answer[1])
                persons.append(Person(word.start, answer[0], index, True))


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
        self._roles = Roles()
        self.sexes: dict[Key, str] = {}
        for run in found:
            self._learn(run, lex)

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
        if len(fulls) == 1:
            return fulls[0]
        before = [who for start, who in self._last if start < run.start and who in fulls]
        if before:
            return before[-1]
        after = [who for start, who in self._last if who in fulls]
        return after[0] if after else fulls[0]

    def holder(self, one: Description) -> tuple[Key, float] | None:
        """Whom a description means, with how sure that is."""
        fitting = self._roles.holders(one)
        if one.head in self._lex.bodies and one.head not in self._lex.roles:
            # a body is called by its noun after it was named, never before
            named = {who for start, who in self._last if start < one.start}
            fitting = [who for who in fitting if who in named]
        if not fitting and one.head in self._lex.generic:
            near = {who for start, who in self._last if one.start - GENERIC < start < one.start}
            bodies = [who for who in near if self.kinds[who] == "organisation"]
            return (bodies[0], 0.5) if len(bodies) == 1 else None
        if len(fitting) <= 1:
            return (fitting[0], 0.85) if fitting else None
        before = [who for start, who in self._last if start < one.start and who in fitting]
        return (before[-1], 0.6) if before else (fitting[0], 0.5)

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
    return [
        Known(
            spelling, kind_of(weights[spelling]), max(weights[spelling].values(), default=0) >= FIRM, count,
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


def _in_headlines(text: str, sentences: list[list[Word]], weights: Weights, lex: Lexicon) -> list[Run]:
    """Known names in sentences whose capitals say nothing."""
    longest = max((len(spelling) for spelling in weights), default=0)
    found: list[Run] = []
    for index, words in enumerate(sentences):
        if not headline(text, words, lex):
            continue
        at = 0
        while at < len(words):
            size = next(
                (n for n in range(min(longest, len(words) - at), 0, -1)
                 if tuple(word.key for word in words[at : at + n]) in weights),
                0,
            )  # fmt: skip
            if size and all(word.capital for word in words[at : at + size : max(1, size - 1)]):
                key = tuple(word.key for word in words[at : at + size])
                found.append(
                    Run(words[at].start, words[at + size - 1].end, key, (), at == 0, index, words[0].start)
                )
            at += max(1, size)
    return found


def _subject(reading: Reading, at: int) -> bool:
    """Whether the token at an offset belongs to a subject; without a parse nothing is one."""
    if not reading.parsed:
        return False
    tokens = reading.tokens(Span(at, at + 1))
    token = tokens[0] if len(tokens) else None
    for _ in range(3):
        if token is None:
            return False
        if token.dep_ in ("nsubj", "nsubj:pass", "csubj"):
            return True
        if token.dep_ not in ("flat", "compound", "conj", "appos"):
            return False
        token = token.head
    return False
