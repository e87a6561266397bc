"""Hear bytes as the program hears a file."""

from collections.abc import Iterator

from music_organizer.filesystem.sound.hasher import SoundHasher


def heard(data: bytes, piece: int = 1 << 16) -> str | None:
    """Return the checksum of the sound in a file that is read in pieces of some length."""
    hasher = SoundHasher(len(data))
    for part in _pieces(data, piece):
        hasher.update(part)
    while hasher.sound_ends_before is not None:
        data = data[: hasher.sound_ends_before]
        hasher = SoundHasher(len(data))
        for part in _pieces(data, piece):
            hasher.update(part)
    return hasher.digest()


def _pieces(data: bytes, length: int) -> Iterator[memoryview]:
    view = memoryview(data)
    for at in range(0, len(data), length):
        yield view[at : at + length]
