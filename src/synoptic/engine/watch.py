"""How a long call tells what it is doing, without knowing who looks."""

from collections.abc import Callable

#: called with the step, how many things are done, and how many there are (None: unknown)
Watch = Callable[[str, int, int | None], None]


def unwatched(step: str, done: int, total: int | None) -> None:
    """Nobody looks."""
