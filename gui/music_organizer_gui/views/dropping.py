"""What may be dropped on the window."""

import os
import sys
from pathlib import Path
from urllib.parse import unquote_to_bytes, urlsplit

from PySide6.QtCore import QMimeData, QUrl


def dropped_paths(data: QMimeData) -> list[Path]:
    """Return the local files and folders of a drop, in their order."""
    return [_path(url) for url in data.urls() if url.isLocalFile()]


def _path(url: QUrl) -> Path:
    if sys.platform == "win32":
        return Path(url.toLocalFile())
    # Qt's own decoding loses the bytes of names that are not UTF-8.
    encoded = bytes(url.toEncoded().data()).decode("ascii")
    return Path(os.fsdecode(unquote_to_bytes(urlsplit(encoded).path)))
