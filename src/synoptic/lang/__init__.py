"""Linguistic knowledge as data: one TOML file per language beside this module, one record in memory.

A language without data is read with what all languages share (:func:`load` gives the empty record),
so an unknown language costs detail, never the page.
"""

import functools
import tomllib
from importlib import resources

import msgspec

from synoptic.lang.chrome import Chrome
from synoptic.lang.schema import Dates, Language, Numbers, Opinion, People, Speech
from synoptic.text import plain

__all__ = [
    "Chrome",
    "Dates",
    "Language",
    "Numbers",
    "Opinion",
    "People",
    "Speech",
    "all_languages",
    "given_names",
    "known",
    "load",
]


@functools.cache
def known() -> tuple[str, ...]:
    """ISO 639-1 codes of the languages with data, sorted."""
    folder = resources.files(__package__) / "data"
    return tuple(sorted(f.name.removesuffix(".toml") for f in folder.iterdir() if f.name.endswith(".toml")))


@functools.cache
def load(code: str | None) -> Language:
    """The data of a language; of an unknown one, the empty record under its code."""
    if code not in known():
        return Language(code=code or "und", name=code or "unknown")
    file = resources.files(__package__) / "data" / f"{code}.toml"
    return msgspec.convert(tomllib.loads(file.read_text("utf-8")), Language)


@functools.cache
def given_names() -> dict[str, str]:
    """Common given names of many languages, plain, to ``m``, ``f``, or nothing where both bear them."""
    file = resources.files(__package__) / "given_names.toml"
    listed: dict[str, list[str]] = tomllib.loads(file.read_text("utf-8"))
    sexes = {"masculine": "m", "feminine": "f", "both": ""}
    found: dict[str, str] = {}
    for kind, names in listed.items():
        for name in map(plain, names):
            sex = sexes[kind]
            found[name] = sex if found.get(name, sex) == sex else ""
    return found


@functools.cache
def all_languages() -> tuple[Language, ...]:
    """Every language with data: a page in one may end in the forms of another."""
    return tuple(load(code) for code in known())
