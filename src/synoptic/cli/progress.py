"""What a long call is doing, on standard error, from its second second on."""

import threading
from types import TracebackType

import rich.console
import rich.progress

DELAY = 1.0


class Progress:
    """A bar that appears after a second and leaves nothing behind."""

    def __init__(self) -> None:
        self._bar = rich.progress.Progress(
            rich.progress.SpinnerColumn(),
            rich.progress.TextColumn("{task.description}"),
            rich.progress.BarColumn(),
            rich.progress.MofNCompleteColumn(),
            rich.progress.TimeElapsedColumn(),
            console=rich.console.Console(stderr=True),
            transient=True,
        )
        self._task = self._bar.add_task("starting", total=None)
        self._timer = threading.Timer(DELAY, self._bar.start)
        self._timer.daemon = True

    def watch(self, step: str, done: int, total: int | None) -> None:
        """Show where the call stands."""
        self._bar.update(self._task, description=step, completed=done, total=total)

    def __enter__(self) -> "Progress":
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        self._timer.join()
        self._bar.stop()
