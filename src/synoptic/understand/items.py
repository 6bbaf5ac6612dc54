"""What an amount counts: the noun phrase behind it, or the thing before it whose size it tells.

In a parsed page tags and trees decide; elsewhere the words behind a number count up to the next function
word of the language. Hold on to strings and spans only: tokens live no longer than the stage.
"""

import functools
import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from synoptic.lang import Numbers, load
from synoptic.model import Record, Span
from synoptic.text import fold
from synoptic.understand.amounts import Amount
from synoptic.understand.stage import Reading
from synoptic.understand.time_patterns import O, S, choice

if TYPE_CHECKING:
    from spacy.tokens import Token

#: tokens of a noun phrase that are taken behind a number
LONGEST = 8
#: characters behind a number in which they stand
REACH = 200
#: the same in words, where no pipeline tells where the phrase ends
WORDS = 3
_WORD = re.compile(r"[^\S\n]{0,2}\n?[^\S\n]{0,2}([^\W\d_]+(?:[’'\-][^\W\d_]+)*)")


class Item(Record, frozen=True, kw_only=True):
    """What is counted."""

    text: str
    """As the page words it; empty: it says nothing."""
    head: str
    """Lemma of its head noun, or of the verb that takes the amount."""
    end: int
    """Where the figure ends with it: the amount's own end where the item stands elsewhere."""
    own: bool = True
    """Whether the words stand with the number and were not taken from farther off."""


def item(reading: Reading, amount: Amount, sentence: Span, busy: Sequence[Span]) -> Item:
    """What an amount counts, by its sentence alone.

    Args:
        reading: the page.
        amount: a number with its unit.
        sentence: the sentence that it stands in.
        busy: times, at which a noun phrase ends.
    """
    if reading.parsed:
        return _behind(reading, amount, sentence, busy) or _governor(reading, amount)
    return _worded_behind(reading, amount, sentence, busy) or _worded_before(reading, amount, sentence)


def asked_for(reading: Reading, sentence: Span, busy: Sequence[Span]) -> Item | None:
    """What a sentence asks the number of (*how many jobs*): the next bare numbers count it."""
    asked = _rules(reading.language.code).asked.search(reading.document.text, sentence.start, sentence.end)
    if asked is None:
        return None
    behind = Amount(span=Span(asked.start(), asked.end()), number=Span(asked.start(), asked.end()), low=0.0)
    if reading.parsed:
        return _behind(reading, behind, sentence, busy)
    return _worded_behind(reading, behind, sentence, busy)


# ── with a parse ──


def _behind(reading: Reading, amount: Amount, sentence: Span, busy: Sequence[Span]) -> Item | None:
    """The noun phrase right behind the amount, or behind an *of*."""
    text, data = reading.document.text, reading.language.numbers
    start = amount.span.end
    if start >= sentence.end:
        return None
    end = min(sentence.end, start + REACH)
    tokens = [t for t in reading.tokens(Span(start, end)) if t.idx >= start and not t.is_space]
    if not tokens:
        return None
    first = tokens[0]
    if amount.measure == "measure" and first.lower_ in data.dimensions:
        return Item(text=first.text, head=first.lemma_, end=first.idx + len(first))
    of = first.lower_ in data.of and amount.measure != "ordinal"
    at = 1 if of else 0
    bare = True
    while (
        of
        and at < len(tokens)
        and (tokens[at].pos_ in ("DET", "NUM") or tokens[at].tag_ in ("PRP$", "POS", "PDT"))
    ):
        bare, at = False, at + 1
    phrase = _phrase(tokens[at : at + LONGEST], busy, adjective=not bare)
    if not phrase or (amount.measure == "duration" and not of and not amount.glued):
        return None
    head = next((t for t in reversed(phrase) if t.pos_ in ("NOUN", "PROPN")), phrase[-1])
    end = phrase[-1].idx + len(phrase[-1])
    after = tokens[at + len(phrase) : at + len(phrase) + LONGEST + 1]
    if len(after) > 1 and after[0].lower_ in data.of and not of:
        more = _phrase(after[1:], busy, adjective=False)
        if more:
            end = more[-1].idx + len(more[-1])
    worded = fold(text[phrase[0].idx : end])
    return Item(text=worded, head=head.lemma_.casefold(), end=end if bare else start)


