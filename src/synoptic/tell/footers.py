"""Checks the count line under a TL;DR bot's digest against the words that can be counted.

A bot that writes *the original contains N words, the summary M, saved X%* can be held to it: the
digest stands on the page, and the original is sometimes among the story's pages.
"""

import functools
import re
from collections.abc import Iterator, Mapping

from synoptic.lang import all_languages
from synoptic.model import MAIN_ROLES, PROSE_ROLES, Cite, Document, Record, Span
from synoptic.read.digest import size
from synoptic.text import fold, plain

#: bots split words otherwise than by white space, and cut pages otherwise than we do
_SLACK_SUMMARY, _SLACK_ORIGINAL, _SLACK_POINTS = 0.05, 0.15, 1
#: a digest longer than this is no digest; it is not searched for a count line
_MOST_CHARACTERS = 20_000
_LONGEST_LINE = 500


class Footer(Record, frozen=True, kw_only=True):
    """A digest's count line, and what can be counted."""

    span: Cite
    """The digest, count line included."""
    summary: int | None
    """Words of the digest, as claimed."""
    original: int | None
    """Words of the original, as claimed."""
    saved: int | None
    """Percent saved, as claimed."""
    counted_summary: int
    """Words of the digest on the page, the bot's own opening and count line left out; of scripts that do not
    part words, characters."""
    counted_original: int | None
    """Words of the original's prose, where that page is among the documents given."""
    lies: tuple[str, ...]
    """What does not hold, each as a sentence; empty: right as far as it can be checked."""


def footers(document: Document, others: Mapping[str, Document]) -> tuple[Footer, ...]:
    """Every count line of the document's digests. ``others`` maps ids to documents of the same call."""
    return tuple(f for run in _digests(document) if (f := _footer(document, run, others)) is not None)


def counts_words(text: str) -> bool:
    """Whether a stretch is a count line, wherever it stands: its numbers are about words, not the story."""
    short = plain(fold(text[:_LONGEST_LINE]))
    return any(
        any(value for value in found.groupdict().values())
        for pattern in _patterns()
        for found in pattern.finditer(short)
    )


def _digests(document: Document) -> Iterator[Span]:
    """Neighbouring digest blocks as one stretch each; the text of a page that is a digest."""
    start = end = None
    for block in document.blocks:
        if block.role == "digest":
            start, end = block.start if start is None else start, block.end
        elif start is not None and end is not None:
            yield Span(start, end)
            start = end = None
    if start is not None and end is not None:
        yield Span(start, end)
    main = [block for block in document.blocks if block.role in MAIN_ROLES and block.role != "title"]
    if main and document.genre == "digest":  # the page itself is one
        yield Span(main[0].start, main[-1].end)


def _footer(document: Document, run: Span, others: Mapping[str, Document]) -> Footer | None:
    text = plain(fold(run.of(document.text)[:_MOST_CHARACTERS]))
    opened, closed = 0, None
    for pattern in _patterns():
        for found in pattern.finditer(text):
            if any(value for value in found.groupdict().values()):
                closed = closed or found
            elif found.end() < len(text) / 2:
                opened = max(opened, found.end())
    if closed is None or closed.start() < opened:
        return None
    summary, original, saved = (_number(closed.groupdict().get(k)) for k in ("summary", "original", "saved"))
    counted = size(text[opened : closed.start()].strip(" :;-–—*_"))
    source = others.get(document.copy_of.document) if document.copy_of else None
    whole = _prose_words(source) if source is not None else None
    return Footer(
        span=Cite(document=document.id, start=run.start, end=run.end),
        summary=summary,
        original=original,
        saved=saved,
        counted_summary=counted,
        counted_original=whole,
        lies=tuple(_lies(summary, original, saved, counted, whole)),
    )


def _lies(
    summary: int | None, original: int | None, saved: int | None, counted: int, whole: int | None
) -> Iterator[str]:
    if summary is not None and abs(summary - counted) > max(2, _SLACK_SUMMARY * counted):
        yield f"It says that the summary has {summary} words; it has {counted}."
    if original is not None and whole is not None and abs(original - whole) > max(5, _SLACK_ORIGINAL * whole):
        yield f"It says that the original has {original} words; the page has {whole}."
    if saved is not None and summary is not None and original:
        true = round(100 * (1 - summary / original))
        if abs(saved - true) > _SLACK_POINTS:
            yield f"It says that {saved}% are saved; by its own counts it is {true}%."


@functools.cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(p) for language in all_languages() for p in language.chrome.digest)


def _number(text: str | None) -> int | None:
    digits = re.sub(r"\D", "", text or "")
    return int(digits[:9]) if digits else None


def _prose_words(document: Document) -> int:
    return sum(size(b.span.of(document.text)) for b in document.blocks if b.role in PROSE_ROLES)
