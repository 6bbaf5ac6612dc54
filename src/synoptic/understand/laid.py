"""Things laid along a text, none over another: which of them a stretch touches, without looking at all."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from synoptic.model import Span

Item = TypeVar("Item")


class Laid(Generic[Item]):
    """Items with spans that do not overlap, kept in order."""

    def __init__(self, items: Iterable[Item], span_of: Callable[[Item], Span]) -> None:
        self._items = sorted(items, key=lambda item: span_of(item).start)
        self._spans = [span_of(item) for item in self._items]
        self._starts = [span.start for span in self._spans]

    def over(self, start: int, end: int) -> list[Item]:
        """The items that share at least one character with the stretch, in order."""
        low = bisect_right(self._starts, start) - 1
        if low < 0 or self._spans[low].end <= start:
            low += 1
        return self._items[low : bisect_left(self._starts, end)]
