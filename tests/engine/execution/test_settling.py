"""What a cut-off step left on the disk decides how it stands: one row after the other."""

import errno
import os
from pathlib import Path

import pytest
from msgspec.structs import replace

from music_organizer.execution.settling import settled
from music_organizer.filesystem.local import LocalFileSystem
from music_organizer.models.operation import (
    OperationRecord,
    OperationStatus,
    OperationType,
    part_name,
)
from music_organizer.planning.draft import Draft
from tests.support.faulty_steps import begun, carry, move, records, step, written
from tests.support.faulty_system import named, refuse
from tests.support.manifest import manifest

PENDING, DONE = OperationStatus.PENDING, OperationStatus.COMPLETED
FAILED, UNKNOWN = OperationStatus.FAILED, OperationStatus.UNKNOWN

CARRYING = [OperationType.MOVE, OperationType.DELETE, OperationType.RESTORE]
DOUBLING = [OperationType.COPY, OperationType.BACKUP, OperationType.HARDLINK, OperationType.REFLINK]


@pytest.fixture
def song(near: Path) -> Path:
    return written(near / "song.mp3", "music")


def open_step(kind: OperationType, source: Path, target: Path) -> OperationRecord:
    """Return a step that was at work, on a file that is there."""
    draft = step(kind, source, target)
    if kind is OperationType.RESTORE:
        draft.backup, draft.source = source, None
    if kind in (OperationType.DELETE, OperationType.BACKUP):
        draft.backup, draft.target = target, None
    (op,) = begun(records([draft], source.parent, target.parent))
    return op


def settle(disk: LocalFileSystem, op: OperationRecord) -> OperationStatus:
    """Settle a step twice, as a recovery that is repeated does, and return how it stands."""
    first = settled(disk, op)
    state = [manifest(root) for root in (disk._folders._roots)]
    again = settled(disk, op)
    disk.sync()
    assert (again.status, again.error_message) == (first.status, first.error_message)
    assert [manifest(root) for root in (disk._folders._roots)] == state
    assert (first.error_message is None) is (first.status in (PENDING, DONE))
    return first.status


