"""Adding to a store and telling from it; with stand-ins for the rooms."""

import hashlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from synoptic import engine
from synoptic.config import Config
from synoptic.engine import Added
from synoptic.errors import PageError, UnknownStoryError
from synoptic.model import Failure, RawPage
from synoptic.store import Store, open_store
from tests.engine.fakes import BANK, FERRY
from tests.engine.test_brief import raw

CONFIG = Config()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "news.sqlite", CONFIG, write=True) as opened:
        yield opened


def add(store: Store, text: str, name: str, **more: str) -> Added:
    page = RawPage(address=f"https://{name}.example/1", body=text.encode(), name=f"{name}.txt", **more)
    added = engine.add(page, store, CONFIG)
    assert isinstance(added, Added), added
    return added


def test_pages_join_their_story_as_in_a_brief(store: Store) -> None:
    outcomes = [add(store, text, f"p{n}") for n, text in enumerate((*FERRY, *BANK))]
    assert [added.outcome for added in outcomes] == ["opened", "joined", "joined", "opened", "joined"]
    told = engine.brief([raw(text, f"p{n}") for n, text in enumerate((*FERRY, *BANK))], CONFIG)
    stored = [engine.told(story.id, store, CONFIG) for story in told.stories]
    assert tuple(story for each in stored for story in each.stories) == told.stories


def test_a_page_added_to_an_old_story_changes_it(store: Store) -> None:
    story = add(store, FERRY[0], "a").story
    assert story is not None
    assert len(engine.told(story, store, CONFIG).documents) == 1
    assert add(store, FERRY[1], "b").story == story
    assert len(engine.told(story, store, CONFIG).documents) == 2


def test_adding_twice_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "news.sqlite"
    with open_store(path, CONFIG, write=True) as store:
        for n, text in enumerate((*FERRY, *BANK)):
            add(store, text, f"p{n}")
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    with open_store(path, CONFIG, write=True) as store:
        outcomes = {add(store, text, f"p{n}").outcome for n, text in enumerate((*FERRY, *BANK))}
        assert (outcomes, store.changes) == ({"known"}, 0)
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before


@given(st.lists(st.sampled_from((*FERRY, *BANK)), max_size=7))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
def test_whatever_was_added_is_known(tmp_path: Path, texts: list[str]) -> None:
    path = tmp_path / f"{len(list(tmp_path.iterdir()))}.sqlite"
    with open_store(path, CONFIG, write=True) as store:
        for text in texts:
            add(store, text, hashlib.md5(text.encode()).hexdigest())
        changes = store.changes
        for text in reversed(texts):
            assert add(store, text, hashlib.md5(text.encode()).hexdigest()).outcome == "known"
        assert store.changes == changes
        assert sum(line.documents for line in store.stories.lines(99)) == len(set(texts))


def test_a_page_that_fails_leaves_nothing(store: Store) -> None:
    before = store.changes
    for page in (raw("CRASH read", "a"), raw("CRASH understand", "a"), PageError("b", "gone")):
        assert isinstance(engine.add(page, store, CONFIG), Failure)
    assert store.changes == before


def test_a_broken_stage_is_named_and_the_page_is_kept(store: Store) -> None:
    added = add(store, FERRY[0] + " CRASH stage", "a")
    assert added.outcome == "opened"
    assert "names@1" in added.failures[0].reason


def test_a_renewed_page_is_told_once_and_is_no_copy_of_its_past(store: Store) -> None:
    story = add(store, FERRY[0], "a").story
    copied = add(store, FERRY[0].replace("2026-03-01", "2026-03-02"), "b")
    assert store.stories.placements(str(story))[str(copied.document)].copy_of is not None
    renewed = add(store, FERRY[0] + " All were saved, the coast guard said.", "a")
    assert (renewed.outcome, renewed.story) == ("renewed", story)
    told = engine.told(str(story), store, CONFIG)
    assert sorted(d.address for d in told.documents) == ["https://a.example/1", "https://b.example/1"]
    by_address = {d.address: d for d in told.documents}
    assert by_address["https://a.example/1"].copy_of is None
    ids = {d.id for d in told.documents}
    assert all(d.copy_of is None or d.copy_of.document in ids for d in told.documents)
    assert [hit.document for hit in store.search.find("saved", 9)] == [renewed.document]


def test_an_older_version_that_comes_late_is_kept_but_not_told(store: Store) -> None:
    story = add(store, FERRY[0] + " All were saved.", "a", collected="2026-03-05T00:00:00Z").story
    late = add(store, FERRY[0], "a", collected="2026-03-01T00:00:00Z")
    assert (late.outcome, late.story) == ("older", None)
    assert len(engine.told(str(story), store, CONFIG).documents) == 1


def test_stories_that_a_page_brings_together_become_one(store: Store) -> None:
    apart = Config(join=2.0, merge=2.0)
    for n, text in enumerate(FERRY[:2]):
        assert isinstance(engine.add(raw(text, f"p{n}"), store, apart), Added)
    first, second = (line.id for line in store.stories.lines(9))
    added = add(store, FERRY[2], "p2")
    assert added.story in (first, second)
    assert len(store.stories.lines(9)) == 1
    assert engine.told(first, store, CONFIG).stories == engine.told(second, store, CONFIG).stories
    assert len(engine.told(first, store, CONFIG).documents) == 3


def test_records_of_another_version_are_made_again_from_the_raw_page(store: Store) -> None:
    added = add(store, FERRY[0], "a")
    before = engine.told(str(added.story), store, CONFIG)
    store._database.run("""UPDATE document SET record = '{"old": true}'""")
    assert engine.told(str(added.story), store, CONFIG) == before


def test_an_unknown_story_is_named(store: Store) -> None:
    with pytest.raises(UnknownStoryError):
        engine.told("s123", store, CONFIG)


TWO = """
import pathlib, sys, pytest
from synoptic import engine
from synoptic.config import Config
from synoptic.store import open_store
from tests.engine import fakes
from tests.engine.test_brief import raw
patch = pytest.MonkeyPatch(); fakes.install(patch)
texts = (*fakes.FERRY, *fakes.BANK)
config = Config(busy_seconds=30)
with open_store(pathlib.Path(sys.argv[1]), config, write=True) as store:
    for text in texts[::int(sys.argv[2])]:
        print(engine.add(raw(text, text[11:14] + text[8:10]), store, config).outcome)
"""


def test_two_processes_adding_the_same_pages_double_nothing(tmp_path: Path) -> None:
    path = tmp_path / "news.sqlite"
    runs = [
        subprocess.Popen([sys.executable, "-c", TWO, str(path), step], stdout=subprocess.PIPE, text=True)
        for step in ("1", "-1")
    ]
    said = [word for run in runs for word in run.communicate(timeout=60)[0].split()]
    assert len(said) == 10
    assert said.count("known") == 5
    with open_store(path, CONFIG, write=False) as store:
        assert sorted(line.documents for line in store.stories.lines(9)) == [2, 3]
