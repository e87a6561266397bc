"""Libraries to measure with: real encodes, cloned and given tags of their own.

Small files are some seconds long, large ones some minutes; in both a tenth is of each lossy
format but MP3, two tenths are FLAC, the rest is MP3.
"""

import shutil
import subprocess
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from music_organizer.demo.tagging import tagged
from music_organizer.models.readings import Tags

TRACKS = 12
_FORMATS = ("mp3", "flac", "mp3", "m4a", "mp3", "ogg", "mp3", "flac", "mp3", "opus")
_ENCODERS = {
    "mp3": ("-c:a", "libmp3lame", "-b:a", "{rate}k"),
    "flac": ("-c:a", "flac"),
    "m4a": ("-c:a", "aac", "-b:a", "{rate}k"),
    "ogg": ("-c:a", "libvorbis", "-b:a", "{rate}k"),
    "opus": ("-c:a", "libopus", "-b:a", "{rate}k"),
}
_ALBUMS_IN_A_BOX = 100


@dataclass(frozen=True, slots=True)
class Size:
    """How long and how rich the sound of a library is.

    Attributes:
        seconds: length of a lossy file.
        lossless_seconds: length of a FLAC file.
        rate: kilobits a second of a lossy file.
    """

    seconds: float
    lossless_seconds: float
    rate: int


SMALL = Size(3.5, 0.8, 128)
LARGE = Size(210, 100, 320)


def make_music(root: Path, files: int, size: Size) -> None:
    """Write a library: twelve tracks to an album, a hundred albums to a folder.

    Args:
        root: the folder, which is made.
        files: how many files.
        size: what they sound like.
    """
    seeds = _seeds(root.with_name(root.name + "-seeds"), size)
    for number, kind in enumerate(islice(cycle(_FORMATS), files)):
        album, track = divmod(number, TRACKS)
        folder = root / f"box {album // _ALBUMS_IN_A_BOX:03}" / f"rip_{album:05}"
        if track == 0:
            folder.mkdir(parents=True)
        path = folder / f"{track + 1:02}-track.{kind}"
        path.write_bytes(tagged(seeds[kind], _tags(album, track + 1)))


def _seeds(folder: Path, size: Size) -> dict[str, bytes]:
    """Encode one file of each format and return their bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    encoded = {}
    for kind, options in _ENCODERS.items():
        path = folder / f"seed.{kind}"
        seconds = size.lossless_seconds if kind == "flac" else size.seconds
        sound = f"anoisesrc=color=pink:seed=7:duration={seconds}:sample_rate=44100"
        stereo = ("-ac", "2", "-ar", "48000" if kind == "opus" else "44100")
        command = ("ffmpeg", "-v", "error", "-y", "-f", "lavfi", "-i", sound, *stereo)
        rated = (one.format(rate=size.rate) for one in options)
        subprocess.run([*command, *rated, str(path)], check=True)
        encoded[kind] = path.read_bytes()
    shutil.rmtree(folder)
    return encoded


def _tags(album: int, track: int) -> Tags:
    return Tags(
        title=f"Song {track} of album {album}",
        artists=(f"Artist {album % 997}",),
        album=f"Album {album}",
        album_artists=(f"Artist {album % 997}",),
        date=str(1960 + album % 60),
        track=track,
        track_total=TRACKS,
        genres=("Rock",),
    )
