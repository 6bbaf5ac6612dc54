"""What one page can make comparing do has a bound, whatever stands on it."""

from types import SimpleNamespace
from typing import Any

from synoptic.compare import quotes, statements
from synoptic.compare.prose import Around
from synoptic.lang import load
from synoptic.model import Document, Fact, Figure, Name, Page, Quote, Span


def page(text: str, facts: list[Fact]) -> Page:
    document = Document(
        id="d", address="d", kind="article", genre="report", source=None, title=None, section=None,
        authors=(), published=None, collected=None, language="en", text=text, blocks=(), words=1,
    )  # fmt: skip
    return Page(document=document, facts=tuple(facts))


def figure(at: int) -> Fact:
    what = Figure(low=at, high=None, modifier="exactly", item="", unit=None, holder=None, date=None)
    return Fact(span=Span(at, at + 1), what=what, sure=1.0, stage="figures@1")


class Row:
    """A sentence as far as its figures are read."""

    facts = tuple(figure(at) for at in range(1000))


def test_of_a_row_of_numbers_the_first_are_compared():
    row: Any = Row()
    assert [value.low for _, value in statements.figures(row)] == list(range(statements.MOST_FIGURES))


def test_only_quotes_of_two_sources_are_paired():
    assert quotes._pairs([range(1000)], ["one"] * 1000) == set()
    assert quotes._pairs([[0, 1, 2]], ["one", "one", "two"]) == {(0, 2), (1, 2)}


def test_words_of_a_quote_far_behind_are_not_held_against_another():
    said = ["word"] * quotes.LONGEST_SAID
    assert quotes.verbatim([*said, *"abc"], [*said, *"xyz"]) == 1.0


def test_names_and_speech_around_a_sentence():
    text = "He came. Mary Miller came. “It fell. It is gone.” She left."
    name = Name(name="Mary Miller", kind="person")
    quote = Quote(speaker=None, via=None, direct=True)
    spoken = Span(text.index("“"), text.index("”") + 1)
    facts = [
        Fact(span=Span(9, 20), what=name, sure=1.0, stage="names@1"),
        Fact(span=spoken, what=quote, sure=1.0, stage="quotes@1"),
    ]
    around = Around(page(text, facts), load("en"))
    assert around.pronoun_first(Span(0, 8))
    assert not around.pronoun_first(Span(9, 26))
    assert not around.half_quoted(Span(9, 26), text[9:26])
    inner = Span(text.index("It is"), text.index("”"))
    assert around.half_quoted(inner, inner.of(text))


def test_of_a_book_the_first_sentences_and_comments_are_compared():
    roles = ["paragraph"] * 700 + ["comment"] * 700 + ["paragraph"] * 700
    drafts: Any = [SimpleNamespace(role=role, at=at) for at, role in enumerate(roles)]
    kept: Any = list(statements._first(drafts))
    most = statements.MOST_OF_PAGE
    assert [draft.at for draft in kept] == [*range(most), *range(700, 700 + most)]
