import pytest

from synoptic.compare import senses


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("visits", "trip"),
        ("died", "killed"),
        ("shells", "rounds"),
        ("relying", "depends"),
        ("wages", "salary"),
    ],
)
def test_words_of_near_meaning_meet_in_any_form(one: str, other: str) -> None:
    assert senses.near(one, other) > 0.3
    assert senses.near(one, other) == senses.near(other, one)


@pytest.mark.parametrize(("one", "other"), [("shell", "table"), ("month", "cat"), ("qwrt", "xzcv")])
def test_other_words_do_not(one: str, other: str) -> None:
    assert senses.near(one, other) == 0


def test_forms_lead_to_their_base() -> None:
    assert [senses.base(w) for w in ("stopped", "bodies", "told", "planned")] == [
        "stop",
        "body",
        "tell",
        "plan",
    ]
    assert senses.root("signing") == senses.root("signed") == "sign"
    assert senses.base("nosuchword") == "nosuchword"


def test_opposites() -> None:
    assert senses.opposed("rises", "fell")
    assert not senses.opposed("rises", "rose")
