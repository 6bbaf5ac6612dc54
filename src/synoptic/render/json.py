"""A brief as JSON: the public contract (docs/rendering.md lists its keys).

``claims`` is the whole, ``agreements``, ``conflicts``, ``updates`` and ``only`` are its views. Keys may be
added; none is renamed or dropped.
"""

import re
from collections.abc import Iterable
from typing import Any

import msgspec

from synoptic.model import Brief, ClaimGroup, Document, Mention, Telling
from synoptic.tell.footers import footers

_SURROGATE = re.compile("[\ud800-\udfff]")


def brief_json(brief: Brief) -> str:
    """One object with the documents, the stories and what failed, ending in a line break."""
    everything = {document.id: document for document in brief.documents}
    return _printed(
        {
            "documents": [document_object(d, everything) for d in brief.documents],
            "stories": [telling_object(t) for t in brief.stories],
            "failures": msgspec.to_builtins(brief.failures),
        }
    )


def telling_json(telling: Telling) -> str:
    """One story as in ``stories`` above, ending in a line break."""
    return _printed(telling_object(telling))


def document_object(document: Document, everything: dict[str, Document]) -> dict[str, Any]:
    """A document with the count lines of its digests, checked."""
    found: dict[str, Any] = msgspec.to_builtins(document)
    found["footers"] = msgspec.to_builtins(footers(document, everything))
    return found


def telling_object(telling: Telling) -> dict[str, Any]:
    """A story with its claims and their four views."""
    found: dict[str, Any] = msgspec.to_builtins(telling)
    groups = telling.claims
    found["agreements"] = [_view(g, g.mentions) for g in _of(groups, "agreed")]
    found["conflicts"] = [_view(g, g.mentions, kind=g.kind or "account") for g in _of(groups, "disputed")]
    found["updates"] = [_view(g, g.mentions) for g in _of(groups, "updated")]
    found["only"] = [_mention(m) | {"about": g.about} for g in _of(groups, "single") for m in g.mentions]
    return found


def _of(groups: Iterable[ClaimGroup], status: str) -> list[ClaimGroup]:
    return [group for group in groups if group.status == status]


def _view(group: ClaimGroup, mentions: Iterable[Mention], **more: str) -> dict[str, Any]:
    return {
        "about": group.about, **more, "why": group.why, "claims": [_mention(m) for m in mentions]
    }  # fmt: skip


def _mention(mention: Mention) -> dict[str, Any]:
    found: dict[str, Any] = msgspec.to_builtins(mention)
    return found


def _printed(value: object) -> str:
    try:
        encoded = msgspec.json.encode(value)
    except UnicodeEncodeError:
        # half of a pair of code units is no character; one for one, so that every offset holds
        encoded = msgspec.json.encode(_mended(value))
    return msgspec.json.format(encoded, indent=1).decode() + "\n"


def _mended(value: object) -> object:
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, dict):
        return {_mended(key): _mended(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_mended(each) for each in value]
    return value
