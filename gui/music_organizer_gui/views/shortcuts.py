"""The list of keys, opened with F1."""

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from music_organizer_gui.views.elements import button, column, label, row


class ShortcutsDialog(QDialog):
    """Tells which keys do what.

    Args:
        parent: the window.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(28)
        grid.setVerticalSpacing(8)
        for line, (keys, meaning) in enumerate(self._lines()):
            grid.addWidget(label(self._written(keys), "strong"), line, 0)
            grid.addWidget(label(meaning), line, 1)
        whole = column(grid, row(1, button(self.tr("Close"), self.close)), spacing=16)
        whole.setContentsMargins(20, 20, 20, 16)
        self.setLayout(whole)

    def _lines(self) -> list[tuple[str, str]]:
        return [
            ("Ctrl+O", self.tr("Choose the folder to organize")),
            ("Ctrl+Shift+O", self.tr("Choose the library")),
            ("F5", self.tr("Read the source again")),
            ("Ctrl+Return", self.tr("Organize what is ticked")),
            ("Ctrl+F", self.tr("Look for something on this page")),
            ("Space", self.tr("Tick or untick rows")),
            ("Left", self.tr("Close a folder of the tree")),
            ("Right", self.tr("Open a folder of the tree")),
            ("Return", self.tr("Open a file, or the operations of a session")),
            ("Home", self.tr("Go to the first row")),
            ("End", self.tr("Go to the last row")),
            ("Menu", self.tr("All that can be done with a row")),
            ("F2", self.tr("Rename a session")),
            ("Del", self.tr("Delete a session, once its cost is agreed to")),
            ("Ctrl+Z", self.tr("Preview the undo of the last run")),
            ("Ctrl+Shift+Z", self.tr("Preview the undo of the last rollback")),
            ("Ctrl+1", self.tr("Organize")),
            ("Ctrl+2", self.tr("History")),
            ("Ctrl+3", self.tr("Duplicates")),
            ("Ctrl+,", self.tr("Settings")),
            ("Ctrl+Q", self.tr("Quit")),
            ("F1", self.tr("This list")),
            ("Esc", self.tr("Close what is open")),
        ]

    def _written(self, keys: str) -> str:
        return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
