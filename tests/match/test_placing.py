"""Pages join the story that they tell; copies and digests are recognised; the order of a day is no matter."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synoptic.config import Config
from synoptic.match import Matcher, Signature, copies, signature
from synoptic.match.likeness import nearness
from synoptic.model import Block, Document, Published

LANDSLIDE = (
    "A landslide above the village of Ostrava Dolna buried eleven houses on Tuesday, Varnek county said. "
    "Rescuers pulled four people alive from the mud while helicopters circled over the Varnek valley. "
    "Mayor Ilka Dornova said that the slope had been moving since the spring and that nobody had listened. "
    "The road to the quarry of Hornik has been shut, and 240 people slept in the school of Ostrava Dolna."
)
LANDSLIDE_LATER = (
    "Two days after the landslide at Ostrava Dolna the search in the Varnek valley goes on. "
    "Ilka Dornova, the mayor, blamed the Hornik quarry for the slope that came down on eleven houses. "
    "Engineers of the county said the mud above the school was still moving, and 240 people cannot go home."
)
ELECTION = (
    "The island of Tresco Marra votes on Sunday for a council that nobody wants to sit in. "
    "Candidates withdrew one after another when the ferry company raised its fares by a third. "
    "Harbour master Edwin Pell is the last name on the ballot, and he says that he would rather fish."
)


def page(name: str, text: str, date: str | None, **more: object) -> Document:
    """A document of one paragraph."""
    roles = more.pop("blocks", (Block(role="paragraph", start=0, end=len(text)),))
    fields: dict[str, object] = {
        "kind": "article",
        "genre": "report",
        "source": None,
        "title": None,
        "section": None,
        "authors": (),
        "collected": None,
        "language": "en",
        "words": len(text.split()),
    }
    published = Published(date=date, basis="stated") if date else None
    return Document(id=name, address=name, text=text, blocks=roles, published=published, **(fields | more))  # type: ignore[arg-type]


def stories(documents: list[Document]) -> dict[str, str]:
    """Story by document after the last."""
    config = Config()
    matcher = Matcher(config.join, config.merge, config.copy)
    for document in documents:
        matcher.place(signature(document))
    return {p.document: p.story for p in matcher.final()}


PAGES = [
    page("first", LANDSLIDE, "2025-04-01"),
    page("vote", ELECTION, "2025-04-02"),
    page("later", LANDSLIDE_LATER, "2025-04-03"),
]


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_pages_of_one_event_join_and_others_stand_apart(order: tuple[int, ...]) -> None:
    placed = stories([PAGES[i] for i in order])
    assert placed["first"] == placed["later"]
    assert placed["vote"] != placed["first"]


def test_an_undated_page_joins() -> None:
    placed = stories([PAGES[0], page("undated", LANDSLIDE_LATER, None)])
    assert placed["undated"] == placed["first"]


def test_a_listing_never_glues_stories() -> None:
    listing = page("list", f"{LANDSLIDE} {ELECTION}", "2025-04-02", kind="listing")
    placed = stories([PAGES[0], listing, PAGES[1]])
    assert len(set(placed.values())) == 3


def test_reasons_name_what_both_pages_tell_of() -> None:
    config = Config()
    matcher = Matcher(config.join, config.merge, config.copy)
    opened = matcher.place(signature(PAGES[0]))
    joined = matcher.place(signature(PAGES[2]))
    assert opened.why.startswith("opens a story")
    assert "Ostrava" in joined.why or "Varnek" in joined.why


def test_a_trimmed_and_wrapped_copy_names_its_original() -> None:
    trimmed = LANDSLIDE.rsplit(". ", 1)[0] + ". The agency has more on its wire."
    found = copies([signature(PAGES[0]), signature(page("wire", trimmed, "2025-04-02"))], Config().copy)
    assert set(found) == {"wire"}
    assert found["wire"].document == "first"
    assert found["wire"].overlap > 0.6


def test_of_one_day_the_longer_is_the_original() -> None:
    trimmed = LANDSLIDE.rsplit(". ", 1)[0] + "."
    found = copies([signature(page("short", trimmed, "2025-04-01")), signature(PAGES[0])], Config().copy)
    assert found["short"].document == "first"
    assert "first" not in found


def test_a_copy_of_a_copy_leads_to_the_root() -> None:
    pages = [page(name, LANDSLIDE, f"2025-04-0{day}") for day, name in enumerate("abc", start=1)]
    found = copies([signature(p) for p in pages], Config().copy)
    assert {name: origin.document for name, origin in found.items()} == {"b": "a", "c": "a"}


def test_a_thread_with_a_digest_is_a_digest_of_its_original() -> None:
    digest = LANDSLIDE.split(". ", 2)[0] + ". " + LANDSLIDE.split(". ", 2)[1] + "."
    talk = "I drove past there last week and the slope looked bad even then, to be honest with you all."
    text = f"{digest}\n{talk}"
    blocks = (
        Block(role="digest", start=0, end=len(digest)),
        Block(role="comment", start=len(digest) + 1, end=len(text)),
    )
    thread = page("thread", text, "2025-04-02", kind="thread", genre="discussion", blocks=blocks)
    found = copies([signature(PAGES[0]), signature(thread)], Config().copy)
    assert found["thread"].document == "first"


def test_pages_that_tell_the_same_in_their_own_words_are_no_copies() -> None:
    assert copies([signature(PAGES[0]), signature(PAGES[2])], Config().copy) == {}


def test_merging_keeps_the_older_id() -> None:
    matcher = Matcher(join=1.1, merge=0.2, copy=0.55)  # nothing joins on arrival
    first = matcher.place(signature(PAGES[0]))
    assert matcher.place(signature(PAGES[2])).story != first.story
    assert {p.story for p in matcher.final()} == {first.story}


def test_final_says_what_place_said_where_nothing_was_repaired() -> None:
    config = Config()
    matcher = Matcher(config.join, config.merge, config.copy)
    placed = [matcher.place(signature(p)) for p in PAGES]
    assert [(p.document, p.story) for p in matcher.final()] == [(p.document, p.story) for p in placed]


@given(st.lists(st.text(max_size=60), max_size=6))
def test_any_text_is_placed_once(texts: list[str]) -> None:
    documents = [page(str(i), text, None, language=None) for i, text in enumerate(texts)]
    assert set(stories(documents)) == {d.id for d in documents}


@given(st.text(max_size=300))
def test_signatures_survive_json(text: str) -> None:
    import msgspec

    made = signature(page("x", text, "2025-04-01"))
    assert msgspec.json.decode(msgspec.json.encode(made), type=Signature) == made


@pytest.mark.parametrize(
    ("collected", "near"), [("2025-04-03T10:00:00Z", 1.0), ("2031-01-01", 0.4), (None, 0.4)]
)
def test_the_day_of_collection_may_bring_an_undated_page_nearer_but_never_sets_it_apart(
    collected: str | None, near: float
) -> None:
    undated = page("undated", LANDSLIDE_LATER, None, collected=collected)
    assert nearness(signature(undated), signature(PAGES[2])) == pytest.approx(near, abs=0.05)
