"""The playlists of the messy library: every format, every way to write a path, every odd habit.

What is unusual about a playlist stands in its name: `latin-1`, `bom`, `backslashes`. So whoever
counts its entries needs to know nothing else, wherever it lies in the end.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.music.collection import PLAIN
from tests.support.playlists import FORMATS, entries, write_playlist

SUFFIXES = frozenset(FORMATS)
NOWHERE = (
    "http://radio.example/stream",
    "D:\\Music\\Tin Lanterns\\01.mp3",
    "/dev/cdrom",
    "cdda://1",
    "gone/long ago.mp3",
)
"""Entries that name no file that is there, before or after."""
_TOO_LONG = 9_000_000


@dataclass(frozen=True, slots=True)
class PlaylistFolders:
    """Where playlists lie: among the music, in the library, and somewhere else.

    Attributes:
        source: the messy folder.
        target: the library.
        extra: a folder that the person names.
    """

    source: Path
    target: Path
    extra: Path

    def write(self) -> int:
        """Write every playlist and return how many there are."""
        written = [path for path in self._all() if path.stat().st_size]
        return len(written)

    def resolving(self) -> tuple[int, int]:
        """Return how many entries name a file that is there, and how many there are in all."""
        found = [(path.parent, name) for path in self._readable() for name in _names(path)]
        return sum((folder / name).is_file() for folder, name in found), len(found)

    def _readable(self) -> Iterator[Path]:
        for root in (self.source, self.target, self.extra):
            for folder, _, names in os.walk(root):
                paths = (Path(folder, name) for name in sorted(names))
                yield from (
                    path
                    for path in paths
                    if path.suffix in SUFFIXES
                    and ".music-organizer" not in path.parts
                    and "hostile" not in path.parts
                )

    def _all(self) -> Iterator[Path]:
        yield from self._of_albums()
        mixed = self._mixed()
        for suffix in FORMATS:
            yield write_playlist(self.source / f"playlists/mixed{suffix}", mixed)
            yield write_playlist(self.source / f"playlists/absolute{suffix}", mixed, absolute=True)
            yield write_playlist(self.target / f"Playlists/mine{suffix}", mixed)
            yield write_playlist(self.extra / f"of the car{suffix}", mixed, absolute=True)
        yield from self._odd(mixed)
        yield from self._hostile()

    def _of_albums(self) -> Iterator[Path]:
        for number in range(1, PLAIN + 1):
            folder = self.source / f"heap/{number:02}"
            if not folder.is_dir():
                continue
            tracks = sorted(path for path in folder.iterdir() if " - by " in path.name)
            tracks = [path for path in tracks if path.suffix != ".lrc"]
            suffix = FORMATS[number % 5]
            yield write_playlist(folder / f"all{suffix}", tracks, absolute=number % 2 == 0)
            yield write_playlist(folder / "rip.cue", tracks)

    def _mixed(self) -> list[Path]:
        """Every seventh file, wherever it lies, and some that will stay where they are."""
        music = {".mp3", ".flac", ".ogg", ".opus", ".m4a", ".wma"}
        every = sorted(path for path in self.source.rglob("*") if path.suffix in music)
        sound = [path for path in every if not path.name.startswith("._")]
        return [path for path in sound if "hostile" not in path.parts][::7]

    def _odd(self, mixed: list[Path]) -> Iterator[Path]:
        accents = [*sorted(self.source.glob("heap/Café/*")), *mixed[:20]]
        lists = self.source / "playlists"
        yield _lines(lists / "latin-1.m3u", accents, encoding="latin-1")
        yield _lines(lists / "bom.m3u8", accents, encoding="utf-8-sig", end="\n")
        yield _lines(lists / "backslashes.m3u", mixed, spelled=lambda name: name.replace("/", "\\"))
        yield _lines(lists / "line feeds.m3u8", accents, end="\n")
        yield _lines(self.target / "from everywhere.m3u8", mixed[:30], more=NOWHERE)
        yield _lines(lists / "nothing but streams.m3u", (), more=NOWHERE)

    def _hostile(self) -> Iterator[Path]:
        folder = self.source / "hostile"
        folder.mkdir(exist_ok=True)
        binary, endless = folder / "binary.m3u", folder / "endless.m3u8"
        binary.write_bytes(bytes(range(256)) * 16)
        endless.write_bytes(b"right/01.mp3\n" * (_TOO_LONG // 13))
        cue = folder / "missing.cue"
        cue.write_text('FILE "no such file.wav" WAVE\n  TRACK 01 AUDIO\n', encoding="utf-8")
        yield from (binary, endless, cue)


def _lines(
    path: Path,
    files: Iterable[Path],
    *,
    more: Iterable[str] = (),
    encoding: str = "utf-8",
    end: str = "\r\n",
    spelled: Callable[[str], str] = str,
) -> Path:
    names = [spelled(os.path.relpath(one, path.parent)) for one in files]
    text = end.join(["#EXTM3U", "# kept as it is", *names, *more])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode(encoding))
    return path


def _names(path: Path) -> list[str]:
    encoding = next((one for one in ("latin-1",) if one in path.name), "utf-8-sig")
    names = entries(path, encoding)
    return [one.replace("\\", "/") for one in names] if "backslashes" in path.name else names
