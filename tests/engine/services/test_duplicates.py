import os
import shutil
from collections.abc import AsyncIterator, Iterable
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from msgspec.structs import replace

from music_organizer import (
    Config,
    DuplicateService,
    EnhancedAsyncMusicOrganizer,
    OperationRecord,
    OperationRollbackService,
    OperationStatus,
    OperationType,
    Plan,
)
from music_organizer.errors import StoppedError, UsageError
from music_organizer.models.config import BackupPolicy
from music_organizer.models.conflict import StayReason
from music_organizer.models.duplicates import DuplicateReport, DuplicateSearch, Evidence
from music_organizer.models.progress import Progress, Stage
from music_organizer.models.readings import Tags
from music_organizer.models.session import OperationSession, SessionKind
from music_organizer.tags.picture_size import cover_size
from tests.support.audio import make_audio, picture_bytes
from tests.support.manifest import contents, manifest
from tests.support.playlists import entries, resolving, write_playlist
from tests.support.songs import HAS_FFMPEG, fingerprint, leave_fingerprint, make_song

ALBUM: dict[str, Any] = {"artist": "Ada", "albumartist": "Ada", "album": "Blue", "date": "2004"}


class Shelf:
    """A folder of music, and the service that looks for duplicates in it."""

    def __init__(self, base: Path) -> None:
        self.folder = base / "music"
        self.config = Config(history_path=base / "home" / "history.db", workers=1)
        self.service = DuplicateService(self.config)

    def add(self, name: str, seed: str = "mp3", **tags: object) -> Path:
        every: dict[str, Any] = {**ALBUM, "title": "Song", "track": 1, **tags}
        return make_audio(self.folder / name, seed, **every)

    async def find(
        self, *, exact: bool = False, by_sound: bool = False, keep: Iterable[Path] = ()
    ) -> DuplicateReport:
        search = DuplicateSearch(exact=exact, by_sound=by_sound)
        return (await self.service.find(self.folder, search, keep=keep)).value()

    async def part(self, report: DuplicateReport) -> tuple[Plan, dict[str, Any]]:
        plan = (await self.service.plan(report)).value()
        return plan, (await self.service.execute(plan)).value()

    async def take_back(self, session_id: str) -> dict[str, Any]:
        rollback = OperationRollbackService(workspace=self.service.workspace)
        return (await rollback.rollback_session(session_id)).value()

    async def history(self) -> tuple[OperationSession, list[OperationRecord]]:
        def read() -> tuple[OperationSession, list[OperationRecord]]:
            queries = self.service.workspace.history().queries
            session = next(iter(queries.sessions()))
            return session, list(queries.operations(session.session_id))

        return await self.service.workspace.worker.run(read)

    def names(self, report: DuplicateReport) -> list[list[str]]:
        """The keeper and the unwanted copies of each group, below the folder."""
        return [
            [
                str(path.relative_to(self.folder))
                for path in (group.keeper.path, *(copy.file.path for copy in group.unwanted))
            ]
            for group in report.groups
        ]


@pytest_asyncio.fixture
async def shelf(tmp_path: Path) -> AsyncIterator[Shelf]:
    found = Shelf(tmp_path)
    yield found
    await found.service.close()


async def test_formats_of_one_recording_are_found_and_the_best_is_kept(shelf: Shelf) -> None:
    shelf.add("blue/01 Song.flac", "flac", cover=True)
    shelf.add("mp3/song.mp3", "mp3", salt="x")
    shelf.add("opus/song.opus", "opus")
    report = await shelf.find()
    assert shelf.names(report) == [["blue/01 Song.flac", "mp3/song.mp3", "opus/song.opus"]]
    assert report.groups[0].reason.startswith("It is lossless (FLAC 16/")
    assert report.files == 3


