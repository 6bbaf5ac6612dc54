"""A page without a board's posts: an article with what stands around it, or a list of other pages."""

from collections.abc import Collection

from synoptic.read.html import listing, roles
from synoptic.read.html.found import Case, Found
from synoptic.read.html.talk import Comment
from synoptic.read.html.top import Top, authors, published


def article(case: Case, own: list[bool], comments: list[Comment], talked: Collection[int]) -> Found:
    """The page as an article, or as a listing where most of it is cards.

    Args:
        case: the page.
        own: which pieces are its own text.
        comments: readers' talk below it.
        talked: pieces of that talk.
    """
    page, title, told = case.page, case.title, case.told
    first = next((i for i, yes in enumerate(own) if yes and page.prose[i] and i > title.piece), -1)
    last = max((i for i, yes in enumerate(own) if yes), default=-1)
    top = Top(page, title.piece, first, last + 1)
    if not comments and listing.is_listing(page, own, told):
        return Found(
            kind="listing",
            roles=[
                "title" if i == title.piece else roles.beside(page, p, card=True)
                for i, p in enumerate(page.tree.pieces)
            ],
            comments=[],
            authors=(),
            published=None,
        )
    names, by = authors(top, told, case.address)
    date, dated = published(top, told, case.address, case.collected, case.markup)
    given = roles.assign(page, own, title, top, by | dated)
    for index in talked:
        if given[index] != "title":
            given[index] = "chrome"
    return Found(kind="article", roles=given, comments=comments, authors=names, published=date)
