"""Stories that stay: adding pages to a store, and telling what it holds."""

from typing import Literal

import msgspec

from synoptic.config import Config
from synoptic.engine.guard import guarded
from synoptic.engine.pages import read_page, stage_failures, understand_page
from synoptic.engine.placing import decide
from synoptic.engine.stories import arrival, tell_stories
from synoptic.errors import PageError
from synoptic.match import Signature, signature, story_id
from synoptic.model import Brief, CopyOf, Failure, Page, Placement, RawPage, Record
from synoptic.store import Kept, Member, Store

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
        placement, changed = decide(sketch, store, config)
        saved = store.pages.save(raw, page, sketch, _stages())
        failures = stage_failures(page, raw.name)
        if not saved.current:
            return Added(page=raw.name, outcome="older", document=document.id, failures=failures)
        store.stories.learn(sketch)
        store.search.add(saved.row, document)
        outcome: Outcome = "opened" if placement.story == story_id(document.id) else "joined"
        if saved.replaced is None:
            store.stories.place(saved.row, placement, sketch)
        else:
            outcome = "renewed"
            placement, changed = _renew(saved.replaced, saved.row, placement, changed, sketch, store)
        for member in changed.values():
            store.stories.place(member.row, member.placement, member.signature)
        return Added(
            page=raw.name,
            outcome=outcome,
            document=document.id,
            story=placement.story,
            why=placement.why,
            failures=failures,
        )


def _renew(
    old: int, new: int, placement: Placement, changed: dict[str, Member], sketch: Signature, store: Store
) -> tuple[Placement, dict[str, Member]]:
    """Put a page's new version in the place of the old; being like its own past makes it no copy."""
    store.search.remove(old)
    before = store.stories.placement(old)
    if before is not None:
        if placement.copy_of and placement.copy_of.document == before.document:
            placement = msgspec.structs.replace(placement, copy_of=before.copy_of)
        changed = {
            name: _copies_of(member, before.document, placement.document)
            for name, member in changed.items()
            if name != before.document
        }
    store.stories.replace(old, new, placement, sketch)
    return placement, changed


def _copies_of(member: Member, old: str, new: str) -> Member:
    origin = member.placement.copy_of
    if origin is None or origin.document != old:
        return member
    moved = msgspec.structs.replace(member.placement, copy_of=CopyOf(document=new, overlap=origin.overlap))
    return msgspec.structs.replace(member, placement=moved)


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