async def test_what_is_not_kept_goes_to_the_backup_and_comes_back(shelf: Shelf) -> None:
    shelf.add("blue/01 Song.flac", "flac")
    shelf.add("deep/old/song.mp3", "mp3")
    shelf.add("blue/other.mp3", title="Other", track=2)
    os.utime(shelf.folder / "deep", ns=(10**18, 10**18 + 7))
    before, bytes_before = manifest(shelf.folder), contents(shelf.folder)
    plan, figures = await shelf.part(await shelf.find())
    assert figures["to_backup"] == 1
    assert not (shelf.folder / "deep").exists()
    kept = contents(shelf.folder)
    assert all(kept[digest] == count for digest, count in bytes_before.items())
    back = await shelf.take_back(plan.session.session_id)
    assert back["failed_operations"] == 0
    assert manifest(shelf.folder) == before


async def test_playlists_play_what_stays(shelf: Shelf, tmp_path: Path) -> None:
    kept, copy, lone = (
        shelf.add("a/1.flac", "flac"),
        shelf.add("b/1.mp3"),
        shelf.add("b/2.mp3", title="Lone", track=2),
    )
    extra = tmp_path / "car"
    lists = [
        write_playlist(shelf.folder / "b" / "all.m3u8", [copy, lone]),
        write_playlist(shelf.folder / "mine.xspf", [copy, kept], absolute=True),
        write_playlist(extra / "road.pls", [copy], absolute=True),
    ]
    before = manifest(shelf.folder), manifest(extra)
    service = DuplicateService(replace(shelf.config, playlist_folders=(extra,)))
    report = (await service.find(shelf.folder)).value()
    plan = (await service.plan(report)).value()
    figures = (await service.execute(plan)).value()
    assert (figures["to_backup"], figures["playlists"]) == (1, 3)
    assert not copy.exists()
    assert [resolving(one) for one in lists] == [(2, 2), (2, 2), (1, 1)]
    assert "../a/1.flac" in entries(lists[0])
    rollback = OperationRollbackService(workspace=service.workspace)
    (await rollback.rollback_session(figures["session_id"])).value()
    assert (manifest(shelf.folder), manifest(extra)) == before
    await service.close()


async def test_playlists_stay_as_they_are_when_they_are_to(shelf: Shelf) -> None:
    shelf.add("a/1.flac", "flac")
    playlist = write_playlist(shelf.folder / "all.m3u8", [shelf.add("b/1.mp3")])
    before = playlist.read_bytes()
    shelf.service.config = replace(shelf.config, playlists=False)
    _, figures = await shelf.part(await shelf.find())
    assert (figures["to_backup"], figures["playlists"]) == (1, 0)
    assert playlist.read_bytes() == before


async def test_the_session_tells_what_each_file_was_a_copy_of(shelf: Shelf) -> None:
    keeper, copy = shelf.add("a.flac", "flac"), shelf.add("b.mp3")
    await shelf.part(await shelf.find())
    session, operations = await shelf.history()
    assert session.kind is SessionKind.DUPLICATES
    (op,) = [one for one in operations if one.operation_type is OperationType.DELETE]
    assert op.source_path == copy
    assert op.status is OperationStatus.COMPLETED
    assert op.metadata["copy_of"] == str(keeper)
    assert op.reason == f"Same artist, title and length as {keeper}, which stays."


async def test_the_same_bytes_are_found_without_tags(shelf: Shelf) -> None:
    first = make_audio(shelf.folder / "a" / "x.mp3")
    shutil.copy(first, shelf.folder / "x (1).mp3")
    make_audio(shelf.folder / "other.mp3", salt="other")
    for exact in (True, False):
        report = await shelf.find(exact=exact)
        assert shelf.names(report) == [["a/x.mp3", "x (1).mp3"]]
        assert report.groups[0].copies[0].evidence is Evidence.BYTES


@pytest.mark.parametrize("seed", ["mp3", "flac", "ogg", "m4a"])
async def test_the_same_sound_under_other_tags_is_found(shelf: Shelf, seed: str) -> None:
    shelf.add(f"a/1.{seed}", seed, genre="Rock", cover=True)
    make_audio(shelf.folder / f"loose.{seed}", seed)
    shelf.add(f"c/1.{seed}", seed, salt="other sound", title="Another", track=2)
    report = await shelf.find()
    assert shelf.names(report) == [[f"a/1.{seed}", f"loose.{seed}"]]
    assert report.unwanted[0].evidence is Evidence.AUDIO


