"""What a page says of itself out of sight: JSON-LD, microdata, Open Graph, Dublin Core, meta elements."""

import re
from collections import Counter
from collections.abc import Sequence

from synoptic.model import Published, Record
from synoptic.read.html.dom.tree import Head
from synoptic.read.html.told.jsonld import Node, is_article, kinds, nodes
from synoptic.read.html.told.metanames import (
    AUTHORS,
    CARD_LABELS,
    CARD_VALUES,
    CITED,
    MODIFIED,
    PUBLISHED,
    SECTIONS,
    SITES,
    SOCIAL,
    TALKS,
    TITLES,
    WEAK,
)
from synoptic.read.html.told.microdata import Mark
from synoptic.read.instants import best, instant
from synoptic.read.labels import bare, opened, table
from synoptic.read.signing import Signed, everybody, signed, squash
from synoptic.text import fold

_LANGUAGE = re.compile(r"[a-zA-Z]{2}(?=$|[-_])")
#: halves of characters that JSON may name alone, and control characters
_NO_TEXT = re.compile("[\ud800-\udfff\x00-\x08\x0b\x0e-\x1f\x7f]")
_WORDS = re.compile(r"\w+")
_LISTS = ("collectionpage", "itemlist", "searchresultspage")
_PAGES = (
    "webpage",
    "itempage",
    "creativework",
    "videoobject",
    "podcastepisode",
    "recipe",
    "product",
    "episode",
)
_BODIES = frozenset(
    ("organization", "newsmediaorganization", "corporation", "website", "ngo", "collegeoruniversity")
)
MOST = 50
"""Authors of an object that are looked at."""


class Said(Record, frozen=True, kw_only=True):
    """What metadata states, most trustworthy first."""

    titles: tuple[str, ...] = ()
    """Titles, the title element last."""
    headline: str = ""
    """The title by JSON-LD or microdata, of an article."""
    social: tuple[str, ...] = ()
    """The titles under which it is shared."""
    element: str = ""
    """The title element."""
    description: str = ""
    """The page's abstract."""
    authors: tuple[str, ...] = ()
    """Names of people who wrote it."""
    bodies: tuple[str, ...] = ()
    """Agencies, newsrooms and companies that sign it."""
    accounts: tuple[str, ...] = ()
    """Names of accounts that posted it."""
    published: Published | None = None
    """As an article's metadata states it."""
    weak: Published | None = None
    """A date that may be the page's, or the site's."""
    modified: Published | None = None
    """When it was last changed."""
    section: str | None = None
    """Its section."""
    site: str | None = None
    """The site's name."""
    language: str | None = None
    """ISO 639-1."""
    article: bool = False
    """Whether it says that it is an article."""
    news: bool = False
    """Whether it says that it is an article of news."""
    talk: bool = False
    """Whether it says that it is a question, or a posting in a forum."""
    listing: bool = False
    """Whether it says that it is a page of items."""
    free: bool | None = None
    """Whether it says that all may read it; None: it says nothing."""
    length: int | None = None
    """Words that the whole text has, where it tells them."""
    body: str = ""
    """The page's own text, where metadata repeats it."""
    walled: tuple[str, ...] = ()
    """Selectors of the parts that it says are not for all."""


def said(head: Head, marks: Sequence[Mark] = ()) -> Said:
    """Read a page's metadata. What cannot be read is left out.

    Args:
        head: what the page says out of sight.
        marks: what its elements say (:func:`~synoptic.read.html.told.microdata.marks`).
    """
    every = nodes(head.data)
    main = _main(every, head)
    node = main or {}
    article = bool(main and is_article(main))
    marked = _marked(marks)
    headline = text_of(node.get("headline")) or (text_of(node.get("name")) if article else "")
    headline = headline or next((mark.value for mark in marked["headline"]), "")
    social = tuple(_folded(head.metas(*SOCIAL)))
    titles = [headline, *social, *head.metas(*TITLES), text_of(node.get("name")) if main else "", head.title]
    site = _site(head, node, every)
    signers = _signers(head, node, marked["author"], frozenset({squash(site)} if site else ()))
    dates = [
        text_of(node.get("datePublished")) if article else "",
        *(mark.value for mark in marked["published"]),
        *head.metas(*PUBLISHED),
    ]
    weak = [
        *head.metas(*WEAK),
        *(mark.value for mark in marked["created"]),
        *(
            text_of(each.get("datePublished") or each.get("dateCreated") or each.get("uploadDate"))
            for each in every
        ),
    ]
    modified = [
        text_of(node.get("dateModified")),
        *(mark.value for mark in marked["modified"]),
        *head.metas(*MODIFIED),
        *(text_of(each.get("dateModified")) for each in every if not kinds(each).isdisjoint(_PAGES)),
    ]
    types = {kind for each in every for kind in kinds(each)}
    language = _LANGUAGE.match(head.language.strip())
    bodies = [body for each in every if isinstance(body := each.get("articleBody"), str)]
    return Said(
        body=max(bodies, key=len, default=""),
        titles=tuple(dict.fromkeys(_folded(titles))),
        headline=headline,
        social=social,
        element=fold(head.title),
        description=next(iter(head.metas("description", "og:description", "twitter:description")), ""),
        authors=signers.people,
        bodies=signers.bodies,
        accounts=signers.accounts,
        published=best(dates),
        weak=best(weak),
        modified=best(modified),
        section=_section(head, node, marked["section"], every),
        site=site,
        language=language.group().lower() if language else None,
        article=article,
        news=bool(main) and any("news" in kind for kind in kinds(node)),
        talk=bool(types.intersection(TALKS)),
        listing=bool(types.intersection(_LISTS)) or "website" in (v.lower() for v in head.metas("og:type")),
        free=_free(node, every, marked["free"]),
        length=_length(node),
        walled=_walled(every),
    )


