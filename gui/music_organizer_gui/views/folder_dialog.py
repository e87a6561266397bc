"""The system's dialogs for folders and files; none of them holds up the window."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def ask_folder(
    parent: QWidget, title: str, start: Path | None, chosen: Callable[[Path], object]
) -> QFileDialog:
    """Ask for a folder.

    Args:
        parent: the window.
        title: what the folder is for.
        start: where to begin.
        chosen: called with the folder, when one is chosen.
    """
    dialog = _dialog(parent, title, start)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.open()
    return dialog


def ask_new_file(
    parent: QWidget, title: str, suggested: Path, chosen: Callable[[Path], object]
) -> QFileDialog:
    """Ask where to write a file.

    Args:
        parent: the window.
        title: what the file is.
        suggested: the name that is offered; its suffix is added where one is missing.
        chosen: called with the path, when one is chosen.
    """
    dialog = _dialog(parent, title, suggested.parent)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suggested.suffix.lstrip("."))
    dialog.selectFile(suggested.name)
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.open()
    return dialog


def _dialog(parent: QWidget, title: str, start: Path | None) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    if start is not None:
        dialog.setDirectory(str(start))
    dialog.finished.connect(dialog.deleteLater)
    return dialog
