"""The page that shows what a folder holds more than once, and lets go of it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from music_organizer.models.duplicates import DuplicateReport, DuplicateSearch
from music_organizer_gui import words
from music_organizer_gui.models.duplicate_tree import DuplicateTreeModel
from music_organizer_gui.sentences import retold
from music_organizer_gui.views.duplicate_view import DuplicateView
from music_organizer_gui.views.elements import Card, Notice, button, column, label, row, titled
from music_organizer_gui.views.flow_layout import FlowLayout
from music_organizer_gui.views.location_card import LocationCard
from music_organizer_gui.views.progress_panel import ProgressPanel

_FEW_GROUPS = 500


class DuplicatesPage(QWidget):
    """Asks for a folder, shows groups of files, and offers to move what is ticked.

    Args:
        model: the groups.
    """

    look_requested = Signal(object, object)
    part_requested = Signal(object)
    undo_requested = Signal(str)

    def __init__(self, model: DuplicateTreeModel) -> None:
        super().__init__()
        self._model = model
        self._folder: Path | None = None
        self._session_id = ""
        self.location = LocationCard(self.tr("Look through"), self.tr("Folder to look through"))
        self.by_sound = QCheckBox(self.tr("Listen to the files too (takes long)"))
        self.across = QCheckBox(self.tr("Suggest what other albums hold as well"))
        self.look = button(self.tr("Look for duplicates"), self._look, "primary", "search")
        self.told = Notice()
        self.told.action_requested.connect(lambda: self.undo_requested.emit(self._session_id))
        self.progress = ProgressPanel(can_roll_back=False)
        self.hint = label(
            self.tr(
                "Files that hold the same recording are shown side by side, with one suggested to "
                "stay. Nothing is deleted: what you tick goes to the backup and can come back."
            ),
            "muted",
            wraps=True,
        )
        self._empty = QWidget()
        self._empty.setLayout(column(self.hint, 1))
        self.view = DuplicateView(model)
        self.summary = label("", "strong", wraps=True)
        self.part = button("", self._part, "primary", "archive")
        self.results = self._results()
        self._lay_out()
        model.choice_changed.connect(self._show_choice)
        self.show_folder(None)
        self.show_busy(is_busy=False, changes_files=False)
        self.show_report(None)

    @property
    def has_findings(self) -> bool:
        """Whether groups are shown."""
        return not self.results.isHidden()

    def show_folder(self, folder: Path | None) -> None:
        """Show which folder is looked through next."""
        self._folder = folder
        self.location.show_folder(folder, "")
        self.look.setEnabled(folder is not None)

    def show_report(self, report: DuplicateReport | None) -> None:
        """Show what was found; `None` before anything was looked for."""
        self._model.show_report(report)
        has_groups = report is not None and bool(report.groups)
        self.results.setVisible(has_groups)
        self._empty.setVisible(not has_groups)
        if report is None:
            return
        if len(report.groups) <= _FEW_GROUPS:
            self.view.show_whole(len(report.groups))
        self.told.tell(self._found(report), name="card")

    def show_busy(self, *, is_busy: bool, changes_files: bool) -> None:
        """Show whether something is at work; only what changes files can be held."""
        self.progress.setVisible(is_busy)
        self.progress.show_paused(is_paused=False)
        self.progress.pause.setVisible(changes_files)
        self.progress.show_direction(is_back=not changes_files)
        for one in (self.look, self.part, self.location.change, self.view):
            one.setEnabled(not is_busy)
        self.look.setEnabled(not is_busy and self._folder is not None)
        if not is_busy:
            self._show_choice()

    def show_parted(self, figures: Mapping[str, Any]) -> None:
        """Say what came of a run, and offer to take it back."""
        self._session_id = figures["session_id"] or ""
        self.show_report(None)
        text = self.tr("%n file(s) moved to the backup.", "", figures["to_backup"])
        failed = len(figures["failures"])
        if failed:
            text += " " + self.tr("%n step(s) failed and changed nothing.", "", failed)
        undo = self.tr("Undo…") if figures["recorded"] else ""
        self.told.tell(text, undo, "error" if failed else "success")

    def tell_problem(self, text: str) -> None:
        """Say what went wrong; an empty sentence takes it away."""
        self.told.tell(text, name="error")

    def _results(self) -> QWidget:
        bar = row(self.summary, self.part)
        bar.setStretch(0, 1)
        layout = column(Card(column(self.view)), Card(bar), spacing=8)
        layout.setStretch(0, 1)
        whole = QWidget()
        whole.setLayout(layout)
        return whole

    def _lay_out(self) -> None:
        options = row(FlowLayout(self.by_sound, self.across, spacing=16), self.look)
        options.setStretch(0, 1)
        told = (self.told, self.progress)
        layout = column(self.location, options, *told, self._empty, self.results)
        for place in (layout.count() - 2, layout.count() - 1):
            layout.setStretch(place, 1)
        content = QWidget()
        content.setLayout(layout)
        self.setLayout(titled(self.tr("Duplicates"), content))

    def _look(self) -> None:
        if self._folder is not None:
            search = DuplicateSearch(
                by_sound=self.by_sound.isChecked(), across_albums=self.across.isChecked()
            )
            self.show_report(None)
            self.look_requested.emit(self._folder, search)

    def _part(self) -> None:
        report = self._model.chosen()
        if report is not None and report.unwanted:
            self.part_requested.emit(report)

    def _show_choice(self) -> None:
        count, length = self._model.ticked()
        self.part.setText(self.tr("Move %n duplicate(s) to the backup", "", count))
        self.part.setEnabled(count > 0 and not self.progress.isVisible())
        chosen = self.tr("%n file(s) ticked", "", count)
        self.summary.setText(f"{chosen}, {words.size(length)}" if count else chosen)

    def _found(self, report: DuplicateReport) -> str:
        files = words.number(report.files)
        if not report.groups:
            parts = [self.tr("No duplicates among {count} audio files.").format(count=files)]
        else:
            told = self.tr(
                "%n recording(s) lie here more than once, among {count} audio files.",
                "",
                len(report.groups),
            )
            parts = [told.format(count=files)]
        if report.unreadable:
            parts.append(self.tr("%n file(s) could not be compared.", "", len(report.unreadable)))
        if report.unheard:
            parts.append(retold(report.unheard))
        return " ".join(parts)
