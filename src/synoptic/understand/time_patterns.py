"""A language's words for times, compiled to patterns: one set per language, built once.

Every repetition is bounded, so that a hostile page costs no more than its length.
"""

import functools
import re
from collections.abc import Iterable, Mapping
from typing import TypeVar

from synoptic.lang import Dates, Numbers, load

V = TypeVar("V")

#: blanks inside an expression: a few, and at most one line break
S = r"(?:[^\S\n]{1,3}\n?[^\S\n]{0,3}|\n[^\S\n]{0,3})"
O = r"[^\S\n]{0,3}\n?[^\S\n]{0,3}"  # noqa: E741  the optional S
YEAR = r"(?:1[5-9]|20)\d\d(?!\d)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"
MONTH = r"(?:1[0-2]|0?[1-9])(?!\d)"


def choice(words: Iterable[str]) -> str:
    """A pattern for any of these words, longest first; blanks in them match line breaks too."""
    ordered = sorted({w for w in words if w}, key=lambda w: (-len(w), w))
    parts = [re.sub(r"(?:\\\s|\s)+", lambda _: S, re.escape(w)).replace("'", "['’]") for w in ordered]
    return "(?:" + "|".join(parts) + ")" if parts else r"(?!)"


class Grammar:
    """The patterns of one language, in the order in which they claim text."""

    __slots__ = (
        "_glued",
        "clock",
        "dates",
        "lead",
        "months",
        "numbers",
        "patterns",
        "spaced",
        "trail",
        "weekdays",
        "year_lead",
    )

    def __init__(self, dates: Dates, numbers: Numbers, *, spaced: bool, glued: str) -> None:
        self.dates = dates
        self.numbers = numbers
        self.spaced = spaced
        self.months: dict[str, int] = dict(dates.months)
        self.weekdays: dict[str, int] = dict(dates.weekdays)
        before = rf"(?<!\w)[{glued}]?" if spaced and glued else r"(?<!\w)" if spaced else r""
        after = r"(?!\w)" if spaced else ""
        self.patterns = _patterns(dates, numbers, before, after, spaced=spaced)
        part = choice(dates.parts)
        joint = S if spaced else O
        self.lead = re.compile(
            rf"{before}{part}{joint}(?:{choice(('on', *dates.on_day))}{joint})?\Z", re.IGNORECASE
        )
        self.trail = re.compile(rf"{joint}{part}{after}", re.IGNORECASE)
        leads = choice((*dates.in_month, *dates.seasons, *dates.within))
        joint_year = choice((*dates.until, *dates.since))
        self.year_lead = re.compile(
            rf"{before}(?:{leads}|{joint_year}){joint}\Z|{YEAR}{O}[-–]{O}\Z", re.IGNORECASE
        )
        self.clock = _clock(dates, numbers, before)
        self._glued = glued

    def value(self, table: Mapping[str, V], word: str) -> V | None:
        """What a word of the text stands for, whatever its case, line breaks and glued letters."""
        plain = " ".join(word.replace("’", "'").split()).casefold()
        for form in (plain, plain.removesuffix("."), plain[1:] if plain[:1] in self._glued else plain):
            for key in (form, form.replace("'", "’")):
                if key in table:
                    return table[key]
        return None

    def written_right(self, word: str) -> bool:
        """Whether the name of a month or weekday has the capital that its language asks for."""
        return not self.dates.capitals or word.lstrip()[:1].isupper()


@functools.cache
def grammar(code: str | None) -> Grammar:
    """The patterns for a language's code; of an unknown language, what all languages share."""
    language = load(code)
    return Grammar(language.dates, language.numbers, spaced=language.spaced, glued=language.glued)


def full_names(names: Mapping[str, int]) -> list[str]:
    """Names that are no abbreviation: none of the same value is longer by three letters or more."""
    return [
        name
        for name, value in names.items()
        if not any(v == value and n.startswith(name) and len(n) - len(name) > 2 for n, v in names.items())
    ]


