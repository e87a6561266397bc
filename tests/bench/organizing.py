"""Measure organizing and taking back against what other programs need.

python -m tests.bench.organizing [PART ...]

Parts: peers, large, scale, preview, rollback, fast. Without one: all. The table goes to
`build/bench/organizing.json` as well.
"""

import asyncio
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import mutagen

from music_organizer import Config, EnhancedAsyncMusicOrganizer
from tests.bench.music import LARGE, SMALL, Size, make_music
from tests.bench.programs import Beets, Stand, hash_with_coreutils, hash_with_openssl
from tests.bench.turns import Table, in_turn

_LIBRARIES = Path("build/bench/libraries")
_ROUNDS = int(os.environ.get("BENCH_ROUNDS", "5"))


class Libraries:
    """The libraries of the measurements, each made when it is first asked for."""

    @property
    def small(self) -> Path:
        """20,000 small files."""
        return self._made("S", 20_000, SMALL)

    @property
    def tenth(self) -> Path:
        """A tenth of as many."""
        return self._made("S2k", 2_000, SMALL)

    @property
    def large(self) -> Path:
        """1,000 files of some 8 MB."""
        return self._made("L", 1_000, LARGE)

    def _made(self, name: str, files: int, size: Size) -> Path:
        folder = _LIBRARIES / name
        if not folder.exists():
            unfinished = _LIBRARIES / f"{name}.part"
            make_music(unfinished, files, size)
            unfinished.rename(folder)
        return folder


def peers(table: Table, libraries: Libraries) -> None:
    """Organize small files: against beets and the commands that do a part of it."""
    beets = Beets()
    with _stand() as stand:
        laid = partial(_Laid, stand, libraries.tenth)
        taken = in_turn(
            _ROUNDS,
            {
                "organize": laid(stand.organize),
                "beets": laid(lambda: beets.move(stand)),
                "openssl": laid(lambda: hash_with_openssl(stand.source)),
                "sha256sum": laid(lambda: hash_with_coreutils(stand.source)),
                "renames": laid(lambda: _rename_all(stand)),
            },
        )
    table.compare("organize S2k : beets move S2k", taken, "organize", "beets", 0.1)


def large(table: Table, libraries: Libraries) -> None:
    """Organize large files that the memory holds: hashing them is nearly all there is to do."""
    hash_with_openssl(libraries.large)
    with _stand() as stand:
        taken = in_turn(
            _ROUNDS,
            {
                "organize": _Laid(stand, libraries.large, stand.organize),
                "openssl": lambda: hash_with_openssl(libraries.large),
            },
        )
    table.compare("organize L : openssl L on two processes", taken, "organize", "openssl", 1.25)


def scale(table: Table, libraries: Libraries) -> None:
    """Organize ten times as many files."""
    with _stand() as stand:
        taken = in_turn(
            _ROUNDS,
            {
                "S": _Laid(stand, libraries.small, stand.organize),
                "S2k": _Laid(stand, libraries.tenth, stand.organize),
            },
        )
    table.compare("organize S : organize S2k", taken, "S", "S2k", 11)


def preview(table: Table, libraries: Libraries) -> None:
    """Preview small files for the first and for the second time."""
    with _stand() as stand:
        second = partial(stand.organize, "--dry-run", "--smart-cache")
        remembering = partial(_preview_remembering, stand)
        taken = in_turn(
            _ROUNDS,
            {
                "first": _Laid(stand, libraries.small, partial(stand.organize, "--dry-run")),
                "mutagen": lambda: _read_all(libraries.small),
                "first, remembering": _Laid(stand, libraries.small, remembering),
                "second": second,
            },
        )
    table.compare("preview S : mutagen.File() over S", taken, "first", "mutagen", 0.8)
    table.compare("second preview of S : first", taken, "second", "first", 0.15)


def rollback(table: Table, libraries: Libraries) -> None:
    """Take a run back, with and without reading the files again."""
    with _stand() as stand:
        taken = in_turn(
            _ROUNDS,
            {
                "organize": _Laid(stand, libraries.small, stand.organize),
                "rollback, unread": partial(stand.roll_back, "--checksums", "copies"),
                "organize again": _Laid(stand, libraries.small, stand.organize),
                "rollback": stand.roll_back,
            },
        )
    table.compare("rollback of S unread : organize S", taken, "rollback, unread", "organize", 0.35)
    table.compare("the same with checksums", taken, "rollback", "organize again", 0.6)


def fast(table: Table, libraries: Libraries) -> None:
    """Organize without checksums of what stays on its drive."""
    with _stand() as stand:
        hasty = ("--checksums", "copies")
        taken = in_turn(
            _ROUNDS,
            {
                "default": _Laid(stand, libraries.small, stand.organize),
                "fast": _Laid(stand, libraries.small, partial(stand.organize, *hasty)),
            },
        )
    table.compare("organize S without checksums : with", taken, "fast", "default", 0.6)


class _Laid:
    """Lays a library out anew and clocks what is then done with it."""

    def __init__(self, stand: Stand, library: Path, act: Callable[[], None]) -> None:
        self._stand, self._library, self._act = stand, library, act

    def __call__(self) -> float:
        self._stand.lay(self._library)
        begun = time.perf_counter()
        self._act()
        return time.perf_counter() - begun


@contextmanager
def _stand() -> Iterator[Stand]:
    """Give a folder on the drive of the libraries, so that files can have further names there."""
    _LIBRARIES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=_LIBRARIES.parent) as folder:
        yield Stand(Path(folder, "stand").absolute())


def _preview_remembering(stand: Stand) -> None:
    """Fill the metadata cache as the window does; a dry run of the program leaves it alone."""

    async def preview() -> None:
        config = Config(history_path=stand.history, smart_cache=True)
        async with EnhancedAsyncMusicOrganizer(config) as organizer:
            (await organizer.plan(stand.source, stand.target, learns=True)).value()

    asyncio.run(preview())


def _read_all(folder: Path) -> None:
    load: Callable[[Path], object] = mutagen.File
    for path in folder.rglob("*.*"):
        load(path)


def _rename_all(stand: Stand) -> None:
    for path in list(stand.source.rglob("*.*")):
        goal = stand.target / path.relative_to(stand.source)
        goal.parent.mkdir(parents=True, exist_ok=True)
        path.rename(goal)


PARTS = {part.__name__: part for part in (peers, large, scale, preview, rollback, fast)}


def main(chosen: list[str]) -> None:
    """Measure some parts, or all."""
    table, libraries = Table(), Libraries()
    for name in chosen or PARTS:
        PARTS[name](table, libraries)
    table.write(Path("build/bench/organizing.json"))


if __name__ == "__main__":
    main(sys.argv[1:])
