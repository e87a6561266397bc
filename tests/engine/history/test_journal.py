"""What is written into the history stands there whole, once, and with true figures."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from music_organizer.errors import HistoryError, SessionIdError, UnknownSessionError
from music_organizer.history.history import History
from music_organizer.models.operation import OperationLink, OperationRecord, OperationStatus
from tests.support.plans import albums, session, step


def test_an_id_that_another_program_took_meanwhile_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    with History(path) as ours, History(path) as theirs:
        theirs.journal.begin(replace(session(), name="theirs"), albums(1))
        with pytest.raises(SessionIdError, match=r"'made' already\. Nothing was touched"):
            ours.journal.begin(replace(session(), name="ours"), albums(2))
        (kept,) = ours.queries.sessions()
        assert (kept.name, kept.total_operations) == ("theirs", 3)
        assert list(ours.queries.operations("made")) == albums(1)


def test_counters_follow_the_operations_of_a_session_that_is_still_open(tmp_path: Path) -> None:
    with History(tmp_path / "history.db") as history:
        history.journal.begin(session(), albums(1))
        done = replace(albums(1)[0], status=OperationStatus.COMPLETED)
        failed = replace(albums(1)[1], status=OperationStatus.FAILED, error_message="It went.")
        history.journal.advance([done, failed], [])
        history.journal.recount("made")
        found = history.queries.matching("made")
    assert (found.total_operations, found.completed_operations, found.failed_operations) == (
        3,
        1,
        1,
    )
    assert found.standing_files == 1


def test_what_is_started_is_at_work_whatever_status_it_bears(tmp_path: Path) -> None:
    with History(tmp_path / "history.db") as history:
        history.journal.begin(session(), albums(1))
        first, second, _ = albums(1)
        history.journal.advance([], [first, replace(second, checksum_before="ab" * 32)])
    with History(tmp_path / "history.db") as history:
        found = list(history.queries.operations("made", OperationStatus.IN_PROGRESS))
    assert [(op.sequence, op.checksum_before) for op in found] == [(1, None), (2, "ab" * 32)]


@pytest.mark.parametrize("struck", ["made", "taken back"])
def test_a_batch_that_fails_half_way_leaves_nothing_of_itself(tmp_path: Path, struck: str) -> None:
    path, back = tmp_path / "history.db", replace(session(), session_id="taken back", undoes="made")
    done = [replace(op, status=OperationStatus.COMPLETED) for op in albums(2)]
    undoing = [
        replace(op, session_id="taken back", undoes=OperationLink("made", op.sequence))
        for op in done
    ]
    with History(path) as history:
        history.journal.begin(session(), done)
        history.journal.begin(back, [replace(op, status=OperationStatus.PENDING) for op in undoing])
        stood = {one: list(history.queries.operations(one)) for one in ("made", "taken back")}
    with closing(sqlite3.connect(path)) as database:
        # What a full drive does to a statement, at a row in the middle of it.
        database.execute(
            "CREATE TRIGGER struck BEFORE UPDATE ON operation_records WHEN old.sequence = 4 AND "  # noqa: S608
            "old.session_id = (SELECT key FROM operation_sessions WHERE session_id = "
            f"'{struck}') BEGIN SELECT RAISE(FAIL, 'full'); END"
        )
    with History(path) as history:
        with pytest.raises(HistoryError, match="full"):
            history.journal.advance(undoing, [])
        assert {one: list(history.queries.operations(one)) for one in stood} == stood
    with closing(sqlite3.connect(path)) as database:
        database.execute("DROP TRIGGER struck")
    with History(path) as history:
        history.journal.advance(undoing, [])
        (status,) = {op.status for op in history.queries.operations("made")}
    assert status is OperationStatus.ROLLED_BACK


def test_nothing_can_be_added_to_a_session_that_was_deleted(tmp_path: Path) -> None:
    with History(tmp_path / "history.db") as history:
        history.journal.begin(session(), albums(1))
        history.journal.delete("made")
        with pytest.raises(UnknownSessionError):
            history.journal.add([step(4, "d.mp3", "A/d.mp3")])
        assert history.queries.sessions() == []
        assert list(history.queries.operations("made")) == []


def test_a_history_may_be_closed_twice(tmp_path: Path) -> None:
    with History(tmp_path / "history.db") as history:
        history.journal.begin(session(), albums(1))
        history.close()
    with History(tmp_path / "history.db") as history:
        assert len(list(history.queries.operations("made"))) == 3


def test_every_step_of_a_large_batch_is_written_down(tmp_path: Path) -> None:
    steps = albums(85)
    done = [
        replace(
            op,
            status=OperationStatus.COMPLETED,
            checksum_before=f"{op.sequence:064x}",
            error_message=f"No {op.sequence}." if op.sequence % 2 else None,
            metadata={"number": op.sequence},
        )
        for op in steps
    ]
    with History(tmp_path / "history.db") as history:
        history.journal.begin(session(), steps)
        history.journal.advance(done[:-1], [done[-1]])
        found = list(history.queries.operations("made"))
    assert found[:-1] == done[:-1]
    assert found[-1] == replace(done[-1], status=OperationStatus.IN_PROGRESS)


def test_a_large_batch_of_a_rollback_turns_over_what_it_takes_back(tmp_path: Path) -> None:
    steps = albums(85)
    with History(tmp_path / "history.db") as history:
        sessions = ["made", "back", "again", "last"]
        for earlier, later in zip([None, *sessions], sessions, strict=False):
            history.journal.begin(
                replace(session(), session_id=later, undoes=earlier),
                [replace(op, id="", session_id=later, undoes=_link(op, earlier)) for op in steps],
            )
            taken = list(history.queries.operations(later))
            history.journal.advance(
                [replace(op, status=OperationStatus.COMPLETED) for op in taken], []
            )
        found = {name: {op.status for op in history.queries.operations(name)} for name in sessions}
    stands, gone = {OperationStatus.COMPLETED}, {OperationStatus.ROLLED_BACK}
    assert found == {"made": gone, "back": stands, "again": gone, "last": stands}


def _link(op: OperationRecord, session_id: str | None) -> OperationLink | None:
    return OperationLink(session_id, op.sequence) if session_id else None
