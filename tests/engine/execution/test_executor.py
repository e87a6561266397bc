"""A run: intent before act, outcome after flush, and a record that tells what happened."""

import errno
import os
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from music_organizer.errors import HistoryError, StorageError
from music_organizer.execution.actions import STAYS_AS_IT_IS
from music_organizer.execution.executor import ExecutionOptions, Executor
from music_organizer.execution.recorder import ForgetfulRecorder
from music_organizer.execution.unfinished_folders import KEEPS_ITS_TIMES, UnfinishedFolders
from music_organizer.filesystem.attributes import described
from music_organizer.filesystem.checksum import checksum
from music_organizer.filesystem.local import LocalFileSystem
from music_organizer.filesystem.our_folders import make_session_folder
from music_organizer.models.operation import (
    OperationRecord,
    OperationStatus,
    OperationType,
    Role,
)
from music_organizer.models.playlist_rewrite import Edit, PlaylistRewrite
from music_organizer.planning.draft import Draft
from music_organizer.planning.ordering import ordered
from tests.support.faulty_recorder import Ledger
from tests.support.faulty_steps import identity, move, records, step, written
from tests.support.faulty_system import before, named, old_kernel, on_folder, refuse
from tests.support.manifest import manifest

PENDING, AT_WORK = OperationStatus.PENDING, OperationStatus.IN_PROGRESS
DONE, FAILED = OperationStatus.COMPLETED, OperationStatus.FAILED
SKIPPED, UNKNOWN = OperationStatus.SKIPPED, OperationStatus.UNKNOWN


def executor(ledger: Ledger, *roots: Path, **options: bool) -> Executor:
    return Executor(LocalFileSystem(*roots), ledger, ExecutionOptions(**options))


def run(
    operations: Iterable[OperationRecord], *roots: Path, **options: bool
) -> list[OperationRecord]:
    """Carry out steps and return what became of them, as it was written down."""
    ledger = Ledger()
    finished = list(executor(ledger, *roots, **options).run(operations))
    assert [ledger.records[op.sequence] for op in finished] == finished
    return finished


def statuses(finished: Iterable[OperationRecord]) -> list[OperationStatus]:
    return [op.status for op in finished]


def songs(folder: Path, count: int) -> list[Path]:
    return [written(folder / f"song {number:03}", f"music {number}") for number in range(count)]


def moves(near: Path, count: int) -> list[OperationRecord]:
    (near / "to").mkdir()
    return records(
        [move(song, near / "to" / song.name) for song in songs(near / "from", count)], near
    )


