"""One attempt: a fault strikes a command, the person goes on, the promises are looked at."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.faults.chronicle import ToldSession, told_sessions
from tests.faults.journeys import JOURNEYS, ROLL_BACK
from tests.faults.program import Ended, Launcher
from tests.faults.promises import (
    Findings,
    digests,
    lost,
    not_restored,
    partial,
    touched_outside,
    untrue,
)
from tests.faults.scene import SESSION, Scene
from tests.faults.supervisor import Call, Judge, goes_on
from tests.support.manifest import manifest


@dataclass(frozen=True, slots=True)
class Blow:
    """What strikes in one sandbox.

    Attributes:
        judge: decides on every changing call of the command.
        afterwards: what happens once the program is gone; tells what was lost.
    """

    judge: Judge
    afterwards: Callable[[], list[str]] = list


Manners = Callable[[Scene, Ended], list[str]]
"""Whether the program said the right things when the fault struck."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a suite does over and over, but for the fault.

    Attributes:
        journey: the command that is struck.
        library: what is organized.
        across: whether the library lies on another drive than the source.
        resumed: whether the person carries on with what was cut off before taking it back.
    """

    journey: str
    library: str
    across: bool = False
    resumed: bool = False

    @property
    def name(self) -> str:
        where = " across drives" if self.across else ""
        return f"{self.journey} {self.library}{where}{' and resumed' if self.resumed else ''}"


@dataclass(frozen=True, slots=True)
class Unharmed:
    """What the command does when nothing strikes it.

    Attributes:
        calls: its changing calls.
        result: the paths that are there afterwards.
    """

    calls: tuple[Call, ...]
    result: tuple[str, ...]


def unharmed(setting: Setting, launcher: Launcher, fault: str = "") -> Unharmed:
    """Carry the command out, struck by nothing, and return what it did."""
    scene = Scene.prepared(setting.library, across=setting.across)
    try:
        journey = JOURNEYS[setting.journey]
        journey.before(scene, launcher)
        ended = scene.run(launcher, *journey.command(scene, launcher), judge=goes_on, fault=fault)
        if ended.code not in (0, 1) or ended.seen is None:
            raise AssertionError(f"{setting.name}: {ended.code} {said(ended)}")
        return Unharmed(tuple(ended.seen.calls), resulting_paths(scene))
    finally:
        scene.remove()


def resulting_paths(scene: Scene) -> tuple[str, ...]:
    """Return the paths of everything the person has, our own folders apart."""
    state = scene.state()
    restored = manifest(scene.restored) if scene.restored.exists() else {}
    return tuple(
        sorted(
            f"{name}/{path}"
            for name, found in (("s", state.source), ("t", state.target), ("r", restored))
            for path in found
        )
    )


def attempt(
    setting: Setting,
    launcher: Launcher,
    blow: Callable[[Scene], Blow],
    *,
    normal: Sequence[str] = (),
    manners: Manners | None = None,
    fault: str = "",
) -> Findings:
    """Let a fault strike once, go on as a person would, and return every broken promise.

    Args:
        setting: what is done.
        launcher: starts the program.
        blow: makes what strikes, for a sandbox.
        normal: the paths that are there when nothing strikes.
        manners: looks at what the program said.
        fault: one that is planted into the product.
    """
    scene = Scene.prepared(setting.library, across=setting.across)
    try:
        return _Attempt(scene, launcher, fault).carried_out(setting, blow, normal, manners)
    finally:
        scene.remove()


class _Attempt:
    def __init__(self, scene: Scene, launcher: Launcher, fault: str) -> None:
        self._scene = scene
        self._launcher = launcher
        self._fault = fault
        self._found = Findings()
        self._start = scene.state()
        self._known = digests(scene)

    def carried_out(
        self,
        setting: Setting,
        blow: Callable[[Scene], Blow],
        normal: Sequence[str],
        manners: Manners | None,
    ) -> Findings:
        scene, found = self._scene, self._found
        journey = JOURNEYS[setting.journey]
        journey.before(scene, self._launcher)
        command = journey.command(scene, self._launcher)
        struck = blow(scene)
        ended = self._run(*command, judge=struck.judge)
        found.add("lost", struck.afterwards())
        if manners is not None:
            found.add("misled", manners(scene, ended))
        found.add("lost", self._rarer())
        found.add("partial", partial(scene, self._known.values()))
        told = self._settled()
        if setting.resumed:
            told = self._resumed(told, normal)
        self._roll_back(setting, told)
        found.add("lost", self._rarer())
        calls = ended.seen.outside if ended.seen else []
        found.add(
            "touched outside", touched_outside(self._start, scene.state(), calls, scene.names())
        )
        return found

    def _rarer(self) -> list[str]:
        return lost(self._scene, Counter(self._known.values()))

    def _settled(self) -> list[ToldSession]:
        recovered = self._run("recover")
        if recovered.code != 0:
            self._found.add("misled", [f"recover ended with {recovered.code}: {said(recovered)}"])
        return self._told()

    def _resumed(self, told: list[ToldSession], normal: Sequence[str]) -> list[ToldSession]:
        waiting = [
            session.session_id
            for session in told
            if any(op["status"] == "pending" for op in session.operations)
        ]
        if not waiting:
            return told
        for session_id in waiting:
            self._calmly("resume", session_id)
        self._found.add("lost", self._rarer())
        differing = sorted(set(normal) ^ set(resulting_paths(self._scene)))
        self._found.add("misled", [f"resumed, but {path} differs" for path in differing])
        return self._told()

    def _told(self) -> list[ToldSession]:
        told = told_sessions(self._scene.history)
        operations = [session.operations for session in told]
        self._found.add("untrue", untrue(self._scene, self._start, operations, self._known))
        return told

    def _roll_back(self, setting: Setting, told: list[ToldSession]) -> None:
        scene = self._scene
        if setting.journey == "restore":
            for session in told:
                if session.kind == "restore":
                    self._calmly("rollback", session.session_id, "--force")
            left = [str(path) for path in scene.restored.rglob("*") if _is_the_persons(path)]
            self._found.add("not restored", [f"{path} is left of the restore" for path in left])
        begun = any(session.session_id == SESSION for session in told)
        if begun:
            self._calmly(*ROLL_BACK)
        self._found.add("not restored", not_restored(self._start, scene.state(), begun=begun))
        self._told()

    def _calmly(self, *arguments: str) -> None:
        ended = self._run(*arguments)
        if ended.code != 0:
            self._found.add("misled", [f"{arguments[0]} ended with {ended.code}: {said(ended)}"])

    def _run(self, *arguments: str, judge: Judge | None = None) -> Ended:
        fault = self._fault
        ended = self._scene.run(self._launcher, *arguments, judge=judge, fault=fault)
        if ended.has_traceback:
            self._found.add("tracebacks", [f"{arguments[0]}: {ended.stderr[-1500:]}"])
        if ended.seen is not None and ended.seen.hung:
            self._found.add("misled", [f"{arguments[0]} never ended"])
        return ended


def _is_the_persons(path: object) -> bool:
    return ".music-organizer" not in str(path)


def said(ended: Ended) -> str:
    """Return the end of what a run said."""
    return f"{ended.stdout[-300:]} {ended.stderr[-300:]}".strip()
