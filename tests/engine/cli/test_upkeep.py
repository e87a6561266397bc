import os
from pathlib import Path

import pytest

from tests.engine.cli.command import Command
from tests.engine.cli.conftest import Folders

PLACED = Path("Albums/Mira Vale/Harbour (2004)/01 Song 1.mp3")


@pytest.mark.parametrize("by", ["session", "library"])
def test_whole_files_are_verified(
    command: Command, folders: Folders, session: str, by: str
) -> None:
    told = command("verify", session if by == "session" else folders.target)
    assert (told.code, told.out) == (0, "6 files looked at: 6 whole.\n")


@pytest.mark.parametrize("by", ["session", "library"])
def test_a_changed_and_a_missing_file_are_named(
    command: Command, folders: Folders, session: str, by: str
) -> None:
    changed = folders.target / PLACED
    changed.write_bytes(changed.read_bytes()[:-1] + b"!")
    missing = changed.with_name("02 Song 2.mp3")
    missing.unlink()
    what = session if by == "session" else folders.target
    told = command("verify", what)
    assert told.code == 1
    assert f"{changed} was changed since.\n" in told.out
    assert f"{missing} is not there any more.\n" in told.out
    assert told.out.endswith("6 files looked at: 4 whole, 1 changed, 1 missing.\n")
    listed = command("verify", what, "--json")
    assert listed.code == 1
    assert {item["path"]: item["state"] for item in listed.items}[str(changed)] == "changed"


def test_the_backup_that_could_mend_a_file_is_named(command: Command, folders: Folders) -> None:
    command("organize", folders.source, folders.target, "--backup", "all")
    damaged = folders.target / PLACED
    times = damaged.stat()
    content = bytearray(damaged.read_bytes())
    content[len(content) // 2] ^= 1
    damaged.write_bytes(content)
    os.utime(damaged, ns=(times.st_atime_ns, times.st_mtime_ns))
    [item] = [one for one in command("verify", folders.target, "--json").items if one["message"]]
    kept = Path(item["whole_copy"])
    content[len(content) // 2] ^= 1
    assert kept.read_bytes() == bytes(content)
    assert f"the drive may fail. A whole copy is {kept}." in command("verify", folders.target).out
    kept.unlink()
    assert "whole copy" not in command("verify", folders.target).out


def test_a_library_that_was_moved_on_by_a_later_session_is_whole(
    command: Command, folders: Folders, session: str
) -> None:
    command("organize", folders.target, folders.target, "--in-place", "--path-format", "{title}")
    told = command("verify", folders.target)
    assert told.code == 0, told.out


def test_a_library_without_sessions_is_refused(command: Command, tmp_path: Path) -> None:
    told = command("verify", tmp_path)
    assert told.code == 2
    assert str(tmp_path) in told.complaint


def test_a_session_is_found_though_a_folder_has_its_name(
    command: Command, session: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / session).mkdir()
    monkeypatch.chdir(tmp_path)
    assert command("verify", session).out == "6 files looked at: 6 whole.\n"


def test_nothing_half_done_is_told(command: Command, session: str) -> None:
    assert command("recover").out == "Nothing was half done.\n"
    assert command("recover", "--json").items == []


def test_a_session_that_ended_has_nothing_to_resume(command: Command, session: str) -> None:
    told = command("resume", session)
    assert told.code == 2
    assert session in told.complaint
