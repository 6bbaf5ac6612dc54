"""Who speaks, named in one way throughout a story: for reading, never for the contract.

Pages write *police*, *the police* and *The police*, or *a spokesman for the port, Ann Lee* beside *Ann Lee*.
What differs only by a leading article or by capitals is one name, and so is a person with what they are told
to be; the form that the story uses most is shown.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

import msgspec

from synoptic.lang import load
from synoptic.model import Cite, Document, Telling

_MOST_PARTS = 4


def named_once(telling: Telling, documents: Mapping[str, Document]) -> Telling:
    """The telling with every speaker and holder under one name each."""
    people = {entity.name.casefold(): entity.name for entity in telling.entities if entity.kind == "person"}
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    keys: dict[tuple[str, str], str] = {}
    for name, cite in _told(telling):
        plain = _person(name, people)
        key = _key(plain, documents.get(cite.document))
        keys[name, cite.document] = key
        forms[key][plain] += 1
    shown = {key: counted.most_common(1)[0][0] for key, counted in forms.items()}

    def of(name: str | None, cite: Cite) -> str | None:
        return shown[keys[name, cite.document]] if name else name

    replace = msgspec.structs.replace
    return replace(
        telling,
        quotes=tuple(replace(q, speaker=of(q.speaker, q.span)) for q in telling.quotes),
        figures=tuple(replace(f, holder=of(f.holder, f.span)) for f in telling.figures),
        claims=tuple(
            replace(group, mentions=tuple(replace(m, holder=of(m.holder, m.span)) for m in group.mentions))
            for group in telling.claims
        ),
    )


def _told(telling: Telling) -> Iterator[tuple[str, Cite]]:
    yield from ((quote.speaker, quote.span) for quote in telling.quotes if quote.speaker)
    yield from ((figure.holder, figure.span) for figure in telling.figures if figure.holder)
    yield from ((m.holder, m.span) for group in telling.claims for m in group.mentions if m.holder)


def _person(name: str, people: Mapping[str, str]) -> str:
    """The person alone, where the name also says what they are; only people that the story knows."""
    parts = [" ".join(part.split()) for part in name.split(",", _MOST_PARTS)]
    known = {people[part.casefold()] for part in parts if part.casefold() in people}
    return known.pop() if len(parts) > 1 and len(known) == 1 else " ".join(name.split())


def _key(name: str, document: Document | None) -> str:
    """What two forms of a name have in common; the article is that of the page's language."""
    first, blank, rest = name.casefold().partition(" ")
    articles = load(document.language).people.articles if document else ()
    return rest if blank and first in articles else f"{first}{blank}{rest}"
