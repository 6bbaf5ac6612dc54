"""Comments: who wrote which, whom it answers, and where the talk ends.

A stretch of talk is read in the first way that fits: marked lines between comments (name with time,
points or a word of saying), names on lines of their own, names before a dash on the comment's own line,
and, where no name is shown, one comment for every stretch between blank lines.
"""

import re
from collections.abc import Iterator, Sequence

from synoptic.lang import given_names
from synoptic.model import Record, Role
from synoptic.read import digest
from synoptic.read.labels import bare, table
from synoptic.read.plain.lines import ends_sentence
from synoptic.read.plain.marks import Mark, bare_name, lone_name, mark, plain_name, says_when
from synoptic.read.plain.pieces import Piece
from synoptic.read.plain.units import leading
from synoptic.read.plain.weigh import Sighted
from synoptic.text import fold, plain

_INLINE = re.compile(
    r"(?:[•*·▪◦–—-]\s+)?(?P<name>[^\s:–—|][^:–—|\n]{0,38}?)(?:\s*[:：|]\s+|\s+[-–—]\s+)(?=\S)"
)
_SIGNED = re.compile(r"(?P<words>.*\S)\s+[-–—~]\s?(?P<name>[^\s–—~][^–—~\n]{0,38})$", re.DOTALL)
_VOTES = re.compile(r"[↑▲△⬆⇧+]\s?-?\d+(?:\s?[↓▼▽⬇⇩-]\s?\d+)?$|\d+\s?[↑▲△⬆👍❤♥]$")
_DEPTH = re.compile(r"(?:[-–—|│>]{1,2}\s?)+(?=\S)")
_QUOTE = re.compile(r"(?:>|&gt;)\s*(.+)")
_TO = re.compile(r"@(\w[\w.\-]{1,38})")

LEAST, MOST_NAMED = 3, 0.8
"""Comments, and share of them, that begin with a name set apart by type only."""
LONGEST = 2_000
"""A longer comment is not looked through for a name at its end."""

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


def begins(page: Sequence[Sighted], start: int, stop: int) -> int:
    """Where talk begins that no head announces; ``stop``: nowhere.

    Marks with words under them, or two lines in a row that begin with names, are talk.
    """
    for i in range(start, stop - 1):
        speaks = mark(_line(page[i]))
        if speaks is not None and page[i + 1].bare and page[i + 1].unit.words > 1 and not speaks.said:
            return i
        if _inline(page[i : i + 1]) and _inline(page[i + 1 : i + 2]) and page[i].unit.ends:
            return i
    return stop


def read(text: str, units: Sequence[Sighted]) -> list[Piece]:
    """The pieces of a stretch of talk: comments, digests, and chrome for all that stands between."""
    ends = _end(units)
    talk = list(units[:ends])
    marks = [mark(_line(each)) for each in talk]
    over = [None if own else _unnamed(talk, i) for i, own in enumerate(marks)]
    comments = _marked(talk, marks, over) if any((*marks, *over)) else _unmarked(talk)
    pieces = answering(text, comments)
    teasers = False
    for each in units[ends:]:
        teasers = each.sort == "teaser_head" or (teasers and each.bare)
        role: Role = "teaser" if each.sort == "teaser" or (teasers and each.bare) else "chrome"
        pieces.append(Piece(role=role, start=each.unit.start, end=each.unit.end))
    return pieces


def _unmarked(talk: Sequence[Sighted]) -> list[Comment]:
    return (
        _named(talk)
        or _inline(talk)
        or _signed(talk)
        or _named(talk, free=True)
        or _run_in(talk)
        or _bare(talk)
    )


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


