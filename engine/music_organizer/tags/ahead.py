"""Read the files of a folder before anybody asks for them."""

import os
from collections.abc import Callable
from itertools import chain
from pathlib import Path

from music_organizer.models.file_identity import FileIdentity
from music_organizer.models.file_kinds import FileKind, is_system_folder, kind_of
from music_organizer.models.readings import Reading
from music_organizer.tags.reader import read_tags
from music_organizer.tags.unreadable import UnreadableTags

_MOST_FILES = 4096
_MOST_CHARACTERS = 4096


class ReadAhead:
    """What was read of files that nobody asked for yet; each is given away once."""

    def __init__(self) -> None:
        self._readings: dict[Path, Reading] = {}

    def read(self, folder: Path, is_idle: Callable[[], bool]) -> None:
        """Read files, folder by folder in the order of their names, as a scan finds them.

        Hidden folders are left out: a library keeps its backups in one.

        Args:
            folder: where they lie; one that is not there has none.
            is_idle: whether nobody waits for anything.
        """

        def goes_on() -> bool:
            return is_idle() and len(self._readings) < _MOST_FILES

        for place, folders, names in os.walk(folder.resolve()):
            folders[:] = sorted(
                name for name in folders if not (name.startswith(".") or is_system_folder(name))
            )
            for name in sorted(names):
                if kind_of(name) is FileKind.AUDIO and goes_on():
                    self._note(Path(place, name))
            if not goes_on():
                return

    def take(self, path: Path) -> Reading | None:
        """Return what was read of a file, `None` when it was not, or has changed since then."""
        reading = self._readings.pop(path, None) if self._readings else None
        if reading is None:
            return None
        try:
            unchanged = FileIdentity.of(path.lstat()) == reading.identity
        except OSError:
            return None
        return reading if unchanged else None

    def _note(self, path: Path) -> None:
        try:
            reading = read_tags(path)
        except UnreadableTags:
            # Whoever asks for it is told why.
            return
        if _is_short(reading):
            self._readings[path] = reading


def _is_short(reading: Reading) -> bool:
    """Tell whether a reading takes little memory, even if there are thousands of such."""
    texts = (said if isinstance(said, tuple) else (said,) for said in reading.tags)
    found = (text for text in chain.from_iterable(texts) if isinstance(text, str))
    return sum(map(len, found)) <= _MOST_CHARACTERS
