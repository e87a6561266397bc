"""A history that is locked, damaged or gone costs no file, and is built again from the library."""

import errno
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from tests.faults.journeys import ROLL_BACK
from tests.faults.program import Ended, Launcher
from tests.faults.promises import digests, not_restored
from tests.faults.scene import SESSION, Scene, State
from tests.faults.supervisor import Call, Fate
from tests.faults.system_calls import IS_KNOWN_MACHINE

PAGE = 4096


@pytest.fixture
def scene() -> Iterator[Scene]:
    scene = Scene.prepared("plain", across=False)
    try:
        yield scene
    finally:
        scene.remove()


@pytest.fixture
def start(scene: Scene) -> State:
    return scene.state()


@pytest.fixture
def organized(scene: Scene, start: State, launcher: Launcher) -> Scene:
    assert scene.run(launcher, *scene.organizing()).code == 0
    assert scene.state() != start
    return scene


def cut_in_half(history: Path) -> None:
    os.truncate(history, history.stat().st_size // 2)


def cut_short(history: Path) -> None:
    os.truncate(history, 50)


def emptied(history: Path) -> None:
    os.truncate(history, 0)


def flipped(where: float) -> Callable[[Path], None]:
    def flip(history: Path) -> None:
        content = bytearray(history.read_bytes())
        at = int(len(content) * where)
        content[at : at + PAGE] = bytes(255 - byte for byte in content[at : at + PAGE])
        history.write_bytes(content)

    return flip


def replaced_by_text(history: Path) -> None:
    history.write_text("This is no database at all.\n" * 500)


def replaced_by_another_database(history: Path) -> None:
    history.unlink()
    with closing(sqlite3.connect(history)) as database:
        database.executescript("CREATE TABLE recipes (name); PRAGMA user_version = 1;")


def replaced_by_a_folder(history: Path) -> None:
    history.unlink()
    history.mkdir()


def removed(history: Path) -> None:
    history.unlink()


def with_the_wrong_log(history: Path) -> None:
    other = history.with_name("other.db")
    with closing(sqlite3.connect(other)) as database:
        database.executescript("PRAGMA journal_mode = wal; CREATE TABLE recipes (name);")
        shutil.copy(f"{other}-wal", f"{history}-wal")


DAMAGES: dict[str, Callable[[Path], None]] = {
    "cut in half": cut_in_half,
    "cut short": cut_short,
    "emptied": emptied,
    "flipped at its head": flipped(0.0),
    "flipped in the middle": flipped(0.5),
    "flipped at its end": flipped(0.9),
    "text": replaced_by_text,
    "another database": replaced_by_another_database,
    "a folder": replaced_by_a_folder,
    "removed": removed,
    "with the wrong log": with_the_wrong_log,
}
COMMANDS: dict[str, Callable[[Scene], tuple[str, ...]]] = {
    "rollback": lambda _: ROLL_BACK,
    "recover": lambda _: ("recover",),
    "sessions": lambda _: ("sessions",),
    "check": lambda _: ("history", "check"),
    "verify": lambda _: ("verify", SESSION),
    "organize again": lambda scene: (
        "organize", "--workers", "1", str(scene.source), str(scene.target)
    ),
}  # fmt: skip


def assert_said_plainly(ended: Ended) -> None:
    assert not ended.has_traceback, ended.stderr
    assert ended.code in (0, 1, 2), ended
    assert not any(word in ended.stderr for word in ("Errno", "***", "\N{REPLACEMENT CHARACTER}"))


def assert_restored(scene: Scene, start: State, launcher: Launcher) -> None:
    rolled_back = scene.run(launcher, *ROLL_BACK)
    assert rolled_back.code == 0, rolled_back
    assert not_restored(start, scene.state(), begun=True) == []


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_history_is_told_and_built_again(
    organized: Scene, start: State, launcher: Launcher, damage: str
) -> None:
    known = set(digests(organized).values())
    DAMAGES[damage](organized.history)
    for command in COMMANDS.values():
        ended = organized.run(launcher, *command(organized))
        assert_said_plainly(ended)
        # Only the check lists all that is wrong; the others say one sentence.
        lists = command is COMMANDS["check"]
        assert lists or ended.code == 0 or len(ended.stderr.splitlines()) <= 2, ended.stderr
        assert known <= set(digests(organized).values())
    organized.run(launcher, *ROLL_BACK)
    if organized.state().source != start.source:
        rebuilt = organized.run(launcher, "history", "rebuild", str(organized.target))
        assert rebuilt.code == 0, rebuilt
        assert_restored(organized, start, launcher)
    assert known <= set(digests(organized).values())


def test_a_newer_history_is_left_as_it_is(
    organized: Scene, start: State, launcher: Launcher
) -> None:
    with closing(sqlite3.connect(organized.history)) as database:
        (version,) = database.execute("PRAGMA user_version").fetchone()
        database.execute("PRAGMA user_version = 99")
    before = organized.history.read_bytes()
    for command in COMMANDS.values():
        ended = organized.run(launcher, *command(organized))
        assert_said_plainly(ended)
        assert (ended.code, "newer version" in ended.stderr) == (1, True), ended
    assert organized.history.read_bytes() == before
    with closing(sqlite3.connect(organized.history)) as database:
        database.execute(f"PRAGMA user_version = {version}")
    assert_restored(organized, start, launcher)


def read_only(call: Call) -> Fate | int:
    """Refuse every change where the history lies, as a drive does that is mounted read-only."""
    return errno.EROFS if any(b"/home/history" in path for path in call.paths) else Fate.GOES_ON


@pytest.mark.skipif(
    sys.platform != "linux" or not IS_KNOWN_MACHINE, reason="Linux alone asks about system calls"
)
def test_where_the_history_is_read_only_nothing_moves(
    scene: Scene, start: State, launcher: Launcher
) -> None:
    known = set(digests(scene).values())
    first = scene.run(launcher, *scene.organizing(), judge=read_only)
    assert_said_plainly(first)
    assert (first.code, scene.state()) == (1, start)
    assert scene.run(launcher, *scene.organizing()).code == 0
    before = scene.history.read_bytes(), scene.state()
    for command in COMMANDS.values():
        ended = scene.run(launcher, *command(scene), judge=read_only)
        assert_said_plainly(ended)
        assert command is not COMMANDS["rollback"] or ended.code == 1
    assert (scene.history.read_bytes(), scene.state()) == before
    assert known <= set(digests(scene).values())
    assert_restored(scene, start, launcher)


@contextmanager
def held_by_somebody_else(history: Path) -> Iterator[None]:
    with closing(sqlite3.connect(history, isolation_level=None)) as database:
        database.execute("BEGIN EXCLUSIVE")
        yield
        with suppress(sqlite3.OperationalError):
            database.execute("ROLLBACK")


def test_a_locked_history_is_waited_for_and_told(
    organized: Scene, start: State, launcher: Launcher
) -> None:
    state = organized.state()
    with held_by_somebody_else(organized.history):
        ended = organized.run(launcher, *ROLL_BACK)
    assert_said_plainly(ended)
    assert (ended.code, "in use" in ended.stderr) == (1, True), ended
    assert organized.state() == state
    assert_restored(organized, start, launcher)


def test_nothing_that_counts_lies_in_the_cache(
    organized: Scene, start: State, launcher: Launcher
) -> None:
    shutil.rmtree(organized.home / "xdg_cache_home", ignore_errors=True)
    assert_restored(organized, start, launcher)
