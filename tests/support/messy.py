"""A small messy library with everything in it that makes organizing hard."""

import os
from pathlib import Path
from typing import Any

from tests.support.audio import make_audio, picture_bytes

_LONG_AGO = 1_234_567_890_123_456_789


def make_mess(source: Path, target: Path) -> None:
    """Write a source with two albums, doubles, a cover, text, an empty folder, and a target.

    The target holds a file that stands in the way of one of the newcomers, and one that has the
    very content of another.
    """
    album: dict[str, Any] = {
        "artist": "Mira Vale",
        "albumartist": "Mira Vale",
        "album": "Harbour",
        "date": "2004",
    }
    one, two = source / "dump" / "harbour", source / "other stuff"
    for number in range(1, 4):
        make_audio(
            one / f"t{number}.mp3", salt=f"h{number}", title=f"Song {number}", track=number, **album
        )
    (one / "Folder.jpg").write_bytes(picture_bytes())
    (source / "notes.txt").write_text("keep me")
    make_audio(two / "double.mp3", salt="other take", title="Song 1", track=1, **album)
    make_audio(two / "same.mp3", salt="h2", title="Song 2", track=2, **album)
    make_audio(
        two / os.fsdecode(b"caf\xe9.flac"), "flac", salt="c", title="Café", artist="Öde",
        album="Ångström", track=7,
    )  # fmt: skip
    (two / "broken.mp3").write_bytes(b"this is no music" * 40)
    (source / "empty" / "inner").mkdir(parents=True)
    (source / "a link.mp3").symlink_to("dump/harbour/t1.mp3")
    library = target / "Albums" / "Mira Vale" / "Harbour (2004)"
    make_audio(library / "03 Song 3.mp3", salt="stands here", title="Song 3", track=3, **album)
    make_times_old(source)
    make_times_old(target)


def make_times_old(root: Path) -> None:
    """Give every file and folder a time of its own, long ago, in odd nanoseconds."""
    for folder, _, files in os.walk(root, topdown=False):
        for number, name in enumerate([*files, "."]):
            path = Path(folder, name)
            if not path.is_symlink():
                moment = _LONG_AGO + number * 1_000_000_007
                os.utime(path, ns=(moment, moment))
