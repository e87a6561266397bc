"""Songs that a program can tell apart by ear, in any format and quality, made by ffmpeg."""

import math
import random
import shutil
import struct
import subprocess
import wave
from functools import cache
from pathlib import Path
from typing import Any, cast

import mutagen
from mutagen.apev2 import APEv2
from mutagen.id3 import ID3, TXXX

from music_organizer.demo.tagging import tagged
from music_organizer.models.readings import Tags

HAS_FFMPEG = shutil.which("ffmpeg") is not None

_RATE = 22_050
_SECONDS_A_NOTE = 0.25
_LOWEST = 110.0
_HALF_TONES = 36


@cache
def melody(song: int, seconds: float = 30.0, loudness: float = 0.6) -> bytes:
    """Return mono 16-bit sound of a melody in three voices that no other number has."""
    dice = random.Random(song)
    samples = bytearray()
    for _ in range(round(seconds / _SECONDS_A_NOTE)):
        tones = [_LOWEST * 2 ** (dice.randrange(_HALF_TONES) / 12) for _ in range(3)]
        for step in range(round(_RATE * _SECONDS_A_NOTE)):
            moment = step / _RATE
            fade = 1 - step / (_RATE * _SECONDS_A_NOTE)
            value = sum(math.sin(2 * math.pi * tone * moment) for tone in tones) / 3
            samples += struct.pack("<h", round(32_000 * loudness * fade * value))
    return bytes(samples)


def make_song(
    path: Path,
    song: int,
    *options: str,
    tags: Tags | None = None,
    cover: bytes = b"",
    seconds: float = 30.0,
    loudness: float = 0.6,
) -> Path:
    """Encode a song to the format of its suffix.

    Args:
        path: where to.
        song: which one.
        options: what ffmpeg is told beside, such as `-b:a 64k`.
        tags: what to write into it.
        cover: a picture to embed.
        seconds: how long it plays.
        loudness: 0 to 1, as another master may have it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    source = path.with_name(f"{path.name}.source.wav")
    with wave.open(str(source), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(_RATE)
        sound.writeframes(melody(song, seconds, loudness))
    command = ["ffmpeg", "-nostdin", "-v", "error", "-y", "-i", str(source), *options, str(path)]
    subprocess.run(command, check=True, timeout=60)
    source.unlink()
    if tags is not None:
        path.write_bytes(tagged(path.read_bytes(), tags, cover=cover))
    return path


def fingerprint(path: Path, form: str) -> bytes:
    """Return what the Chromaprint in ffmpeg hears: `raw` words, or `base64` as in tags."""
    command = ["ffmpeg", "-nostdin", "-v", "error", "-t", "120", "-i", str(path), "-f"]
    command += ["chromaprint", "-fp_format", form, "-"]
    return subprocess.run(command, check=True, capture_output=True, timeout=60).stdout


def leave_fingerprint(path: Path, text: str) -> None:
    """Write a fingerprint into tags, under the name that Picard gives it in each format."""
    # mutagen declares hardly any types.
    media: Any = mutagen.File(path)
    tags: Any = media.tags
    txxx: Any = TXXX
    if isinstance(tags, ID3):
        cast("Any", tags).add(txxx(encoding=3, desc="Acoustid Fingerprint", text=[text]))
    elif type(tags).__name__ == "MP4Tags":
        tags["----:com.apple.iTunes:Acoustid Fingerprint"] = [text.encode()]
    elif type(tags).__name__ == "ASFTags":
        tags["Acoustid/Fingerprint"] = [text]
    else:
        name = "Acoustid_Fingerprint" if isinstance(tags, APEv2) else "ACOUSTID_FINGERPRINT"
        tags[name] = text
    media.save()
