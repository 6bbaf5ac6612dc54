"""The stages alone: JSON Lines out, so that each can be used, measured and piped without the rest."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

import click

from synoptic.cli.call import Call, pass_call, shared
from synoptic.errors import UsageError


@click.command(short_help="Read pages into documents.")
@click.argument("pages", metavar="PAGE...", nargs=-1, required=True)
@click.option("--jobs", type=int, metavar="N", help="Processes that read at once.  [default: 1]")
@click.option("--items", is_flag=True, help="The other stories that the pages show, each a document.")
@shared
@pass_call
def read(call: Call, pages: tuple[str, ...], jobs: int | None, items: bool) -> None:
    """Read pages into documents: text, blocks with roles, title, authors, date. One JSON line each.

    With --jobs, the order stays as it is, and a page that brings its process down costs no other page.
    """
    import msgspec

    from synoptic import engine
    from synoptic.model import Failure
    from synoptic.render.json import document_object

    config = call.settings(jobs=jobs)
    raws, places = call.pages(pages, config)
    seen: set[str] = set()
    with call.watching() as watch:
        for _, document in engine.read_together(raws, config, watch, places):
            if isinstance(document, Failure):
                call.fail((document,))
            elif document.id not in seen:
                seen.add(document.id)
                for each in engine.item_documents(document) if items else (document,):
                    call.write(msgspec.json.encode(document_object(each, {})) + b"\n")
                call.flush()


@click.command(short_help="Find names, quotes, figures, times and claims.")
@click.argument("file", metavar="[FILE|-]", default="-")
@shared
@pass_call
def understand(call: Call, file: str) -> None:
    """Find names, quotes, figures, times and claims in documents.

    Takes documents as JSON lines (only "id" and "text" are needed) from a file or standard input, and
    answers one line of facts for each.
    """
    from synoptic import engine
    from synoptic.engine.pages import stage_failures
    from synoptic.errors import PageError
    from synoptic.model import Page

    config = call.settings()
    with _opened(file) as stream, call.watching() as watch:
        for done, document in enumerate(engine.document_lines(stream, file, config), start=1):
            if isinstance(document, PageError):
                call.fail((document,))
                continue
            page = engine.understand_page(document, document.id, config)
            watch("understanding", done, None)
            if isinstance(page, Page):
                call.write(engine.facts_of(page))
                call.flush()
                call.fail(stage_failures(page, document.id))
            else:
                call.fail((page,))


@click.command(short_help="Decide which documents tell one story.")
@click.argument("file", metavar="[FILE|-]", default="-")
@click.option("--final", is_flag=True, help="Only after the last one: with merges and splits.")
@shared
@pass_call
def match(call: Call, file: str, final: bool) -> None:
    """Decide which documents tell one story, in the order in which they come.

    Takes documents as JSON lines (only "id" and "text" are needed) and answers one decision for each, with
    its reason, as soon as it is made.
    """
    from synoptic import engine
    from synoptic.errors import PageError
    from synoptic.model import Failure

    config = call.settings()
    stream = engine.matcher(config)
    seen: set[str] = set()
    with _opened(file) as lines, call.watching() as watch:
        for done, document in enumerate(engine.document_lines(lines, file, config), start=1):
            watch("matching", done, None)
            if isinstance(document, PageError):
                call.fail((document,))
                continue
            if document.id in seen:
                call.fail((PageError(document.id, "this id came before; give every document its own"),))
                continue
            seen.add(document.id)
            placement = engine.place(document, stream)
            if isinstance(placement, Failure):
                call.fail((placement,))
            elif not final:
                call.write(engine.placement_of(placement))
                call.flush()
        if final:
            for placement in stream.final():
                call.write(engine.placement_of(placement))


@contextmanager
def _opened(file: str) -> Iterator[BinaryIO]:
    if file == "-":
        if sys.stdin is None or sys.stdin.isatty():
            raise UsageError("no documents to read; name a FILE of JSON lines, or pipe them in")
        yield sys.stdin.buffer
        return
    try:
        stream = open(file, "rb")  # noqa: PTH123, SIM115  closed below; the path stays as written
    except OSError as error:
        raise UsageError(f"{file}: cannot be read ({error.strerror}); check the path") from error
    with stream:
        try:
            yield stream
        except IsADirectoryError as error:
            raise UsageError(f"{file}: is a folder; name a file of JSON lines") from error
