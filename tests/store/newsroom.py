"""Small pages for tests of the store: raw, understood, signed."""

from synoptic.match import Signature, signature
from synoptic.model import Block, Document, Fact, Name, Page, Placement, Published, RawPage, Span
from synoptic.store import Store


def raw(text: str, address: str = "https://n.example/1", collected: str | None = None) -> RawPage:
    return RawPage(address=address, body=text.encode(), name="page.txt", media="text", collected=collected)


def page(text: str, name: str, *, date: str | None = "2026-03-01", title: str | None = None) -> Page:
    document = Document(
        id=name,
        address=f"https://n.example/{name}",
        kind="article",
        genre="report",
        source="n.example",
        title=title or f"Title of {name}",
        section=None,
        authors=("Ana Bo",),
        published=Published(date=date, basis="stated") if date else None,
        collected=None,
        language="en",
        text=text,
        blocks=(Block(role="paragraph", start=0, end=len(text)),),
        words=len(text.split()),
    )
    facts = (Fact(span=Span(0, min(3, len(text))), what=Name(name="The", kind="other"), stage="names@1"),)
    return Page(document=document, facts=facts, sentences=(Span(0, len(text)),))


def put(
    store: Store,
    text: str,
    name: str,
    story: str,
    *,
    address: str | None = None,
    collected: str | None = None,
) -> int:
    """Save and place a page as the engine does."""
    made = page(text, name)
    signed: Signature = signature(made.document)
    source = raw(text, address or made.document.address, collected)
    with store.transaction():
        standing = store.pages.standing(source)
        if standing and not standing.gives_way:
            return store.pages.save(source, made, signed, ("names@1",), current=False)
        row = store.pages.save(source, made, signed, ("names@1",), current=True)
        store.stories.learn(signed)
        store.search.add(row, made.document)
        placement = Placement(document=name, story=story, score=0.9, why="because")
        if standing is None:
            store.stories.place(row, placement, signed)
        else:
            store.search.remove(standing.row)
            store.stories.replace(standing.row, row, placement, signed)
    return row
