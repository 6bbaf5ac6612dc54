"""Arguments -> places: files as named, folders walked in sorted order, each file once.

In a folder only what ends like a page or an archive is taken; hidden files and folders, and files of other
kinds, are passed over. Links are followed where they stay inside the folder that was named.
"""

# paths stay as the user wrote them; pathlib would tidy them
# ruff: noqa: PTH110, PTH112, PTH113, PTH114, PTH118, PTH119, PTH120, PTH122

import os
from collections.abc import Iterator, Sequence

from synoptic.collect.files import PAGE_SUFFIXES, unreadable
from synoptic.collect.manifest import MANIFEST, Manifests
from synoptic.collect.place import Place, is_address, shown
from synoptic.config import Config
from synoptic.errors import EmptyPageError, PageError, PageMissingError

_ARCHIVES = (".warc", ".warc.gz")


def places(arguments: Sequence[str], config: Config) -> list[Place | PageError]:
    """Every place that the arguments name, in the order named; a file named twice stands once."""
    manifests = Manifests(config)
    seen: set[str] = set()
    found: list[Place | PageError] = []
    for argument in arguments:
        for each in _of(argument, manifests):
            if isinstance(each, Place):
                real = "-" if each.kind == "stdin" else os.path.realpath(each.path)
                if real in seen:
                    continue
                seen.add(real)
            found.append(each)
    return [*manifests.errors, *found]


def _of(argument: str, manifests: Manifests) -> Iterator[Place | PageError]:
    if argument == "-":
        yield Place(kind="stdin", path="-", name="-", address="-")
    elif is_address(argument):
        yield PageError(
            shown(argument),
            "addresses cannot be fetched yet; save the page as an .html or .warc file and name that",
        )
    elif "\0" in argument:
        yield PageMissingError(argument.replace("\0", "␀"), "no file can have this name; check the path")
    elif os.path.isdir(argument):
        yield from _folder(argument, manifests)
    elif os.path.basename(argument) == MANIFEST:
        # ``pages/*`` names it with the pages: it says what is known of them, and is none itself
        manifests.check(os.path.dirname(argument))
    else:
        yield _place(argument, os.path.dirname(argument), manifests)


def _folder(root: str, manifests: Manifests) -> Iterator[Place | PageError]:
    links: list[str] = []
    closed: list[OSError] = []
    empty = True
    for folder, folders, files in os.walk(root, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        manifests.check(folder)
        for name in [*folders, *sorted(filter(_is_page, files))]:
            path = os.path.join(folder, name)
            if os.path.islink(path):
                links.append(path)
            elif name not in folders:
                empty = False
                yield _page_in_folder(path, root, manifests)
    inside = os.path.join(os.path.realpath(root), "")
    for path in links:  # last, so that a page is known by its own name and not by its link's
        empty = False
        if not os.path.join(os.path.realpath(path), "").startswith(inside):
            yield PageMissingError(
                shown(path), "a link that leads out of the folder; name its target if it is meant"
            )
        elif not os.path.isdir(path):
            yield _page_in_folder(path, root, manifests)
    for error in closed:
        empty = False
        yield unreadable(shown(str(error.filename)), error)
    if empty:
        kinds = ", ".join(sorted((*PAGE_SUFFIXES, *_ARCHIVES)))
        yield EmptyPageError(shown(root), f"no page in this folder; pages end in {kinds}")


def _page_in_folder(path: str, root: str, manifests: Manifests) -> Place | PageError:
    if os.path.exists(path) and not os.path.isfile(path):
        # a pipe or a device would make the call wait for ever
        return PageMissingError(shown(path), "not a regular file; name it by itself if it is meant")
    return _place(path, root, manifests)


def _place(path: str, root: str, manifests: Manifests) -> Place:
    known = manifests.known(path, root)
    name = shown(path)
    return Place(
        kind="archive" if path.lower().endswith(_ARCHIVES) else "file",
        path=path,
        name=name,
        address=known.url or name,
        collected=known.collected,
    )


def _is_page(name: str) -> bool:
    if name.startswith("."):
        return False
    return os.path.splitext(name)[1].lower() in PAGE_SUFFIXES or name.lower().endswith(_ARCHIVES)
