"""Report, opinion, discussion or digest: what sort of telling a page is.

An opinion is known by its label, by the writer speaking as I, by the writer's words of judging, or by
a body that says we throughout. Quotations do not count: what a speaker thinks is a report's matter.
"""

import functools
import re
from collections import Counter
from itertools import pairwise

from synoptic.lang import Language, all_languages, load
from synoptic.model import Genre, Kind
from synoptic.read import digest
from synoptic.read.labels import bare, pieces
from synoptic.read.phrases import Phrases, tokens
from synoptic.text import fold, plain

LOOK = 20_000
"""Characters of the main text that are looked at."""
OPENING = 60
"""Characters of a title in which a label is looked for."""
I_SHARE, I_LEAST = 0.5, 3
"""The writer speaks: so many words of a hundred, and so many at least."""
WE_SHARE, WE_LEAST = 2.5, 5
"""The same for a body that speaks as we, as open letters do and statements seldom."""
JUDGING_SHARE, JUDGING_LEAST = 0.4, 3
"""The same for different words of judging."""

_QUOTED = re.compile(
    r"“[^”\n]{0,900}”|„[^“”\n]{0,900}[“”]|«[^»\n]{0,900}»|»[^«\n]{0,900}«|\"[^\"\n]{0,900}\""
    r"|「[^」\n]{0,900}」|『[^』\n]{0,900}』|(?<!\w)‘[^‘\n]{2,400}?’(?!\w)"
    r"|(?<!\w)'(?=\w)[^\n]{2,400}?[.,!?]'(?!\w)"
)

_MARK = re.compile(r"[“„«»\"「『‘']")
_DENSE = re.compile(r"[\u2e80-\u9fff]+")


def genre(
    *,
    kind: Kind,
    title: str | None,
    section: str | None,
    main_text: str,
    address: str = "",
    language: str | None = None,
) -> Genre:
    """The genre of a page.

    Args:
        kind: a thread is a discussion.
        title: the page's title; ``Opinion: …`` labels it.
        section: its section; one of any language's labels of opinion decides.
        main_text: text of the main blocks, joined by newlines.
        address: a part of its path may be such a label.
        language: ISO 639-1; None: the signs of all languages are looked for.
    """
    if kind == "thread":
        return "discussion"
    if any(digest.footer(line) for line in main_text[-2_000:].splitlines()):
        return "digest"
    if kind == "listing":
        return "report"
    return "opinion" if _labelled(title, section, address) or _argues(main_text, language) else "report"


def _labelled(title: str | None, section: str | None, address: str) -> bool:
    """Whether section, title or address is labelled as opinion."""
    labels = _labels()
    if section and labels.whole(bare(section)):
        return True
    opening = re.split(r"[:|–—]|\s-\s", (title or "")[:OPENING], maxsplit=1)
    if len(opening) == 2 and labels.whole(bare(opening[0])):
        return True
    if title and len(parts := pieces(title)) > 1 and labels.whole(bare(parts[-1])):
        return True
    path = address.partition("://")[2].partition("/")[2]
    return any(labels.whole(part.replace("-", " ").casefold()) for part in path.split("/")[:-1])


def _argues(text: str, language: str | None) -> bool:
    """Whether the writer argues: speaks as I or as we, or judges, outside of quotations."""
    if _interviews(text):
        return False
    own = plain(_unquoted(text[:LOOK])).replace("’", "'")
    parts = tokens(own)
    count = max(1.0, len(own.split()) + _dense(own) / 2)
    first, we, judging = _signs(language)
    spoken = Counter(first.each(parts))
    together = sum(times for phrase, times in spoken.items() if we.whole(phrase))
    alone = spoken.total() - together
    if alone >= I_LEAST and alone * 100 >= I_SHARE * count:
        return True
    if together >= WE_LEAST and together * 100 >= WE_SHARE * count:
        return True
    different = len(set(judging.each(parts)))
    return different >= JUDGING_LEAST and different * 100 >= JUDGING_SHARE * count


def _unquoted(text: str) -> str:
    """A text without what stands in quotation marks."""
    kept: list[str] = []
    at = 0
    for mark in _MARK.finditer(text):
        if mark.start() >= at and (quoted := _QUOTED.match(text, mark.start())):
            kept.append(text[at : quoted.start()])
            at = quoted.end()
    return " ".join((*kept, text[at:]))


def _dense(text: str) -> int:
    """How many characters are of a script that parts no words by blanks."""
    return 0 if text.isascii() else sum(map(len, _DENSE.findall(text)))


def _interviews(text: str) -> bool:
    """Whether questions and answers take turns: the I of an answer is not the writer's."""
    lines = [line.strip() for line in text[:LOOK].splitlines() if line.strip()]
    asked = [len(line) < 200 and line.endswith(("?", "？", "؟")) for line in lines]
    turns = sum(one and not two for one, two in pairwise(asked))
    return turns >= 3 and turns * 4 >= len(lines)


def _form(text: str) -> str:
    return fold(plain(text)).replace("’", "'")


@functools.cache
def _signs(language: str | None) -> tuple[Phrases, Phrases, Phrases]:
    """First persons, first persons plural, and words of judging, of one language or of all."""
    languages: tuple[Language, ...] = (load(language),)
    if not languages[0].opinion.first_person:
        languages = all_languages()
    return (
        Phrases((word for each in languages for word in each.opinion.first_person), _form),
        Phrases((word for each in languages for word in each.opinion.together), _form),
        Phrases((word for each in languages for word in each.opinion.markers), _form),
    )


@functools.cache
def _labels() -> Phrases:
    return Phrases((label for each in all_languages() for label in each.opinion.labels), bare)
