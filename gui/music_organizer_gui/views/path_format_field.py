"""One path format: where files of one category go, checked and tried while it is typed."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from music_organizer.models.category import Category
from music_organizer_gui.views.elements import ElidedLabel, column, label
from music_organizer_gui.views.flow_layout import FlowLayout
from music_organizer_gui.views.marked_line_edit import MarkedLineEdit
from music_organizer_gui.words import explained, said, shown_path

_MOST_EXAMPLES = 2


class ExampleLine(QWidget):
    """What becomes of one file; the new path goes into the next line when there is no room."""

    def __init__(self) -> None:
        super().__init__()
        self.old = ElidedLabel("", "muted")
        self.new = ElidedLabel("", "muted")
        self.setLayout(FlowLayout(self.old, self.new, spacing=2))

    def show_example(self, old: Path, new: Path) -> None:
        """Show the name a file has, and the path it gets."""
        self.old.setText(shown_path(Path(old.name)))
        self.new.setText(f"→ {shown_path(new)}")


class PathFormatField(QWidget):
    """The format of one category, with what is wrong with it or what it makes of real files.

    Args:
        category: the category it places.
    """

    edited = Signal(object, str)
    left = Signal()
    focused = Signal(object)

    def __init__(self, category: Category) -> None:
        super().__init__()
        self.category = category
        self.line = MarkedLineEdit(self.tr("Path format for {0}").format(said(category)))
        self.line.setAccessibleDescription(explained(category))
        self.line.setMaxLength(1000)
        self.line.textEdited.connect(self._edited)
        self.line.editingFinished.connect(self.left)
        self.line.focused.connect(lambda: self.focused.emit(category))
        title = label(said(category), "strong")
        self.problem = label("", "problem", wraps=True)
        self.problem.hide()
        self.examples = [ExampleLine() for _ in range(_MOST_EXAMPLES)]
        heading = FlowLayout(title, ElidedLabel(explained(category), "muted"), spacing=8)
        parts = [self.line, self.problem, *self.examples]
        self.setLayout(column(heading, *parts, spacing=4))
        self.show_examples(())

    @property
    def text(self) -> str:
        """What is written now, sound or not."""
        return self.line.text()

    def show_text(self, text: str) -> None:
        """Show a format that is known to be sound."""
        if text != self.line.text():
            self.line.setText(text)
            self.line.setCursorPosition(0)
        self.tell_mistake("")

    def insert(self, text: str) -> None:
        """Write at the cursor, as if it had been typed."""
        self.line.insert(text)
        self.line.setFocus()
        self._edited(self.line.text())

    def tell_mistake(self, message: str, column: int = 0) -> None:
        """Say what is wrong, and point at it; an empty message takes it back."""
        self.problem.setText(message)
        self.problem.setVisible(bool(message))
        # Without a column the whole line is at fault.
        self.line.mark_mistake(max(1, column) if message else 0)
        self.line.setAccessibleDescription(message or explained(self.category))

    def show_examples(self, pairs: Sequence[tuple[Path, Path]]) -> None:
        """Show what becomes of real files: old name, new path."""
        for number, line in enumerate(self.examples):
            shown = number < len(pairs)
            line.setVisible(shown)
            if shown:
                line.show_example(*pairs[number])

    def _edited(self, text: str) -> None:
        self.line.mark_mistake(0)
        self.edited.emit(self.category, text)
