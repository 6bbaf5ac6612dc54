"""Who is who across the pages of a story.

Understanding joins the mentions of one page; here the pages' names are joined: titles and possessives
dropped, a surname to the one person who bears it, a short form to the one organisation it can mean, initials
to what they abbreviate, an adjective or people to its country. What could be two is kept apart: two people
who share a surname never become one, and a town does not become the company named after it.
"""

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from synoptic.lang import all_languages
from synoptic.model import Entity, Name, NameKind, Page
from synoptic.text import fold, plain

Key = tuple[str, ...]

_TOKEN = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"['’]s?$")
#: a bare surname that several bear means the one told of at least so many times as often as the next
CLEARLY_FIRST = 3
LONGEST_ACRONYM = 6
#: legal forms that companies and clubs carry in any language
LEGAL = frozenset("ag ab as asa bv cf co corp fc gmbh inc kg limited ltd nv oy oyj plc sa se spa".split())
LONGEST_SMALL = 4


class Joined(msgspec.Struct, frozen=True):
    """The story's names: entities, and which of them a page's name means."""

    entities: tuple[Entity, ...]
    """Most mentioned first."""
    meant: dict[tuple[int, str], int]
    """Index of the entity by page index and the page's own fullest name."""
    keys: dict[Key, int]
    """Index of the entity by the plain words of any of its forms."""
    pages: dict[str, int]
    """By the entity's name, on how many pages it is mentioned."""

    def of(self, page: int, name: str | None) -> str | None:
        """The story-wide name of somebody a page names; unknown names stay as they are."""
        if name is None:
            return None
        at = self.meant.get((page, name))
        if at is None:
            at = self.keys.get(words_of(name))
        return fold(name) if at is None else self.entities[at].name


class _Node(msgspec.Struct):
    """A form of a name in the whole story, while joining."""

    key: Key
    kinds: Counter[NameKind]
    forms: Counter[str]
    pages: set[int]

    @property
    def kind(self) -> NameKind:
        return max(sorted(self.kinds), key=lambda kind: self.kinds[kind])

    @property
    def mentions(self) -> int:
        return sum(self.forms.values())


@functools.cache
def _titles() -> frozenset[Key]:
    return frozenset(tuple(_TOKEN.findall(plain(t))) for language in all_languages() for t in language.titles)


@functools.cache
def countries() -> dict[str, str]:
    """Adjectives and peoples of all languages, plain, to their country."""
    return {
        plain(form): country for language in all_languages() for form, country in language.demonyms.items()
    }


@functools.cache
def seats() -> dict[str, str]:
    """Capitals and seats of government of all languages, plain, to their country."""
    return {
        plain(form): country for language in all_languages() for form, country in language.capitals.items()
    }


@functools.cache
def _small() -> frozenset[str]:
    """Short function words of all languages, which names have inside and before them."""
    words = (plain(word) for language in all_languages() for word in language.stop)
    return frozenset(word for word in words if len(word) <= LONGEST_SMALL)


def words_of(name: str) -> Key:
    """The plain words of a name without titles, articles, possessives, initials and legal forms."""
    words = [w for w in _TOKEN.findall(plain(_POSSESSIVE.sub("", fold(name)))) if w]
    titles = _titles()
    for size in range(min(4, len(words) - 1), 0, -1):
        while len(words) > size and tuple(words[:size]) in titles:
            words = words[size:]
    while len(words) > 1 and words[0] in _small():
        words = words[1:]
    while len(words) > 1 and (words[-1] in LEGAL or len(words[-1]) == 1):
        words = words[:-1]
    return tuple(w for i, w in enumerate(words) if len(w) > 1 or i == 0 or w.isdigit())


def join(pages: Sequence[Page]) -> Joined:
    """Join the names of a story's pages. The pages' order does not matter but for indices."""
    nodes = _gather(pages)
    parent = _link(nodes)
    groups: dict[Key, list[_Node]] = defaultdict(list)
    for key in sorted(nodes):
        groups[_root(parent, key)].append(nodes[key])
    made = [(_entity(group, pages), group) for group in groups.values()]
    made.sort(key=lambda pair: (-pair[0].mentions, -len(pair[0].documents), pair[0].name))
    keys = {node.key: i for i, (_, group) in enumerate(made) for node in group}
    entities = tuple(entity for entity, _ in made)
    meant = {
        (i, fact.what.name): keys[key]
        for i, page in enumerate(pages)
        for fact in page.facts
        if isinstance(fact.what, Name) and (key := _key(fact.what.name)) in keys
    }
    return Joined(entities, meant, keys, {e.name: len(e.documents) for e in entities})