def _marked(
    talk: Sequence[Sighted], marks: Sequence[Mark | None], over: Sequence[Mark | None]
) -> list[Comment]:
    """Comments between marks, or between names over dates; before the first, no author is known."""
    own = [each for each in marks if each is not None]
    quoting = sum(each.said for each in own) * 2 < len(own)  # who is marked otherwise quotes by "X wrote:"
    names = {bare(each.author) for each in own if each.author}
    found: list[Comment] = []
    by: Mark | None = None
    quoted: str | None = None
    run: list[Sighted] = []
    indent = 0

    def close() -> None:
        found.extend(_one(_without_profile(run, names), by, indent, quoted))
        run.clear()

    for i, each in enumerate(talk):
        speaks = marks[i] or over[i]
        if speaks is not None and speaks.said and quoting:
            quoted = speaks.author
        elif speaks is not None:
            if run and over[i] is not None and speaks.author and run[-1] is talk[i - 1]:
                run.pop()  # the name over the date
            close()
            by, quoted = speaks, None
            indent = each.unit.first.indent + _depth(each.text)
        elif _beside(each):
            close()
        else:
            run.append(each)
    close()
    return found


def _unnamed(talk: Sequence[Sighted], i: int) -> Mark | None:
    """A mark whose name stands on the line before it, or whose account is gone; None: it is no mark."""
    each = talk[i]
    above = talk[i - 1] if i else None
    timed = each.sort == "dateline" or bool(_VOTES.match(_line(each)))
    if timed and above is not None and above.bare:
        line = _line(above)
        name = lone_name(line, free=True) if above.unit.ends else bare_name(line)
        return Mark(author=name, when=each.seen.dates) if name else None
    gone = table("gone").whole
    if gone(bare(_line(each))) and i + 1 < len(talk) and gone(bare(_line(talk[i + 1]))):
        return Mark(author=None)
    return None


def _depth(text: str) -> int:
    """The characters before a line that show how deep in the talk it stands."""
    found = _DEPTH.match(text[:40])
    return found.end() if found else 0


def _without_profile(run: Sequence[Sighted], names: set[str]) -> Sequence[Sighted]:
    """Somebody's words without what boards put beside them: the account's name, rank and counts."""
    for i, each in enumerate(run):
        if each.sort == "short" and bare(each.text) in names and all(one.sort != "prose" for one in run[i:]):
            return run[:i]
    return run


def _beside(each: Sighted) -> bool:
    """Whether a unit within talk is a label, not somebody's words."""
    line = _line(each)
    if each.sort in ("form", "menu", "credit") or (line and says_when(line)):
        return True
    return each.sort in ("label", "dateline") and not each.unit.ends


def _one(
    run: Sequence[Sighted], by: Mark | None, indent: int | None = None, quoted: str | None = None
) -> Iterator[Comment]:
    if not run:
        return
    told = any(digest.footer(each.text) for each in run)
    deep = _depth(run[0].text) if indent and not run[0].unit.first.quoted else 0
    yield Comment(
        start=run[0].unit.start + deep,
        end=run[-1].unit.end,
        author=by.author if by else None,
        indent=run[0].unit.first.indent if indent is None else indent,
        answers=quoted or (by.answers if by else None),
        digest=told or (bool(by and by.bot) and any(digest.opens(each.text) for each in run)),
    )


def _named(talk: Sequence[Sighted], *, free: bool = False) -> list[Comment]:
    """Comments under names on lines of their own.

    ``free``: blank lines may stand between a name and its comment, if names and comments take turns.
    """
    names = [
        lone_name(_line(each), free=True)
        if i + 1 < len(talk) and _name_over(each, talk[i + 1], free=free)
        else None
        for i, each in enumerate(talk)
    ]
    if not any(names) or not (names[0] or sum(map(bool, names)) > 1):
        return []
    if free and sum(map(bool, names)) * 3 < sum(each.bare for each in talk):
        return []
    found: list[Comment] = []
    by: str | None = None
    run: list[Sighted] = []
    for each, name in zip(talk, names, strict=True):
        if name is None and not _beside(each):
            run.append(each)
            continue
        found.extend(_one(run, Mark(author=by)))
        run = []
        by = name if name is not None else by
    found.extend(_one(run, Mark(author=by)))
    return found


