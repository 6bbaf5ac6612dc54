"""What stands over the body: the title among site names, menus and teasers; section, authors, date."""

import re
from collections.abc import Sequence
from itertools import pairwise

from synoptic.model import Published, Record
from synoptic.read.byline import is_name
from synoptic.read.dates import Stated, complete, dates_in, passed
from synoptic.read.labels import bare, is_outlet, is_section, pieces
from synoptic.read.plain.weigh import REACH, Body, Sighted, cut_off, glued
from synoptic.text import fold, plain, stem, words

LEAD = 2.5
"""How much better than the title a lead may look, as it says more of what the body says."""
SAYS_SO = 0.12
"""Share of a title's words that the body takes up, where a lead stands between them."""
UNDER = 8
"""Units under a title among which a dateline is that of the title."""
FAR = 60
"""Units between a date and a title under it over which it is none of the title's."""
ENOUGH = 1.5
"""Score from which a unit is taken for the title."""


class Head(Record, frozen=True, kw_only=True):
    """What the top of a page says of it."""

    title: str | None = None
    """The title; None: none is shown."""
    titles: frozenset[int] = frozenset()
    """Units that are the title, however often it is told."""
    section: str | None = None
    """The section."""
    source: str | None = None
    """The site's name."""


def find(page: Sequence[Sighted], body: Body, address: str | None) -> Head:
    """Title, section and site of a page."""
    best, chosen = ENOUGH, -1
    about = _stems(" ".join(each.text[:2_000] for each in page[body.start : body.start + 6]))
    slug = _slug(address)
    for i in range(max(0, body.start - REACH), body.start):
        score = _title_score(page, i, body, about, slug)
        if score >= best:
            best, chosen = score, i
    while chosen > 0 and _over_lead(page, chosen, body, about, slug, best):
        chosen -= 1
    if chosen < 0:
        return Head(section=_section(page[: body.start]), source=_source(page, body.start))
    title = page[chosen].text
    alike = {i: rest for i in range(body.start) if (rest := _around(page[i].text, title)) is not None}
    shown = fold(min((page[i].text for i in alike), key=len))
    section = next((rest for rest in alike.values() if rest and is_section(rest)), None)
    others = [page[i] for i in range(body.start) if i not in alike]
    return Head(
        title=shown,
        titles=frozenset(alike),
        section=section or _section(others),
        source=_source(page, chosen),
    )


def _over_lead(
    page: Sequence[Sighted], i: int, body: Body, about: frozenset[str], slug: frozenset[str], best: float
) -> bool:
    """Whether the line over the best one is the title, and the best one the lead below it."""
    above = page[i - 1]
    if not above.bare or above.unit.words < 4 or above.unit.first.trails:
        return False
    near = _title_score(page, i - 1, body, about, slug) >= best - LEAD
    return near and _share(_stems(above.text), about) >= SAYS_SO


def _title_score(
    page: Sequence[Sighted], i: int, body: Body, about: frozenset[str], slug: frozenset[str]
) -> float:
    """How much a unit over the body looks like its title."""
    each = page[i]
    if not each.bare or each.sort == "item" or each.unit.words > 40 or each.unit.first.trails:
        return -9
    after = page[i + 1 : body.start]
    if after and cut_off(page, i + 1):
        return -9  # a teaser's title
    stems = _stems(each.text)
    score = 0.0
    score += 0.5 if each.unit.words >= 4 else -0.5 if each.unit.words >= 2 else -1
    score += 3.0 * _share(stems, about) * min(1.0, len(stems) / 3)
    if slug:
        score += 4.0 * _share(stems, slug) - (1.0 if len(slug) > 2 and not stems & slug else 0)
    signed = next((k for k, one in enumerate(after[:4]) if one.sort in ("dateline", "byline")), None)
    score += 0 if signed is None else 2 if signed < 2 else 1
    if not any(one.bare and one.unit.words >= 4 for one in after):
        score += 1  # nothing else of a title's length comes before the body
    if not any(one.bare for one in (*page[max(0, i - REACH) : i], *after)):
        score += 1  # nothing else at all is unexplained
    if any(_around(other.text, each.text) is not None for other in (*page[max(0, i - REACH) : i], *after)):
        score += 2
    if i and each.unit.gap:
        score += 0.5
    if i == 0 and any(one.sort == "menu" and not one.unit.gap for one in page[1:4]):
        score -= 1.5  # a site's name over its menu
    if after and after[0].sort == "menu" and not after[0].unit.gap:
        score -= 0.5
    if each.unit.words <= 4 and is_outlet(each.text):
        score -= 1.5
    if each.unit.words <= 4 and after and after[0].sort == "dateline" and is_name(each.text):
        score -= 1.5
    if each.unit.first.goes_on:
        score -= 1
    return score