class TestEachKindOfStep:
    def test_a_move(self, near: Path) -> None:
        song = written(near / "song", "music")
        known = checksum(song)
        (op,) = run(records([move(song, near / "other")], near), near)
        assert (op.status, op.checksum_before, op.checksum_after) == (DONE, known, None)
        assert (near / "other").read_text() == "music"

    def test_a_move_that_is_verified(self, near: Path) -> None:
        song = written(near / "song", "music")
        known = checksum(song)
        (op,) = run(records([move(song, near / "other")], near), near, verify=True)
        assert (op.checksum_before, op.checksum_after) == (known, known)

    def test_a_move_by_identity_alone(self, near: Path) -> None:
        song = written(near / "song", "music")
        (op,) = run(records([move(song, near / "other")], near), near, hash_moves=False)
        assert (op.status, op.checksum_before, op.checksum_after) == (DONE, None, None)

    def test_a_move_to_another_drive_is_always_verified(self, near: Path, far: Path) -> None:
        song = written(near / "song", "music")
        known = checksum(song)
        (op,) = run(records([move(song, far / "song")], near, far), near, far)
        assert (op.status, op.checksum_after) == (DONE, known)
        assert not song.exists()

    @pytest.mark.parametrize("kind", [OperationType.COPY, OperationType.HARDLINK])
    def test_a_second_file(self, near: Path, kind: OperationType) -> None:
        song = written(near / "song", "music")
        (op,) = run(records([step(kind, song, near / "other")], near), near, hash_moves=False)
        assert (op.status, op.checksum_before) == (DONE, checksum(song))
        assert (near / "other").samefile(song) is (kind is OperationType.HARDLINK)

    def test_a_clone_where_the_drive_can(self, near: Path) -> None:
        song = written(near / "song", "music")
        (op,) = run(records([step(OperationType.REFLINK, song, near / "other")], near), near)
        assert op.status in (DONE, FAILED)
        assert (near / "other").exists() is (op.status is DONE)
        assert sorted(path.name for path in near.iterdir() if path.name.startswith(".")) == []

    def test_a_symbolic_link(self, near: Path) -> None:
        song = written(near / "song", "music")
        (op,) = run(records([step(OperationType.SYMLINK, song, near / "other")], near), near)
        assert op.status is DONE
        assert (near / "other").readlink() == song

    def test_a_link_that_moves_has_no_checksum(self, near: Path) -> None:
        (near / "link").symlink_to("nowhere")
        drafts = [move(near / "link", near / "other", metadata={"link": True})]
        (op,) = run(records(drafts, near), near, verify=True)
        assert (op.status, op.checksum_before, op.checksum_after) == (DONE, None, None)
        assert (near / "other").is_symlink()

    def test_into_the_backup_and_out_of_it(self, near: Path) -> None:
        song = written(near / "song", "music")
        make_session_folder(near, "session")
        before_it = identity(song)
        away = Draft(OperationType.DELETE, source=song, identity=identity(song), to_backup=True)
        (gone,) = run(records([away], near), near)
        assert gone.status is DONE
        assert gone.backup_path is not None
        assert gone.backup_path.read_text() == "music"
        back = Draft(
            OperationType.RESTORE,
            target=song,
            backup=gone.backup_path,
            identity=identity(gone.backup_path),
        )
        (restored,) = run(records([back], near), near)
        assert restored.status is DONE
        assert identity(song) == before_it

    def test_a_copy_for_the_backup(self, near: Path) -> None:
        song = written(near / "song", "music")
        make_session_folder(near, "session")
        keep = Draft(OperationType.BACKUP, source=song, identity=identity(song), to_backup=True)
        (op,) = run(records([keep], near), near)
        assert (op.status, op.checksum_after) == (DONE, checksum(song))
        assert op.backup_path is not None
        assert op.backup_path.read_text() == "music"

    def test_folders(self, near: Path) -> None:
        (near / "old").mkdir()
        noted = LocalFileSystem(near).folder_attributes(near)
        state = manifest(near)
        drafts = [
            Draft(OperationType.REMEMBER_DIR, source=near, metadata={"folder": noted}),
            Draft(OperationType.CREATE_DIR, target=near / "new", role=Role.FOLDER),
            Draft(OperationType.REMOVE_DIR, source=near / "old", role=Role.FOLDER),
            Draft(OperationType.CREATE_DIR, target=near / "old", role=Role.FOLDER),
            Draft(OperationType.REMOVE_DIR, source=near / "new", role=Role.FOLDER),
            Draft(OperationType.RESET_DIR, target=near, metadata={"folder": noted}),
        ]
        assert statuses(run(records(drafts, near), near)) == [DONE] * 6
        after = manifest(near)
        assert after.keys() == state.keys()
        assert after["."] == state["."]

    def test_a_folder_in_which_a_step_failed_keeps_its_times(self, near: Path) -> None:
        song = written(near / "in" / "deep" / "song", "music")
        written(near / "taken")
        times = {"folder": LocalFileSystem(near).folder_attributes(near)}
        drafts = [
            move(song, near / "taken"),
            Draft(OperationType.REMOVE_DIR, source=song.parent, role=Role.FOLDER),
            Draft(OperationType.RESET_DIR, target=near / "in", metadata=times),
            Draft(OperationType.RESET_DIR, target=song.parent, metadata=times),
        ]
        state = manifest(near)
        assert statuses(run(records(drafts, near), near)) == [FAILED, SKIPPED, SKIPPED, SKIPPED]
        assert manifest(near) == state

    def test_a_folder_in_which_a_step_failed_before_the_run_went_on_keeps_its_times(
        self, near: Path
    ) -> None:
        song = written(near / "in" / "song", "music")
        times = {"folder": LocalFileSystem(near).folder_attributes(song.parent)}
        failed, reset = records(
            [
                move(song, near / "taken"),
                Draft(OperationType.RESET_DIR, target=song.parent, metadata=times),
            ],
            near,
        )
        os.utime(song.parent, ns=(1, 1))
        unfinished = UnfinishedFolders([replace(failed, status=FAILED)])
        going_on = Executor(
            LocalFileSystem(near), Ledger(), ExecutionOptions(), [failed.sequence], (), unfinished
        )
        (op,) = going_on.run([reset])
        assert (op.status, op.error_message) == (SKIPPED, KEEPS_ITS_TIMES)
        assert song.parent.stat().st_mtime_ns == 1

    def test_a_folder_that_is_there_is_not_ours(self, near: Path) -> None:
        (near / "there").mkdir()
        made = Draft(OperationType.CREATE_DIR, target=near / "there")
        assert statuses(run(records([made], near), near)) == [SKIPPED]

    def test_a_folder_that_holds_something_stays(self, near: Path) -> None:
        written(near / "used" / "song")
        removed = Draft(OperationType.REMOVE_DIR, source=near / "used")
        (op,) = run(records([removed], near), near)
        assert op.status is SKIPPED
        assert "not empty" in (op.error_message or "")

    def test_a_folder_that_is_gone_cannot_be_remembered(self, near: Path) -> None:
        noted = {"folder": LocalFileSystem(near).folder_attributes(near)}
        gone = Draft(OperationType.REMEMBER_DIR, source=near / "gone", metadata=noted)
        assert statuses(run(records([gone], near), near)) == [FAILED]


