"""Collect garbage on the thread of the window alone.

Python collects on whichever thread happens to make the next object. A Qt object that dies on
another thread than its own takes the program with it.
"""

import gc

from PySide6.QtCore import QObject, QTimer

# Often enough that what a running engine makes between two collections is soon gone through.
_EVERY_MS = 100
_MANY = 5_000
_QUIET_ROUNDS = 200


class GarbageCollection(QObject):
    """Switches automatic collection off, and collects from the event loop.

    New objects are gone through as soon as there are many, and everything only when hardly any
    have been made for a while: to go through a large plan takes longer than a window may be still.

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
        if gc.get_count()[0] >= _MANY:
            gc.collect(1)
            self._quiet_rounds, self._has_old = 0, True
            return
        self._quiet_rounds += 1
        if self._has_old and self._quiet_rounds >= _QUIET_ROUNDS:
            gc.collect()
            # What has lived as long as this lives on: a million records are not looked at again.
            gc.freeze()
            self._has_old = False
