"""Pages -> stories told: match, compare, tell, in that order, each guarded on its own."""

from collections.abc import Iterable, Sequence

import msgspec

from synoptic.config import Config
from synoptic.engine.guard import guarded
from synoptic.engine.pages import understood
from synoptic.engine.watch import Watch, unwatched
from synoptic.errors import PageError
from synoptic.match import Matcher, signature, story_id
from synoptic.model import Brief, Comparison, Document, Failure, Page, Placement, RawPage, Telling, Tldr


def brief(
    raws: Iterable[RawPage | PageError],
    config: Config,
    watch: Watch = unwatched,
    total: int | None = None,
) -> Brief:
    """The whole path. The order in which pages are given changes nothing, but for calls of more pages than
    :mod:`~synoptic.engine.together` holds at a time.

    Raises:
        SynopticError: the call as a whole cannot go on.
    """
    pages: list[Page] = []
    failures: list[Failure] = []
    for done, (_, page, failed) in enumerate(understood(raws, config, watch, total), start=1):
        failures += failed
        if isinstance(page, Page):
            pages.append(page)
        watch("understanding", done, total)
    pages.sort(key=arrival)
    placements, unplaced = placed(pages, matcher(config))
    told = tell_stories(pages, placements, config, watch)
    failures += [*unplaced, *told.failures]
    return msgspec.structs.replace(told, failures=tuple(sorted_failures(failures)))


def arrival(page: Page) -> tuple[str, str, str, str]:
    """Sorts pages as a stream would have brought them: oldest first, undated last.

    The text stands before the id, which may come from a path, so that a folder can be moved.
    """
    document = page.document
    published = document.published
    day = published.date if published else (document.collected or "~")[:10]
    return day, (published.time if published else None) or "", document.text, document.id


def matcher(config: Config) -> Matcher:
    """A stream with no stories yet."""
    return Matcher(join=config.join, merge=config.merge, copy=config.copy)


def place(document: Document, stream: Matcher) -> Placement | Failure:
    """The decision on a document as it arrives."""
    return guarded(document.address, lambda: stream.place(signature(document)))


def placed(pages: Sequence[Page], stream: Matcher) -> tuple[dict[str, Placement], list[Failure]]:
    """The story of every page, by document; a page that cannot be placed stands alone and is named."""
    failures: list[Failure] = []
    found: dict[str, Placement] = {}
    for page in pages:
        document = page.document
        placement = place(document, stream)
        if isinstance(placement, Failure):
            failures.append(placement)
            placement = Placement(
                document=document.id, story=story_id(document.id), score=1.0, why="could not be compared"
            )
        found[document.id] = placement
    final = guarded("matching", stream.final)
    if isinstance(final, Failure):
        failures.append(final)
    else:
        found |= {placement.document: placement for placement in final}
    return found, failures


def tell_stories(
    pages: Sequence[Page], placements: dict[str, Placement], config: Config, watch: Watch = unwatched
) -> Brief:
    """Every story of the pages, largest first; a story whose comparison fails is told without it."""
    stories: dict[str, list[Page]] = {}
    for page in pages:
        placement = placements[page.document.id]
        document = msgspec.structs.replace(page.document, copy_of=placement.copy_of)
        stories.setdefault(placement.story, []).append(msgspec.structs.replace(page, document=document))
    tellings: list[Telling] = []
    documents: dict[str, Document] = {}
    failures: list[Failure] = []
    for done, (story, members) in enumerate(stories.items()):
        watch("comparing", done, len(stories))
        telling, settled, failed = _told(story, members, config)
        tellings.append(telling)
        documents |= {page.document.id: page.document for page in settled}
        failures += failed
    tellings.sort(key=lambda told: (-len(told.documents), told.first or "~", told.id))
    return Brief(
        documents=tuple(documents[page.document.id] for page in pages),
        stories=tuple(tellings),
        failures=tuple(failures),
    )


def _told(story: str, pages: list[Page], config: Config) -> tuple[Telling, Sequence[Page], list[Failure]]:
    """A story, its pages with their dates settled, and what failed."""
    from synoptic.compare import compare
    from synoptic.tell import tell

    failures: list[Failure] = []
    name = f"story {story}"
    comparison = guarded(name, lambda: compare(pages))
    if isinstance(comparison, Failure):
        failures.append(comparison)
        comparison = _uncompared(pages)
    settled = {page.document.id: page for page in (*pages, *comparison.pages)}
    telling = guarded(name, lambda: tell(story, comparison, config))
    if isinstance(telling, Failure):
        failures.append(telling)
        telling = _untold(story, pages)
    return telling, tuple(settled.values()), failures


def _uncompared(pages: Sequence[Page]) -> Comparison:
    return Comparison(
        pages=tuple(pages), entities=(), claims=(), timeline=(), quotes=(), figures=(), times=()
    )


def _untold(story: str, pages: Sequence[Page]) -> Telling:
    """A story of which only its pages can be told."""
    documents = [page.document for page in pages]
    days = sorted(d.published.date for d in documents if d.published)
    words = sum(d.words for d in documents)
    return Telling(
        id=story,
        title=next((d.title for d in documents if d.title), documents[0].address),
        documents=tuple(d.id for d in documents),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        independent_sources=sum(d.copy_of is None for d in documents),
        tldr=Tldr(sentences=(), original_words=words, words=0, saved_percent=0),
        timeline=(),
        entities=(),
        quotes=(),
        figures=(),
        times=(),
        claims=(),
    )


def sorted_failures(failures: Iterable[Failure]) -> list[Failure]:
    """Each once, in an order that the order of the arguments does not change."""
    return sorted(set(failures), key=lambda failure: (failure.page, failure.reason))