def _share(stems: frozenset[str], others: frozenset[str]) -> float:
    return len(stems & others) / len(stems) if stems else 0.0


def _stems(text: str) -> frozenset[str]:
    """Stems of the words that carry a text; of scripts that do not part words, pairs of characters."""
    found = {stem(word) for word in words(text) if len(word) >= 4 or word[:1].isdigit()}
    dense = [c for c in text[:2_000] if "\u2e80" <= c <= "\u9fff"]
    return frozenset(found | {a + b for a, b in pairwise(dense)})


def _slug(address: str | None) -> frozenset[str]:
    """Stems of the words in an address's path."""
    path = (address or "").partition("://")[2].partition("/")[2]
    return frozenset(stem(word) for word in words(path.replace("-", " ").replace("_", " ")) if len(word) >= 4)


def _around(text: str, title: str) -> str | None:
    """What a unit has beside the title: its section glued before it, the site's name after; None: other."""
    if len(text) > len(title) + 60 or len(title) < 8:
        return "" if text == title else None
    rest = glued(text, title)
    if rest is not None:
        return rest if len(rest.split()) <= 3 else None
    parts = pieces(text)
    return parts[-1] if len(parts) in (2, 3) and plain(fold(parts[0])) == plain(fold(title)) else None


def _section(units: Sequence[Sighted]) -> str | None:
    """The section that a line of its own, or the end of a trail of sections, names."""
    for each in units:
        if each.sort == "section":
            return fold(each.text)
    for each in units:
        parts = pieces(each.text) if each.sort == "menu" and len(each.text) < 80 else []
        if 2 <= len(parts) <= 4 and (
            ">" in each.text or "/" in each.text or "»" in each.text or "›" in each.text
        ):
            known = [part for part in parts if is_section(part)]
            if known:
                return known[-1]
    return None


def _source(page: Sequence[Sighted], before: int) -> str | None:
    """The site's name: the first unlabelled line of a page whose title comes later."""
    first = page[0] if page else None
    if first is None or before <= 0 or not first.bare or first.unit.words > 6 or first.unit.ends:
        return None
    return fold(first.text)


# ── who and when ─────────────────────────────────────────────────────────────────────────────────────


def authors(page: Sequence[Sighted], body: Body, head: Head) -> tuple[tuple[str, ...], frozenset[int]]:
    """The names in bylines, and the units that are a byline though no word says so."""
    title = max(head.titles, default=-1)
    foot = range(body.start, min(len(page), body.end + 3, body.limit))
    named = [i for i in (*range(body.start), *foot) if page[i].seen.authors and page[i].sort != "mark"]
    if named:
        return page[next((i for i in named if i > title), named[0])].seen.authors, frozenset()
    if title < 0:
        return (), frozenset()
    told = _told(page, body, title)
    signed = _signed(page, body)
    for i in range(title + 1, body.start):
        each = page[i]
        near = [page[k] for k in (i - 1, i + 1) if title < k < body.start]
        by_date = each.sort == "dateline" or any(one.sort == "dateline" for one in near)
        by_name = any(one.seen.opens for one in near[:1]) or (
            i <= title + UNDER and bare(each.text) in signed
        )
        if not (by_date or by_name or i == title + 1):
            continue
        found = [name for one in each.seen.maybe if (name := _unplaced(one, told)) is not None]
        if found and not _site_like(found[0], page, head):
            return tuple(found), frozenset((i,))
    return (), frozenset()


def _signed(page: Sequence[Sighted], body: Body) -> frozenset[str]:
    """Names that stand below the body again, alone or at the beginning of a note on the writer."""
    below = [each.seen.maybe for each in page[body.end : body.end + 40]]
    return frozenset(bare(name) for found in below for name in found)


