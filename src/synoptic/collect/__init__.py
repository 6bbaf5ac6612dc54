"""The world in: files, folders, archives and standard input become raw pages.

:func:`places` lists what the arguments name, cheaply; :func:`load` reads one place. What cannot be used is
answered as a :class:`~synoptic.errors.PageError` value, so that one bad page never costs the others.

>>> from synoptic.config import Config
>>> [str(each) for each in gather(["no/such/page.html"], Config())]
['no/such/page.html: no such file or folder; check the path']
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from synoptic.collect.files import load_file, load_stream
from synoptic.collect.folders import places
from synoptic.collect.place import Place, is_address
from synoptic.config import Config
from synoptic.errors import PageError
from synoptic.model import RawPage

__all__ = ["Place", "gather", "is_address", "load", "pages", "places"]


def load(place: Place, config: Config, stdin: BinaryIO | None = None) -> Iterator[RawPage | PageError]:
    """The pages at one place: one for a file or standard input, any number for an archive."""
    try:
        if place.kind == "archive":
            from synoptic.collect.archives import load_archive

            yield from load_archive(place, config)
        elif place.kind == "stdin":
            yield load_stream(place, stdin, config)
        else:
            yield load_file(place, config)
    except PageError as error:
        yield error


def gather(
    arguments: Sequence[str], config: Config, stdin: BinaryIO | None = None
) -> Iterator[RawPage | PageError]:
    """Every page that the arguments name, in the order named, each file once; lazily."""
    return pages(places(arguments, config), config, stdin)


def pages(
    found: Iterable[Place | PageError], config: Config, stdin: BinaryIO | None = None
) -> Iterator[RawPage | PageError]:
    """The pages at all places, lazily; errors pass through.

    After ``config.max_pages`` pages one error says that the rest was left out.
    """
    taken = 0
    for place in found:
        if isinstance(place, PageError):
            yield place
            continue
        for page in load(place, config, stdin):
            if taken == config.max_pages:
                yield PageError(
                    place.name,
                    f"left out with all after it: one call takes at most {config.max_pages:,} pages; "
                    "raise max_pages or make several calls",
                )
                return
            taken += isinstance(page, RawPage)
            yield page
