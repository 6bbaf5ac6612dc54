"""Which numbers count something: the rest are labels, codes, scores, ages, dates and mere words.

Each rule is one function that knows one way for a number to be no figure; :func:`counts` asks them in order.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import NamedTuple

from synoptic.model import Name, Span
from synoptic.understand.amount_patterns import Rules, rules
from synoptic.understand.amounts import TIMES, Amount
from synoptic.understand.stage import Reading

#: characters around a number that are looked at
NEAR = 32
#: people get no older
OLDEST = 120
#: from this rank on an ordinal says more than "the next one"
FIRST_RANK = 3
#: years that four bare digits may be read as
YEARS = range(1800, 2100)
#: so many capitals in a sentence make it a headline, in which they say nothing of names
HEADLINE = 0.5
HEADLINE_LENGTH = 200
#: what may stand before a list's number
INDENT = " \t(*•-"
_LIST_MARK = re.compile(r"\d{1,3}[.)](?:\s|\Z)")
_GLUED_BEHIND = re.compile(r"[^\W\d_]|[-–‑][^\W\d_]|[:/]\d|[.,]\d|@")
_GLUED_BEFORE = re.compile(r"(?:[#№§@]\s?|[A-Za-z]-|[^\W\d_]|[^\s(][/:=_–-])\Z")
_ADDRESS = re.compile(r"\S{0,80}(?:://|www\.|@|\.(?:com|org|net|html?|php)\b)\S{0,80}", re.IGNORECASE)
_CODE = re.compile(r"(?<!\w)\+?\d+(?:[-  .]\d+){3,9}(?!\w)|(?<!\d)\+\d|(?<![\d.,])0\d")
_PHONE = re.compile(r"(?:\+\d{1,4}|(?<![\d.,])0\d{1,6})(?:[ \-/]\d+){0,6}")
_CAPITAL = re.compile(r"([^\W\d_][\w’'&.-]{0,30})[ \u00a0]\Z")
_ASIDE = re.compile(r"[,(]\s?\Z")
_ASIDE_WITH_WORD = re.compile(r",\s\w{2,4}\s\Z")
_ASIDE_ENDS = re.compile(r"\s?[,.);]")
_LONG_WORD = re.compile(r"[^\W\d_]{3,}")


class Case(NamedTuple):
    """A number with its surroundings."""

    reading: Reading
    amount: Amount
    sentence: Span
    patterns: Rules
    before: str
    """The text right before the amount."""
    names: Sequence[Span]
    """Where the page has names, in order."""

    @property
    def text(self) -> str:
        """The document's text."""
        return self.reading.document.text

    @property
    def bare(self) -> bool:
        """Whether nothing but the number is written."""
        amount = self.amount
        return amount.unit is None and amount.modifier == "exactly" and amount.scale == 1.0


def names(reading: Reading) -> list[Span]:
    """Where a page has names, in order: what :func:`counts` asks for."""
    found = reading.all(Name)
    return [fact.span for fact in found if isinstance(fact.what, Name) and fact.what.form == "name"]


def counts(reading: Reading, amount: Amount, sentence: Span, known: Sequence[Span]) -> bool:
    """Whether an amount is a figure, on a page with these names."""
    if amount.unit == TIMES:
        return True
    before = reading.document.text[max(0, amount.span.start - NEAR) : amount.span.start]
    case = Case(reading, amount, sentence, rules(reading.language.code), before, known)
    return not any(refuses(case) for refuses in _RULES)


def _small_talk(case: Case) -> bool:
    """One as a pronoun or an article; nothing; the two; a rank that only says "next"."""
    amount, data = case.amount, case.reading.language.numbers
    if amount.measure == "ordinal":
        behind = case.text[amount.span.end : amount.span.end + NEAR].split()[:1]
        article = case.before.split()[-1:]
        part = bool(behind) and behind[0].casefold() in data.of  # a third of; fell a third to
        part = part or (bool(article) and article[0].casefold() in data.articles)
        return amount.low < FIRST_RANK or part or not case.patterns.word_follows(case.text, amount.span.end)
    if amount.digits or not (case.bare or amount.measure == "duration"):
        return False
    after = case.text[amount.span.end : amount.span.end + NEAR].split()
    follower = after[0].casefold().strip('.,;:!?”"') if after else ""
    if amount.low == 1 and amount.high is None and amount.modifier == "exactly":
        return follower not in data.singles
    previous = case.before.split()[-1:]
    pointed = bool(previous) and previous[0].casefold() in case.reading.language.people.definite
    anew = amount.low == 2 or not case.patterns.word_follows(case.text, amount.span.end)
    return amount.low == 0 or (pointed and anew and amount.measure == "count")


