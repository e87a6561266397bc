"""One object for each folder, so that it is hashed and compared once for all files in it."""

import os
from pathlib import Path


class OneForEach:
    """Knows the folders of files, each as one object."""

    def __init__(self) -> None:
        self._folders: dict[str, Path] = {}

    def of(self, path: Path) -> Path:
        """Return the folder of a file; the path keeps its text from then on."""
        # Making the parent of a path and hashing it take twice as long.
        text = str(path).rpartition(os.sep)[0]
        folder = self._folders.get(text)
        if folder is None:
            folder = self._folders[text] = path.parent
        return folder
