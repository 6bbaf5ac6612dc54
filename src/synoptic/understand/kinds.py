"""What sort of thing a name names, by weighing what the page says of it at every mention.

Evidence of one spelling is pooled over the page, so that a name introduced once with a title is a person
everywhere. A trained pipeline's label is one voice among them.
"""

import itertools
import re
from collections import Counter, defaultdict

from synoptic.lang import given_names
from synoptic.model import NameKind, Span
from synoptic.understand.lexicon import Lexicon, key, lexicon
from synoptic.understand.name_runs import Capitals, Run, capitals, words_of
from synoptic.understand.pipeline import KINDS
from synoptic.understand.roles import roles_beside
from synoptic.understand.stage import Reading

#: score of a kind by what was seen (weights set by hand on written pages)
CERTAIN, STRONG, FAIR, LABEL, WEAK = 50, 30, 15, 10, 6

#: mentions whose label by the pipeline counts
MOST_LABELS = 2

_AGE = re.compile(r",\s\(?\d{1,3}(?:,|\.|\s\(|\))|\s\(\d{1,3}\)")
_BEFORE = re.compile(r"(\w[\w’'-]*)([,\s(“\"]{1,3})\Z")
_NEXT = re.compile(r"[^\W\d_]+")
_HELD = re.compile(r"(\w+)\s\w+\s\Z")
_REPORT_IN = re.compile(r"(\w+)\s\w+\s(?:(\w+)\s)?\Z")
_AFTER = re.compile(r"[,\s”\"]{1,3}(\w[\w’'-]*)")
Weights = dict[tuple[str, ...], Counter[NameKind]]


def weigh(reading: Reading, runs: list[Run]) -> Weights:
    """Every spelling's score by kind."""
    lex = lexicon(reading.language.code)
    weights: Weights = defaultdict(Counter)
    text = reading.document.text
    labels: Counter[tuple[tuple[str, ...], NameKind]] = Counter()
    page = capitals(text, [words_of(text, span, lex) for span in reading.sentences], lex)
    for run in runs:
        _spelling(run, reading.document.text[run.start : run.end], weights[run.key], page, lex)
        _context(reading.document.text, run, weights[run.key], lex)
        if reading.parsed:
            _label(reading, run, weights[run.key], labels)
    places = {
        spelling for spelling in weights if len(spelling) == 1 and kind_of(weights[spelling]) == "place"
    }
    for spelling in weights:
        if len(spelling) > 1 and spelling[:1] in places and not given(spelling):
            weights[spelling]["organisation"] += STRONG  # a town's club or works
    return weights


def given(words: tuple[str, ...]) -> str | None:
    """The sex that a name's first word shows: ``m``, ``f``, nothing; None where it is no given name."""
    names = given_names()
    return names.get(words[0], names.get(words[0].partition("-")[0]))


def kind_of(weights: Counter[NameKind]) -> NameKind:
    """The heaviest kind; "other" where nothing weighs."""
    best = max(weights, key=lambda kind: (weights[kind], kind), default=None)
    return best if best is not None and weights[best] > 0 else "other"


def _spelling(run: Run, worded: str, scores: Counter[NameKind], page: Capitals, lex: Lexicon) -> None:
    words = run.key
    if words in lex.countries or words in lex.places:
        scores["place"] += CERTAIN
    elif words in lex.demonyms or (len(words) == 1 and words[0] in lex.calendar):
        scores["other"] += 2 * CERTAIN
    elif words in lex.media:
        scores["organisation"] += CERTAIN
    elif len(words) == 1 and words[0] in lex.place_ends | lex.ends | lex.things:
        scores["organisation"] += WEAK
    elif words[-1] in lex.things:
        scores["other"] += STRONG
    elif words[-1] in lex.ends or words[0] in lex.ends or _heads(words, lex):
        scores["organisation"] += STRONG + LABEL
    elif lex.foreign_ends & {words[0], words[-1]}:
        scores["organisation"] += FAIR
    if given(words) is not None:
        scores["person"] += STRONG if len(words) > 1 else FAIR
    if len(words) > 1 and (words[-1] in lex.place_ends or words[0] in lex.place_ends):
        scores["place"] += STRONG - WEAK
    if len(words) == 1 and worded.isupper() and 2 <= len(worded.replace(".", "")) <= 5:
        scores["organisation"] += WEAK
    if (
        len(words) in (2, 3)
        and not page.lower & set(words)
        and worded.replace(".", "").replace("-", "").replace(" ", "").isalpha()
    ):
        scores["person"] += WEAK


def _heads(words: tuple[str, ...], lex: Lexicon) -> bool:
    """Whether an organisation's word leads on to what it is for: a centre for something."""
    return any(word in lex.ends and after in lex.links for word, after in itertools.pairwise(words))


def _context(text: str, run: Run, scores: Counter[NameKind], lex: Lexicon) -> None:
    if run.title:
        head = run.title[-1]
        body = head in lex.bodies and head not in lex.roles and (head,) not in lex.titles
        scores["organisation" if body else "person"] += STRONG
    before = _BEFORE.search(text, max(0, run.start - 40), run.start)
    if before:
        word = key(before[1])
        if word in lex.inside and "," not in before[2]:
            held = _HELD.search(text, max(0, run.start - 40), run.start)
            scores["organisation" if held and key(held[1]) in lex.holdings else "place"] += FAIR
        elif word in lex.place_ends and word not in lex.ends:
            scores["place"] += WEAK
        elif (word in lex.bodies and word not in lex.roles) or (word,) in lex.media:
            scores["organisation"] += FAIR
        elif word in lex.roles:
            scores["person"] += FAIR
        if word in lex.articles and not before[2].strip():
            scores["person"] -= STRONG
            scores["organisation"] += WEAK
    told_in = _REPORT_IN.search(text, max(0, run.start - 40), run.start)
    if told_in and key(told_in[1]) in lex.saying_nouns and key(told_in[2] or "") in lex.articles:
        scores["organisation"] += STRONG
    if _AGE.match(text, run.end):
        scores["person"] += CERTAIN
    after = _AFTER.match(text, run.end)
    if after:
        word = key(after[1])
        if word in lex.who:
            scores["person"] += FAIR
        elif word in lex.which:
            scores["organisation"] += WEAK
            scores["person"] -= STRONG
    following = [key(word) for word in _NEXT.findall(text[run.end : run.end + 40])][:3]
    if following[:1] and following[0] in lex.cues and "n" in map(lex.pronouns.get, following[1:]):
        scores["organisation"] += STRONG  # said that it
    for phrase in roles_beside(text, run, lex)[1 if run.title else 0 :]:
        role, body = phrase[-1] in lex.roles, phrase[-1] in lex.bodies
        if role != body:
            scores["person" if role else "organisation"] += STRONG


def _label(
    reading: Reading, run: Run, scores: Counter[NameKind], seen: Counter[tuple[tuple[str, ...], NameKind]]
) -> None:
    """The pipeline's label; it counts twice at most, as it errs the same way each time."""
    tokens = reading.tokens(Span(run.start, run.end))
    labels = Counter(token.ent_type_ for token in tokens if token.ent_type_)
    for label, count in labels.items():
        kind = KINDS.get(label)
        if kind is not None and 2 * count >= len(tokens) and seen[run.key, kind] < MOST_LABELS:
            seen[run.key, kind] += 1
            scores[kind] += LABEL