def _a_year(case: Case) -> bool:
    """Four bare digits that read as a year."""
    amount, written = case.amount, case.amount.number.of(case.text)
    if (
        amount.unit is not None
        or not written.isdecimal()
        or len(written) != 4
        or int(amount.low) not in YEARS
    ):
        return False
    dates, previous = case.reading.language.dates, case.before.split()[-1:]
    led = bool(previous) and previous[0].casefold() in (*dates.since, *dates.until, *dates.in_month)
    return case.bare or led  # since at least 2017


def _a_list_mark(case: Case) -> bool:
    """1. at the beginning of a line or a sentence."""
    at = case.amount.number.start
    starts = (case.text.rfind("\n", max(0, at - NEAR), at) + 1, case.sentence.start)
    opens = any(start <= at and not case.text[start:at].strip(INDENT) for start in starts)
    return opens and _LIST_MARK.match(case.text, at) is not None


def _a_part(case: Case) -> bool:
    """Two thirds, one half, 1/4."""
    return case.amount.unit is None and bool(case.patterns.fraction.match(case.text, case.amount.number.end))


def _an_age(case: Case) -> bool:
    """A person's age: a 44-year-old, Ann Hill, 36, he is 77."""
    amount = case.amount
    if case.patterns.ages.match(case.text, amount.number.end):
        return True
    if case.reading.parsed and _people_over(case):
        return True
    if amount.low > OLDEST or amount.low != int(amount.low) or amount.modifier != "exactly" or amount.high:
        return False
    closed = _ASIDE_ENDS.match(case.text, amount.span.end) is not None
    if amount.unit == "year":  # the player, of 22 years, stayed
        return closed and _ASIDE_WITH_WORD.search(case.before) is not None
    if amount.unit is not None or amount.measure == "ordinal":
        return False
    named = case.before.rstrip(" ,(").rsplit(None, 1)[-1:]
    if closed and _ASIDE.search(case.before) and named and named[0][:1].isupper():
        return True
    return case.reading.parsed and _predicate_of_person(case)


def _people_over(case: Case) -> bool:
    """Children under 12: behind a noun, with nothing counted."""
    amount = case.amount
    if amount.modifier not in ("over", "under") or amount.unit is not None or amount.low > OLDEST:
        return False
    first, last = (
        max(case.sentence.start, amount.span.start - NEAR),
        min(case.sentence.end, amount.span.end + NEAR),
    )
    around = [t for t in case.reading.tokens(Span(first, last)) if not t.is_space]
    before = [t for t in around if t.idx < amount.span.start][-1:]
    after = [t for t in around if t.idx >= amount.span.end][:1]
    noun = bool(before) and before[0].pos_ in ("NOUN", "PRON")
    return noun and not (after and after[0].pos_ in ("NOUN", "PROPN", "ADJ", "ADP"))


def _predicate_of_person(case: Case) -> bool:
    """She is 81: the number itself is what is said of a person."""
    token = case.reading.tokens(case.amount.number)[0]
    subject = next((child for child in token.children if child.dep_ == "nsubj"), None)
    if subject is None or not any(child.dep_ == "cop" for child in token.children):
        return False
    people = case.reading.language.people
    if subject.lower_ in people.relative_person:
        return True
    return (
        people.pronouns.get(subject.lower_) in ("m", "f") or subject.pos_ == "PROPN" or subject.lower_ == "i"
    )


def _glued(case: Case) -> bool:
    """Written onto letters, signs or digits: part of a code, a score, a clock, an address."""
    amount = case.amount
    if not case.patterns.spaced or amount.unit is not None:
        return False
    if _GLUED_BEHIND.match(case.text, amount.span.end):
        return True
    return (
        amount.digits and amount.span.start == amount.number.start and bool(_GLUED_BEFORE.search(case.before))
    )


