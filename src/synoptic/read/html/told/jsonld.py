"""JSON-LD as pages have it: several scripts, lists, graphs, references, and JSON that is not quite JSON.

What a strict reader refuses is mended in the ways that pages break it (line breaks inside of strings, commas
before a closing bracket, comments, wrappings, several objects in a row); of what cannot be mended the few
values that matter are read by their keys.
"""

import json
import re
from collections import deque
from collections.abc import Iterator
from typing import Any

from synoptic.read.html.told.metanames import ARTICLES

Node = dict[str, Any]
"""An object of JSON-LD."""

LARGEST = 1_000_000
"""Characters of a script beyond which it is not looked at."""
MOST = 2_000
"""Objects of a page's JSON-LD that are looked at."""

#: keys under which an object may hold the page's main object
_HOLDING = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart")
_WRAPPED = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)+|(?:-->|(?://|/\*)?\s*\]\]>(?:\s*\*/)?)\s*$"
)
#: a string of JSON, or one of the marks that do not belong outside of strings
_MENDED = re.compile(
    r'"(?:[^"\\]|\\.)*+"'
    r"|(?P<comma>,)(?=\s*+[}\]])"
    r"|(?P<comment>/\*[^*]*+(?:\*(?!/)[^*]*+)*+(?:\*/|\Z)|<!--|-->|(?<![:\w])//[^\n]*+)",
    re.DOTALL,
)
_BAD_ESCAPE = re.compile(r"\\(?![\"\\/bfnrtu])")
_VALUE = r'"((?:[^"\\\n]|\\.|"(?!\s{0,9}(?:[,}\]]|$))){1,400}+)"'
"""A string, quotation marks inside of which are not always escaped."""
_PAIR = re.compile(
    r'"(headline|datePublished|dateModified|articleSection|isAccessibleForFree|@type)"\s{0,9}:\s{0,9}'
    + _VALUE
)
_PERSON = re.compile(
    r'"author"\s{0,9}:[\[{\s]{0,99}(?:"@type"\s{0,9}:\s{0,9}"\w{1,40}"\s{0,9},\s{0,99})?(?:"name"\s{0,9}:\s{0,9})?'
    + _VALUE
)


def nodes(scripts: list[str]) -> list[Node]:
    """All typed objects that may be the page, outer before inner, references to others put in their place."""
    found: list[Node] = []
    named: dict[str, Node] = {}
    for script in scripts:
        waiting: deque[object] = deque(_load(script))
        while waiting and len(found) < MOST:
            each = waiting.popleft()
            if isinstance(each, list):
                waiting.extendleft(reversed(each[:MOST]))
            elif isinstance(each, dict):
                if "@type" in each:
                    found.append(each)
                    if isinstance(each.get("@id"), str) and len(each) > 2:
                        named.setdefault(each["@id"], each)
                waiting.extend(v for key in _HOLDING if isinstance(v := each.get(key), dict | list))
    for node in found:
        for key in ("author", "creator", "publisher"):
            if key in node:
                node[key] = _resolved(node[key], named)
    return found


def kinds(node: Node) -> set[str]:
    """The types of an object, lower case, without the vocabulary's address."""
    given = node.get("@type")
    return {
        str(kind).rpartition("/")[2].rpartition(":")[2].lower()
        for kind in (given if isinstance(given, list) else [given])
    }


def is_article(node: Node) -> bool:
    """Whether an object says that it is an article."""
    return not kinds(node).isdisjoint(ARTICLES)


def _resolved(value: object, named: dict[str, Node]) -> object:
    """A value with what its references name."""
    if isinstance(value, list):
        return [_resolved(each, named) for each in value[:50] if not isinstance(each, list)]
    if isinstance(value, dict) and "name" not in value and isinstance(key := value.get("@id"), str):
        return named.get(key, value)
    return value


def _load(script: str) -> Iterator[object]:
    """What a script holds; nothing where it is no JSON at all."""
    if len(script) > LARGEST:
        return
    script = _WRAPPED.sub("", script.strip()).strip().rstrip(";")
    for attempt in (_as_is, _mended):
        text = attempt(script)
        try:
            yield json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        return
    told = list(_in_a_row(text))
    yield from told or _by_key(script)


def _as_is(script: str) -> str:
    return script


def _mended(script: str) -> str:
    """A script without commas and comments where JSON has none, and with its stray backslashes doubled."""
    return _BAD_ESCAPE.sub(r"\\\\", _MENDED.sub(lambda m: m.group() if m.lastgroup is None else "", script))


def _in_a_row(text: str) -> Iterator[object]:
    """Objects that follow one another without being a list."""
    decoder = json.JSONDecoder(strict=False)
    at = 0
    for _ in range(20):
        at = next((i for i in range(at, len(text)) if text[i] in "[{"), -1)
        if at < 0:
            return
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            return
        yield value


def _by_key(script: str) -> Iterator[Node]:
    """The few values that matter, where a script that tells of an article cannot be read as JSON."""
    told: Node = {}
    for found in _PAIR.finditer(script):
        key, value = found.groups()
        if key == "@type" and value.lower() not in ARTICLES:
            continue
        told.setdefault(key, _string(value))
    if "@type" in told and (person := _PERSON.search(script)):
        told["author"] = _string(person[1])
    if "@type" in told:
        yield told


def _string(raw: str) -> str:
    try:
        return str(json.loads(f'"{raw}"', strict=False))
    except ValueError:
        return raw
