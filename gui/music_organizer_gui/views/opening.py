"""Hands files and folders to the programs that the person opens them with."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from music_organizer.models.operation import OperationRecord


def open_file(op: OperationRecord) -> None:
    """Open the file of an operation, wherever it lies now."""
    for path in (op.source_path, op.target_path, op.backup_path):
        if path is not None and path.is_file():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
            return


def open_folder(path: Path) -> None:
    """Show a folder, or the folder of a file."""
    folder = path
    while not folder.is_dir() and folder != folder.parent:
        folder = folder.parent
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
