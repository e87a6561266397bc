"""What the rewriting of a playlist left on the disk decides how it stands, row after row."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from msgspec.structs import replace

from music_organizer.execution.settling import settled
from music_organizer.filesystem.local import LocalFileSystem
from music_organizer.models.operation import (
    ASIDE_SUFFIX,
    OperationRecord,
    OperationStatus,
    OperationType,
    part_name,
)
from music_organizer.models.playlist_rewrite import Edit, PlaylistRewrite
from tests.support.faulty_steps import begun, move, records, written

PENDING, DONE = OperationStatus.PENDING, OperationStatus.COMPLETED
FAILED, UNKNOWN = OperationStatus.FAILED, OperationStatus.UNKNOWN
OLD, NEW, STRANGE = b"one.mp3\n", b"two.mp3\n", b"somebody's own list\n"
REWRITE = PlaylistRewrite("utf-8", (Edit(0, 1, "one.mp3", "two.mp3"),), entries=1)


@dataclass(frozen=True)
class Names:
    """The names that the act uses, and the operation that was at work on them."""

    op: OperationRecord
    place: Path
    backup: Path
    part: Path
    aside: Path

    def write(self, **contents: bytes) -> None:
        for name, content in contents.items():
            written(getattr(self, name), content)

    def found(self) -> dict[str, bytes]:
        """Return the content of every name that is there."""
        names = {name: getattr(self, name) for name in ("place", "backup", "part", "aside")}
        return {name: path.read_bytes() for name, path in names.items() if path.is_file()}


@pytest.fixture
def names(near: Path) -> Names:
    place, backup = near / "list.m3u", near / "kept" / "000001-list.m3u"
    written(place, OLD)
    (op,) = begun(records([move(place, place)], near))
    place.unlink()
    backup.parent.mkdir()
    op = replace(
        op,
        operation_type=OperationType.REWRITE,
        backup_path=backup,
        metadata=REWRITE.as_metadata(),
    )
    part = near / part_name(op)
    return Names(op, place, backup, part, part.with_name(part.name + ASIDE_SUFFIX))


def settle(names: Names) -> OperationStatus:
    """Settle twice, as a recovery that is repeated does, and return how it stands."""
    disk = LocalFileSystem(names.place.parent)
    first = settled(disk, names.op)
    found = names.found()
    again = settled(disk, names.op)
    disk.sync()
    assert (again.status, names.found()) == (first.status, found)
    return first.status


@pytest.mark.parametrize(
    ("contents", "status", "left"),
    [
        ({"place": OLD, "part": NEW}, PENDING, {"place": OLD}),
        ({"place": OLD, "backup": OLD, "part": NEW}, PENDING, {"place": OLD}),
        ({"place": NEW, "backup": OLD, "part": OLD}, DONE, {"place": NEW, "backup": OLD}),
        ({"place": NEW, "backup": OLD}, DONE, {"place": NEW, "backup": OLD}),
        ({"backup": OLD, "part": NEW, "aside": OLD}, DONE, {"place": NEW, "backup": OLD}),
        ({"backup": OLD, "aside": OLD}, PENDING, {"place": OLD}),
        ({"backup": OLD}, DONE, {"backup": OLD}),
        (
            {"place": STRANGE, "backup": OLD},
            DONE,
            {"place": STRANGE, "backup": OLD},
        ),
        ({}, UNKNOWN, {}),
        (
            {"place": OLD, "backup": STRANGE},
            UNKNOWN,
            {"place": OLD, "backup": STRANGE},
        ),
        (
            {"place": OLD, "backup": OLD, "part": STRANGE},
            UNKNOWN,
            {"place": OLD, "backup": OLD, "part": STRANGE},
        ),
    ],
)
def test_what_is_found_decides(
    names: Names, contents: dict[str, bytes], status: OperationStatus, left: dict[str, bytes]
) -> None:
    names.write(**contents)
    assert (settle(names), names.found()) == (status, left)


def test_what_somebody_else_put_there_meanwhile_stays(names: Names) -> None:
    names.write(place=STRANGE, backup=OLD, part=NEW)
    disk = LocalFileSystem(names.place.parent)
    assert settled(disk, names.op).status is FAILED
    assert names.found() == {"place": STRANGE, "backup": OLD}


def test_a_second_name_in_the_backup_goes(names: Names) -> None:
    names.write(place=OLD)
    os.link(names.place, names.backup)
    assert (settle(names), names.found()) == (PENDING, {"place": OLD})


@pytest.mark.parametrize(
    ("kept", "copying"), [({}, OLD[:3]), ({"backup": OLD}, OLD)], ids=["half", "not yet renamed"]
)
def test_a_copy_that_was_cut_off_on_its_way_into_the_backup_goes(
    names: Names, kept: dict[str, bytes], copying: bytes
) -> None:
    names.write(place=OLD, part=NEW, **kept)
    hidden = written(names.backup.with_name(names.part.name), copying)
    assert settle(names) is PENDING
    assert names.found() == {"place": OLD}
    assert not hidden.exists()


@pytest.mark.parametrize("make", [Path.mkdir, lambda path: path.symlink_to("list.m3u")])
def test_what_is_no_file_is_not_touched(names: Names, make: Callable[[Path], None]) -> None:
    names.write(place=OLD)
    make(names.backup)
    assert settle(names) is UNKNOWN
    assert names.place.read_bytes() == OLD
    assert os.path.lexists(names.backup)


def test_without_a_checksum_the_old_content_is_known_by_its_file(names: Names) -> None:
    names.write(place=OLD)
    os.link(names.place, names.backup)
    known = replace(names.op, checksum_before=None)
    assert settled(LocalFileSystem(names.place.parent), known).status is UNKNOWN
    assert names.found() == {"place": OLD, "backup": OLD}
