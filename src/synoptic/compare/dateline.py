"""The place that an agency prints before its first words, so that telling can begin after it.

``HARBOUR TOWN (Agency) – The bridge was closed`` is told from *The*: the place line is where the
reporter sat, not part of what happened.
"""

import re

from synoptic.model import PROSE_ROLES, Document, Span

_UPPER = r"[A-ZÀ-ÖØ-ÞА-ЯЁ]"
_PLACE = rf"{_UPPER}[\w.’'/-]{{0,30}}(?:[ ,]{{1,2}}[A-ZÀ-ÖØ-ÞА-ЯЁ\d][\w.’'/-]{{0,30}}){{0,4}}"
_AGENCY = rf"\s?\({_UPPER}[^()\n]{{1,39}}\)"
_DATELINE = re.compile(
    rf"(?:{_UPPER}{{3}}{_PLACE[len(_UPPER) :]}(?:{_AGENCY})?\s*(?:[–—:]|--?)\s+"
    rf"|{_PLACE}{_AGENCY}\s*(?:[–—:]|--?)\s+)(?=[^\sa-zß-öø-ÿа-яё])"
)
_REACH = 120


def after_dateline(document: Document, sentence: Span) -> Span:
    """The sentence without the place line before it, where it opens the page's prose; else as given."""
    first = _first_prose(document)
    if first is None or sentence.start != first:
        return sentence
    found = _DATELINE.match(document.text, sentence.start, min(sentence.end, sentence.start + _REACH))
    if found is None or found.end() >= sentence.end:
        return sentence
    return Span(found.end(), sentence.end)


def _first_prose(document: Document) -> int | None:
    for block in document.blocks:
        if block.role in PROSE_ROLES:
            start = block.start
            while start < block.end and document.text[start].isspace():
                start += 1
            return start
    return None
