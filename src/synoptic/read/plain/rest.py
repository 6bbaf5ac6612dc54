"""Roles of an article's units, once its title and its body are known."""

import re
from collections.abc import Iterator, Sequence

from synoptic.model import Role
from synoptic.read.labels import table
from synoptic.read.plain.head import Head
from synoptic.read.plain.pieces import Piece
from synoptic.read.plain.weigh import Body, Sighted, cut_off
from synoptic.text import plain, stem, words

_SHOUTED = re.compile(r"[^\W\d_]*[A-ZÀ-ÞА-Я]{2,}")


def above(page: Sequence[Sighted], body: Body, head: Head, bylines: frozenset[int]) -> Iterator[Piece]:
    """What stands over the body: title, datelines, lead; teasers and chrome."""
    title = max(head.titles, default=-1)
    for i in range(body.start):
        each = page[i]
        role: Role = "chrome"
        if i in head.titles:
            role = "title"
        elif i in bylines:
            role = "dateline"
        elif each.sort in ("dateline", "byline"):
            strip = any(one.sort == "weather" for one in page[max(0, i - 2) : i + 3])
            role = "dateline" if i > title >= 0 or each.seen.authors or not strip else "chrome"
        elif each.sort == "teaser" or (each.bare and _cut_off(page, i)):
            role = "teaser"
        elif each.bare and i > title >= 0:
            role = _under_title(page, i, title)
        elif each.bare and i < title and each.unit.words >= 6 and each.unit.gap:
            role = "teaser"
        yield _piece(each, role)


def _cut_off(page: Sequence[Sighted], i: int) -> bool:
    """Whether a unit is another story's abstract, cut off in dots, or the title over one."""
    return cut_off(page, i) or (i + 1 < len(page) and cut_off(page, i + 1))


def _under_title(page: Sequence[Sighted], i: int, title: int) -> Role:
    """Lead, list item or credit: what a unit between title and body is."""
    each = page[i]
    if each.sort == "item":
        return "list_item"
    if each.unit.words >= 8:
        return "lead"
    near = any(one.sort in ("dateline", "byline") for one in page[max(title + 1, i - 1) : i + 2])
    return "dateline" if near else "chrome"


def inside(page: Sequence[Sighted], body: Body) -> Iterator[Piece]:
    """The body's own units, and what was put between them."""
    teasers = False
    for i in range(body.start, body.end):
        each = page[i]
        if each.sort == "teaser_head":
            teasers = True
        elif each.sort == "prose":
            teasers = False
        yield _piece(each, _inner(page, i, body, teasers=teasers))


def _inner(page: Sequence[Sighted], i: int, body: Body, *, teasers: bool) -> Role:
    each = page[i]
    text = each.text
    if each.sort in ("dateline", "byline"):
        return "dateline"
    if each.sort == "teaser" or (teasers and each.bare):
        return "teaser"
    if each.sort == "caption":
        return "caption"
    if each.sort == "row":
        return "table"
    if not each.bare:
        return "chrome"
    if each.sort == "item":
        return "list_item"
    if each.unit.first.quoted:
        return "quote"
    if each.sort == "prose" or text.endswith((":", ",", ";", "：", "，")) or each.unit.first.goes_on:
        return "paragraph"
    return "paragraph" if body.silent else "heading" if _heads(page, i, body) else "chrome"


def _heads(page: Sequence[Sighted], i: int, body: Body) -> bool:
    """Whether a short line within the body is a heading: it takes up what the text below speaks of.

    An advertisement or a player's caption does not, and stands as short and unpunctuated as a heading.
    """
    each = page[i]
    if each.unit.words > 14 or table("words").anywhere(plain(each.text)):
        return False
    below = " ".join(one.text[:3_000] for one in page[i + 1 : min(i + 5, body.end)])
    told = {stem(word) for word in words(below)}
    own = {stem(word) for word in words(each.text) if len(word) >= 4}
    first = words(each.text)[:1]
    shouted = bool(first and _SHOUTED.fullmatch(first[0]) and not each.text.isupper())
    return bool(own & told) and not shouted


def below(page: Sequence[Sighted], start: int, stop: int, limit: int) -> Iterator[Piece]:
    """What follows the body up to the comments: labels, and other stories."""
    teasers = False
    told_twice = False
    for i in range(start, stop):
        each = page[i]
        if i >= limit and not teasers and each.bare:
            teasers = told_twice = True  # an aggregator's items, with their abstracts
        if each.sort == "teaser_head":
            teasers = True
            yield _piece(each, "chrome")
        elif each.sort == "teaser" or (teasers and each.bare):
            yield _piece(each, "teaser")
        else:
            teasers = teasers and (told_twice or each.sort in ("dateline", "section"))
            yield _piece(each, "dateline" if each.sort in ("dateline", "byline") else "chrome")


def _piece(each: Sighted, role: Role) -> Piece:
    return Piece(role=role, start=each.unit.start, end=each.unit.end)
