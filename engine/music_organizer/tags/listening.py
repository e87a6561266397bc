"""Fingerprint the sound of files with Chromaprint, in other processes that may fail alone.

`fpcalc` (of Chromaprint) is asked, or else an `ffmpeg` that was built with Chromaprint; both give
the same words for the first two minutes of a file.
"""

import json
import os
import shutil
import subprocess
from array import array
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from music_organizer.models.audio_file import AudioFile
from music_organizer.models.duplicates import Fingerprint
from music_organizer.tags.answer_cache import AnswerCache

if TYPE_CHECKING:
    from music_organizer.models.file_identity import FileIdentity

VERSION = 1
"""Raised whenever the same file would get another fingerprint than before."""

NO_PROGRAM = (
    "Nothing could be listened to: neither fpcalc (Chromaprint) nor an ffmpeg with Chromaprint is "
    "installed."
)

_SECONDS_HEARD = "120"
_FPCALC = ("-raw", "-json", "-length", _SECONDS_HEARD, "{}")
_FFMPEG = (
    *("-nostdin", "-v", "error", "-protocol_whitelist", "file,pipe"),
    *("-t", _SECONDS_HEARD, "-i", "file:{}", "-map", "0:a:0"),
    *("-f", "chromaprint", "-fp_format", "raw", "-"),
)
_SECONDS_PER_FILE = 60.0
_MOST_PROCESSES = 8
_AHEAD = 4
_CACHE_SLICE = 100
_MOST_WORDS = 4_000
_WORD_BYTES = 4


class _Program(Struct, frozen=True):
    """A program that fingerprints.

    Attributes:
        command: what is called, the path of the file put where `{}` stands.
        read: makes words of what it says.
    """

    command: tuple[str, ...]
    read: Callable[[bytes], Fingerprint]

    def call(self, path: Path) -> list[str | bytes]:
        """Return the command for one file."""
        return [
            part.replace("{}", "").encode() + os.fsencode(path) if "{}" in part else part
            for part in self.command
        ]


def program() -> _Program | None:
    """Return a program that fingerprints, `None` when there is none."""
    fpcalc = shutil.which("fpcalc")
    if fpcalc:
        return _Program((fpcalc, *_FPCALC), _words_of_json)
    ffmpeg = shutil.which("ffmpeg")
    if ffmpeg and _knows_chromaprint(ffmpeg):
        return _Program((ffmpeg, *_FFMPEG), _words_of_bytes)
    return None


class Listener:
    """Fingerprints many files, a few at a time, and remembers what it heard.

    Args:
        cache: the database of what was heard in earlier runs.
        learns: whether what is heard is put into it.
        processes: most at a time; 0 means one for each processor.
        seconds_per_file: how long one file may take.
    """

    def __init__(
        self,
        cache: Path,
        *,
        learns: bool = True,
        processes: int = 0,
        seconds_per_file: float = _SECONDS_PER_FILE,
    ) -> None:
        self._cache = AnswerCache(cache, VERSION)
        self._learns = learns
        self._processes = min(processes or os.cpu_count() or 1, _MOST_PROCESSES)
        self._seconds = seconds_per_file
        self._running: set[subprocess.Popen[bytes]] = set()
        self._is_stopped = False

    def cancel(self) -> None:
        """End every process; may be called from any thread."""
        self._is_stopped = True
        for process in tuple(self._running):
            process.kill()

    def listen(self, files: Iterable[AudioFile]) -> Iterator[tuple[Path, Fingerprint | None]]:
        """Yield the fingerprint of each file, in no particular order.

        `None` stands for a file that could not be heard. Without a program only what is known
        from earlier runs is told.
        """
        files = [file for file in files if file.identity is not None]
        known = self._known(files)
        yield from known.items()
        found = program()
        unknown = [file for file in files if file.path not in known]
        if found is None:
            yield from ((file.path, None) for file in unknown)
            return
        heard: list[tuple[AudioFile, Fingerprint]] = []
        for file, words in self._heard(found, unknown):
            if words is not None:
                heard.append((file, words))
            if len(heard) >= _CACHE_SLICE:
                self._learn(heard)
                heard = []
            yield file.path, words
        self._learn(heard)

    def _known(self, files: list[AudioFile]) -> dict[Path, Fingerprint]:
        asked: dict[Path, list[tuple[str, FileIdentity]]] = defaultdict(list)
        for file in files:
            if file.identity is not None:
                asked[file.path.parent].append((file.path.name, file.identity))
        known: dict[Path, Fingerprint] = {}
        for folder, answers, _ in self._cache.get_many(asked.items()):
            for name, _, text in answers:
                with suppress(ValueError, TypeError):
                    known[folder / name] = _words_of_bytes(bytes.fromhex(text))
        return known

    def _learn(self, heard: list[tuple[AudioFile, Fingerprint]]) -> None:
        if self._learns and heard:
            self._cache.put_many(
                (file.path, file.identity, words.hex())
                for file, words in heard
                if file.identity is not None
            )

    def _heard(
        self, found: _Program, files: Iterable[AudioFile]
    ) -> Iterator[tuple[AudioFile, Fingerprint | None]]:
        waiting: deque[tuple[AudioFile, Future[Fingerprint | None]]] = deque()
        with ThreadPoolExecutor(self._processes, thread_name_prefix="listener") as pool:
            try:
                for file in files:
                    waiting.append((file, pool.submit(self._ask, found, file.path)))
                    if len(waiting) >= _AHEAD * self._processes:
                        first, answer = waiting.popleft()
                        yield first, answer.result()
                    if self._is_stopped:
                        return
                while waiting:
                    first, answer = waiting.popleft()
                    yield first, answer.result()
            finally:
                for _, answer in waiting:
                    answer.cancel()

    def _ask(self, found: _Program, path: Path) -> Fingerprint | None:
        if self._is_stopped:
            return None
        try:
            process = subprocess.Popen(
                found.call(path),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        except OSError:
            return None
        self._running.add(process)
        if self._is_stopped:
            # Whoever stopped everything meanwhile did not see this one.
            process.kill()
        with process:
            try:
                said, _ = process.communicate(timeout=self._seconds)
                words = found.read(said)
            except (subprocess.TimeoutExpired, ValueError, KeyError, TypeError, OverflowError):
                process.kill()
                return None
            finally:
                self._running.discard(process)
        return words or None


def _words_of_json(said: bytes) -> Fingerprint:
    # Some versions write the words with a sign.
    words = (word & 0xFFFFFFFF for word in json.loads(said)["fingerprint"][:_MOST_WORDS])
    return Fingerprint(array("I", words).tobytes())


def _words_of_bytes(said: bytes) -> Fingerprint:
    if len(said) % _WORD_BYTES:
        raise ValueError("it is cut off within a word")
    return Fingerprint(said[: _MOST_WORDS * _WORD_BYTES])


def _knows_chromaprint(ffmpeg: str) -> bool:
    command = [ffmpeg, "-hide_banner", "-muxers"]
    try:
        told = subprocess.run(command, capture_output=True, check=False, timeout=_SECONDS_PER_FILE)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return b" chromaprint " in told.stdout
