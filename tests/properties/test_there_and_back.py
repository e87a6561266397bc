"""Organizing and taking it back is the identity, and so is taking that back, for any library."""

from hypothesis import given, note, settings
from hypothesis import strategies as st

from music_organizer.models.operation import OperationStatus
from music_organizer.models.plan import Plan
from tests.properties.libraries import PLAIN_STEMS, LibrarySpec, Stage, libraries, staged

LAYOUTS = st.sampled_from(["one drive", "two drives", "in place"])
THOROUGH = settings(max_examples=60, deadline=None, database=None, derandomize=True)


def carried_out(stage: Stage, plan: Plan) -> list[OperationStatus]:
    """Carry a plan out, with a word about each step should the test fail."""
    statuses = []
    for op in stage.run(plan):
        note(f"{op.sequence} {op.operation_type.value} {op.origin} → {op.destination}: ")
        note(f"    {op.status.value} {op.error_message or ''}")
        statuses.append(op.status)
    return statuses


def there_and_back(spec: LibrarySpec, layout: str) -> None:
    with staged(spec, in_place=layout == "in place", far=layout == "two drives") as stage:
        before, known = stage.state(), stage.contents()
        assert stage.missing_entries() == []
        plan = stage.plan()
        assert stage.state() == before
        if plan.changes_nothing:
            return
        carried_out(stage, plan)
        assert known <= stage.contents()
        assert stage.missing_entries() == []
        after = stage.state()
        for expected in (before, after, before):
            plan = stage.taken_back(plan.session.session_id)
            carried_out(stage, plan)
            assert stage.state() == expected
            assert known <= stage.contents()


@THOROUGH
@given(libraries(doubles=False), LAYOUTS)
def test_names_that_differ_little(spec: LibrarySpec, layout: str) -> None:
    there_and_back(spec, layout)


@THOROUGH
@given(libraries(PLAIN_STEMS), LAYOUTS)
def test_files_of_the_same_content(spec: LibrarySpec, layout: str) -> None:
    there_and_back(spec, layout)


@THOROUGH
@given(libraries(PLAIN_STEMS), LAYOUTS)
def test_every_planned_step_can_be_taken(spec: LibrarySpec, layout: str) -> None:
    with staged(spec, in_place=layout == "in place", far=layout == "two drives") as stage:
        plan = stage.plan()
        if not plan.changes_nothing:
            assert set(carried_out(stage, plan)) == {OperationStatus.COMPLETED}
