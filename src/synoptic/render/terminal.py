"""A brief on a terminal: one column that wraps at its width, readable without colour and when piped.

Numbers in brackets are the sources, listed at the end of each story. Nothing that a page wrote reaches
the terminal as markup or as a control sequence: all text goes through :func:`visible` into plain
:class:`rich.text.Text`.
"""

from collections.abc import Iterable, Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.segment import Segment, Segments
from rich.table import Table
from rich.text import Text

from synoptic.model import Brief
from synoptic.render.figures import FigureRow
from synoptic.render.proofs import Proof, marks
from synoptic.render.sources import Source, coverage, tree
from synoptic.render.view import Day, Row, StoryView, Told, Voice, views
from synoptic.render.visible import cut, visible

_STATUS_STYLE = {"disputed": "bold red", "updated": "yellow", "agreed": "green"}
_STANDING = {"copy": "copies", "translation": "translates", "talk": "talks about"}
_MOST_VOICES, _MOST_QUOTES, _MOST_TALK, _MOST_ONLY, _MOST_FIGURES, _MOST_SIDES = 10, 4, 5, 12, 14, 6


def show(brief: Brief, console: Console) -> None:
    """Print every story, largest first, then the pages that could not be used."""
    stories = views(brief)
    for at, story in enumerate(stories):
        if at:
            _print(console, Text(""))
        for part in _small(story) if story.small else _story(story):
            _print(console, part)
    if not stories:
        _print(console, Text("No story: none of the pages could be read.", style="bold"))
    if brief.failures:
        _print(console, _head("Pages that could not be used"))
        for failure in brief.failures:
            _print(console, _item(Text(f"{visible(failure.page)}: {visible(failure.reason)}")))


def _print(console: Console, part: RenderableType) -> None:
    """Print without the blanks that fill up lines: they would be copied, and shown as changes in diffs."""
    for line in console.render_lines(part, pad=False):
        while line and not line[-1].text.strip():
            line.pop()
        if line:
            line[-1] = Segment(line[-1].text.rstrip(), line[-1].style)
        console.print(Segments([*line, Segment.line()]), end="")


def _story(story: StoryView) -> Iterable[RenderableType]:
    yield Text(story.title, style="bold")
    yield _counts(story)
    yield from _told("What happened", story.tldr)
    if story.tldr:
        yield _indent(Text(_saved(story), style="dim"))
    yield from _figures(story.figures)
    yield from _voices(story.voices)
    yield from _timeline(story.timeline)
    yield from _rows("Where they differ", story.differences, reasons=True)
    yield from _rows("Also changed", [r for r in story.unlisted if r.status == "updated"], reasons=True)
    yield from _only(story)
    yield from _rows("Agreed", [r for r in story.unlisted if r.status == "agreed"], reasons=False)
    yield from _more_figures(story)
    if story.unknown:
        yield _head("Not known")
        for line in story.unknown:
            yield _item(Text(line))
    yield from _talk(story)
    yield from _pages(story)


def _small(story: StoryView) -> Iterable[RenderableType]:
    """A story of one page, in a few lines."""
    yield Text(story.title, style="bold")
    for source in story.sources:
        name = source.name if source.named else ""
        yield Text(" · ".join(filter(None, (name, story.when, "one page"))), style="dim")
    for told in story.leads:
        yield _item(_with_marks(told.text, ()))
    for source in story.sources:
        yield _indent(Text(visible(source.document.address), style="dim"))


def _counts(story: StoryView) -> Text:
    standing = coverage(story.sources)
    parts = [
        story.when,
        _count(len(story.sources), "page"),
        f"{story.telling.independent_sources} independent",
        *(f"{n} {_plural(kind, n)}" for kind, n in standing.items() if n and kind != "independent"),
    ]
    line = Text(" · ".join(filter(None, parts)), style="dim")
    if story.disputed:
        line.append(" · ").append(f"{story.disputed} disputed", style=_STATUS_STYLE["disputed"])
    if story.reworded:
        line.append(f" · {story.reworded}")
    return line


def _plural(kind: str, count: int) -> str:
    plurals = {"copy": "copies", "translation": "translations", "talk": "talk"}
    return kind if count == 1 else plurals[kind]


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _saved(story: StoryView) -> str:
    short = story.telling.tldr
    return f"{short.original_words} words in, {short.words} out: {short.saved_percent}% saved"


def _told(title: str, lines: Sequence[Told]) -> Iterable[RenderableType]:
    if lines:
        yield _head(title)
        for told in lines:
            yield _item(_with_marks(told.text, told.proofs))


def _figures(rows: Sequence[FigureRow]) -> Iterable[RenderableType]:
    if not rows:
        return
    yield _head("Figures")
    for row in rows:
        label = Text(row.about, style="bold")
        label.append("  ").append(row.status, style=_STATUS_STYLE.get(row.status, ""))
        yield _indent(label)
        table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
        table.add_column(ratio=None, overflow="fold", max_width=28)
        table.add_column(overflow="fold")
        for value in row.values:
            who = Text(("denied by " if value.denies else "") + value.who)
            if value.day and row.status == "updated":
                who.append(f", {value.day}", style="dim")
            table.add_row(Text(value.text), _with_marks(who, value.proofs))
        yield Padding(table, (0, 0, 0, 4))
        if row.why and row.status == "disputed":
            yield Padding(Text(row.why, style="dim italic"), (0, 0, 0, 4))


