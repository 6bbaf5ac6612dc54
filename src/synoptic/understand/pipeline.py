"""The language pipeline of a page: which one, loaded once, and one parse whose offsets are the page's.

A language is analysed by the spaCy pipeline that the settings name for it, else by the one shipped here,
else by a blank tokeniser. The stages ask :attr:`Reading.parsed` which of the two they have.
"""

import functools
import itertools
import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from synoptic.config import Config
from synoptic.errors import ConfigError
from synoptic.lang import load
from synoptic.model import Block, Document, NameKind, Span
from synoptic.understand.sentences import sentences, understood
from synoptic.understand.stage import Reading

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline
    from spacy.tokens import Doc

MODELS = Path(__file__).parent / "models"
SHIPPED = "{code}_synoptic_sm"

#: what stages use; other components of an installed pipeline are not loaded
NEEDED = frozenset(
    ("tok2vec", "transformer", "curated_transformer", "tagger", "morphologizer", "attribute_ruler", "parser",
     "lemmatizer", "trainable_lemmatizer", "ner", "entity_ruler")
)  # fmt: skip
#: names' labels of the pipelines in use, to the contract's kinds; any other label is "other"
KINDS: dict[str, NameKind] = {
    "PERSON": "person", "PER": "person", "persName": "person",
    "ORG": "organisation", "orgName": "organisation",
    "GPE": "place", "LOC": "place", "FAC": "place", "placeName": "place", "geogName": "place",
}  # fmt: skip
#: labels that name no one: numbers and times have stages of their own
UNNAMED = frozenset(("DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL", "date", "time"))

#: a run without white space that is longer is cut: the tokeniser is quadratic in it
LONGEST_RUN = 200
#: a sentence of more tokens is parsed in pieces: trees are only as deep as this
LONGEST_SENTENCE = 150
#: a block of more characters is analysed in pieces that end with a sentence, and so many characters and
#: blocks together: a network's memory grows with what it is given at once
LONGEST_PIECE = 10_000
MOST_AT_ONCE, MOST_BLOCKS = 20_000, 64
_RUN = re.compile(rf"\S{{{LONGEST_RUN}}}")
_SPACE = re.compile(r"\s")


def read(document: Document, config: Config) -> Reading:
    """The page tokenised, and parsed where its language has a trained pipeline.

    Raises:
        ConfigError: the settings name a pipeline that is not installed.
    """
    language = load(document.language)
    pipeline = pipeline_of(document.language, config)
    blocks = understood(document, config)
    spans = sentences(document.text, blocks, language)
    parse = _parse(pipeline, document.text, blocks, spans)
    return Reading(document, language, parse, spans, blocks=blocks, parsed=bool(pipeline.pipeline))


def pipeline_of(code: str | None, config: Config) -> "Pipeline":
    """The pipeline for a language: named in the settings, shipped, or a blank one.

    Raises:
        ConfigError: the settings name a pipeline that is not installed.
    """
    named = config.pipelines.get(code or "")
    shipped = MODELS / SHIPPED.format(code=code)
    return _loaded(code, named or (str(shipped) if shipped.is_dir() else None))


