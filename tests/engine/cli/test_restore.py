from pathlib import Path

import pytest

from tests.engine.cli.command import Command
from tests.engine.cli.conftest import Folders
from tests.support.manifest import manifest


@pytest.fixture
def backup(folders: Folders, session: str) -> Path:
    return folders.target / ".music-organizer" / "backups" / session


def test_the_original_tree_is_restored_by_copying(
    command: Command, folders: Folders, backup: Path, tmp_path: Path
) -> None:
    before = manifest(folders.target)
    told = command("restore", backup, tmp_path / "again")
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith("6 files and 1 cover restored, each read again and compared (")
    assert (tmp_path / "again" / "dump/harbour/t1.mp3").is_file()
    assert manifest(folders.target) == before


def test_a_preview_restores_nothing(
    command: Command, backup: Path, tmp_path: Path, home: Path
) -> None:
    before = manifest(home)
    told = command("restore", backup, tmp_path / "again", "--dry-run")
    assert told.code == 0
    assert told.out.startswith("7 files would be restored (")
    assert not (tmp_path / "again").exists()
    assert manifest(home) == before


def test_nothing_is_overwritten(command: Command, backup: Path, tmp_path: Path) -> None:
    place = tmp_path / "again" / "dump/harbour/t1.mp3"
    place.parent.mkdir(parents=True)
    place.write_bytes(b"mine")
    told = command("restore", backup, tmp_path / "again")
    assert told.code == 1
    assert "1 name taken" in told.out
    assert place.read_bytes() == b"mine"


def test_json_is_one_list(command: Command, backup: Path, tmp_path: Path) -> None:
    planned = command("restore", backup, tmp_path / "again", "--dry-run", "--json").items
    assert {item["status"] for item in planned} == {"pending"}
    done = command("restore", backup, tmp_path / "again", "--json").items
    assert {item["status"] for item in done} == {"completed"}
    assert [item["target_path"] for item in done] == [item["target_path"] for item in planned]


def test_damaged_lines_of_the_log_are_told_and_need_attention(
    command: Command, backup: Path, tmp_path: Path
) -> None:
    log = backup / "operations.jsonl"
    lines = log.read_text().splitlines()
    at = next(number for number, line in enumerate(lines) if "t1.mp3" in line)
    lines[at] = lines[at].replace("t1.mp3", "t9.mp3")
    log.write_text("\n".join(lines) + "\n")
    for arguments in (["--dry-run"], []):
        told = command("restore", backup, tmp_path / "again", *arguments)
        assert told.code == 1
        assert f"In the operation log line {at + 1} cannot be used" in told.err
    assert (tmp_path / "again" / "dump/harbour/t2.mp3").is_file()
