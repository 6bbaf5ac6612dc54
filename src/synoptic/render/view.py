"""A story arranged for reading: the same order and the same proofs, whatever it is shown in.

Everything that is shown is cut from the :class:`~synoptic.model.Telling`; nothing is judged here but the
order, and what is folded away where there is too much.
"""

from collections.abc import Mapping, Sequence

from synoptic.model import (
    Brief,
    Cite,
    ClaimGroup,
    Document,
    Mention,
    Record,
    Role,
    Telling,
    ToldFigure,
    ToldQuote,
)
from synoptic.render.dates import readable, stretch
from synoptic.render.figures import FigureRow, figure_rows, others
from synoptic.render.proofs import Proof, prove
from synoptic.render.sources import Source, number
from synoptic.render.speakers import named_once
from synoptic.render.visible import visible
from synoptic.tell.footers import counts_words

#: lines of a small story that are shown
_LEADS = 3
#: what others add to a page, or what stands around it: its numbers are not the story's
_ASIDE: frozenset[Role] = frozenset(("digest", "comment", "chrome"))
_OPENING, _CLOSING = "[(<{", "])>}"


class Told(Record, frozen=True, kw_only=True):
    """A line with its proofs."""

    text: str
    """As shown."""
    proofs: tuple[Proof, ...]
    """The source's words for it."""
    worded: bool = False
    """Whether it was worded anew."""


class Side(Record, frozen=True, kw_only=True):
    """What one page says of a claim."""

    text: str
    """Its words."""
    who: str
    """Who says it: the holder, else the page."""
    stance: str
    """says, denies or attributes."""
    day: str
    """As of when, readable; empty: not told."""
    proof: Proof
    """The words in their place."""


class Row(Record, frozen=True, kw_only=True):
    """A claim with all its sides."""

    about: str
    """The thing."""
    status: str
    """agreed, disputed, updated or single."""
    kind: str
    """figure, quote, account; empty where nothing differs."""
    why: str
    """The reason for the status."""
    sides: tuple[Side, ...]
    """Who says what."""


class Utterance(Record, frozen=True, kw_only=True):
    """One quote."""

    text: str
    """The words, without marks, and without the comma before *he said*."""
    via: str
    """The medium that it came through; empty: none."""
    direct: bool
    """In quotation marks, or indirect."""
    denied: bool
    """Whether the speaker denies it."""
    proof: Proof
    """The words in their place."""


class Voice(Record, frozen=True, kw_only=True):
    """Somebody with all that they say."""

    speaker: str
    """By name; empty: nobody is named."""
    quotes: tuple[Utterance, ...]
    """In the pages' order, direct ones first."""


class Day(Record, frozen=True, kw_only=True):
    """A date with what happened then."""

    date: str
    """As in the telling."""
    label: str
    """Readable."""
    entries: tuple[Told, ...]
    """What happened."""


class Comment(Record, frozen=True, kw_only=True):
    """Somebody's comment on a page."""

    author: str
    """Who; empty: unknown."""
    text: str
    """The words."""
    source: Source
    """The page."""