@pytest.mark.parametrize("kind", CARRYING)
class TestWhatIsCarried:
    def test_not_begun_with_a_file_that_is_known_by_its_bytes_alone(
        self, disk: LocalFileSystem, song: Path, kind: OperationType
    ) -> None:
        op = open_step(kind, song, song.with_name("other"))
        carry(song, song.with_name("copy"))
        song.with_name("copy").replace(song)
        assert settle(disk, op) is PENDING
        assert song.read_text() == "music"

    def test_not_begun(self, disk: LocalFileSystem, song: Path, kind: OperationType) -> None:
        op = open_step(kind, song, song.with_name("other"))
        assert settle(disk, op) is PENDING
        assert song.read_text() == "music"

    def test_done(self, disk: LocalFileSystem, song: Path, kind: OperationType) -> None:
        op = open_step(kind, song, song.with_name("other"))
        song.rename(song.with_name("other"))
        assert settle(disk, op) is DONE

    def test_done_without_a_checksum(
        self, disk: LocalFileSystem, song: Path, kind: OperationType
    ) -> None:
        op = replace(open_step(kind, song, song.with_name("other")), checksum_before=None)
        song.rename(song.with_name("other"))
        assert settle(disk, op) is DONE

    def test_done_on_another_drive(
        self, disk: LocalFileSystem, song: Path, far: Path, kind: OperationType
    ) -> None:
        op = open_step(kind, song, far / "song.mp3")
        carry(song, far / "song.mp3")
        song.unlink()
        assert settle(disk, op) is DONE

    def test_between_link_and_unlink(
        self, disk: LocalFileSystem, song: Path, kind: OperationType
    ) -> None:
        other = song.with_name("other")
        op = open_step(kind, song, other)
        other.hardlink_to(song)
        assert settle(disk, op) is DONE
        assert not song.exists()
        assert other.read_text() == "music"

    def test_copied_and_not_yet_removed(
        self, disk: LocalFileSystem, song: Path, far: Path, kind: OperationType
    ) -> None:
        op = open_step(kind, song, far / "song.mp3")
        carry(song, far / "song.mp3")
        assert settle(disk, op) is DONE
        assert not song.exists()
        assert (far / "song.mp3").read_text() == "music"

    def test_copied_and_the_source_edited_since(
        self, disk: LocalFileSystem, song: Path, far: Path, kind: OperationType
    ) -> None:
        op = open_step(kind, song, far / "song.mp3")
        carry(song, far / "song.mp3")
        song.write_text("edited")
        assert settle(disk, op) is FAILED
        assert (song.read_text(), (far / "song.mp3").read_text()) == ("edited", "music")

    def test_copied_and_the_name_it_left_taken_by_another(
        self, disk: LocalFileSystem, song: Path, kind: OperationType
    ) -> None:
        op = open_step(kind, song, song.with_name("other"))
        song.rename(song.with_name("other"))
        written(song, "a new one")
        assert settle(disk, op) is DONE
        assert song.read_text() == "a new one"

    @pytest.mark.parametrize("holder", ["other content", "same length", "folder", "link"])
    def test_somebody_took_the_name(
        self, disk: LocalFileSystem, song: Path, kind: OperationType, holder: str
    ) -> None:
        other = song.with_name("other")
        op = open_step(kind, song, other)
        if holder == "folder":
            other.mkdir()
        elif holder == "link":
            other.symlink_to(song)
        else:
            written(other, "tunes" if holder == "same length" else "something longer")
        assert settle(disk, op) is FAILED
        assert song.read_text() == "music"
        assert os.path.lexists(other)

    def test_a_copy_was_cut_off(
        self, disk: LocalFileSystem, song: Path, far: Path, kind: OperationType
    ) -> None:
        op = open_step(kind, song, far / "song.mp3")
        written(far / part_name(op), "mus")
        assert settle(disk, op) is PENDING
        assert list(far.iterdir()) == []
        assert song.read_text() == "music"

    def test_temporary_files_of_other_steps_stay(
        self, disk: LocalFileSystem, song: Path, far: Path, kind: OperationType
    ) -> None:
        op = open_step(kind, song, far / "song.mp3")
        others = [part_name(replace(op, sequence=2)), part_name(replace(op, session_id="other"))]
        for name in others:
            written(far / name)
        settle(disk, op)
        assert sorted(path.name for path in far.iterdir()) == sorted(others)

    def test_neither_is_there(self, disk: LocalFileSystem, song: Path, kind: OperationType) -> None:
        op = open_step(kind, song, song.with_name("other"))
        song.unlink()
        assert settle(disk, op) is UNKNOWN

    def test_gone_and_something_else_under_the_name(
        self, disk: LocalFileSystem, song: Path, kind: OperationType
    ) -> None:
        op = open_step(kind, song, song.with_name("other"))
        song.unlink()
        written(song.with_name("other"), "theirs")
        assert settle(disk, op) is UNKNOWN
        assert song.with_name("other").read_text() == "theirs"

    def test_another_file_in_its_place(
        self, disk: LocalFileSystem, song: Path, kind: OperationType
    ) -> None:
        op = open_step(kind, song, song.with_name("other"))
        written(song.with_name("new"), "a new one").rename(song)
        assert settle(disk, op) is UNKNOWN
        assert song.read_text() == "a new one"

    def test_a_linked_folder_is_not_written_through(
        self, disk: LocalFileSystem, song: Path, tmp_path: Path, kind: OperationType
    ) -> None:
        (tmp_path / "outside").mkdir()
        op = open_step(kind, song, song.with_name("album") / "song.mp3")
        song.with_name("album").symlink_to(tmp_path / "outside")
        carry(song, tmp_path / "outside" / "song.mp3")
        written(tmp_path / "outside" / part_name(op))
        assert settle(disk, op) is UNKNOWN
        assert song.read_text() == "music"
        assert len(list((tmp_path / "outside").iterdir())) == 2

    def test_a_drive_that_fails_leaves_it_open(
        self, disk: LocalFileSystem, song: Path, kind: OperationType
    ) -> None:
        op = open_step(kind, song, song.with_name("other"))
        with pytest.MonkeyPatch.context() as patch:
            refuse(patch, "lstat", errno.EIO, when=named("song.mp3"))
            assert settled(disk, op).status is UNKNOWN
        assert settle(disk, op) is PENDING

    def test_a_second_name_that_cannot_be_removed_leaves_it_open(
        self, disk: LocalFileSystem, song: Path, kind: OperationType
    ) -> None:
        other = song.with_name("other")
        op = open_step(kind, song, other)
        other.hardlink_to(song)
        with pytest.MonkeyPatch.context() as patch:
            refuse(patch, "unlink", errno.EACCES)
            assert settled(disk, op).status is UNKNOWN
        assert song.samefile(other)
        assert settle(disk, op) is DONE

    def test_a_copy_that_cannot_be_flushed_keeps_its_source(
        self, disk: LocalFileSystem, song: Path, far: Path, kind: OperationType
    ) -> None:
        op = open_step(kind, song, far / "song.mp3")
        carry(song, far / "song.mp3")
        with pytest.MonkeyPatch.context() as patch:
            refuse(patch, "fsync", errno.EIO)
            assert settled(disk, op).status is UNKNOWN
        assert song.exists()


