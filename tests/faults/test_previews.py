"""A preview, and whatever only looks, changes nothing: the kernel is asked about every call.

Not even the history is opened for writing. Beside the cache only the locks are ours to make: a
preview holds one, lest it should look at folders in which a run is at work.
"""

import sys
from collections.abc import Callable, Iterator

import pytest

from tests.faults.journeys import kill_at
from tests.faults.program import Launcher
from tests.faults.scene import SESSION, Scene
from tests.faults.supervisor import goes_on
from tests.faults.system_calls import IS_KNOWN_MACHINE

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not IS_KNOWN_MACHINE,
    reason="Linux alone asks about system calls",
)

Folders = Callable[[Scene], tuple[str, ...]]

PREVIEWS: dict[str, Folders] = {
    "organize": lambda scene: (*scene.organizing(), "--dry-run", "--session-id", "other"),
    "plan": lambda scene: ("plan", str(scene.source), str(scene.target)),
    "rollback": lambda _: ("rollback", SESSION, "--dry-run"),
    "restore": lambda scene: ("restore", str(scene.backup), str(scene.restored), "--dry-run"),
}
READERS: dict[str, Folders] = {
    "sessions": lambda _: ("sessions",),
    "history": lambda _: ("history", "--session-id", SESSION),
    "check": lambda _: ("history", "check"),
    "verify": lambda _: ("verify", SESSION),
}


@pytest.fixture(scope="module")
def organized(launcher: Launcher) -> Iterator[Scene]:
    scene = Scene.prepared("messy", across=False)
    try:
        assert scene.run(launcher, *scene.organizing()).code in (0, 1)
        yield scene
    finally:
        scene.remove()


def changes(scene: Scene, launcher: Launcher, command: tuple[str, ...]) -> list[str]:
    """Run a command and return every call that would change more than cache and locks."""
    ended = scene.run(launcher, *command, judge=goes_on)
    assert ended.code in (0, 1), ended
    assert ended.seen is not None
    home = str(scene.home).encode()
    allowed = tuple(home + name for name in (b"/xdg_cache_home", b"/passing", b"/history/locks"))
    made = [
        str(call)
        for call in ended.seen.calls
        if not all((path + b"/").startswith(allowed) for path in call.paths)
    ]
    return made + ended.seen.outside


@pytest.mark.parametrize("preview", PREVIEWS)
def test_a_preview_makes_no_changing_call(
    preview: str, organized: Scene, launcher: Launcher
) -> None:
    before = organized.state()
    assert changes(organized, launcher, PREVIEWS[preview](organized)) == []
    assert organized.state() == before


def test_a_first_preview_makes_no_history(launcher: Launcher) -> None:
    scene = Scene.prepared("plain", across=False)
    try:
        for preview in ("organize", "plan"):
            assert changes(scene, launcher, PREVIEWS[preview](scene)) == []
    finally:
        scene.remove()


def test_a_preview_settles_nothing_of_a_run_that_was_cut_off(launcher: Launcher) -> None:
    scene = Scene.prepared("plain", across=False)
    try:
        scene.run(launcher, *scene.organizing(), judge=kill_at(120))
        for preview in ("organize", "plan", "rollback"):
            assert changes(scene, launcher, PREVIEWS[preview](scene)) == []
    finally:
        scene.remove()


@pytest.mark.parametrize("reader", READERS)
def test_what_only_looks_touches_the_history_alone(
    reader: str, organized: Scene, launcher: Launcher
) -> None:
    made = changes(organized, launcher, READERS[reader](organized))
    assert [call for call in made if "history" not in call] == []
