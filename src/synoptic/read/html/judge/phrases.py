"""What a short piece is as a phrase of pages' services, in any language."""

import functools

from synoptic.lang import all_languages
from synoptic.read import labels
from synoptic.text import plain

SHORT = 60
"""Characters under which a piece may be a label."""
NO_LABEL = (0.0,) * 6
"""Of longer ones."""


@functools.lru_cache(maxsize=16384)
def as_label(text: str) -> tuple[float, ...]:
    """Whether it is a label, a menu, a section, a teaser, a head of comments, a head of other stories."""
    return (
        float(labels.is_label(text)),
        float(labels.is_menu(text)),
        float(labels.is_section(text)),
        float(labels.is_teaser(text)),
        float(labels.is_comment_head(text)),
        float(labels.is_teaser_head(text)),
    )


@functools.cache
def service_words() -> frozenset[str]:
    """Single words of pages' services, of every language: newsletter, subscribe, cookies."""
    phrases = (plain(word) for language in all_languages() for word in language.chrome.words)
    return frozenset(phrase for phrase in phrases if " " not in phrase)
