"""Times as worded, and what they resolve to."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synoptic.model import Expression
from synoptic.understand.expressions import find
from synoptic.understand.resolve import resolve, shifted, weekday_after

#: a Thursday
PUBLISHED = date(2031, 5, 15)


def read(text: str, code: str | None = "en") -> list[tuple[str, str | None]]:
    return [
        (worded.span.of(text), resolve(worded.expression, PUBLISHED))
        for worded in find(text, code)
        if worded.expression is not None
    ]


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("on 21 June 2029", "21 June 2029", "2029-06-21"),
        ("Jun 21, 2029 06:45 AM", "Jun 21, 2029 06:45 AM", "2029-06-21"),
        ("at 2029-06-21", "2029-06-21", "2029-06-21"),
        ("on June 5th local time", "June 5th", "2031-06-05"),
        ("by 9 Nov, maybe", "9 Nov", "2030-11-09"),
        ("in March 2023,", "March 2023", "2023-03"),
        ("in 2000.", "2000", "2000"),
        ("said Monday that", "Monday", "2031-05-12"),
        ("late Thursday", "late Thursday", "2031-05-15"),
        ("on Thursday morning", "Thursday morning", "2031-05-15"),
        ("last Friday", "last Friday", "2031-05-09"),
        ("next Tuesday", "next Tuesday", "2031-05-20"),
        ("last Thursday", "last Thursday", "2031-05-08"),
        ("yesterday", "yesterday", "2031-05-14"),
        ("last night", "last night", "2031-05-14"),
        ("last year", "last year", "2030"),
        ("this month", "this month", "2031-05"),
        ("22 years ago", "22 years ago", "2009"),
        ("22 years ago in 2008", "22 years ago in 2008", "2008"),
        ("two months ago", "two months ago", "2031-03"),
        ("in the small hours of Wednesday", "the small hours of Wednesday", "2031-05-14"),
        ("by the end of May", "the end of May", "2031-05"),
        ("last November", "last November", "2030-11"),
        ("at 7.20pm on Wednesday 14 May,", "7.20pm on Wednesday 14 May", "2031-05-14"),
        ("Thursday, 12/06/2031", "Thursday, 12/06/2031", "2031-06-12"),
        ("since the autumn of 2024", "2024", "2024"),
        ("on Friday the 13th I", "Friday the 13th", "2031-05-13"),
        ("on the 4th, and", "on the 4th", "2031-05-04"),
    ],
)
def test_english(text: str, words: str, day: str) -> None:
    assert read(text) == [(words, day)]


@pytest.mark.parametrize(
    ("code", "text", "day"),
    [
        ("es", "el lunes pasado", "2031-05-12"),
        ("es", "el 23 de enero", "2031-01-23"),
        ("es", "hace dos años", "2029"),
        ("es", "04/02/2031", "2031-02-04"),
        ("es", "mañana", "2031-05-16"),
        ("pt", "na segunda-feira", "2031-05-12"),
        ("pt", "ontem", "2031-05-14"),
        ("pt", "madrugada de terça-feira", "2031-05-13"),
        ("de", "am Freitag, 21. Juni 2024", "2024-06-21"),
        ("de", "vor zwei Jahren", "2029"),
        ("de", "im vergangenen Jahr", "2030"),
        ("fr", "l’année dernière", "2030"),
        ("fr", "le 1er mai", "2031-05-01"),
        ("it", "due anni fa", "2029"),
        ("it", "lunedì scorso", "2031-05-12"),
        ("ru", "21 июня 2024 года", "2024-06-21"),
        ("ru", "в прошлом году", "2030"),
        ("ru", "в понедельник утром", "2031-05-12"),
        ("zh", "2024年6月21日", "2024-06-21"),
        ("zh", "星期一", "2031-05-12"),
        ("zh", "去年", "2030"),
        ("ja", "木曜日", "2031-05-15"),
        ("ja", "昨日", "2031-05-14"),
        ("ar", "أمس", "2031-05-14"),
        ("ar", "العام الماضي", "2030"),
        ("ar", "21 يونيو 2024", "2024-06-21"),
    ],
)
def test_other_languages(code: str, text: str, day: str) -> None:
    assert [found for _, found in read(text, code)] == [day]


@pytest.mark.parametrize(
    "text",
    [
        "since the 1950s",
        "every Thursday at noon",
        "2000 people came",
        "you may 5 times",
        "a march of 3 men",
        "06/07/2031",
        "at six in the morning",
        "4,300",
    ],
)
def test_no_dates(text: str) -> None:
    assert read(text) == []


def test_times_of_day_belong_to_their_day() -> None:
    (worded,) = find("at 7.20pm on Wednesday 14 May", "en")
    assert worded.expression is not None
    assert worded.expression.clock == "19:20"


def test_a_part_of_the_day_is_not_tomorrow() -> None:
    assert read("a las 7.42 de la mañana", "es") == []
    assert read("am Morgen", "de") == []


def test_what_leans_on_the_time_before() -> None:
    leaning = [
        (w.shift, w.weekday) for w in find("the next morning, that day, two days later, on the Tuesday", "en")
    ]
    assert leaning == [((1, "day"), None), ((0, "day"), None), ((2, "day"), None), (None, 1)]


def test_directions() -> None:
    friday = Expression(weekday=4)
    assert resolve(friday, PUBLISHED) == "2031-05-09"
    assert resolve(Expression(weekday=4, direction="future"), PUBLISHED) == "2031-05-16"
    assert resolve(Expression(weekday=3, direction="future"), PUBLISHED) == "2031-05-15"
    assert resolve(Expression(month=6, direction="future"), PUBLISHED) == "2031-06"
    assert resolve(Expression(month=6, direction="past"), PUBLISHED) == "2030-06"
    assert resolve(Expression(month=6, day=2), PUBLISHED) == "2031-06-02"  # soon is nearer than a year ago
    assert resolve(Expression(month=2, day=29), PUBLISHED) == "2028-02-29"
    assert resolve(friday, None) is None
    assert resolve(Expression(year=2031, month=2, day=30), PUBLISHED) is None


def test_shifting() -> None:
    assert shifted(Expression(month=12, day=31), 1, "day") == Expression(month=1, day=1)
    assert shifted(Expression(weekday=6), 1, "day") == Expression(weekday=0)
    assert shifted(Expression(month=3), 1, "day") is None
    tuesday = weekday_after(Expression(year=2031, month=5, day=12), 1, None)
    assert tuesday == Expression(year=2031, month=5, day=13)


@given(st.dates(date(1990, 1, 1), date(2080, 12, 31)))
def test_dates_round_trip(day: date) -> None:
    for written in (f"{day:%d %B %Y}", f"{day:%A}, {day:%B} {day.day}, {day.year}", day.isoformat()):
        assert [found for _, found in read(written)] == [day.isoformat()]


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.integers(0, 6))
def test_a_weekday_is_within_a_week(anchor: date, weekday: int) -> None:
    past = date.fromisoformat(resolve(Expression(weekday=weekday), anchor) or "")
    ahead = date.fromisoformat(resolve(Expression(weekday=weekday, direction="future"), anchor) or "")
    assert past.weekday() == ahead.weekday() == weekday
    assert 0 <= (anchor - past).days < 7
    assert 0 <= (ahead - anchor).days < 7


expressions = st.builds(
    Expression,
    year=st.none() | st.integers(-5, 10_050),
    month=st.none() | st.integers(-1, 14),
    day=st.none() | st.integers(-1, 40),
    weekday=st.none() | st.integers(0, 6),
    offset=st.none() | st.integers(-(10**6), 10**6),
    unit=st.none() | st.sampled_from(["day", "week", "month", "year"]),
    direction=st.none() | st.sampled_from(["past", "future"]),
)


@given(expressions, st.none() | st.dates())
def test_resolving_answers_a_date_or_none(expression: Expression, anchor: date | None) -> None:
    found = resolve(expression, anchor)
    assert found is None or date.fromisoformat((found + "-01-01")[:10] if len(found) < 10 else found)


@given(st.text(alphabet="0123456789./-: \nonJune5thlastMondayyearsagoin年月日", max_size=120),
       st.sampled_from(["en", "es", "de", "ru", "zh", "ar", None]))  # fmt: skip
def test_spans_lie_in_the_text_apart(text: str, code: str | None) -> None:
    at = 0
    for worded in find(text, code):
        assert at <= worded.span.start <= worded.span.end <= len(text)
        at = worded.span.end


@pytest.mark.parametrize("piece", ["1 ", "on ", "2024-", "Monday ", "12:", "may ", "   ", "\n", "1.", "年"])
def test_hostile_repetition_costs_its_length(piece: str) -> None:
    def cost(times: int) -> float:
        text = piece * times
        begun = time.process_time()
        find(text, "en")
        return time.process_time() - begun

    cost(10)
    assert cost(8000) < 12 * max(cost(2000), 0.02)
