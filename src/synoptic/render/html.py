"""A brief as one HTML page that needs nothing else: no script, no request, every line with its proof.

The style sheet stands in the page, and the page forbids itself everything but that (its Content Security
Policy). All text is escaped by the template engine; addresses become links only where they are http or
https.
"""

import functools
from importlib import resources
from typing import TYPE_CHECKING

from synoptic import __version__
from synoptic.model import Brief
from synoptic.render.dates import readable
from synoptic.render.proofs import marks
from synoptic.render.sources import coverage, tree
from synoptic.render.view import StoryView, views
from synoptic.render.visible import cut, visible

if TYPE_CHECKING:
    from jinja2 import Template

_MATRIX_ROWS = 5
_MOST_ROWS = 60
_RTL = frozenset(("ar", "fa", "he", "ur", "yi", "ps", "sd", "ckb"))


def brief_html(brief: Brief) -> str:
    """The page. Stories in the brief's order, those of one page in short."""
    stories = views(brief)
    page = _template().render(
        stories=stories,
        large=[story for story in stories if not story.small],
        small=[story for story in stories if story.small],
        failures=brief.failures,
        css=_css(),
        version=__version__,
        title=stories[0].title if stories else "No story",
    )
    # a lone surrogate is no character, and no encoding can carry it
    return page.encode("utf-8", "replace").decode()


@functools.cache
def _template() -> "Template":
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals |= {
        "marks": marks, "coverage": coverage, "tree": tree, "matrix": _matrix, "status_of": _status,
    }  # fmt: skip
    environment.filters |= {"visible": visible, "cut": cut, "readable": readable, "direction": _direction}
    return environment.from_string(_resource("templates/story.html.j2"))


@functools.cache
def _css() -> str:
    return _resource("templates/story.css")


def _resource(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text("utf-8")


def _direction(language: str | None) -> str:
    """The writing direction for quoted words; unknown languages show theirs by their first letter."""
    if language is None:
        return "auto"
    return "rtl" if language in _RTL else "ltr"


def _status(story: StoryView) -> tuple[str, str]:
    """The state of the story as a class and a word."""
    disputed = story.disputed
    if disputed:
        return "disputed", "1 point disputed" if disputed == 1 else f"{disputed} points disputed"
    if len(story.sources) > 1 and story.telling.independent_sources < 2:
        return "single", "One source"
    return "agreed", "No dispute found"


def _matrix(story: StoryView) -> list[dict[str, object]]:
    """The claim by source table: each row's cells by source number, most contested first."""
    order = {"disputed": 0, "updated": 1, "agreed": 2, "single": 3}
    rows = [row for row in story.rows if row.status != "single" and row.sides]
    rows.sort(key=lambda row: (order[row.status], -len(row.sides)))
    table: list[dict[str, object]] = []
    for row in rows[:_MOST_ROWS]:
        cells: dict[int, list[str]] = {}
        for side in row.sides:
            cell = cells.setdefault(side.proof.source.number, [])
            if side.stance not in cell:
                cell.append(side.stance)
        table.append({"row": row, "cells": cells, "folded": len(table) >= _MATRIX_ROWS})
    return table
