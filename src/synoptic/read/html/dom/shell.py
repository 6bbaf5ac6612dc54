"""Pages that show nothing without their scripts: the post and the talk that they bring along as data.

Boards and comment systems serve shells whose talk stands in JSON: as JSON-LD for search engines, or as the
state from which a script draws. It is written as markup and read as any page. Told by form, not by name: an
object with words, and somebody who wrote them.
"""

import re
from collections.abc import Iterator
from html import escape, unescape
from typing import Any

import msgspec

from synoptic.config import Config
from synoptic.read.html.dom.prose import prose
from synoptic.read.html.dom.tree import Tree
from synoptic.read.html.dom.walk import tree_of

LITTLE = 200
"""Characters of prose below which a page shows nothing of its own."""
LEAST = 20
"""Characters of words that are worth reading out of data."""
MOST = 2_000
"""Posts that are read out of data."""
DEEPEST = 40
"""Levels of data that are looked into."""
_SCRIPT = re.compile(
    r"<script\b[^>]{0,300}\bjson\b[^>]{0,300}>([^<]*(?:<(?!/script)[^<]*)*)</script", re.IGNORECASE
)
_WORDS = ("articleBody", "text", "message", "raw_message", "body", "content", "comment_text", "description")
_WHO = ("author", "user", "creator", "author_name", "username", "commenter")
_NAMES = ("name", "display_name", "displayName", "username", "userName", "login")
_WHEN = ("datePublished", "dateCreated", "createdAt", "created_at", "created", "date", "published")
_PARENT = ("parent", "parent_id", "parentId", "in_reply_to", "inReplyTo", "reply_to", "replyTo")
_TALK = (
    "comment",
    "comments",
    "suggestedAnswer",
    "acceptedAnswer",
    "replies",
    "children",
    "answers",
    "posts",
)


def filled(tree: Tree, markup: str, config: Config, name: str) -> Tree:
    """The tree of a page; of one that shows nothing, with what its data say.

    Args:
        tree: the page as walked.
        markup: the page.
        config: its limits hold.
        name: what errors call the page.
    """
    shown = 0
    for piece in tree.pieces:
        shown += prose(piece)
        if shown >= LITTLE:
            return tree
    told = _told(markup)
    if len(told) <= 3 * max(LEAST, shown):
        return tree
    return tree_of(f"{markup}<div>{told}</div>", config, name)


def _told(markup: str) -> str:
    """The talk of a page's data as markup; empty: they hold none."""
    written: list[str] = []
    for script in _SCRIPT.finditer(markup):
        try:
            data = msgspec.json.decode(script[1].strip())
        except (msgspec.DecodeError, RecursionError):
            continue
        written += _posts(data)
        if len(written) >= MOST:
            break
    told = list(dict.fromkeys(written[:MOST]))
    opening = told[:1] if told and told[0].startswith("<h1>") else []
    return "".join(opening) + f'<div class="comments">{"".join(told[len(opening) :])}</div>'


def _posts(data: Any) -> Iterator[str]:
    """What stands in data as posts, in the order of the data, without recursion."""
    waiting: list[tuple[Any, str, int]] = [(data, "", 0)]
    number = 0
    while waiting:
        node, parent, depth = waiting.pop()
        inner: list[tuple[Any, str, int]] = []
        if isinstance(node, list):
            inner = [(each, parent, depth + 1) for each in node]
        elif isinstance(node, dict):
            words = _words(node)
            if words:
                number += 1
                own = _called(node, number)
                yield _markup(node, words, own, _above(node) or parent, opens=number == 1)
                parent = own
            inner = [
                (value, parent if key in _TALK else "", depth + 1)
                for key, value in node.items()
                if isinstance(value, (dict, list))
            ]
        if depth < DEEPEST:
            waiting += reversed(inner)


def _words(node: dict[str, Any]) -> str:
    """The words of an object that somebody wrote; empty: it is none."""
    if _who(node) is None:
        return ""
    words = next((node[key] for key in _WORDS if isinstance(node.get(key), str)), "")
    return words if len(words) >= 2 and any(map(str.isalpha, words)) else ""


def _who(node: dict[str, Any]) -> str | None:
    for key in _WHO:
        value = node.get(key)
        if isinstance(value, list) and value:
            value = value[0]
        if isinstance(value, dict):
            value = next((value[name] for name in _NAMES if isinstance(value.get(name), str)), None)
        if isinstance(value, str) and 0 < len(value.strip()) <= 60:
            return value.strip()
    return None


def _called(node: dict[str, Any], number: int) -> str:
    own = node.get("id") or node.get("@id") or node.get("url")
    return str(own)[:80] if isinstance(own, (str, int)) else f"data-{number}"


def _above(node: dict[str, Any]) -> str:
    value = next((node[key] for key in _PARENT if isinstance(node.get(key), (str, int))), "")
    return str(value)[:80] if value not in (0, "0", None) else ""


def _markup(node: dict[str, Any], words: str, own: str, parent: str, *, opens: bool) -> str:
    """A post as markup; the first bears the title."""
    title = node.get("headline") or node.get("name") or node.get("title")
    when = next((str(node[key]) for key in _WHEN if isinstance(node.get(key), (str, int))), "")
    text = unescape(words)
    if not re.search(r"<(?:p|br|div|li|a|b|i)\b", text):
        text = "".join(f"<p>{escape(each)}</p>" for each in text.split("\n") if each.strip())
    answers = f' data-parent-id="{escape(parent)}"' if parent else ""
    heading = f"<h1>{escape(title)}</h1>" if opens and isinstance(title, str) else ""
    who, time = escape(_who(node) or ""), escape(when[:40])
    return (
        f'{heading}<div class="post" id="{escape(own)}"{answers}><div class="post-head">'
        f'<a rel="author" class="author">{who}</a> <time datetime="{time}">{time}</time></div>'
        f'<div class="post-text">{text}</div></div>'
    )