class TestAttributesThatADriveCouldNotHold:
    """What was written down of a file when it left is given back where it came from."""

    @staticmethod
    def back(song: Path, far: Path) -> OperationRecord:
        """Carry a song to a drive that holds none of it; return the step that brings it home."""
        song.chmod(0o640)
        os.setxattr(song, "user.rating", b"5")
        os.utime(song, ns=(1_000_000_007, 1_234_567_890_123_456_789))
        with song.open("rb") as stream:
            noted = described(stream.fileno())
        away = song.rename(song.with_name("away"))
        written(far / "song", away.read_bytes())
        away.unlink()
        (op,) = records(
            [move(far / "song", song, metadata={"attributes": noted})], song.parent, far
        )
        return op

    def test_a_file_that_comes_back_has_them_again(self, near: Path, far: Path) -> None:
        song = written(near / "song", "music")
        (op,) = run([self.back(song, far)], near, far)
        assert (op.status, op.metadata.get("warnings")) == (DONE, None)
        status = song.stat()
        assert (status.st_mode & 0o777, status.st_mtime_ns) == (0o640, 1_234_567_890_123_456_789)
        assert os.getxattr(song, "user.rating") == b"5"
        assert not (far / "song").exists()

    @pytest.mark.parametrize("number", [errno.EPERM, errno.EIO])
    def test_what_is_refused_is_told_and_the_file_is_back(
        self, near: Path, far: Path, monkeypatch: pytest.MonkeyPatch, number: int
    ) -> None:
        song = written(near / "song", "music")
        step_back = self.back(song, far)
        refuse(monkeypatch, "setxattr", number)
        (op,) = run([step_back], near, far)
        assert op.status is DONE
        assert len(op.metadata["warnings"]) == 1
        assert (song.read_text(), (far / "song").exists()) == ("music", False)


