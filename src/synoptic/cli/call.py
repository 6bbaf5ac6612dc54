"""One call of the command: its settings, where it writes, and what failed so far."""

import contextlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from synoptic.errors import NotYetError, UsageError

if TYPE_CHECKING:
    from synoptic.config import Config
    from synoptic.engine import Watch
    from synoptic.errors import PageError
    from synoptic.model import Failure, RawPage
    from synoptic.store import Store

Command = TypeVar("Command", bound=Callable[..., Any])

#: environment variables that are ours and no settings
_NO_SETTINGS = frozenset(("SYNOPTIC_DEBUG",))


class ReaderGoneError(Exception):
    """Whoever read standard output has what it wanted. Click would take the system's error for its own."""


class Call:
    """What the options before and after a command say, and what the commands share."""

    def __init__(self, *, debug: bool = False) -> None:
        self.store: str | None = None
        self.config: str | None = None
        self.quiet = False
        self.debug = debug
        self.exit_code = 0

    # ── in ───────────────────────────────────────────────────────────────────────────────────────────

    def settings(self, **flags: object) -> "Config":
        """The settings in force: defaults, then the file, then the environment, then flags.

        Raises:
            ConfigError: one of them is wrong.
        """
        import platformdirs

        from synoptic.config import load

        file = Path(self.config) if self.config else None
        if file is None:
            # never from the working folder: it may be a folder of pages that somebody else has filled
            users = Path(platformdirs.user_config_dir("synoptic", appauthor=False)) / "synoptic.toml"
            file = users if users.is_file() else None
        environ = {name: value for name, value in os.environ.items() if name not in _NO_SETTINGS}
        return load({"store": self.store, **flags}, environ, file)

    def pages(
        self, arguments: Iterable[str], config: "Config"
    ) -> tuple[Iterator["RawPage | PageError"], int]:
        """The pages that the arguments name, lazily, and in how many places they stand.

        Raises:
            NotYetError: nothing but addresses were given.
        """
        from synoptic import collect

        arguments = list(arguments)
        if all(collect.is_address(argument) for argument in arguments):
            raise NotYetError(
                f"{arguments[0]}: addresses cannot be fetched yet; save the page as an .html or .warc file "
                "and name that"
            )
        places = collect.places(arguments, config)
        return collect.pages(places, config, sys.stdin.buffer if sys.stdin else None), len(places)

    def open_store(self, config: "Config", *, write: bool) -> "Store":
        """The store in force.

        Raises:
            StoreError: it cannot be opened.
        """
        from synoptic.store import open_store

        return open_store(None, config, write=write)

    # ── out ──────────────────────────────────────────────────────────────────────────────────────────

    def fail(self, failures: "Iterable[Failure | PageError]") -> None:
        """Name what failed, one line each."""
        for failure in failures:
            failed_line(f"{failure.page}: {failure.reason}")
            self.exit_code = 1

    def write(self, data: bytes | str) -> None:
        """Write to standard output, in UTF-8, whatever the locale."""
        with self._output():
            sys.stdout.buffer.write(data.encode("utf-8", "replace") if isinstance(data, str) else data)

    def flush(self) -> None:
        """Hand over what was written, so that whoever reads it can go on."""
        if sys.stdout is None:
            return
        with self._output():
            sys.stdout.flush()
            sys.stdout.buffer.flush()

    @contextmanager
    def _output(self) -> Iterator[None]:
        if sys.stdout is None:  # the caller closed it
            raise UsageError("standard output: closed; write elsewhere")
        try:
            yield
        except BrokenPipeError as error:
            raise ReaderGoneError from error
        except OSError as error:
            self.abandon_output()
            raise UsageError(
                f"standard output: cannot be written ({error.strerror}); free space or write elsewhere"
            ) from error

    def abandon_output(self) -> None:
        """Let nothing more be written, and nothing be complained of, when the process ends."""
        try:
            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, sys.stdout.fileno())
            os.close(null)
        except (OSError, ValueError, AttributeError):  # no real file stands behind it
            pass

    @contextmanager
    def watching(self) -> Iterator["Watch"]:
        """Progress on standard error, for calls of more than a second, where somebody looks."""
        from synoptic.engine import unwatched

        if self.quiet or not all(stream and stream.isatty() for stream in (sys.stdout, sys.stderr)):
            yield unwatched
            return
        from synoptic.cli.progress import Progress

        with Progress() as progress:
            yield progress.watch


def prepare_logs(debug: bool) -> None:
    """Libraries' warnings are for those who debug; a user has one line for each failure."""
    import logging
    import warnings

    if debug:
        logging.basicConfig(level=logging.WARNING)
        logging.getLogger("synoptic").setLevel(logging.DEBUG)
    else:
        logging.lastResort = None
        warnings.simplefilter("ignore")


def failed_line(text: str) -> None:
    """One line on standard error; what would steer a terminal, or break the line, is left out."""
    shown = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    if sys.stderr is not None:  # print would fall back to standard output
        with contextlib.suppress(OSError):  # nobody listens
            print(f"synoptic: {shown}", file=sys.stderr, flush=True)  # noqa: T201  the one place that complains


def _keep(context: click.Context, parameter: click.Parameter, value: object) -> None:
    if value:
        setattr(context.ensure_object(Call), parameter.name or "", value)


def shared(command: Command) -> Command:
    """The options that every command has, before its name or after."""
    options = (
        click.option("--store", metavar="FILE", help="The store's file.", expose_value=False, callback=_keep),
        click.option("--config", metavar="FILE", help="Settings (TOML).", expose_value=False, callback=_keep),
        click.option(
            "-q", "--quiet", "--no-progress", "quiet", is_flag=True, help="Show no progress.",
            expose_value=False, callback=_keep,
        ),
    )  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


pass_call = click.make_pass_decorator(Call, ensure=True)
