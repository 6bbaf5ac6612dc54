"""Stories that stay: adding pages to a store, and telling what it holds."""

from typing import Literal

import msgspec

from synoptic.config import Config
from synoptic.engine.guard import guarded
from synoptic.engine.pages import read_page, stage_failures, understand_page
from synoptic.engine.placing import decide
from synoptic.engine.stories import arrival, tell_stories
from synoptic.errors import PageError
from synoptic.match import signature, story_id
from synoptic.model import Brief, Failure, Page, RawPage, Record
from synoptic.store import Kept, Store

Outcome = Literal["opened", "joined", "renewed", "known", "older"]


class Added(Record, frozen=True, kw_only=True):
    """What adding a page did."""

    page: str
    """The page as the user named it."""
    outcome: Outcome
    """Opened a story; joined one; took the place of the page's older version; was there before; or is
    itself an older version of a page, which is kept but not told."""
    document: str | None = None
    """Id of the document; None: known before it was read."""
    story: str | None = None
    """The story that it tells."""
    why: str = ""
    """The reason, as a sentence."""
    failures: tuple[Failure, ...] = ()
    """Stages that broke on it."""


def add(raw: RawPage | PageError, store: Store, config: Config) -> Added | Failure:
    """Put a page into the store, in one transaction. A page that is there already changes nothing.

    Raises:
        StoreError: the store cannot take it; nothing of the page was kept.
    """
    if isinstance(raw, RawPage) and store.pages.known(raw):
        return Added(page=raw.name, outcome="known")
    document = read_page(raw, config)
    if isinstance(document, Failure):
        return document
    assert isinstance(raw, RawPage)
    page = understand_page(document, raw.name, config)
    if isinstance(page, Failure):
        return page
    sketch = guarded(raw.name, lambda: signature(document))
    if isinstance(sketch, Failure):
        return sketch
    with store.transaction():
        # asked again: another process may have added it since
        if store.pages.known(raw) or store.pages.holds(document.id):
            return Added(page=raw.name, outcome="known", document=document.id)
        standing = store.pages.standing(raw)
        failures = stage_failures(page, raw.name)
        if standing is not None and not standing.gives_way:
            store.pages.save(raw, page, sketch, _stages(), current=False)
            return Added(page=raw.name, outcome="older", document=document.id, failures=failures)
        decision = decide(sketch, store, config, standing.document if standing else None)
        placement = decision.placement
        row = store.pages.save(raw, page, sketch, _stages(), current=True)
        store.stories.learn(sketch)
        store.search.add(row, document)
        if standing is None:
            store.stories.place(row, placement, sketch)
        else:
            store.search.remove(standing.row)
            store.stories.replace(standing.row, row, placement, sketch)
        for story, why in decision.united.items():
            store.stories.unite(story, placement.story, why)
        store.stories.mark_copies(placement.story, decision.copies)
    opened = placement.story == story_id(document.id)
    return Added(
        page=raw.name,
        outcome="renewed" if standing else "opened" if opened else "joined",
        document=document.id,
        story=placement.story,
        why=placement.why,
        failures=failures,
    )


def told(name: str, store: Store, config: Config) -> Brief:
    """A stored story, told from its pages as they are now.

    Raises:
        UnknownStoryError: the store has no story of that id.
    """
    story = store.stories.find(name)
    pages: list[Page] = []
    failures: list[Failure] = []
    for kept in store.pages.of_story(story.id):
        page = _fresh(kept, config)
        if isinstance(page, Failure):
            failures.append(page)
        else:
            pages.append(page)
    brief = tell_stories(sorted(pages, key=arrival), store.stories.placements(story.id), config)
    return msgspec.structs.replace(brief, failures=(*failures, *brief.failures))


def _fresh(kept: Kept, config: Config) -> Page | Failure:
    """A kept page; made again from what came where the stages, or the records, have changed since."""
    if kept.page is not None and kept.stages == _stages():
        return kept.page
    document = kept.page.document if kept.page else read_page(kept.raw, config)
    if isinstance(document, Failure):
        return document
    return understand_page(msgspec.structs.replace(document, id=kept.document), kept.raw.name, config)


def _stages() -> tuple[str, ...]:
    from synoptic.understand import LINE

    return tuple(stage.name for stage in LINE)
