"""The stage that finds who said what: direct quotes by their marks, indirect ones by verbs of saying."""

from collections.abc import Iterator

from synoptic.model import Fact, Name, Quote, Span
from synoptic.text import word_spans
from synoptic.understand.contents import without
from synoptic.understand.direct import Direct
from synoptic.understand.laid import Laid
from synoptic.understand.lexicon import lexicon
from synoptic.understand.quote_marks import marks_of
from synoptic.understand.sayings import Saying, sayings
from synoptic.understand.speakers import Speakers
from synoptic.understand.stage import Reading, stage

#: share of an indirect quote that may be told in direct ones already
TOLD = 0.5
#: words that an indirect quote has at least
SHORTEST = 3


@stage(makes=Quote, needs=(Name,))
def quotes(reading: Reading) -> Iterator[Fact]:
    """Direct and indirect quotes with speaker, medium and stance."""
    marks = reading.once(marks_of)
    told = reading.once(sayings)
    speakers = Speakers(reading)
    direct = Direct(reading, marks, told, speakers).facts()
    yield from direct
    laid = Laid(direct, lambda fact: fact.span)
    for saying in told:
        fact = _indirect(reading, saying, speakers, laid)
        if fact is not None:
            yield fact


def _indirect(reading: Reading, saying: Saying, speakers: Speakers, direct: Laid[Fact]) -> Fact | None:
    """What is told to have been said, where it is not quoted already."""
    if saying.content is None or saying.weak or saying.negated:
        return None
    source = speakers.source(saying)
    if source.speaker is None and source.via is None:
        return None
    text, span, named = reading.document.text, saying.content, source.span
    if named is not None and span.contains(named) and span.end - named.end <= 2:
        # a parser that lost the verb's subject left the speaker in what was said
        span = without(text, span, Span(named.start, span.end), lexicon(reading.language.code)) or span
    total = _count(text, span.start, span.end)
    quoted = sum(
        _count(text, max(span.start, fact.span.start), min(span.end, fact.span.end))
        for fact in direct.over(span.start, span.end)
    )
    if total < SHORTEST or quoted > TOLD * total:
        return None
    what = Quote(
        speaker=source.speaker, via=source.via, direct=False, cue=saying.cue,
        stance="says" if saying.phrase else saying.stance, speaker_span=source.span,
    )  # fmt: skip
    return Fact(span=span, what=what, sure=0.7 if source.speaker else 0.5)


def _count(text: str, start: int, end: int) -> int:
    return sum(1 for _ in word_spans(text, start, end))
