"""Pages made of sentences with the facts that understanding would find in them."""

from collections.abc import Sequence

from synoptic.model import (
    Block,
    Claim,
    CopyOf,
    Document,
    Expression,
    Fact,
    Figure,
    Genre,
    Name,
    NameKind,
    Page,
    Published,
    Quote,
    Span,
    What,
    When,
)

Noted = tuple[str, What]


def page(
    name: str,
    *told: str | tuple[str, Sequence[Noted]],
    published: str | None = None,
    genre: Genre = "report",
    language: str = "en",
    copy_of: str | None = None,
) -> Page:
    """A page of one-sentence paragraphs; a fact stands where its words first occur in its sentence."""
    text, blocks, sentences, facts = "", [], [], []
    for each in told:
        sentence, noted = (each, ()) if isinstance(each, str) else each
        start = len(text)
        text += sentence + "\n\n"
        span = Span(start, start + len(sentence))
        blocks.append(Block(role="paragraph", start=span.start, end=span.end))
        sentences.append(span)
        for words, what in noted:
            at = start + sentence.index(words)
            facts.append(Fact(span=Span(at, at + len(words)), what=what))
    document = Document(
        id=name, address=f"https://{name}.example/", kind="article", genre=genre, source=f"{name}.example",
        title=None, section=None, authors=(), collected=None, language=language, text=text,
        published=Published(date=published, basis="stated") if published else None,
        blocks=tuple(blocks), copy_of=CopyOf(document=copy_of, overlap=0.9) if copy_of else None,
        words=len(text.split()),
    )  # fmt: skip
    return Page(
        document=document, facts=tuple(sorted(facts, key=lambda f: f.span)), sentences=tuple(sentences)
    )


def name(words: str, full: str | None = None, kind: NameKind = "person") -> Noted:
    return words, Name(name=full or words, kind=kind)


def count(words: str, low: float, item: str = "", **more: object) -> Noted:
    settings: dict[str, object] = {
        "high": None, "modifier": "exactly", "unit": None, "holder": None, "date": None,
        "head": item.split(" of ")[0].split()[-1] if item else "",
    }  # fmt: skip
    return words, Figure(low=low, item=item, **(settings | more))  # type: ignore[arg-type]


def day(words: str, date: str) -> Noted:
    return words, When(date=date, expression=Expression(year=int(date[:4])), basis="absolute")


def clock(words: str, at: str, date: str | None = None) -> Noted:
    return words, When(date=date, expression=Expression(clock=at))


def quote(words: str, speaker: str | None, *, direct: bool = True) -> Noted:
    return words, Quote(speaker=speaker, via=None, direct=direct)


def claim(words: str, **fields: object) -> Noted:
    return words, Claim(**({"stance": "says", "holder": None} | fields))  # type: ignore[arg-type]
