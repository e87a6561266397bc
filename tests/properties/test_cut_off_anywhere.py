"""A process may end at any changing call: nothing is lost, and everything can be taken back."""

import hashlib
import os
from pathlib import Path

from hypothesis import given, note, settings
from hypothesis import strategies as st

from music_organizer.errors import HistoryError
from music_organizer.execution.executor import ExecutionOptions, Executor
from music_organizer.filesystem.local import LocalFileSystem
from music_organizer.filesystem.our_folders import make_session_folder
from music_organizer.models.operation import OperationStatus
from music_organizer.models.plan import Plan
from music_organizer.services.recovery import recover_all
from tests.properties.libraries import LIST, LibrarySpec, Stage, libraries, staged
from tests.support.faulty_recorder import Ledger
from tests.support.faulty_system import CutOff, power_for
from tests.support.manifest import OURS, Entry

LAYOUTS = st.sampled_from(["one drive", "two drives"])
THOROUGH = settings(max_examples=80, deadline=None, database=None, derandomize=True)


def run_until_cut(stage: Stage, plan: Plan, calls: int, *, native: bool) -> Ledger:
    """Carry a plan out until so many changing calls were made, and return what was written down."""
    make_session_folder(stage.target, plan.session.session_id)
    disk = LocalFileSystem(stage.source, stage.target)
    with power_for(calls, native=native) as power:
        ledger = Ledger(alive=power.is_on)
        try:
            list(Executor(disk, ledger, ExecutionOptions()).run(plan.operations))
        except (CutOff, HistoryError):
            note("cut off")
    return ledger


def recovered(stage: Stage, plan: Plan, ledger: Ledger, calls: int) -> None:
    """Let the next start settle what is open, after one more that is cut off itself."""
    stage.history.journal.begin(plan.session, plan.operations)
    stage.history.journal.advance(list(ledger.records.values()), [])
    with power_for(calls):
        try:
            recover_all(stage.history, stage.home / "locks")
        except CutOff:
            note("recovery cut off")
    recover_all(stage.history, stage.home / "locks")
    assert recover_all(stage.history, stage.home / "locks") == []


def assert_only_whole_files(root: Path, known: set[str]) -> None:
    """Look for half files under a name that is not one of ours."""
    for folder, folders, names in os.walk(root):
        if OURS in folders:
            folders.remove(OURS)
        for name in names:
            if not name.startswith(OURS) and name != LIST:
                content = Path(folder, name).read_bytes()
                assert hashlib.sha256(content).hexdigest() in known, Path(folder, name)


def hidden(root: Path) -> list[Path]:
    """Return the temporary files of ours that lie about."""
    return [path for path in root.rglob(f"{OURS}.*") if path.is_file()]


def without_times(state: list[dict[str, Entry]]) -> list[dict[str, Entry]]:
    """Return manifests in which folders have no times."""
    return [
        {path: (*entry[:2], 0, entry[3]) if entry[0] == "folder" else entry for path, entry in one}
        for one in (root.items() for root in state)
    ]


@THOROUGH
@given(libraries(doubles=False), LAYOUTS, st.integers(0, 80), st.booleans(), st.integers(0, 12))
def test_nothing_is_lost_and_everything_comes_back(
    spec: LibrarySpec, layout: str, calls: int, native: bool, recovery_calls: int
) -> None:
    with staged(spec, far=layout == "two drives") as stage:
        before, known = stage.state(), stage.contents()
        plan = stage.plan()
        if plan.changes_nothing:
            return
        ledger = run_until_cut(stage, plan, calls, native=native)
        assert known <= stage.contents()
        for root in (stage.source, stage.target):
            assert_only_whole_files(root, known)
        # Where names can be exchanged, a playlist is never missing under its own.
        assert not native or all((root / LIST).is_file() for root in (stage.source, stage.target))
        recovered(stage, plan, ledger, recovery_calls)
        assert known <= stage.contents()
        open_steps = {OperationStatus.IN_PROGRESS, OperationStatus.UNKNOWN}
        session_id = plan.session.session_id
        assert not [path for root in (stage.source, stage.target) for path in hidden(root)]
        assert not open_steps & {op.status for op in stage.history.queries.operations(session_id)}
        back = stage.taken_back(session_id)
        if back.changes_nothing:
            # Only a folder's time can tell of a copy that was begun and thrown away.
            assert without_times(stage.state()) == without_times(before)
            return
        stage.run(back)
        assert stage.state() == before
        assert known <= stage.contents()