def _key(name: str) -> Key:
    key = words_of(name)
    country = countries().get(" ".join(key))
    return words_of(country) if country else key


def _gather(pages: Sequence[Page]) -> dict[Key, _Node]:
    nodes: dict[Key, _Node] = {}
    for i, page in enumerate(pages):
        for fact in page.facts:
            if not isinstance(fact.what, Name) or fact.what.form == "pronoun":
                continue
            key = _key(fact.what.name)
            if not key:
                continue
            node = nodes.setdefault(key, _Node(key, Counter(), Counter(), set()))
            node.kinds[fact.what.kind] += 1
            country = countries().get(" ".join(words_of(fact.what.name)))
            node.forms[country or fold(fact.what.name)] += 1
            node.pages.add(i)
    return nodes


def _root(parent: dict[Key, Key], key: Key) -> Key:
    while key in parent:
        key = parent[key]
    return key


def _link(nodes: dict[Key, _Node]) -> dict[Key, Key]:
    """Which form stands for which fuller one."""
    parent: dict[Key, Key] = {}
    holding: dict[str, list[Key]] = defaultdict(list)
    initials: dict[str, list[Key]] = defaultdict(list)
    for key in sorted(nodes):
        for word in set(key):
            holding[word].append(key)
        if len(key) > 1:
            initials["".join(w[0] for w in key if w not in _small())].append(key)
            initials["".join(w[0] for w in key)].append(key)
    for key in sorted(nodes, key=lambda k: (-len(k), k)):
        fuller = [k for k in holding[key[0]] if len(k) > len(key) and _may_mean(nodes[key], nodes[k])]
        if not fuller and len(key) == 1 and 2 <= len(key[0]) <= LONGEST_ACRONYM:
            written = any(form.replace(".", "").isupper() for form in nodes[key].forms)
            fuller = sorted(set(initials[key[0]])) if written else []
        chosen = _choose(nodes[key], [nodes[k] for k in fuller], parent)
        if chosen is not None:
            parent[key] = chosen
    return parent


def _may_mean(short: _Node, full: _Node) -> bool:
    if short.kind != full.kind or short.kind in ("place", "other"):
        return False
    if short.kind == "person" and len(short.key) == 1:
        return short.key[0] in (full.key[0], full.key[-1])
    words = iter(full.key)
    return all(word in words for word in short.key)


def _choose(short: _Node, fuller: Sequence[_Node], parent: dict[Key, Key]) -> Key | None:
    """The one that a short form means; None where it could be two."""
    roots = sorted({_root(parent, node.key) for node in fuller})
    if len(roots) < 2:
        return roots[0] if roots else None
    told: Counter[Key] = Counter()
    here: Counter[Key] = Counter()
    for node in fuller:
        told[_root(parent, node.key)] += node.mentions
        if node.pages & short.pages:
            here[_root(parent, node.key)] += node.mentions
    if len(here) == 1 and short.pages <= {p for n in fuller for p in n.pages if _root(parent, n.key) in here}:
        return next(iter(here))
    (first, most), (_, next_most) = sorted(told.items(), key=lambda item: (-item[1], item[0]))[:2]
    return first if most >= CLEARLY_FIRST * next_most else None


def _entity(group: Iterable[_Node], pages: Sequence[Page]) -> Entity:
    nodes = list(group)
    forms: Counter[str] = Counter()
    kinds: Counter[NameKind] = Counter()
    for node in nodes:
        forms += node.forms
        kinds += node.kinds
    fullest = max(len(node.key) for node in nodes)
    full = {node.key for node in nodes if len(node.key) == fullest}
    usual = [form for form in forms if words_of(form) in full] or list(forms)
    name = max(sorted(usual), key=lambda f: (forms[f], -len(f)))
    mentioned = sorted({pages[i].document.id for node in nodes for i in node.pages})
    kind = max(sorted(kinds), key=lambda k: kinds[k])
    return Entity(name=name, kind=kind, mentions=forms.total(), documents=tuple(mentioned))
