"""One frozen Config: defaults < ``synoptic.toml`` < ``SYNOPTIC_*`` < flags. All limits live here.

>>> from synoptic.config import load
>>> load(environ={"SYNOPTIC_MAX_PAGES": "10"}).max_pages
10
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path

import msgspec

from synoptic.errors import ConfigError

PREFIX = "SYNOPTIC_"


class Config(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Every setting, with its default. Sizes are in bytes or characters, times in seconds."""

    store: str | None = None
    """The store's file; None: ``synoptic.sqlite`` in the user's data folder."""
    pipelines: dict[str, str] = {}
    """spaCy pipeline by language (``{"en": "en_core_web_lg"}``); unnamed languages use what is shipped."""

    max_page_bytes: int = 20_000_000
    """A larger page is refused, also after decompression."""
    max_page_characters: int = 1_000_000
    """A page with more text than this is refused."""
    max_html_depth: int = 512
    """Elements nested deeper than this are read as if they stood at this depth."""
    max_html_nodes: int = 400_000
    """A page with more nodes than this is refused."""
    max_html_boxes: int = 40_000
    """Elements of a page after so many are read as part of the one around them."""
    max_html_pieces: int = 30_000
    """A page of HTML with more paragraphs, lines, cells and labels than this is refused."""
    max_text_lines: int = 100_000
    """A page of plain text with more lines than this is refused, blank ones counted."""
    jobs: int = 1
    """Processes that ``synoptic read`` reads pages with."""
    read_seconds: float = 120.0
    """Where several processes read, a page that takes longer than this is given up."""
    max_pages: int = 5_000
    """Pages that one call may take."""
    max_understood_characters: int = 200_000
    """Main text beyond this is kept, and searched, but not analysed."""
    max_understood_blocks: int = 5_000
    """Of more paragraphs, headings and the like, the first are analysed."""
    max_comments: int = 2_000
    """Comments of one page that are analysed."""

    join: float = 0.35
    """A page joins a story whose score is at least this."""
    merge: float = 0.4
    """Stories merge when the pages of the smaller score this in the larger, on average."""
    copy: float = 0.55
    """Share of a page's words found in another from which it counts as its copy."""
    tldr_words: int = 110
    """Length that a TL;DR aims for."""
    busy_seconds: float = 5.0
    """How long to wait for a store that another process holds."""


def load(
    flags: Mapping[str, object] | None = None,
    environ: Mapping[str, str] | None = None,
    file: Path | None = None,
) -> Config:
    """The settings in force.

    Raises:
        ConfigError: a setting is unknown, of the wrong type, or the file is not TOML.
    """
    settings: dict[str, object] = {}
    if file is not None:
        settings |= _read(file)
    for key, value in (environ or {}).items():
        if key.startswith(PREFIX):
            settings[key.removeprefix(PREFIX).lower()] = value
    settings |= {key: value for key, value in (flags or {}).items() if value is not None}
    try:
        config = msgspec.convert(settings, Config, strict=False)
    except msgspec.ValidationError as error:
        raise ConfigError(f"settings: {error}; see docs/configuration.md for what may be set") from error
    for name in config.__struct_fields__:
        value = getattr(config, name)
        if isinstance(value, int | float) and value <= 0:
            raise ConfigError(f"settings: {name} must be above zero, not {value}")
    return config


def _read(file: Path) -> dict[str, object]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except FileNotFoundError as error:
        raise ConfigError(f"{file}: no such settings file; check the path after --config") from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(
            f"{file}: not a readable TOML file ({error}); mend it, or name another with --config"
        ) from error
