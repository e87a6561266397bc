"""Remember the tags of files between runs, so that an unchanged file is not read again."""

import json
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from msgspec import DecodeError
from msgspec.json import Decoder

from music_organizer.models.audio_file import AudioFile
from music_organizer.models.file_identity import FileIdentity
from music_organizer.tags.answer_cache import AnswerCache
from music_organizer.tags.answers import Known, known_from_answer
from music_organizer.tags.wire import known_to_answer

CACHE_FILE = "tags.db"
"""What it is called beside the history."""

VERSION = 7
"""Raised whenever a file would be read to other tags than before, or a row be written otherwise."""


_NONSENSE = (DecodeError, ValueError, TypeError)
_ONE: Decoder[Known] = Decoder(Known)
_SEVERAL: Decoder[list[Known]] = Decoder(list[Known])


class TagCache:
    """Tags by path, size and modification time; see `AnswerCache`.

    Args:
        path: the database; it and its folder are made when there is something to remember.
    """

    def __init__(self, path: Path) -> None:
        self._answers = AnswerCache(path, VERSION)

    def get_many(
        self, folders: Iterable[tuple[Path, Sequence[tuple[str, FileIdentity]]]]
    ) -> tuple[list[AudioFile], list[tuple[Path, str]]]:
        """Return what is known of files, and those nothing is known of, each in order.

        Args:
            folders: folders, each with the names of files in it and what `stat` says of them.
        """
        known: list[AudioFile] = []
        unknown: list[tuple[Path, str]] = []
        for folder, answers, others in self._answers.get_many(folders):
            unknown += [(folder, name) for name in others]
            understood = _understood([text for _, _, text in answers])
            for (name, identity, _), one in zip(answers, understood, strict=True):
                audio = _audio(folder, name, identity, one)
                if audio is None:
                    unknown.append((folder, name))
                else:
                    known.append(audio)
        return known, unknown

    def put_many(self, files: Iterable[AudioFile]) -> None:
        """Remember what was read; files without identity are passed over."""
        self._answers.put_many(
            (audio.path, audio.identity, _text(audio))
            for audio in files
            if audio.identity is not None
        )


def _text(audio: AudioFile) -> str:
    return json.dumps(known_to_answer(audio.sound, audio.tags))


def _understood(texts: list[str]) -> Sequence[Known | None]:
    """Understand all texts of a folder at once, or one by one where some make no sense."""
    with suppress(*_NONSENSE):
        understood = _SEVERAL.decode(f"[{','.join(texts)}]")
        if len(understood) == len(texts):
            return understood
    return [_understood_alone(text) for text in texts]


def _understood_alone(text: str) -> Known | None:
    with suppress(*_NONSENSE):
        return _ONE.decode(text)
    return None


def _audio(
    folder: Path, name: str, identity: FileIdentity, known: Known | None
) -> AudioFile | None:
    try:
        return None if known is None else known_from_answer(folder, name, identity, known)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
