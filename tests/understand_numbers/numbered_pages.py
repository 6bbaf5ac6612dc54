"""Documents for the tests of figures and times, written for them."""

from synoptic.config import Config
from synoptic.model import Block, Document, Fact, Figure, Published, Role, When
from synoptic.understand import understand


def document(
    *blocks: tuple[Role, str], language: str | None = "en", published: str | None = "2031-05-15"
) -> Document:
    at, found = 0, []
    for role, text in blocks:
        found.append(Block(role=role, start=at, end=at + len(text)))
        at += len(text) + 1
    text = "\n".join(text for _, text in blocks)
    return Document(
        id="d", address="d", kind="article", genre="report", source=None, title=None, section=None,
        authors=(), collected=None,
        published=None if published is None else Published(date=published, basis="stated"),
        language=language, text=text, blocks=tuple(found), words=len(text.split()),
    )  # fmt: skip


def figures(text: str, language: str = "en", role: Role = "paragraph") -> list[tuple[str, Figure]]:
    return in_blocks((role, text), language=language)


def in_blocks(*blocks: tuple[Role, str], language: str = "en") -> list[tuple[str, Figure]]:
    page = understand(document(*blocks, language=language), Config())
    assert not [each for each in page.failures if each.stage.startswith(("figures@", "times@"))]
    return [
        (fact.span.of(page.document.text), fact.what) for fact in page.facts if isinstance(fact.what, Figure)
    ]


def times(
    *blocks: tuple[Role, str], language: str = "en", published: str | None = "2031-05-15"
) -> list[tuple[str, str | None]]:
    page = understand(document(*blocks, language=language, published=published), Config())
    assert not [each for each in page.failures if each.stage.startswith(("figures@", "times@"))]
    return [
        (fact.span.of(page.document.text), fact.what.date)
        for fact in page.facts
        if isinstance(fact.what, When)
    ]


def facts(page: Document) -> tuple[Fact, ...]:
    return understand(page, Config()).facts
