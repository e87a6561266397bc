"""A run as it goes on: how far it is, how fast, how long it will take, and how to halt it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QProgressBar

from music_organizer.models.progress import Progress, Stage
from music_organizer_gui import words
from music_organizer_gui.views.elements import (
    CARD_MARGIN,
    ElidedLabel,
    button,
    column,
    label,
    row,
)

_STEPS = 1000


class ProgressPanel(QFrame):
    """Shows the progress of a run and passes on the wishes to halt it.

    Args:
        can_roll_back: whether "Stop and roll back" is offered.
    """

    pause_requested = Signal()
    resume_requested = Signal()
    stop_requested = Signal()
    stop_and_roll_back_requested = Signal()

    def __init__(self, *, can_roll_back: bool = True) -> None:
        super().__init__()
        self.setObjectName("card")
        self.headline = label("", "strong")
        self.numbers = label("", "muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, _STEPS)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.current = ElidedLabel("", "muted")
        self.pause = button(self.tr("Pause"), self._toggle, "", "pause")
        self.stop = button(self.tr("Stop and keep"), self.stop_requested.emit, "", "square")
        self.back = button(
            self.tr("Stop and roll back"), self.stop_and_roll_back_requested.emit, "danger"
        )
        self.back.setVisible(can_roll_back)
        buttons = row(self.current, self.pause, self.stop, self.back)
        buttons.setStretch(0, 1)
        layout = column(row(self.headline, 1, self.numbers), self.bar, buttons, spacing=8)
        layout.setContentsMargins(CARD_MARGIN, 12, CARD_MARGIN, 12)
        self.setLayout(layout)
        self._is_paused = False
        self._can_roll_back = can_roll_back

    def show_progress(
        self, progress: Progress, rate: float = 0.0, seconds_left: float = 0.0
    ) -> None:
        """Show a moment of the run.

        Args:
            progress: how far it has come.
            rate: bytes a second; 0 while not known.
            seconds_left: seconds until the end; 0 while not known.
        """
        self.headline.setText(self._headline(progress))
        self.numbers.setText(self._numbers(progress, rate, seconds_left))
        share = progress.done / progress.total if progress.total else 0
        if progress.bytes_total:
            share = (share + progress.bytes_done / progress.bytes_total) / 2
        self.bar.setRange(0, _STEPS if progress.total else 0)
        self.bar.setValue(round(share * _STEPS))
        if progress.current:
            self.current.setText(self.tr("Now: {file}").format(file=progress.current))

    def show_paused(self, *, is_paused: bool) -> None:
        """Show whether the run is held."""
        self._is_paused = is_paused
        self.pause.setText(self.tr("Go on") if is_paused else self.tr("Pause"))
        if is_paused:
            self.current.setText(self.tr("Paused. Nothing is half done."))

    def show_direction(self, *, is_back: bool) -> None:
        """Show whether the run puts back what was done; it can be stopped on that way as well."""
        self.stop.setText(self.tr("Stop") if is_back else self.tr("Stop and keep"))
        self.back.setVisible(self._can_roll_back and not is_back)

    def _toggle(self) -> None:
        wish = self.resume_requested if self._is_paused else self.pause_requested
        wish.emit()

    def _headline(self, progress: Progress) -> str:
        done, total = words.number(progress.done), words.number(progress.total)
        stage = words.said(progress.stage)
        if not progress.total:
            return self.tr("{stage}: {done} files").format(stage=stage, done=done)
        if progress.stage in (Stage.READING, Stage.VERIFYING):
            return self.tr("{stage}: {done} of {total} files").format(
                stage=stage, done=done, total=total
            )
        return self.tr("{stage}: {done} of {total} steps").format(
            stage=stage, done=done, total=total
        )

    def _numbers(self, progress: Progress, rate: float, seconds_left: float) -> str:
        parts = []
        if progress.bytes_total:
            parts.append(
                self.tr("{done} of {total}").format(
                    done=words.size(progress.bytes_done), total=words.size(progress.bytes_total)
                )
            )
        if rate:
            parts.append(self.tr("{size}/s").format(size=words.size(round(rate))))
        if seconds_left:
            parts.append(self.tr("about {span} left").format(span=words.span(seconds_left)))
        return ", ".join(parts)
