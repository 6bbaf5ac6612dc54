"""The whole path: order, failures, copies; with stand-ins for the rooms."""

import itertools

import msgspec
import pytest

from synoptic import engine
from synoptic.config import Config
from synoptic.errors import ConfigError, PageError, PageMissingError
from synoptic.model import Brief, RawPage
from tests.engine.fakes import BANK, FERRY

CONFIG = Config()


def raw(text: str, name: str) -> RawPage:
    return RawPage(address=f"https://{name}.example/1", body=text.encode(), name=f"{name}.txt", media="text")


def brief(*texts: str) -> Brief:
    return engine.brief([raw(text, f"p{n}") for n, text in enumerate(texts)], CONFIG)


def test_pages_become_stories_largest_first() -> None:
    told = brief(*BANK, *FERRY)
    assert [len(story.documents) for story in told.stories] == [3, 2]
    assert told.failures == ()
    assert {d for story in told.stories for d in story.documents} == {d.id for d in told.documents}


def test_the_order_of_the_pages_changes_nothing() -> None:
    pages = [raw(text, f"p{n}") for n, text in enumerate((*FERRY, *BANK))]
    missing = PageMissingError("gone.txt", "no such file")
    first = engine.brief([*pages, missing], CONFIG)
    for order in itertools.islice(itertools.permutations([*pages, missing]), 0, 720, 60):
        assert engine.brief(order, CONFIG) == first


def test_a_page_given_twice_is_told_once() -> None:
    page = raw(FERRY[0], "a")
    assert len(engine.brief([page, page, page], CONFIG).documents) == 1


def test_a_copy_is_marked_and_is_no_independent_source() -> None:
    told = brief(FERRY[0], FERRY[0] + " Source: a wire.", FERRY[1])
    assert [d.copy_of is not None for d in told.documents].count(True) == 1
    (story,) = told.stories
    assert (len(story.documents), story.independent_sources) == (3, 2)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("CRASH read", "internal error (RuntimeError: read met its match)"),
        ("CRASH understand", "internal error (RuntimeError: understand met its match)"),
        ("   ", "no text in it; check the file"),
    ],
)
def test_a_page_that_fails_costs_only_itself(text: str, reason: str) -> None:
    told = brief(FERRY[0], text, FERRY[1])
    (failure,) = told.failures
    assert failure.page == "p1.txt"
    assert failure.reason.startswith(reason)
    assert len(told.documents) == 2


def test_a_stage_that_fails_costs_only_its_facts() -> None:
    told = brief(FERRY[0], FERRY[1] + " CRASH stage")
    (failure,) = told.failures
    assert (failure.page, "names@1" in failure.reason) == ("p1.txt", True)
    assert len(told.documents) == 2


@pytest.mark.parametrize("step", ["compare", "tell"])
def test_a_story_that_fails_costs_no_other_and_keeps_its_pages(step: str) -> None:
    told = brief(*BANK, FERRY[0], f"{FERRY[1]} CRASH {step}")
    (failure,) = told.failures
    assert failure.page.startswith("story s")
    assert [len(story.documents) for story in told.stories] == [2, 2]
    assert len(told.documents) == 4


@pytest.mark.parametrize("call", ["place", "final"])
def test_a_matcher_that_fails_leaves_pages_alone_or_as_they_came(
    monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def broken(*_: object) -> None:
        raise KeyError(call)

    monkeypatch.setattr(f"synoptic.match.Matcher.{call}", broken)
    told = brief(*FERRY)
    assert len(told.documents) == 3
    assert told.failures
    assert len(told.stories) == (3 if call == "place" else 1)


def test_a_wrong_setting_stops_the_call(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise ConfigError("pipelines: no such pipeline")

    monkeypatch.setattr("synoptic.understand.understand", refuse)
    with pytest.raises(ConfigError):
        brief(FERRY[0])


def test_nothing_but_failures_is_a_brief_too() -> None:
    told = engine.brief([PageError("a", "b"), PageError("a", "b")], CONFIG)
    assert (told.documents, told.stories, len(told.failures)) == ((), (), 1)
    assert engine.brief([], CONFIG) == Brief(documents=(), stories=())


def test_undated_pages_come_last_and_the_folder_does_not_matter() -> None:
    from synoptic.engine.stories import arrival
    from tests.engine import fakes

    def key(text: str, address: str, collected: str | None = None) -> tuple[str, ...]:
        page = RawPage(address=address, body=text.encode(), name="x", collected=collected)
        return arrival(fakes.understand(fakes.read(page, CONFIG), CONFIG))

    assert key(FERRY[0], "a") < key(FERRY[1], "a") < key("undated", "a")
    assert key("undated", "a", "2026-02-01T08:00:00Z") < key(FERRY[0], "a")
    assert key(FERRY[0], "/tmp/x")[:3] == key(FERRY[0], "/home/y")[:3]


def test_progress_is_told() -> None:
    seen: list[tuple[str, int, int | None]] = []
    engine.brief([raw(FERRY[0], "a")], CONFIG, lambda *step: seen.append(step), 1)
    assert ("reading", 1, 1) in seen
    assert any(step == "comparing" for step, _, _ in seen)


def test_a_brief_survives_json() -> None:
    told = brief(*FERRY, "   ")
    assert msgspec.json.decode(msgspec.json.encode(told), type=Brief) == told