class TestAttributesThatAreGivenBack:
    """A file that came home gets what the drive it lay on could not hold, also after a cut."""

    @pytest.mark.parametrize("number", [None, errno.EPERM, errno.EIO])
    def test_a_file_that_is_back(
        self, disk: LocalFileSystem, song: Path, number: int | None
    ) -> None:
        noted = {"mode": 0o640, "atime_ns": 1, "mtime_ns": 2, "xattrs": {}}
        op = open_step(OperationType.MOVE, song, song.with_name("home"))
        op = replace(op, metadata={"attributes": noted})
        home = song.rename(song.with_name("home"))
        with pytest.MonkeyPatch.context() as patch:
            if number is not None:
                refuse(patch, "fchmod", number)
            found = settled(disk, op)
        warnings = found.metadata.get("warnings", [])
        assert (found.status, len(warnings)) == (DONE, 0 if number is None else 1)
        assert home.read_text() == "music"
        if number is None:
            status = home.stat()
            assert (status.st_mode & 0o777, status.st_mtime_ns) == (0o640, 2)


@pytest.mark.parametrize("kind", DOUBLING)
class TestWhatIsDoubled:
    def test_not_begun(self, disk: LocalFileSystem, song: Path, kind: OperationType) -> None:
        op = open_step(kind, song, song.with_name("other"))
        assert settle(disk, op) is PENDING

    def test_done(self, disk: LocalFileSystem, song: Path, kind: OperationType) -> None:
        op = open_step(kind, song, song.with_name("other"))
        if kind is OperationType.HARDLINK:
            song.with_name("other").hardlink_to(song)
        else:
            carry(song, song.with_name("other"))
        assert settle(disk, op) is DONE
        assert song.read_text() == song.with_name("other").read_text() == "music"

    def test_cut_off(self, disk: LocalFileSystem, song: Path, kind: OperationType) -> None:
        op = open_step(kind, song, song.with_name("other"))
        written(song.with_name(part_name(op)), "mus")
        assert settle(disk, op) is PENDING
        assert [path.name for path in song.parent.iterdir()] == ["song.mp3"]

    def test_somebody_took_the_name(
        self, disk: LocalFileSystem, song: Path, kind: OperationType
    ) -> None:
        op = open_step(kind, song, song.with_name("other"))
        written(song.with_name("other"), "theirs")
        assert settle(disk, op) is FAILED
        assert song.with_name("other").read_text() == "theirs"

    def test_the_original_is_gone(
        self, disk: LocalFileSystem, song: Path, kind: OperationType
    ) -> None:
        op = open_step(kind, song, song.with_name("other"))
        song.unlink()
        assert settle(disk, op) is UNKNOWN


class TestLinks:
    @pytest.mark.parametrize("kind", ["missing", "ours", "another link", "file"])
    def test_a_symbolic_link_is_known_by_what_it_says(
        self, disk: LocalFileSystem, song: Path, kind: str
    ) -> None:
        other = song.with_name("other")
        op = open_step(OperationType.SYMLINK, song, other)
        if kind == "file":
            written(other)
        elif kind != "missing":
            other.symlink_to(song if kind == "ours" else "elsewhere")
        expected = {"missing": PENDING, "ours": DONE}.get(kind, FAILED)
        assert settle(disk, op) is expected

    def test_a_link_that_moves_is_known_by_its_inode(
        self, disk: LocalFileSystem, near: Path
    ) -> None:
        link, other = near / "link", near / "other"
        link.symlink_to("nowhere")
        op = begun(records([move(link, other, metadata={"link": True})], near))[0]
        assert settle(disk, op) is PENDING
        link.rename(other)
        assert settle(disk, op) is DONE


class TestFolders:
    def test_a_folder_that_was_to_be_made(self, disk: LocalFileSystem, near: Path) -> None:
        (op,) = records([Draft(OperationType.CREATE_DIR, target=near / "new")], near)
        assert settle(disk, op) is PENDING
        (near / "new").mkdir()
        assert settle(disk, op) is DONE

    def test_a_file_in_place_of_the_folder(self, disk: LocalFileSystem, near: Path) -> None:
        (op,) = records([Draft(OperationType.CREATE_DIR, target=near / "new")], near)
        written(near / "new")
        assert settle(disk, op) is PENDING

    def test_a_folder_that_was_to_be_removed(self, disk: LocalFileSystem, near: Path) -> None:
        (op,) = records([Draft(OperationType.REMOVE_DIR, source=near / "old")], near)
        assert settle(disk, op) is DONE
        (near / "old").mkdir()
        assert settle(disk, op) is PENDING

    def test_notes_and_resets_can_simply_be_repeated(
        self, disk: LocalFileSystem, near: Path
    ) -> None:
        noted = {"folder": disk.folder_attributes(near)}
        remember = Draft(OperationType.REMEMBER_DIR, source=near, metadata=noted)
        reset = Draft(OperationType.RESET_DIR, target=near, metadata=noted)
        ops = records([remember, reset], near)
        assert [settle(disk, op) for op in ops] == [DONE, PENDING]
