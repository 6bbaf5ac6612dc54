"""Numbers in digits and words to their values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synoptic.understand.numerals import digits_value, find


def values(text: str, code: str | None = "en") -> list[float]:
    return [numeral.value for numeral in find(text, code)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("17", 17),
        ("7,300", 7300),
        ("5 600", 5600),
        ("34\u00a0000", 34_000),
        ("1,00,000", 100_000),
        ("0.52", 0.52),
        ("3.6 million", 3.6e6),
        ("13.4K", 13_400),
        ("6.1bn people", 6.1e9),
        ("2½", 2.5),
        ("Fifty-three", 53),
        ("three hundred and six", 306),
        ("a dozen", 12),
        ("half a million", 500_000),
        ("two and a half", 2.5),
        ("two and a half million", 2.5e6),
        ("a hundred and fifty thousand", 150_000),
        ("eleven thousand", 11_000),
        ("one hundred twenty-three thousand four hundred fifty-six", 123_456),
        ("twenty-first", 21),
        ("5th", 5),
        ("one million two hundred thousand", 1.2e6),
    ],
)
def test_english(text: str, value: float) -> None:
    assert values(text) == [pytest.approx(value)]


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("es", "6.734", 6734),
        ("es", "2,5 millones", 2.5e6),
        ("es", "treinta y uno", 31),
        ("es", "270 mil", 270_000),
        ("es", "dos mil quinientos", 2500),
        ("es", "2.5", 2.5),
        ("pt", "cento e vinte e três", 123),
        ("pt", "2,7 milhões", 2.7e6),
        ("de", "einundzwanzig", 21),
        ("de", "zweitausenddreihundert", 2300),
        ("de", "3,5 Mio.", 3.5e6),
        ("de", "fünfhunderttausend", 500_000),
        ("de", "1.200", 1200),
        ("fr", "quatre-vingt-dix-sept", 97),
        ("fr", "vingt et un", 21),
        ("fr", "3,5 milliards", 3.5e9),
        ("fr", "deux mille trois cents", 2300),
        ("it", "ventuno", 21),
        ("it", "duemilatrecento", 2300),
        ("it", "3,5 miliardi", 3.5e9),
        ("ru", "двадцать пять тысяч", 25_000),
        ("ru", "3,5 млн", 3.5e6),
        ("zh", "三千四百", 3400),
        ("zh", "370万", 3.7e6),
        ("zh", "十二万", 120_000),
        ("zh", "一百零五", 105),
        ("ja", "1万2千", 12_000),
        ("ja", "3万5000", 35_000),
        ("ar", "خمسة وعشرون ألف", 25_000),
        ("ar", "٣٥٠", 350),
    ],
)
def test_other_languages(code: str, text: str, value: float) -> None:
    assert values(text, code) == [pytest.approx(value)]


@pytest.mark.parametrize(
    "text", ["KLM40", "Q7", "hundreds of people", "millions", "achtung", "x" * 400 + "7"]
)
def test_no_numbers(text: str) -> None:
    assert values(text) == []


def test_neighbours_stay_apart() -> None:
    assert values("two three, then 5 6") == [2, 3, 5, 6]
    assert values("二〇二四", "zh") == []  # digit by digit: a year


def test_unknown_languages_still_have_digits() -> None:
    assert values("9,300 and twelve", "qq") == [9300]
    assert values("12 km", None) == [12]


@given(st.integers(0, 10**12), st.sampled_from([",", ".", " ", "\u00a0", "\u202f", "’", ""]))
def test_whole_numbers_round_trip(number: int, mark: str) -> None:
    written = f"{number:,}".replace(",", mark)
    decimal = "," if mark == "." else "."
    assert digits_value(written, decimal) == number


@given(st.integers(0, 10**6), st.integers(0, 9999), st.sampled_from([("en", "."), ("es", ","), ("de", ",")]))
def test_decimals_round_trip(whole: int, rest: int, language: tuple[str, str]) -> None:
    code, decimal = language
    assert digits_value(f"{whole}{decimal}{rest:04d}", decimal) == float(f"{whole}.{rest:04d}")
    assert values(f"{whole}{decimal}{rest:04d}", code) == [float(f"{whole}.{rest:04d}")]


ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spelt(number: int) -> str:
    if number < 20:
        return ONES[number]
    if number < 100:
        return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")
    for size, word in ((10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            rest = f" {spelt(number % size)}" if number % size else ""
            return f"{spelt(number // size)} {word}{rest}"
    raise AssertionError(number)


@given(st.integers(1, 10**8))
def test_number_words_round_trip(number: int) -> None:
    assert values(spelt(number)) == [number]


@given(st.text(alphabet="0123456789.,  one two hundred and million a half - 五十万億 und zwei", max_size=80),
       st.sampled_from(["en", "de", "fr", "zh", "ar", None]))  # fmt: skip
def test_spans_lie_in_the_text_apart(text: str, code: str | None) -> None:
    at = 0
    for numeral in find(text, code):
        assert at <= numeral.span.start < numeral.span.end <= len(text)
        at = numeral.span.end
