"""Who, what and where, by the fullest form on the page."""

import pytest
from spoken_pages import mentions, page

STORM = """Mayor Linda Park opened the session on Tuesday in Oldport.
Park said the harbour would stay shut. The mayor left early.
Dr Tom Reilly, 54, of the Northern Ferry Board disagreed. He called it a mistake.
Reilly's board will meet again.
The Northern Ferry Board owns nine boats."""


def test_short_forms_bear_the_full_name() -> None:
    found = mentions(page(STORM))
    assert ("Park", "Linda Park", "person") in found
    assert ("Reilly", "Tom Reilly", "person") in found
    assert ("Oldport", "Oldport", "place") in found
    assert {kind for worded, _, kind in found if worded == "Northern Ferry Board"} == {"organisation"}


def test_titles_and_possessives_are_not_part_of_names() -> None:
    names = {name for _, name, _ in mentions(page(STORM))}
    assert not {name for name in names if "Mayor" in name or "Dr" in name or name.endswith("'s")}


def test_a_role_means_its_holder() -> None:
    assert ("The mayor", "Linda Park", "person") in mentions(page(STORM), "nominal")


def test_a_pronoun_means_the_person_before_it() -> None:
    assert ("He", "Tom Reilly", "person") in mentions(page(STORM), "pronoun")


def test_pronouns_fit_in_sex() -> None:
    text = "Ms Eva Stone met Mr Carl Brandt. She was late. He was not."
    found = mentions(page(text), "pronoun")
    assert ("She", "Eva Stone", "person") in found
    assert ("He", "Carl Brandt", "person") in found


def test_two_of_one_surname_are_settled_by_who_was_named_last() -> None:
    text = "Piet Vos runs the agency. Vos is sixty. Anna Vos drives a lorry. Vos was asleep."
    assert [name for worded, name, _ in mentions(page(text)) if worded == "Vos"] == ["Piet Vos", "Anna Vos"]


def test_countries_and_their_adjectives() -> None:
    found = mentions(page("The U.S. and the UK spoke to Norwegian officials in France."))
    assert ("U.S.", "United States", "place") in found
    assert ("UK", "Britain", "place") in found
    assert ("Norwegian", "Norwegian", "other") in found


def test_kinds_by_what_is_said_of_a_name() -> None:
    text = (
        "Voorhaul, the company that owns the lorry, denied it. Zola Ncame, an engineer, did not. "
        "An article in the Southern Echo said so. Shares in Fennick fell."
    )
    kinds = {name: kind for _, name, kind in mentions(page(text))}
    assert kinds["Voorhaul"] == "organisation"
    assert kinds["Zola Ncame"] == "person"
    assert kinds["Southern Echo"] == "organisation"
    assert kinds["Fennick"] == "organisation"


def test_a_headline_holds_known_names_only() -> None:
    text = "Linda Park Shuts Harbour For Autumn Storm\nMayor Linda Park shut the harbour."
    found = [worded for worded, _, _ in mentions(page(text, roles=("title",)))]
    assert found == ["Linda Park", "Linda Park"]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("es", "El alcalde, Pedro Sanz, habló ayer. Luego Sanz se marchó.", "Pedro Sanz"),
        ("fr", "Hier le maire Alain Fournier a démissionné. Ensuite Fournier est parti.", "Alain Fournier"),
        ("de", "Gestern sprach Bürgermeister Karl Brandt. Danach ging Brandt heim.", "Karl Brandt"),
        ("ru", "Вчера мэр Иван Петров ушел. Потом Петров вернулся.", "Иван Петров"),
    ],
)
def test_names_in_languages_without_a_pipeline(language: str, text: str, name: str) -> None:
    assert [full for _, full, kind in mentions(page(text, language)) if kind == "person"] == [name, name]


def test_german_nouns_are_not_names() -> None:
    found = mentions(page("Die Feuerwehr löschte den Brand im Keller. Karl Brandt half.", "de"))
    assert [name for _, name, _ in found] == ["Karl Brandt"]
