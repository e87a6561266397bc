"""Collect garbage on the thread of the window alone.

Python collects on whichever thread happens to make the next object. A Qt object that dies on
another thread than its own takes the program with it.
"""

import gc

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

# Often enough that what a running engine makes between two collections is soon gone through.
_EVERY_MS = 100
_MANY = 5_000
_TOO_MANY = 20_000
_QUIET_ROUNDS, _LONG_QUIET_ROUNDS = 200, 3_000


class GarbageCollection(QObject):
    """Switches automatic collection off, and collects from the event loop.

    New objects are gone through as soon as there are many. All others, and those that came in too
    great a number at once, wait until hardly any have been made for a while and the person has
    turned to another window, or for minutes: to go through a large plan takes longer than a window
    may be still.

    Args:
        parent: what it lives as long as.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._quiet_rounds = 0
        self._has_old = True
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._collect)
        self._timer.start(_EVERY_MS)

    def close(self) -> None:
        """Let Python collect by itself again."""
        self._timer.stop()
        gc.enable()

    def _collect(self) -> None:
        young = gc.get_count()[0]
        if young < _MANY:
            self._quiet_rounds += 1
            if self._has_old and self._is_unwatched():
                self._collect_all()
            return
        self._quiet_rounds, self._has_old = 0, True
        if young < _TOO_MANY:
            gc.collect(1)
        else:
            gc.freeze()

    def _is_unwatched(self) -> bool:
        if self._quiet_rounds >= _LONG_QUIET_ROUNDS:
            return True
        is_active = QGuiApplication.applicationState() is Qt.ApplicationState.ApplicationActive
        return self._quiet_rounds >= _QUIET_ROUNDS and not is_active

    def _collect_all(self) -> None:
        gc.unfreeze()
        gc.collect()
        # What has lived as long as this lives on: it is not looked at again until there is more.
        gc.freeze()
        self._has_old = False
