"""Times of a page against its publication, a Thursday."""

import pytest
from numbered_pages import times


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The ferry sank on Friday.", "2031-05-09"),
        ("The harbour will be closed on Friday.", "2031-05-16"),
        ("The two sides are to meet on Saturday.", "2031-05-17"),
        ("They may not drink the water until noon on Monday.", "2031-05-19"),
        ("She must name a chair by Tuesday.", "2031-05-20"),
        ("The judge resigned in June.", "2030-06"),
        ("The pool will open in June.", "2031-06"),
        ("The prize was handed over on 2 June.", "2030-06-02"),
        ("Since Saturday the board has blamed the rain.", "2031-05-10"),
        ("The team is in town on Friday.", "2031-05-16"),
        ("The law changed last year.", "2030"),
    ],
)
def test_tense_decides(text: str, day: str) -> None:
    assert [found for _, found in times(("paragraph", text))] == [day]


def test_headlines_tell_the_past_in_the_present() -> None:
    assert times(("title", "Mayor meets farmers on Friday")) == [("Friday", "2031-05-09")]


def test_what_leans_on_the_time_before() -> None:
    text = (
        "The alarm rang on Monday, 28 April 2031. The next morning it rang again, and on the Friday it broke."
    )
    assert [day for _, day in times(("paragraph", text))] == ["2031-04-28", "2031-04-29", "2031-05-02"]


def test_a_weekday_beside_a_day_tells_its_year() -> None:
    assert times(("paragraph", "It stood still until Monday 19 May."))[0][1] == "2031-05-19"


def test_a_year_told_once_holds_for_the_page() -> None:
    found = times(
        ("paragraph", "On 7 July 2028 the dam broke."), ("paragraph", "A report on the 7 July flood is out.")
    )
    assert [day for _, day in found] == ["2028-07-07", "2028-07-07"]


def test_an_update_is_read_against_its_own_date() -> None:
    found = times(
        ("paragraph", "I wrote on Saturday."), ("paragraph", "Update 27 May: they answered on Friday.")
    )
    assert [day for _, day in found] == ["2031-05-10", "2031-05-27", "2031-05-23"]


def test_a_comment_is_read_against_its_head() -> None:
    found = times(("paragraph", "It rained."), ("comment", "Ann, 24 May 2031: I was there on Friday."))
    assert [day for _, day in found] == ["2031-05-24", "2031-05-23"]


def test_without_a_date_the_words_are_kept() -> None:
    found = times(("paragraph", "It sank on Friday, three years after 2020."), published=None)
    assert found == [("Friday", None), ("2020", "2020")]


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("es", "El club recurrirá el viernes.", "2031-05-16"),
        ("es", "El barco se hundió el viernes.", "2031-05-09"),
        ("pt", "O prazo vence na sexta-feira.", "2031-05-16"),
        ("de", "Die Brücke wird am Freitag gesperrt.", "2031-05-16"),
        ("fr", "Le pont sera fermé vendredi.", "2031-05-16"),
        ("it", "Il ponte sarà chiuso venerdì.", "2031-05-16"),
        ("ru", "Мост откроют вчера.", "2031-05-14"),
        ("zh", "大桥将于星期五关闭。", "2031-05-16"),
    ],
)
def test_other_languages(language: str, text: str, day: str) -> None:
    assert [found for _, found in times(("paragraph", text), language=language)] == [day]