async def test_the_same_sound_under_another_title_of_another_album_stays(shelf: Shelf) -> None:
    shelf.add("a/1.flac", "flac")
    shelf.add("b/2.flac", "flac", title="Hidden", album="Elsewhere", artist="Bo", track=2)
    report = await shelf.find()
    assert [copy.evidence for group in report.groups for copy in group.copies] == [Evidence.AUDIO]
    assert not report.unwanted


async def test_tracks_of_one_album_are_no_duplicates_though_they_sound_the_same(
    shelf: Shelf,
) -> None:
    shelf.add("a/1.flac", "flac", title="Silence")
    shelf.add("a/2.flac", "flac", title="More silence", track=2)
    assert not (await shelf.find()).groups


async def test_exact_leaves_other_formats_alone(shelf: Shelf) -> None:
    shelf.add("a.flac", "flac")
    shelf.add("b.mp3")
    assert not (await shelf.find(exact=True)).groups


async def test_names_of_one_file_are_no_duplicates(shelf: Shelf) -> None:
    first = shelf.add("a.mp3")
    os.link(first, shelf.folder / "b.mp3")
    for exact in (True, False):
        report = await shelf.find(exact=exact)
        assert not report.groups
        assert report.same_files == [(first, shelf.folder / "b.mp3")]


async def test_a_file_of_several_names_is_never_taken_away(shelf: Shelf) -> None:
    shelf.add("a.flac", "flac")
    os.link(shelf.add("b.mp3"), shelf.folder / "c.mp3")
    report = await shelf.find()
    assert not report.unwanted
    assert "several names" in report.groups[0].copies[0].why


async def test_links_and_empty_and_damaged_files_are_left_alone(shelf: Shelf) -> None:
    first = shelf.add("a.mp3")
    (shelf.folder / "link.mp3").symlink_to(first)
    for name in ("empty1.mp3", "empty2.mp3"):
        (shelf.folder / name).write_bytes(b"")
    (shelf.folder / "noise.mp3").write_bytes(b"noise" * 99)
    before = manifest(shelf.folder)
    report = await shelf.find()
    assert not report.groups
    assert [bad.path.name for bad in report.unreadable] == ["empty1.mp3", "empty2.mp3", "noise.mp3"]
    plan, figures = await shelf.part(report)
    assert figures["recorded"] is False
    assert [op.stays for op in plan.operations] == [StayReason.UNREADABLE] * 3
    assert manifest(shelf.folder) == before


async def test_nothing_is_taken_away_once_the_file_that_stays_is_gone(shelf: Shelf) -> None:
    keeper, copy = shelf.add("a.flac", "flac"), shelf.add("b.mp3")
    report = await shelf.find()
    keeper.unlink()
    plan, _ = await shelf.part(report)
    assert copy.exists()
    (op,) = plan.operations
    assert op.stays is StayReason.CHANGED
    assert op.error_message == f"{keeper} is not the file any more that was compared."


async def test_a_copy_that_changed_since_stays(shelf: Shelf) -> None:
    shelf.add("a.flac", "flac")
    copy = shelf.add("b.mp3")
    report = await shelf.find()
    plan = (await shelf.service.plan(report)).value()
    copy.write_bytes(copy.read_bytes() + b"edited")
    figures = (await shelf.service.execute(plan)).value()
    assert figures["failed_operations"] == 1
    assert copy.exists()
    again, _ = await shelf.part(report)
    assert [op.stays for op in again.operations] == [StayReason.CHANGED]


async def test_the_person_may_keep_another_one(shelf: Shelf) -> None:
    flac = shelf.add("a.flac", "flac")
    copy = shelf.add("car/b.mp3")
    await shelf.part(await shelf.find(keep=[copy.parent]))
    assert copy.exists()
    assert not flac.exists()


async def test_what_is_to_be_kept_has_to_lie_in_the_folder(shelf: Shelf) -> None:
    shelf.add("a.mp3")
    for path in (shelf.folder / "nowhere.mp3", shelf.folder.parent):
        found = await shelf.service.find(shelf.folder, keep=[path])
        assert isinstance(found.error(), UsageError)


