"""A page of HTML cut into blocks: article, thread or listing."""

from synoptic.config import Config
from synoptic.read.blocks import Blocked
from synoptic.read.html.cut import blocks
from synoptic.read.html.dom.guard import defuse
from synoptic.read.html.dom.shell import filled
from synoptic.read.html.dom.sums import Page
from synoptic.read.html.dom.walk import tree_of
from synoptic.read.html.found import Case, Found
from synoptic.read.html.judge import Judged, judge
from synoptic.read.html.judge.net import Net
from synoptic.read.html.kind import decide
from synoptic.read.html.liveblog import live
from synoptic.read.html.liveblog.livepage import live_page
from synoptic.read.html.told.barred import truncated
from synoptic.read.html.told.microdata import marks
from synoptic.read.html.told.said import Said, said
from synoptic.read.html.told.title import find


def html_page(
    markup: str,
    config: Config,
    *,
    name: str,
    address: str = "",
    collected: str | None = None,
    net: Net | None = None,
) -> Blocked:
    """The page of a markup, cut into blocks with roles.

    Args:
        markup: the page as decoded.
        config: limits of depth, nodes and characters.
        name: what errors call the page.
        address: its URL or path, where known.
        collected: when it was fetched, ISO 8601: completes dates without a year.
        net: weights by which pieces are judged; None: the shipped ones.

    Raises:
        PageTooLargeError: over a limit of nodes or characters.
    """
    markup = defuse(markup, config, name)
    page, told = opened(markup, config, name)
    judged = judge(page, address, net)
    title = find(page, judged.inside, told, address)
    case = Case(page=page, title=title, told=told, markup=markup, address=address, collected=collected)
    found = _found(case, judged)
    return Blocked(
        text=page.tree.text,
        blocks=tuple(blocks(page, found)),
        kind=found.kind,
        title=title.text,
        section=told.section,
        authors=found.authors,
        published=found.published,
        source=told.site,
        language=told.language,
        entries=found.entries,
        modified=found.modified,
        truncated=truncated(page, found.roles, told) if found.kind == "article" else None,
    )


def opened(markup: str, config: Config, name: str) -> tuple[Page, Said]:
    """The page of a markup that was defused, before it is judged, and what it says of itself out of sight.

    Raises:
        PageTooLargeError: over a limit of nodes or characters.
    """
    tree = filled(tree_of(markup, config, name), markup, config, name)
    told = said(tree.head, marks(tree))
    return Page(tree, next(iter(told.titles), ""), told.description, told.body), told


def _found(case: Case, judged: Judged) -> Found:
    if updates := live.find(case, judged.inside):
        return live_page(case, judged.inside, updates)
    return decide(case, judged)
