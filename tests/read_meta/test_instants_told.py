"""Moments as machines are told them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synoptic.read.instants import best, instant, minutes


@pytest.mark.parametrize(
    ("text", "date", "time", "zone"),
    [
        ("2026-03-02", "2026-03-02", None, None),
        ("2026-03-02T07:15:30Z", "2026-03-02", "07:15", "+00:00"),
        ("2026-03-02T07:15:30.123+0100", "2026-03-02", "07:15", "+01:00"),
        ("2026-03-02 07:15:30 -05:30", "2026-03-02", "07:15", "-05:30"),
        ("2026-03-02T07:15+01", "2026-03-02", "07:15", "+01:00"),
        ("2026/03/02 07:15", "2026-03-02", "07:15", None),
        ("2026-3-2 7:15 PM", "2026-03-02", "19:15", None),
        ("20260302T071500Z", "2026-03-02", "07:15", "+00:00"),
        ("20260302", "2026-03-02", None, None),
        ("1772435700", "2026-03-02", "07:15", "+00:00"),
        ("1772435700000", "2026-03-02", "07:15", "+00:00"),
        ("Mon, 02 Mar 2026 07:15:00 GMT", "2026-03-02", "07:15", "+00:00"),
        ("March 2, 2026 7:15 am", "2026-03-02", "07:15", None),
    ],
)
def test_forms_of_moments(text: str, date: str, time: str | None, zone: str | None) -> None:
    found = instant(text)
    assert found is not None
    assert (found.date, found.time, found.zone) == (date, time, zone)


@pytest.mark.parametrize("text", ["", "soon", "2026-13-45", "0001-01-01T00:00:00", "12345", "99999999999999"])
def test_what_is_no_moment(text: str) -> None:
    assert instant(text) is None


def test_of_one_moment_in_two_zones_the_pages_own_is_told() -> None:
    found = best(["2026-03-02T07:15:00Z", "2026-03-02T08:15:00+01:00"])
    assert found is not None
    assert (found.time, found.zone) == ("08:15", "+01:00")
    other = instant("2026-03-02T07:15:00Z")
    assert other is not None
    assert minutes(found) == minutes(other)


@given(st.text(max_size=120))
def test_no_text_breaks_it(text: str) -> None:
    found = instant(text)
    assert found is None or 1980 <= int(found.date[:4]) <= 2100
