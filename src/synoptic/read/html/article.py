"""A page without a board's posts: an article with what stands around it, or a list of other pages."""

from collections.abc import Collection

from synoptic.read.html import roles
from synoptic.read.html.found import Case, Found
from synoptic.read.html.lists import listing
from synoptic.read.html.lists.stories import stories
from synoptic.read.html.talking.talk import Comment
from synoptic.read.html.told.top import Top, authors, times


def article(
    case: Case,
    own: list[bool],
    comments: list[Comment],
    talked: Collection[int],
    likely: float = 0.5,
    *,
    goods: bool = False,
) -> Found:
    """The page as an article, or as a listing where most of it is cards.

    Args:
        case: the page.
        own: which pieces are its own text.
        comments: readers' talk below it.
        talked: pieces of that talk.
        likely: how likely the page is a list by what the body model says, 0 to 1; 0.5: it does not say.
        goods: whether it is rather a list of goods than of stories by what the body model says.
    """
    page, title, told = case.page, case.title, case.told
    first = next((i for i, yes in enumerate(own) if yes and page.prose[i] and i > title.piece), -1)
    last = max((i for i, yes in enumerate(own) if yes), default=-1)
    top = Top(page, title.piece, first, last + 1)
    listed = None
    if not comments:
        listed = listing.look(page, own, told, case.address, likely, goods=goods)
    if listed is not None and listed.listing:
        given = listing.roles_of(page, own, title, listed)
        return Found(
            kind="listing",
            roles=given,
            comments=[],
            authors=(),
            published=None,
            entries=stories(page, given, listed.cards, listing=True, near=case.collected),
        )
    names, by = authors(top, told, case.address)
    when = times(top, told, case.address, case.collected, case.markup)
    given = roles.assign(page, own, title, top, by | when.where)
    for index in talked:
        if given[index] != "title":
            given[index] = "chrome"
    return Found(
        kind="article",
        roles=given,
        comments=comments,
        authors=names,
        published=when.published,
        modified=when.modified,
        entries=stories(page, given, listed.cards if listed else None, near=case.collected),
    )
