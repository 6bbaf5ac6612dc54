"""A language's word lists made ready for look-up: plain words in sets, phrases as tuples of words."""

import functools
from collections.abc import Iterable

from synoptic.lang import Language, all_languages, load
from synoptic.text import plain, words


def key(word: str) -> str:
    """The form in which words are compared: plain, without a final stop."""
    return plain(word).rstrip(".")


def phrase(text: str) -> tuple[str, ...]:
    """A phrase as compared: its words' keys."""
    return tuple(key(word) for word in words(text))


class Lexicon:
    """What names, quotes and claims look up in one language."""

    def __init__(self, language: Language) -> None:
        people, speech = language.people, language.speech
        self.titles = _phrases(language.titles)
        self.title_words = frozenset(word for title in self.titles for word in title)
        self.roles = _keys(people.roles)
        self.ranks = _keys(people.ranks)
        self.bodies = _keys(people.bodies)
        self.generic = _keys(people.generic)
        self.holdings = _keys(language.holdings)
        self.silent = people.silent
        self.nouns_capitalised = people.nouns_capitalised
        self.masculine = _keys(people.masculine)
        self.feminine = _keys(people.feminine)
        self.pronouns = {key(word): sex for word, sex in people.pronouns.items()}
        self.definite = _keys(people.definite)
        self.indefinite = _keys(people.indefinite)
        self.articles = _keys(people.articles)
        self.particles = _keys(people.particles)
        self.links = _keys(people.links)
        self.conjunctions = _keys(people.conjunctions)
        self.first_person = _keys(language.opinion.first_person)
        self.hedges = tuple(" ".join(item) for item in _phrases(language.opinion.hedges))
        self.opinions = tuple(" ".join(item) for item in _phrases(language.opinion.markers))
        self.judging = _keys((*language.opinion.positive, *language.opinion.negative))
        self.inside = _keys(people.inside)
        self.who = _keys(people.relative_person)
        self.which = _keys(people.relative_thing)
        self.ends = _keys(language.organisation_ends)
        self.things = _keys(language.thing_ends)
        self.place_ends = _keys(language.place_ends)
        others = (word for other in all_languages() for word in other.organisation_ends)
        self.foreign_ends = _keys(word for word in others if len(word) > 3) - self.ends - self.place_ends
        openings = (word for word in language.prose.leaning if " " not in word)
        self.stop = (
            _keys((*language.stop, *openings)) | self.definite | self.indefinite | frozenset(self.pronouns)
        )
        self.calendar = _keys((*language.dates.months, *language.dates.weekdays))
        self.demonyms = {phrase(word): country for word, country in language.demonyms.items()}
        self.places = {phrase(word): country for word, country in language.capitals.items()}
        self.countries = {phrase(name): name for name in language.demonyms.values()} | {
            phrase(name): country for name, country in language.countries.items()
        }
        self.country_words = frozenset(word for name in (*self.countries, *self.demonyms) for word in name)
        self.media = _phrases(speech.media)
        self.say = _keys(speech.say)
        self.deny = _keys(speech.deny)
        self.refuse = _keys(speech.refuse)
        self.doubt = _keys(speech.doubt)
        self.that = _keys(speech.that)
        self.tags = _keys(speech.tags)
        self.relay = _keys(speech.relay)
        self.weak = _keys(speech.weak)
        self.addressed = _keys(speech.addressed)
        self.naming = _keys(speech.naming)
        self.saying_nouns = _keys(speech.nouns)
        self.attribute = tuple(sorted(_phrases(speech.attribute), key=len, reverse=True))
        self.negation = _keys(language.negation)

    @property
    def cues(self) -> frozenset[str]:
        """Every verb by which words are given to somebody."""
        return self.say | self.deny | self.refuse | self.doubt | self.relay

    def is_role(self, word: str) -> bool:
        """Whether a word is a role, also as the last part of a compound where nouns are compounded."""
        if word in self.roles:
            return True
        return self.nouns_capitalised and any(
            len(role) > 4 and word.endswith(role) and word != role for role in self.roles
        )

    def titled(self, word: str) -> bool:
        """Whether a word may stand between a verb and the name that it belongs to."""
        return word in self.definite or word in self.title_words or self.is_role(word) or word in self.ranks

    def sex(self, title: Iterable[str]) -> str:
        """``m`` or ``f`` where a title or role tells, else nothing."""
        found = {"m" for word in title if word in self.masculine} | {
            "f" for word in title if word in self.feminine
        }
        return found.pop() if len(found) == 1 else ""

    def is_medium(self, name: tuple[str, ...]) -> bool:
        """Whether a name or phrase (as keys) is a medium, or says that it is one."""
        if name in self.media:
            return True
        tails = (name[-size:] for size in (1, 2, 3))
        return any(tail in self.media for tail in tails) or any((word,) in self.media for word in name[-2:])


@functools.cache
def lexicon(code: str | None) -> Lexicon:
    """The look-ups of a language; of one without data, empty ones."""
    return Lexicon(load(code))


def _keys(items: Iterable[str]) -> frozenset[str]:
    return frozenset(key(item) for item in items)


def _phrases(items: Iterable[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(phrase(item) for item in items)
