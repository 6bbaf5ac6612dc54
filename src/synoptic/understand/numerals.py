"""Numbers as written, in digits or words, to their values; what they count is another module's.

Digits are read with the language's marks for decimals and groups, and with blanks as groups in every
language; number words are summed and scaled (two hundred and six thousand), also where a language writes
them as one word or one character a digit.

>>> text = "3.6 million, three hundred and six, the fifth"
>>> [(n.span.of(text), n.value) for n in find(text, "en")]
[('3.6 million', 3600000.0), ('three hundred and six', 306.0), ('fifth', 5.0)]
"""

import functools
import re
import unicodedata
from typing import Literal

from synoptic.lang import Numbers, load
from synoptic.lang.notation import CODES, SIGNS
from synoptic.model import Record, Span
from synoptic.understand.time_patterns import choice

#: blanks that part thousands or words of one number
BLANKS = " \u00a0\u2009\u202f\u2007"
_DIGITS = (
    rf"\d{{1,3}}(?:(?P<g>[,.'’٬،，{BLANKS}])\d{{3}}(?!\d))(?:(?P=g)\d{{3}}(?!\d))*(?:[.,٫]\d+)?"
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?|\d+(?:[.,٫]\d+)?"
)
#: the value of one number stays below this
MOST, MOST_DIGITS = 1e18, 18
_WORD_NEXT = re.compile(rf"[{BLANKS}]([a-z]+)")
_LETTERS = re.compile(r"(?:^|[^\w$])([A-Za-z$]{1,3}\$?)\Z")
#: a longer word is no number
LONGEST = 60


class Numeral(Record, frozen=True, kw_only=True):
    """A number in the text."""

    span: Span
    """From its first digit or word to its last, scale included."""
    value: float
    """What it is worth."""
    ordinal: bool = False
    """Whether it ranks instead of counting."""
    digits: bool = False
    """Whether it is written in digits."""
    scale: float = 1.0
    """The scale word or sign that it ends in: 1e6 for millions."""


class _Atom(Record, frozen=True, kw_only=True):
    """A word or a run of digits that may be part of a number."""

    start: int
    """First code point."""
    end: int
    """One past the last."""
    value: float
    """What it is worth, or multiplies by."""
    kind: Literal["digits", "word", "scale", "ordinal", "joiner"]
    """What it may be in a number."""
    joined: bool = False
    """Whether a joiner is written onto it."""


class _Rules:
    """One language's numbers."""

    __slots__ = (
        "atom",
        "before",
        "data",
        "glued",
        "halves",
        "joint",
        "ordinal_ends",
        "pieces",
        "short",
        "spaced",
    )

    def __init__(self, data: Numbers, *, spaced: bool, glued: str) -> None:
        self.data, self.spaced, self.glued = data, spaced, glued
        phrases = choice(w for w in (*data.words, *data.scales, *data.ordinals) if not w.isalpha())
        word = r"[^\W\d_]+" if spaced else choice((*data.words, *data.scales))
        ends = r"(?![^\W\d_])" if spaced else ""
        self.atom = re.compile(rf"(?P<digits>{_DIGITS})|(?P<word>{phrases}(?!\w)|{word})", re.IGNORECASE)
        self.joint = re.compile(rf"[{BLANKS}]{{0,2}}\n?[{BLANKS}]{{1,2}}|\n|-" if spaced else rf"[{BLANKS}]?")
        self.short = re.compile(rf"[{BLANKS}]?({choice(data.short_scales)}){ends}")
        self.halves = re.compile(rf"\s{{1,2}}({choice(data.halves)})(?!\w)", re.IGNORECASE)
        lead = choice((*data.halves, *data.articles))
        self.before = re.compile(rf"(?<!\w)({lead})\s{{1,2}}\Z", re.IGNORECASE)
        self.ordinal_ends = re.compile(rf"[{BLANKS}]?{choice(data.ordinal_ends)}(?!\w)", re.IGNORECASE)
        self.pieces = sorted(
            (w for w in (*data.words, *data.scales) if len(w) > 2), key=lambda w: (-len(w), w)
        )


@functools.cache
def _rules(code: str | None) -> _Rules:
    language = load(code)
    return _Rules(language.numbers, spaced=language.spaced, glued=language.glued)


