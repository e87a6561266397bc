"""Remember the tags of files between runs, so that an unchanged file is not read again."""

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from music_organizer.models.audio_file import AudioFile
from music_organizer.models.file_identity import FileIdentity
from music_organizer.tags.answer_cache import AnswerCache
from music_organizer.tags.wire import audio_to_answer, from_answer

CACHE_FILE = "tags.db"
"""What it is called beside the history."""

VERSION = 5
"""Raised whenever the same file would be read to other tags than before."""


class TagCache:
    """Tags by path, size and modification time; see `AnswerCache`.

    Args:
        path: the database; it and its folder are made when there is something to remember.
    """

    def __init__(self, path: Path) -> None:
        self._answers = AnswerCache(path, VERSION)

    def get_many(self, files: Iterable[tuple[Path, FileIdentity]]) -> dict[Path, AudioFile]:
        """Return what is known of those files that have not changed since."""
        known: dict[Path, AudioFile] = {}
        for path, identity, text in self._answers.get_many(files):
            audio = _audio(path, identity, text)
            if audio is not None:
                known[path] = audio
        return known

    def put_many(self, files: Iterable[AudioFile]) -> None:
        """Remember what was read; files without identity are passed over."""
        self._answers.put_many(
            (audio.path, audio.identity, json.dumps(audio_to_answer(replace(audio, identity=None))))
            for audio in files
            if audio.identity is not None
        )


def _audio(path: Path, identity: FileIdentity, text: str) -> AudioFile | None:
    with suppress(ValueError, KeyError, TypeError, AttributeError):
        audio = from_answer(path, json.loads(text), identity)
        if isinstance(audio, AudioFile):
            return audio
    return None
