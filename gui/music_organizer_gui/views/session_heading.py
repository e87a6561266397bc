"""What the lower half of the history page is about, and what may be done with that session."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from music_organizer.models.session import SessionStatus
from music_organizer_gui import words
from music_organizer_gui.models.history_state import Cost, HistoryPhase, HistoryState
from music_organizer_gui.views.elements import CARD_MARGIN, ElidedLabel, button, column, label, row
from music_organizer_gui.views.flow_layout import FlowLayout


class SessionHeading(QWidget):
    """Names the session and offers to rename, pin and delete it."""

    rename_requested = Signal()
    pin_requested = Signal()
    delete_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = ElidedLabel("", "sectionTitle")
        self.rename = button(self.tr("Rename"), self.rename_requested.emit, "link")
        self.pin = button(self.tr("Pin"), self.pin_requested.emit, "link")
        self.delete = button(self.tr("Delete…"), self.delete_requested.emit, "link")
        self.rename.setToolTip("F2")
        self.delete.setToolTip(self.tr("Del"))
        self.pin.setToolTip(self.tr("A pinned session is never forgotten on its own."))
        layout = row(self.title, self.rename, self.pin, self.delete, spacing=6)
        layout.setStretch(0, 1)
        self.setLayout(layout)

    def show_state(self, state: HistoryState) -> None:
        """Name what is shown."""
        session = state.session
        self.title.setText(self._title(state))
        at_rest = state.phase is HistoryPhase.SESSION and session is not None
        for one in (self.rename, self.pin, self.delete):
            one.setVisible(at_rest)
        if session is not None:
            self.pin.setText(self.tr("Unpin") if session.pinned else self.tr("Pin"))
            self.delete.setEnabled(session.status is not SessionStatus.RUNNING)

    def _title(self, state: HistoryState) -> str:
        if state.restore_folders is not None:
            backup = state.restore_folders[0].name
            return self.tr("{backup}: preview of restore").format(backup=backup)
        if state.session is None:
            return ""
        if state.phase in (HistoryPhase.SESSION, HistoryPhase.VERIFYING):
            return self.tr("{session}: operations").format(session=state.name)
        if state.phase.is_busy:
            return self.tr("{session}: rollback").format(session=state.name)
        return self.tr("{session}: preview of rollback").format(session=state.name)


class DeletionCard(QFrame):
    """Says what deleting a session costs, before it is done."""

    delete_requested = Signal(str, bool)
    """The session, and whether its backups go with it."""
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._cost = Cost("", "", 0, 0)
        self.text = label("", wraps=True)
        self.forget = button(self.tr("Delete"), self._forget)
        self.with_backups = button("", self._delete_all, "danger")
        self.with_backups.setToolTip(self.tr("Its backups are deleted as well."))
        self.leave = button(self.tr("Keep it"), self.left.emit, "primary")
        actions = FlowLayout(self.leave, self.forget, self.with_backups)
        layout = column(self.text, actions, spacing=8)
        layout.setContentsMargins(CARD_MARGIN, 8, CARD_MARGIN, 8)
        self.setLayout(layout)
        self.hide()

    def show_cost(self, cost: Cost | None) -> None:
        """Show what would be lost; `None` hides the card."""
        self.setVisible(cost is not None)
        if cost is None:
            return
        self._cost = cost
        parts = [self.tr("Delete “{session}” from the history?").format(session=cost.name)]
        if cost.files:
            parts.append(self.tr("%Ln file(s) can no longer be rolled back.", "", cost.files))
        else:
            parts.append(self.tr("Nothing of it can be rolled back any more, so nothing is lost."))
        parts.append(self.tr("Your music stays where it is."))
        self.text.setText(" ".join(parts))
        freed = words.size(cost.bytes)
        self.with_backups.setText(self.tr("Delete, free {size}").format(size=freed))
        self.with_backups.setVisible(cost.bytes > 0)
        self.leave.setFocus()

    def _forget(self) -> None:
        self.delete_requested.emit(self._cost.session_id, False)

    def _delete_all(self) -> None:
        self.delete_requested.emit(self._cost.session_id, True)
