import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synoptic.compare import measures
from synoptic.model import Figure, Measure, Modifier


def figure(
    low: float,
    modifier: Modifier = "exactly",
    unit: str | None = None,
    high: float | None = None,
    measure: Measure = "count",
    per: str | None = None,
) -> Figure:
    return Figure(
        low=low,
        high=high,
        modifier=modifier,
        item="",
        unit=unit,
        holder=None,
        date=None,
        measure=measure,
        per=per,
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (figure(5.1e6, "nearly"), figure(3.9e6, "up to")),
        (figure(640, unit="t"), figure(410, unit="t")),
        (figure(1700, unit="l"), figure(3100, "between", "l", 3300)),
        (figure(650, "up to"), figure(900, "over")),
        (figure(50_000), figure(46_000)),
        (figure(12), figure(14)),
    ],
)
def test_ranges_that_share_nothing_exclude_each_other(one: Figure, other: Figure) -> None:
    assert measures.exclude(one, other)
    assert not measures.agree(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (figure(7.3e9, "nearly"), figure(7.27e9)),
        (figure(51000, "over"), figure(51238)),
        (figure(48, unit="hour", measure="duration"), figure(2, unit="day", measure="duration")),
        (figure(3600, unit="l"), figure(3.6, unit="m³")),
        (figure(25, unit="µg/l"), figure(0.025, unit="mg/l")),
        (figure(3600), figure(3613)),
    ],
)
def test_rounding_and_units_do_not_make_a_difference(one: Figure, other: Figure) -> None:
    assert measures.comparable(one, other)
    assert measures.agree(one, other)


def test_at_least_and_more_are_compatible_but_not_the_same() -> None:
    one, other = figure(11, "at least"), figure(14)
    assert not measures.exclude(one, other)
    assert not measures.agree(one, other)


def test_currencies_rates_and_kinds_are_not_compared() -> None:
    assert not measures.comparable(
        figure(20, unit="EUR", measure="money"), figure(20, unit="GBP", measure="money")
    )
    assert not measures.comparable(figure(20, per="day"), figure(20, per="year"))
    assert not measures.comparable(figure(20, unit="percent", measure="share"), figure(20))


def test_a_long_number_is_more_telling_than_a_round_one() -> None:
    assert measures.telling(figure(3152)) > measures.telling(figure(3000))
    assert measures.telling(figure(64, unit="t", measure="measure")) > measures.telling(figure(64))


values = st.floats(min_value=-1e12, max_value=1e12, allow_nan=False)
modifiers = st.sampled_from(["exactly", "about", "nearly", "at least", "over", "up to", "under", "between"])
units = st.sampled_from([None, "t", "kg", "km/h", "µg/l", "EUR"])
figures = st.builds(
    lambda low, wide, modifier, unit: figure(
        low, modifier, unit, low + wide if modifier == "between" else None
    ),
    values,
    st.floats(min_value=0, max_value=1e6),
    modifiers,
    units,
)


@given(figures, figures)
def test_comparison_does_not_depend_on_order(one: Figure, other: Figure) -> None:
    assert measures.comparable(one, other) == measures.comparable(other, one)
    assert measures.exclude(one, other) == measures.exclude(other, one)
    assert measures.agree(one, other) == measures.agree(other, one)


@given(figures)
def test_a_figure_agrees_with_itself_and_its_range_runs_forward(one: Figure) -> None:
    low, high = measures.allows(one)
    assert low <= high or math.isclose(low, high)
    assert measures.agree(one, one)
