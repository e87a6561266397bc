"""A checksum of the sound alone, taken from bytes that are read for something else."""

from xxhash import xxh3_128

from music_organizer.filesystem.sound.formats import walk
from music_organizer.filesystem.sound.walking import (
    Gather,
    LongEndError,
    NoSoundError,
    Pass,
    Rest,
    Sound,
    Step,
    Stream,
)
from music_organizer.models.checksums import audio_text


class _Heard:
    """What was heard so far: apart from the hasher, so that it and its walk form no cycle."""

    __slots__ = ("hash", "is_silent")

    def __init__(self) -> None:
        self.hash = xxh3_128()
        self.is_silent = True

    def add(self, sound: bytes | memoryview) -> None:
        if sound:
            self.hash.update(sound)
            self.is_silent = False


class SoundHasher:
    """Takes the bytes of a file as they are read and hashes those that are sound.

    No length that a file tells of is believed beyond its size; a file that wants more has no
    checksum of its sound.

    Args:
        size: length of the file, in bytes.

    Attributes:
        sound_ends_before: set when the tags at the end are so long that the sound before them has
            to be heard anew: the size to hear the file with, in bytes.
    """

    def __init__(self, size: int) -> None:
        self.sound_ends_before: int | None = None
        self._size = size
        self._heard = _Heard()
        self._is_whole = False
        self._stream = Stream(size, self._heard.add)
        self._walk = walk(self._stream)
        self._step: Step | None = None
        self._missing = 0
        self._gathered = bytearray()
        self._go_on(None)

    def update(self, piece: bytes | memoryview) -> None:
        """Take the next bytes of the file."""
        stream = self._stream
        stream.piece = view = memoryview(piece)[: stream.left]
        stream.at = 0
        while stream.at < len(view) and (step := self._step) is not None:
            part = view[stream.at : stream.at + self._missing]
            stream.at += len(part)
            stream.left -= len(part)
            self._missing -= len(part)
            if isinstance(step, Gather):
                self._gather(part)
            else:
                self._take(step, part)

    def digest(self) -> str | None:
        """Return the checksum with its kind, `None` when the file has none."""
        if self._heard.is_silent or not self._is_whole:
            return None
        return audio_text(self._heard.hash.digest())

    def _gather(self, part: memoryview) -> None:
        """Keep some bytes, or answer with them when all that were asked for are there."""
        if not (self._missing or self._gathered):
            self._go_on(part.tobytes())
            return
        self._gathered += part
        if not self._missing:
            answer = bytes(self._gathered)
            self._gathered.clear()
            self._go_on(answer)

    def _take(self, step: Sound | Pass | Rest, part: memoryview) -> None:
        """Use some bytes; they may show that there is no telling what is sound."""
        if isinstance(step, Sound):
            self._heard.add(part)
        elif isinstance(step, Rest):
            try:
                step.reader.feed(part)
            except NoSoundError:
                self._step = None
                return
        if self._missing:
            return
        if isinstance(step, Rest):
            self._step, self._is_whole = None, step.reader.is_whole
        else:
            self._go_on(b"")

    def _go_on(self, answer: bytes | None) -> None:
        """Ask the walk for its next step that wants bytes."""
        try:
            while True:
                step = self._walk.send(answer)  # type: ignore[arg-type]
                left = self._stream.left
                wanted = left if isinstance(step, Rest) else step.length
                if wanted:
                    self._step = step if wanted <= left else None
                    self._missing = wanted
                    return
                answer = b""
        except StopIteration:
            self._step, self._is_whole = None, True
        except LongEndError as error:
            self._step, self.sound_ends_before = None, self._size - error.length
        except NoSoundError:
            self._step = None