def _voices(voices: Sequence[Voice]) -> Iterable[RenderableType]:
    if not voices:
        return
    yield _head("In their words")
    for voice in voices[:_MOST_VOICES]:
        yield _indent(Text(voice.speaker or "Nobody is named", style="bold" if voice.speaker else "italic"))
        for quote in voice.quotes[:_MOST_QUOTES]:
            words = Text("denies: " if quote.denied else "", style=_STATUS_STYLE["disputed"])
            words = Text().append_text(words).append(f"“{quote.text}”" if quote.direct else quote.text)
            if quote.via:
                words.append(f" via {quote.via}", style="dim")
            yield Padding(_with_marks(words, (quote.proof,)), (0, 0, 0, 4))
        if len(voice.quotes) > _MOST_QUOTES:
            yield Padding(Text(f"and {len(voice.quotes) - _MOST_QUOTES} more", style="dim"), (0, 0, 0, 4))
    yield from _more(voices, _MOST_VOICES, "speakers")


def _more(all_of: Sequence[object], most: int, what: str) -> Iterable[RenderableType]:
    """A word on what was left out."""
    if len(all_of) > most:
        yield _indent(Text(f"and {len(all_of) - most} more {what}".rstrip(), style="dim"))


def _timeline(days: Sequence[Day]) -> Iterable[RenderableType]:
    if not days:
        return
    yield _head("Timeline")
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(no_wrap=True, style="bold")
    table.add_column(overflow="fold")
    for day in days:
        for at, told in enumerate(day.entries):
            table.add_row(Text("" if at else day.label), _with_marks(told.text, told.proofs))
    yield Padding(table, (0, 0, 0, 2))


def _rows(title: str, rows: Sequence[Row], *, reasons: bool) -> Iterable[RenderableType]:
    if not rows:
        return
    yield _head(title)
    for row in rows:
        yield _indent(Text(row.about, style="bold"))
        for side in row.sides[:_MOST_SIDES]:
            denies = side.stance == "denies"
            who = Text("denied by " if denies else "", style=_STATUS_STYLE["disputed"] if denies else "")
            who.append(side.who)
            if side.day and row.status == "updated":
                who.append(f", {side.day}", style="dim")
            who.append(": ").append(side.text)
            yield Padding(_with_marks(who, (side.proof,)), (0, 0, 0, 4))
        if len(row.sides) > _MOST_SIDES:
            yield Padding(Text(f"and {len(row.sides) - _MOST_SIDES} more", style="dim"), (0, 0, 0, 4))
        if reasons and row.why:
            yield Padding(Text(row.why, style="dim italic"), (0, 0, 0, 4))


def _only(story: StoryView) -> Iterable[RenderableType]:
    only = story.only
    if not only:
        return
    yield _head("Only one source has")
    for side in only[:_MOST_ONLY]:
        yield _item(_with_marks(side.text, (side.proof,)))
    yield from _more(only, _MOST_ONLY, "")


def _more_figures(story: StoryView) -> Iterable[RenderableType]:
    if not story.more_figures:
        return
    yield _head("Other figures")
    for figure, proof in story.more_figures[:_MOST_FIGURES]:
        text = Text(visible(figure.text))
        item = visible(figure.item)
        if item and item.casefold() not in text.plain.casefold():
            text.append(f" · {item}", style="dim")
        if figure.holder:
            text.append(f" · {visible(figure.holder)}", style="dim")
        yield _item(_with_marks(text, (proof,)))
    yield from _more(story.more_figures, _MOST_FIGURES, "")


def _talk(story: StoryView) -> Iterable[RenderableType]:
    if not story.talk:
        return
    yield _head("The talk (comments, not reporting)")
    for comment in story.talk[:_MOST_TALK]:
        line = Text(f"{comment.author}: " if comment.author else "", style="dim")
        line.append(Text(cut(comment.text, 200), style=""))
        yield _item(line.append(f" [{comment.source.number}]", style="dim"))
    yield from _more(story.talk, _MOST_TALK, "")


def _pages(story: StoryView) -> Iterable[RenderableType]:
    yield _head("Pages")
    for branch in tree(story.sources):
        source = branch.source
        line = Text(f"[{source.number}] ", style="bold")
        if source.named:
            line.append(source.name, style="bold").append(" · ", style="dim")
        line.append(source.title, style="" if source.named else "bold")
        below = Text(" · ".join(_facts(source)), style="dim")
        lines = [line, below, Text(visible(source.document.address), style="dim", overflow="fold")]
        lines += [Text(lie, style="yellow") for footer in source.footers for lie in footer.lies]
        yield Padding(Group(*lines), (0, 0, 0, 2 + 4 * min(branch.depth, 4)))


def _facts(source: Source) -> list[str]:
    document = source.document
    facts = [document.genre if document.kind == "article" else f"{document.kind}, {document.genre}"]
    if source.day:
        facts.append(source.day + (f" ({source.basis})" if source.basis else ""))
    else:
        facts.append("no date")
    if document.language:
        facts.append(document.language)
    if source.standing != "independent":
        facts.append(_STANDING[source.standing] + (f" [{source.of}]" if source.of else " another page"))
    if source.comments:
        facts.append(_count(source.comments, "comment"))
    return facts


def _head(title: str) -> RenderableType:
    return Padding(Text(title.upper(), style="bold cyan"), (1, 0, 0, 0))


def _indent(text: RenderableType) -> RenderableType:
    return Padding(text, (0, 0, 0, 2))


def _item(text: Text) -> RenderableType:
    """A list item: what wraps stands under the words, not under the mark."""
    table = Table(box=None, show_header=False, padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column(no_wrap=True, width=1)
    table.add_column(overflow="fold")
    table.add_row(Text("-", style="dim"), text)
    return _indent(table)


def _with_marks(text: str | Text, proofs: Sequence[Proof]) -> Text:
    line = Text(text) if isinstance(text, str) else text
    numbers = "".join(f"[{n}]" for n in marks(proofs))
    return line.append(f" {numbers}", style="dim cyan") if numbers else line