def _patterns(
    dates: Dates, numbers: Numbers, before: str, after: str, *, spaced: bool
) -> tuple[tuple[str, re.Pattern[str]], ...]:
    month, weekday = choice(dates.months), choice(dates.weekdays)
    bare_month, bare_weekday = choice(full_names(dates.months)), choice(full_names(dates.weekdays))
    link = rf"(?:{choice(dates.day_words)}{S})?"
    joint = S if spaced else O
    named = rf"(?:(?P<w>{before}{weekday})\.?,?{O}\(?{link})?"
    marks = choice(numbers.ordinal_ends)
    dot = rf"(?:{marks}|\.)?"
    year_tail = rf"(?:,?{O}{link}(?P<y>{YEAR})(?!{O}%))?"
    last, following, this = choice(dates.last), choice(dates.next), choice(dates.this)
    points = rf"(?:(?P<last>{last})|(?P<next>{following})|(?P<this>{this}))"
    points_after = rf"(?:(?P<last2>{last})|(?P<next2>{following}))"
    unit = choice(dates.units)
    count = rf"(?P<n>\d{{1,3}}|{choice((*numbers.words, *numbers.articles))})"
    scaled = rf"{count}{joint}(?P<unit>{unit})"
    ago, hence = choice(dates.ago), choice(dates.hence)
    in_month, within = choice(dates.in_month), choice(dates.within)
    tail_year = rf"(?:,?{S}{in_month}{S}(?P<y>{YEAR}))?"
    units_off = [u for u, kind in dates.units.items() if kind != "day"]
    tight = r"(?![\w%]|[.,:]\d)"
    ends = rf"(?:{marks})?"
    day_marked = rf"(?P<d>{DAY})(?P<e>{marks})"
    numbered = rf"(?P<n2>\d{{1,3}}|{choice(numbers.words)}){joint}(?P<unit2>{unit})"
    next_unit = rf"(?P<unit>{choice((*dates.units, *dates.parts))})"
    that_day = rf"(?:{choice(_days(dates, numbers))}|(?P<w>{bare_weekday}))"
    said_before = rf"(?:{points}{joint}|(?P<lead>{in_month}){joint})?(?P<part>{within}{O})?"
    said_after = rf"(?:{joint}{points_after}{after})?"
    in_years = rf"(?:{O}(?P<end>{choice(dates.year_ends)}){after})?"
    source = (
        ("iso", rf"(?<![\d./-])(?P<y>{YEAR})(?P<s>[-/.])(?P<m>{MONTH})(?P=s)(?P<d>{DAY})(?![\d/-])"),
        ("numeric", rf"{named}(?<![\d./-])(?P<a>\d{{1,2}})(?P<s>[./-]){O}(?P<b>\d\d?)(?P=s){O}(?P<y>{YEAR})"),
        ("cjk", rf"(?:(?P<y>\d{{4}}){O}[年년]{O})?(?<!\d)(?P<m>\d\d?){O}[月월]{O}(?P<d>\d\d?){O}[日号號일]"),
        ("cjk", rf"(?<!\d)(?P<y>\d{{4}}){O}[年년]{O}(?P<m>\d{{1,2}}){O}[月월]"),
        ("cjk_day", rf"(?<!\d)(?P<d>{DAY})[日号號](?![间間本元圆圓])"),
        ("cjk_year", r"(?<!\d)(?P<y>(?:1[89]|20)\d\d)[年년](?![代间間])"),
        ("day_month", rf"{named}(?<![\w.,:/-])(?P<d>{DAY}){dot}{O}{link}(?P<m>{month}){after}\.?{year_tail}"),
        ("month_day", rf"{named}{before}(?P<m>{month})\.?{S}(?P<d>{DAY}){ends}{tight}{year_tail}"),
        ("month_year", rf"{before}(?P<m>{month})\.?,?{O}{link}(?P<y>{YEAR})(?!{O}%)"),
        ("weekday_day", rf"(?P<w>{before}{weekday}),?{S}{link}(?P<d>{DAY})(?P<e>{marks})?{tight}"),
        ("ago", rf"{before}{scaled}{joint}(?:{ago}){after}{tail_year}"),
        ("ago", rf"{before}{ago}{joint}{scaled}{after}{tail_year}"),
        ("hence", rf"{before}(?:{scaled}{joint}{hence}|{hence}{joint}{numbered}){after}"),
        ("later", rf"{before}{scaled}{joint}{choice(dates.later)}{after}"),
        ("earlier", rf"{before}{scaled}{joint}{choice(dates.earlier)}{after}"),
        ("following", rf"{before}{choice(dates.following)}(?:{joint}{next_unit})?{after}"),
        ("same", rf"{before}{choice(dates.same)}{joint}{that_day}{after}"),
        ("weekday", rf"{before}(?:{points}{joint})?(?P<w>{bare_weekday}){after}{said_after}"),
        ("day_word", rf"{before}(?P<word>{choice(dates.days)}){after}"),
        ("span_word", rf"{before}(?P<word>{choice(dates.spans)}){after}"),
        ("unit", rf"{before}{points}{joint}(?P<unit>{choice(units_off)}){after}"),
        ("unit", rf"{before}(?P<unit>{choice(units_off)}){joint}{points_after}{after}"),
        ("month", rf"{before}{said_before}(?P<m>{bare_month}){after}(?!{O}\d){said_after}"),
        ("day", rf"{before}{choice(dates.on_day)}{S}(?P<d>{DAY}){ends}{tight}"),
        ("day", rf"{before}{choice(dates.day_words)}{S}{day_marked}{after}"),
        ("decade", rf"(?<!\d)(?:{YEAR}|\d0)(?:{choice(dates.eras)}){after}"),
        ("years", rf"(?<![\w.,$€£/-])(?P<y>{YEAR}){O}[-–—/]{O}(?P<z>{YEAR}|\d\d)(?![\w-])"),
        ("year", rf"(?<![\w.,$€£/+-])(?P<y>{YEAR})(?![\w%/]|[.,:]\d|-\w){in_years}"),
    )
    return tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in source)


