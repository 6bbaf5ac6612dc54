"""Comments: who wrote which, whom it answers, and where the talk ends.

A stretch of talk is read in the first way that fits: marked lines between comments (name with time,
points or a word of saying), names on lines of their own, names before a dash on the comment's own line,
and, where no name is shown, one comment for every stretch between blank lines.
"""

import re
from collections.abc import Iterator, Sequence

from synoptic.model import Record, Role
from synoptic.read import digest
from synoptic.read.plain.marks import Mark, lone_name, mark, plain_name, says_when
from synoptic.read.plain.pieces import Piece
from synoptic.read.plain.weigh import Sighted
from synoptic.text import fold

_INLINE = re.compile(r"(?P<name>[^\s:–—|][^:–—|\n]{0,38}?)(?:\s*[:：|]\s+|\s+[-–—]\s+)(?=\S)")
_QUOTE = re.compile(r"(?:>|&gt;)\s*(.+)")
_TO = re.compile(r"@(\w[\w.\-]{1,38})")

_ASIDE = ("label", "menu", "form", "credit", "section", "weather")


class Comment(Record, frozen=True, kw_only=True):
    """One comment, before it is a block."""

    start: int
    """First code point of its text."""
    end: int
    """One past the last."""
    author: str | None
    """Who wrote it."""
    indent: int
    """How far its first line is indented."""
    answers: str | None = None
    """Whom it says that it answers."""
    digest: bool = False
    """Whether it is a bot's digest."""


def read(text: str, units: Sequence[Sighted]) -> list[Piece]:
    """The pieces of a stretch of talk: comments, digests, and chrome for all that stands between."""
    ends = _end(units)
    talk = list(units[:ends])
    marks = [mark(_line(each)) for each in talk]
    comments = _marked(talk, marks) if any(marks) else _named(talk) or _inline(talk) or _bare(talk)
    pieces = _answering(text, comments)
    teasers = False
    for each in units[ends:]:
        teasers = each.sort == "teaser_head" or (teasers and each.bare)
        role: Role = "teaser" if each.sort == "teaser" or (teasers and each.bare) else "chrome"
        pieces.append(Piece(role=role, start=each.unit.start, end=each.unit.end))
    return pieces


def _line(each: Sighted) -> str:
    return each.text if len(each.unit.lines) == 1 else ""


def _end(units: Sequence[Sighted]) -> int:
    """Where the talk ends: at other stories, or at the last labels of a form."""
    for i, each in enumerate(units):
        if each.sort == "teaser_head":
            return i
    last = len(units)
    while last and (units[last - 1].sort in (*_ASIDE, "teaser") or says_when(_line(units[last - 1]))):
        last -= 1
    form = next((i for i, each in enumerate(units[:last]) if each.sort == "form"), None)
    if form is not None and not any(mark(_line(each)) for each in units[form:last]):
        alone = [each for each in units[form:last] if each.bare]
        return form if len(alone) * 2 < len([each for each in units[:form] if each.bare]) or form else last
    return last


def _marked(talk: Sequence[Sighted], marks: Sequence[Mark | None]) -> list[Comment]:
    """Comments between marks; what a comment is, before the first mark, has no known author."""
    found: list[Comment] = []
    by: Mark | None = None
    indent = 0
    run: list[Sighted] = []

    def close() -> None:
        found.extend(_one(run, by, indent))
        run.clear()

    for each, own in zip(talk, marks, strict=True):
        if own is not None:
            close()
            by, indent = own, each.unit.first.indent
        elif _beside(each):
            close()
        else:
            run.append(each)
    close()
    return found


def _beside(each: Sighted) -> bool:
    """Whether a unit within talk is a label, not somebody's words."""
    line = _line(each)
    return (
        each.sort in ("form", "menu", "credit")
        or (bool(line) and says_when(line))
        or (each.sort in ("label", "dateline") and not each.unit.ends)
    )


def _one(run: Sequence[Sighted], by: Mark | None, indent: int) -> Iterator[Comment]:
    if not run:
        return
    start, end = run[0].unit.start, run[-1].unit.end
    told = any(digest.footer(each.text) for each in run)
    yield Comment(
        start=start,
        end=end,
        author=by.author if by else None,
        indent=indent,
        answers=by.answers if by else None,
        digest=told or (bool(by and by.bot) and any(digest.opens(each.text) for each in run)),
    )