def find(text: str, code: str | None, start: int = 0, end: int | None = None) -> list[Numeral]:
    """Numbers between two offsets, in order, none overlapping another.

    Args:
        text: the document's text; spans count in it.
        code: ISO 639-1 code of its language; None: only digits are found.
        start: first offset.
        end: one past the last offset; None: the text's end.
    """
    limit = len(text) if end is None else end
    rules = _rules(code)
    atoms = [atom for match in rules.atom.finditer(text, start, limit) if (atom := _atom(match, rules))]
    found: list[Numeral] = []
    at = 0
    while at < len(atoms):
        numeral, at = _number(text, atoms, at, rules, start)
        if numeral is not None:
            found.append(numeral)
    return found


def _atom(match: re.Match[str], rules: _Rules) -> _Atom | None:
    start, end = match.span()
    if match["digits"]:
        value = digits_value(match["digits"], rules.data.decimal)
        return (
            None
            if value is None or not _starts(match)
            else _Atom(value=value, kind="digits", start=start, end=end)
        )
    word = " ".join(match["word"].split()).casefold()
    if len(word) > LONGEST:
        return None
    data = rules.data
    for form, joined in (
        ((word, False), (word[1:], True)) if word[:1] in rules.glued and word else ((word, False),)
    ):
        if form in data.scales:
            return _Atom(value=data.scales[form], kind="scale", joined=joined, start=start, end=end)
        if form in data.words:
            return _Atom(value=data.words[form], kind="word", joined=joined, start=start, end=end)
        if form in data.ordinals:
            return _Atom(value=data.ordinals[form], kind="ordinal", joined=joined, start=start, end=end)
    if word in data.joiners:
        return _Atom(value=0, kind="joiner", start=start, end=end)
    if data.compounds and (value := _compound(word, rules)):
        return _Atom(value=value, kind="word", start=start, end=end)
    return None


def _starts(match: re.Match[str]) -> bool:
    """Whether digits begin a number and not the tail of a code: an amount may have its currency glued on."""
    before = match.string[max(0, match.start() - 4) : match.start()]
    if not before or not (before[-1].isalnum() or before[-1] in "._#@"):
        return True
    letters = _LETTERS.search(before)
    ideogram = before[-1].isalpha() and unicodedata.category(before[-1]) == "Lo"
    return ideogram or (letters is not None and (letters[1] in SIGNS or letters[1] in CODES))


def digits_value(written: str, decimal: str = ".") -> float | None:
    """What a run of digits with its marks is worth; None: too long for a number.

    A mark that stands more than once, or before exactly three digits while it is not the language's decimal
    mark, groups; any other is a decimal mark.
    """
    if sum(c.isdigit() for c in written) > MOST_DIGITS:
        return None
    bare = "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in written)
    marks = [c for c in bare if not c.isdigit()]
    if not marks:
        return float(bare)
    last = marks[-1]
    whole, _, rest = bare.rpartition(last)
    groups = (
        last in BLANKS + "'’٬،" or marks.count(last) > 1 or (len(rest) == 3 and last not in (decimal, "٫"))
    )
    digits = "".join(c for c in whole if c.isdigit())
    return float(digits + rest) if groups else float(f"{digits}.{rest}")


def _compound(word: str, rules: _Rules) -> float | None:
    """The value of a number written as one word; None: it is another word."""
    rest, count = word, 0
    parts: list[float] = []
    while rest:
        joiner = next((j for j in rules.data.joiners if parts and rest.startswith(j) and rest != j), None)
        piece = next((p for p in rules.pieces if rest.startswith(p)), None)
        if joiner is not None and piece is None:
            rest = rest.removeprefix(joiner)
            continue
        if piece is None:
            return None
        rest, count = rest.removeprefix(piece), count + 1
        _add(parts, rules.data.scales.get(piece), rules.data.words.get(piece, 1.0))
    return sum(parts) if count > 1 else None


def _add(parts: list[float], scale: float | None, value: float) -> None:
    """One more word of a number: a scale multiplies what is smaller before it."""
    if scale is None:
        parts.append(value)
        return
    smaller = 0.0
    while parts and parts[-1] < scale:
        smaller += parts.pop()
    parts.append((smaller or 1.0) * scale)


