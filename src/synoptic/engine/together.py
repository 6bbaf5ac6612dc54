"""Pages read in one call: those of one source show each other which of their lines are the site's own."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator

from synoptic.config import Config
from synoptic.engine.crew import read_pages
from synoptic.engine.guard import guarded
from synoptic.engine.watch import Watch, unwatched
from synoptic.errors import PageError
from synoptic.model import Document, Failure, RawPage

PAGES, BYTES = 64, 32_000_000
"""So many pages, and bytes of them, are held at a time: what comes later is read without them."""


def read_together(
    raws: Iterable[RawPage | PageError], config: Config, watch: Watch = unwatched, total: int | None = None
) -> Iterator[tuple[RawPage | PageError, Document | Failure]]:
    """Every page with what was read of it, in the order given, by ``config.jobs`` processes.

    A page is handed on with the others of its stretch of at most :data:`PAGES`, after the lines that
    several of them share have been left out of their main text.
    """
    under_way: deque[RawPage | PageError] = deque()

    def noted() -> Iterator[RawPage | PageError]:
        for raw in raws:
            under_way.append(raw)
            yield raw

    held: list[tuple[RawPage | PageError, Document | Failure]] = []
    size = 0
    for done, document in enumerate(read_pages(noted(), config), start=1):
        raw = under_way.popleft()
        held.append((raw, document))
        watch("reading", done, total)
        size += len(raw.body) if isinstance(raw, RawPage) else 0
        if len(held) >= PAGES or size >= BYTES:
            yield from _again(held, config)
            held, size = [], 0
    yield from _again(held, config)


def _again(
    held: list[tuple[RawPage | PageError, Document | Failure]], config: Config
) -> Iterator[tuple[RawPage | PageError, Document | Failure]]:
    """The same pages, read again where others of their source have lines of their main text."""
    from synoptic.read.document import host
    from synoptic.read.source import holds, shared

    sources: dict[str, list[Document]] = defaultdict(list)
    for _, document in held:
        if isinstance(document, Document) and (name := host(document.address)):
            sources[name].append(document)
    known = {name: shared(documents) for name, documents in sources.items()}
    for raw, document in held:
        if isinstance(raw, RawPage) and isinstance(document, Document):
            lines = known.get(host(document.address) or "", frozenset())
            if lines and holds(document, lines):
                yield raw, _with(raw, document, lines, config)
                continue
        yield raw, document


def _with(raw: RawPage, document: Document, lines: frozenset[str], config: Config) -> Document:
    """A page's second reading; the first one, where the second fails."""
    from synoptic.read import read

    again = guarded(raw.name, lambda: read(raw, config, lines))
    return document if isinstance(again, Failure) else again
