"""Each of these gets one clear sentence and the right exit code, and nothing is lost."""

import errno
import os
import sqlite3
import subprocess
from pathlib import Path

import pytest

from music_organizer.filesystem.locks import FolderLock
from tests.engine.cli.command import PROGRAM, Command
from tests.engine.cli.conftest import Folders
from tests.support.manifest import contents, manifest


@pytest.mark.parametrize(
    "arguments",
    [
        ["bogus"],
        ["organize"],
        ["organize", "only one"],
        ["organize", "", ""],
        ["organize", "a", "b", "--mode", "teleport"],
        ["organize", "a", "b", "--conflict-strategy", "fight"],
        ["organize", "a", "b", "--workers", "-1"],
        ["organize", "a", "b", "--workers", "many"],
        ["organize", "a", "b", "--json", "--format", "table"],
        ["organize", "a", "b", "--sess", "abbreviated"],
        ["organize-legacy", "a", "b", "--session-id", "x"],
        ["history", "--status", "wonderful"],
        ["history"],
        ["history", "--session-id", "unknown"],
        ["history", "export", "unknown"],
        ["sessions", "--limit", "-3"],
        ["sessions", "delete", "unknown", "--force"],
        ["sessions", "rename", "unknown", "x"],
        ["sessions", "prune", "--force"],
        ["rollback", "unknown"],
        ["rollback", "unknown", "--dry-run"],
        ["rollback", "unknown", "--force"],
        ["resume", "unknown"],
        ["verify", "unknown"],
        ["demo", "--folder", "/dev/null"],
        ["organize", "x" * 300, "b"],
        ["organize", "a", "b/" * 3000],
        ["restore", "x" * 5000, "b"],
        ["sessions", "--limit", "9" * 30],
        ["sessions", "--limit", "9" * 5000],
        ["sessions", "prune", "--keep-days", "9" * 12],
        ["organize\n\x1b[31m"],
    ],
    ids=lambda arguments: repr(arguments)[:80],
)
def test_wrong_use_is_refused(command: Command, arguments: list[str]) -> None:
    told = command(*arguments)
    assert told.code == 2
    assert told.out == ""
    assert told.complaint.endswith((".", "`."))
    assert told.complaint.isprintable()


@pytest.mark.parametrize(
    "pair",
    [
        ("nowhere", "library"),
        ("unsorted/dump/harbour/t1.mp3", "library"),
        ("unsorted", "unsorted"),
        ("unsorted", "unsorted/library"),
        ("unsorted/dump", "unsorted"),
        ("unsorted", "unsorted/dump/harbour/t1.mp3"),
        ("unsorted", "unsorted/dump/harbour/t1.mp3/library"),
        ("un\nsorted\x1b[2J", "library"),
        ("\udcff", "library"),
    ],
    ids=repr,
)
@pytest.mark.parametrize("start", ["organize", "organize-legacy", "plan"])
def test_folders_that_do_not_fit_are_refused(
    command: Command, folders: Folders, home: Path, start: str, pair: tuple[str, str]
) -> None:
    base = folders.source.parent
    before = manifest(base), manifest(home)
    told = command(start, *(base / name for name in pair))
    assert told.code == 2
    assert told.complaint.isprintable()
    assert (manifest(base), manifest(home)) == before


def test_in_place_is_offered(command: Command, folders: Folders) -> None:
    told = command("organize", folders.source, folders.source)
    assert "--in-place" in told.complaint
    assert command("organize", folders.source, folders.source, "--in-place").code == 1
    assert (folders.source / "Albums").is_dir()


@pytest.mark.parametrize("session_id", ["", "../x", "a/b", "x" * 300, ".", "con", "a\nb", " "])
def test_a_session_id_that_names_no_folder_is_refused(
    command: Command, folders: Folders, tmp_path: Path, session_id: str
) -> None:
    before = manifest(tmp_path)
    told = command("organize", *folders.both, "--session-id", session_id)
    assert told.code == 2
    assert "session id" in told.complaint
    assert manifest(tmp_path) == before


def test_a_session_id_that_is_taken_is_refused(
    command: Command, folders: Folders, session: str
) -> None:
    told = command("organize", *folders.both, "--session-id", session)
    assert told.code == 2
    assert session in told.complaint


@pytest.mark.parametrize(
    "path_format", ["{title", "../{title}", "/{title}", "{nothing}", "albms={title}", "live="]
)
def test_a_path_format_with_a_mistake_is_refused(
    command: Command, folders: Folders, tmp_path: Path, path_format: str
) -> None:
    before = manifest(tmp_path)
    told = command("organize", *folders.both, "--path-format", path_format)
    assert told.code == 2
    assert told.complaint
    assert manifest(tmp_path) == before


@pytest.mark.parametrize("options", [["--no-backup"], ["--disable-history"]])
def test_replacing_without_a_backup_is_refused(
    command: Command, folders: Folders, options: list[str]
) -> None:
    told = command("organize", *folders.both, "--conflict-strategy", "replace", *options)
    assert told.code == 2
    assert "backup" in told.complaint


@pytest.mark.parametrize(
    "text", ["mode = 'teleport'", "nonsense = 1", "= broken", "workers = 'many'", "\0"]
)
def test_a_settings_file_with_a_mistake_is_named(command: Command, home: Path, text: str) -> None:
    settings = home / "xdg_config_home" / "music-organizer" / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text(text)
    told = command("sessions")
    assert told.code == 2
    assert str(settings) in told.complaint


