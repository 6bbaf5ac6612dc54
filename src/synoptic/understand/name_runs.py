"""Capitalised runs: what might be a name, with the title before it.

Works on the text alone, so for every language whose script has capitals; a trained pipeline's tags only
help to judge the first word of a sentence. Which runs are names, and of whom, is decided later.
"""

import itertools
import re
from typing import NamedTuple

from synoptic.model import Span
from synoptic.text import word_spans
from synoptic.understand.lexicon import Lexicon, key, lexicon
from synoptic.understand.stage import Reading

_POSSESSIVE = re.compile(r"[’'][sS]$")
_ARABIC = re.compile(r"(?:al|el|ad|as|ash|an|ar|at|az|bin|ben)-\w")
_GAP = re.compile(r"[^\S\n]*\n?[^\S\n]*\Z")
#: words that a name does not go beyond
LONGEST_NAME = 12
#: marks after which a sentence may begin
OPENING = frozenset('"“„«‘»¿¡')
#: parts of speech of which no name begins
UNNAMING = frozenset(("PRON", "DET", "ADP", "CCONJ", "SCONJ", "AUX", "ADV", "PART", "INTJ", "VERB", "NUM"))
#: words before a name that are looked at for a title
TITLE_REACH = 4


class Word(NamedTuple):
    """A word of a sentence."""

    start: int
    end: int
    """Before a possessive ending."""
    key: str
    capital: bool
    possessive: bool


class Run(NamedTuple):
    """Words that may be a name."""

    start: int
    end: int
    key: tuple[str, ...]
    """Its words as compared."""
    title: tuple[str, ...]
    """Title or role right before it, as compared."""
    opens: bool
    """Whether it holds the sentence's first word."""
    sentence: int
    """Index of its sentence."""
    since: int
    """Where its sentence begins."""


class Capitals(NamedTuple):
    """How a page uses capitals."""

    lower: frozenset[str]
    """Words seen in lower case."""
    mid: frozenset[str]
    """Words seen with a capital inside a sentence that is not all capitals."""


def words_of(text: str, span: Span, lex: Lexicon) -> list[Word]:
    """The sentence's words; a country joined to another word by a hyphen stands alone."""
    found: list[Word] = []
    for piece in word_spans(text, span.start, span.end):
        start = piece.start
        head, hyphen, tail = text[piece.start : piece.end].partition("-")
        if hyphen and tail[:1].isupper() and {key(head), key(_POSSESSIVE.sub("", tail))} <= lex.country_words:
            found.append(_word(text, start, start + len(head)))
            start += len(head) + 1
        cut = text.rfind("-", start, piece.end)
        if cut > start and key(text[cut + 1 : piece.end]) in lex.pronouns:
            found.append(_word(text, start, cut))  # a-t-il
            start = cut + 1
        found.append(_word(text, start, piece.end))
    return found


def _word(text: str, start: int, end: int) -> Word:
    worded = text[start:end]
    possessive = _POSSESSIVE.search(worded)
    if possessive:
        end -= 2
        worded = text[start:end]
    elif "." in worded and text[end : end + 1] == ".":
        end += 1  # U.S.
    capital = worded[:1].isupper() or (_ARABIC.match(worded) is not None and any(map(str.isupper, worded)))
    return Word(start, end, key(worded), capital, possessive is not None)


def headline(text: str, words: list[Word], lex: Lexicon) -> bool:
    """Whether nearly every word has a capital, so that a capital says nothing."""
    if lex.nouns_capitalised or not words:
        return False
    long = [word for word in words[1:] if word.end - word.start > 3]
    capital = sum(word.capital for word in long)
    if text[words[-1].end : words[-1].end + 1] == ".":
        # a sentence may be full of names; only all capitals make it a headline
        return len(long) >= 3 and text[words[0].start : words[-1].end].isupper()
    return len(long) >= 3 and capital > 0.7 * len(long)


def capitals(text: str, sentences: list[list[Word]], lex: Lexicon) -> Capitals:
    """What the page's own spelling says about words at the start of a sentence."""
    lower = {word.key for words in sentences for word in words if not word.capital}
    told = [words for words in sentences if not headline(text, words, lex)]
    mid = {
        word.key
        for words in told
        for at, word in enumerate(words)
        if word.capital and not _opens(text, words, at)
    }
    return Capitals(frozenset(lower), frozenset(mid))


