"""One story, ready to be judged: its pages, names, statements, and which of them to hold side by side."""

from collections.abc import Mapping, Sequence

import msgspec

from synoptic.compare import candidates
from synoptic.compare.candidates import Likeness
from synoptic.compare.entities import Joined, join
from synoptic.compare.moments import Moments, moments
from synoptic.compare.polarity import Polarity, polarity
from synoptic.compare.settings import elsewhere, settings
from synoptic.compare.statements import Statement, state
from synoptic.compare.wording import clip
from synoptic.model import Page

Pair = tuple[int, int]
#: letters of a title that stands for its page
TITLE = 60


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """What all judges look at. Statements, moments and polarities share their index."""

    pages: tuple[Page, ...]
    """Dates settled, oldest first."""
    joined: Joined
    """The story's names."""
    statements: tuple[Statement, ...]
    """Sentences, by page and place."""
    moments: tuple[Moments, ...]
    """When each statement puts what it tells."""
    polarities: tuple[Polarity, ...]
    """What each statement denies and how it judges."""
    alike: Mapping[Pair, Likeness]
    """Pairs of statements of two sources worth a look, in order, with how alike they are."""
    published: tuple[str | None, ...]
    """Each page's date of publication as stated, None where it is not."""
    voices: tuple[str, ...]
    """What reasons call each page: its source, title or address."""

    def own(self, one: Statement) -> bool:
        """Whether a statement is its page's own telling, not a copy's and not a reader's."""
        return not one.copied and one.role != "comment"


def tell(pages: Sequence[Page]) -> Story:
    """The story of pages whose dates are settled and whose order is final."""
    joined = join(pages)
    statements = state(pages, joined)
    scenes = settings(statements)

    def apart(i: int, j: int) -> bool:
        one, other = statements[i], statements[j]
        if one.source == other.source or one.copied or other.copied:
            return False
        return "comment" not in (one.role, other.role) and not elsewhere(one, other, scenes)

    pairs = [(i, j) for i, j in candidates.pairs(statements) if apart(i, j)]
    return Story(
        pages=tuple(pages),
        joined=joined,
        statements=statements,
        moments=tuple(moments(one) for one in statements),
        polarities=tuple(polarity(one) for one in statements),
        alike={(i, j): candidates.likeness(statements[i], statements[j]) for i, j in pairs},
        published=tuple(_stated(page) for page in pages),
        voices=tuple(_voice(page) for page in pages),
    )


def _voice(page: Page) -> str:
    document = page.document
    return document.source or (f"“{clip(document.title, TITLE)}”" if document.title else document.address)


def _stated(page: Page) -> str | None:
    published = page.document.published
    return published.date if published is not None and published.basis != "story" else None