def _number(text: str, atoms: list[_Atom], at: int, rules: _Rules, floor: int) -> tuple[Numeral | None, int]:
    """The number that begins with an atom, and the index of the atom after it."""
    first = atoms[at]
    if first.kind == "joiner":
        return None, at + 1
    start, end, scale = first.start, first.end, 1.0
    parts = [first.value]
    ordinal = first.kind == "ordinal"
    if first.kind == "scale":
        lead = rules.before.search(text, max(floor, start - 24), start)
        alone = rules.data.words.get(text[first.start : first.end].casefold())
        if lead is None and alone is None:
            return None, at + 1
        if lead is not None:
            start = lead.start(1)
            parts = [first.value * rules.data.halves.get(" ".join(lead[1].split()).casefold(), 1.0)]
        scale = first.value
    at += 1
    while at < len(atoms) and not ordinal and rules.joint.fullmatch(text, end, atoms[at].start):
        atom, step = atoms[at], 1
        if atom.kind == "joiner":
            step = 2
            if at + 1 == len(atoms) or not _joins(parts, atoms[at + 1], text[atom.start : atom.end], rules):
                break
            atom = atoms[at + 1]
            if not rules.joint.fullmatch(text, atoms[at].end, atom.start):
                break
        if atom.kind == "scale" and any(part < atom.value for part in parts[-1:]):
            _add(parts, atom.value, 1.0)
            scale = atom.value
        elif not rules.spaced and atom.kind != "scale" and scale > 1.0 and _fits(parts, atom.value):
            parts.append(atom.value)  # 3万5000
        elif (
            atom.kind in ("word", "ordinal")
            and first.kind != "digits"
            and (atom.joined or _fits(parts, atom.value))
        ):
            parts.append(atom.value)
            ordinal, scale = atom.kind == "ordinal", 1.0
        else:
            break
        end, at = atom.end, at + step
    value, end, scale, ordinal = _ending(text, end, sum(parts), scale, rules, first, ordinal=ordinal)
    while at < len(atoms) and atoms[at].start < end:
        at += 1
    if not rules.spaced and first.kind == "word" and at < len(atoms) and atoms[at].start == end:
        while at < len(atoms) and atoms[at].start == end:  # digits one by one: a year, a code
            end, at = atoms[at].end, at + 1
        return None, at
    numeral = Numeral(
        span=Span(start, end), value=value, ordinal=ordinal, digits=first.kind == "digits", scale=scale
    )
    return (numeral if value < MOST else None), at


def _joins(parts: list[float], after: _Atom, joiner: str, rules: _Rules) -> bool:
    if after.kind not in ("word", "ordinal"):
        return False
    return _fits(parts, after.value) and (parts[-1] >= 100 or joiner.casefold() in rules.data.tens_joiners)


def _fits(parts: list[float], value: float) -> bool:
    """Whether a smaller number fits into the zeros of the one before: 20 and 6, 300 and 40."""
    last = next((part for part in reversed(parts) if part), 0.0)
    return last > value and last % 10 ** len(str(int(value))) == 0


def _millions(text: str, start: int, end: int, data: Numbers) -> bool:
    """Whether the m behind digits stands for million and not for metre."""
    before = text[max(0, start - 3) : start]
    letters = _LETTERS.search(before.rstrip())
    if before[-1:] in SIGNS or (letters is not None and (letters[1] in SIGNS or letters[1] in CODES)):
        return True
    word = _WORD_NEXT.match(text, end)
    article = before.rstrip().casefold().rpartition(" ")[2] in data.articles
    counted = word is not None and word[1] not in data.dimensions and word[1] not in data.particles
    return text[end - 2].isdigit() and counted and not article


def _ending(
    text: str, end: int, value: float, scale: float, rules: _Rules, first: _Atom, *, ordinal: bool
) -> tuple[float, int, float, bool]:
    """With what may follow a number: an abbreviated scale, an ordinal's ending, a half, a vulgar fraction."""
    if first.kind == "digits" and scale == 1.0:
        if (
            text[end : end + 1]
            and unicodedata.category(text[end]) == "No"
            and unicodedata.numeric(text[end]) < 1
        ):
            value, end = value + unicodedata.numeric(text[end]), end + 1
        elif found := rules.ordinal_ends.match(text, end):
            return value, found.end(), scale, True
        found = rules.short.match(text, end)
        if found and (found[1] != "m" or _millions(text, first.start, found.end(), rules.data)):
            scale = rules.data.short_scales[found[1]]
            value, end = value * scale, found.end()
    if found := rules.halves.match(text, end):
        part = rules.data.halves[" ".join(found[1].split()).casefold()]
        value, end = value + part * scale, found.end()
        big = rules.atom.match(text, end + 1)
        if scale == 1.0 and big is not None and big["word"]:
            scale = rules.data.scales.get(big["word"].casefold(), 1.0)
            value, end = (value * scale, big.end()) if scale > 1.0 else (value, end)
    return value, end, scale, ordinal