def runs(reading: Reading) -> list[Run]:
    """The runs of a page that may be names, in order; headlines hold none of their own."""
    lex = lexicon(reading.language.code)
    text = reading.document.text
    sentences = [words_of(text, span, lex) for span in reading.sentences]
    page = capitals(text, sentences, lex)
    told = [(index, words) for index, words in enumerate(sentences) if not headline(text, words, lex)]
    known: frozenset[str] = frozenset()
    found = [run for index, words in told for run in _runs(reading, words, index, page, lex, known)]
    if lex.nouns_capitalised:
        # a single noun is a name where it is part of a longer one: found in a second pass
        known = frozenset(word for run in found if len(run.key) > 1 for word in run.key)
        found = [run for index, words in told for run in _runs(reading, words, index, page, lex, known)]
    return found


def _runs(
    reading: Reading, words: list[Word], index: int, page: Capitals, lex: Lexicon, known: frozenset[str]
) -> list[Run]:
    text = reading.document.text
    found: list[Run] = []
    at = 0
    while at < len(words):
        if not words[at].capital:
            at += 1
            continue
        end = _end(text, words, at, lex)
        first = at
        at = end
        if _opens(text, words, first) and not _is_name_start(reading, words, first, end, page, lex):
            first += 1
            while first < end and not words[first].capital:
                first += 1
        if lex.nouns_capitalised:
            while first < end and words[first].key in lex.stop:
                first += 1
            if end - first == 1 and not _proper(text, words, first, lex, known):
                continue
        found += _cut(text, words, first, end, index, lex)
    return [
        run
        for run in found
        if run.end - run.start > 1 and not run.key[0][-1:].isdigit() and not _unnaming(reading, run, page)
    ]


def _unnaming(reading: Reading, run: Run, page: Capitals) -> bool:
    """Whether a single capitalised word is a pronoun, a heading's first word or the like."""
    if not reading.parsed or len(run.key) > 1:
        return False
    tokens = reading.tokens(Span(run.start, run.end))
    tag = tokens[0].pos_ if len(tokens) else ""
    return tag in UNNAMING or (tag != "PROPN" and run.key[0] in page.lower)


def _proper(text: str, words: list[Word], at: int, lex: Lexicon, known: frozenset[str]) -> bool:
    """Where every noun has a capital: whether a single one is a name, by what it is or stands beside."""
    word = words[at]
    if word.key in known or any(
        (word.key,) in listed for listed in (lex.countries, lex.places, lex.demonyms)
    ):
        return True
    beside = {near.key for near in (*words[max(0, at - 1) : at], *words[at + 1 : at + 2])}
    if beside & lex.cues and not (at and words[at - 1].key in lex.articles):
        return True
    return text[word.start : word.end].isupper() or bool(_title_before(text, words, at, lex))


def _end(text: str, words: list[Word], at: int, lex: Lexicon) -> int:
    """One past the last word of the run that begins at ``at``."""
    end = at + 1
    while end < len(words) and end - at < LONGEST_NAME and not words[end - 1].possessive:
        nxt = end
        while nxt < len(words) and nxt - end < 3 and not words[nxt].capital:
            nxt += 1
        if nxt >= len(words) or not words[nxt].capital:
            break
        if not all(_joined(text, words[i - 1], words[i], lex) for i in range(end, nxt + 1)):
            break
        between = [word.key for word in words[end:nxt]]
        if between and not _linked(words, at, end, nxt, between, lex):
            break
        if words[nxt].key in {word.key for word in words[at:end]} and len(words[nxt].key) > 1:
            break  # the same name again, as where a heading and its text were glued
        end = nxt + 1
    return end


def _linked(words: list[Word], at: int, end: int, nxt: int, between: list[str], lex: Lexicon) -> bool:
    """Whether small words join the capitals before and after them to one name."""
    if between[0] in lex.particles and all(word in lex.particles or word in lex.links for word in between):
        return True
    so_far = [word.key for word in words[at:end]]
    title = tuple(so_far[-1:] + between + [words[nxt].key])
    if title in lex.titles:
        return True
    if tuple(so_far) in lex.countries or so_far[-1] in lex.roles:
        return False
    body = any(word in lex.ends for word in so_far)
    return body and all(word in lex.links or word in lex.particles for word in between)


