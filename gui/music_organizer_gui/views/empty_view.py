"""What a newcomer sees: a place to drop a folder on, and what was worked on lately."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QWidget

from music_organizer_gui.views.dropping import dropped_paths
from music_organizer_gui.views.elements import Card, Notice, button, column, label, row, titled


class EmptyView(QWidget):
    """Asks for a folder."""

    choose_requested = Signal()
    sample_requested = Signal()
    paths_dropped = Signal(list)
    recent_chosen = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.notice = Notice()
        self.zone = DropZone()
        self.zone.choose.clicked.connect(self.choose_requested)
        self.zone.sample.clicked.connect(self.sample_requested)
        self.zone.paths_dropped.connect(self.paths_dropped)
        self._recent_row = row(spacing=8)
        self._recent = Card(self._recent_row)
        layout = column(self.zone, self._recent, self.notice, spacing=12)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.show_recent([])

    def show_recent(self, pairs: Sequence[tuple[Path, Path]]) -> None:
        """Offer the latest pairs of folders again."""
        while (item := self._recent_row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self._recent.setVisible(bool(pairs))
        self._recent_row.addWidget(label(self.tr("Recent"), "muted"))
        for source, target in pairs[:3]:
            entry = button(
                f"{_short(source)} → {_short(target)}",
                partial(self.recent_chosen.emit, source, target),
            )
            entry.setToolTip(f"{source} → {target}")
            self._recent_row.addWidget(entry)
        self._recent_row.addStretch(1)


class FirstPage(QWidget):
    """Stands for the organize page in the moment before the engine is there.

    Args:
        empty: what it shows, and hands on to the page itself.
    """

    def __init__(self, empty: EmptyView) -> None:
        super().__init__()
        self.setLayout(titled(QCoreApplication.translate("OrganizePage", "Organize"), empty))


class DropZone(QFrame):
    """The large area that takes a folder."""

    paths_dropped = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("dropZone")
        self.setAcceptDrops(True)
        title = label(self.tr("Drop a music folder here"), "dropTitle")
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        promise = label(
            self.tr(
                "You will see exactly what would change before anything moves,\n"
                "and every step can be rolled back later."
            ),
            "muted",
        )
        promise.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.choose = button(self.tr("Choose a folder…"), _nothing, "primary")
        self.sample = button(self.tr("Try with a sample library"), _nothing)
        actions = row(1, self.choose, self.sample, 1)
        self.setLayout(column(1, title, promise, actions, 1, spacing=14))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Show that the zone takes what is dragged."""
        if dropped_paths(event.mimeData()):
            event.setDropAction(Qt.DropAction.LinkAction)
            event.accept()
            self._show_over(is_over=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Look as before."""
        super().dragLeaveEvent(event)
        self._show_over(is_over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dropped."""
        self._show_over(is_over=False)
        event.setDropAction(Qt.DropAction.LinkAction)
        event.accept()
        self.paths_dropped.emit(dropped_paths(event.mimeData()))

    def _show_over(self, *, is_over: bool) -> None:
        self.setProperty("over", is_over)
        self.style().unpolish(self)
        self.style().polish(self)


def _short(path: Path) -> str:
    name = "/".join(path.parts[-2:]) if len(path.parts) > 2 else str(path)  # noqa: PLR2004
    return name if len(name) <= 28 else f"…{name[-27:]}"  # noqa: PLR2004


def _nothing() -> None:
    """Wait for the one who connects the button."""
