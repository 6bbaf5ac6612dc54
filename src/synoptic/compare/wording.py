"""How reasons are worded: short quotations from the sources."""

MOST = 90


def clip(text: str, most: int = MOST) -> str:
    """A sentence without its stop, cut at a word where it is long."""
    if len(text) <= most:
        return text.rstrip(".")
    return f"{text[:most].rsplit(' ', 1)[0].rstrip(',;:')} …"