class StoryView(Record, frozen=True, kw_only=True):
    """Everything that a page about a story shows, in its order."""

    telling: Telling
    """What was told."""
    title: str
    """The headline as shown."""
    when: str
    """From the first page's day to the last's."""
    sources: tuple[Source, ...]
    """The pages, numbered."""
    tldr: tuple[Told, ...]
    """What happened."""
    figures: tuple[FigureRow, ...]
    """Figures that several pages tell, disputed first."""
    more_figures: tuple[tuple[ToldFigure, Proof], ...]
    """Figures that stand alone."""
    rows: tuple[Row, ...]
    """All claims: the matrix."""
    voices: tuple[Voice, ...]
    """Who says what, in whose words."""
    timeline: tuple[Day, ...]
    """What happened when."""
    talk: tuple[Comment, ...]
    """Comments."""
    unknown: tuple[str, ...]
    """What the pages do not tell, as sentences."""

    @property
    def small(self) -> bool:
        """A story of one page: there is nothing to compare."""
        return len(self.sources) < 2

    @property
    def leads(self) -> tuple[Told, ...]:
        """For a small story, the few lines that say more than its title."""
        return tuple(told for told in self.tldr if told.text != self.title)[:_LEADS]

    def with_status(self, status: str) -> tuple[Row, ...]:
        """The claims of one status, in their order."""
        return tuple(row for row in self.rows if row.status == status)

    @property
    def disputed(self) -> int:
        """How many things the pages disagree on; a remark in two wordings is none of them."""
        return sum(row.status == "disputed" and row.kind != "quote" for row in self.rows)

    @property
    def reworded(self) -> str:
        """How many remarks are told in different wordings, in words; empty: none."""
        return _reworded(sum(row.status == "disputed" and row.kind == "quote" for row in self.rows))

    @property
    def only(self) -> tuple[Side, ...]:
        """What a single source has, but for what the short form tells already."""
        told = [cite for line in self.telling.tldr.sentences for cite in line.spans]
        return tuple(
            side
            for group, row in zip(self.telling.claims, self.rows, strict=True)
            if row.status == "single"
            and not any(_meet(m.span, cite) for m in group.mentions for cite in told)
            and not any(counts_words(m.text) for m in group.mentions)
            for side in row.sides
        )

    @property
    def unlisted(self) -> tuple[Row, ...]:
        """The claims that do not stand among the figures."""
        shown = {id(row.group) for row in self.figures}
        return tuple(
            row for group, row in zip(self.telling.claims, self.rows, strict=True) if id(group) not in shown
        )

    @property
    def differences(self) -> tuple[Row, ...]:
        """Disputed accounts and quotes; disputed figures stand among the figures."""
        return tuple(row for row in self.unlisted if row.status == "disputed")


def views(brief: Brief) -> tuple[StoryView, ...]:
    """One view a story, in the brief's order."""
    documents = {document.id: document for document in brief.documents}
    return tuple(_view(telling, documents) for telling in brief.stories)


def _view(telling: Telling, documents: Mapping[str, Document]) -> StoryView:
    telling = named_once(telling, documents)
    own = [documents[key] for key in telling.documents if key in documents]
    sources = number(own, documents)
    by_id = {source.document.id: source for source in sources}
    figures = [f for f in telling.figures if f.span.document in by_id]
    rows = figure_rows(telling.claims, figures, by_id)
    return StoryView(
        telling=telling,
        title=visible(telling.title),
        when=stretch(telling.first, telling.last),
        sources=sources,
        tldr=tuple(
            Told(text=visible(line.text), proofs=prove(line.spans, by_id), worded=line.worded)
            for line in telling.tldr.sentences
        ),
        figures=rows,
        more_figures=tuple(
            (f, prove([f.span], by_id)[0]) for f in others(figures, rows) if not _aside(f.span, by_id)
        ),
        rows=tuple(_row(group, by_id) for group in telling.claims),
        voices=_voices(telling.quotes, by_id),
        timeline=_days(telling, by_id),
        talk=_talk(sources),
        unknown=tuple(_unknown(telling, sources)),
    )


def _row(group: ClaimGroup, by_id: Mapping[str, Source]) -> Row:
    return Row(
        about=visible(group.about),
        status=group.status,
        kind=group.kind or "",
        why=visible(group.why),
        sides=tuple(_side(m, by_id) for m in group.mentions if m.span.document in by_id),
    )


def _side(mention: Mention, by_id: Mapping[str, Source]) -> Side:
    source = by_id[mention.span.document]
    return Side(
        text=visible(mention.text),
        who=visible(mention.holder or "") or source.name,
        stance=mention.stance,
        day=readable(mention.date),
        proof=prove([mention.span], by_id)[0],
    )