def _marked(marks: Sequence[Mark]) -> dict[str, list[Mark]]:
    """The marks by name; where several headlines or dates are marked, other stories are, and none is told."""
    named = {name: [mark for mark in marks if mark.name == name and not mark.link] for name in _MARKED}
    for name in ("headline", "published"):
        if len({mark.value for mark in named[name]}) > 2:
            return {name: [] for name in _MARKED}
    return named


_MARKED = ("headline", "author", "published", "created", "modified", "section", "free")


def _folded(texts: Sequence[str]) -> list[str]:
    return [folded for text in texts if text and (folded := fold(_unescape(text)))]


# ── which object is the page ─────────────────────────────────────────────────────────────────────────


def _main(every: Sequence[Node], head: Head) -> Node | None:
    """The object that is the page: an article before a posting, a posting before a plain page.

    Of several articles, the one whose headline is most like the page's titles: others are told beside it.
    """
    for wanted in (None, TALKS, _PAGES):
        fitting = [
            node
            for node in every
            if (is_article(node) if wanted is None else not kinds(node).isdisjoint(wanted))
            and (node.get("headline") or node.get("datePublished") or node.get("author"))
        ]
        if fitting:
            return fitting[0] if len(fitting) == 1 else max(fitting[:100], key=lambda n: _fits(n, head))
    return None


def _fits(node: Node, head: Head) -> float:
    """How well an object fits the page's titles and address; the first of equals is taken."""
    words = set(_WORDS.findall(" ".join((head.title, *head.metas("og:title"))).lower()))
    mine = set(_WORDS.findall((text_of(node.get("headline")) or text_of(node.get("name"))).lower()))
    shared = len(words & mine) / len(mine) if mine else 0.0
    address = node.get("url") or node.get("@id")
    here = [each for each in (head.canonical, *head.metas("og:url")) if each]
    told = sum(key in node for key in ("datePublished", "author", "headline"))
    at = isinstance(address, str) and any(address.rstrip("/#") == each.rstrip("/") for each in here)
    return shared + 0.1 * told + 0.3 * at


# ── values ───────────────────────────────────────────────────────────────────────────────────────────


