"""Reading: bytes into Documents. Pages of HTML and pages of plain text, by the same contract."""

from synoptic.config import Config
from synoptic.model import Document, RawPage

__all__ = ["read"]


def read(raw: RawPage, config: Config, known: frozenset[str] = frozenset()) -> Document:
    """A page as collected, read: one text under blocks with roles, and what the page says of itself.

    Args:
        raw: the page.
        config: its limits.
        known: lines that are the source's own (:func:`synoptic.read.source.shared`), found on other pages of
            it: a second reading leaves them out of the main text.

    Raises:
        PageTooLargeError: over a limit of bytes, nodes or characters.
        NotTextError: binary, or in no encoding that could be recognised.
        EmptyPageError: no text in it, or no main text.
    """
    from synoptic.read.decode import decode
    from synoptic.read.document import assemble

    text, media = decode(raw, config)
    if media == "html":
        from synoptic.read.html import html_page

        blocked = html_page(text, config, name=raw.name, address=raw.address, collected=raw.collected)
    else:
        from synoptic.read.plain import plain_page

        blocked = plain_page(text, address=raw.address, collected=raw.collected)
    if known:
        from synoptic.read.source import form, without

        if media == "text":
            own = form(blocked.title or "")
            blocked = plain_page(text, address=raw.address, collected=raw.collected, known=known - {own})
        blocked = without(blocked, known)
    return assemble(raw, blocked, together=bool(known))
