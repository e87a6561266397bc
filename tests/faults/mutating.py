"""Bytes of real files, changed by chance the way damage and ill will change them."""

import json
import zlib
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

LARGEST = 1 << 20
_EXTREMES = (b"\0", b"\xff", b"\x7f", b"\x80", b"\x01")
_DEEP: list[Any] = []
for _ in range(300):
    _DEEP = [_DEEP]
_HOSTILE: tuple[Any, ...] = (
    *("", ".", "..", "../../outside/escaped.mp3", "/etc/passwd", "source:../../outside/x.mp3"),
    *("target:/etc/x", "library:.music-organizer/../../outside/x.mp3", "elsewhere:x"),
    *(
        "source:a\0b",
        "x/" * 3000,
        "\udcff",
        "\u202egnp.mp3",
        "move",
        "completed",
        "copy",
        "restore",
    ),
    *(None, True, 0, -1, 1, 2**63, 2**200, 1e308, [], {}, [[]], {"": None}, _DEEP),
)

Change = Callable[[Random, bytearray, Sequence[bytes]], None]


def mutated(random: Random, seeds: Sequence[bytes], words: Sequence[bytes] = ()) -> bytes:
    """Return one of some files with a few pieces changed.

    Args:
        random: decides.
        seeds: real files.
        words: what means something in them.
    """
    data = bytearray(random.choice(seeds))
    for _ in range(random.choice((1, 1, 1, 2, 3, 5, 8, 30))):
        random.choice(_CHANGES)(random, data, (*words, *_EXTREMES, random.choice(seeds)))
        del data[LARGEST:]
    return bytes(data)


def mutated_log(random: Random, lines: Sequence[str]) -> list[str]:
    """Return the lines of an operation log as somebody would forge them who knows the format."""
    changed = list(lines)
    for _ in range(random.choice((1, 1, 2, 3, 8))):
        at = random.randrange(len(changed))
        content = json.loads(changed[at][9:])
        inside, key = random.choice(list(_places(content)))
        inside[key] = random.choice((*_HOSTILE, random.choice(list(_places(content)))[1]))
        changed[at] = sound_line(content)
    if random.random() < 0.2:
        random.shuffle(changed)
    return changed


def sound_line(content: object) -> str:
    """Return a line of an operation log whose checksum is right, whatever it says."""
    text = json.dumps(content, separators=(",", ":"))
    return f"{zlib.crc32(text.encode()):08x} {text}"


def _places(value: Any) -> Any:  # noqa: ANN401 - any JSON value, and the keys of any container
    if isinstance(value, dict | list):
        for key in value if isinstance(value, dict) else range(len(value)):
            yield value, key
            yield from _places(value[key])


def _somewhere(random: Random, data: bytearray) -> int:
    """Return a place, more often near the beginning, where formats keep what they are."""
    most = random.choice((64, 1024, len(data)))
    return random.randrange(min(most, len(data)) + 1)


def _set_byte(random: Random, data: bytearray, _words: Sequence[bytes]) -> None:
    if data:
        data[min(_somewhere(random, data), len(data) - 1)] = random.randrange(256)


def _flip_bit(random: Random, data: bytearray, _words: Sequence[bytes]) -> None:
    if data:
        data[min(_somewhere(random, data), len(data) - 1)] ^= 1 << random.randrange(8)


def _set_number(random: Random, data: bytearray, _words: Sequence[bytes]) -> None:
    at, size = _somewhere(random, data), random.choice((2, 4, 8))
    data[at : at + size] = random.choice(_EXTREMES) * size


def _insert(random: Random, data: bytearray, words: Sequence[bytes]) -> None:
    at = _somewhere(random, data)
    data[at:at] = random.choice(words)


def _overwrite(random: Random, data: bytearray, words: Sequence[bytes]) -> None:
    at, word = _somewhere(random, data), random.choice(words)
    data[at : at + len(word)] = word


def _remove(random: Random, data: bytearray, _words: Sequence[bytes]) -> None:
    at = _somewhere(random, data)
    del data[at : at + random.choice((1, 4, 16, 300))]


def _repeat(random: Random, data: bytearray, _words: Sequence[bytes]) -> None:
    at, size = _somewhere(random, data), random.choice((1, 4, 30, 300))
    data[at:at] = bytes(data[at : at + size]) * random.choice((1, 2, 10, 500))


def _cut_short(random: Random, data: bytearray, _words: Sequence[bytes]) -> None:
    del data[_somewhere(random, data) :]


_CHANGES: tuple[Change, ...] = (
    _set_byte,
    _flip_bit,
    _set_number,
    _insert,
    _overwrite,
    _remove,
    _repeat,
    _cut_short,
)
