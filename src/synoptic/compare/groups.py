"""From verdicts on pairs to rows: what every source says about one thing, with the status and the reason.

Pairs that agree or contradict about the same thing become one row. A contradiction makes it disputed, a
passed time updated, two independent sources agreed. Nothing is agreed by a source with its own copies.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from synoptic.compare.entities import Joined
from synoptic.compare.links import Link
from synoptic.compare.statements import Statement
from synoptic.model import Cite, ClaimGroup, Figure, Mention, Page, Span, Status, When
from synoptic.text import fold, plain

#: rows of each status come in this order
ORDER: tuple[Status, ...] = ("disputed", "agreed", "updated", "single")
ABOUT_WORDS = 5
MOST_MENTIONS = 8

Node = tuple[int, int]


def rows(
    links: Sequence[Link], statements: Sequence[Statement], pages: Sequence[Page], joined: Joined
) -> list[ClaimGroup]:
    """The story's disputed, updated and agreed rows."""
    ordered = sorted(links, key=lambda link: (-link.sure, link.one, link.other, link.slots, link.why))
    agree = [link for link in ordered if link.verdict == "agree"]
    made: list[ClaimGroup] = []
    used: set[Node] = set()
    for verdict in ("conflict", "update"):
        # who else tells one side's figure belongs to the row; who else tells of the event does not
        joining = [link for link in agree if link.slots]
        for group in clusters([link for link in ordered if link.verdict == verdict], joining, used):
            row = _row(group, statements, pages, joined)
            if row is not None:
                made.append(row)
    agreed = [_row(group, statements, pages, joined) for group in clusters(agree, agree, set())]
    return made + distinct([row for row in agreed if row is not None])


def distinct(agreed: Sequence[ClaimGroup]) -> list[ClaimGroup]:
    """Agreements without those whose mentions all stand in another: two values of one pair of sentences."""
    kept: list[ClaimGroup] = []
    for row in sorted(agreed, key=lambda row: (-len(row.mentions), -row.sure, row.mentions[0].span)):
        spans = {mention.span for mention in row.mentions}
        if not any(spans <= {mention.span for mention in other.mentions} for other in kept):
            kept.append(row)
    return kept


def _nodes(link: Link) -> tuple[Node, Node]:
    """Figures join by figure, sentences by sentence."""
    if len(link.slots) == 2:
        return link.slots[0], link.slots[1]
    return (link.one, -1), (link.other, -1)


def clusters(seeds: Sequence[Link], joining: Sequence[Link], used: set[Node]) -> Iterable[list[Link]]:
    """Links gathered round the surest ones; ``used`` collects what is in a cluster.

    A node joins if links tie it to at least half of those inside, so that no chain of likenesses pulls
    two things into one row.
    """
    tied: dict[Node, dict[Node, Link]] = defaultdict(dict)
    for link in [*joining, *seeds]:
        a, b = _nodes(link)
        tied[a][b] = tied[b][a] = link
    for seed in seeds:
        a, b = _nodes(seed)
        if a in used or b in used:
            continue
        inside, group = [a, b], [seed]
        near = (tied[a].keys() | tied[b].keys()) - {a, b}
        firm = {n: max(tied[n][m].sure for m in (a, b) if m in tied[n]) for n in near}
        waiting = sorted(near, key=lambda n: (-firm[n], n))
        for node in waiting:
            ties = [tied[node][member] for member in inside if member in tied[node]]
            if node not in used and 2 * len(ties) >= len(inside) and len(inside) < MOST_MENTIONS:
                inside.append(node)
                group += ties
        used.update(inside)
        yield group


def _row(
    links: Sequence[Link], statements: Sequence[Statement], pages: Sequence[Page], joined: Joined
) -> ClaimGroup | None:
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
        mentions=tuple(mention(statements[k], pages, joined, parts.get(k)) for k in inside),
        why=first.why,
        sure=round(first.sure, 3),
    )


def mention(one: Statement, pages: Sequence[Page], joined: Joined, part: Span | None = None) -> Mention:
    """What a statement says, in its page's words."""
    span, document = part or one.span, pages[one.page].document
    claim = one.claim
    holder = joined.of(one.page, claim.holder) if claim is not None else None
    dates = {f.what.date for f in one.facts if isinstance(f.what, Figure | When) and f.what.date is not None}
    return Mention(
        text=fold(span.of(document.text)),
        span=Cite(document=document.id, start=span.start, end=span.end),
        stance=claim.stance if claim is not None else "says",
        holder=holder,
        date=next(iter(dates)) if len(dates) == 1 else None,
    )


def about(told: Sequence[Statement]) -> str:
    """A few of the sources' words: names that all mention, then the words that they share, as first spelt."""
    first, rest = told[0], told[1:]
    names = sorted(frozenset.intersection(*(one.names for one in told)), key=plain)[:2]
    shared = set(first.weights).intersection(*(one.weights for one in rest))
    spelt: dict[str, str] = {}
    for word in first.words:
        if word.stem in shared:
            spelt.setdefault(word.stem, first.between(word.span.start, word.span.end))
    words = list(spelt.values())[: max(1, ABOUT_WORDS - len(names))]
    return fold(" ".join([*names, *words])) or fold(first.text[:60])


def ranked(groups: Iterable[ClaimGroup]) -> tuple[ClaimGroup, ...]:
    """Disputed, agreed, updated, single; the sure before the unsure."""
    return tuple(sorted(groups, key=lambda g: (ORDER.index(g.status), -g.sure, g.mentions[0].span, g.about)))
