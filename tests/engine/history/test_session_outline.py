import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from music_organizer import Config
from music_organizer.errors import HistoryDamagedError, UnknownSessionError
from music_organizer.history.history import History
from music_organizer.history.outline import SessionOutline
from music_organizer.models.category import Category
from music_organizer.models.conflict import StayReason
from music_organizer.models.operation import OperationRecord, OperationStatus, OperationType, Role
from music_organizer.models.outline import OperationFilter, RowKind, Shelf
from music_organizer.models.plan import Plan
from music_organizer.models.plan_outline import PlanOutline
from music_organizer.models.session import SessionKind
from music_organizer.models.verdict import Verdict
from music_organizer.services.outline import OutlineService
from music_organizer.services.workspace import Workspace
from tests.support.plans import albums, session, step, stored


def operations(outline: SessionOutline) -> list[OperationRecord]:
    found = outline.records(range(outline.index.total))
    assert None not in found
    return [op for op in found if op is not None]


def folders(outline: SessionOutline | PlanOutline) -> list[tuple[str, str, int]]:
    groups = outline.index.everything
    every = (groups[number] for number in range(len(groups)))
    return [(one.heading.value, one.folder, one.files) for one in every]


def test_a_stored_session_stands_like_the_plan_it_was(tmp_path: Path) -> None:
    steps = [
        *albums(3),
        step(10, "c.jpg", "Albums/Ada/A0001/c.jpg", role=Role.COVER, reason="Cover of the album."),
        step(11, "d.mp3", "Live/D/d.mp3", reason="Live Recordings: the title says so"),
        step(12, None, "Live/D", operation_type=OperationType.CREATE_DIR, role=Role.FOLDER),
        step(
            13,
            "heap/x.txt",
            None,
            reason="",
            status=OperationStatus.SKIPPED,
            metadata={"stays": StayReason.OTHER.value},
        ),
    ]

    outline = stored(tmp_path / "history.db", steps)

    assert folders(outline) == folders(PlanOutline(Plan(session(), steps)))
    assert [op.sequence for op in operations(outline)] == [*range(1, 7), 10, 7, 8, 9, 11, 13]
    assert set(outline.index.summary().headings) == {Category.ALBUM, Category.LIVE, Shelf.STAYS}


def test_kinds_tell_how_it_went(tmp_path: Path) -> None:
    went = {
        OperationStatus.COMPLETED: RowKind.DONE,
        OperationStatus.FAILED: RowKind.FAILED,
        OperationStatus.PENDING: RowKind.WAITING,
        OperationStatus.IN_PROGRESS: RowKind.UNSETTLED,
        OperationStatus.UNKNOWN: RowKind.UNSETTLED,
        OperationStatus.ROLLED_BACK: RowKind.ROLLED_BACK,
    }
    steps = [
        step(number, f"{number}.mp3", f"A/{number}.mp3", status=status)
        for number, status in enumerate(went, 1)
    ]

    index = stored(tmp_path / "history.db", steps).index

    assert [index.kind_at(position) for position in range(6)] == list(went.values())
    assert index.choosable == bytes([1, 0, 0, 1, 1, 0])


def test_what_a_rollback_skipped_is_told_by_its_verdict(tmp_path: Path) -> None:
    skipped = {"status": OperationStatus.SKIPPED, "metadata": {"verdict": "edited"}}
    steps = [
        step(1, "a.mp3", "x/a.mp3", status=OperationStatus.COMPLETED),
        step(2, "b.mp3", "x/b.mp3", **skipped),
    ]

    outline = stored(tmp_path / "history.db", steps, kind=SessionKind.ROLLBACK)

    assert [outline.index.kind_at(one) for one in (0, 1)] == [Verdict.EDITED, RowKind.DONE]
    assert folders(outline) == [("", "/out/x", 2)]


def test_names_that_are_no_text_come_back_whole(tmp_path: Path) -> None:
    raw = os.fsdecode(b"caf\xe9")

    outline = stored(tmp_path / "history.db", [step(1, f"{raw}/1.mp3", f"{raw}/2.mp3")])

    (op,) = operations(outline)
    assert os.fsencode(op.source_path or "") == b"/in/caf\xe9/1.mp3"
    assert os.fsencode(op.target_path or "") == b"/out/caf\xe9/2.mp3"
    assert folders(outline)[0][1] == f"/out/{raw}"


def test_paths_outside_the_roots_stay_whole(tmp_path: Path) -> None:
    outside = step(1, "/elsewhere/a.mp3", "/another/b.mp3")

    assert folders(stored(tmp_path / "history.db", [outside])) == [("albums", "/another", 1)]


def test_files_right_in_the_root_stand_in_it(tmp_path: Path) -> None:
    assert folders(stored(tmp_path / "history.db", [step(1, "a.mp3", "b.mp3")])) == [
        ("albums", "/out", 1)
    ]


def test_files_of_a_folder_that_do_not_follow_each_other_stand_in_one_group(
    tmp_path: Path,
) -> None:
    targets = ["A/1.mp3", "B/1.mp3", "A/2.mp3", "B/2.mp3", "A/3.mp3"]
    steps = [step(number, f"{number}.mp3", target) for number, target in enumerate(targets, 1)]

    outline = stored(tmp_path / "history.db", steps)

    assert folders(outline) == [("albums", "/out/A", 3), ("albums", "/out/B", 2)]
    assert [op.sequence for op in operations(outline)] == [1, 3, 5, 2, 4]


def test_a_session_that_was_deleted_meanwhile_is_told_so(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    shown = stored(path, albums(1))
    with History(path) as history:
        history.journal.delete("made")

    with pytest.raises(UnknownSessionError, match="no session 'made' any more"):
        SessionOutline(path, shown.session)
    assert shown.records([0]) == [None]


def test_a_search_needs_no_database(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    outline = stored(path, albums(5))
    for part in tmp_path.glob("history.db*"):
        part.unlink()

    assert outline.index.groups(OperationFilter(text="A0003")).file_count == 3


def test_the_first_files_can_be_shown_before_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    whole = stored(path, albums(5))

    assert SessionOutline(path, whole.session, limit=4).index.total == 4


def test_a_row_that_is_gone_is_told_as_gone(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    outline = stored(path, albums(1))
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("DELETE FROM operation_records WHERE sequence = 2")

    found = outline.records([0, 1, 2])

    assert [op and op.sequence for op in found] == [1, None, 3]


def test_a_session_is_shown_while_another_connection_writes(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    outline = stored(path, albums(1))
    with closing(sqlite3.connect(path)) as database:
        database.execute("UPDATE operation_records SET status = 'completed'")

        assert [op.status for op in operations(outline)] == [OperationStatus.PENDING] * 3


def test_a_damaged_history_is_said_so(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    outline = stored(path, albums(1))
    for part in tmp_path.glob("history.db*"):
        part.unlink()
    path.write_bytes(b"no database at all, but long enough to be looked into" * 40)

    with pytest.raises(HistoryDamagedError):
        outline.records([0])


async def test_the_service_shows_plans_and_sessions(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    stored(path, albums(2))
    workspace = Workspace(Config(history_path=path))
    service = OutlineService(workspace)
    try:
        plan = await service.of_plan(Plan(session(), albums(1)))
        kept = (await service.of_session("made")).value()
        missing = await service.of_session("missing")
    finally:
        service.close()
        await workspace.close()

    assert (plan.index.total, plan.is_stored) == (3, False)
    assert (kept.index.total, kept.is_stored) == (6, True)
    assert isinstance(missing.error(), UnknownSessionError)
