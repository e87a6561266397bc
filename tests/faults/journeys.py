"""What a person does before, at and after the moment at which a fault strikes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from tests.faults.chronicle import told_sessions
from tests.faults.program import Ended, Launcher
from tests.faults.scene import SESSION, Scene
from tests.faults.supervisor import Call, Fate, Judge

ROLL_BACK = ("rollback", SESSION, "--force")


@dataclass(frozen=True, slots=True)
class Journey:
    """A command that faults strike, and the way to it.

    Attributes:
        before: brings the sandbox to where the command begins.
        command: the command.
    """

    before: Callable[[Scene, Launcher], None]
    command: Callable[[Scene, Launcher], tuple[str, ...]]


def kill_at(number: int) -> Judge:
    """Kill the run right before its n-th changing call."""

    def judge(call: Call) -> Fate:
        return Fate.KILLS if call.number >= number else Fate.GOES_ON

    return judge


def _nothing(_scene: Scene, _launcher: Launcher) -> None:
    return


def _organized(scene: Scene, launcher: Launcher) -> None:
    _succeed(scene.run(launcher, *scene.organizing()))


def _rolled_back(scene: Scene, launcher: Launcher) -> None:
    _organized(scene, launcher)
    _succeed(scene.run(launcher, *ROLL_BACK))


def _cut_off(scene: Scene, launcher: Launcher) -> None:
    scene.run(launcher, *scene.organizing(), judge=_nth_of("renameat2", 4))


def _rollback_cut_off(scene: Scene, launcher: Launcher) -> None:
    _organized(scene, launcher)
    scene.run(launcher, *ROLL_BACK, judge=_nth_of("renameat2", 4))


def _nth_of(name: str, number: int) -> Judge:
    """Kill the run right before its n-th call of one name."""
    seen = 0

    def judge(call: Call) -> Fate:
        nonlocal seen
        seen += call.name == name
        return Fate.KILLS if seen >= number else Fate.GOES_ON

    return judge


def _succeed(ended: Ended) -> None:
    if ended.code not in (0, 1) or ended.has_traceback:
        raise AssertionError(f"{ended.code}: {ended.stdout}{ended.stderr}")


def _organizing(scene: Scene, _launcher: Launcher) -> tuple[str, ...]:
    return scene.organizing()


def _rolling_back(_scene: Scene, _launcher: Launcher) -> tuple[str, ...]:
    return ROLL_BACK


def _redoing(scene: Scene, _launcher: Launcher) -> tuple[str, ...]:
    return ("rollback", told_sessions(scene.history)[-1].session_id, "--force")


def _restoring(scene: Scene, _launcher: Launcher) -> tuple[str, ...]:
    return ("restore", str(scene.backup), str(scene.restored))


def _recovering(_scene: Scene, _launcher: Launcher) -> tuple[str, ...]:
    return ("recover",)


JOURNEYS: Mapping[str, Journey] = MappingProxyType(
    {
        "organize": Journey(_nothing, _organizing),
        "rollback": Journey(_organized, _rolling_back),
        "redo": Journey(_rolled_back, _redoing),
        "restore": Journey(_organized, _restoring),
        "recover": Journey(_cut_off, _recovering),
        "recover-rollback": Journey(_rollback_cut_off, _recovering),
    }
)
