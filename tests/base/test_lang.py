"""Every language file has the right shape; a language without data costs detail, not the page."""

import pytest

from synoptic.lang import all_languages, known, load

WANTED = ("en", "es", "de", "fr", "pt", "it", "ru", "zh", "ja", "ar")


def test_the_ten_languages_are_there() -> None:
    assert set(WANTED) <= set(known())
    assert [language.code for language in all_languages()] == list(known())


@pytest.mark.parametrize("code", WANTED)
def test_a_language_knows_its_months_numbers_and_comment_forms(code: str) -> None:
    language = load(code)
    assert set(language.dates.months.values()) == set(range(1, 13))
    assert set(language.dates.weekdays.values()) == set(range(7))
    assert language.chrome.comment_form
    assert language.speech.say
    assert language.numbers.scales
    assert language.stop


def test_an_unknown_language_is_empty() -> None:
    assert load("xx").stop == ()
    assert load(None).code == "und"
