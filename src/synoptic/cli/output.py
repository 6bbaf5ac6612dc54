"""A brief, written where and how the user wants it."""

import contextlib
import os
import sys
import tempfile
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import click

from synoptic.cli.call import Call
from synoptic.errors import UsageError

if TYPE_CHECKING:
    from synoptic.model import Brief

FORMATS = ("terminal", "markdown", "html", "json")
_BY_ENDING = {
    ".json": "json", ".html": "html", ".htm": "html", ".md": "markdown", ".markdown": "markdown",
    ".txt": "terminal",
}  # fmt: skip
#: of a file nobody knows how wide it will be shown
_WIDTH = 100

format_option = click.option(
    "--format", "form", type=click.Choice(FORMATS),
    help="How to tell it: terminal by default, or what the ending of --out says.",
)  # fmt: skip
out_option = click.option("--out", metavar="FILE", help="Write here instead of standard output.")


def chosen(form: str | None, out: str | None, *, default: str = "terminal") -> str:
    """The format asked for: by its name, else by the ending of the file, else the default.

    Raises:
        UsageError: the file's ending stands for no format.
    """
    ending = Path(out or "").suffix.lower()
    if form or not ending:
        return form or default
    if ending not in _BY_ENDING:
        raise UsageError(
            f"{out}: no format has the ending {ending}; use one of {', '.join(_BY_ENDING)}, or say --format"
        )
    return _BY_ENDING[ending]


def write_brief(call: Call, brief: "Brief", form: str, out: str | None) -> None:
    """Write a brief to standard output or a file, then name what failed.

    A brief without any page is not written: what stood in the file stays. What a terminal shows names no
    failures, as standard error does.

    Raises:
        UsageError: the file cannot be written, or there was no page at all.
    """
    if not brief.documents:
        call.fail(brief.failures)
        if not brief.failures:
            raise UsageError("no page to tell; name files, or folders that hold .html, .txt or .warc files")
        return
    if form == "terminal":
        _write_terminal(call, brief, out)
    else:
        from synoptic.render import render

        _write_text(call, render(brief, form), out)  # type: ignore[arg-type]  # one of FORMATS
    call.flush()
    call.fail(brief.failures)


def _write_terminal(call: Call, brief: "Brief", out: str | None) -> None:
    import msgspec
    from rich.console import Console

    from synoptic.render.terminal import show

    if out is None:
        brief = msgspec.structs.replace(brief, failures=())
    if out is None and sys.stdout and sys.stdout.isatty():
        show(brief, Console())
        return
    text = StringIO()
    show(brief, Console(file=text, width=_WIDTH, no_color=True))
    _write_text(call, text.getvalue(), out)


def _write_text(call: Call, text: str, out: str | None) -> None:
    if out is None:
        call.write(text)
        return
    # whole or not at all: a full disk leaves what stood there before
    target = Path(out)
    try:
        if target.exists() and not target.is_file():  # a device or a pipe
            target.write_text(text, "utf-8", "replace")
            return
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(text.encode("utf-8", "replace"))
            mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
            Path(name).chmod(mode)
            Path(name).replace(target)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(name).unlink()
            raise
    except OSError as error:
        raise UsageError(
            f"{out}: cannot be written ({error.strerror}); name another file with --out"
        ) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
