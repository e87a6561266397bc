import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from music_organizer.models.category import Category
from music_organizer.models.conflict import StayReason
from music_organizer.models.operation import OperationRecord, OperationStatus
from music_organizer.models.outline import Choice, Group, OperationFilter, RowKind, Shelf
from music_organizer.models.plan import Plan
from music_organizer.models.plan_outline import PlanOutline
from music_organizer_gui.models.operation_tree import OperationTreeModel
from music_organizer_gui.models.roles import TreeColumn, TreeRole
from music_organizer_gui.models.tree_nodes import FileNode, NodeType, Tick, TreeUse
from tests.support.plans import albums, plan_of, sample_plans, step, stored

DISPLAY = Qt.ItemDataRole.DisplayRole
EVERYTHING = OperationFilter()


@pytest.fixture
def model(qtbot: QtBot) -> Iterator[OperationTreeModel]:
    """A model that Qt's own tester watches all the time."""
    made = OperationTreeModel()
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    yield made
    made.close()
    # Python might collect them later, on a thread that must not touch them.
    tester.deleteLater()
    made.deleteLater()


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> tuple[Plan, Plan]:
    return sample_plans(tmp_path_factory.mktemp("sample"))


def show(model: OperationTreeModel, *steps: OperationRecord, use: TreeUse = TreeUse.PLAN) -> None:
    model.show_source(PlanOutline(plan_of(*steps)), use)


def column(model: OperationTreeModel, which: TreeColumn = TreeColumn.AFTER) -> list[str]:
    return [model.index(row, which).data() for row in range(model.rowCount())]


def ticks(model: OperationTreeModel) -> list[str]:
    rows = range(model.rowCount())
    return [model.index(row, 0).data(TreeRole.TICK).value for row in rows]


def kinds_of_rows(model: OperationTreeModel) -> list[NodeType]:
    return [model.index(row, 0).data(TreeRole.NODE_TYPE) for row in range(model.rowCount())]


def test_everything_is_open_at_first(model: OperationTreeModel) -> None:
    show(model, *albums(2, tracks=1))

    assert column(model) == [
        "Albums",
        "Ada / A0000",
        "01 Song.mp3",
        "Ada / A0001",
        "01 Song.mp3",
    ]
    assert [model.index(row, 0).data(TreeRole.LEVEL) for row in range(5)] == [0, 1, 2, 1, 2]


def test_a_real_plan_is_shown_whole(model: OperationTreeModel, plans: tuple[Plan, Plan]) -> None:
    model.show_source(PlanOutline(plans[0]), TreeUse.PLAN)

    types = kinds_of_rows(model)
    files = [op for op in plans[0].operations if not op.operation_type.concerns_folder]
    assert types.count(NodeType.FILE) == len(files)
    assert types.count(NodeType.HEADING) == len([*Category, Shelf.OTHER, Shelf.STAYS])
    assert "Copper Sparrow / Harbour Lights (2014)" in column(model)


def test_a_real_rollback_tells_its_verdicts(
    model: OperationTreeModel, plans: tuple[Plan, Plan]
) -> None:
    model.show_source(PlanOutline(plans[1]), TreeUse.ROLLBACK)

    said = column(model, TreeColumn.STATE)
    assert NodeType.HEADING not in kinds_of_rows(model)
    assert {"Ready", "Edited since", "Missing", "Moved by hand", "1 to decide"} <= set(said)


def test_the_columns_are_named_after_the_use(model: OperationTreeModel) -> None:
    def headers() -> list[str]:
        return [model.headerData(one, Qt.Orientation.Horizontal) for one in TreeColumn]

    show(model, *albums(1))
    assert headers() == ["After organizing", "Now", "What happens", "Size"]
    show(model, *albums(1), use=TreeUse.ROLLBACK)
    assert headers() == ["After rollback", "Now", "Check", "Size"]
    show(model, *albums(1), use=TreeUse.HISTORY)
    assert headers() == ["Went to", "Came from", "What happened", "Size"]


def test_a_file_tells_its_names_path_and_fate(model: OperationTreeModel) -> None:
    show(model, step(1, "heap/x/old.mp3", "Albums/A/New.mp3"))

    index = model.index(2, TreeColumn.AFTER)
    assert index.data(TreeRole.NEW_NAME) == "New.mp3"
    assert index.data(TreeRole.OLD_NAME) == "old.mp3"
    assert index.data(TreeRole.OLD_PATH) == "heap/x/old.mp3"
    assert index.data(TreeRole.KIND) == RowKind.MOVE
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "/in/heap/x/old.mp3\n→ /out/Albums/A/New.mp3"
    assert model.index(2, TreeColumn.NOW).data() == "heap/x/old.mp3"
    assert model.index(2, TreeColumn.STATE).data() == "Move"


