"""The child process that reads tags, and may hang, burst or die in its parent's place.

It takes lines of JSON on its input, each as `request_for` makes them, and answers with lines that
tell of a few files each, in their order: their tags, or what else of them is sought. As long as
files are read quickly it waits until it can tell of several; a parent that has to know which file
it is at asks for lines of one each. It ends as soon as its input does, even in the middle of a
file: that is how it notices a parent that died. Until it is asked for anything it may be told of
folders whose files it will be asked for, and reads ahead.
"""

import json
import os
import queue
import signal
import sys
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from music_organizer.processes.speech import READY, say
from music_organizer.tags.ahead import ReadAhead
from music_organizer.tags.reader import read_tags
from music_organizer.tags.unreadable import UnreadableTags
from music_organizer.tags.wire import (
    AHEAD,
    Answer,
    Sought,
    bytes_to_answer,
    cover_to_answer,
    name_from_text,
    path_from_text,
    reading_to_answer,
    unreadable_to_answer,
)

MEMORY = 1 << 30
"""Bytes that reading a file may take beyond what the process holds when it starts."""

_SECONDS_HELD_BACK = 0.05
_PROCESS_SIZE = Path("/proc/self/statm")


def main() -> None:
    """Answer paths until the input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    output = sys.stdout.buffer
    sys.stdout = sys.stderr
    lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    ahead = ReadAhead()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, lines), daemon=True).start()
    _limit_memory()
    say(output, READY)
    while True:
        sought, together, folders = json.loads(lines.get())
        if sought == AHEAD:
            for folder, _ in folders:
                ahead.read(path_from_text(folder), lines.empty)
            continue
        for answers in in_lines(_answers(Sought(sought), folders, ahead), together):
            say(output, answers)


def _listen(source: BinaryIO, lines: queue.SimpleQueue[bytes]) -> None:
    for line in source:
        lines.put(line)
    os._exit(0)


def _answers(
    sought: Sought, folders: Iterable[tuple[str, Sequence[str]]], ahead: ReadAhead
) -> Iterator[Answer]:
    for folder, names in folders:
        place = path_from_text(folder)
        for name in names:
            path = place / name_from_text(name)
            yield _read(path, ahead) if sought is Sought.TAGS else _else(sought, path)


def in_lines(answers: Iterable[Answer], most: int) -> Iterator[list[Answer]]:
    """Yield what goes into each line.

    Args:
        answers: what files say, which takes its time.
        most: of how many files a line may tell.
    """
    line: list[Answer] = []
    since = time.monotonic()
    for answer in answers:
        line.append(answer)
        if len(line) >= most or time.monotonic() - since > _SECONDS_HELD_BACK:
            yield line
            line = []
            since = time.monotonic()
    if line:
        yield line


def _else(sought: Sought, path: Path) -> Answer:
    # This is read seldom; whoever reads tags alone starts without it.
    from music_organizer.tags.picture_size import cover_size  # noqa: PLC0415
    from music_organizer.tags.pictures import read_embedded_picture  # noqa: PLC0415
    from music_organizer.tags.stored_fingerprints import read_fingerprint  # noqa: PLC0415

    try:
        if sought is Sought.FINGERPRINT:
            return bytes_to_answer(sought, read_fingerprint(path))
        picture = read_embedded_picture(path)
        if sought is Sought.COVER:
            return cover_to_answer(cover_size(picture))
        return bytes_to_answer(sought, picture)
    except UnreadableTags as finding:
        return unreadable_to_answer(finding.reason, finding.identity)


def _read(path: Path, ahead: ReadAhead) -> Answer:
    try:
        return reading_to_answer(ahead.take(path) or read_tags(path))
    except UnreadableTags as finding:
        return unreadable_to_answer(finding.reason, finding.identity)


def _limit_memory() -> None:
    """Bound the address space where the system can tell how much of it is in use."""
    try:
        import resource  # noqa: PLC0415 - not every system has it

        pages = int(_PROCESS_SIZE.read_text(encoding="ascii").split()[0])
        limit = pages * resource.getpagesize() + MEMORY
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        if hard != resource.RLIM_INFINITY:
            limit = min(limit, hard)
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
    except (ImportError, OSError, ValueError):
        return


if __name__ == "__main__":
    main()
