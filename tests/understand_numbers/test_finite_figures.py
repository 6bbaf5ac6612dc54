"""No figure is worth infinity or nothing: JSON has no word for either, and a stored one would not be read."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synoptic.understand import amounts, numerals

HUGE = ("1e999", "1e400", "9" * 400, "9" + ",999" * 120, "9." + "9" * 400, "٩" * 40)


@pytest.mark.parametrize("number", HUGE)
@pytest.mark.parametrize("scale", ["", " million", " million billion trillion", "bn"])
@pytest.mark.parametrize("code", ["en", "de", "zh", None])
def test_huge_numbers_are_none_or_finite(number, scale, code):
    text = f"About {number}{scale} people came, between {number} and {number}{scale} euros."
    for amount in amounts.find(text, code):
        assert math.isfinite(amount.low)
        assert amount.high is None or math.isfinite(amount.high)


@given(st.text(alphabet="0123456789.,e% -" + "million billion", max_size=200))
def test_values_stay_below_the_limit(text):
    assert all(abs(number.value) < numerals.MOST for number in numerals.find(text, "en"))
    assert all(math.isfinite(amount.low) for amount in amounts.find(text, "en"))
