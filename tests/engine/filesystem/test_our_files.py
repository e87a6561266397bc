"""Our own folders and logs: private, never through a link, and no mark on the library."""

import errno
import os
from pathlib import Path

import pytest

from music_organizer.errors import BackupError, LinkInTheWayError, NameTakenError, StorageError
from music_organizer.filesystem.log_file import LINE_LIMIT, LogFile, read_lines
from music_organizer.filesystem.our_folders import (
    LOG_NAME,
    STORE_NAME,
    ensure_folder,
    make_session_folder,
    session_folders,
    stored_bytes,
)
from tests.support.faulty_steps import written
from tests.support.faulty_system import no_file_longer_than, open_folder, refuse, without_privileges
from tests.support.manifest import manifest


class TestSessionFolders:
    def test_they_are_for_their_owner_alone(self, near: Path) -> None:
        folder = make_session_folder(near, "run")
        assert folder == near / ".music-organizer" / "backups" / "run"
        made = [folder / "files", folder, folder.parent, folder.parent.parent]
        assert {path.stat().st_mode & 0o777 for path in made} == {0o700}

    def test_the_library_keeps_its_times(self, near: Path) -> None:
        before = manifest(near)
        os.utime(near, ns=(1_000_000_007, near.stat().st_mtime_ns))
        make_session_folder(near, "run")
        assert near.stat().st_atime_ns == 1_000_000_007
        assert manifest(near) == before

    def test_what_is_there_is_kept(self, near: Path) -> None:
        song = written(make_session_folder(near, "run") / "files" / "song")
        make_session_folder(near, "run")
        make_session_folder(near, "another")
        assert song.exists()

    @pytest.mark.parametrize("depth", [1, 2, 3, 4])
    def test_a_planted_link_is_never_followed(self, near: Path, tmp_path: Path, depth: int) -> None:
        outside = tmp_path / "outside"
        outside.mkdir()
        way = near.joinpath(*(".music-organizer", "backups", "run", "files")[:depth])
        way.parent.mkdir(parents=True, exist_ok=True)
        way.symlink_to(outside)
        with pytest.raises(LinkInTheWayError, match="nothing was touched"):
            make_session_folder(near, "run")
        assert list(outside.iterdir()) == []

    def test_a_file_in_the_way_is_told(self, near: Path) -> None:
        written(near / ".music-organizer")
        with pytest.raises(LinkInTheWayError):
            make_session_folder(near, "run")

    def test_every_folder_made_is_flushed(
        self, near: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        flushed: set[int] = set()
        flush = os.fsync

        def noting(descriptor: int) -> None:
            flushed.add(os.fstat(descriptor).st_ino)
            flush(descriptor)

        monkeypatch.setattr(os, "fsync", noting)
        library = near / "new" / "library"
        folder = make_session_folder(library, "run")
        for parent in (near, near / "new", library, folder.parent, folder):
            assert parent.stat().st_ino in flushed

    @pytest.mark.parametrize("call", ["mkdir", "fsync"])
    def test_a_refusal_is_told(
        self, near: Path, monkeypatch: pytest.MonkeyPatch, call: str
    ) -> None:
        refuse(monkeypatch, call, errno.ENOSPC)
        with pytest.raises(StorageError, match="full"):
            make_session_folder(near, "run")

    def test_a_file_in_place_of_a_library_is_told(self, near: Path) -> None:
        with pytest.raises(NameTakenError):
            ensure_folder(written(near / "library"))

    def test_only_folders_with_a_log_are_listed(self, near: Path) -> None:
        assert session_folders(near) == []
        make_session_folder(near, "empty")
        for name in ("two", "one"):
            written(make_session_folder(near, name) / LOG_NAME)
        assert [path.name for path in session_folders(near)] == ["one", "two"]

    def test_linked_stores_are_not_listed(self, near: Path, tmp_path: Path) -> None:
        written(make_session_folder(tmp_path / "other", "run") / LOG_NAME)
        (near / ".music-organizer").mkdir()
        (near / ".music-organizer" / "backups").symlink_to(
            tmp_path / "other" / ".music-organizer" / "backups"
        )
        assert session_folders(near) == []


class TestStoredBytes:
    def test_everything_of_ours_counts(self, near: Path) -> None:
        folder = make_session_folder(near, "session")
        written(folder / LOG_NAME, b"x" * 7)
        written(folder / STORE_NAME / "song", b"x" * 100)
        written(folder / "theirs", b"x" * 1_000)
        assert stored_bytes(folder) == 107

    def test_what_may_not_be_looked_at_counts_nothing(self) -> None:
        with open_folder() as folder, without_privileges():
            written(folder / STORE_NAME / "song", b"x" * 100)
            (folder / STORE_NAME).chmod(0)
            assert stored_bytes(folder) == 0
            (folder / STORE_NAME).chmod(0o700)


class TestLogFiles:
    def test_lines_come_back_as_they_were_written(self, near: Path) -> None:
        with LogFile(near / "log", create=True) as log:
            log.append(["one", "two"])
            log.append([])
            log.sync()
        with LogFile(near / "log", create=False) as log:
            log.append(["three"])
        assert list(read_lines(near / "log")) == ["one", "two", "three"]
        assert (near / "log").stat().st_mode & 0o777 == 0o600

    def test_a_log_is_made_once(self, near: Path) -> None:
        written(near / "log", "theirs")
        with pytest.raises(NameTakenError):
            LogFile(near / "log", create=True)
        assert (near / "log").read_text() == "theirs"

    def test_a_missing_log_is_not_made(self, near: Path) -> None:
        with pytest.raises(StorageError, match="not there"):
            LogFile(near / "log", create=False)
        assert list(near.iterdir()) == []

    @pytest.mark.parametrize("create", [True, False])
    def test_a_planted_link_is_not_written_through(self, near: Path, create: bool) -> None:
        theirs = written(near / "theirs", "theirs\n")
        (near / "log").symlink_to(theirs)
        with pytest.raises((NameTakenError, LinkInTheWayError)):
            LogFile(near / "log", create=create)
        assert theirs.read_text() == "theirs\n"

    @pytest.mark.parametrize("text", ["", "one\n", "one\ntor"])
    def test_a_torn_line_is_ended_before_the_next(self, near: Path, text: str) -> None:
        (near / "log").write_text(text)
        with LogFile(near / "log", create=False) as log:
            log.append(["next"])
        assert list(read_lines(near / "log")) == [*text.splitlines(), "next"]

    def test_a_full_drive_is_told(self, near: Path) -> None:
        with LogFile(near / "log", create=True) as log:
            log.append(["before"])
            with no_file_longer_than(20), pytest.raises(StorageError):
                log.append(["x" * 100])
        assert next(iter(read_lines(near / "log"))) == "before"

    def test_a_failed_flush_is_told(self, near: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        with LogFile(near / "log", create=True) as log:
            refuse(monkeypatch, "fsync", errno.EIO)
            with pytest.raises(StorageError, match="flush"):
                log.sync()

    def test_short_writes_are_carried_on(self, near: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        write = os.write
        monkeypatch.setattr(os, "write", lambda to, data: write(to, data[:3]))
        with LogFile(near / "log", create=True) as log:
            log.append(["one line", "another line"])
        assert list(read_lines(near / "log")) == ["one line", "another line"]

    @pytest.mark.parametrize("kind", ["link", "folder", "missing", "fifo"])
    def test_only_a_regular_file_is_read(self, near: Path, kind: str) -> None:
        log = near / "log"
        if kind == "link":
            log.symlink_to(written(near / "theirs"))
        elif kind == "folder":
            log.mkdir()
        elif kind == "fifo":
            os.mkfifo(log)
        with pytest.raises(BackupError):
            list(read_lines(log))

    def test_a_log_that_may_not_be_read_is_told(self) -> None:
        with open_folder() as folder, without_privileges():
            written(folder / "log", "one line\n").chmod(0)
            with pytest.raises(BackupError, match=r"log cannot be read\."):
                list(read_lines(folder / "log"))

    def test_bytes_that_are_no_text_and_endless_lines_do_no_harm(self, near: Path) -> None:
        (near / "log").write_bytes(b"\xff\xfe\n" + b"x" * (LINE_LIMIT + 5) + b"\nlast\n")
        lines = list(read_lines(near / "log"))
        assert lines[0] == "\N{REPLACEMENT CHARACTER}" * 2
        assert [len(line) for line in lines[1:]] == [LINE_LIMIT, 5, 4]
