"""Report, opinion, discussion or digest: what sort of telling a page is."""

from synoptic.model import Genre, Kind


def genre(
    *,
    kind: Kind,
    title: str | None,
    section: str | None,
    main_text: str,
    address: str = "",
    language: str | None = None,
    comments: int = 0,
    digested: bool = False,
) -> Genre:
    """The genre of a page.

    Args:
        kind: a thread is a discussion.
        title: the page's title.
        section: its section; one of a language's labels of opinion decides.
        main_text: text of the main blocks, joined by newlines.
        address: its path may carry a label.
        language: ISO 639-1, None: all languages' signs are tried.
        comments: how many comment blocks the page has.
        digested: whether the main text is itself a digest.
    """
    return "discussion" if kind == "thread" else "report"
