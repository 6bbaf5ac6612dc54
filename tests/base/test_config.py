"""Settings: defaults < file < environment < flags, and a clear word where one is wrong."""

from pathlib import Path

import pytest

from synoptic.config import Config, load
from synoptic.errors import ConfigError


def test_later_settings_win(tmp_path: Path) -> None:
    file = tmp_path / "synoptic.toml"
    file.write_text('max_pages = 1\njoin = 0.4\ntldr_words = 50\n[pipelines]\nen = "en_other"\n', "utf-8")
    config = load({"tldr_words": 70, "store": None}, {"SYNOPTIC_JOIN": "0.5", "HOME": "/"}, file)
    assert (config.max_pages, config.join, config.tldr_words) == (1, 0.5, 70)
    assert config.pipelines == {"en": "en_other"}
    assert config.store is None


@pytest.mark.parametrize(
    "environ", [{"SYNOPTIC_JOIN": "often"}, {"SYNOPTIC_COLOUR": "red"}, {"SYNOPTIC_MAX_PAGES": "0"}]
)
def test_wrong_settings_are_refused_in_words(environ: dict[str, str]) -> None:
    with pytest.raises(ConfigError, match="settings:"):
        load(environ=environ)


@pytest.mark.parametrize("text", ["max_pages = [", "max_pages = 'many'"])
def test_a_broken_file_is_named(tmp_path: Path, text: str) -> None:
    file = tmp_path / "synoptic.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(ConfigError):
        load(file=file)
    with pytest.raises(ConfigError, match="no such settings file"):
        load(file=tmp_path / "other.toml")


def test_every_setting_is_documented() -> None:
    page = (Path(__file__).parents[2] / "docs" / "configuration.md").read_text("utf-8")
    assert not [name for name in Config.__struct_fields__ if f"`{name}`" not in page]
