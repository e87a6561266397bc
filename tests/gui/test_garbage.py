import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from music_organizer_gui import garbage
from music_organizer_gui.garbage import GarbageCollection


class Ring:
    """Refers to itself, so that only a collection ends it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def collection(qapp: QObject) -> Iterator[GarbageCollection]:
    gc.collect()
    made = GarbageCollection(qapp)
    yield made
    made.close()
    made.deleteLater()


def test_what_is_young_is_collected_by_the_event_loop_once_there_is_much(
    collection: GarbageCollection, qtbot: QtBot
) -> None:
    assert not gc.isenabled()
    rings = [Ring() for _ in range(10_000)]
    ended = weakref.ref(rings[0])

    rings.clear()
    assert ended() is not None

    qtbot.waitUntil(lambda: ended() is None)


def test_far_too_much_at_once_waits_as_well(
    collection: GarbageCollection, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(garbage, "_LONG_QUIET_ROUNDS", 4)
    ring = Ring()
    ended = weakref.ref(ring)
    kept = [[number] for number in range(60_000)]
    del ring

    qtbot.wait(150)
    assert ended() is not None
    qtbot.waitUntil(lambda: ended() is None)
    assert len(kept) == 60_000


def test_a_little_waits_until_it_has_been_quiet_for_a_while(
    collection: GarbageCollection, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(garbage, "_LONG_QUIET_ROUNDS", 4)
    ring = Ring()
    ended = weakref.ref(ring)
    del ring

    qtbot.wait(150)
    assert ended() is not None
    qtbot.waitUntil(lambda: ended() is None)


def test_python_collects_by_itself_again_once_the_window_has_closed(qapp: QObject) -> None:
    GarbageCollection(qapp).close()

    assert gc.isenabled()
