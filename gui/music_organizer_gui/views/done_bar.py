"""What came of a run, and what may be done next."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from music_organizer_gui import words
from music_organizer_gui.views.elements import CARD_MARGIN, ThemedIcon, button, column, label, row


class DoneBar(QFrame):
    """Tells how a run ended."""

    undo_requested = Signal()
    history_requested = Signal()
    open_requested = Signal()
    retry_requested = Signal()
    another_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.headline = label("", "strong", wraps=True)
        self.details = label("", "muted", wraps=True)
        self.undo = button(self.tr("Undo…"), self.undo_requested.emit, "", "undo-2")
        self.history = button(self.tr("Show in History"), self.history_requested.emit)
        self.open = button(self.tr("Open folder"), self.open_requested.emit)
        self.retry = button("", self.retry_requested.emit)
        self.another = button(
            self.tr("Organize another folder"), self.another_requested.emit, "primary"
        )
        texts = column(self.headline, self.details, spacing=2)
        told = row(ThemedIcon("circle-check", 22), texts)
        told.setStretch(1, 1)
        buttons = row(1, self.retry, self.undo, self.history, self.open, self.another, spacing=8)
        whole = column(told, buttons)
        whole.setContentsMargins(CARD_MARGIN, 12, CARD_MARGIN, 12)
        self.setLayout(whole)

    def show_figures(self, figures: Mapping[str, Any], failed: int) -> None:
        """Show the figures of a run.

        Args:
            figures: what the engine answered with.
            failed: how many steps could not be taken.
        """
        self.headline.setText(self._headline(figures))
        self.details.setText(self._details(figures, failed))
        recorded = bool(figures["recorded"])
        undone = bool(figures["rolled_back"])
        self.undo.setVisible(recorded and not undone)
        self.history.setVisible(recorded)
        self.retry.setVisible(failed > 0 and not undone)
        self.retry.setText(self.tr("Retry failed (%n)", "", failed))

    def _headline(self, figures: Mapping[str, Any]) -> str:
        files = figures["files"] + figures["followers"]
        count = words.number(files)
        if figures["rolled_back"]:
            return self.tr("Stopped, and everything was put back.")
        if figures["put_back"]:
            return self.tr(
                "Stopped on the way back: %n file(s) went back, the others stay.",
                "",
                figures["put_back"],
            )
        if figures["waiting_operations"]:
            return self.tr("Stopped: {count} files were organized and stay so.").format(count=count)
        return self.tr("Done: {count} files ({size}) in {span}.").format(
            count=count,
            size=words.size(figures["bytes"]),
            span=words.span(figures["seconds"]),
        )

    def _details(self, figures: Mapping[str, Any], failed: int) -> str:
        parts = []
        if failed:
            parts.append(self.tr("%n step(s) failed and changed nothing.", "", failed))
        staying = len(figures["staying"])
        if staying:
            parts.append(
                self.tr("%n file(s) stayed where they were; the list says why.", "", staying)
            )
        waiting = figures["waiting_operations"]
        if waiting and not figures["rolled_back"]:
            parts.append(self.tr("%n step(s) wait and can be finished in Recovery.", "", waiting))
        if figures["recorded"] and not figures["rolled_back"]:
            parts.append(self.tr("Every step is recorded and can be rolled back."))
        return " ".join(parts)
