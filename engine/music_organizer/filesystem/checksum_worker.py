"""The child process that takes checksums of small files, without the interpreter of its parent.

It takes lines of JSON on its input, each as `request_for` makes them, and answers each with one
line: for every file its checksums, or `null` where the parent has to look for itself. It ends with
its input, and so with its parent.
"""

import json
import signal
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from music_organizer.errors import OperationError
from music_organizer.filesystem.checksum import checksum, checksums
from music_organizer.models.file_identity import FileIdentity
from music_organizer.processes.speech import READY, say


class HashTask(NamedTuple):
    """A file to take checksums of.

    Attributes:
        folder: the folder it lies in.
        name: its name.
        identity: which file it has to be.
        is_audio: whether the checksum of its sound is wanted as well.
    """

    folder: Path
    name: str
    identity: FileIdentity
    is_audio: bool


Answer = tuple[str, str | None] | None
"""The fields of `Checksums`, or nothing."""

_Asked = tuple[str, Sequence[int], bool]
Request = list[tuple[str, list[_Asked]]]
"""Folders, with names in them, identities and whether the sound is wanted."""


def request_for(tasks: Iterable[HashTask]) -> Request:
    """Return what the child is given."""
    folders: Request = []
    last = None
    for folder, name, identity, is_audio in tasks:
        if folder is not last:
            folders.append((str(folder), []))
            last = folder
        folders[-1][1].append((name, identity, is_audio))
    return folders


def main() -> None:
    """Answer requests until the input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    output = sys.stdout.buffer
    say(output, READY)
    for line in sys.stdin.buffer:
        answers: list[Answer] = []
        for folder, files in json.loads(line):
            place = Path(folder)
            answers += [_taken(place, file) for file in files]
        say(output, answers)


def _taken(folder: Path, asked: _Asked) -> Answer:
    name, which, is_audio = asked
    path, identity = folder / name, FileIdentity(*which)
    try:
        if is_audio:
            found = checksums(path, identity)
            return found.sha256, found.audio
        return checksum(path, identity), None
    except OperationError:
        # Whoever asks meets the same trouble, and can say what it means.
        return None


if __name__ == "__main__":
    main()
