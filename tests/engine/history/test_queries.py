"""Questions to the history: about long sessions, missing ones, and a history not made yet."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from music_organizer.history.history import History
from music_organizer.history.queries import HistoryQueries
from music_organizer.models.operation import OperationRecord, OperationStatus, operation_id
from music_organizer.models.session import SessionStatus
from tests.support.plans import albums, session, step

_LONG = 2_001
"""Operations of a session that is read in three pages."""


def answers(queries: HistoryQueries) -> list[object]:
    """Ask everything, of a session that is not there."""
    return [
        queries.sessions(),
        queries.session("made"),
        list(queries.operations("made")),
        list(queries.reversed_operations("made")),
        queries.sequence_of("made", operation_id("made", 1)),
        queries.last_sequence("made"),
        list(queries.operations_after("made")),
        queries.unfinished(),
        queries.integrity(),
        queries.album_choices.all(),
    ]


def test_a_history_that_was_never_made_answers_like_an_empty_one(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    expected: list[object] = [[], None, [], [], None, 0, [], [], [], []]
    assert answers(HistoryQueries(None, path)) == expected
    assert not path.exists()
    with History(path) as history:
        assert answers(history.queries) == expected


def test_a_long_session_is_read_backwards_whole(tmp_path: Path) -> None:
    steps = [step(number, f"{number}.mp3", f"A/{number}.mp3") for number in range(1, _LONG + 1)]
    with History(tmp_path / "history.db") as history:
        history.journal.begin(session(), steps)
        backwards = list(history.queries.reversed_operations("made"))
        assert [op.sequence for op in backwards] == list(range(_LONG, 0, -1))
        assert backwards[::-1] == list(history.queries.operations("made"))
        assert history.queries.last_sequence("made") == _LONG


@pytest.mark.parametrize("own", ["first", "AB", "0g", "c0ffee"])
def test_an_operation_is_found_by_the_id_that_another_program_gave_it(
    tmp_path: Path, own: str
) -> None:
    steps = albums(1)
    steps[1] = replace(steps[1], id=own)
    with History(tmp_path / "history.db") as history:
        history.journal.begin(session(), steps)
        assert history.queries.sequence_of("made", own) == 2
        assert history.queries.sequence_of("made", "another") is None
        assert [op.id for op in history.queries.operations("made")] == [op.id for op in steps]


def in_session(op: OperationRecord, name: str) -> OperationRecord:
    return replace(op, session_id=name, id=operation_id(name, op.sequence))


def test_what_came_after_a_session_is_told_oldest_first(tmp_path: Path) -> None:
    with History(tmp_path / "history.db") as history:
        for name in ("first", "second", "third"):
            begun = replace(session(), session_id=name)
            history.journal.begin(begun, [in_session(op, name) for op in albums(1)])
        later = [(op.session_id, op.sequence) for op in history.queries.operations_after("first")]
        assert later == [(name, number) for name in ("second", "third") for number in (1, 2, 3)]
        assert list(history.queries.operations_after("third")) == []


def test_unfinished_are_sessions_that_run_or_hold_unsettled_steps(tmp_path: Path) -> None:
    states = {
        "runs": (SessionStatus.RUNNING, OperationStatus.PENDING),
        "torn": (SessionStatus.INTERRUPTED, OperationStatus.IN_PROGRESS),
        "in doubt": (SessionStatus.COMPLETED, OperationStatus.UNKNOWN),
        "done": (SessionStatus.COMPLETED, OperationStatus.COMPLETED),
    }
    with History(tmp_path / "history.db") as history:
        for name, (status, step_status) in states.items():
            begun = replace(session(), session_id=name, status=status)
            op = in_session(step(1, "a.mp3", "A/a.mp3", status=step_status), name)
            history.journal.begin(begun, [op])
        found = [one.session_id for one in history.queries.unfinished()]
    assert found == ["runs", "torn", "in doubt"]