@pytest.mark.parametrize(
    "arguments",
    [
        ["sessions"],
        ["history", "check"],
        ["rollback", "x", "--force"],
        ["rollback", "x", "--dry-run"],
        ["recover"],
    ],
)
@pytest.mark.parametrize("kind", ["garbage", "newer", "folder", "fifo", "below a file"])
def test_a_history_that_cannot_be_used_is_left_as_it_is(
    command: Command, tmp_path: Path, kind: str, arguments: list[str]
) -> None:
    path = tmp_path / "history.db"
    if kind == "garbage":
        path.write_bytes(b"\x89PNG not a database at all" * 200)
    elif kind == "newer":
        with sqlite3.connect(path) as database:
            database.execute("PRAGMA journal_mode = wal")
            database.execute("PRAGMA user_version = 9999")
        database.close()
    elif kind == "folder":
        path.mkdir()
    elif kind == "fifo":
        os.mkfifo(path)
    else:
        path.write_text("a file")
        path /= "history.db"
    before = manifest(tmp_path, folder_times=False)
    told = command("--history", path, *arguments)
    assert told.code == 1
    assert str(path) in told.complaint
    assert manifest(tmp_path, folder_times=False) == before


def test_a_locked_history_is_told_and_nothing_moved(
    command: Command, folders: Folders, session: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("music_organizer.history.database._BUSY_SECONDS", 0.1)
    other = sqlite3.connect(home / "history" / "operation_history.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    before = manifest(folders.source), manifest(folders.target)
    try:
        told = command("rollback", session, "--force")
    finally:
        other.close()
    assert told.code == 1
    assert "in use" in told.complaint
    assert (manifest(folders.source), manifest(folders.target)) == before


def test_two_runs_at_once_are_kept_apart(
    command: Command, folders: Folders, tmp_path: Path, home: Path
) -> None:
    before = manifest(folders.source)
    with FolderLock(home / "history" / "locks", folders.source, folders.target):
        told = command("organize", *folders.both)
    assert told.code == 1
    assert "Another run" in told.complaint
    assert manifest(folders.source) == before


def test_a_full_drive_is_told_before_anything_is_written(
    command: Command, folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "music_organizer.filesystem.local.LocalFileSystem.free_bytes", lambda *_: 1000
    )
    before = contents(tmp_path)
    told = command("organize", *folders.both, "--mode", "copy")
    assert told.code == 1
    assert "free" in told.complaint
    assert contents(tmp_path) == before


@pytest.mark.parametrize("which", ["source", "target"])
def test_a_folder_without_permission_is_told(
    command: Command, folders: Folders, monkeypatch: pytest.MonkeyPatch, which: str
) -> None:
    closed = getattr(folders, which)
    real = os.access
    monkeypatch.setattr("os.access", lambda path, mode: Path(path) != closed and real(path, mode))
    told = command("organize", *folders.both)
    assert told.code == 2
    assert str(closed) in told.complaint


def test_links_fifos_and_hostile_names_are_left_alone(command: Command, folders: Folders) -> None:
    os.mkfifo(folders.source / "pipe.mp3")
    (folders.source / "out.mp3").symlink_to("/etc/passwd")
    (folders.source / "line\nbreak\x1b[31m.txt").write_text("x")
    told = command("organize", *folders.both, "--verbose")
    assert told.code == 1
    assert "\x1b" not in told.out + told.err
    assert f"{folders.source / 'pipe.mp3'}\n" in told.out
    assert "line\ufffdbreak\ufffd[31m.txt\n" in told.out
    assert (folders.source / "out.mp3").is_symlink()


@pytest.mark.parametrize("which", ["nowhere", "unsorted"])
def test_a_backup_folder_that_is_none_is_refused(
    command: Command, folders: Folders, tmp_path: Path, which: str
) -> None:
    told = command("restore", tmp_path / which, tmp_path / "again")
    assert told.code == 1
    assert str(tmp_path / which) in told.complaint
    assert not (tmp_path / "again").exists()
    assert command("history", "rebuild", tmp_path / which).code == 1


def test_a_preview_refuses_a_history_that_the_run_would_refuse(
    command: Command, folders: Folders, session: str, home: Path
) -> None:
    with sqlite3.connect(home / "history" / "operation_history.db") as database:
        database.execute("PRAGMA user_version = 9999")
    database.close()
    for arguments in (["plan", *folders.both], ["rollback", session, "--dry-run"]):
        told = command(*arguments)
        assert told.code == 1
        assert "newer version" in told.complaint


def test_a_very_long_time_is_kept_whole(command: Command, session: str) -> None:
    told = command("sessions", "prune", "--keep-days", 999_999_999, "--force")
    assert told.code == 0
    assert session in command("sessions").out


def test_a_refusal_nobody_foresaw_is_one_sentence(
    command: Command, folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), "/locked/away")

    monkeypatch.setattr("pathlib.Path.is_dir", refuse)
    told = command("organize", *folders.both)
    assert told.code == 1
    assert told.complaint == "Could not use /locked/away: permission was refused."


def test_a_full_output_is_told(session: str) -> None:
    with open("/dev/full", "w", encoding="ascii") as full:
        for arguments in (["sessions"], ["history", "--session-id", session, "--json"], ["--help"]):
            told = subprocess.run(
                [*PROGRAM, *arguments], stdout=full, stderr=subprocess.PIPE, text=True, check=False
            )
            assert told.returncode == 1
            assert told.stderr == "music-organize-async: Could not go on: the drive is full.\n"
