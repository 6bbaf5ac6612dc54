"""Which stretches should rather not be told alone, because other pages contradict or have overtaken them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from synoptic.model import ClaimGroup, Mention, Span
from synoptic.tell.candidates import Doubts

#: a disputed figure told as settled; a disputed account or quote; either told as somebody's word; what was
#: overtaken
_FIGURE, _ACCOUNT, _ATTRIBUTED, _OVERTAKEN = 0.6, 0.85, 0.95, 0.3


def doubts(claims: Sequence[ClaimGroup]) -> Doubts:
    """By document, the stretches under doubt with a factor below 1 each."""
    found: dict[str, list[tuple[Span, float]]] = defaultdict(list)
    for group in claims:
        for mention, factor in _weighed(group):
            found[mention.span.document].append((Span(mention.span.start, mention.span.end), factor))
    return found


def _weighed(group: ClaimGroup) -> Iterator[tuple[Mention, float]]:
    if group.status == "disputed":
        for mention in group.mentions:
            settled = _FIGURE if group.kind == "figure" else _ACCOUNT
            yield mention, settled if mention.holder is None else _ATTRIBUTED
    elif group.status == "updated":
        newest = max((m.date for m in group.mentions if m.date), default=None)
        for mention in group.mentions:
            if mention.date and newest and mention.date < newest:
                yield mention, _OVERTAKEN
