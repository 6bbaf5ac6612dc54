"""Whole stories, and short forms of pages."""

from typing import TYPE_CHECKING

import click

from synoptic.cli.call import Call, pass_call, shared
from synoptic.cli.output import chosen, format_option, out_option, write_brief
from synoptic.errors import PageError, UsageError

if TYPE_CHECKING:
    from synoptic.model import Page, Tldr


@click.command(short_help="Tell the stories that pages tell.")
@click.argument("pages", metavar="PAGE...", nargs=-1, required=True)
@format_option
@out_option
@click.option("--words", type=click.IntRange(min=1), metavar="N", help="Length of the short form.")
@shared
@pass_call
def brief(call: Call, pages: tuple[str, ...], form: str | None, out: str | None, words: int | None) -> None:
    """Tell the stories that the pages tell: what happened, who says what, and where they differ."""
    from synoptic import engine

    form = chosen(form, out)
    config = call.settings(tldr_words=words)
    raws, places = call.pages(pages, config)
    with call.watching() as watch:
        told = engine.brief(raws, config, watch, places)
    write_brief(call, told, form, out)


@click.command(short_help="Shorten each page to its main sentences.")
@click.argument("pages", metavar="PAGE...", nargs=-1, required=True)
@click.option("--sentences", type=click.IntRange(min=1), metavar="N", help="This many sentences.")
@click.option("--words", type=click.IntRange(min=1), metavar="N", help="About this many words.")
@click.option(
    "--ratio", type=click.FloatRange(0, 1, min_open=True), metavar="P", help="This share of the words."
)
@click.option(
    "--format", "form", type=click.Choice(("terminal", "json")), default="terminal", help="How to tell it."
)
@shared
@pass_call
def tldr(
    call: Call,
    pages: tuple[str, ...],
    sentences: int | None,
    words: int | None,
    ratio: float | None,
    form: str,
) -> None:
    """Shorten each page to its main sentences, in its own words, with a count of the words saved."""
    if sum(limit is not None for limit in (sentences, words, ratio)) > 1:
        raise UsageError("tldr: --sentences, --words and --ratio exclude each other; give one")
    from synoptic import engine
    from synoptic.model import Page
    from synoptic.tell import tldr as shorten

    config = call.settings()
    if sentences is None and ratio is None:
        words = words or config.tldr_words
    raws, places = call.pages(pages, config)
    with call.watching() as watch:
        for done, (name, page, failures) in enumerate(engine.understood(raws, config), start=1):
            watch("shortening", done, places)
            call.fail(failures)
            if not isinstance(page, Page):
                continue
            try:
                told = shorten((page,), sentences=sentences, words=words, ratio=ratio)
            except PageError as error:
                call.fail((PageError(name, error.reason),))
                continue
            call.write(_line(page, told) if form == "json" else _text(page, told))
            call.flush()


def _line(page: "Page", told: "Tldr") -> bytes:
    import msgspec

    about = {"address": page.document.address, "document": page.document.id}
    return msgspec.json.encode(about | msgspec.to_builtins(told)) + b"\n"


def _text(page: "Page", told: "Tldr") -> str:
    from synoptic.render.visible import visible

    title = visible(page.document.title or page.document.address)
    body = visible(" ".join(line.text for line in told.sentences))
    counts = f"{told.original_words:,} words, told in {told.words:,}: {told.saved_percent} % saved"
    return f"{title}\n{body}\n({counts})\n\n"
