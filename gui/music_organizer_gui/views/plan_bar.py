"""The foot of the preview: what would happen, in figures, and the button that lets it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from music_organizer.models.plan import PlanSummary
from music_organizer_gui import words
from music_organizer_gui.views.elements import button, column, label, row


class PlanBar(QWidget):
    """Names and counts what the big button would do."""

    organize_requested = Signal()
    export_requested = Signal()
    rescan_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.summary = label("", "strong", wraps=True)
        self.promise = label("", "muted", wraps=True)
        self.rescan = button(self.tr("Preview again"), self.rescan_requested.emit)
        self.export = button(self.tr("Export plan…"), self.export_requested.emit)
        self.organize = button("", self.organize_requested.emit, "primary")
        self.organize.setToolTip(self.tr("Ctrl+Return"))
        texts = column(self.summary, self.promise, spacing=2)
        layout = row(texts, self.rescan, self.export, self.organize)
        layout.setStretch(0, 1)
        self.setLayout(layout)

    def show_plan(self, files: int, summary: PlanSummary, *, moves: bool, stale: int) -> None:
        """Say what would happen.

        Args:
            files: audio files and followers that are ticked.
            summary: the figures of the whole plan.
            moves: whether files leave their place, or copies are made.
            stale: how many files changed since the scan.
        """
        everything = summary.files + summary.followers
        self.summary.setText(self._sentence(files, everything, summary, moves=moves))
        self.rescan.setVisible(stale > 0)
        if stale:
            self.promise.setText(
                self.tr(
                    "%n file(s) changed since the scan and will be left out. Preview again to "
                    "take them in.",
                    "",
                    stale,
                )
            )
        else:
            self.promise.setText(
                self.tr("Nothing has been changed yet; every step can be rolled back.")
            )
        self.organize.setText(
            self.tr("Organize %n file(s)", "", files).replace(str(files), words.number(files))
            if files
            else self.tr("Nothing to organize")
        )
        self.organize.setEnabled(files > 0)
        self.export.setEnabled(True)

    def show_nothing(self, why: str) -> None:
        """Say why there is nothing to organize.

        Args:
            why: a sentence; empty while that is told elsewhere.
        """
        self.summary.setText(why)
        self.promise.setText(self.tr("Nothing has been changed."))
        self.rescan.hide()
        self.organize.setText(self.tr("Nothing to organize"))
        self.organize.setEnabled(False)
        self.export.setEnabled(False)

    def _sentence(self, files: int, everything: int, summary: PlanSummary, *, moves: bool) -> str:
        parts = []
        if files == everything:
            music = self._counted(summary.files)
            parts.append(
                self.tr("{files} move").format(files=music)
                if moves
                else self.tr("{files} are copied").format(files=music)
            )
            if summary.followers:
                parts.append(self.tr("%n cover(s) and extras follow", "", summary.followers))
        else:
            parts.append(
                self.tr("{chosen} of {all} are chosen").format(
                    chosen=words.number(files), all=self._counted(everything)
                )
            )
        staying = sum(summary.staying.values())
        if staying:
            parts.append(self.tr("%n stay(s) where they are", "", staying))
        return ", ".join(parts)

    def _counted(self, count: int) -> str:
        return self.tr("%n file(s)", "", count).replace(str(count), words.number(count), 1)
