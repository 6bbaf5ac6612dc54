"""The commands. Each parses its arguments, calls the engine, and writes; nothing is decided here.

What a command needs is imported when it runs, so that ``synoptic --help`` answers at once.
"""

import os
import sys
from collections.abc import Sequence

import click

from synoptic import __version__
from synoptic.cli.call import Call, ReaderGoneError, failed_line, prepare_logs, shared
from synoptic.cli.shelf import add, export, search, show, stories
from synoptic.cli.stages import match, read, understand
from synoptic.cli.story import brief, tldr
from synoptic.errors import SynopticError

#: a call that cannot be carried out at all
UNUSABLE = 2
#: stopped by the user, as shells count it
STOPPED = 130


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    invoke_without_command=True,
    epilog="PAGE is a file (.html, .txt, .warc[.gz]), a folder of them, or - for standard input.",
)
@click.version_option(__version__, "--version", prog_name="synoptic", message="%(prog)s %(version)s")
@shared
@click.pass_context
def cli(context: click.Context) -> None:
    """Messy pages in, one story out: what happened, who says what, and where they differ.

    Exit codes: 0 all was done; 1 some pages failed, each named on standard error, and the others were told;
    2 the call cannot be carried out.
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help(), err=True)
        context.exit(UNUSABLE)


for _command in (brief, tldr, read, understand, match, add, stories, show, search, export):
    cli.add_command(_command)


def main() -> None:
    """The ``synoptic`` command."""
    debug = bool(os.environ.get("SYNOPTIC_DEBUG"))
    prepare_logs(debug)
    sys.exit(run(sys.argv[1:], debug=debug))


def run(arguments: Sequence[str], *, debug: bool = False) -> int:
    """Carry out a command line and answer its exit code. Every failure is one line on standard error."""
    call = Call(debug=debug)
    try:
        code = cli.main(list(arguments), prog_name="synoptic", standalone_mode=False, obj=call)
        call.flush()
    except ReaderGoneError:
        call.abandon_output()
        return call.exit_code
    except (KeyboardInterrupt, click.Abort):
        call.abandon_output()
        failed_line("stopped")
        return STOPPED
    except click.ClickException as error:
        where = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else "synoptic"
        failed_line(f"{error.format_message().rstrip('.')}; see {where} --help")
        return UNUSABLE
    except SynopticError as error:
        failed_line(str(error))
        return error.exit_code
    except Exception as error:
        if call.debug:
            raise
        call.abandon_output()
        what = f"{type(error).__name__}: {error}"
        failed_line(f"internal error ({what}); please report it, SYNOPTIC_DEBUG=1 shows where it happened")
        return UNUSABLE
    return code if isinstance(code, int) and code else call.exit_code
