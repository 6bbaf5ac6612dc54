"""What elements out of sight say of the page: its title, names and contents of meta, JSON-LD."""

from collections.abc import Mapping

from selectolax.lexbor import LexborNode

from synoptic.read.html.dom.tree import Box, Head

_DATA = "ld+json"
_MOST_METAS = 10_000
"""Meta elements that are kept; no page that means it has so many."""


def keep_noted(head: Head, node: LexborNode, tag: str) -> None:
    """Keep what a title, a script of data or a link says."""
    if tag == "title":
        if not head.title and (node.parent is None or node.parent.tag != "svg"):
            head.title = " ".join((node.text() or "").split())
    elif tag == "script":
        if _DATA in (node.attributes.get("type") or "").lower():
            head.data.append(node.text() or "")
    elif tag == "link":
        attributes = node.attributes
        if (attributes.get("rel") or "").lower() == "canonical":
            head.canonical = attributes.get("href") or ""


def keep_meta(head: Head, attributes: Mapping[str, str | None], box: Box | None) -> None:
    """Keep a meta element's names and content; ``box`` is the element around it."""
    content = (attributes.get("content") or "").strip()
    if not content or len(head.meta) + len(head.items) > _MOST_METAS:
        return
    for key in ("property", "name", "http-equiv"):
        if value := attributes.get(key):
            head.meta.append((value.strip().lower(), content))
    if value := attributes.get("itemprop"):
        # outside of the body it speaks of the page; inside, of the item that it stands in
        if box is not None and any(around.tag == "body" for around in box.line()):
            head.items.append((value.strip().lower(), content, box))
        else:
            head.meta.append((value.strip().lower(), content))
