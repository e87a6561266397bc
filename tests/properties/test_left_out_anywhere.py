"""Whatever is left out of a plan stays, all else goes as it was shown, and all of it comes back."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from music_organizer.models.conflict import ConflictStrategy, StayReason
from music_organizer.models.operation import OperationRecord, OperationStatus, OperationType, Role
from music_organizer.models.plan import Plan
from music_organizer.planning.leaving_out import leave_out
from tests.properties.libraries import (
    PLAIN_STEMS,
    FileSpec,
    LibrarySpec,
    Stage,
    libraries,
    staged,
)
from tests.properties.test_there_and_back import LAYOUTS

THOROUGH = settings(max_examples=60, deadline=None, database=None, derandomize=True)


def on_files(plan: Plan) -> list[OperationRecord]:
    return [op for op in plan.pending if op.role is not Role.FOLDER]


def by_number(plan: Plan) -> dict[int, OperationRecord]:
    return {op.sequence: op for op in plan.pending}


def check(stage: Stage, plan: Plan, left_out: set[int]) -> None:
    before, known = stage.state(), stage.contents()
    kept = {
        op.source_path: op.source_path.read_bytes()
        for op in on_files(plan)
        if op.sequence in left_out and op.source_path and op.source_path.exists()
    }
    smaller = leave_out(plan, dict.fromkeys(left_out, StayReason.EXCLUDED))
    shown = by_number(plan)
    for number, op in by_number(smaller).items():
        rewrites = op.operation_type is OperationType.REWRITE
        assert op == (replace(shown[number], metadata=op.metadata) if rewrites else shown[number])
    assert not left_out & set(by_number(smaller))
    needed = {op.metadata.get("requires") for op in smaller.pending}
    assert {op.sequence for op in smaller.pending if op.metadata.get("step") == "aside"} <= needed
    if smaller.changes_nothing:
        assert not smaller.pending
        assert stage.state() == before
        return
    assert {op.status for op in stage.run(smaller)} == {OperationStatus.COMPLETED}
    assert known <= stage.contents()
    if not any(shown[number].operation_type is OperationType.REWRITE for number in left_out):
        assert stage.missing_entries() == []
    assert {path: path.read_bytes() for path in kept} == kept
    for op in smaller.operations:
        if op.operation_type is OperationType.CREATE_DIR and op.target_path:
            assert any(op.target_path.iterdir())
    for op in on_files(smaller):
        aside = op.metadata.get("step") == "aside"
        assert aside or op.target_path is None or op.target_path.exists()
    stage.run(stage.taken_back(smaller.session.session_id))
    assert stage.state() == before


def chosen_by(mask: int, plan: Plan) -> set[int]:
    """Return the steps on files that the bits of a number choose."""
    steps = [op.sequence for op in on_files(plan)]
    return {sequence for number, sequence in enumerate(steps) if mask >> number & 1}


MASKS = st.integers(0, 2**10 - 1)


@THOROUGH
@given(libraries(PLAIN_STEMS), LAYOUTS, MASKS)
def test_any_library(spec: LibrarySpec, layout: str, mask: int) -> None:
    with staged(spec, in_place=layout == "in place", far=layout == "two drives") as stage:
        plan = stage.plan()
        check(stage, plan, chosen_by(mask, plan))


@THOROUGH
@given(libraries(doubles=False), LAYOUTS, MASKS)
def test_names_that_differ_little(spec: LibrarySpec, layout: str, mask: int) -> None:
    with staged(spec, in_place=layout == "in place", far=layout == "two drives") as stage:
        plan = stage.plan()
        check(stage, plan, chosen_by(mask, plan))


@pytest.mark.slow
@pytest.mark.parametrize("strategy", [ConflictStrategy.KEEP_BOTH, ConflictStrategy.REPLACE])
@pytest.mark.parametrize("wishes", list(product("abcd", repeat=3)), ids="".join)
def test_every_way_names_can_change_hands(
    wishes: tuple[str, ...], strategy: ConflictStrategy
) -> None:
    """Three files of one folder want each other's names, or that of a fourth, which stays."""
    files = [
        FileSpec((), stem, stem.encode(), 0o644, ((), wish))
        for stem, wish in zip("abc", wishes, strict=True)
    ]
    files.append(FileSpec((), "d", b"stays", 0o644, None))
    spec = LibrarySpec(tuple(files), (), strategy)
    with staged(spec, in_place=True) as stage:
        for mask in range(1, 2 ** len(on_files(stage.plan()))):
            plan = stage.plan()
            check(stage, plan, chosen_by(mask, plan))
