from music_organizer.models.category import Category
from music_organizer.models.conflict import StayReason
from music_organizer.models.operation import (
    OperationRecord,
    OperationStatus,
    OperationType,
    Role,
)
from music_organizer.models.outline import OperationFilter, RowKind, Shelf
from music_organizer.models.plan import Plan
from music_organizer.models.plan_outline import PlanOutline
from music_organizer.models.session import SessionKind
from music_organizer.models.verdict import Verdict
from tests.support.plans import albums, plan_of, step


def shown(plan: Plan) -> dict[str, list[int]]:
    """Return the sequences under `heading: folder`, in the order in which they are shown."""
    outline = PlanOutline(plan)
    groups = outline.index.everything
    found = {}
    for number in range(len(groups)):
        group = groups[number]
        positions = groups.positions(group.first, group.first + group.files)
        found[f"{group.heading.value}: {group.folder}"] = [
            op.sequence for op in outline.records(positions) if op is not None
        ]
    return found


def kinds(plan: Plan) -> list[object]:
    index = PlanOutline(plan).index
    positions = (index.position_of(op.sequence) for op in plan.operations)
    return [None if one is None else index.kind_at(one) for one in positions]


def stays(
    sequence: int, why: StayReason, target: str | None = None, **values: object
) -> OperationRecord:
    return step(
        sequence,
        f"heap/{sequence}.mp3",
        target,
        status=OperationStatus.SKIPPED,
        metadata={"stays": why.value},
        **values,
    )


def test_files_stand_by_category_and_folder_whatever_their_order() -> None:
    plan = plan_of(
        step(1, "a.mp3", "Live/B/1.mp3", reason="Live Recordings: the title says “Live”"),
        step(2, "b.mp3", "Albums/Z/1.mp3"),
        step(3, "c.mp3", "Albums/A/1.mp3"),
        step(4, "d.mp3", "Albums/Z/2.mp3"),
    )

    assert shown(plan) == {
        "albums: /out/Albums/A": [3],
        "albums: /out/Albums/Z": [2, 4],
        "live: /out/Live/B": [1],
    }


def test_covers_stand_with_the_music_they_follow_even_when_they_come_first() -> None:
    cover = step(1, "c.jpg", "Albums/A/c.jpg", role=Role.COVER, reason="Cover of the album.")
    plan = plan_of(cover, step(2, "a.mp3", "Albums/A/1.mp3"))

    assert shown(plan) == {"albums: /out/Albums/A": [1, 2]}


def test_a_folder_that_two_categories_share_is_shown_under_both() -> None:
    plan = plan_of(
        step(1, "a.mp3", "All/1.mp3"),
        step(2, "b.mp3", "All/2.mp3", reason="Compilations: various artists"),
    )

    assert shown(plan) == {"albums: /out/All": [1], "compilations: /out/All": [2]}


def test_what_stays_without_a_new_name_stands_apart_by_its_folder() -> None:
    plan = plan_of(
        step(1, "a.mp3", "Albums/A/1.mp3"),
        stays(2, StayReason.UNREADABLE, reason=""),
        stays(3, StayReason.ALREADY_THERE, "Albums/A/1.mp3"),
    )

    assert shown(plan) == {"albums: /out/Albums/A": [1, 3], "stays: /in/heap": [2]}


def test_folder_steps_and_backups_are_no_rows() -> None:
    plan = plan_of(
        step(1, None, "Albums", operation_type=OperationType.CREATE_DIR, role=Role.FOLDER),
        step(2, "a.mp3", None, operation_type=OperationType.BACKUP),
        step(3, "a.mp3", "Albums/1.mp3", metadata={"requires": 2}),
    )

    assert shown(plan) == {"albums: /out/Albums": [3]}
    assert kinds(plan) == [None, None, RowKind.MOVE]


