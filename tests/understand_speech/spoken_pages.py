"""Makes documents for the tests of speech and names."""

import re

from synoptic.config import Config
from synoptic.model import Block, Claim, Document, Fact, Name, Page, Quote, Role
from synoptic.understand import understand


def document(text: str, language: str | None = "en", roles: tuple[Role, ...] = ()) -> Document:
    """A page whose lines are its blocks, paragraphs unless told otherwise."""
    lines = list(re.finditer(r"[^\n]+", text))
    kinds = [*roles, *(["paragraph"] * (len(lines) - len(roles)))]
    return Document(
        id="d", address="d", kind="article", genre="report", source=None, title=None, section=None,
        authors=(), published=None, collected=None, language=language, text=text,
        blocks=tuple(
            Block(role=role, start=line.start(), end=line.end())  # type: ignore[arg-type]
            for role, line in zip(kinds, lines, strict=True)
        ),
        words=len(text.split()),
    )  # fmt: skip


def page(text: str, language: str | None = "en", roles: tuple[Role, ...] = ()) -> Page:
    found = understand(document(text, language, roles), Config())
    assert found.failures == ()
    return found


def said(found: Page, beginning: str) -> list[Quote]:
    """The quotes that begin so, or nearly."""
    text = found.document.text
    return [
        fact.what
        for fact in found.facts
        if isinstance(fact.what, Quote) and beginning in fact.span.of(text)[: len(beginning) + 12]
    ]


def speakers(found: Page, beginning: str) -> list[str | None]:
    return [quote.speaker for quote in said(found, beginning)]


def mentions(found: Page, form: str = "name") -> list[tuple[str, str, str]]:
    """As worded, fullest form, kind."""
    text = found.document.text
    return [
        (fact.span.of(text), fact.what.name, fact.what.kind)
        for fact in found.facts
        if isinstance(fact.what, Name) and fact.what.form == form
    ]


def claims(found: Page) -> list[tuple[str, Claim]]:
    text = found.document.text
    return [(fact.span.of(text), fact.what) for fact in found.facts if isinstance(fact.what, Claim)]


def quoted(found: Page, *, direct: bool = True) -> list[Fact]:
    return [f for f in found.facts if isinstance(f.what, Quote) and f.what.direct is direct]