@functools.lru_cache(maxsize=8)
def _loaded(code: str | None, name: str | None) -> "Pipeline":
    import spacy

    if name is None:
        return _blank(code)
    try:
        pipeline = spacy.load(name)
    except (OSError, ImportError, ValueError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise ConfigError(
            f"settings: the pipeline {name!r} for {code!r} cannot be loaded ({reason}); "
            "name an installed spaCy pipeline or its folder"
        ) from error
    for component in list(pipeline.pipe_names):
        factory = pipeline.get_pipe_meta(component).factory
        if component not in NEEDED and factory not in NEEDED:
            pipeline.remove_pipe(component)
    pipeline.max_length = 2**31 - 1  # the settings' limits hold here, not spaCy's
    return pipeline


def _blank(code: str | None) -> "Pipeline":
    """A tokeniser alone; languages whose spaCy tokeniser needs more packages get the neutral one."""
    import spacy

    # written without blanks between words: one token a character serves rules better than one a phrase
    tongue = "zh" if code in ("ja", "zh", "th", "lo", "km", "my") else code or "xx"
    try:
        pipeline = spacy.blank(tongue)
    except ImportError:
        pipeline = spacy.blank("xx")
    pipeline.max_length = 2**31 - 1
    return pipeline


def _parse(pipeline: "Pipeline", text: str, blocks: tuple[Block, ...], spans: tuple[Span, ...]) -> "Doc":
    """One Doc over the whole text: blocks analysed apart, what lies between as one blank token each.

    Every white space character reads as a blank (a hard-wrapped line must not break a parse), so token
    offsets are the document's while a token's text never holds a line break.
    """
    from spacy.tokens import Doc

    pieces: list[Doc] = []
    todo: list[tuple[int, Doc]] = []
    begins = [span.start for span in spans]
    starts = frozenset(begins)
    at = 0
    for block in blocks:
        if block.start > at:
            pieces.append(_gap(pipeline, block.start - at))
        for start, end in _runs(text, block.start, block.end, begins):
            doc = pipeline.make_doc(_SPACE.sub(" ", text[start:end]))
            _set_starts(doc, start, starts)
            todo.append((len(pieces), doc))
            pieces.append(doc)
        at = block.end
    if at < len(text):
        pieces.append(_gap(pipeline, len(text) - at))
    for batch in _batches(todo):
        docs = [doc for _, doc in batch]
        for (place, _), done in zip(batch, pipeline.pipe(docs, batch_size=MOST_BLOCKS), strict=True):
            pieces[place] = _light(done)
    if not pieces:
        return Doc(pipeline.vocab)
    whole: Doc = Doc.from_docs(  # type: ignore[call-arg]  # spaCy's stub lags behind its function
        pieces, ensure_whitespace=False, exclude=("tensor", "user_data", "spans")
    )
    return whole


def _gap(pipeline: "Pipeline", length: int) -> "Doc":
    """One blank token in place of text that is not analysed."""
    from spacy.tokens import Doc

    doc = Doc(pipeline.vocab, words=[" " * length], spaces=[False])
    doc[0].is_sent_start = True
    return doc


def _batches(todo: "Sequence[tuple[int, Doc]]") -> "Iterator[list[tuple[int, Doc]]]":
    """What is analysed together: few blocks, and few characters unless one block has more."""
    batch: list[tuple[int, Doc]] = []
    room = MOST_AT_ONCE
    for place, doc in todo:
        size = len(doc.text)
        if batch and (size > room or len(batch) == MOST_BLOCKS):
            yield batch
            batch, room = [], MOST_AT_ONCE
        batch.append((place, doc))
        room -= size
    if batch:
        yield batch


def _light(doc: "Doc") -> "Doc":
    """The Doc without its tokens' vectors, which no stage reads."""
    import numpy as np

    doc.tensor = np.zeros((0,), dtype="f")
    return doc


def _runs(text: str, start: int, end: int, begins: Sequence[int]) -> list[tuple[int, int]]:
    """The stretch cut inside overlong runs without white space, and before a sentence where it is long."""
    cuts = {found.end() for found in _RUN.finditer(text, start, end)}
    at = start
    while end - at > LONGEST_PIECE:
        last = bisect_right(begins, at + LONGEST_PIECE) - 1
        if last < 0 or begins[last] <= at:
            break  # a single sentence: it is as short as sentences are
        at = begins[last]
        cuts.add(at)
    edges = [start, *sorted(cut for cut in cuts if cut < end), end]
    return [(a, b) for a, b in itertools.pairwise(edges) if a < b]


def _set_starts(doc: "Doc", offset: int, starts: Collection[int]) -> None:
    """Sentences begin where the rules say and nowhere else.

    Written as one array: setting a token's own flag looks through the whole Doc each time.
    """
    import numpy as np

    flags = np.full((len(doc), 1), -1, dtype=np.int64)
    length = 0
    for token in doc:
        begins = token.i == 0 or offset + token.idx in starts or length >= LONGEST_SENTENCE
        length = 1 if begins else length + 1
        if begins:
            flags[token.i] = 1
    doc.from_array(["SENT_START"], flags.astype(np.uint64))  # type: ignore[arg-type]  # numpy for Ints2d
