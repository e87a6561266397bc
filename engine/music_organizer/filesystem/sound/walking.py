"""What the walk through a file may ask for: it sees the bytes once, from first to last."""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Protocol


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


@dataclass(frozen=True, slots=True)
class Gather:
    """Keep so many bytes and answer with them."""

    length: int


@dataclass(frozen=True, slots=True)
class Pass:
    """Pass so many bytes by."""

    length: int


@dataclass(frozen=True, slots=True)
class Sound:
    """The next so many bytes are sound."""

    length: int


@dataclass(frozen=True, slots=True)
class Rest:
    """Everything from here on goes to a reader of its own."""

    reader: Reader


@dataclass(slots=True)
class Stream:
    """The file as a walk sees it.

    Attributes:
        left: how many bytes are still to come.
        hear: takes bytes that are sound, beside those that `Sound` tells of.
    """

    left: int
    hear: Callable[[bytes | memoryview], object]


Step = Gather | Pass | Sound | Rest
Walk = Generator[Step, bytes, None]
"""Yields what becomes of the next bytes; every turn of a loop in it gathers at least one.

A walk that ends has found all the sound; `NoSoundError` says that there is none to be had.
"""
