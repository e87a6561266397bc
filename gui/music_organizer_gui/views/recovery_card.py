"""One interrupted session: what was found of it, and three ways to go on."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from music_organizer_gui import words
from music_organizer_gui.models.recovery_desk import HalfDone, RecoveryState, WaitingSession
from music_organizer_gui.models.session_words import short_path
from music_organizer_gui.views.elements import (
    CARD_MARGIN,
    ElidedLabel,
    ThemedIcon,
    button,
    column,
    label,
    row,
)
from music_organizer_gui.views.flow_layout import FlowLayout
from music_organizer_gui.views.progress_panel import ProgressPanel
from music_organizer_gui.views.scrolling import fold, letters_in

_MOST_FILES = 50
_NARROW = 70


class RecoveryCard(QFrame):
    """One session that waits for a decision."""

    finish_requested = Signal()
    put_back_requested = Signal()
    show_requested = Signal()
    later_requested = Signal()
    file_finish_requested = Signal(int)
    """The step of one half-done file."""
    file_put_back_requested = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.title = label("", "sectionTitle", wraps=True)
        self.folders = ElidedLabel("", "muted")
        self.figures = label("", wraps=True)
        self.problem = label("", "problem", wraps=True)
        self.asked = label("", "strong", wraps=True)
        self.files = QWidget()
        self._files = column(spacing=6)
        self.files.setLayout(self._files)
        self.lines: dict[int, HalfDoneLine] = {}
        self._shown: tuple[HalfDone, ...] = ()
        self.finish = button(self.tr("Finish"), self.finish_requested.emit, "primary")
        self.put_back = button(self.tr("Put back"), self.put_back_requested.emit, "", "undo-2")
        self.later = button(self.tr("Decide later"), self.later_requested.emit)
        self.open = button(self.tr("Show in History"), self.show_requested.emit)
        self.finish.setToolTip(self.tr("Takes the steps that still wait."))
        self.put_back.setToolTip(self.tr("Takes back what was done; that can be undone as well."))
        self.progress = ProgressPanel(can_roll_back=False)
        self._actions = QWidget()
        self._actions.setLayout(
            FlowLayout(self.finish, self.put_back, self.later, self.open, spacing=8)
        )
        head = row(ThemedIcon("clock", 20), self.title)
        head.setStretch(1, 1)
        layout = column(
            head,
            self.folders,
            self.figures,
            self.problem,
            self._actions,
            self.progress,
            self.asked,
            self.files,
            spacing=8,
        )
        layout.setContentsMargins(CARD_MARGIN, 12, CARD_MARGIN, 12)
        self.setLayout(layout)

    def show_session(self, waiting: WaitingSession, state: RecoveryState) -> None:
        """Show a session, and how far a decision about it has come.

        Args:
            waiting: the session.
            state: what goes on.
        """
        at_work = state.at_work == waiting.session_id
        self.title.setText(
            self.tr("{session} was interrupted, {when}").format(
                session=waiting.name, when=words.moment(waiting.begun)
            )
        )
        self.folders.setText(waiting.folders)
        self.figures.setText(self._figures(waiting))
        self.problem.setText(waiting.problem)
        self.problem.setVisible(bool(waiting.problem))
        self._show_files(waiting.half_done)
        self._actions.setVisible(not at_work)
        self._actions.setEnabled(not state.at_work)
        self.files.setEnabled(not state.at_work)
        self.progress.setVisible(at_work)
        if at_work and state.progress is not None:
            self.progress.show_progress(state.progress, state.rate, state.seconds_left)
        self.progress.show_paused(is_paused=at_work and state.is_paused)
        for one in (self.finish, self.put_back, self.later, self.open):
            one.setAccessibleName(f"{one.text()}: {waiting.name}")

    def _figures(self, waiting: WaitingSession) -> str:
        parts = [self.tr("Nothing is lost.")]
        if waiting.done:
            parts.append(self.tr("%Ln file(s) were done and stand.", "", waiting.done))
        if waiting.waiting:
            parts.append(self.tr("%Ln step(s) wait.", "", waiting.waiting))
        return " ".join(parts)

    def _show_files(self, files: tuple[HalfDone, ...]) -> None:
        self.files.setVisible(bool(files))
        self.asked.setVisible(bool(files))
        self.asked.setText(
            self.tr("Nobody can tell yet what became of %Ln file(s):", "", len(files))
        )
        if files == self._shown:
            return
        self._shown = files
        while (item := self._files.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.lines.clear()
        for file in files[:_MOST_FILES]:
            line = self.lines[file.sequence] = HalfDoneLine(file)
            line.finish_requested.connect(partial(self.file_finish_requested.emit, file.sequence))
            line.put_back_requested.connect(
                partial(self.file_put_back_requested.emit, file.sequence)
            )
            self._files.addWidget(line)
        if len(files) > _MOST_FILES:
            more = self.tr("…and %Ln more.", "", len(files) - _MOST_FILES)
            self._files.addWidget(label(more, "muted"))

    def begin_anew(self) -> None:
        """Ask again about the files that were put off."""
        for line in self.lines.values():
            line.show()


class HalfDoneLine(QWidget):
    """A file that was at work, what was found of it, and what may be done about it."""

    finish_requested = Signal()
    put_back_requested = Signal()

    def __init__(self, file: HalfDone) -> None:
        super().__init__()
        whole = "\n".join(short_path(path) for path in (file.before, file.after) if path)
        paths = ElidedLabel(file.paths)
        found = label(file.found, "muted", wraps=True)
        self.finish = button(self.tr("Finish"), self.finish_requested.emit)
        self.finish.setToolTip(self.tr("Looks at the disk again and finishes what was begun."))
        self.put_back = button(self.tr("Put back"), self.put_back_requested.emit, "", "undo-2")
        self.later = button(self.tr("Decide later"), self.hide)
        for one in (self.finish, self.put_back, self.later):
            one.setAccessibleName(f"{one.text()}: {paths.text()}")
        actions = FlowLayout(self.finish, self.put_back, self.later, spacing=6)
        told = row(ThemedIcon("file-music", 16), column(paths, found, spacing=2), spacing=8)
        told.setStretch(1, 1)
        self._line = row(told, actions)
        self._line.setStretch(0, 1)
        self.setLayout(self._line)
        self.setToolTip(whole)
        self.setAccessibleName(f"{paths.text()}: {file.found}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below the words where both do not fit side by side."""
        super().resizeEvent(event)
        fold(self._line, is_narrow=letters_in(self) < _NARROW)
