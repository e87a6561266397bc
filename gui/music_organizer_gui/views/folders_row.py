"""A setting that is a list of folders."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from music_organizer_gui.views.elements import ElidedLabel, button, column, label, row
from music_organizer_gui.views.folder_dialog import ask_folder
from music_organizer_gui.views.option_rows import OptionRow
from music_organizer_gui.words import shown_path


class FoldersRow(OptionRow):
    """A few folders, each with a button that takes it out, and one that adds another.

    Args:
        title: what the folders are for.
        help_text: what that means.
    """

    def __init__(self, title: str, help_text: str) -> None:
        super().__init__(help_text)
        self.setAccessibleName(title)
        self._title = title
        self._folders: tuple[Path, ...] = ()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self.add = button(self.tr("Add a folder…"), self._ask, icon_name="folder")
        self.setLayout(
            column(
                label(title, "strong", wraps=True),
                self._lines,
                row(self.add, 1),
                self.help,
                self.problem,
                spacing=6,
            )
        )

    def show_value(self, folders: tuple[Path, ...]) -> None:
        """Show folders without telling of them."""
        self._folders = tuple(folders)
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for folder in self._folders:
            self._lines.addWidget(self._line(folder))

    def take(self, folder: Path) -> None:
        """Add a folder, unless it is there."""
        if folder not in self._folders:
            self._tell((*self._folders, folder))

    def _line(self, folder: Path) -> QWidget:
        name = shown_path(folder)
        remove = button(self.tr("Remove"), partial(self._remove, folder), "link")
        remove.setAccessibleName(self.tr("Remove {folder}").format(folder=name))
        line = QWidget()
        line.setLayout(row(ElidedLabel(name), remove))
        return line

    def _remove(self, folder: Path) -> None:
        self._tell(tuple(one for one in self._folders if one != folder))

    def _ask(self) -> None:
        start = self._folders[-1] if self._folders else None
        ask_folder(self.window(), self._title, start, self.take)