async def test_without_backups_nothing_is_taken_away(shelf: Shelf) -> None:
    shelf.add("a.flac", "flac")
    shelf.add("b.mp3")
    report = await shelf.find()
    shelf.service.config = replace(shelf.config, backup=BackupPolicy.NONE)
    assert isinstance((await shelf.service.plan(report)).error(), UsageError)


async def test_folders_stay_when_they_are_to(shelf: Shelf) -> None:
    shelf.add("a.flac", "flac")
    copy = shelf.add("alone/b.mp3")
    shelf.service.config = replace(shelf.config, remove_empty_folders=False)
    await shelf.part(await shelf.find())
    assert copy.parent.is_dir()


async def test_names_that_are_no_text_go_there_and_back(shelf: Shelf) -> None:
    shelf.add(os.fsdecode(b"\xff keeper.flac"), "flac")
    copy = shelf.add(os.fsdecode(b"\xfe/\xfd copy.mp3"))
    before = manifest(shelf.folder)
    plan, _ = await shelf.part(await shelf.find())
    assert not copy.exists()
    await shelf.take_back(plan.session.session_id)
    assert manifest(shelf.folder) == before


async def test_looking_writes_nothing_into_the_folder(shelf: Shelf) -> None:
    shelf.add("a.flac", "flac")
    shelf.add("b.mp3")
    before = manifest(shelf.folder)
    await shelf.find()
    assert manifest(shelf.folder) == before
    assert not (shelf.folder / ".music-organizer").exists()


async def test_a_search_can_be_stopped(shelf: Shelf) -> None:
    for number in range(4):
        shelf.add(f"{number}.mp3", salt=str(number))
    told: list[Progress] = []

    def stop(progress: Progress) -> None:
        told.append(progress)
        shelf.service.stop()

    found = await shelf.service.find(shelf.folder, progress=stop)
    assert isinstance(found.error(), StoppedError)
    assert told


async def test_organizing_and_parting_do_not_meet(shelf: Shelf, tmp_path: Path) -> None:
    shelf.add("in/a.flac", "flac")
    shelf.add("in/b.mp3")
    async with EnhancedAsyncMusicOrganizer(workspace=shelf.service.workspace) as organizer:
        await organizer.organize_files(shelf.folder / "in", tmp_path / "library")
        found = (await shelf.service.find(tmp_path / "library")).value()
        assert len(found.unwanted) == 1


