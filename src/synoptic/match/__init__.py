"""Documents in, decisions out: which pages tell one story, and which copy another. Pure.

>>> from synoptic.match import Matcher, signature
>>> matcher = Matcher(join=0.35, merge=0.4, copy=0.55)

then ``matcher.place(signature(document))`` for each page as it arrives, and ``matcher.final()`` at the end.
"""

from synoptic.match.copies import copies
from synoptic.match.placing import CANDIDATES, Matcher
from synoptic.match.repair import merge_stories
from synoptic.match.signature import Signature, signature
from synoptic.match.story import heaviest, story_id

__all__ = [
    "CANDIDATES",
    "Matcher",
    "Signature",
    "copies",
    "heaviest",
    "merge_stories",
    "signature",
    "story_id",
]
