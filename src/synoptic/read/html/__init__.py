"""Reading pages that came as HTML.

The path of a page: :mod:`dom` makes a tree of hostile markup, :mod:`judge` says which of its pieces are
the page's own text, :mod:`told` reads what the page tells of itself, :mod:`kind` decides what it is
(:mod:`talking` knows threads, :mod:`liveblog` live blogs, :mod:`lists` listings, :mod:`article` the rest),
:mod:`roles` names every piece, :mod:`cut` makes blocks, and :mod:`page` tells the whole of it.
"""

from synoptic.read.html.page import html_page

__all__ = ["html_page"]
