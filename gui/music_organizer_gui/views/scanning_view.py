"""What stands in the place of the preview while the source is read."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QProgressBar

from music_organizer.models.progress import Progress, Stage
from music_organizer_gui import words
from music_organizer_gui.views.elements import ElidedLabel, button, column, label, row

_STEPS = 1000
_WIDTH = 420


class ScanningView(QFrame):
    """Counts what has been found and read so far."""

    stop_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.headline = label("", "strong")
        self.headline.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(_WIDTH)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.current = ElidedLabel("", "muted")
        self.current.setFixedWidth(_WIDTH)
        stop = button(self.tr("Stop"), self.stop_requested.emit)
        self.setLayout(
            column(
                1,
                self.headline,
                row(1, self.bar, 1),
                row(1, self.current, 1),
                row(1, stop, 1),
                1,
            )
        )

    def show_progress(self, progress: Progress | None) -> None:
        """Show how far scan and reading have come; `None` while they begin."""
        if progress is None:
            self.headline.setText(self.tr("Looking at the folders…"))
            self.bar.setRange(0, 0)
            self.current.setText("")
            return
        self.headline.setText(self._headline(progress))
        self.bar.setRange(0, _STEPS if progress.total else 0)
        if progress.total:
            self.bar.setValue(round(progress.done / progress.total * _STEPS))
        self.current.setText(progress.current)

    def _headline(self, progress: Progress) -> str:
        if progress.stage is Stage.SCANNING:
            count = words.number(progress.done)
            return self.tr("Looking for music: {count} audio files found").format(count=count)
        if progress.stage is Stage.READING:
            return self.tr("Reading tags: {done} of {total} files").format(
                done=words.number(progress.done), total=words.number(progress.total)
            )
        return self.tr("Deciding where everything belongs…")
