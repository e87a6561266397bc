"""The ways in which a fault may strike a command: which call, what comes of it, what is right."""

import errno
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tests.faults.intruders import Intruder, LinkSwap, giving_names
from tests.faults.journeys import kill_at
from tests.faults.power import PowerCut
from tests.faults.program import Ended, Launcher
from tests.faults.promises import Findings
from tests.faults.scene import Scene
from tests.faults.supervisor import Call, Fate
from tests.faults.trials import Blow, Manners, Setting, Unharmed, attempt, resulting_paths, said

_ROOM = (errno.ENOSPC, errno.EIO)
_REFUSAL = (errno.EACCES, errno.EROFS)
_WRITES = _ROOM
_NAMES = (errno.ENOSPC, errno.EIO, *_REFUSAL)
_FITTING = {
    "write": (*_WRITES, errno.EDQUOT),
    "open": (errno.ENOSPC, errno.EMFILE, errno.ENAMETOOLONG, *_REFUSAL),
    "mkdir": (errno.ENAMETOOLONG, *_NAMES),
    "rename": (errno.EXDEV, errno.ENAMETOOLONG, *_NAMES),
    "link": (errno.EMLINK, errno.EPERM, errno.EXDEV, *_NAMES),
    "symlink": (errno.EPERM, *_NAMES),
    "unlink": (errno.EIO, errno.EBUSY, *_REFUSAL),
    "rmdir": (errno.EIO, errno.EBUSY, *_REFUSAL),
    "sync": (errno.EIO, errno.ENOSPC),
    "utime": (errno.EPERM, errno.EROFS, errno.EIO),
    "chmod": (errno.EPERM, errno.EROFS, errno.EIO),
    "chown": (errno.EPERM, errno.EROFS, errno.EIO),
    "xattr": (errno.ENOTSUP, errno.ENOSPC, errno.EPERM, errno.EIO),
}
_FOR_GOOD = (errno.ENOSPC, errno.EIO, errno.EROFS)
_SIGNALS = (signal.SIGINT, signal.SIGTERM)
_POWER = (
    ("names and contents dropped", True, True),
    ("contents dropped", False, True),
    ("names dropped", True, False),
)
_TECHNICAL = ("Errno", "OperationalError", "sqlite", "<class", " at 0x")


@dataclass(frozen=True, slots=True)
class Strike:
    """One fault at one moment.

    Attributes:
        setting: the command it strikes.
        kind: `kill`, `lossy`, `once`, `for good` or `signal`.
        call: the changing call it strikes, numbered from 1.
        detail: the error number or signal.
        label: what a person is told of it.
        normal: the paths that are there when nothing strikes.
    """

    setting: Setting
    kind: str
    call: int
    detail: int
    label: str
    normal: tuple[str, ...]

    def carried_out(self, launcher: Launcher, fault: str = "") -> Findings:
        """Let it strike, and return every broken promise."""
        return attempt(
            self.setting,
            launcher,
            _BLOWS[self.kind](self),
            normal=self.normal,
            manners=_MANNERS[self.kind](self),
            fault=fault,
        )


def kills(setting: Setting, usual: Unharmed) -> Iterator[Strike]:
    """Yield a kill before every call."""
    for call in usual.calls:
        yield Strike(setting, "kill", call.number, 0, str(call), usual.result)


def lossy_kills(setting: Setting, usual: Unharmed) -> Iterator[Strike]:
    """Yield a kill before every call, on a drive that can hold no attributes of its new files."""
    for call in usual.calls:
        yield Strike(setting, "lossy", call.number, 0, f"{call} on a lossy drive", usual.result)


def errors_once(setting: Setting, usual: Unharmed) -> Iterator[Strike]:
    """Yield every call failing once with each fitting error."""
    for call in usual.calls:
        for number in _errors(setting, call.name):
            label = f"{call} {errno.errorcode[number]}"
            yield Strike(setting, "once", call.number, number, label, usual.result)


def errors_for_good(setting: Setting, usual: Unharmed) -> Iterator[Strike]:
    """Yield a drive that fails from every call on."""
    for call in usual.calls:
        for number in _FOR_GOOD:
            label = f"{call} and on {errno.errorcode[number]}"
            yield Strike(setting, "for good", call.number, number, label, usual.result)


def signals(setting: Setting, usual: Unharmed) -> Iterator[Strike]:
    """Yield each signal that asks the program to end, before every call."""
    for call in usual.calls:
        for number in _SIGNALS:
            yield Strike(
                setting, "signal", call.number, number, f"{call} {number.name}", usual.result
            )


def power_cuts(setting: Setting, usual: Unharmed) -> Iterator[Strike]:
    """Yield a power cut before every call, with all that a drive may have forgotten by then."""
    for call in usual.calls:
        for number, (words, _, _) in enumerate(_POWER):
            yield Strike(setting, "power", call.number, number, f"{call} {words}", usual.result)


def intruders(setting: Setting, usual: Unharmed) -> Iterator[Strike]:
    """Yield every name that is given to a file, taken by somebody else in that very moment."""
    for call in giving_names(usual.calls):
        yield Strike(setting, "intruder", call.number, 0, f"{call} taken", usual.result)


def swapped_links(setting: Setting, usual: Unharmed) -> Iterator[Strike]:
    """Yield a folder of the library swapped for a link that leads out, before every call."""
    for call in usual.calls:
        yield Strike(setting, "link", call.number, 0, f"{call} behind a link", usual.result)


