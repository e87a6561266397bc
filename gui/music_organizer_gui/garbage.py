"""Collect garbage on the thread of the window alone.

Python collects on whichever thread happens to make the next object. A Qt object that dies on
another thread than its own takes the program with it.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_YOUNG_MS = 1000
_ALL_EVERY = 120


class GarbageCollection(QObject):
    """Switches automatic collection off, and collects from the event loop.

    Args:
        parent: what it lives as long as.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._rounds = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._collect)
        self._timer.start(_YOUNG_MS)

    def close(self) -> None:
        """Let Python collect by itself again."""
        self._timer.stop()
        gc.enable()

    def _collect(self) -> None:
        self._rounds += 1
        if self._rounds % _ALL_EVERY:
            gc.collect(1)
            return
        gc.collect()
        # What has lived as long as this lives on: a million records are not looked at again.
        gc.freeze()
