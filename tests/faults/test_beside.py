"""Others are at work at the same time: another run, a rollback, somebody who reads."""

import sys
from collections.abc import Callable

import pytest

from tests.faults.journeys import ROLL_BACK
from tests.faults.program import Ended, Launcher
from tests.faults.promises import digests, not_restored
from tests.faults.scene import Scene
from tests.faults.supervisor import Call, Fate
from tests.faults.system_calls import IS_KNOWN_MACHINE

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not IS_KNOWN_MACHINE,
    reason="Linux alone asks about system calls; tests/properties cut runs off everywhere",
)

Other = Callable[[Scene, Launcher], Ended | None]


def _another_organizer(scene: Scene, launcher: Launcher) -> Ended:
    folders = (str(scene.source), str(scene.target))
    return scene.run(launcher, "organize", "--workers", "1", *folders, is_second=True)


def _another_history(scene: Scene, launcher: Launcher) -> Ended:
    other = str(scene.home / "another" / "history.db")
    folders = (str(scene.source), str(scene.base / "elsewhere"))
    command = ("--history", other, "organize", "--workers", "1", *folders)
    return scene.run(launcher, *command, is_second=True)


def _a_rollback(scene: Scene, launcher: Launcher) -> Ended:
    return scene.run(launcher, *ROLL_BACK, is_second=True)


def _a_recovery(scene: Scene, launcher: Launcher) -> Ended:
    return scene.run(launcher, "recover", is_second=True)


def _a_reader(scene: Scene, launcher: Launcher) -> Ended:
    return scene.run(launcher, "sessions", "--json", is_second=True)


def _a_backup_tool(scene: Scene, _launcher: Launcher) -> None:
    digests(scene)


OTHERS: dict[str, Other] = {
    "another organizer": _another_organizer,
    "an organizer with another history": _another_history,
    "a rollback": _a_rollback,
    "a recovery": _a_recovery,
    "a reader": _a_reader,
    "a backup tool": _a_backup_tool,
}
CHANGES_FILES = {"another organizer", "an organizer with another history", "a rollback"}


@pytest.mark.parametrize("command", ["organize", "rollback"])
@pytest.mark.parametrize("other", OTHERS)
def test_nobody_is_in_anybodys_way(
    other: str, command: str, launchers: tuple[Launcher, Launcher]
) -> None:
    scene = Scene.prepared("plain", across=False)
    mine, theirs = launchers
    try:
        start, known = scene.state(), set(digests(scene).values())
        if command == "rollback":
            assert scene.run(mine, *scene.organizing()).code == 0
        met: list[Ended | None] = []
        missing: list[object] = []
        seen = 0

        def judge(call: Call) -> Fate:
            nonlocal seen
            seen += call.name == "renameat2"
            if call.name == "renameat2" and seen in (1, 4):
                met.append(OTHERS[other](scene, theirs))
                missing.extend(known - set(digests(scene).values()))
            return Fate.GOES_ON

        arguments = scene.organizing() if command == "organize" else ROLL_BACK
        ended = scene.run(mine, *arguments, judge=judge)
        assert (ended.code, ended.stderr, missing) == (0, "", [])
        for one in filter(None, met):
            assert not one.has_traceback, one.stderr
            idle = "Nothing had to be done" in one.stdout
            expected = (1, 2) if other in CHANGES_FILES and not idle else (0,)
            assert one.code in expected, one
        assert len(met) == 2
        if command == "organize":
            assert scene.run(mine, *ROLL_BACK).code == 0
        assert not_restored(start, scene.state(), begun=True) == []
    finally:
        scene.remove()
