"""The window and the command line want the same folders and the same history at once."""

import sys
from collections import Counter
from collections.abc import Iterator

import pytest

from tests.faults.chronicle import told_sessions
from tests.faults.journeys import ROLL_BACK
from tests.faults.program import Ended, Launcher
from tests.faults.promises import Findings, digests, lost, not_restored, partial, untrue
from tests.faults.scene import SESSION, Scene, State
from tests.faults.supervisor import Call, Fate, Judge
from tests.faults.system_calls import IS_KNOWN_MACHINE

pytestmark = [
    pytest.mark.skipif(
        sys.platform != "linux" or not IS_KNOWN_MACHINE,
        reason="Linux alone asks about system calls",
    ),
    pytest.mark.timeout(900),
]

BOTH = ["organize", "rollback"]


class Meeting:
    """A library, and the two that want it; `command` names what both of them do."""

    def __init__(self, scene: Scene, launchers: tuple[Launcher, Launcher], command: str) -> None:
        self.scene = scene
        self._mine, self._theirs = launchers
        self._start: State = scene.state()
        self._known = digests(scene)
        if command == "rollback":
            assert scene.run(self._mine, *scene.organizing()).code == 0

    def in_window(self, command: str) -> tuple[str, ...]:
        folders = (str(self.scene.source), str(self.scene.target))
        return ("window", command, *(folders if command == "organize" else (SESSION,)))

    def run(self, command: tuple[str, ...], judge: Judge | None = None) -> Ended:
        return self.scene.run(self._mine, *command, judge=judge)

    def meanwhile(self, *command: str) -> Ended:
        return self.scene.run(self._theirs, *command, is_second=True)

    def kept(self) -> list[str]:
        """Return what is broken while they are at work, whoever is at it."""
        found = Findings()
        found.add("lost", lost(self.scene, Counter(self._known.values())))
        found.add("partial", partial(self.scene, self._known.values()))
        return found.sentences()

    def taken_back(self, *, by_window: bool = False) -> list[str]:
        """Settle and roll everything back; return every broken promise."""
        scene, found = self.scene, Findings()
        if not by_window:
            assert self.meanwhile("recover").code == 0
            self._add_untrue(found)
        for session in [one for one in told_sessions(scene.history) if one.kind == "organize"]:
            name = session.session_id
            way = ("window", "rollback", name) if by_window else ("rollback", name, "--force")
            ended = self.meanwhile(*way)
            assert (ended.code, ended.has_traceback) == (0, False), ended
        self._add_untrue(found)
        found.add("not restored", not_restored(self._start, scene.state(), begun=True))
        return self.kept() + found.sentences()

    def _add_untrue(self, found: Findings) -> None:
        operations = [session.operations for session in told_sessions(self.scene.history)]
        found.add("untrue", untrue(self.scene, self._start, operations, self._known))


@pytest.fixture
def scene() -> Iterator[Scene]:
    scene = Scene.prepared("plain", across=False)
    try:
        yield scene
    finally:
        scene.remove()


def at_renames(*numbers: int, act: object, kills: bool = False) -> Judge:
    """Act right before some of the renames of a run, and kill it at the last when wanted."""
    seen = 0

    def judge(call: Call) -> Fate:
        nonlocal seen
        seen += call.name == "renameat2"
        if call.name == "renameat2" and seen in numbers:
            assert callable(act)
            act()
            return Fate.KILLS if kills and seen == numbers[-1] else Fate.GOES_ON
        return Fate.GOES_ON

    return judge


@pytest.mark.parametrize("command", BOTH)
def test_the_command_line_leaves_the_window_alone(
    command: str, scene: Scene, launchers: tuple[Launcher, Launcher]
) -> None:
    meeting, met = Meeting(scene, launchers, command), list[Ended]()

    def come_in_between() -> None:
        assert meeting.kept() == []
        another = ("organize", "--workers", "1", str(scene.source), str(scene.target))
        met.append(meeting.meanwhile(*another))
        session_id = told_sessions(scene.history)[0].session_id
        met.append(meeting.meanwhile("rollback", session_id, "--force"))
        met.append(meeting.meanwhile("recover"))

    ended = meeting.run(meeting.in_window(command), at_renames(3, act=come_in_between))
    assert (ended.code, ended.has_traceback, ended.stdout) == (0, False, "Done.\n"), ended
    assert [one.code for one in met] == [1, 1, 0], met
    assert not any(one.has_traceback for one in met)
    assert meeting.taken_back() == []


def test_the_window_leaves_the_command_line_alone(
    scene: Scene, launchers: tuple[Launcher, Launcher]
) -> None:
    meeting, met = Meeting(scene, launchers, "rollback"), list[Ended]()

    def come_in_between() -> None:
        assert meeting.kept() == []
        met.append(meeting.meanwhile(*meeting.in_window("organize")))
        met.append(meeting.meanwhile(*meeting.in_window("rollback")))

    ended = meeting.run(ROLL_BACK, at_renames(2, act=come_in_between))
    assert (ended.code, ended.stderr) == (0, "")
    for window in met:
        assert (window.code, window.has_traceback) == (1, False), window
        assert "at work" in window.stdout
    assert meeting.taken_back() == []


def test_the_command_line_takes_back_what_a_killed_window_had_begun(
    scene: Scene, launchers: tuple[Launcher, Launcher]
) -> None:
    meeting = Meeting(scene, launchers, "organize")

    def come_in_between() -> None:
        assert meeting.meanwhile(*scene.organizing()).code == 1

    judge = at_renames(2, 4, act=come_in_between, kills=True)
    assert meeting.run(meeting.in_window("organize"), judge).code < 0
    assert meeting.kept() == []
    assert meeting.taken_back() == []


def test_the_window_takes_back_what_a_killed_command_line_had_begun(
    scene: Scene, launchers: tuple[Launcher, Launcher]
) -> None:
    meeting = Meeting(scene, launchers, "organize")
    judge = at_renames(4, act=meeting.kept, kills=True)
    assert meeting.run(scene.organizing(), judge).code < 0
    assert meeting.kept() == []
    assert meeting.taken_back(by_window=True) == []
