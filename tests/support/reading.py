"""Read a file as a worker and its parent do, in one process."""

import json
from pathlib import Path

from music_organizer.models.audio_file import AudioFile
from music_organizer.tags.answers import from_answer, told_in
from music_organizer.tags.reader import read_tags
from music_organizer.tags.wire import reading_to_answer


def read_audio_file(path: Path) -> AudioFile:
    """Return what a file is and says.

    Raises:
        UnreadableTags: it is no audio that can be read.
    """
    (told,) = told_in(json.dumps([reading_to_answer(read_tags(path))]).encode())
    found = from_answer(path.parent, path.name, told)
    assert isinstance(found, AudioFile)
    return found
