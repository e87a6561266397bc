"""A checksum of the sound alone, taken from bytes that are read for something else."""

from xxhash import xxh3_128

from music_organizer.filesystem.sound.formats import walk
from music_organizer.filesystem.sound.walking import (
    Gather,
    LongEndError,
    NoSoundError,
    Rest,
    Sound,
    Step,
    Stream,
)
from music_organizer.models.checksums import audio_text


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
        self._hash = xxh3_128()
        self._is_silent = True
        self._is_whole = False
        self._stream = Stream(size, self._hear)
        self._walk = walk(self._stream)
        self._step: Step | None = None
        self._missing = 0
        self._gathered = bytearray()
        self._go_on(None)

    def update(self, piece: memoryview) -> None:
        """Take the next bytes of the file."""
        at = 0
        while self._step is not None and at < len(piece):
            part = piece[at : at + self._missing]
            at += len(part)
            self._missing -= len(part)
            self._stream.left -= len(part)
            if not self._take(self._step, part):
                self._step = None
            elif not self._missing:
                self._go_on(bytes(self._gathered))

    def digest(self) -> str | None:
        """Return the checksum with its kind, `None` when the file has none."""
        if self._is_silent or not self._is_whole:
            return None
        return audio_text(self._hash.digest())

    def _hear(self, sound: bytes | memoryview) -> None:
        if sound:
            self._hash.update(sound)
            self._is_silent = False

    def _take(self, step: Step, part: memoryview) -> bool:
        """Use some bytes; false when they show that there is no telling what is sound."""
        if isinstance(step, Sound):
            self._hear(part)
        elif isinstance(step, Gather):
            self._gathered += part
        elif isinstance(step, Rest):
            try:
                step.reader.feed(part)
            except NoSoundError:
                return False
        return True

    def _go_on(self, answer: bytes | None) -> None:
        """Ask the walk for its next step that wants bytes."""
        if isinstance(self._step, Rest):
            self._is_whole = self._step.reader.is_whole
            return
        self._gathered.clear()
        try:
            while True:
                self._step = self._walk.send(answer)  # type: ignore[arg-type]
                self._missing = self._wanted(self._step)
                if self._missing:
                    return
                answer = b""
        except StopIteration:
            self._step, self._is_whole = None, True
        except LongEndError as error:
            self._step, self.sound_ends_before = None, self._size - error.length
        except NoSoundError:
            self._step = None

    def _wanted(self, step: Step) -> int:
        wanted = self._stream.left if isinstance(step, Rest) else step.length
        if wanted > self._stream.left:
            raise NoSoundError
        return wanted