class TestPlaylists:
    @staticmethod
    def rewriting(playlist: Path, sequence: int, told: PlaylistRewrite | None) -> OperationRecord:
        (op,) = records([move(playlist, playlist)], playlist.parent)
        return replace(
            op,
            operation_type=OperationType.REWRITE,
            sequence=sequence,
            backup_path=playlist.parent / "kept",
            metadata={} if told is None else told.as_metadata(),
        )

    def test_a_playlist_none_of_whose_files_moved_stays(self, near: Path) -> None:
        song = written(near / "one.mp3")
        written(near / "taken.mp3", "theirs")
        playlist = written(near / "list.m3u", "one.mp3\n")
        edit = Edit(0, 1, "one.mp3", "taken.mp3", after=1)
        told = PlaylistRewrite("utf-8", [edit], entries=1)
        moving = records([move(song, near / "taken.mp3")], near)
        _, op = run([*moving, self.rewriting(playlist, 2, told)], near)
        assert (op.status, op.error_message) == (SKIPPED, STAYS_AS_IT_IS)
        assert playlist.read_text() == "one.mp3\n"
        assert not (near / "kept").exists()

    def test_a_playlist_whose_edits_nobody_knows_any_more_stays(self, near: Path) -> None:
        playlist = written(near / "list.m3u", "one.mp3\n")
        (op,) = run([self.rewriting(playlist, 1, None)], near)
        assert (op.status, op.error_message) == (SKIPPED, STAYS_AS_IT_IS)
        assert playlist.read_text() == "one.mp3\n"
        assert sorted(os.listdir(near)) == ["list.m3u"]

    def test_a_playlist_whose_name_is_taken_while_it_is_rewritten_is_left_in_order(
        self, near: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        playlist = written(near / "list.m3u", "one.mp3\n")
        told = PlaylistRewrite("utf-8", [Edit(0, 1, "one.mp3", "two.mp3")], entries=1)
        (near / "backup").mkdir()
        rewriting = replace(
            self.rewriting(playlist, 1, told), backup_path=near / "backup" / "list.m3u"
        )
        # On an old kernel: kept in the backup, taken aside, and then given its new content.
        before(monkeypatch, "link", lambda: written(playlist, "theirs"), nth=3)
        with old_kernel():
            (op,) = run([rewriting], near)
        assert op.status is FAILED
        assert "list.m3u" in str(op.error_message)
        assert playlist.read_text() == "theirs"
        assert (near / "backup" / "list.m3u").read_text() == "one.mp3\n"
        assert sorted(os.listdir(near)) == ["backup", "list.m3u"]


class TestOrder:
    def test_intent_is_written_before_the_act(self, near: Path) -> None:
        operations = moves(near, 3)
        ledger = Ledger(fails_at=1)
        state = manifest(near)
        with pytest.raises(HistoryError):
            list(executor(ledger, near).run(operations))
        assert manifest(near) == state

    def test_outcomes_are_written_after_the_flush(
        self, near: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        operations = moves(near, 20)
        ledger = Ledger()
        written_when_flushed: list[list[OperationStatus]] = []
        flush = os.fsync

        def noting(descriptor: int) -> None:
            written_when_flushed.append(list(ledger.statuses().values()))
            flush(descriptor)

        monkeypatch.setattr(os, "fsync", noting)
        list(executor(ledger, near).run(operations))
        assert written_when_flushed[:2] == [[AT_WORK] * 8] * 2
        assert set(ledger.statuses().values()) == {DONE}

    def test_one_write_ends_a_batch_and_begins_the_next(self, near: Path) -> None:
        ledger = Ledger()
        list(executor(ledger, near).run(moves(near, 60)))
        started = [numbers for _, numbers in ledger.calls]
        finished = [numbers for numbers, _ in ledger.calls]
        assert finished[1:] == started[:-1]
        assert finished[0] == started[-1] == []
        assert len(started[0]) == 8
        assert [number for batch in started for number in batch] == list(range(1, 61))

    def test_the_checksum_is_part_of_the_intent(self, near: Path) -> None:
        operations = moves(near, 3)
        known = [checksum(op.source_path) for op in operations if op.source_path]
        ledger = Ledger()
        steps = executor(ledger, near).run(operations)
        next(steps)
        assert [op.checksum_before for _, op in sorted(ledger.records.items())] == known
        steps.close()

    def test_chains_swaps_and_rings(self, near: Path) -> None:
        a, b, c, d = songs(near, 4)
        wishes = {a: b, b: c, c: a, d: near / "SONG 003"}
        drafts = ordered(move(source, target) for source, target in wishes.items())
        assert set(statuses(run(records(drafts, near), near))) == {DONE}
        assert {path.name: path.read_text() for path in near.iterdir()} == {
            "song 001": "music 0",
            "song 002": "music 1",
            "song 000": "music 2",
            "SONG 003": "music 3",
        }

    def test_a_run_without_history(self, near: Path) -> None:
        operations = moves(near, 3)
        steps = Executor(LocalFileSystem(near), ForgetfulRecorder(), ExecutionOptions())
        assert statuses(steps.run(operations)) == [DONE] * 3

    def test_nothing_to_do_writes_nothing(self, near: Path) -> None:
        ledger = Ledger()
        assert list(executor(ledger, near).run([])) == []
        assert ledger.calls == []


class TestStopping:
    def test_the_file_at_work_is_finished_and_the_rest_waits(self, near: Path) -> None:
        operations = moves(near, 20)
        ledger = Ledger()
        running = executor(ledger, near)
        finished = []
        for op in running.run(operations):
            finished.append(op.sequence)
            if len(finished) == 3:
                running.stop()
        assert finished == [1, 2, 3]
        assert list(ledger.statuses().values()) == [DONE] * 3 + [PENDING] * 5
        assert len(list((near / "to").iterdir())) == 3

    def test_before_it_began(self, near: Path) -> None:
        ledger = Ledger()
        running = executor(ledger, near)
        running.stop()
        assert list(running.run(moves(near, 3))) == []
        assert ledger.calls == []

    @pytest.mark.parametrize("count", [1, 8, 9])
    def test_an_iterator_that_is_closed_leaves_the_truth(self, near: Path, count: int) -> None:
        operations = moves(near, 20)
        ledger = Ledger()
        with closing(executor(ledger, near).run(operations)) as steps:
            for _ in range(count):
                next(steps)
        done = [number for number, status in ledger.statuses().items() if status is DONE]
        assert done == list(range(1, count + 1))
        assert AT_WORK not in ledger.statuses().values()
        assert len(list((near / "to").iterdir())) == count

    def test_what_waits_can_be_carried_on_with(self, near: Path) -> None:
        operations = moves(near, 20)
        ledger = Ledger()
        with closing(executor(ledger, near).run(operations)) as steps:
            next(steps)
        latest = [ledger.records.get(op.sequence, op) for op in operations]
        waiting = [op for op in latest if op.status is PENDING]
        assert statuses(run(waiting, near)) == [DONE] * 19


class TestWhatGoesWrong:
    def test_a_failed_step_is_a_state_and_the_run_goes_on(self, near: Path) -> None:
        operations = moves(near, 5)
        written(near / "from" / "song 001", "edited since")
        (near / "from" / "song 003").unlink()
        finished = run(operations, near)
        assert statuses(finished) == [DONE, FAILED, DONE, FAILED, DONE]
        assert "changed since the scan" in (finished[1].error_message or "")
        assert "not there any more" in (finished[3].error_message or "")
        assert (near / "from" / "song 001").read_text() == "edited since"

    @pytest.mark.parametrize("hash_moves", [True, False])
    def test_other_content_under_the_name_is_left_alone(self, near: Path, hash_moves: bool) -> None:
        operations = moves(near, 2)
        written(near / "to" / "song 000", "theirs")
        finished = run(operations, near, hash_moves=hash_moves)
        assert statuses(finished) == [FAILED, DONE]
        expected = f"The name {near / 'to' / 'song 000'} is taken; nothing was overwritten."
        assert finished[0].error_message == expected
        assert (near / "to" / "song 000").read_text() == "theirs"
        assert (near / "from" / "song 000").read_text() == "music 0"

    def test_other_content_under_the_name_on_another_drive(self, near: Path, far: Path) -> None:
        song = written(near / "song", "music")
        operations = records([move(song, far / "song")], near, far)
        written(far / "song", "theirs")
        assert statuses(run(operations, near, far)) == [FAILED]
        assert (far / "song").read_text() == "theirs"
        assert song.read_text() == "music"
        assert [path.name for path in far.iterdir()] == ["song"]

    def test_a_checksum_the_history_does_not_know_is_refused(self, near: Path) -> None:
        song = written(near / "song", "music")
        operations = records([move(song, near / "other", checksum="0" * 64)], near)
        (op,) = run(operations, near)
        assert op.status is FAILED
        assert "history" in (op.error_message or "")
        assert song.exists()

    @pytest.mark.parametrize("is_late", [True, False])
    def test_what_came_from_another_drive_before_is_known_by_its_bytes(
        self, near: Path, far: Path, is_late: bool
    ) -> None:
        song = written(near / "song", "music")
        onward = move(far / "there", far / "onward", identity=identity(song))
        onward.checksum = checksum(song)
        operations = records([move(song, far / "there"), onward], near, far)
        if is_late:
            assert statuses(run(operations, near, far)) == [DONE, DONE]
        else:
            assert statuses(run(operations[:1], near, far)) == [DONE]
            assert statuses(run(operations[1:], near, far)) == [DONE]
        assert (far / "onward").read_text() == "music"

    @pytest.mark.parametrize("number", [errno.EACCES, errno.ENOSPC, errno.EIO, errno.EMFILE])
    def test_a_refusal_leaves_the_file_and_says_why(
        self, near: Path, monkeypatch: pytest.MonkeyPatch, number: int
    ) -> None:
        operations = moves(near, 3)
        refuse(monkeypatch, "link", number, when=named("song 001"))
        with old_kernel():
            finished = run(operations, near)
        assert statuses(finished) == [DONE, FAILED, DONE]
        assert (near / "from" / "song 001").read_text() == "music 1"

    def test_a_rename_that_was_done_though_its_answer_was_lost_counts(
        self, near: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        operations = moves(near, 3)
        with old_kernel():
            refuse(monkeypatch, "unlink", errno.EIO, when=named("song 001"), answer_lost=True)
            finished = run(operations, near)
        assert statuses(finished) == [DONE] * 3
        assert "warnings" in finished[1].metadata
        assert len(list((near / "to").iterdir())) == 3

    def test_a_file_that_vanishes_during_the_act_is_not_guessed_about(
        self, near: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        operations = moves(near, 2)
        before(monkeypatch, "link", (near / "from" / "song 000").unlink)
        with old_kernel():
            finished = run(operations, near)
        assert statuses(finished) == [UNKNOWN, DONE]
        assert "not there any more" in (finished[0].error_message or "")
        assert "Nothing was guessed" in (finished[0].error_message or "")

    def test_what_needs_a_failed_step_is_left_alone(self, near: Path) -> None:
        first, second, third, fourth = songs(near, 4)
        one = move(first, near / "one")
        two = move(second, near / "two", requires=one)
        three = move(third, near / "three", requires=two)
        four = move(fourth, near / "four")
        operations = records([one, two, three, four], near)
        first.unlink()
        finished = run(operations, near)
        assert statuses(finished) == [FAILED, FAILED, FAILED, DONE]
        assert "earlier step" in (finished[2].error_message or "")
        assert second.exists()
        assert third.exists()

    def test_a_failed_checksum_holds_back_what_needs_the_step(
        self, near: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        first, second = songs(near, 2)
        one = move(first, near / "one")
        operations = records([one, move(second, near / "two", requires=one)], near)
        refuse(monkeypatch, "open", errno.EIO, when=lambda path, *_, **__: path == first)
        assert statuses(run(operations, near)) == [FAILED, FAILED]

    def test_what_needed_a_step_that_failed_in_an_earlier_run_is_left_alone(
        self, near: Path
    ) -> None:
        first, second = songs(near, 2)
        one = move(first, near / "one")
        operations = records([one, move(second, near / "two", requires=one)], near)
        running = Executor(LocalFileSystem(near), Ledger(), ExecutionOptions(), failed=[1])
        assert statuses(running.run(operations[1:])) == [FAILED]
        assert second.exists()

    def test_a_copy_that_changed_its_source_meanwhile_keeps_both(
        self, near: Path, far: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        song = written(near / "song", "music")
        operations = records([move(song, far / "song")], near, far)
        before(monkeypatch, "fsync", lambda: song.write_text("edited"), nth=2)
        (op,) = run(operations, near, far)
        assert op.status is FAILED
        assert "both were kept" in (op.error_message or "") or "both stay" in (
            op.error_message or ""
        )
        assert (song.read_text(), (far / "song").read_text()) == ("edited", "music")

    def test_what_a_drive_cannot_hold_is_written_down_before_the_source_goes(
        self, near: Path, far: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        song = written(near / "song", "music")
        os.utime(song, ns=(1, 1_234_567_890_123_456_789))
        refuse(monkeypatch, "utime", errno.EOPNOTSUPP)
        ledger, known = Ledger(), []
        before(monkeypatch, "unlink", lambda: known.append(ledger.records[1]))
        (op,) = executor(ledger, near, far).run(records([move(song, far / "song")], near, far))
        assert known[-1].status is AT_WORK
        assert known[-1].metadata["lost_attributes"]["mtime_ns"] == 1_234_567_890_123_456_789
        assert op.metadata["lost_attributes"] == known[-1].metadata["lost_attributes"]

    def test_a_plain_error_of_the_system_is_told_in_words(
        self, near: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        operations = moves(near, 2)
        refuse(
            monkeypatch,
            "stat",
            errno.EIO,
            when=lambda path, *_, dir_fd=None, **__: dir_fd is not None and path == "song 000",
        )
        finished = run(operations, near)
        assert statuses(finished) == [FAILED, DONE]
        assert "read or write error" in (finished[0].error_message or "")

    def test_warnings_are_part_of_the_record(
        self, near: Path, far: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        song = written(near / "song", "music")
        song.chmod(0o640)
        refuse(monkeypatch, "fchmod", errno.EPERM)
        (op,) = run(records([move(song, far / "song")], near, far), near, far)
        assert op.status is DONE
        assert "permissions" in op.metadata["warnings"][0]


class TestWhatEndsARun:
    @pytest.mark.parametrize("call", [1, 2, 3])
    def test_a_journal_that_cannot_be_written_stops_at_once(self, near: Path, call: int) -> None:
        operations = moves(near, 40)
        ledger = Ledger(fails_at=call)
        with pytest.raises(HistoryError):
            list(executor(ledger, near).run(operations))
        moved = {path.name for path in (near / "to").iterdir()}
        known = ledger.statuses()
        done = {number for number, status in known.items() if status is DONE}
        at_work = {number for number, status in known.items() if status is AT_WORK}
        # What moved is at least intended, and what is told as done has moved.
        assert moved <= {f"song {number - 1:03}" for number in done | at_work}
        assert {f"song {number - 1:03}" for number in done} <= moved

    def test_a_failed_flush_leaves_the_batch_open(
        self, near: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        operations = moves(near, 3)
        ledger = Ledger()
        refuse(monkeypatch, "fsync", errno.EIO, when=on_folder)
        with pytest.raises(StorageError, match="flush"):
            list(executor(ledger, near).run(operations))
        assert list(ledger.statuses().values()) == [AT_WORK] * 3

    def test_a_failed_flush_while_closing_is_told(
        self, near: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        ledger = Ledger()
        steps = executor(ledger, near).run(moves(near, 3))
        next(steps)
        refuse(monkeypatch, "fsync", errno.EIO, when=on_folder)
        with pytest.raises(StorageError, match="flush"):
            steps.close()
        assert list(ledger.statuses().values()) == [AT_WORK] * 3

    def test_a_torn_step_stays_open_and_the_others_are_told(
        self, near: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        operations = moves(near, 5)
        ledger = Ledger()

        def interrupt() -> None:
            raise KeyboardInterrupt

        before(monkeypatch, "link", interrupt, nth=3)
        with old_kernel(), pytest.raises(KeyboardInterrupt):
            list(executor(ledger, near).run(operations))
        assert list(ledger.statuses().values()) == [DONE, DONE, AT_WORK, PENDING, PENDING]

    def test_a_step_without_its_path_is_a_bug_and_raised(self, near: Path) -> None:
        broken = replace(moves(near, 1)[0], target_path=None)
        ledger = Ledger()
        with pytest.raises(ValueError, match="lacks the path"):
            list(executor(ledger, near).run([broken]))
        assert list(ledger.statuses().values()) == [AT_WORK]

    def test_an_error_while_steps_are_made_ends_the_run_in_order(self, near: Path) -> None:
        operations = moves(near, 3)

        def failing() -> Iterable[OperationRecord]:
            yield from operations
            raise RuntimeError("no more steps")

        ledger = Ledger()
        with pytest.raises(RuntimeError, match="no more steps"):
            list(executor(ledger, near).run(failing()))
        assert AT_WORK not in ledger.statuses().values()

    def test_nothing_stays_open(self, near: Path) -> None:
        opened = len(list(Path("/proc/self/fd").iterdir()))
        operations = moves(near, 20)
        with closing(executor(Ledger(), near).run(operations)) as steps:
            next(steps)
        assert len(list(Path("/proc/self/fd").iterdir())) == opened
