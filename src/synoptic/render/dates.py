"""Dates as people read them."""

import re

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")


def readable(date: str | None) -> str:
    """``2031-05-03`` as *3 May 2031*, ``2031-05`` as *May 2031*; anything else as it is."""
    parts = _parts(date)
    return " ".join(reversed(parts)) if parts else date or ""


def stretch(first: str | None, last: str | None) -> str:
    """From the first day to the last, without repeating what they share; empty without dates."""
    one, other = _parts(first), _parts(last)
    if not one or not other or one == other:
        return readable(first or last)
    shared = 0
    while shared < min(len(one), len(other)) - 1 and one[shared] == other[shared]:
        shared += 1
    dash = "–" if shared == 2 else " – "
    return " ".join(reversed(one[shared:])) + dash + " ".join(reversed(other))


def _parts(date: str | None) -> list[str]:
    """Year, month name, day: those that are there."""
    found = _DATE.match(date or "")
    if not found or not 1 <= int(found[2] or 1) <= 12:
        return []
    year, month, day = found.groups()
    return [year, *([_MONTHS[int(month) - 1]] if month else []), *([str(int(day))] if day else [])]