def _named(talk: Sequence[Sighted]) -> list[Comment]:
    """Comments under names on lines of their own."""
    names = [
        lone_name(_line(each)) if i + 1 < len(talk) and _name_over(each, talk[i + 1]) else None
        for i, each in enumerate(talk)
    ]
    if not any(names) or not (names[0] or sum(map(bool, names)) > 1):
        return []
    found: list[Comment] = []
    by: str | None = None
    run: list[Sighted] = []
    for each, name in zip(talk, names, strict=True):
        if name is None and not _beside(each):
            run.append(each)
            continue
        found.extend(_one(run, Mark(author=by), run[0].unit.first.indent if run else 0))
        run = []
        by = name if name is not None else by
    found.extend(_one(run, Mark(author=by), run[0].unit.first.indent if run else 0))
    return found


def _name_over(name: Sighted, words: Sighted) -> bool:
    """Whether a unit stands right over a text that may be its comment."""
    return (
        name.bare and words.bare and not words.unit.gap and words.unit.words > 1
        and (words.unit.ends or words.unit.words > 4) and name.unit.words <= 4
    )  # fmt: skip


def _inline(talk: Sequence[Sighted]) -> list[Comment]:
    """Comments on lines that begin with a name and a dash or a colon."""
    bare = [each for each in talk if each.bare]
    found: list[Comment] = []
    for each in bare:
        head = _INLINE.match(each.text)
        name = lone_name(head["name"]) if head else None
        if head and name:
            start = each.unit.start + head.end()
            found.append(Comment(start=start, end=each.unit.end, author=name, indent=each.unit.first.indent))
        elif found:
            found.append(
                Comment(start=each.unit.start, end=each.unit.end, author=None, indent=each.unit.first.indent)
            )
        else:
            return []
    named = sum(comment.author is not None for comment in found)
    return found if named * 2 > len(found) else []


def _bare(talk: Sequence[Sighted]) -> list[Comment]:
    """Comments without names: what stands between blank lines, or every line where none are."""
    spaced = any(each.unit.gap for each in talk[1:])
    found: list[Comment] = []
    run: list[Sighted] = []
    for each in talk:
        if run and (_beside(each) or each.unit.gap or not spaced):
            found.extend(_one(run, None, run[0].unit.first.indent))
            run = []
        if not _beside(each):
            run.append(each)
    found.extend(_one(run, None, run[0].unit.first.indent if run else 0))
    return found


# ── whom a comment answers ───────────────────────────────────────────────────────────────────────────


def _answering(text: str, comments: Sequence[Comment]) -> list[Piece]:
    """Comments as pieces, with the start of the one that each answers."""
    nested = len({comment.indent for comment in comments}) > 1
    above: list[Comment] = []
    by_author: dict[str, Comment] = {}
    pieces: list[Piece] = []
    said: list[tuple[str, Comment]] = []
    for comment in comments:
        while above and above[-1].indent >= comment.indent:
            above.pop()
        words = text[comment.start : comment.end]
        parent = (above[-1] if above and nested else None) or _told(words, comment, by_author, said)
        pieces.append(
            Piece(
                role="digest" if comment.digest else "comment",
                start=comment.start,
                end=comment.end,
                author=comment.author,
                answers=parent.start if parent is not None else None,
            )
        )
        above.append(comment)
        if comment.author:
            by_author[plain_name(comment.author)] = comment
        said.append((fold(words[:4_000]), comment))
    return pieces


def _told(
    words: str, comment: Comment, by_author: dict[str, Comment], said: Sequence[tuple[str, Comment]]
) -> Comment | None:
    """The comment that one answers by its own words: a name after a label or an @, or a quotation."""
    if comment.answers and (named := by_author.get(plain_name(comment.answers))):
        return named
    if (to := _TO.match(words)) and (named := by_author.get(plain_name(to[1]))):
        return named
    if quoted := _QUOTE.match(words):
        sought = fold(quoted[1])[:80]
        if len(sought) >= 12:
            return next((other for earlier, other in reversed(said[-50:]) if sought in earlier), None)
    return None
