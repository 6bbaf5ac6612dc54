"""Documents in, decisions out: which pages tell one story, and which copy another. Pure.

>>> from synoptic.match import Matcher, signature
>>> matcher = Matcher(join=0.3, merge=0.25, copy=0.55)

then ``matcher.place(signature(document))`` for each page as it arrives, and ``matcher.final()`` at the end.
"""

from synoptic.match.copies import copies
from synoptic.match.placing import Matcher, story_id
from synoptic.match.signature import Signature, signature

__all__ = ["Matcher", "Signature", "copies", "signature", "story_id"]
