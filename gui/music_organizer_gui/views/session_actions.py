"""What can be wished for a single session, whether by button, key or menu."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from music_organizer_gui.models.history_desk import HistoryDesk
from music_organizer_gui.views.opening import open_folder


class SessionActions(QObject):
    """Turns the name of an action into a wish, asking for a file where one is needed.

    Args:
        desk: where the wishes go.
        window: what a file dialog stands above.
    """

    operations_requested = Signal()
    """The operations of the chosen session are to be looked at."""

    def __init__(self, desk: HistoryDesk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._wishes = {
            "preview": self._preview,
            "open": lambda _: self.operations_requested.emit(),
            "pin": self._pin,
            "delete": desk.cost_requested.emit,
            "verify": desk.verify_requested.emit,
            "recover": desk.recovery_requested.emit,
            "copy_id": lambda session_id: QGuiApplication.clipboard().setText(session_id),
            "open_target": self._open_target,
            "export": self._ask_export,
        }

    def act_on_chosen(self, action: str) -> None:
        """Wish for something for the session that is shown."""
        session = self._desk.state.session
        if session is not None:
            self.act(action, session.session_id)

    def act(self, action: str, session_id: str) -> None:
        """Wish for something for a session.

        Args:
            action: what is wished for.
            session_id: the session.
        """
        self._wishes[action](session_id)

    def _preview(self, session_id: str) -> None:
        self._desk.session_preview_requested.emit(session_id)

    def _pin(self, session_id: str) -> None:
        session = self._desk.sessions.session_at(self._desk.sessions.row_of(session_id))
        if session is not None:
            self._desk.pin_requested.emit(session_id, not session.pinned)

    def _open_target(self, session_id: str) -> None:
        session = self._desk.sessions.session_at(self._desk.sessions.row_of(session_id))
        if session is not None:
            open_folder(session.target_root)

    def _ask_export(self, session_id: str) -> None:
        kinds = {self.tr("JSON (*.json)"): "json", self.tr("CSV table (*.csv)"): "csv"}
        dialog = QFileDialog(self._window, self.tr("Export the session"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        # The engine never writes over a file; it says so when the name is taken.
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.setNameFilters(list(kinds))
        dialog.setDefaultSuffix("json")
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(kinds[chosen]))
        dialog.selectFile(f"{session_id}.json")
        dialog.fileSelected.connect(partial(self._export, session_id))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _export(self, session_id: str, chosen: str) -> None:
        path = Path(chosen)
        kind = "csv" if path.suffix.lower() == ".csv" else "json"
        self._desk.export_requested.emit(session_id, path, kind)