@pytest.mark.skipif(not HAS_FFMPEG, reason="needs ffmpeg")
class TestBySound:
    """Real encodings of real signals."""

    TAGS = Tags(title="Song", artists=("Ada",), album="Blue", track=1)

    async def test_untagged_encodings_are_recognized(self, shelf: Shelf) -> None:
        make_song(shelf.folder / "a.flac", 1, tags=self.TAGS)
        make_song(shelf.folder / "b.mp3", 1, "-b:a", "96k")
        make_song(shelf.folder / "c.opus", 1, "-b:a", "48k", loudness=0.2)
        make_song(shelf.folder / "d.mp3", 2)
        report = await shelf.find(by_sound=True)
        assert not report.unheard
        assert shelf.names(report) == [["a.flac", "b.mp3", "c.opus"]]
        for copy in report.groups[0].copies:
            assert copy.evidence is Evidence.SOUND
            assert copy.likeness is not None
            assert copy.likeness > 0.9

    async def test_tags_that_lie_are_found_out(self, shelf: Shelf) -> None:
        make_song(shelf.folder / "a.flac", 1, tags=self.TAGS)
        make_song(shelf.folder / "b.mp3", 2, tags=self.TAGS)
        assert (await shelf.find()).unwanted
        report = await shelf.find(by_sound=True)
        assert not report.unwanted
        assert "sounds different" in report.groups[0].copies[0].why

    async def test_another_title_of_the_same_sound_stays(self, shelf: Shelf) -> None:
        make_song(shelf.folder / "a.flac", 1, tags=self.TAGS)
        make_song(shelf.folder / "b.mp3", 1, tags=self.TAGS._replace(title="Song (Instrumental)"))
        report = await shelf.find(by_sound=True)
        assert not report.unwanted
        assert report.groups[0].copies[0].why.endswith("another one.")

    async def test_a_cut_recording_is_no_copy(self, shelf: Shelf) -> None:
        make_song(shelf.folder / "a.flac", 1, tags=self.TAGS)
        make_song(shelf.folder / "b.flac", 1, tags=self.TAGS, seconds=12.0)
        assert not (await shelf.find(by_sound=True)).groups

    async def test_what_was_heard_is_remembered(
        self, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        make_song(shelf.folder / "a.flac", 1)
        make_song(shelf.folder / "b.mp3", 1)
        first = await shelf.find(by_sound=True)
        assert len(first.groups) == 1
        monkeypatch.setenv("PATH", "")
        again = await shelf.find(by_sound=True)
        assert shelf.names(again) == shelf.names(first)
        make_song_without_path = shelf.folder / "c.mp3"
        shutil.copy(shelf.folder / "b.mp3", make_song_without_path)
        third = await shelf.find(by_sound=True)
        assert "neither fpcalc" in third.unheard

    async def test_listening_is_told(self, shelf: Shelf) -> None:
        make_song(shelf.folder / "a.flac", 1)
        stages: set[Stage] = set()
        search = DuplicateSearch(by_sound=True)
        await shelf.service.find(shelf.folder, search, progress=lambda told: stages.add(told.stage))
        assert Stage.LISTENING in stages


@pytest.mark.skipif(not HAS_FFMPEG, reason="needs ffmpeg")
class TestLeftFingerprints:
    """Fingerprints that other programs left in tags count without anything being listened to."""

    TAGS = Tags(title="Song", artists=("Ada",), album="Blue", track=1)

    def add(self, shelf: Shelf, name: str, song: int, tags: Tags | None = None) -> None:
        quality = () if name.endswith("flac") else ("-b:a", "64k")
        path = make_song(shelf.folder / name, song, *quality, tags=tags or Tags(title=name))
        leave_fingerprint(path, fingerprint(path, "base64").decode())

    async def test_formats_of_one_song_are_told_from_other_songs(
        self, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for suffix in ("flac", "mp3", "ogg", "opus", "m4a"):
            self.add(shelf, f"one.{suffix}", 1)
            self.add(shelf, f"two.{suffix}", 2)
        monkeypatch.setenv("PATH", "")
        report = await shelf.find()
        groups = [
            sorted({group.keeper.path.stem, *(copy.file.path.stem for copy in group.copies)})
            for group in report.groups
        ]
        assert groups == [["one"], ["two"]]
        copies = [copy for group in report.groups for copy in group.copies]
        assert len(copies) == 8
        assert {copy.evidence for copy in copies} == {Evidence.SOUND}
        assert min(copy.likeness or 0 for copy in copies) > 0.9

    async def test_tags_that_lie_are_found_out(self, shelf: Shelf) -> None:
        self.add(shelf, "a.flac", 1, self.TAGS)
        self.add(shelf, "b.mp3", 2, self.TAGS)
        report = await shelf.find()
        assert not report.unwanted
        assert "sounds different" in report.groups[0].copies[0].why

    async def test_what_is_heard_counts_more(self, shelf: Shelf) -> None:
        self.add(shelf, "a.flac", 1, self.TAGS)
        path = make_song(shelf.folder / "b.mp3", 2, tags=self.TAGS)
        leave_fingerprint(path, fingerprint(shelf.folder / "a.flac", "base64").decode())
        assert (await shelf.find()).unwanted
        assert not (await shelf.find(by_sound=True)).unwanted

    async def test_nonsense_for_a_fingerprint_tells_nothing(self, shelf: Shelf) -> None:
        for name in ("a.flac", "b.mp3"):
            path = make_song(shelf.folder / name, 1, tags=self.TAGS)
            leave_fingerprint(path, "AQAAzz")
        report = await shelf.find()
        assert [copy.evidence for copy in report.groups[0].copies] == [Evidence.TAGS]
        assert report.groups[0].copies[0].likeness is None


async def test_how_large_covers_are_is_told(shelf: Shelf) -> None:
    first = shelf.add("a.flac", "flac", cover=True)
    shelf.add("b.mp3")
    shelf.add("c/alone.mp3", title="Alone", cover=True, track=2)
    report = await shelf.find()
    assert report.covers == {first: cover_size(picture_bytes())}
    assert report.covers[first].width > 0
