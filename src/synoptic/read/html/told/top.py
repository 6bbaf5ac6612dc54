"""What a page's title and what stands by it tell: who wrote it, and when."""

from synoptic.read.html.told.near import Top
from synoptic.read.html.told.when import Times, published, shown_date, times
from synoptic.read.html.told.who import authors

__all__ = ["Times", "Top", "authors", "published", "shown_date", "times"]
