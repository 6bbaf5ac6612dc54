"""Which language a page is written in, by its longest stretches of prose."""


def identify(text: str) -> str | None:
    """ISO 639-1 of the language that most of the prose is in; None: too short, or unsure."""
    import py3langid  # loads its model when first used

    return str(py3langid.classify(text)[0]) if len(text) > 40 else None
