"""The stage that finds who, what and where: every mention with the fullest form on the page.

Mentions are names, descriptions by role (``the minister``) and the pronouns he and she. Names come from
capitalised runs, so any language with capitals has them; a trained pipeline's labels help to tell kinds.
"""

from collections.abc import Iterator

from synoptic.model import Fact, Name, Span
from synoptic.understand.cast import Cast
from synoptic.understand.kinds import Weights, weigh
from synoptic.understand.lexicon import Lexicon, lexicon
from synoptic.understand.name_runs import Run, Word, headline, runs, words_of
from synoptic.understand.pronouns import Person, Persons, Sexes, resolve
from synoptic.understand.quote_marks import Marked, inside, marks_of
from synoptic.understand.roles import descriptions
from synoptic.understand.stage import Reading, stage


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
    yield from _pronouns(sentences, Persons(persons), marks, cast, lex)


def _pronouns(
    sentences: list[list[Word]], persons: Persons, marks: list[Marked], cast: Cast, lex: Lexicon
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
                persons.add(Person(word.start, answer[0], index, True))


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
