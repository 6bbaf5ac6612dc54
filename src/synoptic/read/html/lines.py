"""Setting text into lines: white space folded as a browser does, pieces two line breaks apart."""

import re

from synoptic.read.html.tree import Box, Piece, Run

_SPACE = re.compile(r"[ \t\n\r\f]+")
#: shown as nothing: soft hyphens, zero-width spaces, byte order marks, control characters
_NOTHING = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\u00ad\u200b\u2060\ufeff]+")
#: a table's cell longer than this stands by itself, not in a row of text
_LONG_CELL = 80


class LineSetter:
    """Takes text as the walk meets it and cuts it into pieces."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.at = 0
        """Where the open piece starts in the page's text."""
        self._parts: list[str] = []
        self._length = 0
        self._runs: list[Run] = []
        self._space = False
        self._box: Box | None = None

    def add(self, text: str, block: Box, box: Box, *, linked: bool, kept: bool) -> None:
        """Append a text node that stands in ``box``, the innermost block being ``block``.

        Args:
            text: as in the page.
            block: where a piece that begins here stands.
            box: the innermost element.
            linked: whether it is in a link.
            kept: whether its line breaks count, as in preformatted text.
        """
        if not kept and text.isspace():
            self._space = True
            return
        text = _NOTHING.sub("", text)
        if kept:
            folded = text.replace("\r\n", "\n")
        else:
            folded = _SPACE.sub(" ", text)
            if folded[:1] == " ":
                self._space = True
                folded = folded[1:]
        if not folded:
            return
        if self._space and self._length and self._parts[-1][-1] not in "\n\t":
            self._push(" ")
        self._space = False
        if not self._length:
            self._box = block
        start = self.at + self._length
        if not kept and folded[-1] == " ":
            self._space = True
            folded = folded[:-1]
        self._push(folded)
        self._runs.append(Run(start, start + len(folded), box, linked=linked))

    def gap(self) -> None:
        """A blank is due before the next text."""
        self._space = True

    def line_break(self) -> None:
        """A line break; a second one in a row ends the piece."""
        if not self._length:
            return
        if self._parts[-1] == "\n":
            self.flush()
        else:
            self._push("\n")
            self._space = False

    def cell_end(self) -> None:
        """The end of a table's cell: a short one goes on in the row, a long one ends the piece."""
        if not self._length:
            return
        if self._length > _LONG_CELL and not any(p == "\t" for p in self._parts):
            self.flush()
        elif self._parts[-1] != "\t":
            self._push("\t")
            self._space = False

    def flush(self) -> None:
        """End the open piece, if it has any text."""
        if self._length and self._box is not None:
            text = "".join(self._parts)
            bare = text.strip()
            if bare:
                box = self._box
                if "\t" in bare and box.tag in ("td", "th") and box.parent is not None:
                    box = box.parent
                # white space at the head is dropped, so that pieces stand evenly apart
                shift = len(text) - len(text.lstrip())
                end = self.at + len(bare)
                for run in self._runs:
                    run.start = max(self.at, run.start - shift)
                    run.end = min(end, run.end - shift)
                runs = [run for run in self._runs if run.start < run.end]
                self.pieces.append(Piece(len(self.pieces), self.at, bare, box, runs))
                self.at = end + 2
        self._parts = []
        self._length = 0
        self._runs = []
        self._space = False

    def _push(self, part: str) -> None:
        self._parts.append(part)
        self._length += len(part)

    def text(self) -> str:
        """The page's text, of all pieces."""
        return "\n\n".join(piece.text for piece in self.pieces)