def _days(dates: Dates, numbers: Numbers) -> list[str]:
    """Words for a day or a part of it, after *that*."""
    single = [part for part in dates.parts if " " not in part and part not in ("early", "late")]
    return single + [unit for unit, kind in dates.units.items() if kind == "day"] + _nights(numbers)


def _nights(numbers: Numbers) -> list[str]:
    return [word for word, kind in numbers.durations.items() if kind == "day"]


def _clock(dates: Dates, numbers: Numbers, before: str) -> re.Pattern[str]:
    half = choice((*dates.am, *dates.pm, "a.m.", "p.m.", "am", "pm"))
    at, part = choice(dates.at), choice(dates.parts)
    small = choice([word for word, value in numbers.words.items() if 0 < value <= 12])
    hour = r"(?P<h>2[0-4]|[01]?\d)"
    o_clock, days = choice(dates.clock), choice(dates.day_words)
    minutes = choice(word for word, value in numbers.words.items() if 0 < value < 60)
    link, piece = choice(dates.clock_links), choice(dates.clock_parts)
    counted = rf"{minutes}(?:[- ]{small})?(?:{S}(?P<piece>{piece}))?"
    spoken = rf"{before}(?P<spoken>(?:{counted}|{piece}){S}(?P<link>{link}){S}{small})(?!\w)"
    return re.compile(
        rf"{spoken}"
        rf"|(?<![\w.:,/-]){hour}(?:[:.](?P<min>[0-5]\d))?{O}(?P<half>{half})(?![^\W\d_])"
        rf"|(?<![\w.:,/-])(?P<h2>2[0-4]|[01]?\d)(?:[:：]|[hH](?=\d)|時|时|點|点)(?P<min2>[0-5]\d)(?::[0-5]\d)?"
        rf"(?:{O}{o_clock})?(?!\w)"
        rf"|(?<![\w.:,/-])(?P<h5>[01]\d|2[0-3])(?P<min5>[0-5]\d)(?={O}{choice(dates.zones)}(?!\w))"
        rf"|(?<=\s)(?P<h3>2[0-4]|[01]?\d)[.](?P<min3>[0-5]\d)(?={O}(?:{choice(dates.following)}|{o_clock}))"
        rf"|{before}{at}{S}(?P<h6>2[0-4]|[01]?\d)[.:h](?P<min6>[0-5]\d)(?!\w)"
        rf"|{before}{at}{S}(?P<h4>(?:2[0-4]|[01]?\d)|{small})"
        rf"(?={O}(?:(?<!\d)(?:$|[.,;)”\"])|{o_clock}(?!\d)|{choice(dates.days)}|(?:in|on|{days}){S}|{part}))",
        re.IGNORECASE,
    )
