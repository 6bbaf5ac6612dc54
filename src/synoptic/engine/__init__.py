"""The one place that orders steps and touches the world: pages in, a told story out.

What a caller needs stands here; each function is one thing that a user can ask for. Nothing here prints,
and one bad page never costs the others: what failed comes back as :class:`~synoptic.model.Failure` values.
"""

from synoptic.engine.crew import read_pages
from synoptic.engine.lines import document_lines, facts_of, placement_of
from synoptic.engine.pages import item_documents, read_page, understand_page, understood
from synoptic.engine.shelf import Added, add, told
from synoptic.engine.stories import brief, matcher, place
from synoptic.engine.together import read_together
from synoptic.engine.watch import Watch, unwatched

__all__ = [
    "Added",
    "Watch",
    "add",
    "brief",
    "document_lines",
    "facts_of",
    "item_documents",
    "matcher",
    "place",
    "placement_of",
    "read_page",
    "read_pages",
    "read_together",
    "told",
    "understand_page",
    "understood",
    "unwatched",
]
