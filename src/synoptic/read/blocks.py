"""What either reader makes of a page: its text under blocks, and what the page says of itself.

The readers of HTML and of plain text both answer a :class:`Blocked`; what makes a Document of it
(identity, address, genre, words) does not care which of them did.
"""

from collections.abc import Iterable

from synoptic.model import Block, Entry, Kind, Published, Record, Truncation


class Blocked(Record, frozen=True, kw_only=True):
    """A page cut into blocks, before it becomes a Document."""

    text: str
    """All visible text, chrome included. Block offsets are code points into it."""
    blocks: tuple[Block, ...]
    """In order, apart, covering all but white space (:func:`check`)."""
    kind: Kind
    """Article, thread or listing."""
    title: str | None = None
    """The page's own title, white space folded, without the site's name; None: it shows none."""
    section: str | None = None
    """Section as the page names it."""
    authors: tuple[str, ...] = ()
    """Names in the byline."""
    published: Published | None = None
    """Stated publication; a strip with the day of collection is not one."""
    source: str | None = None
    """The site's name, where the page shows it."""
    language: str | None = None
    """ISO 639-1, as the page declares it; its text may say otherwise."""
    modified: Published | None = None
    """When it was last changed after publication, as it says."""
    truncated: Truncation | None = None
    """Why its text breaks off; None: it does not, as far as can be seen."""
    entries: tuple[Entry, ...] = ()
    """Updates and items, in order, apart, each over whole blocks (:func:`synoptic.read.entries.check`)."""


def check(text: str, blocks: Iterable[Block]) -> None:
    """Hold blocks to their promise: ordered, apart, inside the text, covering all but white space.

    A comment may answer only a block before it or after it on the same page, never itself.

    Raises:
        ValueError: names the first block or stretch that breaks the promise.
    """
    at = 0
    every = tuple(blocks)
    for index, block in enumerate(every):
        if not at <= block.start < block.end <= len(text):
            raise ValueError(f"block {index} ({block.start}..{block.end}) overlaps or leaves the text")
        if bare := text[at : block.start].strip():
            raise ValueError(f"no block covers {bare[:40]!r} before offset {block.start}")
        if text[block.start].isspace() or text[block.end - 1].isspace():
            raise ValueError(f"block {index} begins or ends in white space")
        if block.reply_to is not None and not (0 <= block.reply_to < len(every) and block.reply_to != index):
            raise ValueError(f"block {index} answers block {block.reply_to}, which is not another block")
        at = block.end
    if bare := text[at:].strip():
        raise ValueError(f"no block covers {bare[:40]!r} at the end")