def _errors(setting: Setting, name: str) -> list[int]:
    """Return the errors that a call may fail with while a promise still holds."""
    told = setting.journey == "rollback"
    return [number for number in _fitting(name) if not (told and _is_told(name, number))]


def _fitting(name: str) -> Sequence[int]:
    for part, numbers in _FITTING.items():
        if part in name:
            return numbers
    return (errno.EIO, errno.ENOSPC)


def _is_told(name: str, number: int) -> bool:
    """Tell whether a drive says that it holds no such thing; a file comes back without it then."""
    return _alters_attributes(name) and number in (errno.EPERM, errno.ENOTSUP, errno.ENOSPC)


def _alters_attributes(name: str) -> bool:
    return any(part in name for part in ("utime", "chmod", "xattr"))


def _kill(strike: Strike) -> Callable[[Scene], Blow]:
    return lambda _: Blow(kill_at(strike.call))


def _lossy(strike: Strike) -> Callable[[Scene], Blow]:
    kill = kill_at(strike.call)

    def judge(call: Call) -> Fate | int | signal.Signals:
        refused = b".part" in call.paths[-1] and _alters_attributes(call.name)
        return errno.EOPNOTSUPP if refused and call.number < strike.call else kill(call)

    return lambda _: Blow(judge)


def _once(strike: Strike) -> Callable[[Scene], Blow]:
    def judge(call: Call) -> Fate | int:
        # A busy machine makes smaller batches, and then another call bears the number.
        fits = call.number == strike.call and strike.detail in _errors(strike.setting, call.name)
        return strike.detail if fits else Fate.GOES_ON

    return lambda _: Blow(judge)


def _for_good(strike: Strike) -> Callable[[Scene], Blow]:
    def blow(scene: Scene) -> Blow:
        failing: list[bytes] = []

        def judge(call: Call) -> Fate | int:
            if call.number == strike.call:
                failing.append(_place(scene, call))
            if call.number >= strike.call and any(_place(scene, call) == one for one in failing):
                harmless = strike.detail == errno.ENOSPC and "unlink" in call.name
                return Fate.GOES_ON if harmless else strike.detail
            return Fate.GOES_ON

        return Blow(judge)

    return blow


def _place(scene: Scene, call: Call) -> bytes:
    """Return the folder that fails as a whole: the home, the source or the target's drive."""
    for folder in (scene.home, scene.source, scene.target, scene.restored):
        root = os.fsencode(folder)
        if any((path + b"/").startswith(root + b"/") for path in call.paths[-1:]):
            return root
    return b""


def _signal(strike: Strike) -> Callable[[Scene], Blow]:
    def judge(call: Call) -> Fate | signal.Signals:
        return signal.Signals(strike.detail) if call.number == strike.call else Fate.GOES_ON

    return lambda _: Blow(judge)


def _power(strike: Strike) -> Callable[[Scene], Blow]:
    names, contents = _POWER[strike.detail][1:]

    def blow(scene: Scene) -> Blow:
        cut = PowerCut(scene, strike.call, drops_names=names, drops_contents=contents)
        return Blow(cut.judge, cut.drop)

    return blow


def _intruder(strike: Strike) -> Callable[[Scene], Blow]:
    def blow(_scene: Scene) -> Blow:
        intruder = Intruder(strike.call)
        return Blow(intruder.judge, intruder.leave)

    return blow


def _link(strike: Strike) -> Callable[[Scene], Blow]:
    def blow(scene: Scene) -> Blow:
        swap = LinkSwap(scene, strike.call)
        return Blow(swap.judge, swap.leave)

    return blow


def _silent(_strike: Strike) -> Manners | None:
    return None


def _after_an_error(strike: Strike) -> Manners:
    def manners(scene: Scene, ended: Ended) -> list[str]:
        found = _plain_words(ended)
        if ended.code not in (0, 1, 2):
            found.append(f"an error ended it with {ended.code}: {said(ended)}")
        if ended.code == 0 and resulting_paths(scene) != strike.normal:
            found.append(f"it ended with 0, though not all was done: {said(ended)}")
        if ended.code != 0 and not (ended.stdout + ended.stderr).strip():
            found.append(f"it ended with {ended.code} and said nothing")
        return found

    return manners


def _after_a_signal(strike: Strike) -> Manners:
    right = (0, 1, 128 + strike.detail, -signal.SIGTERM)

    def manners(scene: Scene, ended: Ended) -> list[str]:
        found = _plain_words(ended)
        if ended.code not in right:
            found.append(f"a signal ended it with {ended.code}: {said(ended)}")
        if ended.code in (0, 1) and resulting_paths(scene) != strike.normal:
            found.append(f"it ended with {ended.code}, though not all was done: {said(ended)}")
        return found

    return manners


def _plain_words(ended: Ended) -> list[str]:
    return [f"it speaks of {word!r}: {said(ended)}" for word in _TECHNICAL if word in ended.stderr]


_BLOWS: dict[str, Callable[[Strike], Callable[[Scene], Blow]]] = {
    "kill": _kill,
    "lossy": _lossy,
    "once": _once,
    "for good": _for_good,
    "signal": _signal,
    "power": _power,
    "intruder": _intruder,
    "link": _link,
}
_MANNERS: dict[str, Callable[[Strike], Manners | None]] = {
    "kill": _silent,
    "lossy": _silent,
    "once": _after_an_error,
    "for good": _after_an_error,
    "signal": _after_a_signal,
    "power": _silent,
    "intruder": _after_an_error,
    "link": _after_an_error,
}