def _phrase(tokens: Sequence["Token"], busy: Sequence[Span], *, adjective: bool) -> list["Token"]:
    """The tokens of a noun phrase at the beginning, its head last; empty: there is none."""
    if tokens:
        at = bisect_left(busy, tokens[0].idx, key=lambda span: span.start)
        busy = busy[max(0, at - 1) : at + LONGEST]
    taken: list[Token] = []
    for place, token in enumerate(tokens):
        following = tokens[place + 1] if place + 1 < len(tokens) else None
        if any(span.start <= token.idx < span.end for span in busy):
            break
        if not _goes_on(token, following, taken):
            break
        taken.append(token)
    kept = list(taken)
    while kept and kept[-1].pos_ not in ("NOUN", "PROPN"):
        kept.pop()
    if not kept and adjective and taken and taken[-1].pos_ == "ADJ":
        return taken
    return kept


def _goes_on(token: "Token", following: "Token | None", taken: Sequence["Token"]) -> bool:
    if not taken and not token.text[:1].isalpha():
        return False
    if token.pos_ in ("NOUN", "PROPN"):
        return True
    if token.pos_ == "ADJ":
        return True
    if following is None:
        return False
    if token.tag_ in ("VBN", "VBG"):
        return following.pos_ in ("NOUN", "ADJ", "PROPN")
    if token.pos_ == "ADV":
        return following.pos_ == "ADJ" and not taken
    if token.tag_ == "POS" or token.text == "-":
        return following.pos_ in ("NOUN", "PROPN", "ADJ") and bool(taken)
    if token.pos_ == "CCONJ":
        return following.tag_ == "NNS" and bool(taken) and taken[-1].tag_ == "NNS"
    return False


def _governor(reading: Reading, amount: Amount) -> Item:
    """The noun or verb that takes the amount: a *prize* of 900 euros; the kite *cost* 40 euros."""
    none = Item(text="", head="", end=amount.span.end, own=False)
    tokens = [t for t in reading.tokens(amount.span) if not t.is_space]
    inside = {t.i for t in tokens}
    numbers = [t for t in tokens if amount.number.start <= t.idx < amount.number.end] or tokens
    if not numbers:
        return none
    root = numbers[-1]
    while root.head.i in inside and root.head.i != root.i:
        root = root.head
    governor = root.head
    subject = _child(root, "nsubj")
    turned = next(
        (
            c
            for c in root.children
            if c.tag_ == "VBD" and c.pos_ == "VERB" and c.i < numbers[0].i and not _child(c, "aux")
        ),
        None,
    )
    if turned is not None:  # "carried 30 sacks", read as sacks that were carried
        governor, subject = turned, None
    if governor.i == root.i or subject is not None:
        told = subject is not None and subject.pos_ in ("NOUN", "PROPN")
        return _thing(reading, subject, amount) if subject is not None and told else none
    if governor.pos_ in ("NOUN", "PROPN"):
        if root.dep_.startswith("nsubj"):  # of these, 30 are at sea
            return none
        return _thing(reading, governor, amount)
    if governor.pos_ in ("VERB", "AUX", "ADJ"):
        governor = _told_verb(reading, governor, numbers[0])
        others = [_child(governor, dep) for dep in ("obj", "nsubj:pass", "nsubj")]
        data = reading.language.numbers
        things = [t for t in others if t is not None and t.i not in inside and t.pos_ in ("NOUN", "PROPN")]
        found = next(
            (t for t in things if t.lower_ not in data.measures and t.lower_ not in data.durations), None
        )
        verb = governor.lemma_.casefold()
        # of "killed 11" the subject is not what is counted, of "the toll rose to 11" it is
        counted = amount.measure == "count" and amount.low.is_integer() and not root.dep_.startswith("obl")
        if found is None or counted:
            return Item(text="", head=verb, end=amount.span.end, own=False)
        thing = _thing(reading, found, amount)
        by_verb = amount.measure in ("measure", "duration")
        return Item(text=thing.text, head=verb if by_verb else thing.head, end=thing.end, own=False)
    return none


