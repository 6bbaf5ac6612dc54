"""Stories, placements, redirects and the index of candidates."""

import pytest

from synoptic.errors import UnknownStoryError
from synoptic.model import Placement
from synoptic.store import Store
from tests.store.newsroom import page, put


def test_stories_are_listed_newest_first_with_their_counts(store: Store) -> None:
    put(store, "The ferry sank.", "a", "s1")
    put(store, "The ferry sank at night.", "b", "s1")
    put(store, "A bank failed.", "c", "s2")
    lines = {line.id: line for line in store.stories.lines(9)}
    assert (lines["s1"].documents, lines["s1"].independent_sources) == (2, 2)
    assert lines["s1"].title == "Title of a"
    assert (lines["s1"].first, lines["s1"].last) == ("2026-03-01", "2026-03-01")
    assert len(store.stories.lines(1)) == 1


def test_candidates_come_from_shared_terms_best_first(store: Store) -> None:
    put(store, "The ferry Aurora sank near Lund.", "a", "s1")
    put(store, "The ferry strike goes on.", "b", "s2")
    put(store, "A bank failed.", "c", "s3")
    assert store.stories.candidates({"ferry": 1.0, "auror": 2.0}, 8) == ["s1", "s2"]
    assert store.stories.candidates({"ferry": 1.0, "auror": 2.0}, 1) == ["s1"]
    assert store.stories.candidates({"whale": 1.0}, 8) == []
    assert store.stories.rarity(["ferry", "whale"]) == {"ferry": 2}
    assert store.stories.seen() == 3


def test_no_question_asked_while_placing_scans_a_table(store: Store) -> None:
    from synoptic.store import stories

    put(store, "The ferry sank.", "a", "s1")
    asked = (stories._CANDIDATES, stories._MEMBERS, stories._RARITY, stories._OLDEST, stories._REFRESH)
    for sql in (*asked, stories._FOLLOW, stories._UNITE_TERMS):
        names = dict.fromkeys(("term", "limit", "story", "terms", "stories", "now", "old", "new"), "1")
        plan = [str(row[3]) for row in store._database.run(f"EXPLAIN QUERY PLAN {sql}", **names)]
        scans = [step for step in plan if step.startswith("SCAN") and "json_each" not in step]
        assert scans in ([], ["SCAN (subquery-1)"], ["SCAN SUBQUERY 1"]), (sql, plan)


def test_a_moved_page_leaves_the_index_of_its_old_story(store: Store) -> None:
    row = put(store, "The ferry sank.", "a", "s1")
    put(store, "The ferry docked.", "b", "s1")
    member = next(m for m in store.stories.members("s1") if m.row == row)
    with store.transaction():
        moved = Placement(document="a", story="s9", score=1.0, why="split")
        store.stories.place(row, moved, member.signature)
    assert {line.id: line.documents for line in store.stories.lines(9)} == {"s1": 1, "s9": 1}
    assert store.stories.candidates({"sank": 1.0}, 8) == ["s9"]
    assert sorted(store.stories.candidates({"ferry": 1.0}, 8)) == ["s1", "s9"]


def test_a_story_left_empty_is_known_by_the_one_that_took_it_in(store: Store) -> None:
    put(store, "The ferry sank.", "a", "s111")
    put(store, "The ferry Aurora sank.", "b", "s222")
    put(store, "The Aurora was old.", "c", "s333")
    assert store.stories.oldest(["s333", "s222", "s999"]) == "s222"
    assert store.stories.oldest([]) is None
    for old, new in (("s222", "s111"), ("s111", "s333")):
        with store.transaction():
            store.stories.unite(old, new, "alike")
    (line,) = store.stories.lines(9)
    assert (line.id, line.documents) == ("s333", 3)
    assert {store.stories.find(name).id for name in ("s111", "s222", "s333")} == {"s333"}
    assert store.stories.candidates({"ferry": 1.0}, 8) == ["s333"]
    counts = dict(store._database.run("SELECT term, pages FROM term"))
    assert (counts["ferry"], counts["auror"], counts["old"]) == (2, 2, 1)
    assert {p.why for p in store.stories.placements("s333").values()} == {"because", "alike"}


def test_copies_are_marked_and_unmarked(store: Store) -> None:
    from synoptic.model import CopyOf

    row = put(store, "The ferry sank.", "a", "s1")
    put(store, "The ferry sank.", "b", "s1")
    for origin, sources in ((CopyOf(document="b", overlap=0.5), 1), (None, 2)):
        with store.transaction():
            store.stories.mark_copies("s1", {row: origin})
        assert store.stories.placements("s1")["a"].copy_of == origin
        assert store.stories.lines(1)[0].independent_sources == sources


def test_a_story_is_found_by_the_beginning_of_its_id(store: Store) -> None:
    put(store, "The ferry sank.", "a", "sabc1")
    put(store, "A bank failed.", "b", "sabc2")
    put(store, "A vote was held.", "c", "sabc")
    assert store.stories.find("sabc").id == "sabc"
    assert store.stories.find("sabc1").id == "sabc1"
    with pytest.raises(UnknownStoryError, match="several"):
        store.stories.find("sab")
    with pytest.raises(UnknownStoryError, match="give more of the id"):
        store.stories.find("s")
    with pytest.raises(UnknownStoryError, match="no story is named"):
        store.stories.find("")
    for name in ("zzz", "z", "sabc\0", "%", "sabc1x"):
        with pytest.raises(UnknownStoryError, match="no such story"):
            store.stories.find(name)


def test_copies_of_an_old_version_become_copies_of_the_new(store: Store) -> None:
    from synoptic.match import signature
    from synoptic.model import CopyOf

    put(store, "Three died.", "a1", "s1", address="https://n.example/a")
    copy = put(store, "Three died, says A.", "b", "s1")
    made = page("Three died, says A.", "b")
    with store.transaction():
        copied = CopyOf(document="a1", overlap=0.9)
        placement = Placement(document="b", story="s1", score=1.0, why="w", copy_of=copied)
        store.stories.place(copy, placement, signature(made.document))
    put(store, "Four died.", "a2", "s1", address="https://n.example/a")
    assert store.stories.placements("s1")["b"].copy_of == CopyOf(document="a2", overlap=0.9)
    assert store.stories.lines(1)[0].independent_sources == 1
