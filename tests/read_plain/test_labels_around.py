"""Labels, bylines and digests: what lines around a text are known by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synoptic.read import digest, labels
from synoptic.read.byline import authors, is_name


@pytest.mark.parametrize(
    "line",
    ["Keine Kommentare:", "沒有留言:", "Žádné komentáře:", "Yorum yok:", "Δεν υπάρχουν σχόλια:", "댓글 쓰기",
     "Leave a reply", "Deja un comentario", "Оставить комментарий", "اترك تعليقاً", "コメントを書く"],
)  # fmt: skip
def test_comment_forms_of_any_language(line: str) -> None:
    assert labels.is_comment_form(line)


@pytest.mark.parametrize(
    "line",
    ["Comments (12)", "3 Kommentare", "2 responses to “A title”", "Comentários", "Comments: Our rules (4)"],
)
def test_heads_of_comments(line: str) -> None:
    assert labels.is_comment_head(line)


@pytest.mark.parametrize(
    "line", ["Responses to the storm were slow.", "Comment on the future", "Letters home"]
)
def test_sentences_are_no_heads_of_comments(line: str) -> None:
    assert not labels.is_comment_head(line)


@pytest.mark.parametrize(
    "line",
    [
        "Home | World | Sport",
        "Guardar  Partilhar  A- A+",
        "Home > World > Health",
        "Startseite · Politik · Wetter",
    ],
)
def test_menus(line: str) -> None:
    assert labels.is_menu(line)


def test_services_and_other_stories() -> None:
    assert labels.is_label("Sign up for the morning newsletter")
    assert labels.is_label("Suscríbete")
    assert labels.is_teaser_head("More from Europe")
    assert labels.is_teaser("LEIA TAMBÉM: O cão que apanhava o comboio")
    assert not labels.is_teaser("More than forty people came to the quay")
    assert labels.service_words("This site uses cookies; sign in to change them") == 2


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ana Ruiz and Li Wei in Lima, 3 May", ("Ana Ruiz", "Li Wei")),
        ("Von Anna Müller und Karl-Heinz Groß", ("Anna Müller", "Karl-Heinz Groß")),
        ("Par Jean-Pierre Dupont (à Paris)", ("Jean-Pierre Dupont",)),
        ("Posted by O. Marsh at 22:14, 19 March", ("O. Marsh",)),
        ("submitted by harbour_cat", ("harbour_cat",)),
        ("作者：李四", ("李四",)),
        ("Автор: Иван Петров", ("Иван Петров",)),
        ("By the time he came", ()),
        ("By 2030, the plan will", ()),
        ("Von der Höhe kommt der Wind", ()),
        ("By Nordthal News Agency", ()),
    ],
)
def test_bylines(line: str, names: tuple[str, ...]) -> None:
    assert authors(line) == names


def test_names() -> None:
    assert is_name("Willemien de V.")
    assert is_name("Jane van der Berg")
    assert not is_name("The Nordthal Herald")
    assert not is_name("said the mayor")


FOOTER = "The original article contains 151 words, the summary contains 13 words. Saved 91%. I'm a bot!"


def test_a_footers_counts_tell_where_its_digest_begins() -> None:
    lines = [
        "A comment before.",
        "Seven words stand in this first line.",
        "And six stand in this one.",
        FOOTER,
    ]
    assert digest.footer(FOOTER) == digest.Counts(151, 13, 91)
    assert digest.begin(lines, 3) == 1


def test_an_opening_line_tells_it_too() -> None:
    lines = ["A comment.", "This is the best summary I could come up with:", "Wrong count.", FOOTER]
    assert digest.begin(lines, 3) == 1


def test_counts_that_fit_no_lines_leave_the_footer_alone() -> None:
    lines = ["One.", "Two words.", FOOTER]
    assert digest.begin(lines, 2) == 2


@given(st.text(max_size=400))
def test_any_line_is_looked_at(line: str) -> None:
    labels.is_label(line)
    labels.is_menu(line)
    labels.is_comment_head(line)
    labels.is_teaser_head(line)
    digest.footer(line)
    for name in authors(line):
        assert name.strip()
