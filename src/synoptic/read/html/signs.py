"""What a page's boxes say of their part: the words in their classes, ids and roles, and what those mean."""

import functools
import itertools
import re
import tomllib
from importlib import resources

from synoptic.read.html.tree import Box

_WORD = re.compile(r"[A-Z]?[a-z]{2,24}|[A-Z]{2,24}(?![a-z])")
_LONGEST = 200
_SHORTEST = 3
#: shorter words that say something; the others are mostly what a bundler made up
_SHORT = frozenset(("ad", "ads", "bio", "box", "cta", "dek", "faq", "nav", "rss", "tab", "tag", "toc", "txt"))
_NAMED_BY = ("class", "id", "role", "itemprop", "data-testid", "data-component", "data-embed", "aria-label")

Signs = frozenset[str]


@functools.cache
def _vocabulary() -> tuple[dict[str, tuple[str, ...]], dict[str, list[tuple[str, str]]]]:
    """Signs by whole word, and by the first three letters those that stand for a beginning."""
    file = resources.files(__package__) / "vocabulary.toml"
    whole: dict[str, tuple[str, ...]] = {}
    stems: dict[str, list[tuple[str, str]]] = {}
    for sign, words in tomllib.loads(file.read_text("utf-8")).items():
        for word in words:
            if word.endswith("*"):
                stems.setdefault(word[:3], []).append((word[:-1], sign))
            else:
                whole[word] = (*whole.get(word, ()), sign)
    return whole, stems


@functools.lru_cache(maxsize=65536)
def _read(names: str) -> tuple[Signs, Signs]:
    """The words that class names, ids and roles are made of, lower case, and the signs that they give."""
    words: set[str] = set()
    signs: set[str] = set()
    whole, stems = _vocabulary()
    for name in names[:_LONGEST].split():
        parts = [part.lower() for part in _WORD.findall(name)]
        pairs = [f"{one}-{two}" for one, two in itertools.pairwise(parts)]
        words.update(part for part in parts if len(part) > _SHORTEST or part in _SHORT)
        words.update(pairs)
        for word in (*parts, *pairs):
            signs.update(whole.get(word, ()))
            if "-" not in word:
                signs.update(sign for stem, sign in stems.get(word[:3], ()) if word.startswith(stem))
    return frozenset(words), frozenset(signs)


def _names(box: Box) -> str:
    """All that a box is named by. The page's root is left out: its classes name the page."""
    if not box.attributes or box.tag in ("html", "body"):
        return ""
    get = box.attributes.get
    return " ".join(str(value) for name in _NAMED_BY if (value := get(name)))


def words_in(names: str) -> frozenset[str]:
    """The words that names are made of."""
    return _read(names)[0]


def _named(box: Box) -> tuple[Signs, Signs]:
    if box.names is None:
        box.names = _read(_names(box))
    return box.names


def words_of(box: Box) -> frozenset[str]:
    """The words that a box is named by."""
    return _named(box)[0]


def signs_of(box: Box) -> Signs:
    """What the words that a box is named by say of its part: ``teaser``, ``comments``, ``author`` …"""
    return _named(box)[1]
