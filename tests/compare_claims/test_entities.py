from newsprint import name, page

from synoptic.compare.entities import join, words_of


def test_a_surname_joins_the_one_person_who_bears_it() -> None:
    pages = [
        page(
            "a",
            ("Dr Olga Marsh spoke.", [name("Dr Olga Marsh")]),
            ("Marsh left.", [name("Marsh", "Dr Olga Marsh")]),
        ),
        page("b", ("Marsh said no.", [name("Marsh")])),
    ]
    joined = join(pages)
    assert [(e.name, e.mentions, e.documents) for e in joined.entities] == [("Dr Olga Marsh", 3, ("a", "b"))]
    assert joined.of(1, "Marsh") == "Dr Olga Marsh"


def test_two_who_share_a_surname_stay_apart() -> None:
    pages = [
        page("a", ("Olga Marsh and Peter Marsh spoke.", [name("Olga Marsh"), name("Peter Marsh")])),
        page("b", ("Marsh said no.", [name("Marsh")])),
    ]
    assert {e.name for e in join(pages).entities} == {"Olga Marsh", "Peter Marsh", "Marsh"}


def test_a_surname_means_the_one_who_is_told_of_far_more_often() -> None:
    many = [(f"Kim Sang-ho spoke, {i}.", [name("Kim Sang-ho")]) for i in range(4)]
    pages = [
        page("a", *many, ("Lena Kim is a professor.", [name("Lena Kim")])),
        page("b", ("Kim went home.", [name("Kim")])),
    ]
    assert join(pages).of(1, "Kim") == "Kim Sang-ho"


def test_a_surname_before_its_bearer_is_introduced_is_left_to_the_story() -> None:
    many = [(f"Kim Sang-ho spoke, {i}.", [name("Kim Sang-ho")]) for i in range(6)]
    late = page(
        "b", ("Kim waved.", [name("Kim", "Lena Kim")]), ("Lena Kim is a professor.", [name("Lena Kim")])
    )
    joined = join([page("a", *many), late])
    assert joined.at(1, 0, "Lena Kim") == "Kim Sang-ho"
    assert joined.of(1, "Lena Kim") == "Lena Kim"


def test_the_town_is_not_the_company_named_after_it() -> None:
    pages = [
        page("a", ("Torvik Shipyards is in Torvik.", [name("Torvik Shipyards", kind="organisation")])),
        page("b", ("In Torvik it rained.", [name("Torvik", kind="place")])),
    ]
    assert len(join(pages).entities) == 2


def test_short_forms_initials_and_peoples() -> None:
    pages = [
        page("a", ("The Harbour Workers Guild met.", [name("Harbour Workers Guild", kind="organisation")])),
        page(
            "b",
            (
                "HWG and Workers Guild.",
                [name("HWG", kind="organisation"), name("Workers Guild", kind="organisation")],
            ),
        ),
        page(
            "c",
            ("A Norwegian ship.", [name("Norwegian", kind="other")]),
            ("Norway said.", [name("Norway", kind="place")]),
        ),
    ]
    joined = join(pages)
    assert [(e.name, e.mentions) for e in joined.entities] == [("Harbour Workers Guild", 3), ("Norway", 2)]


def test_titles_possessives_and_legal_forms_are_no_part_of_a_name() -> None:
    assert words_of("President Olga Marsh’s") == ("olga", "marsh")
    assert words_of("Torvik Shipyards AS") == ("torvik", "shipyards")
    assert words_of("Olga B. Marsh") == ("olga", "marsh")
