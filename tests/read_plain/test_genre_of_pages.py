"""Report, opinion, discussion or digest."""

import pytest

from synoptic.model import Genre, Kind
from synoptic.read.genre import genre

REPORT = (
    "The company will drop 14 of 42 departures a week, it said on Monday.\n"
    "“I do not sail empty ships, and I think we must agree,” said the director. “My view is clear.”\n"
    "The town expects to lose 3.2 million euros a year."
)
VOICE = (
    "I have kept the lamp for thirty-one years. I have seen four companies come and go.\n"
    "My aunt had a tooth pulled by the postman, and I held the torch."
)
ANALYSIS = (
    "It is worth analyzing why a timetable can divide a town. Clearly, both sides need each other.\n"
    "It remains to be seen whether anyone will ask the island. Undoubtedly, the summer will decide."
)
WE = (
    "We were not asked. We have written to the company, and we have had no answer. Our school has one boat.\n"
    "We ask for our boat. We shall stand on the quay, and our children will stand with us."
)
DIGEST = "A short text.\nThe original article contains 90 words, the summary contains 3 words. Saved 97%."
TALK = "\n".join(["Why so few?", "Because I counted, and I saw that they were empty."] * 4)


def _genre(
    text: str, *, kind: Kind = "article", title: str | None = None, section: str | None = None
) -> Genre:
    return genre(kind=kind, title=title, section=section, main_text=text, language="en")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (REPORT, "report"), (VOICE, "opinion"), (ANALYSIS, "opinion"), (WE, "opinion"), (TALK, "report"),
        ("", "report"),
        (DIGEST, "digest"),
    ],
)  # fmt: skip
def test_by_the_text(text: str, expected: Genre) -> None:
    assert _genre(text) == expected


def test_a_thread_is_a_discussion() -> None:
    assert _genre(VOICE, kind="thread") == "discussion"


@pytest.mark.parametrize("label", ["Opinion", "TRIBUNE", "Kommentar", "社論", "Мнение"])
def test_by_the_section(label: str) -> None:
    assert _genre(REPORT, section=label) == "opinion"


def test_by_title_and_address() -> None:
    assert _genre(REPORT, title="Kolumne: Die leere Fähre") == "opinion"
    assert (
        genre(
            kind="article", title=None, section=None, main_text=REPORT, address="https://a.example/opinion/x"
        )
        == "opinion"
    )


def test_a_first_person_in_other_languages() -> None:
    text = "Je les attends. Je ne suis pas contre. Je joue moi-même, et je perds avec mes petits-enfants."
    assert genre(kind="article", title=None, section=None, main_text=text, language="fr") == "opinion"
    assert genre(kind="article", title=None, section=None, main_text=text, language=None) == "opinion"
