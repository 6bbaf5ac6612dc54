"""What a page's boxes say of their part: the words in their classes, ids and roles, and what those mean."""

import functools
import re
import tomllib
from importlib import resources

from synoptic.read.html.dom.tree import Box

_WORD = re.compile(r"[A-Z]?[a-z]{2,24}|[A-Z]{2,24}(?![a-z])")
_LONGEST = 200
_SHORTEST = 3
#: shorter words that say something; the others are mostly what a bundler made up
_SHORT = frozenset(("ad", "ads", "bio", "box", "cta", "dek", "faq", "nav", "rss", "tab", "tag", "toc", "txt"))
#: attributes that name a box, beside its class
_NAMED_BY = frozenset(("id", "role", "itemprop", "data-testid", "data-component", "data-embed", "aria-label"))
_KEPT = 32_768
"""Names whose reading is remembered from page to page: sites use the same over and over."""

Signs = frozenset[str]
_NONE: tuple[Signs, Signs] = (frozenset(), frozenset())


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


@functools.lru_cache(maxsize=_KEPT)
def _signs(word: str) -> tuple[str, ...]:
    """What one word says."""
    whole, stems = _vocabulary()
    begun = [sign for stem, sign in stems.get(word[:3], ()) if word.startswith(stem)]
    return (*whole.get(word, ()), *begun)


@functools.lru_cache(maxsize=_KEPT)
def _read_one(name: str) -> tuple[Signs, Signs]:
    """The words that one class name, id or role is made of, lower case, and the signs that they give."""
    words: set[str] = set()
    signs: set[str] = set()
    whole = _vocabulary()[0]
    before = ""
    for part in _WORD.findall(name):
        word = part.lower()
        if len(word) > _SHORTEST or word in _SHORT:
            words.add(word)
        if said := _signs(word):
            signs.update(said)
        if before:
            pair = f"{before}-{word}"
            words.add(pair)
            if pair in whole:
                signs.update(whole[pair])
        before = word
    return (frozenset(words), frozenset(signs)) if words or signs else _NONE


@functools.lru_cache(maxsize=_KEPT)
def _read(names: str) -> tuple[Signs, Signs]:
    """The same of all names of a box, white space between them."""
    each = [_read_one(name) for name in names.split()]
    if len(each) == 1:
        return each[0]
    return _NONE[0].union(*[words for words, _ in each]), _NONE[1].union(*[signs for _, signs in each])


def _names(box: Box) -> str:
    """All that a box is named by. The page's root is left out: its classes name the page."""
    attributes = box.attributes
    if not attributes or box.tag in ("html", "body"):
        return ""
    names = attributes.get("class") or ""
    for key, value in attributes.items():
        if value and key in _NAMED_BY:
            names = f"{names} {value}"
    return names[:_LONGEST]


def words_in(names: str) -> frozenset[str]:
    """The words that names are made of."""
    return _read(names[:_LONGEST])[0]


def signs_in(names: str) -> Signs:
    """What the words that names are made of say."""
    return _read(names)[1]


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