def _joined(text: str, one: Word, other: Word, lex: Lexicon) -> bool:
    """Whether nothing but a blank, or the stop of an initial or title, stands between two words."""
    gap = text[one.end : other.start]
    if gap.startswith(".") and (one.end - one.start == 1 or (one.key,) in lex.titles):
        gap = gap[1:]
    if gap.strip() == "&":
        return True
    return len(gap) <= 8 and _GAP.match(gap) is not None and not one.possessive


def _opens(text: str, words: list[Word], at: int) -> bool:
    """Whether a word begins a sentence, also one in quotation marks inside another."""
    return at == 0 or text[words[at].start - 1] in OPENING


def _is_name_start(
    reading: Reading, words: list[Word], first: int, end: int, page: Capitals, lex: Lexicon
) -> bool:
    """Whether a sentence's first word is a name's, and not a plain word at the start of a sentence."""
    word = words[first]
    end -= first
    if (word.key,) in lex.titles or (word.key,) in lex.countries or (word.key,) in lex.demonyms:
        return True
    if word.key in lex.stop:
        return False
    if word.key in page.mid:
        return True
    if reading.parsed:
        tokens = reading.tokens(Span(word.start, word.end))
        tag = tokens[0].pos_ if len(tokens) else ""
        if end > 1 and word.key not in page.lower:
            return tag not in UNNAMING or tokens[0].tag_ == "VBZ"
        return tag == "PROPN" and (end > 1 or (word.key not in page.lower and bool(tokens[0].ent_type)))
    return word.key not in page.lower and end > 1 and word.end - word.start > 3


def _cut(text: str, words: list[Word], first: int, end: int, index: int, lex: Lexicon) -> list[Run]:
    """The run without article, title and demonym before the name; a demonym is a run of its own."""
    found: list[Run] = []
    since = words[0].start
    while first < end and words[first].key in lex.definite:
        first += 1
    while end > first and (words[end - 1].key in lex.calendar or words[end - 1].key.isdigit()):
        end -= 1
    if first >= end:
        return found
    keys = tuple(word.key for word in words[first:end])
    formal = _formal(keys, lex)
    title_end = 0
    if keys in lex.titles or (
        lex.is_role(keys[-1]) and set(keys[:-1]) <= lex.title_words | lex.roles | lex.ranks
    ):
        return found  # a title that nobody's name follows: Chief Financial Officer
    if not formal:
        for size in (2, 1):
            if keys[:size] in lex.demonyms and len(keys) > size:
                found.append(
                    Run(words[first].start, words[first + size - 1].end, keys[:size], (), False, index, since)
                )
                break
        for at in range(len(keys) - 1, 0, -1):
            if lex.is_role(keys[at - 1]) or any(keys[max(0, at - n) : at] in lex.titles for n in (1, 2, 3)):
                title_end = at
                break
        if not title_end:
            found = []  # a demonym that opens a name, as in a summit's
    start = first + title_end
    title = keys[:title_end] or _title_before(text, words, first, lex)
    rest = tuple(word.key for word in words[start:end])
    found.append(Run(words[start].start, words[end - 1].end, rest, title, first == 0, index, since))
    return found


def _formal(keys: tuple[str, ...], lex: Lexicon) -> bool:
    """Whether a run is an organisation's or a place's name by its words, so that it holds no title."""
    if any(word in lex.ends or word in lex.place_ends or word in lex.things for word in keys[-2:]):
        return not (lex.is_role(keys[0]) and len(keys) > 2 and keys[-1] not in lex.ends)
    return any(word in lex.ends and after in lex.links for word, after in itertools.pairwise(keys))


def _title_before(text: str, words: list[Word], first: int, lex: Lexicon) -> tuple[str, ...]:
    """Lower-case title or role right before a run: ``retired judge``, ``foreign policy aide``."""
    at = first
    while at > 0 and first - at < TITLE_REACH:
        before = words[at - 1]
        if (
            before.capital
            or before.possessive
            or before.key in lex.stop
            or text[before.end : words[at].start].strip(" .")
        ):
            break
        at -= 1
    keys = tuple(word.key for word in words[at:first])
    return keys if keys and (lex.is_role(keys[-1]) or (keys[-1],) in lex.titles) else ()
