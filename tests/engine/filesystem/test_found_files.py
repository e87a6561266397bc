"""A file that somebody moved is found by what it is, and only when nothing else is like it."""

import errno
import os
from collections.abc import Collection
from pathlib import Path

import pytest
from msgspec.structs import replace

from music_organizer.filesystem import found_files
from music_organizer.filesystem.checksum import checksums
from music_organizer.filesystem.found_files import FileFinder
from music_organizer.filesystem.mindful_glass import MindfulGlass
from music_organizer.filesystem.port import Sighting
from music_organizer.models.operation import OperationRecord, OperationType
from tests.support.audio import make_audio
from tests.support.faulty_steps import records, step, written
from tests.support.faulty_system import refuse


def recorded(song: Path) -> OperationRecord:
    """Return the operation that put a song where it lies, as the history tells of it."""
    [op] = records([step(OperationType.MOVE, song.with_name("before"), song)], song.parent)
    found = checksums(song)
    known = records([step(OperationType.MOVE, song, song)], song.parent)[0].identity
    return replace(op, identity=known, checksum_before=found.sha256, audio_checksum=found.audio)


def sought(op: OperationRecord, *roots: Path, accounted: Collection[Path] = ()) -> Sighting | None:
    return FileFinder(roots, MindfulGlass(), accounted).find(op)


def places(sighting: Sighting | None) -> set[str]:
    return {path.name for path in sighting.paths} if sighting else set()


def test_a_renamed_file_is_known_without_reading_it(
    near: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    song = written(near / "song.mp3", "music")
    op = recorded(song)
    (near / "inner").mkdir()
    song.rename(near / "inner" / "renamed.mp3")
    refuse(monkeypatch, "read", errno.EIO)
    assert sought(op, near, near / "inner", near) == Sighting((near / "inner" / "renamed.mp3",))


def test_a_file_taken_to_another_drive_is_known_by_its_bytes(near: Path, far: Path) -> None:
    song = written(near / "song.mp3", "music")
    op = recorded(song)
    copy = written(far / "renamed.mp3", "music")
    song.unlink()
    assert places(sought(op, near, far)) == {copy.name}
    assert sought(replace(op, checksum_before="0" * 64), near, far) is None
    assert sought(replace(op, checksum_before=None), near, far) is None
    assert sought(replace(op, identity=None), near, far) is None


def test_a_file_that_was_moved_and_tagged_anew_is_known_by_its_sound(near: Path, far: Path) -> None:
    song = make_audio(near / "song.mp3", salt="one", title="Before")
    op = recorded(song)
    song.unlink()
    make_audio(far / "other.mp3", salt="two", title="Before")
    make_audio(far / "the same in another format.ogg", "ogg", salt="one", title="Before")
    make_audio(far / "found.mp3", salt="one", title="After", cover=True)
    sighting = sought(op, near, far)
    assert places(sighting) == {"found.mp3"}
    assert sighting is not None
    assert sighting.checksums == checksums(far / "found.mp3")


def test_the_inode_tells_of_a_file_that_was_edited_where_it_lies(near: Path) -> None:
    song = make_audio(near / "song.mp3", salt="one", title="Before")
    op = recorded(song)
    song.rename(near / "renamed.bin")
    make_audio(near / "renamed.bin", salt="one", title="After")
    assert places(sought(op, near)) == {"renamed.bin"}
    (near / "renamed.bin").write_bytes(b"another file in the same place on the drive")
    assert sought(op, near) is None


def test_of_files_that_are_alike_none_is_chosen(near: Path, far: Path) -> None:
    song = make_audio(near / "song.mp3", salt="one", title="Before")
    op = recorded(song)
    song.unlink()
    for title in ("One", "Two"):
        make_audio(far / f"{title}.mp3", salt="one", title=title)
    assert places(sought(op, far)) == {"One.mp3", "Two.mp3"}
    assert places(sought(op, far, accounted={far / "One.mp3"})) == {"Two.mp3"}


@pytest.mark.parametrize("change", ["other bytes", "gone", "unreadable"])
def test_another_file_is_not_taken_for_it(
    near: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    song = written(near / "song.mp3", "music")
    op = recorded(song)
    song.unlink()
    if change != "gone":
        copy = written(near / "other.mp3", "magic" if change == "other bytes" else "music")
        os.utime(copy, ns=(1, 1))
    if change == "unreadable":
        refuse(monkeypatch, "read", errno.EIO)
    assert sought(op, near) is None


def test_no_more_is_read_than_a_person_would_wait_for(
    near: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    song = make_audio(near / "song.mp3", salt="one", title="Before")
    op = recorded(song)
    song.unlink()
    for number in range(10):
        make_audio(near / f"{number}.mp3", salt=f"{number}", title="x" * number)
    read: list[Path] = []
    looking = MindfulGlass()
    with looking.watched(read.append):
        assert FileFinder((near,), looking).find(op) is None
        assert len(read) == 10
        finder = FileFinder((near,), looking)
        assert finder.find(op) is finder.find(op) is None
    assert len(read) == 10
    monkeypatch.setattr(found_files, "_NEAREST", 3)
    monkeypatch.setattr(found_files, "_MOST_BYTES", (near / "9.mp3").stat().st_size * 2)
    looking = MindfulGlass()
    with looking.watched(read.append):
        assert FileFinder((near,), looking).find(op) is None
    assert len(read) == 12
