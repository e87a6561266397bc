"""Kill organizing and rolling back before every mutating system call; print what came of it.

    python -m tests.crash.run_kill_points [STEP] [SCENARIO …]

Slow: a process or two for each point. `STEP` above 1 tries only every n-th point.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from tests.support.killing import (
    CALLS,
    LAST,
    Stage,
    Tally,
    begun,
    check_after_kill,
    differences,
    drive,
    killer,
    settle_and_roll_back,
)
from tests.support.manifest import contents

OTHER_DRIVE = Path("/dev/shm")
SCENARIOS = {
    "organize": ("organize", "rename", False),
    "organize-replace": ("organize", "replace", False),
    "organize-keep-both": ("organize", "keep_both", False),
    "organize-other-drive": ("organize", "replace", True),
    "rollback": ("rollback", "replace", False),
    "rollback-other-drive": ("rollback", "keep_both", True),
    "recover": ("recover", "keep_both", False),
}
KILLED = -9


def attempt(scenario: str, calls: str, number: int, tally: Tally) -> bool:
    """Try one point; tell whether the process was killed at all."""
    what, strategy, across = SCENARIOS[scenario]
    base = Path(tempfile.mkdtemp(prefix="kill-"))
    other = Path(tempfile.mkdtemp(prefix="kill-", dir=OTHER_DRIVE)) if across else base
    try:
        stage = Stage.prepared(base, other)
        before = stage.both()
        known = set(contents(stage.source, stage.target))
        name = f"{scenario} {calls}#{number}"
        wrapper = killer(calls, number)
        if what == "organize":
            code = stage.organize(*wrapper, strategy=strategy)
        elif what == "rollback":
            stage.organize(strategy=strategy)
            code = drive(*wrapper, arguments=("rollback", "run", str(stage.history))).returncode
        else:
            stage.organize(*killer("renameat2", 5), strategy=strategy)
            code = drive(*wrapper, arguments=("recover", str(stage.history))).returncode
        if code == 0:
            return False
        tally.points += 1
        check_after_kill(stage, known, name, tally)
        settle_and_roll_back(stage, name, tally)
        for earlier, later in zip(before, stage.both(), strict=True):
            changed = differences(earlier, later)
            if not begun(stage):
                # Our own folder was made and nothing else: the library's own time shows it.
                changed = [path for path in changed if path != "."]
            tally.not_restored += [f"{name}: {path}" for path in changed]
        return True
    finally:
        for folder in {base, other}:
            shutil.rmtree(folder)


def run(scenario: str, step: int) -> Tally:
    """Try the points of one scenario until no call of a kind is left to be killed."""
    tally = Tally()
    for calls in CALLS:
        for number in range(1, LAST, step):
            if not attempt(scenario, calls, number, tally):
                break
    return tally


def main() -> int:
    step = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    failed = False
    for scenario in sys.argv[2:] or SCENARIOS:
        tally = run(scenario, step)
        print(tally.line(scenario), flush=True)
        for told in (tally.lost, tally.partial, tally.not_restored, tally.tracebacks):
            failed = failed or bool(told)
            for line in told[:12]:
                print("   ", line, flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