def _told(page: Sequence[Sighted], body: Body, title: int) -> str:
    """What the page says apart from its byline: places and people of the story, names of the site."""
    around = [*page[:title], *page[body.start : min(body.end, body.start + 40)]]
    return " ".join(bare(each.text) for each in around) + " "


def _unplaced(name: str, told: str) -> str | None:
    """A writer's name without a place glued to it; None: the page speaks of whom or what it names."""
    parts = name.split()
    if bare(name) in told:
        return None
    for k in range(2, len(parts) - 1):
        if bare(" ".join(parts[k:])) in told:
            return " ".join(parts[:k])
    return name


def _site_like(text: str, page: Sequence[Sighted], head: Head) -> bool:
    """Whether a line may be the site's name: it, or most of it, stands in the page's labels too."""
    name = bare(text)
    if head.source and bare(head.source) == name:
        return True
    labels = (each.text for each in page if each.sort in ("label", "menu", "teaser_head"))
    marked = [bare(label) for label in labels if "©" not in label]
    last = name.split()[-1]
    return len(last) > 3 and any(last in line.split() for line in marked)


def published(
    page: Sequence[Sighted], body: Body, head: Head, near: str | None
) -> tuple[Published | None, int]:
    """When the page says that it was published, and which unit says it; (None, -1): it does not."""
    best, found, where = 0.4, None, -1
    for i, each in enumerate(page):
        tags = each.seen.tags or ("",) * len(each.seen.dates)
        for stated, tag in zip(each.seen.dates, tags, strict=True):
            score = _date_score(page, i, stated, body, head) + _TAGGED[tag]
            if score > best and (date := complete(stated, near)) is not None:
                best, found, where = score, date, i
    return found or _in_place(page, body, near) or _passed(page, body, near), where


def _passed(page: Sequence[Sighted], body: Body, near: str | None) -> Published | None:
    """The day that a line over the body counts back from the collection: ``3 hours ago``."""
    if near is None:
        return None
    over = (each for each in page[max(0, body.start - UNDER) : body.start] if each.unit.words <= 16)
    return next((day for each in over if (day := passed(each.text, near)) is not None), None)


def _in_place(page: Sequence[Sighted], body: Body, near: str | None) -> Published | None:
    """The day in a dateline that a body begins with: ``HARBOUR, 2 March 2026 (ANS) – The ferry …``."""
    first = next((each for each in page[body.start : body.end] if each.sort == "prose"), None)
    if first is None:
        return None
    opening = first.text[:100]
    for stated in dates_in(opening)[:1]:
        place, after = opening[: stated.start].strip(" ,(.-/"), opening[stated.end :][:30]
        named = place and len(place.split()) <= 6 and place[0].isupper() and "." not in place
        if named and re.match(r"[\s,.]*(?:[(/][^()/]{1,20}[)/])?\s*(?:[–—-]|:)\s?\S", after):
            return complete(stated, near)
    return None


def _over_title(page: Sequence[Sighted], i: int, title: int) -> float:
    """How much a date over the title is its date, not the day's in a strip over the page's menu."""
    if any(one.sort == "weather" for one in page[max(0, i - 2) : i + 3]):
        return -3
    if title - i > FAR or any(
        one.bare or one.sort in ("menu", "weather", "label") for one in page[i + 1 : title]
    ):
        return -1
    return 1 if i >= 3 or title == i + 1 else 0.5


_TAGGED = {"published": 2.0, "updated": -1.0, "": 0.0}


def _date_score(page: Sequence[Sighted], i: int, stated: Stated, body: Body, head: Head) -> float:
    """How much a date looks like that of the page's publication."""
    each = page[i]
    if each.sort not in ("dateline", "byline") and not (each.sort == "mark" and i < body.start):
        return -9
    score = 0.0
    if i >= body.limit or i >= body.end + 12:
        score -= 1
    elif i >= body.start:
        score += 0.5 if i < body.start + 4 or i >= body.end - 3 else -0.5
    elif any(title in head.titles for title in range(i - UNDER, i)):
        score += 3
    else:
        under = (t for t in range(i + 1, min(body.start, i + FAR + 1)) if t in head.titles)
        score += _over_title(page, i, next(under, body.start))
    score += 2 if each.seen.issue else 0
    score += 1 if each.seen.authors else 0
    score += 0.5 if stated.time else 0
    return score - (0 if stated.year else 0.5)
