"""Who signs: people, bodies and accounts told apart, in any language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synoptic.read.signing import signed

PEOPLE = [
    ("Ana Ruiz", ("Ana Ruiz",)),
    ("By Ana Ruiz", ("Ana Ruiz",)),
    ("ByAna Ruiz", ("Ana Ruiz",)),
    ("Von Clara Siebeck", ("Clara Siebeck",)),
    ("Di Marco Rossi", ("Marco Rossi",)),
    ("De Jong", ("De Jong",)),
    ("Trine Lund og Jens Holm", ("Trine Lund", "Jens Holm")),
    ("Felix Braun und Jörg Amsel, dpa", ("Felix Braun", "Jörg Amsel")),
    ("Ana Ruiz, Li Wei & Omar Haddad", ("Ana Ruiz", "Li Wei", "Omar Haddad")),
    ("María de los Ángeles Pérez y Juan Soto", ("María de los Ángeles Pérez", "Juan Soto")),
    ("Юлия Иванова, Пётр Петров", ("Юлия Иванова", "Пётр Петров")),
    ("Jan Kowalski i Ewa Nowak", ("Jan Kowalski", "Ewa Nowak")),
    ("Jane Doe, Political Editor", ("Jane Doe",)),
    ("Vera Mendes, MD", ("Vera Mendes",)),
    ("Jane DoeSenior Reporter", ("Jane Doe",)),
    ("John Smith in London", ("John Smith",)),
    ("John Smith (Reuters)", ("John Smith",)),
    ("John Smith john.smith@example.org", ("John Smith",)),
    ("Emily Post", ("Emily Post",)),
    ("Kenneth Stern", ("Kenneth Stern",)),
    ("田中太郎", ("田中太郎",)),
    ("記者 王小明／台北報導", ("王小明",)),
    ("김철수 기자", ("김철수",)),
    ("नरेन्द्र शर्मा", ("नरेन्द्र शर्मा",)),
    ("สมชาย ใจดี", ("สมชาย ใจดี",)),
    ("გიორგი ბერიძე", ("გიორგი ბერიძე",)),
    ("بقلم: محمد علي", ("محمد علي",)),
    ("Хаким аль-Рашид", ("Хаким аль-Рашид",)),
    ("Anne-Marie d'Esting", ("Anne-Marie d'Esting",)),
    ("<a href='/ana'>Ana Ruiz</a>", ("Ana Ruiz",)),
    ("Ana Ruiz &amp; Li Wei", ("Ana Ruiz", "Li Wei")),
    ("Text: Anna Lehm; Fotos: Peter Horn", ("Anna Lehm",)),
]


@pytest.mark.parametrize(("text", "people"), PEOPLE)
def test_people_are_named_without_roles_agencies_and_addresses(text: str, people: tuple[str, ...]) -> None:
    assert signed(text).people == people


@pytest.mark.parametrize(
    "text",
    ["AFP", "dpa", "Mardle Post Staff", "Gear Team", "La Redacción", "Sportredaktion", "Associated Press"],
)
def test_bodies_are_no_people(text: str) -> None:
    found = signed(text)
    assert found.people == ()
    assert found.bodies


@pytest.mark.parametrize(
    "text", ["admin", "Anonymous", "Written by", "https://example.org/ana", "", "ana@example.org"]
)
def test_nobody_is_named(text: str) -> None:
    assert not signed(text)


def test_the_site_is_a_body_unless_it_bears_a_persons_name() -> None:
    sites = frozenset(("mardlepost", "anaruiz"))
    assert signed("Mardle Post", sites).bodies == ("Mardle Post",)
    assert signed("Ana Ruiz", sites).people == ("Ana Ruiz",)


def test_an_account_is_told_from_a_person() -> None:
    assert signed("kudu_at_dusk").accounts == ("kudu_at_dusk",)
    assert signed("h.weber").accounts == ("h.weber",)


@given(st.text(max_size=400))
def test_names_are_short_and_clean(text: str) -> None:
    found = signed(text)
    for name in (*found.people, *found.bodies, *found.accounts):
        assert 0 < len(name) <= 300
        assert name == name.strip()
        assert "://" not in name
