"""The stage that reads each told sentence as a claim: whose it is, what it says, how firmly.

One claim for each sentence of the page's own telling; comments and bylines make none. The sentence's stance
comes from its act of saying: what is put into somebody's mouth is attributed, what somebody denies is a
denial, the rest the page says itself.
"""

from collections.abc import Iterator

from synoptic.model import MAIN_ROLES, Claim, Fact, Name, Quote, Span, Stance
from synoptic.text import fold, words
from synoptic.understand.clauses import EMPTY, Clause, clause, hedged, marked_opinion
from synoptic.understand.laid import Laid
from synoptic.understand.lexicon import Lexicon, key, lexicon
from synoptic.understand.quote_marks import Marked, marks_of
from synoptic.understand.sayings import Saying, sayings
from synoptic.understand.speakers import Speakers, name_of
from synoptic.understand.stage import Reading, stage

#: roles whose sentences are claims
CLAIMING = (MAIN_ROLES - {"table"}) | {"digest"}
#: words that a sentence needs to claim anything
SHORTEST = 3


@stage(makes=Claim, needs=(Name, Quote))
def claims(reading: Reading) -> Iterator[Fact]:
    """What the page says, sentence by sentence."""
    lex = lexicon(reading.language.code)
    text = reading.document.text
    marks = reading.once(marks_of)
    told: dict[int, list[Saying]] = {}
    for saying in reading.once(sayings):
        told.setdefault(saying.sentence, []).append(saying)
    speakers = Speakers(reading)
    direct = [fact for fact in reading.all(Quote) if isinstance(fact.what, Quote) and fact.what.direct]
    quotes = Laid(direct, lambda fact: fact.span)
    pieces = Laid(marks, lambda mark: mark.span)
    blocks = Laid((block for block in reading.blocks if block.role in CLAIMING), lambda block: block.span)
    for index, span in enumerate(reading.sentences):
        if blocks.over(span.start, span.end) and len(words(span.of(text))) >= SHORTEST:
            yield _claim(reading, span, told.get(index, []), quotes, pieces, speakers, lex)


def _claim(
    reading: Reading,
    span: Span,
    told: list[Saying],
    quotes: Laid[Fact],
    marks: Laid[Marked],
    speakers: Speakers,
    lex: Lexicon,
) -> Fact:
    text = reading.document.text
    worded = span.of(text)
    stance, holder, content = _stance(span, told, quotes, speakers)
    parts: Clause = EMPTY
    if reading.parsed:
        parts = clause(reading.tokens(content or span), lex)
    own = _outside(text, span, marks)
    named = speakers.mentions(span.start, span.end)
    first = next((fact for fact in named if name_of(fact) != holder), None)
    what = Claim(
        stance=stance,
        holder=holder,
        subject=speakers.name(parts.subject)
        if parts.subject is not None
        else (name_of(first) if first else None),
        verb=parts.verb,
        object=fold(parts.object.of(text)) if parts.object is not None else None,
        negated=parts.negated,
        hedged=hedged(worded, lex),
        evaluative=holder is None and (parts.judged or marked_opinion(own, lex) or _first_person(own, lex)),
        names=tuple(sorted({name_of(fact) for fact in named})),
    )
    return Fact(span=span, what=what, sure=0.8 if reading.parsed else 0.5)


def _stance(
    span: Span, told: list[Saying], quotes: Laid[Fact], speakers: Speakers
) -> tuple[Stance, str | None, Span | None]:
    """Stance and holder of a sentence, and the stretch of it that is claimed."""
    best: tuple[float, Saying] | None = None
    for saying in told:
        weight = _weight(span, saying)
        if weight > 0 and (best is None or weight > best[0]):
            best = (weight, saying)
    if best is not None:
        saying = best[1]
        source = speakers.source(saying)
        holder = source.speaker or source.via
        if holder is not None:
            stance: Stance = "denies" if saying.stance == "denies" else "attributes"
            return stance, holder, saying.content if saying.stance != "denies" or saying.content else None
    return _quoted(span, quotes)


def _weight(span: Span, saying: Saying) -> float:
    """How much of the sentence a saying governs; not above zero: nothing that counts."""
    if saying.negated or saying.nobody:
        return 0.0
    length = max(1, span.end - span.start)
    share = (saying.content.end - saying.content.start) / length if saying.content is not None else 0.0
    if saying.stance == "denies" and not saying.weak:
        return 2.0 + share
    if saying.content is None or (saying.weak and share < 0.4):
        return 0.0
    # a clause that hangs far down in the sentence says little of the whole
    return share if share >= 0.35 else 0.0


def _quoted(span: Span, quotes: Laid[Fact]) -> tuple[Stance, str | None, Span | None]:
    """The speaker of a sentence that is mostly in quotation marks."""
    for fact in quotes.over(span.start, span.end):
        quote = fact.what
        assert isinstance(quote, Quote)
        start, end = max(span.start, fact.span.start), min(span.end, fact.span.end)
        holder = quote.speaker or quote.via
        if holder is not None and (quote.cue is not None or 2 * (end - start) >= span.end - span.start):
            return ("denies" if quote.stance == "denies" else "attributes"), holder, Span(start, end)
    return "says", None, None


def _outside(text: str, span: Span, marks: Laid[Marked]) -> str:
    """The sentence's words in the page's own voice."""
    pieces: list[str] = []
    at = span.start
    for one in marks.over(span.start, span.end):
        pieces.append(text[at : max(at, one.start)])
        at = max(at, one.end)
    pieces.append(text[at : max(at, span.end)])
    return " ".join(pieces)


def _first_person(text: str, lex: Lexicon) -> bool:
    return any(key(word) in lex.first_person for word in words(text))
