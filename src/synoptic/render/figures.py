"""The figures of a story as a table: what is counted, each value beside who says it."""

from collections.abc import Mapping, Sequence

from synoptic.model import Cite, ClaimGroup, Mention, Record, ToldFigure
from synoptic.render.dates import readable
from synoptic.render.proofs import Proof, prove
from synoptic.render.sources import Source
from synoptic.render.visible import visible
from synoptic.text import stem, words

_ORDER = {"disputed": 0, "updated": 1, "agreed": 2, "single": 3}


class Value(Record, frozen=True, kw_only=True):
    """One figure, and everybody who tells it."""

    text: str
    """The figure as worded, or the words that stand for it (a denial)."""
    who: str
    """Who says so: holders, else pages."""
    denies: bool
    """Whether the figure is denied."""
    day: str
    """As of when, readable; empty: not told."""
    proofs: tuple[Proof, ...]
    """The words in their places."""


class FigureRow(Record, frozen=True, kw_only=True):
    """What is counted, with all its values."""

    about: str
    """What is counted."""
    status: str
    """disputed, updated or agreed."""
    why: str
    """The reason for the status."""
    values: tuple[Value, ...]
    """Side by side."""
    group: ClaimGroup
    """The claim that the row shows."""


def figure_rows(
    claims: Sequence[ClaimGroup], figures: Sequence[ToldFigure], by_id: Mapping[str, Source]
) -> tuple[FigureRow, ...]:
    """The claims that are about figures and told more than once, disputed first."""
    rows = [
        FigureRow(
            about=visible(group.about),
            status=group.status,
            why=visible(group.why),
            values=values,
            group=group,
        )
        for group in sorted(claims, key=lambda g: _ORDER[g.status])
        if group.status != "single" and (values := _values(group, figures, by_id))
    ]
    return tuple(rows)


def others(figures: Sequence[ToldFigure], rows: Sequence[FigureRow]) -> list[ToldFigure]:
    """The figures that no row shows, each wording of the same number told once."""
    shown = [mention.span for row in rows for mention in row.group.mentions]
    kept: dict[tuple[str, str], ToldFigure] = {}
    for figure in figures:
        if not any(_overlap(figure.span, span) for span in shown):
            key = (visible(figure.text).casefold(), visible(figure.item).casefold())
            kept.setdefault(key, figure)
    return list(kept.values())


def _values(
    group: ClaimGroup, figures: Sequence[ToldFigure], by_id: Mapping[str, Source]
) -> tuple[Value, ...]:
    """The group's values, equal ones joined; empty where the group is not about a figure."""
    mentions = [m for m in group.mentions if m.span.document in by_id]
    told = {id(m): [f for f in figures if _overlap(f.span, m.span)] for m in mentions}
    if group.status == "disputed" and group.kind != "figure":
        return ()
    if sum(map(bool, told.values())) < 2:
        return ()
    joined: dict[str, list[tuple[Mention, str]]] = {}
    for mention in mentions:
        figure = _meant(told[id(mention)], [told[id(m)] for m in mentions if m is not mention], group.about)
        text = visible(figure.text if figure else mention.text)
        who = visible(mention.holder or (figure.holder if figure else "") or "")
        joined.setdefault(_key(figure, text, mention), []).append(
            (mention, text + "\0" + (who or by_id[mention.span.document].name))
        )
    if group.status == "agreed" and len(joined) > 1:
        return ()
    return tuple(_value(same, by_id) for same in joined.values())


def _value(same: Sequence[tuple[Mention, str]], by_id: Mapping[str, Source]) -> Value:
    text = same[0][1].partition("\0")[0]
    who = dict.fromkeys(each.partition("\0")[2] for _, each in same)
    return Value(
        text=text,
        who=", ".join(who),
        denies=any(mention.stance == "denies" for mention, _ in same),
        day=readable(max((mention.date for mention, _ in same if mention.date), default=None)),
        proofs=prove([mention.span for mention, _ in same], by_id),
    )


def _key(figure: ToldFigure | None, text: str, mention: Mention) -> str:
    """Mentions with the same key tell the same value."""
    if figure is None:
        return f"{mention.stance} {text}"
    return f"{figure.low} {figure.high} {figure.modifier} {figure.unit} {mention.stance == 'denies'}"


def _meant(
    mine: Sequence[ToldFigure], theirs: Sequence[Sequence[ToldFigure]], about: str
) -> ToldFigure | None:
    """Of several figures in a mention, the one that the other mentions also tell."""
    about_stems = _stems(about)

    def fit(figure: ToldFigure) -> tuple[float, int]:
        kin = sum(any(_kin(figure, other) for other in each) for each in theirs)
        return kin + len(_stems(f"{figure.text} {figure.item}") & about_stems), -figure.span.start

    return max(mine, key=fit, default=None)


def _kin(one: ToldFigure, other: ToldFigure) -> bool:
    return one.unit == other.unit and bool(
        one.unit or _stems(one.item) & _stems(other.item) or one.low == other.low
    )


def _stems(text: str) -> set[str]:
    return {stem(word) for word in words(text) if len(word) > 2 and not word.isdigit()}


def _overlap(one: Cite, other: Cite) -> bool:
    return one.document == other.document and one.start < other.end and other.start < one.end
