"""A large library of small files, made quickly: real MP3 frames behind tags of their own."""

from importlib import resources
from io import BytesIO
from pathlib import Path
from typing import Any

from mutagen.id3 import ID3, TALB, TDRC, TIT2, TPE1, TRCK

TRACKS = 12


def make_library(root: Path, files: int) -> None:
    """Write files with names of their own, twelve to an album, a hundred albums to a folder."""
    samples = resources.files("music_organizer_resources").joinpath("samples")
    sound = BytesIO(samples.joinpath("tone-low.mp3").read_bytes())
    _id3().delete(sound)
    frames = sound.getvalue()
    for number in range(files):
        album, track = divmod(number, TRACKS)
        folder = root / f"box {album // 100:03}" / f"rip {album:05}"
        if track == 0:
            folder.mkdir(parents=True)
        (folder / f"{track + 1:02}.mp3").write_bytes(_tagged(album, track + 1) + frames)


def _id3() -> Any:  # noqa: ANN401 - mutagen has no types
    return ID3()  # type: ignore[no-untyped-call]


def _tagged(album: int, track: int) -> bytes:
    tags = _id3()
    texts: dict[Any, str] = {
        TIT2: f"Song {track} of album {album}",
        TPE1: f"Artist {album % 997}",
        TALB: f"Album {album}",
        TRCK: str(track),
        TDRC: str(1960 + album % 60),
    }
    for frame, text in texts.items():
        tags.add(frame(encoding=3, text=text))
    written = BytesIO()
    tags.save(written, padding=lambda _: 0)
    return written.getvalue()
