"""Publication dates as lines word them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synoptic.read.dates import dates_in, passed, stated_date

FULL = [
    ("Release time:Mar 03, 2026 08:12 AM", "2026-03-03", "08:12", None),
    ("Published 2 Mar 2026, 18:45 SAST", "2026-03-02", "18:45", "+02:00"),
    ("Mittwoch, 4. Februar 2026, 14.30 Uhr", "2026-02-04", "14:30", None),
    ("Veröffentlicht: 2. März 2026, 18.45 Uhr MEZ", "2026-03-02", "18:45", "+01:00"),
    ("le 1er mars 2026 à 14h30", "2026-03-01", "14:30", None),
    ("Publicado el 3 de febrero de 2026 a las 9:15 h", "2026-02-03", "09:15", None),
    ("8 fev 2026 00:12", "2026-02-08", "00:12", None),
    ("3 февраля 2026, 14:30 МСК", "2026-02-03", "14:30", "+03:00"),
    ("2026年2月3日 下午2:44", "2026-02-03", "14:44", None),
    ("2026年3月2日 18時45分", "2026-03-02", "18:45", None),
    ("2026년 2월 3일 오후 3:05", "2026-02-03", "15:05", None),
    ("٣ فبراير ٢٠٢٦ 5:30 م", "2026-02-03", "17:30", None),
    ("Ngày 3 tháng 2 năm 2026", "2026-02-03", None, None),
    ("3. helmikuuta 2026 klo 12.05", "2026-02-03", "12:05", None),
    ("Çarşamba, 4 şubat 2026 14:05", "2026-02-04", "14:05", None),
    ("2026. február 3.", "2026-02-03", None, None),
    ("2026-02-03T14:30:00+02:00", "2026-02-03", "14:30", "+02:00"),
    ("03.02.26, 14:30 Uhr", "2026-02-03", "14:30", None),
    ("3-Feb-2026", "2026-02-03", None, None),
    ("Updated 3:05 p.m. EST, Feb. 3, 2026", "2026-02-03", "15:05", "-05:00"),
    ("14 March 2026, 2:05pm", "2026-03-14", "14:05", None),
    ("Tues 3 Feb 2026 15:00 GMT+2", "2026-02-03", "15:00", "+02:00"),
]


@pytest.mark.parametrize(("line", "date", "time", "zone"), FULL)
def test_full_dates(line: str, date: str, time: str | None, zone: str | None) -> None:
    found = stated_date(line)
    assert found is not None
    assert (found.date, found.time, found.zone, found.basis) == (date, time, zone, "stated")


@pytest.mark.parametrize(
    ("line", "date"),
    [("Posted at 22:14, 19 March", "2026-03-19"), ("8 September, by Ana Ruiz", "2025-09-08")],
)
def test_a_date_without_year_is_the_last_before_the_collection(line: str, date: str) -> None:
    assert stated_date(line) is None
    found = stated_date(line, near="2026-03-25T10:00:00Z")
    assert found is not None
    assert found.date == date


def test_the_weekday_chooses_the_year() -> None:
    found = stated_date("Sunday 8 March", near="2026-03-25")
    assert found is not None
    assert found.date == "2026-03-08"
    found = stated_date("Saturday 8 March", near="2026-03-25")
    assert found is not None
    assert found.date == "2025-03-08"


@pytest.mark.parametrize("line", ["May 2025", "Copyright 2025", "Sat 31 Feb 2025", "3 out of 5", "", "97.4"])
def test_no_full_date(line: str) -> None:
    assert stated_date(line, near="2026-03-25") is None


def test_numbers_alone_are_read_by_the_language() -> None:
    american = stated_date("3/2/2026 3:15 PM ET", ["en"])
    german = stated_date("3/2/2026", ["de"])
    assert american is not None
    assert german is not None
    assert (american.date, german.date) == ("2026-03-02", "2026-02-03")


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("3 hours ago", "2026-03-02"),
        ("vor 3 Tagen", "2026-02-27"),
        ("hace 2 semanas", "2026-02-16"),
        ("3小时前", "2026-03-02"),
    ],
)
def test_distances_are_counted_back(line: str, date: str) -> None:
    found = passed(line, "2026-03-02T18:00:00+00:00")
    assert found is not None
    assert found.date == date


@given(st.text(max_size=400))
def test_any_line_is_read(line: str) -> None:
    for stated in dates_in(line):
        assert 0 <= stated.start < stated.end <= len(line)
        assert 1 <= stated.month <= 12
