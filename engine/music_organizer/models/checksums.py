"""What is known a file's bytes by."""

from msgspec import Struct

_AUDIO_KIND = "xxh3-128"
_AUDIO_BYTES = 16


class Checksums(Struct, frozen=True):
    """The checksums of one file, taken while it was read once.

    Attributes:
        sha256: SHA-256 of the whole file, hexadecimal.
        audio: checksum of the sound alone, with its kind before a colon; `None` where the format
            is not known, or the file is broken.
    """

    sha256: str
    audio: str | None = None


def audio_text(digest: bytes) -> str:
    """Return the 16 bytes of an XXH3-128 over the sound as records carry it."""
    return f"{_AUDIO_KIND}:{digest.hex()}"


def audio_digest(text: str) -> bytes:
    """Return the 16 bytes that `audio_text` was given.

    Raises:
        ValueError: the text is no such checksum.
    """
    kind, _, digits = text.partition(":")
    digest = bytes.fromhex(digits)
    if kind != _AUDIO_KIND or audio_text(digest) != text or len(digest) != _AUDIO_BYTES:
        raise ValueError("a checksum of sound is none")
    return digest
