"""One raw page -> what was read and understood of it, or why not."""

from collections.abc import Iterable, Iterator

from synoptic.config import Config
from synoptic.engine.guard import guarded
from synoptic.engine.watch import Watch, unwatched
from synoptic.errors import PageError
from synoptic.model import Document, Failure, Page, RawPage


def read_page(raw: RawPage | PageError, config: Config) -> Document | Failure:
    """The document of a page."""
    if isinstance(raw, PageError):
        return Failure(page=raw.page, reason=raw.reason)
    from synoptic.read import read

    return guarded(raw.name, lambda: read(raw, config))


def item_documents(document: Document) -> tuple[Document, ...]:
    """The other stories that a page shows, each as a document; () where it shows none."""
    from synoptic.read import entries

    return tuple(entries.item_documents(document))


def understand_page(document: Document, name: str, config: Config) -> Page | Failure:
    """A document with its facts.

    Raises:
        ConfigError: the settings name a pipeline that is not installed.
    """
    from synoptic.understand import understand

    return guarded(name, lambda: understand(document, config))


def understood(
    raws: Iterable[RawPage | PageError], config: Config, watch: Watch = unwatched, total: int | None = None
) -> Iterator[tuple[str, Page | Failure, tuple[Failure, ...]]]:
    """Every page by the name that the user gave it, read and understood, with what failed on the way.

    A document that came before comes only once: it is passed over.
    """
    from synoptic.engine.together import read_together

    seen: set[str] = set()
    for raw, document in read_together(raws, config, watch, total):
        if isinstance(document, Failure):
            yield document.page, document, (document,)
            continue
        assert isinstance(raw, RawPage)
        if document.id in seen:
            continue
        seen.add(document.id)
        page = understand_page(document, raw.name, config)
        if isinstance(page, Failure):
            yield raw.name, page, (page,)
        else:
            yield raw.name, page, stage_failures(page, raw.name)


def stage_failures(page: Page, name: str) -> tuple[Failure, ...]:
    """The stages that broke on a page, as the user is told of them."""
    return tuple(
        Failure(
            page=name,
            reason=f"stage {each.stage} failed ({each.reason}); its facts are missing, please report it",
        )
        for each in page.failures
    )
