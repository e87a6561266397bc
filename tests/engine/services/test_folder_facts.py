"""What is told of source and target before anything happens."""

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from msgspec.structs import replace

from music_organizer.errors import FolderError
from music_organizer.models.config import Config, TransferMode
from music_organizer.services.folder_facts import FolderFacts, look_at
from music_organizer.services.folders import checked_folders
from music_organizer.services.sample import make_sample_library
from tests.engine.services.stage import Stage, snapshot


@pytest.fixture
def folders(tmp_path: Path) -> Stage:
    return Stage(tmp_path).album(1)


def test_a_pair_that_fits_is_told_of_without_a_change(folders: Stage, tmp_path: Path) -> None:
    before = snapshot(tmp_path)
    facts = look_at(folders.source, folders.target, Config())
    assert snapshot(tmp_path) == before
    assert (facts.source_problem, facts.target_problem) == ("", "")
    assert facts.same_drive
    assert facts.exists
    assert facts.free_bytes
    assert facts.case_sensitive is True
    assert not facts.is_network
    assert not facts.is_read_only


def test_a_target_that_is_not_there_yet_is_no_problem(folders: Stage, tmp_path: Path) -> None:
    facts = look_at(folders.source, tmp_path / "new" / "library", Config())
    assert not facts.target_problem
    assert not facts.exists
    assert facts.same_drive
    assert not (tmp_path / "new").exists()


def test_what_is_not_chosen_yet_is_no_problem(folders: Stage) -> None:
    assert look_at(None, None, Config()) == FolderFacts()
    only_source = look_at(folders.source, None, Config())
    assert (only_source.source_problem, only_source.same_drive) == ("", None)
    only_target = look_at(None, folders.target, Config())
    assert (only_target.target_problem, only_target.same_drive) == ("", None)
    assert only_target.exists


def test_each_problem_is_told_for_its_own_folder(folders: Stage, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    facts = look_at(tmp_path / "nowhere", tmp_path / "file", Config())
    assert "does not exist" in facts.source_problem
    assert "not a folder" in facts.target_problem


@pytest.mark.parametrize("target", ["source", "source/in", "."])
def test_folders_inside_each_other_are_told_in_the_words_of_the_run(
    folders: Stage, tmp_path: Path, target: str
) -> None:
    config = Config()
    facts = look_at(folders.source, tmp_path / target, config)
    with pytest.raises(FolderError) as caught:
        checked_folders(folders.source, tmp_path / target, config.mode, in_place=False)
    assert facts.target_problem == str(caught.value)
    assert "--" not in facts.target_problem
    assert not facts.source_problem


def test_the_same_folder_is_fine_in_place(folders: Stage) -> None:
    facts = look_at(folders.source, folders.source, Config(in_place=True))
    assert not facts.target_problem


def test_names_no_system_knows_are_told(folders: Stage, tmp_path: Path) -> None:
    for name in ("a\0b", "x" * 5000):
        facts = look_at(tmp_path / name, tmp_path / name, Config())
        assert facts.source_problem


@pytest.fixture
def read_only() -> Iterator[Path]:
    """A folder that nothing can be written to, not even by root."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o555)
        real, effective = os.getuid(), os.geteuid()
        if real == 0:
            os.setreuid(65534, effective)
        yield Path(folder)
        os.setreuid(real, effective)


def test_moving_out_of_a_read_only_folder_is_told_and_copying_is_not(read_only: Path) -> None:
    config = Config()
    told = look_at(read_only, None, config).source_problem
    assert "copying leaves the source" in told
    assert "--" not in told
    assert not look_at(read_only, None, replace(config, mode=TransferMode.COPY)).source_problem


def test_the_sample_library_lies_beside_its_target() -> None:
    source, target = make_sample_library()
    other = make_sample_library()
    assert source.parent == target.parent
    assert (source.name, target.name) == ("unsorted", "library")
    assert any(source.rglob("*.mp3"))
    assert not target.exists()
    assert other.source != source
    facts = look_at(source, target, Config())
    assert (facts.source_problem, facts.target_problem) == ("", "")