def _voices(quotes: Sequence[ToldQuote], by_id: Mapping[str, Source]) -> tuple[Voice, ...]:
    """By speaker: verbatim words before told ones, those with most to say first, the unnamed last.

    The same words are told once, and what copies repeat not at all.
    """
    names: dict[str, str] = {}
    said: dict[str, dict[tuple[bool, str], Utterance]] = {}
    for quote in sorted(quotes, key=lambda q: not q.direct):
        source = by_id.get(quote.span.document)
        if source is None or source.of is not None:
            continue
        speaker = visible(quote.speaker or "")
        key = speaker.casefold()
        words = visible(quote.text)
        names.setdefault(key, speaker)
        told = Utterance(
            text=words.rstrip(" ,"),
            via=visible(quote.via or ""),
            direct=quote.direct,
            denied=quote.stance == "denies",
            proof=prove([quote.span], by_id)[0],
        )
        said.setdefault(key, {}).setdefault((told.denied, words.casefold().strip(" ,.;:!?")), told)

    def rank(key: str) -> tuple[bool, int, int]:
        mine = said[key].values()
        return not key, -sum(told.direct for told in mine), -len(mine)

    return tuple(
        Voice(speaker=names[key], quotes=tuple(said[key].values())) for key in sorted(said, key=rank)
    )


def _days(telling: Telling, by_id: Mapping[str, Source]) -> tuple[Day, ...]:
    days: dict[str, list[Told]] = {}
    for moment in telling.timeline:
        told = Told(text=visible(moment.text), proofs=prove(moment.spans, by_id), worded=moment.worded)
        days.setdefault(moment.date, []).append(told)
    return tuple(Day(date=date, label=readable(date), entries=tuple(told)) for date, told in days.items())


def _talk(sources: Sequence[Source]) -> tuple[Comment, ...]:
    return tuple(
        Comment(
            author=visible(block.author or ""),
            text=visible(block.span.of(source.document.text)),
            source=source,
        )
        for source in sources
        for block in source.document.blocks
        if block.role == "comment" and block.author and not _placeholder(block.span.of(source.document.text))
    )


def _placeholder(text: str) -> bool:
    """Whether a comment is only a note in brackets that there was one."""
    words = text.strip()
    return (
        len(words) > 1
        and words[0] in _OPENING
        and words.find(_CLOSING[_OPENING.index(words[0])]) == len(words) - 1
    )


def _aside(cite: Cite, by_id: Mapping[str, Source]) -> bool:
    """Whether it stands outside of what the page itself tells, or in a bot's count of its words."""
    document = by_id[cite.document].document
    return any(
        block.role in _ASIDE or counts_words(block.span.of(document.text))
        for block in document.blocks
        if block.start <= cite.start < block.end
    )


def _meet(one: Cite, other: Cite) -> bool:
    return one.document == other.document and one.start < other.end and other.start < one.end


def _unknown(telling: Telling, sources: Sequence[Source]) -> list[str]:
    """What a reader should not take for known."""
    found = []
    disputed = [group.kind == "quote" for group in telling.claims if group.status == "disputed"]
    open_points = disputed.count(False)
    if open_points:
        found.append(f"Who is right {_times(open_points)}: the pages do not settle it.")
    if reworded := _reworded(disputed.count(True)):
        found.append(f"The very words: the pages have {reworded}.")
    unnamed = sum(quote.speaker is None for quote in telling.quotes)
    if unnamed:
        found.append(f"Who spoke: no speaker is named for {unnamed} of {len(telling.quotes)} quotes.")
    undated = [str(source.number) for source in sources if not source.day]
    if undated:
        were = "was" if len(undated) == 1 else "were"
        found.append(f"When {_listed(undated)} {were} written: no date is told or could be found.")
    return found


def _times(count: int) -> str:
    return "where they differ" if count == 1 else f"in the {count} matters where they differ"


def _reworded(count: int) -> str:
    return (
        "" if not count else "1 remark in two wordings" if count == 1 else f"{count} remarks in two wordings"
    )


def _listed(numbers: Sequence[str]) -> str:
    return ", ".join(f"[{each}]" for each in numbers)
