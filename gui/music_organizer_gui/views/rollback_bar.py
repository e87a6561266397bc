"""The foot of the history page: what can go back or would, and the buttons that foretell it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from music_organizer.models.outline import Choice
from music_organizer.models.progress import Progress
from music_organizer.models.session import SessionStatus
from music_organizer_gui import words
from music_organizer_gui.models.foretelling import Foretold
from music_organizer_gui.models.history_state import HistoryPhase, HistoryState
from music_organizer_gui.models.session_words import has_something_left
from music_organizer_gui.views.elements import button, column, label, row
from music_organizer_gui.views.flow_layout import FlowLayout
from music_organizer_gui.views.scrolling import fold

_NOTHING = Choice(0, 0, 0)


class RollbackBar(QWidget):
    """Sums up a session or a preview, and offers the next step."""

    preview_requested = Signal()
    preview_left = Signal()
    roll_back_requested = Signal()
    selected_requested = Signal()
    recovery_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.summary = label("", "strong", wraps=True)
        self.promise = label("", "muted", wraps=True)
        self.leave = button(self.tr("Back"), self.preview_left.emit)
        self.leave.setToolTip(self.tr("Esc"))
        self.recover = button(self.tr("Recover…"), self.recovery_requested.emit)
        self.selected = button("", self.selected_requested.emit)
        self.preview = button(self.tr("Preview rollback"), self.preview_requested.emit, "primary")
        self.roll_back = button("", self.roll_back_requested.emit, "primary")
        texts = column(self.summary, self.promise, spacing=2)
        actions = FlowLayout(
            self.leave, self.recover, self.selected, self.preview, self.roll_back, spacing=10
        )
        self._line = row(texts, actions)
        self._line.setStretch(0, 1)
        self.setLayout(self._line)
        self._buttons = (self.leave, self.recover, self.selected, self.preview, self.roll_back)

    def show_state(
        self,
        state: HistoryState,
        foretold: Foretold | None = None,
        choice: Choice = _NOTHING,
        selected: int = 0,
    ) -> None:
        """Sum up.

        Args:
            state: what the page shows.
            foretold: the figures of a preview.
            choice: how many files of a session can go back, and how many are ticked.
            selected: how many steps have their rows selected in a preview.
        """
        for one in self._buttons:
            one.hide()
        if state.phase is HistoryPhase.CHECKING:
            self._show_checking(state.progress)
        elif state.phase is HistoryPhase.PREVIEW and foretold is not None:
            if state.restore_folders is None:
                self._show_preview(foretold, selected)
            else:
                self._show_restore(foretold)
        elif state.phase is HistoryPhase.SESSION and state.session is not None:
            self._show_session(state, choice)
        else:
            self._tell("", "")

    def _show_checking(self, progress: Progress | None) -> None:
        line = self.tr("Nothing is changed.")
        if progress is not None:
            line = self.tr("%Ln file(s) compared so far. Nothing is changed.", "", progress.done)
        self._tell(self.tr("Looking at the disk…"), line)

    def show_narrow(self, *, is_narrow: bool) -> None:
        """Put the buttons below the words where both do not fit side by side.

        Args:
            is_narrow: whether there is little room; the second line is a tooltip then.
        """
        fold(self._line, is_narrow=is_narrow)
        self.promise.setVisible(not is_narrow)

    def _show_session(self, state: HistoryState, choice: Choice) -> None:
        session = state.session
        if session is None:
            return
        stands = has_something_left(session)
        waits = session.status is SessionStatus.INTERRUPTED
        running = session.status is SessionStatus.RUNNING
        self.recover.setVisible(waits)
        self.preview.show()
        self.preview.setEnabled(stands and not running)
        self.preview.setText(
            self.tr("Preview rollback (%Ln)", "", choice.files)
            if choice.files
            else self.tr("Preview rollback")
        )
        if state.is_partly_read:
            self._tell(
                self.tr("Reading %Ln operation(s)…", "", session.total_operations),
                self.tr("The first of them are shown already."),
            )
        elif running:
            self._tell(self.tr("This session is running."), self.tr("It can go back at its end."))
        elif not stands:
            self._tell(self.tr("Nothing of this session is left to go back."), "")
        elif not choice.of:
            self._tell(self.tr("Only folders of this session are left to go back."), "")
        elif choice.files:
            ticked = self.tr("{ticked} of {all} files are ticked").format(
                ticked=words.number(choice.files), all=words.number(choice.of)
            )
            self._tell(ticked, self.tr("The preview says what can go back, and changes nothing."))
        else:
            self._tell(
                self.tr("%Ln file(s) can go back", "", choice.of),
                self.tr("Tick rows or folders; with nothing ticked it is all of them."),
            )

    def _show_preview(self, foretold: Foretold, selected: int) -> None:
        ready, files = words.number(foretold.ready), words.number(foretold.files)
        self.leave.show()
        self.roll_back.show()
        self.roll_back.setEnabled(foretold.ready > 0)
        self.roll_back.setText(
            self.tr("Roll back {ready} of {files}").format(ready=ready, files=files)
            if foretold.ready
            else self.tr("Nothing to roll back")
        )
        self.selected.setVisible(0 < selected < foretold.ready)
        self.selected.setText(self.tr("Roll back selected (%Ln)", "", selected))
        said = self.tr("{ready} of {files} are ready to go back").format(ready=ready, files=files)
        parts = [said]
        if foretold.left:
            parts.append(self.tr("%Ln need(s) a decision or are left out", "", foretold.left))
        if foretold.back:
            parts.append(self.tr("%Ln are back already", "", foretold.back))
        self._tell("; ".join(parts), self._promise())

    def _promise(self) -> str:
        return self.tr(
            "Preview only: nothing has been changed. The rollback is recorded too and can itself "
            "be undone."
        )

    def _show_restore(self, foretold: Foretold) -> None:
        ready, files = words.number(foretold.ready), words.number(foretold.files)
        self.leave.show()
        self.roll_back.show()
        self.roll_back.setEnabled(foretold.ready > 0)
        self.roll_back.setText(
            self.tr("Restore {ready} of {files}").format(ready=ready, files=files)
            if foretold.ready
            else self.tr("Nothing to restore")
        )
        self._tell(
            self.tr("{ready} of {files} files can be restored").format(ready=ready, files=files),
            self.tr("Preview only: nothing has been changed. Files are copied, none is moved."),
        )

    def _tell(self, summary: str, promise: str) -> None:
        self.summary.setText(summary)
        self.promise.setText(promise)
        self.summary.setToolTip(promise)
