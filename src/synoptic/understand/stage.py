"""What a stage is: one function, ``Reading -> Iterable[Fact]``, that declares what it makes and needs.

The version is part of the name (``quotes@2``) and is stored with every fact, so that stale facts are
known. A stage that raises costs only its own facts: :func:`run` answers its error as a value.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar, cast

import msgspec

from synoptic.errors import ConfigError
from synoptic.lang import Language
from synoptic.model import Block, Document, Fact, Span, StageFailure, What

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as Tokens

Work = Callable[["Reading"], Iterable[Fact]]
Made = TypeVar("Made")


class Reading:
    """A page under analysis: the document, its language, its parse, and the facts found so far.

    The page is parsed as one spaCy Doc whose token offsets are the document's
    (``text[t.idx : t.idx + len(t)]`` is the token ``t``). Each block was analysed apart, and sentences of
    the Doc begin where :attr:`sentences` do (overlong ones are parsed in pieces). What is not analysed
    (chrome, teasers, white space between blocks) is one blank token each; line breaks inside blocks read
    as blanks, so regular expressions belong on ``document.text``, not on ``parse.text``. In an unparsed
    page (``parsed`` false) tokens have text and offsets but no tags, lemmas, trees or names. The Doc
    lives only while the stages run: keep strings and spans, never tokens.
    """

    __slots__ = ("_made", "blocks", "document", "facts", "language", "parse", "parsed", "sentences")

    def __init__(
        self,
        document: Document,
        language: Language,
        parse: "Doc",
        sentences: tuple[Span, ...],
        *,
        parsed: bool,
        blocks: tuple[Block, ...] = (),
    ) -> None:
        self.document = document
        self.language = language
        self.parse = parse
        """Tokens over the whole text of the document; token offsets are document offsets."""
        self.parsed = parsed
        """Whether tags, trees and names come from a trained pipeline."""
        self.sentences = sentences
        """Sentences of all blocks but chrome and teasers, in order, none crossing a block."""
        self.blocks = blocks or document.blocks
        """The blocks that are analysed: all but chrome and teasers, within the settings' limits."""
        self.facts: list[Fact] = []
        self._made: dict[Callable[[Reading], object], object] = {}

    def once(self, make: "Callable[[Reading], Made]") -> Made:
        """What several stages read off the same page, made for the first of them."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast("Made", self._made[make])

    def tokens(self, span: Span) -> "Tokens":
        """The tokens that overlap a stretch of the document; empty where it is empty."""
        found = self.parse.char_span(span.start, span.end, alignment_mode="expand")
        return self.parse[0:0] if found is None or span.start == span.end else found

    def all(self, kind: type[What]) -> list[Fact]:
        """Facts of one kind found so far, by span."""
        return sorted((f for f in self.facts if isinstance(f.what, kind)), key=lambda f: f.span)


class Stage(msgspec.Struct, frozen=True):
    """A function with its declaration."""

    name: str
    """Name and version: ``quotes@1``."""
    makes: type[What]
    """The kind of fact that it yields."""
    needs: tuple[type[What], ...]
    """Kinds that must have been made before."""
    work: Work
    """The function itself."""


def stage(
    *, makes: type[What], needs: Sequence[type[What]] = (), version: int = 1
) -> Callable[[Work], Stage]:
    """Declare a function as a stage; its name and version become the stage's."""

    def declare(work: Work) -> Stage:
        name = getattr(work, "__name__", "stage")
        return Stage(f"{name}@{version}", makes, tuple(needs), work)

    return declare


def check(line: Sequence[Stage]) -> None:
    """Refuse an order in which a need is unmade.

    Raises:
        ConfigError: names the stage and the need.
    """
    made: set[type[What]] = set()
    for each in line:
        for need in each.needs:
            if need not in made:
                raise ConfigError(f"stage {each.name} needs {need.__name__}, which nothing before it makes")
        made.add(each.makes)


def run(line: Sequence[Stage], reading: Reading) -> tuple[StageFailure, ...]:
    """Let every stage read the page, in order; facts gather in ``reading.facts``."""
    failures: list[StageFailure] = []
    for each in line:
        try:
            found = [msgspec.structs.replace(fact, stage=each.name) for fact in each.work(reading)]
        except Exception as error:  # noqa: BLE001  a broken stage costs only its own facts
            failures.append(StageFailure(stage=each.name, reason=f"{type(error).__name__}: {error}"))
        else:
            reading.facts.extend(found)
    return tuple(failures)
