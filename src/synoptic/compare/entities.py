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

from synoptic.lang import all_languages, load
from synoptic.model import Entity, Name, NameKind, Page
from synoptic.text import fold, plain

Key = tuple[str, ...]

_TOKEN = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"['’]s?$")
#: a bare surname that several bear means the one told of at least so many times as often as the next
CLEARLY_FIRST = 3
LONGEST_ACRONYM = 6
#: legal forms that companies and clubs carry in any language
LEGAL = frozenset(
    ("ag", "ab", "as", "asa", "bv", "cf", "co", "corp", "fc", "gmbh", "inc", "kg", "limited", "ltd", "nv",
     "oy", "oyj", "plc", "sa", "se", "spa")
)  # fmt: skip
#: articles before names; not every language's function words, since somebody's *who* is another's surname
ARTICLES = frozenset(
    ("the", "el", "la", "los", "las", "le", "les", "il", "lo", "os", "der", "die", "das", "het")
)
LONGEST_SMALL = 4
#: an adjective of a place shares so many letters with it and ends in at most so many of its own
LEAST_STEM, LONGEST_ENDING = 4, 4
PLACE_ENDINGS = ("", "a", "e", "ia", "y")


class Joined(msgspec.Struct, frozen=True):
    """The story's names: entities, and which of them a page's name means."""

    entities: tuple[Entity, ...]
    """Most mentioned first."""
    meant: dict[tuple[int, str], int]
    """Index of the entity by page index and the page's own fullest name."""
    early: dict[tuple[int, int], int]
    """The same for bare names that stand before the page's fullest, by page index and offset."""
    keys: dict[Key, int]
    """Index of the entity by the plain words of any of its forms."""
    pages: dict[str, int]
    """By the entity's name, on how many pages it is mentioned."""

    def at(self, page: int, start: int, name: str) -> str:
        """The story-wide name of a mention, by where it stands and what understanding takes it for."""
        found = self.early.get((page, start))
        return self.entities[found].name if found is not None else self.of(page, name) or name

    def of(self, page: int, name: str | None) -> str | None:
        """The story-wide name of somebody a page names; unknown names stay as they are."""
        if name is None:
            return None
        at = self.meant.get((page, name))
        if at is None:
            at = self.keys.get(words_of(name))
        return _uncapped(fold(name).lstrip(" ,;:")) if at is None else self.entities[at].name


def _uncapped(name: str) -> str:
    """A description as it stands inside a sentence: the city, not The city."""
    first, blank, rest = name.partition(" ")
    return f"{first.lower()} {rest}" if blank and first.lower() in ARTICLES else name


class _Node(msgspec.Struct):
    """A form of a name in the whole story, while joining."""

    key: Key
    """The form's plain words."""
    kinds: Counter[NameKind]
    """How often each kind was seen for it."""
    forms: Counter[str]
    """How often each spelling was seen."""
    pages: set[int]
    """Indices of the pages that use it."""

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
def _bridge() -> dict[str, str]:
    """Names of countries in any language, plain, to the English one, as far as a capital joins them."""
    english = {plain(seat): country for seat, country in load("en").capitals.items()}
    return {
        plain(country): english[plain(seat)]
        for language in all_languages()
        for seat, country in language.capitals.items()
        if plain(seat) in english
    }


def _tables(field: str) -> dict[str, str]:
    """A table of all languages, plain form to the English name where one is known; English goes first."""
    found: dict[str, str] = {}
    for language in sorted(all_languages(), key=lambda each: each.code != "en"):
        for form, country in getattr(language, field).items():
            found.setdefault(plain(form), _bridge().get(plain(country), country))
    return found


@functools.cache
def countries() -> dict[str, str]:
    """Adjectives, peoples and other names of countries of all languages, plain, to the country."""
    return _bridge() | _tables("demonyms") | _tables("countries")


@functools.cache
def seats() -> dict[str, str]:
    """Capitals and seats of government of all languages, plain, to their country."""
    return _tables("capitals")


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
    while len(words) > 1 and words[0] in ARTICLES:
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
    meant: dict[tuple[int, str], int] = {}
    early: dict[tuple[int, int], int] = {}
    for i, page in enumerate(pages):
        for start, key, name in _mentions(page):
            if key in keys and key == _key(name):
                meant[i, name] = keys[key]
            elif key in keys:
                early[i, start] = keys[key]
    return Joined(entities, meant, early, keys, {e.name: len(e.documents) for e in entities})


def _key(name: str) -> Key:
    key = words_of(name)
    country = countries().get(" ".join(key))
    return words_of(country) if country else key


def _mentions(page: Page) -> Iterable[tuple[int, Key, str]]:
    """Offset, plain words and the page's fullest name of every mention but pronouns.

    A bare surname before anybody of that name was introduced need not mean whom the page introduces later:
    its words are its own, so that the story decides.
    """
    introduced: set[str] = set()
    for fact in page.facts:
        if not isinstance(fact.what, Name) or fact.what.form == "pronoun":
            continue
        name, key = fact.what.name, _key(fact.what.name)
        written = words_of(fact.span.of(page.document.text))
        if len(written) > 1 or fact.what.form != "name":
            introduced.add(name)
        elif len(key) > 1 and fact.what.kind == "person" and name not in introduced and written:
            key = written
        if key:
            yield fact.span.start, key, name


def _gather(pages: Sequence[Page]) -> dict[Key, _Node]:
    nodes: dict[Key, _Node] = {}
    for i, page in enumerate(pages):
        kinds = {fact.span.start: fact.what.kind for fact in page.facts if isinstance(fact.what, Name)}
        for start, key, name in _mentions(page):
            node = nodes.setdefault(key, _Node(key, Counter(), Counter(), set()))
            node.kinds[kinds[start]] += 1
            country = countries().get(" ".join(words_of(name)))
            own = name if key == _key(name) else " ".join(word.capitalize() for word in key)
            node.forms[country or fold(own)] += 1
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
        if not fuller and len(key) == 1:
            fuller = _adjective_of(nodes[key], nodes)
        chosen = _choose(nodes[key], [nodes[k] for k in fuller], parent)
        if chosen is not None:
            parent[key] = chosen
    return parent


def _adjective_of(node: _Node, nodes: dict[Key, _Node]) -> list[Key]:
    """The place whose adjective or people a name may be, of countries that no table knows: *Talvian*."""
    word = node.key[0]
    if node.kind == "person" or len(word) < LEAST_STEM:
        return []
    stems = (word[:-cut] for cut in range(1, LONGEST_ENDING + 1))
    for place in (stem + vowel for stem in stems for vowel in PLACE_ENDINGS):
        known = nodes.get((place,))
        if known is not None and place != word and len(place) >= LEAST_STEM and known.kind != "person":
            return [known.key]
    return []


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
    (first, most), (_, next_most) = sorted(told.items(), key=lambda item: (-item[1], item[0]))[:2]
    if most >= CLEARLY_FIRST * next_most:
        return first
    known = {p for node in fuller for p in node.pages if _root(parent, node.key) in here}
    return next(iter(here)) if len(here) == 1 and short.pages <= known else None


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