@pytest.mark.parametrize(
    ("metadata", "status", "said"),
    [
        ({"conflict": "rename"}, OperationStatus.PENDING, "Name taken: numbered"),
        ({"stays": "name_taken"}, OperationStatus.SKIPPED, "Name taken: stays"),
        ({"stays": "already_there"}, OperationStatus.SKIPPED, "Same file already there"),
        ({"stays": "unreadable"}, OperationStatus.SKIPPED, "Can't be read"),
        ({"step": "aside"}, OperationStatus.PENDING, "Makes room"),
    ],
)
def test_badges_say_what_happens(
    model: OperationTreeModel, metadata: dict[str, str], status: OperationStatus, said: str
) -> None:
    show(model, step(1, "a.mp3", "Albums/A/a.mp3", metadata=metadata, status=status))

    assert model.index(2, TreeColumn.STATE).data() == said


def test_a_newcomer_that_something_makes_room_for_says_so(model: OperationTreeModel) -> None:
    aside = step(1, "/out/Albums/A/a.mp3", "Albums/A/a (2).mp3", metadata={"step": "aside"})
    show(model, aside, step(2, "a.mp3", "Albums/A/a.mp3", metadata={"requires": 1}))

    assert column(model, TreeColumn.STATE)[2:] == ["Makes room", "Name taken: keep both"]


def test_every_cell_speaks(model: OperationTreeModel) -> None:
    show(model, *albums(1, tracks=1))
    spoken = Qt.ItemDataRole.AccessibleTextRole

    assert model.index(0, 0).data(spoken) == "Albums, level 1, open, ticked"
    assert model.index(1, 0).data(spoken) == "Ada / A0000, 1 track(s), level 2, open, ticked"
    assert model.index(2, 0).data(spoken) == "01 Song.mp3, level 3, ticked"
    assert model.index(2, 1).data(spoken) == "Now: heap/0000-0.mp3"
    assert model.index(2, 2).data(spoken) == "What happens: Move"
    model.set_ticked([2], ticked=False)
    model.set_open(1, is_open=False)
    assert model.index(1, 0).data(spoken) == "Ada / A0000, 1 track(s), level 2, closed, not ticked"


def test_closing_hides_what_stands_below_and_opening_brings_it_back(
    model: OperationTreeModel,
) -> None:
    show(model, *albums(2, tracks=2))

    model.set_open(1, is_open=False)
    assert column(model)[:3] == ["Albums", "Ada / A0000", "Ada / A0001"]
    model.set_open(0, is_open=False)
    assert column(model) == ["Albums"]
    model.set_open(0, is_open=True)
    assert model.rowCount() == 5
    model.set_open(1, is_open=True)
    assert model.rowCount() == 7


def test_all_folders_are_closed_and_opened_at_once(model: OperationTreeModel) -> None:
    show(model, *albums(3, tracks=2))

    model.set_all_open(is_open=False)
    assert kinds_of_rows(model) == [NodeType.HEADING] + [NodeType.GROUP] * 3
    model.set_all_open(is_open=True)
    assert model.rowCount() == 10


def test_a_closed_folder_stays_closed_under_a_filter(model: OperationTreeModel) -> None:
    show(model, *albums(3, tracks=2))
    model.set_open(4, is_open=False)

    model.set_filter(OperationFilter(text="a0001"))

    assert column(model) == ["Albums", "Ada / A0001"]


def test_a_plan_begins_ticked_and_a_session_does_not(model: OperationTreeModel) -> None:
    show(model, *albums(1, tracks=2))
    assert ticks(model) == ["on"] * 4
    show(model, *albums(1, tracks=2), use=TreeUse.HISTORY)
    assert ticks(model) == ["off"] * 4
    assert model.left_out() == {1, 2}


