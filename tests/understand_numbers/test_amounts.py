"""Modifiers, ranges, currencies, units and rates around numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synoptic.understand.amounts import find


def told(text: str, code: str = "en") -> list[tuple[object, ...]]:
    return [(a.low, a.high, a.modifier, a.unit, a.per) for a in find(text, code)]


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("some 300 sheep", "about"),
        ("barely 50 boats", "about"),
        ("can barely last 6 loads", "about"),
        ("almost 70", "nearly"),
        ("close to 70", "nearly"),
        ("at least 13", "at least"),
        ("no fewer than 11", "at least"),
        ("more than 3,700", "over"),
        ("upwards of 90", "over"),
        ("as many as 2,700", "up to"),
        ("no more than 30", "up to"),
        ("up to 18", "up to"),
        ("less than 0.004", "under"),
        ("fewer than 5", "under"),
        ("all 52", "exactly"),
        ("12", "exactly"),
        ("100 or more", "at least"),
        ("100+", "at least"),
        ("“roughly 40”", "about"),
        ("a total of 12", "exactly"),
    ],
)
def test_modifiers(text: str, modifier: str) -> None:
    assert [row[2] for row in told(text)] == [modifier]


def test_over_a_time_is_during() -> None:
    assert told("over three years")[0][2] == "exactly"
    assert told("for over three years")[0][2] == "over"


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("between 7 and 9 months", 7, 9, "month"),
        ("60% to 66%", 60, 66, "percent"),
        ("five to six", 5, 6, None),
        ("4 to 5 million", 4e6, 5e6, None),
        ("5-10 people", 5, 10, None),
        ("1.33 to 2.05", 1.33, 2.05, None),
        ("€4m to €5m", 4e6, 5e6, "EUR"),
        ("2.8–3.4 metres", 2.8, 3.4, "m"),
    ],
)
def test_ranges(text: str, low: float, high: float, unit: str | None) -> None:
    assert told(text) == [(pytest.approx(low), pytest.approx(high), "between", unit, None)]


def test_what_looks_like_a_range_but_falls_is_none() -> None:
    assert [row[0] for row in told("fell from 1.71 to 1.26")] == [1.71, 1.26]
    assert told("won 2-1") == []
    assert told("at ten to eight") == []


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("€4.5m", 4.5e6, "EUR"),
        ("R48 million", 48e6, "ZAR"),
        ("$3.5bn", 3.5e9, "USD"),
        ("S$31.6 million", 31.6e6, "SGD"),
        ("PLN 2.19 billion", 2.19e9, "PLN"),
        ("1.3 billion zloty", 1.3e9, "PLN"),
        ("90 zlotys", 90, "PLN"),
        ("23 M€", 23e6, "EUR"),
        ("64%", 64, "percent"),
        ("39 per cent", 39, "percent"),
        ("six weeks", 6, "week"),
        ("2 percentage points", 2, "percentage points"),
        ("0.52 mg/l", 0.52, "mg/l"),
        ("73 metres", 73, "m"),
        ("40 kilometres per hour", 40, "km/h"),
        ("a 30-metre mast", 30, "m"),
        ("12 m wide", 12, "m"),
        ("3 square kilometres", 3, "km²"),
    ],
)
def test_units(text: str, value: float, unit: str) -> None:
    assert told(text) == [(pytest.approx(value), None, "exactly", unit, None)]


@pytest.mark.parametrize(
    ("text", "unit", "per"),
    [
        ("nine litres a day", "l", "day"),
        ("19 pounds a basket", "GBP", "basket"),
        ("£40 for each full day", "GBP", "day"),
        ("430 zlotys per megawatt-hour", "PLN", "MWh"),
        ("three litres a head", "l", "person"),
        ("3 mg per litre", "mg/l", None),
    ],
)
def test_rates(text: str, unit: str, per: str | None) -> None:
    assert [row[3:] for row in told(text)] == [(unit, per)]


@pytest.mark.parametrize(
    ("code", "text", "row"),
    [
        ("es", "unos 20 millones de euros", (2e7, None, "about", "EUR", None)),
        ("es", "entre 10 y 20 metros", (10, 20, "between", "m", None)),
        ("pt", "cerca de 115 quilómetros por hora", (115, None, "about", "km/h", None)),
        ("de", "mindestens 3,5 Mio. Euro", (3.5e6, None, "at least", "EUR", None)),
        ("de", "5 bis 6 Millionen Euro", (5e6, 6e6, "between", "EUR", None)),
        ("fr", "près de 3 millions d’euros", (3e6, None, "nearly", "EUR", None)),
        ("it", "tra 10 e 20 metri", (10, 20, "between", "m", None)),
        ("ru", "не менее 3,5 млн рублей", (3.5e6, None, "at least", "RUB", None)),
        ("zh", "多达480万美元", (4.8e6, None, "up to", "USD", None)),
        ("zh", "300多人", (300, None, "over", None, None)),
        ("ja", "30%以上", (30, None, "at least", "percent", None)),
        ("ar", "نحو 3 مليون دولار", (3e6, None, "about", "USD", None)),
    ],
)
def test_other_languages(code: str, text: str, row: tuple[object, ...]) -> None:
    assert told(text, code) == [row]


@given(st.text(alphabet="0123456789.,%$€- \nabouttolestwn", max_size=80))
def test_spans_hold_their_numbers(text: str) -> None:
    for amount in find(text, "en"):
        assert 0 <= amount.span.start <= amount.number.start < amount.number.end <= len(text)
        assert amount.span.end <= len(text)
        assert amount.high is None or amount.low < amount.high
