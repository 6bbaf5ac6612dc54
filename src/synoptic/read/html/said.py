"""What a page says of itself out of sight: JSON-LD, Open Graph, Dublin Core and other meta elements."""

import json
import re
from collections.abc import Iterator
from typing import Any

from synoptic.model import Published, Record
from synoptic.read.byline import is_name
from synoptic.read.dates import stated_date
from synoptic.read.html.metanames import (
    ARTICLES,
    AUTHORS,
    MODIFIED,
    PUBLISHED,
    SECTIONS,
    SITES,
    TALKS,
    TITLES,
    WEAK,
)
from synoptic.read.html.tree import Head
from synoptic.text import fold

LARGEST = 1_000_000
"""Characters of a JSON-LD script beyond which it is not looked at."""
MOST = 5_000
"""Objects of a page's JSON-LD that are looked at."""

_INSTANT = re.compile(
    r"(?P<date>\d{4}-\d{2}-\d{2})(?:[T\s]+(?P<time>\d{2}:\d{2})(?::\d{2}(?:[.,]\d+)?)?\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?"
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})\d{2})?\b")
_LANGUAGE = re.compile(r"[a-zA-Z]{2}(?=$|[-_])")
_AND = re.compile(r"\s*(?:[,;/|&]|\band\b|\bund\b|\bet\b|\by\b)\s*")


_LISTS = ("collectionpage", "itemlist", "searchresultspage")


class Said(Record, frozen=True, kw_only=True):
    """What metadata states, most trustworthy first."""

    titles: tuple[str, ...] = ()
    """Titles, the title element last."""
    description: str = ""
    """The page's abstract."""
    authors: tuple[str, ...] = ()
    """Names of people who wrote it."""
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
    talk: bool = False
    """Whether it says that it is a question, or a posting in a forum."""
    listing: bool = False
    """Whether it says that it is a page of items."""


def said(head: Head) -> Said:
    """Read a page's metadata. What cannot be read is left out."""
    nodes = list(_nodes(head.data))
    main = _main(nodes)
    node = main or {}
    kinds = {kind for each in nodes for kind in _kinds(each)}
    titles = [
        _text(node.get("headline")),
        *head.metas(*TITLES),
        _text(node.get("name")) if main else "",
        head.title,
    ]
    of_meta = [name for content in head.metas(*AUTHORS) for name in _names(content)]
    authors = _people(node.get("author")) or _people(node.get("creator")) or of_meta
    dates = [_text(node.get("datePublished")) if main and _is_article(main) else "", *head.metas(*PUBLISHED)]
    weak = [*head.metas(*WEAK), *(_text(each.get("datePublished")) for each in nodes)]
    modified = [_text(node.get("dateModified")), *head.metas(*MODIFIED)]
    language = _LANGUAGE.match(head.language.strip())
    sites = [
        *head.metas(*SITES[:2]),
        _name(node.get("publisher")),
        *(_name(n) for n in nodes if "website" in _kinds(n)),
    ]
    return Said(
        titles=tuple(dict.fromkeys(filter(None, map(fold, titles)))),
        description=next(iter(head.metas("description", "og:description", "twitter:description")), ""),
        authors=tuple(dict.fromkeys(authors)),
        published=_best(dates),
        weak=_best(weak),
        modified=_best(modified),
        section=next(
            filter(None, [_text(node.get("articleSection")), *head.metas(*SECTIONS), _trail(nodes)]), None
        ),
        site=next((fold(site) for site in sites if site and len(site) < 80 and "://" not in site), None),
        language=language.group().lower() if language else None,
        article=bool(main and _is_article(main)),
        talk=bool(kinds.intersection(TALKS)),
        listing=bool(kinds.intersection(_LISTS)) or "website" in (v.lower() for v in head.metas("og:type")),
    )


def _nodes(scripts: list[str]) -> Iterator[dict[str, Any]]:
    """All objects of a page's JSON-LD, outer before inner."""
    count = 0
    for script in scripts:
        data = _load(script)
        stack = [data]
        while stack and count < MOST:
            each = stack.pop(0)
            if isinstance(each, list):
                stack = each[:MOST] + stack
            elif isinstance(each, dict):
                count += 1
                if "@type" in each:
                    yield each
                inner = [
                    each.get(key)
                    for key in (
                        "@graph",
                        "mainEntity",
                        "mainEntityOfPage",
                        "liveBlogUpdate",
                        "itemListElement",
                    )
                ]
                stack += [value for value in inner if isinstance(value, dict | list)]


