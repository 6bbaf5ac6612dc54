"""A language's words around numbers, compiled to patterns: one set per language, built once."""

import functools
import re

from synoptic.lang import Language, load
from synoptic.lang.notation import CODES, SIGNS, SYMBOLS
from synoptic.model import Measure, Modifier, Record
from synoptic.understand.numerals import BLANKS, Numeral
from synoptic.understand.time_patterns import O, S, choice

#: characters before a number that may hold its modifier or its currency
NEAR = 48
#: a range's two ends lie this near
GAP = 16
_QUOTE = "“”\"'‘’«»„"
_FOLLOWS = re.compile(rf"[{BLANKS}\n]{{1,2}}[^\W\d_A-Z]")


class Unit(Record, frozen=True, kw_only=True):
    """What stands behind a number."""

    end: int
    """One past its last character."""
    unit: str
    """Its symbol, code or name."""
    measure: Measure
    """The sort of number that it makes."""


class Rules:
    """One language's patterns around numbers."""

    def __init__(self, language: Language) -> None:
        data, self.spaced = language.numbers, language.spaced
        self.data = data
        glued = f"[{language.glued}]?" if language.glued else ""
        before = rf"(?<!\w){glued}" if self.spaced else ""
        after = r"(?!\w)" if self.spaced else ""
        blank = rf"[{BLANKS}\n]{{0,3}}"
        gap = rf"(?:-|{blank})"
        joint = S if self.spaced else O
        self._signs = {**SIGNS, **data.signs}
        of = rf"(?:{choice(data.of)}{blank})?" if data.of else ""
        base = r"(?P<base>[^\W\d_]+(?:-[^\W\d_]+)?|\d[\d,.]{0,9})"
        each = f"{before}(?P<each>{choice(data.each)}){joint}{base}"
        self._sign_before = re.compile(rf"(?<!\w)(?P<sign>{choice(self._signs)})[{BLANKS}]?\Z")
        self._code_before = re.compile(rf"(?<!\w)(?P<sign>[A-Z]{{3}})[{BLANKS}]?\Z")
        self._sign_after = re.compile(rf"[{BLANKS}]?(?P<sign>{choice(self._signs)}|[A-Z]{{3}})(?!\w)")
        self._currency = re.compile(rf"{gap}{of}(?P<word>{choice(data.currencies)}){after}", re.IGNORECASE)
        self._percent = re.compile(
            rf"{blank}(?:[%٪％]|-?(?P<word>{choice(data.percent)}){after})", re.IGNORECASE
        )
        self._duration = re.compile(rf"{gap}{of}(?P<word>{choice(data.durations)}){after}", re.IGNORECASE)
        self._measure = re.compile(rf"{gap}{of}(?P<word>{choice(data.measures)}){after}", re.IGNORECASE)
        self._symbol = re.compile(rf"-?[{BLANKS}]?(?P<word>{choice(SYMBOLS)})(?![\w²³])")
        dates = language.dates
        gone = rf"(?!{joint}{choice((*dates.ago, *dates.later, *dates.earlier))})"  # a year ago is no rate
        per = rf"(?P<word>{choice(data.per)}){after}"
        self._rate = re.compile(rf"{blank}(?:{per}|{each}(?![^\W\d_]){gone})", re.IGNORECASE)
        self.range = re.compile(
            rf"{blank}(?:[-–—~〜～]|{before}({choice(data.to)}){after}){blank}", re.IGNORECASE
        )
        self.between = tuple(
            (
                re.compile(rf"{before}{_words(low)}{joint}\Z", re.IGNORECASE),
                re.compile(rf"{blank}{before}{_words(high)}{after}{blank}", re.IGNORECASE),
            )
            for low, high in data.between
        )
        self.fraction = re.compile(rf"[-\s]?{choice(data.fractions)}(?!\w)|[/⁄]\d", re.IGNORECASE)
        self.ages = re.compile(rf"(?:-|{blank}){choice(data.ages)}", re.IGNORECASE)
        self.label = re.compile(
            rf"(?<!\w)(?P<word>{choice(data.labels)})[{BLANKS}\n]{{0,2}}[#№]?\Z", re.IGNORECASE
        )
        self.base = re.compile(rf"(?<!\w){choice(data.bases)}{joint}\Z", re.IGNORECASE)
        single = (base for base in data.bases if " " not in base)
        self.share = re.compile(
            rf"{joint}{choice(single)}{joint}(?:{choice(data.articles)}{joint})?", re.IGNORECASE
        )
        self.minus = re.compile(
            rf"(?:{before}{choice(data.minus)}{joint}|(?:^|(?<=[\s(]))[−-])\Z", re.IGNORECASE
        )
        self.including = re.compile(rf"{before}{choice(data.including)}{joint}\Z", re.IGNORECASE)
        self.multiple = re.compile(rf"{before}{choice(data.multiples)}{after}", re.IGNORECASE)
        phrases = [(p, name) for name, group in data.modifiers.items() for p in group]
        behind = [(p, name) for name, group in data.after.items() for p in group]
        tail = rf"{blank}[{_QUOTE}(]?{O}\Z"
        self._modifier = re.compile(rf"(?:{_phrases(phrases, before)}){tail}", re.IGNORECASE)
        self._behind = re.compile(rf"{blank}(?P<phrase>{_phrases(behind, '')}){after}", re.IGNORECASE)
        self._names: list[tuple[re.Pattern[str], Modifier]] = [
            (re.compile(_words(phrase), re.IGNORECASE), name) for phrase, name in (*phrases, *behind)
        ]

    def currency_before(self, before: str) -> tuple[int, str] | None:
        """The currency that ends the text before a number: how many characters it takes, and its code."""
        for pattern in (self._sign_before, self._code_before):
            found = pattern.search(before)
            if found and (found["sign"] in self._signs or found["sign"] in CODES):
                return len(before) - found.start(), self._signs.get(found["sign"], found["sign"])
        return None

    def unit_behind(self, text: str, number: Numeral, limit: int) -> Unit | None:
        """Percent, currency, duration or unit right behind a number."""
        end = number.span.end
        if found := self._percent.match(text, end, limit):
            points = (
                found["word"] is not None
                and " " in found["word"]
                and found["word"].casefold().endswith(("point", "points"))
            )
            return Unit(end=found.end(), unit="percentage points" if points else "percent", measure="share")
        found = self._sign_after.match(text, end, limit)
        if found and (found["sign"] in self._signs or found["sign"] in CODES):
            return Unit(end=found.end(), unit=self._signs.get(found["sign"], found["sign"]), measure="money")
        if found := self._currency.match(text, end, limit):
            return Unit(end=found.end(), unit=_value(self.data.currencies, found["word"]), measure="money")
        if number.scale == 1.0 and (found := self._measure.match(text, end, limit)):
            return Unit(end=found.end(), unit=_value(self.data.measures, found["word"]), measure="measure")
        if found := self._duration.match(text, end, limit):
            return Unit(end=found.end(), unit=_value(self.data.durations, found["word"]), measure="duration")
        if number.digits and number.scale == 1.0 and (found := self._symbol.match(text, end, limit)):
            return Unit(end=found.end(), unit=found["word"], measure="measure")
        if found := self._measure.match(text, end, limit):
            return Unit(end=found.end(), unit=_value(self.data.measures, found["word"]), measure="measure")
        return None

    def modifier_before(self, before: str, measure: Measure) -> tuple[int, Modifier] | None:
        """Where the modifier at the end of a text begins, and the contract's name for it."""
        found = self._modifier.search(before)
        if found is None:
            return None
        phrase = found[0].strip(f"{BLANKS}\n{_QUOTE}(")
        name = self._name(phrase)
        if name is None or (measure == "duration" and self._during(phrase, before[: found.start()])):
            return None
        lead = len(found[0]) - len(found[0].lstrip())
        return found.start() + lead, name

    def modifier_behind(self, text: str, at: int, limit: int) -> tuple[int, Modifier] | None:
        """Where the modifier behind a number ends, and its name."""
        found = self._behind.match(text, at, limit)
        name = None if found is None else self._name(found["phrase"])
        return None if found is None or name is None else (found.end(), name)

    def _name(self, phrase: str) -> Modifier | None:
        return next((name for pattern, name in self._names if pattern.fullmatch(phrase)), None)

    def _during(self, phrase: str, before: str) -> bool:
        """Whether "over" stands for during: over six years, but for over six years."""
        words = before.split()
        return phrase.casefold() in ("over", "under", "über", "sur") and (
            not words or words[-1].casefold() != "for"
        )

    def rate(self, text: str, at: int, limit: int, measure: Measure) -> tuple[int, str, bool] | None:
        """What words right behind an amount count it by: their end, the base, whether that is a unit."""
        found = self._rate.match(text, at, limit)
        if found is None:
            return None
        if found["word"]:
            return found.end(), _value(self.data.per, found["word"]), False
        base, each = found["base"].casefold(), found["each"].casefold()
        if base in self.data.durations:
            return found.end(), self.data.durations[base], False
        if base in self.data.measures:
            return found.end(), self.data.measures[base], True
        strong = each not in self.data.articles and each not in self.data.particles
        if base[0].isdigit():
            return (found.end(), base, False) if strong else None
        return (found.end(), base, False) if strong or measure == "money" else None

    def times(self, word: str) -> float | None:
        """What a word like twice multiplies by."""
        return self.data.multiples.get(" ".join(word.split()).casefold())

    def word_follows(self, text: str, at: int) -> bool:
        """Whether a word in lower case comes next, which numbers count."""
        return _FOLLOWS.match(text, at) is not None or not self.spaced


@functools.cache
def rules(code: str | None) -> Rules:
    """The patterns for a language's code."""
    return Rules(load(code))


def _words(phrase: str) -> str:
    return S.join(r"[^\W\d_]{1,20}" if word == "*" else re.escape(word) for word in phrase.split())


def _phrases(phrases: list[tuple[str, Modifier]], before: str) -> str:
    """Any of the phrases, longest first; signs need no word boundary."""
    ordered = sorted({phrase for phrase, _ in phrases}, key=lambda p: (-len(p), p))
    return "|".join((before if p[:1].isalpha() else "") + _words(p) for p in ordered) or "(?!)"


def _value(table: dict[str, str], word: str) -> str:
    """What a word stands for, whatever its case and line breaks."""
    plain = " ".join(word.split()).casefold()
    return table.get(plain) or next(value for key, value in table.items() if key.casefold() == plain)