def test_kinds_tell_what_happens() -> None:
    plan = plan_of(
        step(1, "a.mp3", "Albums/1.mp3"),
        step(2, "c.jpg", "Albums/c.jpg", role=Role.COVER),
        step(3, "b.mp3", "Albums/1 (2).mp3", metadata={"conflict": "rename"}),
        step(4, "x.mp3", "Albums/2 (2).mp3", metadata={"step": "aside"}),
        step(5, "d.mp3", "Albums/2.mp3", metadata={"requires": 4}),
        step(6, "y.mp3", None, operation_type=OperationType.DELETE),
        stays(7, StayReason.IN_PLACE),
        stays(8, StayReason.ALREADY_THERE),
        stays(9, StayReason.NAME_TAKEN),
        stays(10, StayReason.UNKNOWN),
        stays(11, StayReason.JUNK),
    )

    assert kinds(plan) == [
        RowKind.MOVE,
        RowKind.EXTRA,
        RowKind.NAME_TAKEN,
        RowKind.ASIDE,
        RowKind.NAME_TAKEN,
        RowKind.ASIDE,
        RowKind.ALREADY_THERE,
        RowKind.ALREADY_THERE,
        RowKind.NAME_TAKEN,
        RowKind.ATTENTION,
        RowKind.STAYS,
    ]


def test_a_rollback_is_told_by_its_verdicts_in_the_order_things_were_before() -> None:
    plan = plan_of(
        step(1, "n/2.mp3", "old/2.mp3", metadata={"verdict": "ready"}),
        step(2, "n/1.mp3", "old/1.mp3", metadata={"verdict": "in_backup"}),
        step(
            3,
            "n/0.mp3",
            "old/0.mp3",
            metadata={"verdict": "edited"},
            status=OperationStatus.SKIPPED,
        ),
        kind=SessionKind.ROLLBACK,
    )

    assert shown(plan) == {": /out/old": [3, 2, 1]}
    assert kinds(plan) == [Verdict.READY, Verdict.IN_BACKUP, Verdict.EDITED]
    assert PlanOutline(plan).index.summary().headings == {Shelf.BARE: 3}


def test_only_what_would_be_carried_out_can_be_chosen() -> None:
    plan = plan_of(
        step(1, "a.mp3", "Albums/1.mp3"),
        step(2, "b.mp3", "Albums/2.mp3", metadata={"step": "aside"}),
        stays(3, StayReason.NAME_TAKEN, "Albums/1.mp3"),
    )

    assert PlanOutline(plan).index.choosable == bytes([1, 0, 0])


def test_the_summary_counts_kinds_and_headings() -> None:
    plan = plan_of(*albums(2), stays(7, StayReason.JUNK, reason=""))

    summary = PlanOutline(plan).index.summary()

    assert summary.total == 7
    assert summary.kinds == {RowKind.MOVE: 6, RowKind.STAYS: 1}
    assert summary.headings == {Category.ALBUM: 6, Shelf.STAYS: 1}


def test_a_group_knows_its_figures_under_a_filter() -> None:
    cover = step(3, "c.jpg", "Albums/A/c.jpg", role=Role.COVER, reason="")
    plan = plan_of(step(1, "a.mp3", "Albums/A/1.mp3"), step(2, "b.mp3", "Albums/A/2.mp3"), cover)
    index = PlanOutline(plan).index

    whole, part = index.everything[0], index.groups(OperationFilter(RowKind.MOVE))[0]

    assert (whole.files, whole.tracks, whole.covers, whole.bytes) == (3, 2, 1, 306)
    assert (part.files, part.tracks, part.covers, part.bytes) == (2, 2, 0, 203)
    assert whole.kinds == {RowKind.MOVE: 2, RowKind.EXTRA: 1}
    assert whole.key == part.key


def test_operations_that_are_marked_count_as_another_kind() -> None:
    index = PlanOutline(plan_of(*albums(1))).index

    index.mark({2: RowKind.STALE, 99: RowKind.STALE})

    assert index.summary().kinds == {RowKind.MOVE: 2, RowKind.STALE: 1}


def test_nothing_at_all_is_shown_as_nothing() -> None:
    index = PlanOutline(plan_of()).index

    assert index.total == len(index.everything) == 0
    assert len(index.groups(OperationFilter(text="x"))) == 0
