"""A compared story becomes cited lines: headline, TL;DR, timeline, and the check that each is traced."""

from synoptic.tell.footers import Footer, footers
from synoptic.tell.summary import tldr
from synoptic.tell.telling import tell

__all__ = ["Footer", "footers", "tell", "tldr"]
