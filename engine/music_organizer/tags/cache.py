"""Remember the tags of files between runs, so that an unchanged file is not read again."""

import json
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from music_organizer.models.audio_file import AudioFile
from music_organizer.models.file_identity import FileIdentity
from music_organizer.tags.answer_cache import AnswerCache
from music_organizer.tags.answers import known_from_answer
from music_organizer.tags.wire import known_to_answer

CACHE_FILE = "tags.db"
"""What it is called beside the history."""

VERSION = 6
"""Raised whenever a file would be read to other tags than before, or a row be written otherwise."""


class TagCache:
    """Tags by path, size and modification time; see `AnswerCache`.

    Args:
        path: the database; it and its folder are made when there is something to remember.
    """

    def __init__(self, path: Path) -> None:
        self._answers = AnswerCache(path, VERSION)

    def get_many(
        self, folders: Iterable[tuple[Path, Sequence[tuple[str, FileIdentity]]]]
    ) -> tuple[list[AudioFile], list[Path]]:
        """Return what is known of files, and the paths of those nothing is known of, in order.

        Args:
            folders: folders, each with the names of files in it and what `stat` says of them.
        """
        known: list[AudioFile] = []
        unknown: list[Path] = []
        for folder, answers, others in self._answers.get_many(folders):
            unknown += [folder / name for name in others]
            parts = [_parted(text) for _, _, text in answers]
            own = _decoded([part[0] for part in parts])
            for (name, identity, _), (_, common), values in zip(answers, parts, own, strict=True):
                audio = _audio(folder, name, identity, values, common)
                if audio is None:
                    unknown.append(folder / name)
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
    own, common = known_to_answer(audio.reading)
    return f"{json.dumps(own)}\n{common}"


def _parted(text: object) -> tuple[str, str]:
    own, _, common = text.partition("\n") if isinstance(text, str) else ("", "", "")
    return own, common


def _decoded(texts: list[str]) -> list[Any]:
    """Decode what files have of their own: all at once, or one by one where some make no sense."""
    with suppress(ValueError, TypeError, RecursionError):
        decoded: list[Any] = json.loads(f"[{','.join(texts)}]")
        if len(decoded) == len(texts):
            return decoded
    return [_decoded_alone(text) for text in texts]


def _decoded_alone(text: str) -> object:
    with suppress(ValueError, TypeError, RecursionError):
        return json.loads(text)
    return None


def _audio(
    folder: Path,
    name: str,
    identity: FileIdentity,
    own: Any,  # noqa: ANN401
    common: str,
) -> AudioFile | None:
    try:
        return known_from_answer(folder, name, identity, own, common)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
