"""Choices as plain values and back, with the same words for every mistake."""

import json
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from music_organizer.errors import UsageError
from music_organizer.models.category import Category
from music_organizer.models.config import (
    BackupPolicy,
    ChecksumPolicy,
    CompanionPolicy,
    Config,
    JunkPolicy,
    TransferMode,
)
from music_organizer.models.conflict import ConflictStrategy
from music_organizer.models.format_presets import FORMAT_PRESETS
from music_organizer.planning.path_format import parse_all

OTHER = Config(
    history_path=Path("/somewhere/history.db"),
    mode=TransferMode.COPY,
    conflict_strategy=ConflictStrategy.KEEP_BOTH,
    backup=BackupPolicy.ALL,
    checksums=ChecksumPolicy.COPIES,
    verify=True,
    in_place=True,
    remove_empty_folders=False,
    companions=CompanionPolicy.COVERS,
    junk=JunkPolicy.LEAVE,
    smart_cache=True,
    workers=3,
    playlists=False,
    playlist_folders=(Path("/music/lists"),),
    path_formats=FORMAT_PRESETS["genre"].path_formats,
)


@pytest.mark.parametrize("config", [Config(), OTHER])
def test_choices_survive_the_way_through_plain_values(config: Config) -> None:
    assert Config.from_values(json.loads(json.dumps(config.as_values()))) == config


def test_no_choice_is_lost_on_the_way() -> None:
    default = Config().as_values()
    assert all(value != default[name] for name, value in OTHER.as_values().items())


def test_what_is_missing_is_the_default() -> None:
    assert Config.from_values({}) == Config()
    formats = Config.from_values({"path_formats": {"live": "{title}"}}).path_formats
    assert formats == {**Config().path_formats, Category.LIVE: "{title}"}


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"colour": "red"}, "'colour' is not a setting."),
        ({"mode": "teleport"}, "'mode' can be move, copy, "),
        ({"mode": ["move"]}, "'mode' can be move, copy, "),
        ({"backup": None}, "'backup' can be changed, all, none, not None."),
        ({"workers": -1}, "'workers' takes a number from 0."),
        ({"workers": True}, "'workers' takes a number from 0."),
        ({"verify": "yes"}, "'verify' takes true or false."),
        ({"path_formats": {"polka": "{title}"}}, "'path_formats' can be albums, "),
        ({"path_formats": "{title}"}, "'path_formats' takes one path format for each category."),
    ],
)
def test_a_mistake_is_told_in_the_same_words_wherever_it_stands(
    tmp_path: Path, values: dict[str, Any], told: str
) -> None:
    with pytest.raises(UsageError) as caught:
        Config.from_values(values)
    assert told in str(caught.value)
    if "backup" in values:
        return  # TOML has nothing like it
    file = tmp_path / "config.toml"
    name, value = next(iter(values.items()))
    text = json.dumps(value)
    if isinstance(value, dict):
        text = "{" + ", ".join(f"{key} = {json.dumps(one)}" for key, one in value.items()) + "}"
    file.write_text(f"{name} = {text}\n")
    with pytest.raises(UsageError) as caught:
        Config.load(file)
    assert told in str(caught.value)
    assert str(file) in str(caught.value)


def test_every_preset_can_be_understood_and_is_complete() -> None:
    for preset in FORMAT_PRESETS.values():
        assert set(parse_all(preset.path_formats)) == set(Category)
        assert preset.label
        assert preset.help


def test_the_first_preset_is_the_default() -> None:
    first = next(iter(FORMAT_PRESETS.values()))
    assert first.path_formats == Config().path_formats


def test_a_changed_choice_changes_the_values() -> None:
    values = replace(Config(), workers=2).as_values()
    assert values["workers"] == 2
