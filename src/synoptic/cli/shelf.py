"""Stories that stay: pages are added to a store, and its stories listed, shown, searched and exported."""

import click

from synoptic.cli.call import Call, pass_call, shared
from synoptic.cli.output import chosen, format_option, out_option, write_brief

lines_option = click.option(
    "--format", "form", type=click.Choice(("terminal", "json")), default="terminal",
    help="For people, or one JSON object a line.",
)  # fmt: skip
words_option = click.option(
    "--words", type=click.IntRange(min=1), metavar="N", help="Length of the short form."
)

#: of a story in a list
_LONGEST = 100


@click.command(short_help="Add pages to the store.")
@click.argument("pages", metavar="PAGE...", nargs=-1, required=True)
@lines_option
@shared
@pass_call
def add(call: Call, pages: tuple[str, ...], form: str) -> None:
    """Add pages to the store; each joins its story or opens one.

    A line on standard output means that the page is kept for good. Pages that are there already change
    nothing.
    """
    import msgspec

    from synoptic import engine
    from synoptic.model import Failure
    from synoptic.render.visible import visible

    config = call.settings()
    raws, places = call.pages(pages, config)
    with call.open_store(config, write=True) as store, call.watching() as watch:
        for done, raw in enumerate(raws, start=1):
            watch("adding", done, places)
            added = engine.add(raw, store, config)
            if isinstance(added, Failure):
                call.fail((added,))
                continue
            if form == "json":
                call.write(msgspec.json.encode(added) + b"\n")
            else:
                parts = (added.outcome, added.story or "", added.page, added.why)
                call.write("  ".join(visible(part) for part in parts if part) + "\n")
            call.flush()
            call.fail(added.failures)


@click.command(short_help="List the stored stories, newest first.")
@click.option(
    "--limit", type=click.IntRange(min=1), default=50, show_default=True, metavar="N", help="At most so many."
)
@lines_option
@shared
@pass_call
def stories(call: Call, limit: int, form: str) -> None:
    """List the stored stories, newest first."""
    import msgspec

    from synoptic.render.visible import cut, visible

    with call.open_store(call.settings(), write=False) as store:
        for story in store.stories.lines(limit):
            if form == "json":
                call.write(msgspec.json.encode(story) + b"\n")
                continue
            days = f"{story.first or 'undated':10}  {story.last or '':10}"
            counts = f"{_counted(story.documents, 'page')} {_counted(story.independent_sources, 'source')}"
            title = cut(visible(story.title or story.opening or ""), _LONGEST) or "(no title)"
            call.write(f"{story.id}  {days}  {counts}  {title}\n")


@click.command(short_help="Tell a stored story.")
@click.argument("story", metavar="STORY")
@format_option
@out_option
@words_option
@shared
@pass_call
def show(call: Call, story: str, form: str | None, out: str | None, words: int | None) -> None:
    """Tell a stored story as it is now. STORY is an id, or its beginning."""
    _tell(call, story, chosen(form, out), out, words)


@click.command(short_help="Write a stored story as JSON, Markdown or HTML.")
@click.argument("story", metavar="STORY")
@click.option(
    "--format", "form", type=click.Choice(("json", "markdown", "html")),
    help="How to write it: json by default, or what the ending of --out says.",
)  # fmt: skip
@out_option
@words_option
@shared
@pass_call
def export(call: Call, story: str, form: str | None, out: str | None, words: int | None) -> None:
    """Write a stored story as JSON (the contract), Markdown or HTML."""
    _tell(call, story, chosen(form, out, default="json"), out, words)


@click.command(short_help="Search the stored pages.")
@click.argument("words", metavar="WORDS...", nargs=-1, required=True)
@click.option(
    "--limit", type=click.IntRange(min=1), default=20, show_default=True, metavar="N", help="At most so many."
)
@lines_option
@shared
@pass_call
def search(call: Call, words: tuple[str, ...], limit: int, form: str) -> None:
    """Find stored pages that hold all the words, best first.

    Words in double quotation marks must stand side by side.
    """
    import msgspec

    from synoptic.render.visible import visible

    with call.open_store(call.settings(), write=False) as store:
        hits = store.search.find(" ".join(words), limit)
        for hit in hits:
            if form == "json":
                call.write(msgspec.json.encode(hit) + b"\n")
                continue
            about = (hit.date or "undated", hit.source or "", hit.title or hit.address)
            call.write("  ".join(visible(part) for part in about if part) + "\n")
            call.write(f"    {visible(_marked(hit.snippet, [(m.start, m.end) for m in hit.marks]))}\n")
            call.write(f"    {hit.story or 'in no story'}  {visible(hit.address)}\n")
        if not hits and form == "terminal":
            call.write("No stored page holds these words.\n")


def _counted(number: int, noun: str) -> str:
    """In a column of one width."""
    return f"{number:4} {noun}{' ' if number == 1 else 's'}"


def _marked(text: str, marks: list[tuple[int, int]]) -> str:
    for start, end in reversed(marks):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


def _tell(call: Call, story: str, form: str, out: str | None, words: int | None) -> None:
    from synoptic import engine

    config = call.settings(tldr_words=words)
    with call.open_store(config, write=False) as store, call.watching() as watch:
        watch("telling", 0, None)
        told = engine.told(story, store, config)
    write_brief(call, told, form, out)
