"""Setting text into lines: white space folded as a browser does, pieces two line breaks apart."""

import re

from synoptic.read.html.dom.tree import Box, Piece, Run

#: white space that is not one blank already
_FOLDED = re.compile(r"[ \t\n\r\f]{2,}|[\t\n\r\f]")
#: shown as nothing: soft hyphens, zero-width spaces, byte order marks, control characters
_NOTHING = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\u00ad\u200b\u2060\ufeff]+")
#: a table's cell longer than this stands by itself, not in a row of text
_LONG_CELL = 80
_CELLS = frozenset(("td", "th"))


class LineSetter:
    """Takes text as the walk meets it and cuts it into pieces."""

    __slots__ = ("_box", "_linked", "_parts", "_runs", "at", "length", "pieces", "space")

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.at = 0
        """Where the open piece starts in the page's text."""
        self.length = 0
        """Characters of the open piece; 0: none is open."""
        self.space = False
        """Whether a blank is due before the next text."""
        self._parts: list[str] = []
        self._runs: list[Run] = []
        self._linked = 0
        self._box: Box | None = None

    def add(self, text: str, block: Box, box: Box, linked: bool, kept: bool) -> None:
        """Append a text node that stands in ``box``, the innermost block being ``block``.

        Args:
            text: as in the page.
            block: where a piece that begins here stands.
            box: the innermost element.
            linked: whether it is in a link.
            kept: whether its line breaks count, as in preformatted text.
        """
        if kept:
            text = _NOTHING.sub("", text).replace("\r\n", "\n")
        else:
            # what can be printed holds neither line breaks nor what is shown as nothing
            if not text.isprintable():
                text = _FOLDED.sub(" ", text)
                if not text.isprintable():
                    text = _FOLDED.sub(" ", _NOTHING.sub("", text))
            elif "  " in text:
                text = _FOLDED.sub(" ", text)
            if text[:1] == " ":
                self.space = True
                text = text[1:]
        if not text:
            return
        if not self.length:
            self._box = block
        elif self.space and self._parts[-1][-1] not in "\n\t":
            self._parts.append(" ")
            self.length += 1
        self.space = False
        if not kept and text[-1] == " ":
            self.space = True
            text = text[:-1]
        start = self.at + self.length
        self._parts.append(text)
        self.length += len(text)
        self._runs.append(Run(start, start + len(text), box, linked))
        if linked:
            self._linked += len(text)

    def line_break(self) -> None:
        """A line break; a second one in a row ends the piece."""
        if not self.length:
            return
        if self._parts[-1] == "\n":
            self.flush()
        else:
            self._push("\n")

    def cell_end(self) -> None:
        """The end of a table's cell: a short one goes on in the row, a long one ends the piece."""
        if not self.length:
            return
        if self.length > _LONG_CELL and "\t" not in self._parts:
            self.flush()
        elif self._parts[-1] != "\t":
            self._push("\t")

    def flush(self) -> None:
        """End the open piece, if it has any text."""
        if not self.length or self._box is None:
            return
        parts = self._parts
        text = parts[0] if len(parts) == 1 else "".join(parts)
        bare = text.strip()
        if bare:
            box, runs, linked = self._box, self._runs, self._linked
            if box.tag in _CELLS and "\t" in bare and box.parent is not None:
                box = box.parent
            if len(bare) < len(text):
                runs = _shifted(runs, self.at, self.at + len(bare), len(text) - len(text.lstrip()))
                linked = sum(run.end - run.start for run in runs if run.linked)
            self.pieces.append(Piece(len(self.pieces), self.at, bare, box, runs, linked))
            self.at += len(bare) + 2
            box.last = len(self.pieces)  # a row's last cell has ended before its text does
        self._parts = []
        self._runs = []
        self.length = self._linked = 0
        self.space = False

    def _push(self, part: str) -> None:
        self._parts.append(part)
        self.length += len(part)
        self.space = False

    def text(self) -> str:
        """The page's text, of all pieces."""
        return "\n\n".join([piece.text for piece in self.pieces])


def _shifted(runs: list[Run], start: int, end: int, shift: int) -> list[Run]:
    """Runs of a piece that lost white space at its head or end, so that pieces stand evenly apart."""
    for run in runs:
        run.start = max(start, run.start - shift)
        run.end = min(end, run.end - shift)
    return [run for run in runs if run.start < run.end]
