"""What the walk through a file may ask for: it sees the bytes once, from first to last."""

from collections.abc import Callable, Generator
from typing import Protocol

from msgspec import Struct

_NOTHING = memoryview(b"")


class NoSoundError(Exception):
    """The file is of no known format, broken, or cut off."""


class LongEndError(Exception):
    """The tags behind the sound begin before the end that was kept.

    Attributes:
        length: how many bytes at the end of the file are known to be no sound.
    """

    def __init__(self, length: int) -> None:
        super().__init__(length)
        self.length = length


class Reader(Protocol):
    """Takes all the rest of a file, in pieces of any length."""

    def feed(self, piece: memoryview) -> None:
        """Take the next bytes, or raise `NoSoundError`."""
        ...

    @property
    def is_whole(self) -> bool:
        """Whether the file may end here."""
        ...


class Gather(Struct, frozen=True):
    """Keep so many bytes and answer with them."""

    length: int


class Pass(Struct, frozen=True):
    """Pass so many bytes by."""

    length: int


class Sound(Struct, frozen=True):
    """The next so many bytes are sound."""

    length: int


class Rest(Struct, frozen=True):
    """Everything from here on goes to a reader of its own."""

    reader: Reader


class Stream(Struct):
    """The file as a walk sees it.

    A walk may take what is at hand itself; only what is not has to be waited for in a `Step`.

    Attributes:
        left: how many bytes are still to come.
        hear: takes bytes that are sound, beside those that `Sound` tells of.
        piece: the bytes that were read last, none of them from behind the end.
        at: where the next byte is among them.
    """

    left: int
    hear: Callable[[bytes | memoryview], object]
    piece: memoryview = _NOTHING
    at: int = 0

    def take(self, length: int) -> bytes:
        """Return the next so many bytes, or nothing when not all of them are at hand."""
        end = self.at + length
        if end > len(self.piece):
            return b""
        found = self.piece[self.at : end].tobytes()
        self.at = end
        self.left -= length
        return found

    def passes(self, length: int) -> bool:
        """Pass so many bytes by, or tell that not all of them are at hand."""
        end = self.at + length
        if end > len(self.piece):
            return False
        self.at = end
        self.left -= length
        return True


Step = Gather | Pass | Sound | Rest
Walk = Generator[Step, bytes, None]
"""Yields what becomes of the next bytes; every turn of a loop in it takes at least one.

A walk that ends has found all the sound; `NoSoundError` says that there is none to be had.
"""
