"""Whatever lies where: no companion is lost, ends up with a stranger, or fails to come back."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from music_organizer.filesystem.looking import LookingGlass
from music_organizer.filesystem.scanner import scan
from music_organizer.history.history import History
from music_organizer.models.audio_file import AudioFile, CoverArt, SideFile
from music_organizer.models.config import Config
from music_organizer.models.conflict import ConflictStrategy
from music_organizer.models.operation import OperationStatus, Role
from music_organizer.models.readings import Tags
from music_organizer.planning.material import Material
from music_organizer.planning.organize_planner import plan_organize
from music_organizer.services.session_run import SessionRun
from music_organizer.tags.cover_art import find_covers
from tests.properties.libraries import LibrarySpec, Stage
from tests.support.faulty_steps import session

THOROUGH = settings(max_examples=100, deadline=None, database=None, derandomize=True)

FOLDERS = (".", "a", "a/CD1", "a/CD2", "a/Scans", "a/CD1/Scans", "b", "b/deep/c", "Scans")
NAMES = (
    *("1.lrc", "1.mp3.md5", "2.de.lrc", "x.txt", "X.TXT", "cover.jpg", "pic.jpg", "x.log", "x.cue"),
    *("x.m3u", ".h.txt", "Thumbs.db", "y.zip"),
)
ALBUMS = ("Blue", "Red", "Blue")
FORMATS = ("{albumartist}/{album}/{track} {title}", "{artist}/{album}/{track} {title}")

tracks = st.tuples(
    st.sampled_from(FOLDERS), st.integers(1, 3), st.sampled_from(ALBUMS), st.sampled_from("AB")
)
beside = st.tuples(st.sampled_from(FOLDERS), st.sampled_from(NAMES))


@THOROUGH
@given(
    st.lists(tracks, min_size=1, max_size=8, unique_by=lambda one: one[:2]),
    st.lists(beside, max_size=10, unique=True),
    st.sampled_from(FORMATS),
)
def test_any_library(
    music: list[tuple[str, int, str, str]], others: list[tuple[str, str]], path_format: str
) -> None:
    with TemporaryDirectory(prefix="companions-") as text:
        base = Path(text).resolve()
        source, target = base / "source", base / "target"
        albums = _written(source, music, others)
        target.mkdir()
        config = Config(
            history_path=base / "home" / "history.db",
            path_formats=dict.fromkeys(Config().path_formats, path_format),
        )
        with History(config.history_path) as history:
            spec = LibrarySpec((), (), ConflictStrategy.RENAME)
            stage = Stage(spec, source, target, base / "home", history)
            before, known = stage.state(), stage.contents()
            material = _material(source, albums)
            plan = plan_organize(material, session(source, target, "run"), config, LookingGlass())
            told = {op.source_path for op in plan.operations if op.role is not Role.FOLDER}
            assert {path for path in source.rglob("*") if path.is_file()} == told
            leading = {op.sequence: op for op in plan.operations}
            for op in plan.pending:
                if op.role in (Role.COVER, Role.COMPANION) and op.target_path and op.belongs_to:
                    leader = leading[op.belongs_to]
                    home = (leader.target_path or leader.source_path or target).parent
                    assert op.target_path.is_relative_to(home)
            run = SessionRun.of(plan, config, base / "home" / "locks", history)
            assert {op.status for op in run.run()} <= {OperationStatus.COMPLETED}
            assert known <= stage.contents()
            stage.run(stage.taken_back("run"))
            assert stage.state() == before


def _written(
    source: Path, music: list[tuple[str, int, str, str]], others: list[tuple[str, str]]
) -> dict[Path, Tags]:
    tags: dict[Path, Tags] = {}
    for folder, number, album, artist in music:
        path = source / folder / f"{number}.mp3"
        tags[path] = Tags(
            title=f"Song {number}",
            artists=(artist,),
            album=album,
            album_artists=("Ada",),
            track=number,
        )
    for path in [*tags, *(source / folder / name for folder, name in others)]:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(str(path.relative_to(source)).encode())
    return tags


def _material(source: Path, tags: dict[Path, Tags]) -> Material:
    found = Material()
    for listing in scan(source):
        folder = listing.path
        covers = find_covers(
            [CoverArt(folder / one.name, one.identity) for one in listing.pictures]
        )
        chosen = {one.path.name for one in covers}
        found.covers += covers
        sides = [one for one in (*listing.pictures, *listing.others) if one.name not in chosen]
        found.beside += [SideFile(folder / one.name, one.identity) for one in sides]
        if listing.junk:
            found.junk[folder] = [SideFile(folder / one.name, one.identity) for one in listing.junk]
        found.audio += [
            AudioFile(folder / one.name, one.identity, "mp3", tags[folder / one.name])
            for one in listing.audio
        ]
        found.entries[folder] = listing.entries
    return found
