"""From verdicts on pairs to rows: what every source says about one thing, with the status and the reason.

Pairs that agree or contradict about the same thing become one row. A contradiction makes it disputed, a
passed time updated, two independent sources agreed. Nothing is agreed by a source with its own copies.
"""

from collections.abc import Iterable, Sequence

from synoptic.compare.clusters import Node, disputes, gatherings
from synoptic.compare.links import Link, Verdict
from synoptic.compare.statements import Statement
from synoptic.compare.story import Story
from synoptic.compare.wording import clip
from synoptic.model import Cite, ClaimGroup, Figure, Mention, Span, Status, When
from synoptic.text import fold, plain, stem, words

#: rows of each status come in this order
ORDER: tuple[Status, ...] = ("disputed", "agreed", "updated", "single")
#: letters of a row's name at most; of fewer words it says too little, and the sentence's beginning stands in
ABOUT_LENGTH, ABOUT_LEAST = 60, 3
VERDICTS: tuple[Verdict, ...] = ("agree", "conflict", "update")


def rows(links: Sequence[Link], story: Story) -> list[ClaimGroup]:
    """The story's disputed, updated and agreed rows."""
    ordered = sorted(links, key=lambda link: (-link.sure, link.one, link.other, link.slots, link.why))
    of = {verdict: [link for link in ordered if link.verdict == verdict] for verdict in VERDICTS}
    # who else tells one side's figure belongs to a dispute; who else tells of the event does not
    telling = [link for link in of["agree"] if link.slots]
    page_of = {one.index: one.page for one in story.statements}
    used: set[Node] = set()
    groups = [
        *disputes(of["conflict"], telling, page_of, used),
        *disputes(of["update"], telling, page_of, used),
    ]
    made = [row for group in groups if (row := _row(group, story)) is not None]
    agreed = [_row(group, story) for group in gatherings(of["agree"], page_of)]
    return made + distinct([row for row in agreed if row is not None])


def single_rows(alone: Iterable[tuple[Statement, float]], story: Story) -> list[ClaimGroup]:
    """Rows of what one source tells alone, with its worth."""
    return [
        ClaimGroup(
            about=_name(one),
            status="single",
            mentions=(mention(one, story),),
            why=f"Told only by {story.voices[one.page]}.",
            sure=round(min(1.0, worth), 3),
        )
        for one, worth in alone
    ]


def _name(one: Statement) -> str:
    """A name and the rarest words of a statement, as spelt and in order."""
    rare = sorted(one.words, key=lambda w: (-one.weights[w.stem], w.span))[:4]
    spelt = (one.between(w.span.start, w.span.end) for w in sorted(rare, key=lambda w: w.span))
    return fold(" ".join(dict.fromkeys([*sorted(one.names, key=plain)[:1], *spelt])))


def distinct(agreed: Sequence[ClaimGroup]) -> list[ClaimGroup]:
    """Agreements without those whose mentions all stand in another: two values of one pair of sentences."""
    kept: list[ClaimGroup] = []
    for row in sorted(agreed, key=lambda row: (-len(row.mentions), -row.sure, row.mentions[0].span)):
        spans = {mention.span for mention in row.mentions}
        if not any(spans <= {mention.span for mention in other.mentions} for other in kept):
            kept.append(row)
    return kept


def _row(links: Sequence[Link], story: Story) -> ClaimGroup | None:
    statements = story.statements
    conflicts = [link for link in links if link.verdict == "conflict"]
    updates = [link for link in links if link.verdict == "update"]
    deciding = sorted(conflicts or updates or links, key=lambda link: (-link.sure, link.one, link.other))
    inside = sorted({k for link in links for k in (link.one, link.other)})
    status: Status = "disputed" if conflicts else "updated" if updates else "agreed"
    if status != "disputed" and len({statements[k].source for k in inside}) < 2:
        return None
    parts = {k: span for link in links for k, span in link.spans}
    first = deciding[0]
    return ClaimGroup(
        about=first.about or about([statements[first.one], statements[first.other]]),
        status=status,
        kind=first.kind if conflicts else None,
        mentions=tuple(mention(statements[k], story, parts.get(k)) for k in inside),
        why=first.why,
        sure=round(first.sure, 3),
    )


def mention(one: Statement, story: Story, part: Span | None = None) -> Mention:
    """What a statement says, in its page's words."""
    span, document = part or one.span, story.pages[one.page].document
    claim = one.claim
    holder = story.joined.of(one.page, claim.holder) if claim is not None else None
    dates = {f.what.date for f in one.facts if isinstance(f.what, Figure | When) and f.what.date is not None}
    return Mention(
        text=fold(span.of(document.text)),
        span=Cite(document=document.id, start=span.start, end=span.end),
        stance=claim.stance if claim is not None else "says",
        holder=holder,
        date=next(iter(dates)) if len(dates) == 1 else None,
    )


def about(told: Sequence[Statement]) -> str:
    """The stretch of the first source's words that holds most of what all share, as it stands there."""
    first, rest = told[0], told[1:]
    shared = set(first.weights).intersection(*(one.weights for one in rest))
    names = {
        stem(word) for name in first.names.intersection(*(one.names for one in rest)) for word in words(name)
    }
    worth = [
        first.weights.get(word.stem, 0.0) if word.stem in shared else float(word.stem in names)
        for word in first.words
    ]
    best = (0.0, 0, 0)
    for start, word in enumerate(first.words):
        if not worth[start]:
            continue
        met: dict[str, float] = {}
        for end in range(start, len(first.words)):
            if first.words[end].span.end - word.span.start > ABOUT_LENGTH:
                break
            met[first.words[end].stem] = worth[end]
            if worth[end]:
                best = max(best, (sum(met.values()), -start, end))
    _, start, end = best
    stretch = (
        fold(first.between(first.words[-start].span.start, first.words[end].span.end)) if best[0] else ""
    )
    return stretch if len(words(stretch)) >= ABOUT_LEAST else clip(first.text, ABOUT_LENGTH)


def ranked(groups: Iterable[ClaimGroup]) -> tuple[ClaimGroup, ...]:
    """Disputed, agreed, updated, single; the sure before the unsure."""
    return tuple(sorted(groups, key=lambda g: (ORDER.index(g.status), -g.sure, g.mentions[0].span, g.about)))
