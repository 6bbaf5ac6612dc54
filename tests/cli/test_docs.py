"""Every command, option and setting stands in the docs, with its default."""

from pathlib import Path

import click
import pytest

from synoptic.cli import cli
from synoptic.collect.files import PAGE_SUFFIXES
from synoptic.config import Config

DOCS = Path(__file__).parents[2] / "docs"
COMMANDS = (DOCS / "cli.md").read_text("utf-8") + "\n"
SETTINGS = (DOCS / "configuration.md").read_text("utf-8")


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_every_command_and_option_is_documented(name: str) -> None:
    start = COMMANDS.index(f"**`synoptic {name}")
    paragraph = COMMANDS[start : COMMANDS.index("\n\n", start)]
    shared = {parameter.name for parameter in cli.params}
    for parameter in cli.commands[name].params:
        if parameter.name in shared or not isinstance(parameter, click.Option):
            continue
        assert parameter.opts[0] in paragraph, (name, parameter.opts)


def test_options_of_all_commands_are_documented() -> None:
    for parameter in cli.params:
        for option in parameter.opts:
            assert f"`{option}" in COMMANDS or f" {option}" in COMMANDS, option


def test_endings_of_pages_are_documented() -> None:
    for suffix in PAGE_SUFFIXES:
        assert f"`{suffix}`" in COMMANDS


@pytest.mark.parametrize("name", Config.__struct_fields__)
def test_every_setting_is_documented_with_its_default(name: str) -> None:
    (row,) = [line for line in SETTINGS.splitlines() if line.startswith(f"| `{name}` |")]
    default = getattr(Config(), name)
    shown = row.split("|")[2].strip()
    wanted = f"{default:,}".removesuffix(".0") if isinstance(default, int | float) else "none"
    assert shown == wanted
