"""Publication dates as lines word them, in any supported language."""

from collections.abc import Sequence

from synoptic.model import Published


def stated_date(line: str, languages: Sequence[str] = ()) -> Published | None:
    """Date, time and zone out of a dateline; None: the line holds no full date.

    Args:
        line: the dateline, with or without a label or a byline around the date.
        languages: ISO 639-1 codes to try first; every language with data is tried after them.
    """
    return None
