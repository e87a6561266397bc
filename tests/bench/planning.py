"""Measure how long it takes to know where everything goes.

    python -m tests.bench.planning [FILES]

First: two previews of real small files, the second with the metadata cache that the first has
filled, in turn; medians count. Then: grouping, classifying and planning files whose tags are known,
in three sizes, so that one sees whether the time grows as the library does. Times are of the
processor, those of the processes that read tags included, and beside them of the clock; other work
on the machine lengthens only the second.
"""

import asyncio
import gc
import os
import resource
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from music_organizer import Config, EnhancedAsyncMusicOrganizer
from music_organizer.filesystem.looking import LookingGlass
from music_organizer.models.audio_file import AudioFile
from music_organizer.models.file_identity import FileIdentity
from music_organizer.models.operation import now
from music_organizer.models.readings import Tags
from music_organizer.models.session import OperationSession
from music_organizer.planning.material import Material
from music_organizer.planning.organize_planner import plan_organize
from tests.bench.library import TRACKS, make_library

SIZES = (25_000, 50_000, 100_000)
REAL_FILES = 20_000
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "5"))
MOST_SECONDS, MOST_GROWTH, FEWEST_TIMES = 10.0, 1.25, 8.0

_GENRES = ("Rock", "Jazz", "Classical", "Folk", "Electronic")
_KINDS = ("Album {}", "Live at Hall {}", "Album {} (Deluxe Edition)", "Greatest Hits {}")


def main(files: int) -> bool:
    """Print all figures and tell whether the limits are kept."""
    base = Path(tempfile.mkdtemp(prefix="music-organizer-bench-"))
    try:
        make_library(base / "real", files)
        rounds = [asyncio.run(_previews(base, files)) for _ in range(ROUNDS)]
        first, second = map(statistics.median, zip(*rounds, strict=True))
        times = first / second
        print(f"  the second preview takes {times:.1f} times less")
        seconds = [_planned(base, size) for size in SIZES]
        growth = seconds[-1] / seconds[0] * SIZES[0] / SIZES[-1]
        print(f"  growth from {SIZES[0]:,} to {SIZES[-1]:,} files: {growth:.2f} of linear")
    finally:
        shutil.rmtree(base)
    kept = seconds[-1] < MOST_SECONDS and growth < MOST_GROWTH and times >= FEWEST_TIMES
    print("limits kept" if kept else "LIMITS MISSED")
    return kept


def _planned(base: Path, size: int) -> float:
    material = _known(base / "source", size)
    session = OperationSession(
        session_id="bench",
        start_time=now(),
        source_root=base / "source",
        target_root=base / "library",
        library_root=base / "library",
    )
    gc.collect()
    began = time.process_time()
    plan = plan_organize(material, session, Config(), LookingGlass())
    seconds = time.process_time() - began
    assert plan.summary().files == size
    print(f"planning {size:>7,} files with known tags: {seconds:6.2f} s of one processor")
    return seconds


def _known(root: Path, size: int) -> Material:
    """Return what a scan finds in a library with compilations, sets of discs and spellings."""
    material = Material()
    for number in range(size):
        album, place = divmod(number, TRACKS)
        folder = root / f"box {album // 100:03}" / f"rip {album:05}"
        various = album % 9 == 0
        artist = f"{'The ' if album % 3 else ''}Artist {album % (size // 60)}"
        discs = 2 if album % 7 == 0 else 1
        tags = Tags(
            title=f"Song {place} of album {album}",
            artists=(f"Guest {place}",) if various else (artist.upper() if place == 0 else artist,),
            album=_KINDS[album % 13 % len(_KINDS)].format(album),
            date=str(1960 + album % 60),
            track=place // discs + 1,
            disc=place % discs + 1 if discs > 1 else 0,
            genres=(_GENRES[album % len(_GENRES)],),
            compilation=various,
        )
        identity = FileIdentity(66_000, 10_000_000 + number, 5_000_000, 10**18 + number)
        path = folder / f"{place + 1:02}.mp3"
        material.audio.append(AudioFile(path, identity, "mp3", tags))
        material.entries[folder] = min(TRACKS, size - album * TRACKS)
    return material


async def _previews(base: Path, files: int) -> tuple[float, float]:
    source = base / "real"
    shutil.rmtree(base / "home", ignore_errors=True)
    config = Config(history_path=base / "home" / "history.db", smart_cache=True)
    figures = []
    for name in ("first", "second"):
        async with EnhancedAsyncMusicOrganizer(config) as organizer:
            clock, processor = time.perf_counter(), _processor()
            plan = (await organizer.plan(source, base / "library", learns=True)).value()
            clock, processor = time.perf_counter() - clock, _processor() - processor
        assert plan.summary().files == files
        print(f"{name} preview of {files:,} files: {processor:6.2f} s of processor, {clock:.2f} s")
        figures.append(processor)
    return figures[0], figures[1]


def _processor() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


if __name__ == "__main__":
    sys.exit(0 if main(int(sys.argv[1]) if sys.argv[1:] else REAL_FILES) else 1)
