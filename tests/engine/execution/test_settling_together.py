"""What steps that were cut off together left on the disk decides how each of them stands."""

import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest
from msgspec.structs import replace

from music_organizer.execution.settling_together import settled_in_order
from music_organizer.filesystem.checksum import checksum
from music_organizer.filesystem.local import LocalFileSystem
from music_organizer.filesystem.our_folders import make_session_folder
from music_organizer.models.operation import OperationRecord, OperationStatus, OperationType
from music_organizer.models.playlist_rewrite import Edit, PlaylistRewrite
from music_organizer.planning.draft import Draft
from music_organizer.planning.ordering import ordered
from tests.support.faulty_steps import begun, carry, identity, move, records, step, written
from tests.support.faulty_system import old_kernel

PENDING, DONE = OperationStatus.PENDING, OperationStatus.COMPLETED


class TestStepsThatWereCutOffTogether:
    """A chain, a ring and a change of holder, taken as far as one step after the other."""

    @staticmethod
    def take(operations: Iterable[OperationRecord]) -> None:
        for op in operations:
            assert op.origin is not None
            assert op.destination is not None
            op.origin.rename(op.destination)

    def test_all_of_a_ring(self, disk: LocalFileSystem, near: Path) -> None:
        a, b = written(near / "a"), written(near / "b")
        ops = begun(records(ordered([move(a, b), move(b, a)]), near))
        self.take(ops)
        assert [op.status for op in settled_in_order(disk, ops)] == [DONE] * 3

    def test_all_but_the_last_of_a_ring(self, disk: LocalFileSystem, near: Path) -> None:
        a, b = written(near / "a"), written(near / "b")
        ops = begun(records(ordered([move(a, b), move(b, a)]), near))
        self.take(ops[:2])
        assert [op.status for op in settled_in_order(disk, ops)] == [DONE, DONE, PENDING]

    @pytest.mark.parametrize("taken", [1, 2, 3])
    def test_a_chain(self, disk: LocalFileSystem, near: Path, taken: int) -> None:
        a, b, c = (written(near / name) for name in "abc")
        ops = begun(records(ordered([move(a, b), move(b, c), move(c, near / "d")]), near))
        self.take(ops[:taken])
        found = [op.status for op in settled_in_order(disk, ops)]
        assert found[:taken] == [DONE] * taken
        # A name that is held by a file which has yet to go its way was taken by nobody.
        assert found[taken:] == [PENDING] * (len(found) - taken)

    @pytest.mark.parametrize("kind", [OperationType.DELETE, OperationType.MOVE])
    def test_a_newcomer_and_who_made_room(
        self, disk: LocalFileSystem, near: Path, kind: OperationType
    ) -> None:
        make_session_folder(near, "session")
        newcomer, holder = written(near / "new", "newcomer"), written(near / "held", "holder")
        if kind is OperationType.DELETE:
            room = Draft(kind, source=holder, identity=identity(holder), to_backup=True)
        else:
            room = move(holder, near / "held (2)")
        ops = begun(records([room, move(newcomer, holder, requires=room)], near))
        self.take(ops)
        assert [op.status for op in settled_in_order(disk, ops)] == [DONE, DONE]
        assert holder.read_text() == "newcomer"

    @pytest.mark.parametrize("taken", range(4))
    def test_a_file_that_passes_through_several_names(
        self, disk: LocalFileSystem, near: Path, taken: int
    ) -> None:
        a = written(near / "a")
        known = identity(a)
        drafts = [
            move(a, near / "b"),
            Draft(OperationType.MOVE, source=near / "b", target=near / "c", identity=known),
            Draft(OperationType.MOVE, source=near / "c", target=near / "d", identity=known),
        ]
        ops = begun(records(drafts, near))
        self.take(ops[:taken])
        # What has yet to come to a place is not missing there.
        found = [op.status for op in settled_in_order(disk, ops)]
        assert found == [DONE] * taken + [PENDING] * (3 - taken)

    @pytest.mark.parametrize("stays", [None, "edited since", "brought by a later step"])
    def test_a_source_that_is_there_again_though_its_file_went_on(
        self, disk: LocalFileSystem, near: Path, far: Path, stays: str | None
    ) -> None:
        song = written(near / "song", "music")
        there, onward = far / "there", far / "onward"
        drafts = [move(song, there), step(OperationType.MOVE, there, onward)]
        drafts[1].checksum = checksum(song)
        if stays == "brought by a later step":
            # Of the same bytes, and in the inode that became free, so that nothing else tells.
            drafts.append(step(OperationType.MOVE, far / "double", song))
            drafts[2].checksum = checksum(song)
        ops = begun(records(drafts, near, far))
        carry(song, onward)
        if stays == "edited since":
            song.write_text(stays)
        assert [op.status for op in settled_in_order(disk, ops)] == [DONE] * len(ops)
        assert onward.read_text() == "music"
        assert song.exists() is (stays is not None)

    @pytest.mark.parametrize("is_link", [True, False])
    @pytest.mark.parametrize(
        "kind", [OperationType.MOVE, OperationType.COPY, OperationType.HARDLINK]
    )
    def test_a_playlist_that_is_back_where_it_was_though_it_was_kept_for_rewriting(
        self, disk: LocalFileSystem, near: Path, kind: OperationType, is_link: bool
    ) -> None:
        listed, place, kept = near / "list.m3u", near / "new.m3u", near / "kept.m3u"
        written(listed, "one.mp3\n")
        rewrite = PlaylistRewrite("utf-8", (Edit(0, 1, "one.mp3", "two.mp3"),), entries=1)
        rewriting = step(OperationType.REWRITE, place, place, metadata=rewrite.as_metadata())
        rewriting.backup, rewriting.checksum = kept, checksum(listed)
        ops = begun(records([step(kind, listed, place), rewriting], near))
        if is_link:
            kept.hardlink_to(listed)
        else:
            carry(listed, kept)
        assert [op.status for op in settled_in_order(disk, ops)] == [PENDING, PENDING]
        assert [path.name for path in near.iterdir()] == ["list.m3u"]

    @staticmethod
    def taking_a_playlist_home(near: Path, far: Path) -> list[OperationRecord]:
        """Return the steps by which a rewritten playlist gives way to the old one, which leaves."""
        place, kept = written(near / "list", "new"), written(near / "kept", "old")
        room = Draft(OperationType.DELETE, source=place, identity=identity(place))
        room.backup = near / "away"
        back = Draft(OperationType.RESTORE, target=place, identity=identity(kept), backup=kept)
        home = Draft(OperationType.MOVE, source=place, target=far / "home", identity=identity(kept))
        back.requires, back.checksum, home.checksum = room, checksum(kept), checksum(kept)
        # Its checksum is not that of what lies there so far.
        (last,) = records([home], near, far)
        last = replace(last, sequence=3, status=OperationStatus.IN_PROGRESS)
        return [*begun(records([room, back], near)), last]

    @pytest.mark.parametrize("taken", range(3))
    def test_what_goes_on_from_a_place_that_is_held_waits(
        self, disk: LocalFileSystem, near: Path, far: Path, taken: int
    ) -> None:
        ops = self.taking_a_playlist_home(near, far)
        self.take(ops[:taken])
        found = [op.status for op in settled_in_order(disk, ops)]
        assert found == [DONE] * taken + [PENDING] * (3 - taken)

    def test_what_one_drive_forgot_is_done_again_where_another_one_holds_the_rest(
        self, disk: LocalFileSystem, near: Path, far: Path
    ) -> None:
        ops = self.taking_a_playlist_home(near, far)
        carry(near / "kept", far / "home")
        assert [op.status for op in settled_in_order(disk, ops)] == [DONE] * 3
        assert (far / "home").read_text() == "old"
        assert {path.name: path.read_text() for path in near.iterdir()} == {"away": "new"}

    def test_links_that_were_left_between_link_and_unlink(
        self, disk: LocalFileSystem, near: Path
    ) -> None:
        files = [written(near / name) for name in "abc"]
        ops = begun(records([move(path, near / f"to {path.name}") for path in files], near))
        with old_kernel():
            for path in files:
                (near / f"to {path.name}").hardlink_to(path)
            assert [op.status for op in settled_in_order(disk, ops)] == [DONE] * 3
        assert sorted(path.name for path in near.iterdir()) == ["to a", "to b", "to c"]

    def test_a_newcomer_whose_place_was_copied_away_and_not_yet_freed(
        self, disk: LocalFileSystem, near: Path, far: Path
    ) -> None:
        holder, newcomer = written(near / "held", "holder"), written(near / "new", "newcomer")
        room = move(holder, far / "went across")
        ops = begun(records([room, move(newcomer, holder, requires=room)], near, far))
        shutil.copy2(holder, far / "went across")
        assert [op.status for op in settled_in_order(disk, ops)] == [DONE, PENDING]
        assert (newcomer.read_text(), holder.exists()) == ("newcomer", False)

    @pytest.mark.parametrize("is_copied", [True, False])
    def test_a_copy_of_what_was_then_replaced_is_known_by_itself(
        self, disk: LocalFileSystem, near: Path, is_copied: bool
    ) -> None:
        song, newcomer = written(near / "song", "old"), written(near / "new", "newcomer")
        away = step(OperationType.DELETE, song, near / "away")
        away.backup, away.target = near / "away", None
        drafts = [step(OperationType.COPY, song, near / "copy"), away, move(newcomer, song)]
        ops = begun(records(drafts, near))
        if is_copied:
            carry(song, near / "copy")
        self.take(ops[1:])
        expected = DONE if is_copied else PENDING
        assert [op.status for op in settled_in_order(disk, ops)] == [expected, DONE, DONE]
        assert (song.read_text(), (near / "away").read_text()) == ("newcomer", "old")
        assert (near / "copy").exists() is is_copied

    def test_nothing_open_settles_nothing(self, disk: LocalFileSystem) -> None:
        assert settled_in_order(disk, []) == []