def text_of(value: object) -> str:
    """A value's text: of a list the first, of an object its name; white space folded, entities resolved."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or value.get("headline") or ""
    if not isinstance(value, str):
        return ""
    return fold(_unescape(value))


def _unescape(value: str) -> str:
    """A value without the entities that systems write into JSON, and without what no text can hold."""
    if "&" in value:
        from html import unescape

        value = unescape(unescape(value))
    return _NO_TEXT.sub("", value)


def _name(value: object) -> str:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        return text_of(value.get("name"))
    return value if isinstance(value, str) and "://" not in value else ""


def _site(head: Head, node: Node, every: Sequence[Node]) -> str | None:
    sites = [
        *head.metas(*SITES[:2]),
        _name(node.get("publisher")),
        *(_name(n) for n in every if "website" in kinds(n)),
    ]
    return next(
        (fold(_unescape(site)) for site in sites if site and len(site) < 80 and "://" not in site), None
    )


# ── who ──────────────────────────────────────────────────────────────────────────────────────────────


def _signers(head: Head, node: Node, marks: Sequence[Mark], sites: frozenset[str]) -> Signed:
    """Those whom metadata names: of the article's object, else of marked elements, else of meta elements.

    A source that names only bodies or accounts gives way to one that names a person.
    """
    sources = [
        _people(node.get("author"), sites),
        _people(node.get("creator"), sites),
        everybody((mark.value for mark in marks[:MOST]), sites),
        *(everybody(head.metas(name)[:MOST], sites) for name in AUTHORS),
        everybody(_labelled(head), sites),
        everybody((_turned(name) for name in head.metas(CITED)[:MOST]), sites),
    ]
    others = [
        source for source in sources if not sites.issuperset(map(squash, source.bodies + source.accounts))
    ]
    return next((source for source in (*filter(_named, sources), *others, *sources) if source), Signed())


def _named(source: Signed) -> bool:
    return bool(source.people)


def _people(value: object, sites: frozenset[str]) -> Signed:
    """Those whom an object names as its authors."""
    found = Signed()
    for each in (value if isinstance(value, list) else [value])[:MOST]:
        body = False
        if isinstance(each, dict):
            body = not kinds(each).isdisjoint(_BODIES)
            both = (each.get("givenName"), each.get("familyName"))
            name: object = each.get("name") or " ".join(part for part in both if isinstance(part, str))
            names = name if isinstance(name, list) else [name]
        else:
            names = [each]
        for name in names[:MOST]:
            if isinstance(name, str):
                found += signed(_unescape(name), sites, body=body)
    return found


def _labelled(head: Head) -> list[str]:
    """What cards for sharing give under a label of authorship: Written by."""
    return [
        content
        for label, content in zip(head.metas(*CARD_LABELS), head.metas(*CARD_VALUES), strict=False)
        if table("byline").whole(bare(label)) or table("byline").whole(opened(label))
    ]


def _turned(name: str) -> str:
    """A name that citations turn around: Ruiz, Ana."""
    last, comma, first = name.partition(",")
    return f"{first.strip()} {last.strip()}" if comma and "," not in first else name


# ── section, access ──────────────────────────────────────────────────────────────────────────────────


def _section(head: Head, node: Node, marks: Sequence[Mark], every: Sequence[Node]) -> str | None:
    told = [
        text_of(node.get("articleSection")),
        *head.metas(*SECTIONS),
        *(mark.value for mark in marks),
        _trail(every),
    ]
    return next((text for text in map(fold, told) if text and len(text) <= 80 and "://" not in text), None)


def _trail(every: Sequence[Node]) -> str:
    """The last crumb but the page itself that is no home page."""
    for node in every:
        if "breadcrumblist" not in kinds(node):
            continue
        items = node.get("itemListElement")
        names = (
            [
                text_of(item.get("name")) or _name(item.get("item"))
                for item in items[:20]
                if isinstance(item, dict)
            ]
            if isinstance(items, list)
            else []
        )
        names = [name for name in names if name and name.lower() not in ("home", "homepage")]
        if len(names) >= 2:
            return names[-2] if len(names[-1].split()) > 3 else names[-1]
        if names and len(names[0].split()) <= 3:
            return names[0]
    return ""


def _free(node: Node, every: Sequence[Node], marks: Sequence[Mark]) -> bool | None:
    """Whether all may read the page."""
    told = [node.get("isAccessibleForFree"), *(mark.value for mark in marks)]
    told += [each.get("isAccessibleForFree") for each in every if not kinds(each).isdisjoint(_PAGES)]
    for value in told:
        if isinstance(value, list):
            value = value[0] if value else None
        if isinstance(value, bool):
            return value
        if isinstance(value, str) and (last := value.strip().lower().rpartition("/")[2]) in ("true", "false"):
            return last == "true"
    return None


def _length(node: Node) -> int | None:
    """The words of the whole text, as counted, or as given out of sight."""
    body = node.get("articleBody")
    given = len(body.split()) if isinstance(body, str) else 0
    counted = str(node.get("wordCount") or "").strip()[:7]
    return max(given, int(counted) if counted.isdecimal() else 0) or None


def _walled(every: Sequence[Node]) -> tuple[str, ...]:
    """Selectors of parts that are told not to be free."""
    found: Counter[str] = Counter()
    for node in every:
        if "webpageelement" in kinds(node) and str(node.get("isAccessibleForFree")).lower().endswith("false"):
            selectors = node.get("cssSelector")
            for each in selectors if isinstance(selectors, list) else [selectors]:
                if isinstance(each, str) and len(each) < 200:
                    found[each] += 1
    return tuple(found)[:10]


__all__ = ["Said", "instant", "said", "text_of"]