def _labelled(case: Case) -> bool:
    """A name for one of a row: page 3, platform nine."""
    amount = case.amount
    if amount.unit is not None and amount.measure != "duration":
        return False
    if case.reading.parsed and case.bare:
        number = case.reading.tokens(amount.number)[-1]
        if number.dep_ == "flat" and number.head.i < number.i:
            return True
    found = case.patterns.label.search(case.before)
    if found is None or amount.span.start != amount.number.start:
        return False
    if not case.reading.parsed:
        return True
    start = amount.span.start - len(case.before) + found.start("word")
    word = case.reading.tokens(Span(start, amount.span.start))
    # "officials note 14 deaths" labels nothing, nor does "no 14 deaths"
    told = bool(word) and word[0].pos_ in ("VERB", "AUX", "ADP", "DET")
    return not (told and case.patterns.word_follows(case.text, amount.span.end))


def _a_base(case: Case) -> bool:
    """The whole that a part is told of: 30 of every 500."""
    found = case.patterns.base.search(case.before)
    if found is None:
        return False
    # one in six, but three stars out of seven
    near = 1 if len(found[0].split()) == 1 else 4
    part = case.before[: found.start()].split()[-near:]
    words = case.reading.language.numbers.words
    return any(word[:1].isdigit() or word.casefold() in words for word in part)


def _a_share(case: Case) -> bool:
    """One in four: a share that is worded as two numbers."""
    whole = case.amount.unit is None and case.amount.scale == 1.0
    found = whole and case.patterns.share.match(case.text, case.amount.span.end)
    if not found:
        return False
    after = case.text[found.end() : found.end() + NEAR].split()[:1]
    words, scales = case.reading.language.numbers.words, case.reading.language.numbers.scales
    word = after[0].casefold().strip(".,;:") if after else ""
    return word[:1].isdigit() or word in words or word in scales


def _an_ideogram(case: Case) -> bool:
    """A single ideogram is seldom a number of its own, unless a counter follows."""
    amount = case.amount
    if case.patterns.spaced or amount.digits or amount.unit is not None:
        return False
    short = amount.number.end - amount.number.start == 1
    return short and not case.text.startswith(case.reading.language.numbers.singles, amount.span.end)


def _in_code(case: Case) -> bool:
    """In a telephone number, a number with a leading zero, an address."""
    amount = case.amount
    if not amount.digits or amount.unit == "percent":
        return False
    start = max(0, amount.number.start - NEAR)
    at, stretch = amount.number.start - start, case.text[start : amount.number.end + NEAR]
    hits = (*_CODE.finditer(stretch), *_PHONE.finditer(stretch), *_ADDRESS.finditer(stretch))
    return any(hit.start() <= at < hit.end() for hit in hits)


def _in_name(case: Case) -> bool:
    """Part of a name: Apollo 13, Group of Seven."""
    number = case.amount.number
    at = bisect_right(case.names, number.start, key=lambda span: span.start)
    if any(span.contains(number) and span != number for span in case.names[max(0, at - 2) : at]):
        return True
    found = _CAPITAL.search(case.before)
    if not case.amount.digits or not case.bare or found is None or not found[1][0].isupper():
        return False
    if case.reading.language.people.nouns_capitalised or _headline(case):
        return False
    start = case.amount.span.start - len(found[0])
    if start > case.sentence.start:
        return True
    proper = case.reading.parsed and case.reading.tokens(Span(start, start + 1))[0].pos_ == "PROPN"
    return proper and not case.patterns.word_follows(case.text, case.amount.span.end)


def _headline(case: Case) -> bool:
    end = min(case.sentence.end, case.sentence.start + HEADLINE_LENGTH)
    found = _LONG_WORD.findall(case.text, case.sentence.start, end)
    return bool(found) and sum(word[0].isupper() for word in found) >= HEADLINE * len(found)


_RULES: tuple[Callable[[Case], bool], ...] = (
    _small_talk, _a_year, _a_list_mark, _a_part, _an_age, _glued, _labelled, _a_base, _a_share,
    _an_ideogram, _in_code, _in_name,
)  # fmt: skip
