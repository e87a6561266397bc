import shlex
from pathlib import Path

import pytest

from tests.engine.cli.command import Command
from tests.support.manifest import manifest


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary folders are made."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr("tempfile.tempdir", None)
    return folder


def test_it_proves_that_everything_is_back_and_leaves_nothing(
    command: Command, scratch: Path, home: Path
) -> None:
    before = manifest(home)
    told = command("demo")
    assert (told.code, told.err) == (0, "")
    assert "files and folders were compared with what they were before" in told.out
    assert "  music-organize-async plan ~/Music/unsorted ~/Music/library\n" in told.out
    assert list(scratch.iterdir()) == []
    assert manifest(home) == before


def test_it_fits_eighty_columns(command: Command, scratch: Path) -> None:
    from rich.cells import cell_len

    lines = command("demo").out.splitlines()
    assert [line for line in lines if cell_len(line) > 80] == []


def test_a_folder_that_is_kept_can_be_played_with(
    command: Command, tmp_path: Path, scratch: Path
) -> None:
    told = command("demo", "--folder", tmp_path / "try it")
    assert told.code == 0
    start = told.out.index("See what would change:\n")
    plan = shlex.split(told.out[start:].splitlines()[1])
    assert plan[:2] == ["music-organize-async", "--history"]
    assert "files would get a new place" in command(*plan[1:]).out
    assert list(scratch.iterdir()) == []


def test_keep_leaves_the_folder_there(command: Command, scratch: Path) -> None:
    assert command("demo", "--keep").code == 0
    assert len(list(scratch.iterdir())) == 1


def test_a_folder_with_something_in_it_is_refused(command: Command, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("keep me")
    told = command("demo", "--folder", tmp_path)
    assert told.code == 2
    assert str(tmp_path) in told.complaint
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


def test_it_fails_when_the_proof_does(
    command: Command, scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    states = iter(({"a": (1, 2, "")}, {"a": (1, 3, "")}))
    monkeypatch.setattr("music_organizer.cli.commands.demo.tree_state", lambda _: next(states))
    told = command("demo")
    assert told.code == 1
    assert "Not as it was: a" in told.err
    assert "Try next" not in told.out
    assert len(list(scratch.iterdir())) == 1


def test_quiet_says_nothing(command: Command, scratch: Path) -> None:
    told = command("demo", "--quiet")
    assert (told.code, told.out, told.err) == (0, "", "")
