"""Clock times at the beginning of a line, and the days that a page's entries belong to."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synoptic.model import Published
from synoptic.read.dates import dates_in
from synoptic.read.moments import Told, moments, ordered
from synoptic.read.stamps import stamp


@pytest.mark.parametrize(
    ("line", "time", "rest"),
    [
        ("14:32", "14:32", ""),
        ("14:32 – The bridge is closed", "14:32", "The bridge is closed"),
        ("14.32 Uhr: Die Brücke ist gesperrt", "14:32", "Die Brücke ist gesperrt"),
        ("2:32 pm EDT | Divers have arrived", "14:32", "Divers have arrived"),
        ("2.32pm BST", "14:32", ""),
        ("12:30 p.m. ET A second crane", "12:30", "A second crane"),
        ("[09:05] Police", "09:05", "Police"),
        ("14h32 : Le pont est fermé", "14:32", "Le pont est fermé"),
        ("+++ 18:40 Uhr: Der Strom +++", "18:40", "Der Strom +++"),
        ("Gestern, 18.40 Uhr", "18:40", ""),
        ("Updated 20:49, 5 Aug 2024", "20:49", ""),
        ("07:10. Los camiones", "07:10", "Los camiones"),
        ("14時32分 橋は閉鎖", "14:32", "橋は閉鎖"),
        ("下午2:32 大橋關閉", "14:32", "大橋關閉"),
        ("오후 2시 32분 – 다리 폐쇄", "14:32", "다리 폐쇄"),
        ("14:32 The bridge is closed", "14:32", "The bridge is closed"),
    ],
)
def test_a_time_that_opens_a_line_is_a_stamp(line: str, time: str, rest: str) -> None:
    found = stamp(line)
    assert found is not None
    assert (found.time, line[found.end :]) == (time, rest)


@pytest.mark.parametrize(
    "line",
    [
        "3.50 euros a kilo",
        "09:00 – 10:30 Opening",
        "14:32 / 20:10",
        "2 hours ago",
        "10:30 is when it began",
        "10.30 The bell",
        "2:1 for the home side",
        "87 people had gone by 14:30",
        "The bridge closed at 14:32",
        "",
    ],
)
def test_other_numbers_are_none(line: str) -> None:
    assert stamp(line) is None


def told(*lines: str) -> list[Told]:
    return [Told(stamp=stamp(line)) for line in lines]


def days(
    *lines: str, published: Published | None = None, modified: Published | None = None
) -> list[str | None]:
    found = moments(told(*lines), published, None, modified)
    return [None if each is None else f"{each.date[8:]} {each.time}" for each in found]


EVENING = Published(date="2025-03-11", time="18:00", basis="stated")


def test_a_clock_that_runs_back_has_passed_midnight() -> None:
    assert days("18:05", "23:50", "00:10", published=EVENING) == ["11 18:05", "11 23:50", "12 00:10"]
    assert days("00:10", "23:50", "18:05", published=EVENING) == ["12 00:10", "11 23:50", "11 18:05"]


def test_a_little_disorder_is_no_midnight() -> None:
    assert days("18:05", "18:30", "18:20", "19:00", published=EVENING)[-1] == "11 19:00"


def test_the_last_change_dates_the_newest_where_it_is_nearer() -> None:
    changed = Published(date="2025-03-13", time="00:15", basis="stated")
    got = days("00:10", "23:50", "20:30", published=EVENING, modified=changed)
    assert got == ["13 00:10", "12 23:50", "12 20:30"]


def test_a_heading_dates_what_stands_under_it() -> None:
    day = dates_in("Monday, 10 March 2025")[0]
    entries = [
        Told(stamp=stamp("09:00")),
        Told(stamp=stamp("22:00"), day=day),
        Told(stamp=stamp("20:00"), day=day),
    ]
    found = moments(entries, None)
    assert [each and each.date for each in found] == ["2025-03-11", "2025-03-10", "2025-03-10"]


def test_an_instant_is_told_by_the_clock_that_the_page_shows() -> None:
    exact = Published(date="2025-07-01", time="23:30", zone="+00:00", basis="stated")
    (found,) = moments([Told(stamp=stamp("0.30am BST"), exact=exact)], None)
    assert found == Published(date="2025-07-02", time="00:30", zone="+01:00", basis="stated")


def test_no_day_is_made_up() -> None:
    assert days("18:05", "19:10") == [None, None]


def test_order_is_told_in_either_direction() -> None:
    assert ordered(told("09:00", "10:00", "11:00")) == 1.0
    assert ordered(told("11:00", "10:00", "09:00")) == 1.0
    assert ordered(told("11:00", "08:00", "19:00", "07:00")) < 0.75


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=90))
def test_a_stamp_never_leaves_its_line(line: str) -> None:
    found = stamp(line)
    if found is not None:
        assert 0 < found.end <= len(line)
        assert len(found.time) == 5
        assert found.time < "24:00"


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 23), st.integers(0, 59)), max_size=12), st.booleans())
def test_every_entry_of_a_dated_page_has_its_day_and_its_own_clock(
    clocks: list[tuple[int, int]], dated: bool
) -> None:
    lines = [f"{hour:02}:{minute:02}" for hour, minute in clocks]
    found = moments(told(*lines), EVENING if dated else None)
    assert len(found) == len(lines)
    for line, each in zip(lines, found, strict=True):
        assert (each is not None) == dated
        assert each is None or each.time == line
