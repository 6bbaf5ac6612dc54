"""A brief as terminal text, Markdown, HTML or JSON: the same order, the same proofs.

>>> from synoptic.model import Brief
>>> print(render(Brief(documents=(), stories=()), "json"))
{
 "documents": [],
 "stories": [],
 "failures": []
}
<BLANKLINE>
"""

from typing import Literal

from synoptic.model import Brief, Telling

__all__ = ["Format", "render", "telling_json"]

Format = Literal["markdown", "html", "json"]


def render(brief: Brief, format: Format) -> str:  # noqa: A002  what a caller reads best
    """The brief as one text: a Markdown document, a self-contained HTML page, or the JSON contract.

    For a terminal, use :func:`synoptic.render.terminal.show`. Never raises, whatever the pages held.
    """
    # each format is loaded when it is asked for: most calls need one
    if format == "json":
        from synoptic.render.json import brief_json

        return brief_json(brief)
    if format == "html":
        from synoptic.render.html import brief_html

        return brief_html(brief)
    from synoptic.render.markdown import brief_markdown

    return brief_markdown(brief)


def telling_json(telling: Telling) -> str:
    """One story as the JSON contract has it under ``stories``."""
    from synoptic.render.json import telling_json as printed

    return printed(telling)
