"""Steps that may break: what they raise becomes a value that names the page."""

import logging
from collections.abc import Callable
from typing import TypeVar

from synoptic.errors import PageError, SynopticError
from synoptic.model import Failure

Made = TypeVar("Made")

log = logging.getLogger("synoptic")


def guarded(name: str, work: Callable[[], Made]) -> Made | Failure:
    """The result of a step on one page or story, or why there is none.

    Raises:
        SynopticError: the call as a whole cannot go on (a setting is wrong, the store is full).
    """
    try:
        return work()
    except PageError as error:
        return Failure(page=error.page, reason=error.reason)
    except SynopticError:
        raise
    except Exception as error:  # noqa: BLE001  whatever a page brings up must not cost the other pages
        return Failure(page=name, reason=unexpected(error))


def unexpected(error: Exception) -> str:
    """An error that nobody foresaw, in one line; where debugging is on, its traceback is logged."""
    log.debug("unexpected", exc_info=error)
    what = " ".join(str(error).split())[:200]
    kind = type(error).__name__
    return f"internal error ({kind}: {what}); please report it, SYNOPTIC_DEBUG=1 shows where it happened"
