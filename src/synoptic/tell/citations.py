"""The check that nothing is told without its source's words under it.

A line that was cut from a source must equal the words of its first span, white space folded; a line
that was worded anew must say so and name spans that exist. What fails is not told.
"""

from collections.abc import Mapping, Sequence

from synoptic.model import Cite, ClaimGroup, Line, Mention, Moment, ToldFigure, ToldQuote, ToldTime
from synoptic.text import fold

#: what must be left of a group for its status to mean anything
_LEAST = {"agreed": 2, "disputed": 2, "updated": 2, "single": 1}

Texts = Mapping[str, str]


def holds(line: Line | Moment, texts: Texts) -> bool:
    """Whether the line rests on its spans. ``texts`` maps document ids to their texts."""
    if not line.spans or not all(_inside(cite, texts) for cite in line.spans):
        return False
    return line.worded or _same(line.text, line.spans[0], texts)


def traced(item: ToldQuote | ToldFigure | ToldTime | Mention, texts: Texts) -> bool:
    """Whether the item's text is the words of its span."""
    return _inside(item.span, texts) and _same(item.text, item.span, texts)


def sound(groups: Sequence[ClaimGroup], texts: Texts) -> list[ClaimGroup]:
    """The groups, without mentions that are not traced, and without groups that then say nothing."""
    kept = []
    for group in groups:
        mentions = tuple(m for m in group.mentions if traced(m, texts))
        if len(mentions) == len(group.mentions):
            kept.append(group)
        elif len(mentions) >= _LEAST[group.status]:
            kept.append(_with(group, mentions))
    return kept


def _with(group: ClaimGroup, mentions: tuple[Mention, ...]) -> ClaimGroup:
    return ClaimGroup(
        about=group.about,
        status=group.status,
        kind=group.kind,
        mentions=mentions,
        why=group.why,
        sure=group.sure,
    )


def _inside(cite: Cite, texts: Texts) -> bool:
    text = texts.get(cite.document)
    return text is not None and 0 <= cite.start < cite.end <= len(text)


def _same(told: str, cite: Cite, texts: Texts) -> bool:
    return bool(told.strip()) and fold(told) == fold(texts[cite.document][cite.start : cite.end])