def _name_over(name: Sighted, words: Sighted, *, free: bool) -> bool:
    """Whether a unit stands right over a text that may be its comment."""
    near = not words.unit.gap or (free and name.unit.gap == words.unit.gap)
    speaks = words.unit.words > 1 and (words.unit.ends or words.unit.words > 4)
    return name.bare and words.bare and near and speaks and name.unit.words <= 5 and len(name.text) <= 40


def _inline(talk: Sequence[Sighted]) -> list[Comment]:
    """Comments on lines that begin with a name and a dash or a colon."""
    found: list[Comment] = []
    for each in talk:
        if not each.bare:
            continue
        head = _INLINE.match(each.text)
        name = lone_name(head["name"], free=True) if head else None
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


def _signed(talk: Sequence[Sighted]) -> list[Comment]:
    """Comments on lines that end with a dash and a name."""
    found: list[Comment] = []
    for each in talk:
        if not each.bare:
            continue
        tail = _SIGNED.match(each.text) if len(each.text) < LONGEST else None
        name = lone_name(tail["name"], free=True) if tail else None
        if tail is None or name is None or not ends_sentence(tail["words"]):
            return []
        start = each.unit.start
        found.append(Comment(start=start, end=start + tail.end("words"), author=name, indent=0))
    return found


def _run_in(talk: Sequence[Sighted]) -> list[Comment]:
    """Comments on lines that begin with a name, set apart by type only: ``Tom Abel Two weeks are …``."""
    lines = [each for each in talk if each.bare and not _beside(each)]
    heads = [_run_in_name(each.text) for each in lines]
    names = {head for head in heads if head}
    if len(lines) < LEAST or len(names) < 2 or sum(map(bool, heads)) < MOST_NAMED * len(lines):
        return []
    found: list[Comment] = []
    for each, head in zip(lines, heads, strict=True):
        start = each.unit.start + (len(head) + 1 if head else 0)
        found.append(Comment(start=start, end=each.unit.end, author=head, indent=each.unit.first.indent))
    return found


def _run_in_name(text: str) -> str | None:
    """The words before the one that begins a line's first sentence, where they may be a name."""
    words = text[:LONGEST].split(" ", 5)
    for count in (3, 2, 1):
        if len(words) < count + 2 or not (words[count][:1].isupper() and words[count + 1][:1].islower()):
            continue
        name = " ".join(words[:count])
        told = any(w.casefold() in leading() and plain(w) not in given_names() for w in words[:count])
        return None if told or any(c in ",;:!?" for c in name) else lone_name(name)
    return None


def _bare(talk: Sequence[Sighted]) -> list[Comment]:
    """Comments without names: what stands between blank lines, or every line where none are."""
    spaced = any(each.unit.gap for each in talk[1:])
    found: list[Comment] = []
    run: list[Sighted] = []
    for each in talk:
        if run and (_beside(each) or each.unit.gap or not spaced):
            found.extend(_one(run, None))
            run = []
        if not _beside(each):
            run.append(each)
    found.extend(_one(run, None))
    return found


# ── whom a comment answers ───────────────────────────────────────────────────────────────────────────


def answering(text: str, comments: Sequence[Comment]) -> list[Piece]:
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
                author=comment.author.removeprefix("@") if comment.author else None,
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
    if (named := _quoted_name(words, by_author)) is not None:
        return named
    if quoted := _QUOTE.match(words):
        sought = fold(quoted[1])[:80]
        if len(sought) >= 12:
            return next((other for earlier, other in reversed(said[-50:]) if sought in earlier), None)
    return None


def _quoted_name(words: str, by_author: dict[str, Comment]) -> Comment | None:
    """The comment of whom a comment quotes first: ``Ana wrote: …``."""
    head, colon, _ = words[:80].partition(":")
    parts = head.split()
    if colon and len(parts) >= 2 and table("says").whole(bare(parts[-1])):
        return by_author.get(plain_name(" ".join(parts[:-1])))
    return None
