"""The updates of a live blog as its metadata lists them: schema.org's LiveBlogPosting in JSON-LD."""

import json
from typing import Any

from synoptic.model import Published, Record
from synoptic.read.byline import is_name
from synoptic.read.html.dom.tree import Head
from synoptic.read.html.told.title import squash
from synoptic.read.instants import instant
from synoptic.text import fold

MOST = 2_000
"""Updates of a page that are looked at."""
LARGEST = 3_000_000
"""Characters of a script beyond which it is not looked at."""
OPENING = 60
"""Characters of a text, letters and digits alone, by which it is found on the page."""
_MARK = "liveBlogUpdate"
_TYPE = "LiveBlogPosting"


class Post(Record, frozen=True, kw_only=True):
    """An update as metadata tells it."""

    title: str = ""
    """Its heading, letters and digits alone."""
    opening: str = ""
    """How its text begins, letters and digits alone."""
    published: Published | None = None
    """When it was written."""
    authors: tuple[str, ...] = ()
    """People who wrote it."""
    address: str | None = None
    """Where it stands by itself."""


def says_live(head: Head) -> bool:
    """Whether a page's metadata calls it a live blog."""
    return any(_TYPE in script for script in head.data)


def posts(head: Head) -> list[Post]:
    """The updates that a page's metadata lists, in its order; [] where it lists none."""
    found: list[Post] = []
    for script in head.data:
        if _MARK not in script or len(script) > LARGEST:
            continue
        try:
            waiting: list[object] = [json.loads(script, strict=False)]
        except (ValueError, RecursionError):
            continue
        for _ in range(MOST):
            if not waiting:
                break
            each = waiting.pop()
            if isinstance(each, list):
                waiting += each[:MOST]
            elif isinstance(each, dict):
                updates = each.get(_MARK)
                if updates is not None:
                    listed = updates if isinstance(updates, list) else [updates]
                    found += [_post(one) for one in listed[:MOST] if isinstance(one, dict)]
                waiting += [
                    v for key in ("@graph", "mainEntity") if isinstance(v := each.get(key), dict | list)
                ]
    return found


def _post(node: dict[str, Any]) -> Post:
    title = _text(node.get("headline")) or _text(node.get("name"))
    address = _text(node.get("url")) or _text(node.get("@id"))
    return Post(
        title=squash(title)[: 2 * OPENING],
        opening=squash(_text(node.get("articleBody"))[: 4 * OPENING])[:OPENING],
        published=instant(_text(node.get("datePublished"))),
        authors=_people(node.get("author")),
        address=address if "/" in address or address.startswith("#") else None,
    )


def _text(value: object) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("@value") or value.get("@id") or ""
    return _tagless(fold(value)) if isinstance(value, str) else ""


def _tagless(text: str) -> str:
    """A text without the markup and the entities that some systems leave in it."""
    if "<" not in text and "&" not in text:
        return text
    from html import unescape

    parts = unescape(text).split("<")
    return fold(parts[0] + "".join(" " + part.partition(">")[2] for part in parts[1:]))


def _people(value: object) -> tuple[str, ...]:
    listed = value if isinstance(value, list) else [value]
    names = [fold(str(each.get("name") or "")) if isinstance(each, dict) else each for each in listed[:20]]
    return tuple(name for name in names if isinstance(name, str) and is_name(name) and " " in name)
