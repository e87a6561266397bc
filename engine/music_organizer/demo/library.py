"""Write the sample library: small, messy, and the same every time."""

import os
from datetime import UTC, datetime
from functools import cache
from importlib import resources
from pathlib import Path

from music_organizer.demo.catalogue import (
    HARBOUR_LIGHTS,
    HARBOUR_TITLES,
    SampleTrack,
    sample_tracks,
)
from music_organizer.demo.tagging import tagged
from music_organizer.errors import FolderError

_PICTURES = {
    f"{HARBOUR_LIGHTS}/cover.jpg": "cover-dusk.jpg",
    "Music/glass orchard/Slow Cartography/Folder.jpg": "cover-moss.jpg",
    "Music/saltmarsh radio live/front.jpg": "cover-plum.jpg",
    "Music/glass orchard/Slow Cartography/Scans/booklet 1.jpg": "cover-moss.jpg",
    "Music/Common Ground (Copper Sparrow + Glass Orchard)/Common Ground.png": "cover-sand.png",
}
_TEXTS = {
    f"{HARBOUR_LIGHTS}/harbour lights.m3u": "#EXTM3U\r\n"
    + "".join(
        f"{number:02}-{title.lower().replace(' ', '_')}.mp3\r\n"
        for number, title in enumerate(HARBOUR_TITLES, 1)
    ),
    f"{HARBOUR_LIGHTS}/01-first_light.lrc": "[00:00.00]The lamp goes round, the lamp goes round\n",
    "Music/The Tin Lanterns - Atlas of Rain/CD1/rip.log": "CD1: every track read without errors\n",
    "Music/The Tin Lanterns - Atlas of Rain/CD2/Rip.log": "CD2: every track read without errors\n",
    "Downloads/read me first.txt": "Thank you for your visit, come again!\n",
    "Music/glass orchard/Slow Cartography/notes.txt": "Bought at the concert. Rip again?\n",
    # What is left of a download that met an error page.
    "Downloads/track07.mp3": "<!DOCTYPE html>\n<title>404 Not Found</title>\n" * 40,
    "Phone backup/F07/Thumbs.db": "\0" * 512,
}
_EMPTY_FOLDERS = ("New folder", "Music/glass orchard/Scans")
_OLDEST = int(datetime(2015, 4, 1, 18, 30, tzinfo=UTC).timestamp())
_BETWEEN = 86_400 * 3 + 4_211


def write_sample_library(root: Path) -> int:
    """Write the library into a folder that is missing or empty.

    The bytes, names and times are the same whenever it is written by the same program.

    Args:
        root: the folder; it is made when it is missing.

    Returns:
        How many files were written.

    Raises:
        FolderError: the folder holds something already; it is left as it is.
    """
    root.mkdir(parents=True, exist_ok=True)
    if any(root.iterdir()):
        raise FolderError(
            f"The sample library needs an empty folder, and {root} holds something already. "
            "Nothing was written."
        )
    written = [_write_track(root, track) for track in sample_tracks()]
    written += [_write(root / path, _sample(seed)) for path, seed in _PICTURES.items()]
    written += [_write(root / path, text.encode()) for path, text in _TEXTS.items()]
    for folder in _EMPTY_FOLDERS:
        (root / folder).mkdir(parents=True)
    _set_times(root, written)
    return len(written)


def _write_track(root: Path, track: SampleTrack) -> Path:
    sound = _sample(track.seed)
    if track.tags is not None:
        cover = _sample(track.cover) if track.cover else b""
        sound = tagged(sound, track.tags, id3_version=track.id3_version, cover=cover)
    return _write(root / track.path, sound)


def _write(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(data)
    return path


def _set_times(root: Path, files: list[Path]) -> None:
    """Give files and folders times of past years; folders last, since files change theirs."""
    folders = sorted((path for path in root.rglob("*") if path.is_dir()), reverse=True)
    for count, path in enumerate([*files, *folders]):
        moment = _OLDEST + count * _BETWEEN
        os.utime(path, (moment, moment))


@cache
def _sample(name: str) -> bytes:
    samples = resources.files("music_organizer_resources") / "samples"
    return (samples / name).read_bytes()
