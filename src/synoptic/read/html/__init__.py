"""Reading pages that came as HTML.

The path of a page: :mod:`guard` takes hostile markup apart, :mod:`walk` makes pieces of text and boxes,
:mod:`features` and :mod:`chain` find the body, :mod:`said` reads metadata, :mod:`title` and :mod:`top`
find title, authors and date, :mod:`talk` and :mod:`thread` find comments, :mod:`roles` names the rest,
:mod:`page` puts it together.
"""

from synoptic.read.html.page import html_page

__all__ = ["html_page"]
