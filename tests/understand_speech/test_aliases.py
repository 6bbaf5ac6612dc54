"""Short forms join the full form that they fit."""

from synoptic.model import NameKind
from synoptic.understand.aliases import Known, join


def known(
    name: str, kind: NameKind = "person", *, times: int = 1, first: int = 0, sex: str = "", new: bool = False
) -> Known:
    return Known(tuple(name.split()), kind, True, times, first, sex, new)


def test_a_surname_is_short_for_the_full_name() -> None:
    assert join([known("ann hill"), known("hill", first=9)])[("hill",)] == (("ann", "hill"),)


def test_a_family_name_in_front_is_too() -> None:
    assert join([known("kim soo-min"), known("kim", first=9)])[("kim",)] == (("kim", "soo-min"),)


def test_initials_and_middle_names_are_the_same_person() -> None:
    fulls = join([known("ann m hill", times=2), known("ann hill"), known("a hill"), known("hill")])
    assert set(fulls.values()) == {(("ann", "m", "hill"),)}


def test_two_people_with_one_surname_stay_apart() -> None:
    fulls = join([known("ann hill"), known("bob hill"), known("hill")])
    assert fulls[("ann", "hill")] == (("ann", "hill"),)
    assert set(fulls[("hill",)]) == {("ann", "hill"), ("bob", "hill")}


def test_a_title_of_one_sex_chooses() -> None:
    fulls = join([known("ann hill", sex="f"), known("bob hill", sex="m"), known("hill", sex="f")])
    assert fulls[("hill",)] == (("ann", "hill"),)


def test_a_newcomer_is_not_who_was_named_before() -> None:
    fulls = join([known("hill", times=3, first=0), known("lena hill", first=80, new=True)])
    assert fulls[("hill",)] == (("hill",),)


def test_a_town_is_not_short_for_its_club() -> None:
    fulls = join([known("oldport rovers", "organisation"), known("oldport", "place")])
    assert fulls[("oldport",)] == (("oldport",),)


def test_initials_of_an_organisation() -> None:
    fulls = join([known("northern ferry board", "organisation"), known("nfb", "organisation")])
    assert fulls[("nfb",)] == (("northern", "ferry", "board"),)


def test_thousands_of_names_are_joined_in_time() -> None:
    fulls = join([known(f"smith a{i}", first=i) for i in range(5_000)])
    assert len(fulls) == 5_000
