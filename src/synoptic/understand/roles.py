"""Who holds which role on the page, and which ``the minister`` is whom.

A role is learned where it stands beside a name: as a title, or in apposition on either side of a comma. A
later description by that role is a mention of its holder, where only one fits.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from synoptic.understand.lexicon import Lexicon, key
from synoptic.understand.name_runs import Run, Word

Key = tuple[str, ...]

#: characters around a name that are looked at
REACH = 90
#: holders of one role that are told apart; a page with more is a list
MOST_HOLDERS = 60
#: words that a description may hold between its article and its head
LONGEST_DESCRIPTION = 6
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_LAST_PHRASE = re.compile(r"((?:[^\W\d_][\w’'-]*\s){0,7}[^\W\d_][\w’'-]*),\s\Z")
_NEXT_PHRASE = re.compile(r",\s((?:[^\W\d_][\w’'-]*\s){0,7}[^\W\d_][\w’'-]*)")


class Description(NamedTuple):
    """A noun phrase that stands for somebody known: ``the transport minister``, ``its chairman``."""

    start: int
    """Where the phrase begins, article included."""
    head_start: int
    end: int
    head: str
    before: frozenset[str]
    """Words between article and head, as compared."""
    sentence: int


class Roles:
    """Roles of the page's names: head noun to holders, each with the words that went with it."""

    def __init__(self) -> None:
        self._held: defaultdict[str, defaultdict[Key, set[str]]] = defaultdict(lambda: defaultdict(set))

    def add(self, holder: Key, words: Iterable[str], lex: Lexicon) -> None:
        """Learn that the last role among these words is the holder's."""
        listed = list(words)
        for at in range(len(listed) - 1, -1, -1):
            if listed[at] in lex.roles or listed[at] in lex.bodies or listed[at] in lex.title_words:
                held = self._held[listed[at]]
                if holder in held or len(held) < MOST_HOLDERS:
                    held[holder] |= set(listed[:at])
                return

    def holders(self, description: Description) -> list[Key]:
        """Those whom a description fits, the best first; empty where none does."""
        held: dict[Key, set[str]] = dict(self._held.get(description.head, {}))
        told = description.before
        fitting = {
            holder: len(told & words)
            for holder, words in held.items()
            if not told or not words or told & words
        }
        return sorted(fitting, key=lambda holder: -fitting[holder])

    def words_of(self, holder: Key) -> set[str]:
        """Heads of the roles that somebody holds."""
        return {head for head, held in self._held.items() if holder in held}


def roles_beside(text: str, run: Run, lex: Lexicon) -> list[list[str]]:
    """The role phrases next to a name, each as compared words, head last."""
    found = [list(run.title)] if run.title else []
    before = _LAST_PHRASE.search(text, max(run.since, run.start - REACH), run.start)
    if before:
        phrase = _tail([key(word) for word in _WORD.findall(before[1])], lex)
        if phrase:
            found.append(phrase)
    after = _NEXT_PHRASE.match(text, run.end)
    if after:
        phrase = _head([key(word) for word in _WORD.findall(after[1])], lex)
        if phrase:
            found.append(phrase)
    return found


def _tail(words: list[str], lex: Lexicon) -> list[str]:
    """The role phrase that ends a stretch: ``next to the bank's senior adviser``."""
    for at, word in enumerate(words):
        owner = word.endswith(("'s", "’s"))
        if not (owner or word in lex.definite or word in lex.indefinite):
            continue
        rest = words[at + 1 :] if owner else words[at:]
        head = _head_at(rest, lex, bare=owner)
        if head is not None and (
            head + 1 == len(rest) or rest[head + 1] in lex.links | lex.particles | lex.inside
        ):
            return _with_tail(rest, 0 if owner else 1, head, lex)
    return []


def _head(words: list[str], lex: Lexicon) -> list[str]:
    """The role phrase that opens a stretch with an article or itself: ``a professor of law``."""
    head = _head_at(words, lex)
    if head is None:
        return []
    start = 1 if words[0] in lex.definite or words[0] in lex.indefinite else 0
    return _with_tail(words, start, head, lex)


def _with_tail(words: list[str], start: int, head: int, lex: Lexicon) -> list[str]:
    """The phrase, head last; words after ``of`` go with the head as if they stood before it."""
    linked = words[head + 1 : head + 2] and words[head + 1] in lex.links
    tail = [word for word in words[head + 2 : head + 4] if word not in lex.definite] if linked else []
    return [*words[start:head], *tail, words[head]]


def _head_at(words: list[str], lex: Lexicon, *, bare: bool = False) -> int | None:
    """Where the role stands in a phrase that opens with an article or with itself."""
    if not words:
        return None
    start = 1 if words[0] in lex.definite or words[0] in lex.indefinite else 0
    if start == 0 and not bare and words[0] not in lex.roles:
        return None
    for at in range(start, len(words)):
        if words[at] in lex.roles or words[at] in lex.bodies:
            if at + 1 < len(words) and (words[at + 1] in lex.roles or words[at + 1] in lex.bodies):
                continue
            return at
        if (
            words[at] in lex.who
            or words[at] in lex.which
            or words[at] in lex.inside
            or words[at] in lex.links
        ):
            return None
    return None


def descriptions(text: str, words: list[Word], index: int, lex: Lexicon) -> list[Description]:
    """The definite descriptions of a sentence that are not part of a name or beside one."""
    found: list[Description] = []
    for at, word in enumerate(words):
        opens = word.key in lex.definite or (
            word.possessive and not word.capital and (word.key in lex.roles or word.key in lex.bodies)
        )
        opens = opens or (word.possessive and word.capital)
        if not opens:
            continue
        head = _description_head(text, words, at, lex)
        if (
            head is None
            or words[head].capital
            or (head + 1 < len(words) and _names_next(text, words[head], words[head + 1]))
        ):
            continue
        before = frozenset(w.key for w in words[at + 1 : head])
        start = word.start if not word.possessive else words[at + 1].start
        end = words[head]
        found.append(Description(start, end.start, end.end, end.key, before, index))
    return found


def _description_head(text: str, words: list[Word], at: int, lex: Lexicon) -> int | None:
    best = None
    for i in range(at + 1, min(len(words), at + 1 + LONGEST_DESCRIPTION)):
        gap = text[words[i - 1].end : words[i].start]
        if i > at + 1 and gap.strip():
            break
        if i == at + 1 and gap.strip(" \n\t’'sS"):
            break
        if words[i].key in lex.roles or words[i].key in lex.bodies:
            best = i
            if words[i].possessive:
                break
        elif best is not None or words[i].key in lex.stop or words[i].possessive:
            break
    return best


def _names_next(text: str, head: Word, nxt: Word) -> bool:
    """Whether the description leads up to a name: ``the minister, Ann Hill``."""
    gap = text[head.end : nxt.start]
    return nxt.capital and not head.possessive and gap.strip() in ("", ",")
