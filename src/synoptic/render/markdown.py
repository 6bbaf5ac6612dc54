"""A brief as Markdown: headings and lists, proofs as footnotes with the source's words.

Every character that Markdown or inline HTML could read as markup is escaped, and addresses become links
only where they are http or https, so that a page's title cannot write into the document.
"""

import re
from collections.abc import Iterator, Sequence

from synoptic.model import Brief, ToldFigure
from synoptic.render.proofs import Proof
from synoptic.render.sources import Source, Standing, coverage, tree
from synoptic.render.view import Row, Side, StoryView, views
from synoptic.render.visible import cut, visible

_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~&$]|^[-+=]|(?<=^\d)[.)]|(?<=^\d\d)[.)]|(?<=\b[wW]{3})\.|:(?=//)")
_LONG_NUMBER = re.compile(r"^(\d{1,9})([.)])")
_UNSAFE_IN_LINK = re.compile(r"[^A-Za-z0-9\-._~:/?#@!$&'*+,;=%]")
_MOST_TALK = 10


def brief_markdown(brief: Brief) -> str:
    """The document, ending in a line break."""
    notes = _Notes()
    lines = [line for view in views(brief) for line in (*_story(view, notes), "")]
    if not brief.stories:
        lines += ["# No story", "", "None of the pages could be read.", ""]
    if brief.failures:
        lines += ["## Pages that could not be used", ""]
        lines += [f"- {escape(f.page)}: {escape(f.reason)}" for f in brief.failures]
        lines.append("")
    lines += notes.lines
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


def escape(text: str) -> str:
    """The words, in one line, as Markdown that shows them and nothing else."""
    safe = _MARKUP.sub(r"\\\g<0>", visible(text))
    return _LONG_NUMBER.sub(r"\1\\\2", safe)


class _Notes:
    """Footnotes, gathered while the document is written: one a span, however often it is used."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._numbers: dict[tuple[str, str, str], int] = {}

    def refer(self, proofs: Sequence[Proof]) -> str:
        """The marks for the proofs, to stand behind a line."""
        return "".join(f"[^{self._number(proof)}]" for proof in proofs)

    def _number(self, proof: Proof) -> int:
        key = (proof.source.document.id, proof.before, proof.words)
        if key not in self._numbers:
            self._numbers[key] = len(self._numbers) + 1
            where = ", ".join(filter(None, (_linked(proof.source, proof.source.name), proof.source.day)))
            words = f"{_around(proof.before)}**{escape(proof.words)}**{_around(proof.after)}".strip()
            self.lines.append(f"[^{self._numbers[key]}]: {where}: {words}")
        return self._numbers[key]


def _around(text: str) -> str:
    """Escaped, with the blanks at its ends kept."""
    blanks = (" " if text.startswith(" ") else "", " " if text.endswith(" ") else "")
    return f"{blanks[0]}{escape(text)}{blanks[1]}" if text else ""


def _story(story: StoryView, notes: _Notes) -> Iterator[str]:
    yield f"# {escape(story.title)}"
    yield ""
    yield f"*{escape(_counts(story))}*"
    yield ""
    if story.tldr:
        yield from _section(
            "What happened", [f"- {escape(t.text)}{notes.refer(t.proofs)}" for t in story.tldr]
        )
        short = story.telling.tldr
        yield f"{short.original_words} words in, {short.words} out: {short.saved_percent}% saved"
        yield ""
    if story.small:
        yield from (_page(source, 0) for source in story.sources)
        return
    yield from _section("Figures", _figures(story, notes))
    yield from _section("In their words", _voices(story, notes))
    yield from _section(
        "Timeline",
        [
            f"- **{escape(day.label)}** {escape(told.text)}{notes.refer(told.proofs)}"
            for day in story.timeline
            for told in day.entries
        ],
    )
    yield from _section("Where they differ", _rows(story.differences, notes))
    rest = story.unlisted
    yield from _section("Also changed", _rows([r for r in rest if r.status == "updated"], notes))
    yield from _section(
        "Only one source has", [f"- {_side(side, notes, named=False)}" for side in story.only]
    )
    yield from _section("Agreed", _rows([r for r in rest if r.status == "agreed"], notes))
    yield from _section(
        "Other figures", [f"- {_figure(f)}{notes.refer([proof])}" for f, proof in story.more_figures]
    )
    yield from _section("Not known", [f"- {escape(line)}" for line in story.unknown])
    yield from _section(
        "The talk (comments, not reporting)",
        [
            f"- {escape(comment.author)}{': ' if comment.author else ''}{escape(cut(comment.text, 240))}"
            f" (page {comment.source.number})"
            for comment in story.talk[:_MOST_TALK]
        ],
    )
    yield from _section("Pages", [_page(branch.source, branch.depth) for branch in tree(story.sources)])


def _section(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield f"## {title}"
        yield ""
        yield from lines
        yield ""


def _counts(story: StoryView) -> str:
    standing = coverage(story.sources)
    kinds: dict[Standing, str] = {"copy": "copied", "translation": "translated", "talk": "talk"}
    parts = [
        story.when,
        "1 page" if story.small else f"{len(story.sources)} pages",
        f"{story.telling.independent_sources} independent" if not story.small else "",
        *(f"{standing[kind]} {name}" for kind, name in kinds.items() if standing[kind]),
    ]
    return " · ".join(filter(None, parts))


def _figures(story: StoryView, notes: _Notes) -> list[str]:
    lines = []
    for row in story.figures:
        lines.append(f"- **{escape(row.about)}** ({row.status}{_reason(row.why, row.status)})")
        for value in row.values:
            who = f"{'denied by ' if value.denies else ''}{value.who}" + (
                f", {value.day}" if value.day else ""
            )
            lines.append(f"    - {escape(value.text)}: {escape(who)}{notes.refer(value.proofs)}")
    return lines


def _voices(story: StoryView, notes: _Notes) -> list[str]:
    lines = []
    for voice in story.voices:
        lines.append(f"- **{escape(voice.speaker) or 'Nobody is named'}**")
        for quote in voice.quotes:
            words = f"“{escape(quote.text)}”" if quote.direct else escape(quote.text)
            via = f" via {escape(quote.via)}" if quote.via else ""
            denies = "denies: " if quote.denied else ""
            lines.append(f"    - {denies}{words}{via}{notes.refer([quote.proof])}")
    return lines


def _rows(rows: Sequence[Row], notes: _Notes) -> list[str]:
    lines = []
    for row in rows:
        lines.append(f"- **{escape(row.about)}**{_reason(row.why, row.status)}")
        lines += [f"    - {_side(side, notes, named=True)}" for side in row.sides]
    return lines


def _reason(why: str, status: str) -> str:
    return f": {escape(why)}" if why and status != "agreed" else ""


def _side(side: Side, notes: _Notes, *, named: bool) -> str:
    denies = "denied by " if side.stance == "denies" else ""
    who = f"{denies}{escape(side.who)}: " if named else ""
    return f"{who}{escape(side.text)}{notes.refer([side.proof])}"


def _figure(figure: ToldFigure) -> str:
    parts = [visible(figure.text), visible(figure.item), visible(figure.holder or "")]
    return " · ".join(escape(part) for part in parts if part)


def _page(source: Source, depth: int) -> str:
    document = source.document
    facts = [
        document.genre if document.kind == "article" else f"{document.kind}, {document.genre}",
        (source.day or "no date") + (f" ({source.basis})" if source.basis else ""),
        document.language or "",
        f"takes from page {source.of}" if source.of else "",
        f"{source.comments} comments" if source.comments else "",
        *(lie for footer in source.footers for lie in footer.lies),
    ]
    shown = " · ".join(escape(fact) for fact in facts if fact)
    indent = "    " * min(depth, 4)
    name = f"**{escape(source.name)}** " if source.named else ""
    return f"{indent}- {source.number}\\. {name}{_linked(source, source.title)} · {shown}"


def _linked(source: Source, words: str) -> str:
    """The words, as a link where the page's address may be followed."""
    if source.link is None:
        return escape(words)
    safe = _UNSAFE_IN_LINK.sub(_percent, source.link)
    return f"[{escape(words)}](<{safe}>)"


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found.group().encode("utf-8", "replace"))