def test_unticking_a_file_shows_in_all_it_stands_under(
    model: OperationTreeModel, qtbot: QtBot
) -> None:
    show(model, *albums(2, tracks=2))

    with qtbot.waitSignal(model.choice_changed) as told:
        model.setData(model.index(2, 0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)

    assert ticks(model) == ["some", "some", "off", "on", "on", "on", "on"]
    assert told.args == [Choice(files=3, of=4, bytes=102 + 103 + 104)]
    assert model.left_out() == {1}
    assert model.ticked() == {2, 3, 4}


def test_ticking_a_heading_ticks_all_under_it(model: OperationTreeModel) -> None:
    show(model, *albums(2, tracks=2))

    model.set_ticked([0], ticked=False)
    assert ticks(model) == ["off"] * 7
    assert model.choice() == Choice(files=0, of=4, bytes=0)
    model.set_ticked([1], ticked=True)
    assert ticks(model) == ["some", "on", "on", "on", "off", "off", "off"]


def test_ticking_under_a_filter_reaches_only_what_it_shows(model: OperationTreeModel) -> None:
    show(model, *albums(2, tracks=2))
    model.set_filter(OperationFilter(text="02"))

    model.set_ticked([0], ticked=False)

    assert ticks(model) == ["off"] * 5
    assert model.left_out() == {2, 4}
    model.set_filter(EVERYTHING)
    assert ticks(model) == ["some", "some", "on", "off", "some", "on", "off"]


def test_a_box_tells_only_of_what_the_filter_shows(model: OperationTreeModel) -> None:
    show(model, *albums(1, tracks=3))
    model.set_ticked([2], ticked=False)

    model.set_filter(OperationFilter(text="02"))

    assert ticks(model) == ["on", "on", "on"]


def test_what_cannot_be_chosen_has_no_box(model: OperationTreeModel) -> None:
    stays = {"stays": StayReason.OTHER.value}
    skipped = step(2, "b.mp3", None, reason="", status=OperationStatus.SKIPPED, metadata=stays)
    show(model, step(1, "a.mp3", "Albums/A/a.mp3"), skipped)

    assert ticks(model) == ["on", "on", "on", "none", "none", "none"]
    assert not model.flags(model.index(5, 0)) & Qt.ItemFlag.ItemIsUserCheckable
    model.set_ticked([3], ticked=True)
    assert model.ticked() == {1}


def test_what_was_left_out_before_is_left_out_of_the_next_plan(model: OperationTreeModel) -> None:
    outline = PlanOutline(plan_of(*albums(1)))

    model.show_source(outline, TreeUse.PLAN, left_out={2, 77})

    assert model.left_out() == {2}


def test_a_stale_file_is_marked_and_can_no_longer_be_chosen(
    model: OperationTreeModel, qtbot: QtBot
) -> None:
    show(model, *albums(1, tracks=2))

    with qtbot.waitSignal(model.summary_changed) as told:
        model.mark({1: RowKind.STALE})

    assert told.args[0].kinds == {RowKind.MOVE: 1, RowKind.STALE: 1}
    assert model.index(2, TreeColumn.STATE).data() == "Changed since"
    assert ticks(model) == ["on", "on", "none", "on"]
    assert model.choice() == Choice(files=1, of=1, bytes=102)


def test_a_plan_that_runs_keeps_its_shape_and_its_choice(model: OperationTreeModel) -> None:
    outline = PlanOutline(plan_of(*albums(2, tracks=2)))
    model.show_source(outline, TreeUse.PLAN)
    model.set_ticked([2], ticked=False)
    model.set_open(4, is_open=False)

    model.show_source(outline, TreeUse.RUN)
    model.mark({2: RowKind.DONE, 3: RowKind.FAILED})

    assert ticks(model) == ["none"] * 5
    assert model.left_out() == {1}
    assert column(model, TreeColumn.STATE) == ["", "", "Move", "Done", "1 failed"]


def test_filters_of_kind_and_category_show_only_theirs(model: OperationTreeModel) -> None:
    live = step(9, "l.mp3", "Live/L/l.mp3", reason="Live Recordings: the title says so")
    show(model, *albums(1, tracks=1), live)

    model.set_filter(OperationFilter(category=Category.LIVE))
    assert column(model) == ["Live Recordings", "Live / L", "l.mp3"]
    model.set_filter(OperationFilter(kind=RowKind.FAILED))
    assert model.rowCount() == 0


def test_rows_are_found_by_their_operation(model: OperationTreeModel) -> None:
    show(model, *albums(2, tracks=2))
    rows = model.rows
    assert rows is not None

    found = [rows.row_of_sequence(one) for one in (1, 4, 99)]
    model.set_open(1, is_open=False)

    assert found == [2, 6, None]
    assert [rows.row_of_sequence(one) for one in (1, 4)] == [None, 4]
    assert [rows.parent_row(row) for row in (0, 1, 2, 3)] == [None, 0, 0, 2]


def test_typing_goes_to_the_next_folder_or_file(model: OperationTreeModel) -> None:
    show(model, *albums(3, tracks=2))

    assert model.row_beginning_with("02", 1) == 3
    assert model.row_beginning_with("a0002", 1) == 7
    assert model.row_beginning_with("A0000", 7) == 1
    assert model.row_beginning_with("nothing", 1) is None


def test_a_group_shows_its_picture_when_it_comes(model: OperationTreeModel, qtbot: QtBot) -> None:
    pictures: dict[int, QPixmap] = {}
    asked: list[Group] = []

    def thumbnail(group: Group) -> QPixmap | None:
        asked.append(group)
        return pictures.get(group.key)

    model.set_thumbnails(thumbnail)
    show(model, *albums(2, tracks=1))
    index = model.index(3, 0)
    assert index.data(Qt.ItemDataRole.DecorationRole) is None
    pictures[1] = QPixmap(4, 4)

    with qtbot.waitSignal(model.dataChanged) as told:
        model.thumbnail_ready(1)

    assert told.args[0].row() == 3
    shown = index.data(Qt.ItemDataRole.DecorationRole)
    assert shown.cacheKey() == pictures[1].cacheKey()
    assert asked[0].folder == "/out/Albums/Ada/A0001"


def test_a_stored_session_is_read_beside_the_window(
    model: OperationTreeModel, tmp_path: Path, qtbot: QtBot
) -> None:
    steps = albums(100, tracks=5)
    model.show_source(stored(tmp_path / "history.db", steps), TreeUse.HISTORY)

    assert model.index(2, 0).data() == "…"
    qtbot.waitUntil(lambda: model.index(2, 0).data() == "01 Song.mp3")
    last = model.rowCount() - 1
    assert model.index(last, 0).data() == "…"
    qtbot.waitUntil(
        lambda: isinstance(model.index(last, 0).data(TreeRole.OPERATION), OperationRecord)
    )
    assert model.index(last, TreeColumn.STATE).data() == "Waiting"


def test_what_arrives_late_for_another_filter_is_not_shown(
    model: OperationTreeModel, tmp_path: Path, qtbot: QtBot
) -> None:
    model.show_source(stored(tmp_path / "history.db", albums(100, tracks=5)), TreeUse.HISTORY)
    assert model.index(2, 0).data() == "…"

    model.set_filter(OperationFilter(text="a0099"))

    assert model.index(2, 0).data() == "…"
    qtbot.waitUntil(lambda: model.index(2, 0).data() == "01 Song.mp3")
    node = model.node(2)
    assert isinstance(node, FileNode)
    assert node.op is not None
    assert node.op.sequence == 496


def test_many_files_are_filtered_beside_the_window(qtbot: QtBot) -> None:
    model = OperationTreeModel()
    model.show_source(PlanOutline(plan_of(*albums(2500, tracks=10))), TreeUse.PLAN)

    model.set_filter(OperationFilter(text="a0007"))
    model.set_filter(OperationFilter(text="a0008"))

    assert model.filter == OperationFilter(text="a0008")
    qtbot.waitUntil(lambda: model.applied_filter == model.filter)
    assert model.rowCount() == 12
    assert column(model)[1] == "Ada / A0008"
    model.close()
    model.deleteLater()


def test_nothing_is_shown_as_nothing(model: OperationTreeModel) -> None:
    show(model)
    assert model.rowCount() == 0
    model.show_source(None, TreeUse.PLAN)
    assert (model.rowCount(), model.left_out(), model.node(0)) == (0, frozenset(), None)
    assert model.choice() == Choice(0, 0, 0)


def test_names_that_are_no_text_can_be_shown(model: OperationTreeModel) -> None:
    show(model, step(1, "a\udce9.mp3", "Albums/B\udce9/b\udce9.mp3"))

    assert column(model)[1:] == ["B\ufffd", "b\ufffd.mp3"]
    assert model.index(2, 0).data(Qt.ItemDataRole.ToolTipRole).count("\ufffd") == 3


def test_ticks_tell_qt_their_state(model: OperationTreeModel) -> None:
    show(model, *albums(1, tracks=2))
    model.set_ticked([2], ticked=False)
    role = Qt.ItemDataRole.CheckStateRole

    states = [model.index(row, 0).data(role) for row in (0, 2, 3)]

    assert [Qt.CheckState(one) for one in states] == [
        Qt.CheckState.PartiallyChecked,
        Qt.CheckState.Unchecked,
        Qt.CheckState.Checked,
    ]
    assert Tick.NONE.as_check_state is None


def test_a_tree_that_is_closed_shows_nothing_more(tmp_path: Path) -> None:
    closed = OperationTreeModel()
    closed.close()
    running = threading.active_count()

    closed.show_source(stored(tmp_path / "history.db", albums(2)), TreeUse.HISTORY)

    assert closed.index(2, 0).data() is None
    assert threading.active_count() == running
