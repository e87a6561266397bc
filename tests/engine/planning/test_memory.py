"""A plan of a million files must fit: what is done with is let go of while the plan is made."""

import tracemalloc
from pathlib import Path

import pytest

from music_organizer.filesystem.looking import LookingGlass
from music_organizer.models.audio_file import AudioFile
from music_organizer.models.config import Config
from music_organizer.models.file_identity import FileIdentity
from music_organizer.models.operation import now
from music_organizer.models.plan import Plan
from music_organizer.models.readings import Tags
from music_organizer.models.session import OperationSession
from music_organizer.planning.material import Material
from music_organizer.planning.organize_planner import plan_organize
from music_organizer.planning.using_up import used_up

ALBUMS, TRACKS = 400, 12
FILES = ALBUMS * TRACKS


def library(root: Path) -> Material:
    material = Material()
    for album in range(ALBUMS):
        artist, name = (f"Artist {album % 90:03}",), f"Album {album:05}"
        folder = root / f"messy {album:05}"
        material.entries[folder] = TRACKS
        for track in range(1, TRACKS + 1):
            number = album * TRACKS + track
            tags = Tags(
                title=f"The title of track {number:07}",
                artists=artist,
                album=name,
                album_artists=artist,
                date="1999",
                track=track,
            )
            identity = FileIdentity(66_000, 10_000_000 + number, 500_000 + number, 10**18 + number)
            path = folder / f"{number:07} a name as files have them.mp3"
            material.audio.append(AudioFile(path, identity, "mp3", tags))
    return material


def planned(material: Material, base: Path) -> Plan:
    session = OperationSession(
        session_id="run",
        start_time=now(),
        source_root=base / "source",
        target_root=base / "library",
        library_root=base / "library",
    )
    return plan_organize(material, session, Config(), LookingGlass())


@pytest.mark.slow
def test_planning_adds_little_to_what_the_scan_holds(tmp_path: Path) -> None:
    planned(library(tmp_path / "source"), tmp_path)
    tracemalloc.start()
    try:
        material = library(tmp_path / "source")
        scanned = tracemalloc.get_traced_memory()[0]
        tracemalloc.reset_peak()
        plan = planned(material, tmp_path)
        held, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(plan.pending) > FILES
    assert material.audio == []
    assert (peak - scanned) / FILES < 700
    assert held / FILES < 1_900
    assert (peak - held) / FILES < 100


def test_what_is_used_up_is_let_go_of_in_its_order() -> None:
    items = [1, 2, 3]
    seen = [(item, len(items)) for item in used_up(items)]
    assert seen == [(1, 2), (2, 1), (3, 0)]