def _load(script: str) -> object:
    if len(script) > LARGEST:
        return None
    script = (
        script.strip()
        .removeprefix("<!--")
        .removesuffix("-->")
        .removeprefix("//<![CDATA[")
        .removesuffix("//]]>")
    )
    try:
        return json.loads(script.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _kinds(node: dict[str, Any]) -> set[str]:
    kinds = node.get("@type")
    return {str(kind).rpartition("/")[2].lower() for kind in (kinds if isinstance(kinds, list) else [kinds])}


def _is_article(node: dict[str, Any]) -> bool:
    return not _kinds(node).isdisjoint(ARTICLES)


def _main(nodes: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The object that is the page: an article before a posting, a posting before a plain page."""
    for kinds in (ARTICLES, TALKS, ("webpage", "creativework", "videoobject", "newsmediaorganization"[:0])):
        for node in nodes:
            if not _kinds(node).isdisjoint(kinds) and (
                node.get("headline") or node.get("datePublished") or node.get("author")
            ):
                return node
    return None


def _text(value: object) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or value.get("headline") or ""
    if not isinstance(value, str):
        return ""
    return fold(_unescape(value))


def _unescape(value: str) -> str:
    """Entities written into JSON, as many systems do."""
    if "&" not in value:
        return value
    from html import unescape

    return unescape(value)


def _name(value: object) -> str:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        return _text(value.get("name"))
    return value if isinstance(value, str) and "://" not in value else ""


def _people(value: object) -> list[str]:
    """Names of people among authors; organisations, sites and staff are none."""
    found: list[str] = []
    for each in (value if isinstance(value, list) else [value])[:50]:
        if isinstance(each, dict):
            if _kinds(each).isdisjoint(("person", "none")):
                continue
            name: object = each.get("name")
            names = name if isinstance(name, list) else [name]
        else:
            names = [each]
        for name in names:
            if isinstance(name, str) and "://" not in name:
                found += _names(_unescape(name))
    return found


def _names(text: str) -> list[str]:
    """The people that a field of metadata names: one, or several with marks between."""
    text = fold(re.sub(r"^(?:by|von|par|por|di|af|av)\s+", "", fold(text), flags=re.IGNORECASE))
    if not text or len(text) > 300 or "://" in text:
        return []
    parts = [text] if is_name(text) else _AND.split(text)
    return [part for part in parts if is_name(part)] if is_name(parts[0]) else []


def instant(text: str) -> Published | None:
    """A machine-readable date, or one in words."""
    text = text.strip()
    found = _INSTANT.match(text)
    if found:
        zone = found["zone"]
        if zone in ("Z", "UTC", "GMT"):
            zone = "+00:00"
        elif zone and ":" not in zone:
            zone = f"{zone[:3]}:{zone[3:]}"
        time = found["time"]
        if _is_day(found["date"]) and (time is None or (time[:2] < "24" and time[3:] < "60")):
            return Published(date=found["date"], time=time, zone=zone, basis="stated")
    if compact := _COMPACT.match(text):
        date = "-".join(compact.group(1, 2, 3))
        if _is_day(date):
            time = (
                f"{compact[4]}:{compact[5]}"
                if compact[4] and compact[4] < "24" and compact[5] < "60"
                else None
            )
            return Published(date=date, time=time, basis="stated")
    return stated_date(text[:100])


def _is_day(date: str) -> bool:
    import datetime as dt

    try:
        return 1980 <= dt.date.fromisoformat(date).year <= 2100
    except ValueError:
        return False


def _best(texts: list[str]) -> Published | None:
    """The first date that is one; of two that agree, the one that tells its zone."""
    dates = [date for text in texts if text and (date := instant(text)) is not None]
    if not dates:
        return None
    first = dates[0]
    for other in dates[1:]:
        if (
            _same_instant(first, other)
            and other.zone not in (None, "+00:00")
            and first.zone in (None, "+00:00")
        ):
            return other
        if first.time is None and other.time is not None and other.date == first.date:
            return other
    return first


def minutes(date: Published) -> int | None:
    """Minutes since year 1 in UTC; None: no time is told."""
    import datetime as dt

    if date.time is None:
        return None
    moment = dt.datetime.fromisoformat(f"{date.date}T{date.time}")
    total = moment.toordinal() * 1440 + moment.hour * 60 + moment.minute
    if date.zone:
        sign = -1 if date.zone[0] == "-" else 1
        total -= sign * (int(date.zone[1:3]) * 60 + int(date.zone[4:6]))
    return total


def _same_instant(one: Published, two: Published) -> bool:
    if one.time is None or two.time is None or one.zone is None or two.zone is None:
        return False
    return minutes(one) == minutes(two)


def _trail(nodes: list[dict[str, Any]]) -> str:
    """The last crumb but the page itself that is no home page."""
    for node in nodes:
        if "breadcrumblist" not in _kinds(node):
            continue
        items = node.get("itemListElement")
        names = (
            [_text(item.get("name")) or _name(item.get("item")) for item in items if isinstance(item, dict)]
            if isinstance(items, list)
            else []
        )
        names = [name for name in names if name and name.lower() not in ("home", "homepage")]
        if len(names) >= 2:
            return names[-2] if len(names) > 1 and len(names[-1].split()) > 3 else names[-1]
        if names and len(names[0].split()) <= 3:
            return names[0]
    return ""
