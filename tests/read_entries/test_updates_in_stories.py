"""A story's timeline knows when a live blog's updates were written."""

import pytest
from entry_pages import PAGES, of_file, wanted

from synoptic.compare.timeline import timeline
from synoptic.config import Config
from synoptic.model import Moment
from synoptic.understand import understand


@pytest.fixture(scope="module")
def moments() -> tuple[Moment, ...]:
    path = PAGES / "live_jsonld.html"
    return timeline([understand(of_file(path, wanted(path)["address"]), Config())])


def test_an_update_dates_its_first_sentence(moments: tuple[Moment, ...]) -> None:
    of_day = {moment.date: moment.text for moment in moments}
    assert of_day["2025-03-12"] == "Water level falls for the first time"
    assert any(m.date == "2025-03-11" and m.text.startswith("Some 900 people have left") for m in moments)


def test_a_time_in_the_words_counts_from_the_update(moments: tuple[Moment, ...]) -> None:
    assert any(m.date == "2025-03-10" and "crack was found" in m.text for m in moments)


def test_nothing_is_told_twice_of_a_day(moments: tuple[Moment, ...]) -> None:
    told = [(moment.date, moment.text) for moment in moments]
    assert not [
        (one, two) for one in told for two in told if one != two and one[0] == two[0] and one[1] in two[1]
    ]