def _told_verb(reading: Reading, verb: "Token", number: "Token") -> "Token":
    """Under a verb of saying that a parser hung the number on, the verb of what is said."""
    if verb.lemma_ not in reading.language.speech.say:
        return verb
    between = number.doc[max(verb.i + 1, number.i - LONGEST) : number.i] if verb.i < number.i else ()
    return next((t for t in reversed(tuple(between)) if t.pos_ == "VERB"), verb)


def _child(token: "Token", dep: str) -> "Token | None":
    return next((child for child in token.children if child.dep_ == dep), None)


def _thing(reading: Reading, noun: "Token", amount: Amount) -> Item:
    """A noun with what stands before it in its phrase."""
    left = noun
    while left.i > 0:
        before = left.nbor(-1)
        if before.head.i not in range(left.i, noun.i + 1) or before.dep_ not in ("compound", "amod", "flat"):
            break
        left = before
    right = noun
    while right.i + 1 < len(noun.doc) and right.nbor().dep_ == "flat" and right.nbor().head.i == noun.i:
        right = right.nbor()
    words = fold(reading.document.text[left.idx : right.idx + len(right)])
    return Item(text=words, head=noun.lemma_.casefold(), end=amount.span.end, own=False)


# ── without one ──


class _Rules:
    """One language's words around what is counted."""

    __slots__ = ("asked", "before", "noun_first", "of", "particles", "run", "spaced")

    def __init__(self, data: Numbers, *, spaced: bool) -> None:
        self.spaced = spaced
        self.particles = frozenset(data.particles)
        self.of = frozenset(data.of)
        self.noun_first = data.noun_first
        stop = choice(data.particles)
        edge = r"(?<!\w)" if spaced else ""
        self.asked = re.compile(rf"{edge}{choice(data.how_many)}", re.IGNORECASE)
        self.run = re.compile(rf"{O}((?:(?!{stop})[^\W\d_]){{1,6}})")
        self.before = re.compile(
            rf"([^\W\d_]{{2,}}(?:-[^\W\d_]+)?){S}{choice(data.of)}(?:{S}|(?<=['’]))\Z", re.IGNORECASE
        )


@functools.cache
def _rules(code: str | None) -> _Rules:
    language = load(code)
    return _Rules(language.numbers, spaced=language.spaced)


def _worded_behind(reading: Reading, amount: Amount, sentence: Span, busy: Sequence[Span]) -> Item | None:
    """The words behind the amount, up to the next function word or time."""
    text, rules = reading.document.text, _rules(reading.language.code)
    start = amount.span.end
    time = busy[bisect_left(busy, start, key=lambda span: span.start) :][:1]
    sentence = Span(sentence.start, max(start, min(sentence.end, time[0].start if time else sentence.end)))
    if not rules.spaced:
        found = rules.run.match(text, start, sentence.end)
        return None if found is None else Item(text=found[1], head=found[1], end=found.end())
    words: list[re.Match[str]] = []
    most = 1 if rules.noun_first else WORDS
    at, of = start, False
    while len(words) < most + 1 and (word := _WORD.match(text, at, sentence.end)):
        plain = word[1].casefold()
        if plain in rules.of and not of and (words or amount.scale > 1.0):
            of, at = True, word.end()
            continue
        if plain in rules.particles or plain in rules.of or "’" in plain or "'" in plain:
            break
        if len(words) >= most and not of:
            break
        words.append(word)
        at = word.end()
    nouns_last = reading.language.people.nouns_capitalised
    while nouns_last and len(words) > 1 and not words[-1][1][:1].isupper():
        words.pop()
    if not words or (amount.measure == "duration" and not of):
        return None
    head = words[-1] if nouns_last else words[0]
    end = words[-1].end()
    return Item(text=fold(text[words[0].start(1) : end]), head=head[1].casefold(), end=end)


def _worded_before(reading: Reading, amount: Amount, sentence: Span) -> Item:
    """The noun before *of* and the amount: a clause of 80 million."""
    text, rules = reading.document.text, _rules(reading.language.code)
    found = rules.before.search(text, max(sentence.start, amount.span.start - 40), amount.span.start)
    change = reading.language.numbers.change
    worded = "" if found is None or not rules.of or found[1].casefold() in change else found[1]
    return Item(text=worded, head=worded.casefold(), end=amount.span.end, own=False)
