"""Playlists keep playing: after organizing, after a rollback, and whatever happens in between."""

import errno
import os
import shutil
from contextlib import nullcontext
from pathlib import Path

import pytest

from music_organizer import (
    EnhancedAsyncMusicOrganizer,
    HistoryArchive,
    OperationRecord,
    OperationStatus,
    OperationType,
    Plan,
)
from music_organizer.errors import FolderError
from music_organizer.models.config import BackupPolicy, TransferMode
from music_organizer.models.conflict import ConflictStrategy
from music_organizer.models.rollback_choices import RollbackChoices
from music_organizer.models.verdict import Verdict
from music_organizer.services.choosing import chosen, looked_after
from tests.engine.services.stage import ALBUM, Stage
from tests.support.audio import make_audio
from tests.support.faulty_system import other_drive, refuse
from tests.support.manifest import manifest
from tests.support.messy import make_times_old
from tests.support.playlists import FORMATS, entries, resolved, resolving, write_playlist

ODD = "Grüße & 100% “Zoë” #1"


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    stage = Stage(tmp_path).album(4)
    stage.original(4).rename(stage.source / "in" / f"{ODD}.mp3")
    return stage


def tracks(stage: Stage) -> list[Path]:
    return [*(stage.original(number) for number in (1, 2, 3)), stage.source / "in" / f"{ODD}.mp3"]


def everywhere(stage: Stage) -> list[Path]:
    """Write playlists of every format, relative and absolute, in source, target and elsewhere."""
    extra = stage.base / "elsewhere"
    found = []
    for folder in (stage.source / "lists", stage.target / "Playlists", extra / "deep"):
        for suffix in FORMATS:
            for absolute in (False, True):
                path = folder / f"{'absolute' if absolute else 'relative'}{suffix}"
                found.append(write_playlist(path, tracks(stage), absolute=absolute))
    for folder in (stage.source, stage.target, extra):
        make_times_old(folder)
    stage.choose(playlist_folders=(extra,))
    return found


def rewrites(operations: list[OperationRecord]) -> list[OperationRecord]:
    return [op for op in operations if op.operation_type is OperationType.REWRITE]


async def test_every_entry_plays_before_after_and_after_the_rollback(stage: Stage) -> None:
    playlists = everywhere(stage)
    before = [manifest(root) for root in (stage.source, stage.target, stage.base / "elsewhere")]
    sounds = {path: resolved(path) for path in playlists}
    assert {resolving(path) for path in playlists} == {(4, 4)}
    figures = await stage.organize()
    assert (figures["files"], figures["failed_operations"]) == (4, 0)
    assert {resolving(path) for path in playlists} == {(4, 4)}
    assert {path: resolved(path) for path in playlists} == sounds
    assert len(rewrites(await stage.operations(status=OperationStatus.COMPLETED))) == 36
    back = await stage.take_back()
    assert back["failed_operations"] == 0
    after = [manifest(root) for root in (stage.source, stage.target, stage.base / "elsewhere")]
    assert after == before
    assert {resolving(path) for path in playlists} == {(4, 4)}


@pytest.mark.parametrize("is_far", [False, True])
@pytest.mark.parametrize("mode", [TransferMode.MOVE, TransferMode.COPY])
async def test_playlists_beside_their_music_go_along_and_name_it(
    tmp_path: Path, mode: TransferMode, *, is_far: bool
) -> None:
    with other_drive(tmp_path) if is_far else nullcontext(tmp_path) as place:
        stage = Stage(tmp_path, target=place / "library").album(4)
        stage.choose(mode=mode)
        for suffix in FORMATS:
            for absolute in (False, True):
                name = f"{'absolute' if absolute else 'relative'}{suffix}"
                songs = [stage.original(number) for number in (1, 2, 3, 4)]
                write_playlist(stage.source / "in" / name, songs, absolute=absolute)
        make_times_old(stage.source)
        before = [manifest(root) for root in (stage.source, stage.target)]
        figures = await stage.organize()
        assert figures["failed_operations"] == 0
        moved = sorted(path for path in stage.placed(1).parent.iterdir() if path.suffix in FORMATS)
        assert len(moved) == 2 * len(FORMATS)
        assert {resolving(path) for path in moved} == {(4, 4)}
        for path in moved:
            assert str(stage.source) not in path.read_text()
        organized = [path.read_bytes() for path in moved]
        back = await stage.take_back()
        assert back["failed_operations"] == 0
        assert [manifest(root) for root in (stage.source, stage.target)] == before
        again = await stage.take_back(back["session_id"])
        assert again["failed_operations"] == 0
        assert [path.read_bytes() for path in moved] == organized
        back = await stage.take_back(again["session_id"])
        assert back["failed_operations"] == 0
        assert [manifest(root) for root in (stage.source, stage.target)] == before


async def test_a_rollback_can_be_taken_back_too(stage: Stage) -> None:
    playlists = everywhere(stage)
    await stage.organize()
    organized = [path.read_bytes() for path in playlists]
    undone = await stage.take_back()
    await stage.take_back(undone["session_id"])
    assert [path.read_bytes() for path in playlists] == organized
    assert {resolving(path) for path in playlists} == {(4, 4)}


async def test_what_the_drive_of_the_backup_cannot_hold_of_a_playlist_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with other_drive(tmp_path) as far:
        stage = Stage(tmp_path, target=far / "library").album(1)
        listed = write_playlist(stage.source / "list.m3u", [stage.original(1)])
        listed.chmod(0o640)
        make_times_old(stage.source)
        before = manifest(stage.source)
        drive = far.stat().st_dev
        refuse(
            monkeypatch, "fchmod", errno.EPERM, when=lambda file, _: os.fstat(file).st_dev == drive
        )
        session_id = (await stage.organize())["session_id"]
        assert (resolving(listed), stage.placed(1).name in listed.read_text()) == ((1, 1), True)
        for _ in range(2):
            back = await stage.take_back(session_id)
            assert back["failed_operations"] == 0
            assert manifest(stage.source) == before
            await stage.take_back(back["session_id"])


async def test_a_playlist_that_cannot_come_again_is_not_put_there_rewritten(
    tmp_path: Path,
) -> None:
    stage = Stage(tmp_path).album(2)
    listed = stage.source / "in" / "list.m3u"
    write_playlist(listed, [stage.original(1), stage.original(2)])
    await stage.organize()
    undone = await stage.take_back()
    redo = await stage.preview(undone["session_id"])
    listed.unlink()
    stage.carry_out_partly(redo, len(redo.pending))
    failed = await stage.operations(redo.session.session_id, status=OperationStatus.FAILED)
    assert [op.operation_type for op in failed] == [
        OperationType.MOVE,
        OperationType.DELETE,
        OperationType.RESTORE,
    ]
    assert sorted(path.name for path in stage.placed(1).parent.iterdir()) == [
        "01 Song 1.mp3",
        "02 Song 2.mp3",
    ]


async def test_nothing_but_the_names_changes(stage: Stage) -> None:
    path = stage.target / "Mix.m3u"
    text = (
        b"\xef\xbb\xbf#EXTM3U\r\n#EXTINF:1,A - B\n\r\n../source/in/t1.mp3\r\n"
        b"http://radio.example/a.mp3\r\rD:\\Music\\t1.mp3\n  ..\\source\\in\\t2.mp3\t\r\n"
        b"cdda://1\r\n/dev/null\n../source/in/gone.mp3\n# ../source/in/t1.mp3"
    )
    path.write_bytes(text)
    make_times_old(stage.target)
    await stage.organize()
    assert path.read_bytes() == text.replace(
        b"../source/in/t1.mp3\r\nhttp", b"Albums/Ada/Blue (2004)/01 Song 1.mp3\r\nhttp"
    ).replace(b"..\\source\\in\\t2.mp3", b"Albums\\Ada\\Blue (2004)\\02 Song 2.mp3")


async def test_a_playlist_none_of_whose_files_moves_stays_untouched(stage: Stage) -> None:
    other = stage.song(9, folder=stage.base / "other")
    path = write_playlist(stage.target / "Other.m3u", [other])
    await stage.organize()
    assert rewrites(await stage.operations()) == []
    assert resolving(path) == (1, 1)


async def test_names_that_differ_in_case_or_accents_are_found(stage: Stage) -> None:
    path = stage.target / "Mix.m3u8"
    decomposed = "../SOURCE/In/T1.MP3\n../source/in/Gru\u0308ße & 100% “Zoe\u0308” #1.mp3\n"
    path.write_text(decomposed, encoding="utf-8")
    await stage.organize()
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [(path.parent / line).is_file() for line in lines] == [True, True]


@pytest.mark.parametrize("encoding", ["cp1252", "cp1251", "cp932", "utf-16"])
async def test_the_encoding_stays(stage: Stage, encoding: str) -> None:
    name = {"cp1251": "Песня", "cp932": "歌ソ表"}.get(encoding, "Grüße")
    stage.original(1).rename(stage.source / "in" / f"{name}.mp3")
    path = stage.target / "Mix.m3u"
    path.write_bytes(f"#{name}\r\n..\\source\\in\\{name}.mp3\r\n".encode(encoding))
    await stage.organize()
    expected = f"#{name}\r\nAlbums\\Ada\\Blue (2004)\\01 Song 1.mp3\r\n"
    assert path.read_bytes() == expected.encode(encoding)


async def test_a_name_that_the_encoding_cannot_hold_leaves_the_entry(stage: Stage) -> None:
    stage.choose(
        path_formats={
            **stage.config.path_formats,
            **dict.fromkeys(stage.config.path_formats, "Альбом/{title}"),
        }
    )
    path = stage.target / "Mix.m3u"
    text = "#Grüße\n../source/in/t1.mp3\n".encode("cp1252")
    path.write_bytes(text)
    await stage.organize()
    assert path.read_bytes() == text


@pytest.mark.parametrize("content", [b"\0\1\2" * 100, b"/a.mp3\n" * (2 << 20)])
async def test_what_is_no_playlist_is_told_and_left_alone(stage: Stage, content: bytes) -> None:
    path = stage.source / "broken.m3u"
    path.write_bytes(content)
    plan = await stage.plan()
    (told,) = rewrites(list(plan.operations))
    assert (told.source_path, told.stays and told.stays.needs_attention) == (path, True)
    assert told.error_message
    await stage.organize("second")
    assert path.read_bytes() == content


async def test_entries_without_a_file_are_told(stage: Stage) -> None:
    path = write_playlist(
        stage.source / "lists" / "Mix.cue", [*tracks(stage)[:1], Path("gone.wav")]
    )
    other = write_playlist(stage.source / "lists" / "Old.cue", [Path("gone.wav")])
    plan = await stage.plan()
    told = {
        op.source_path: (op.operation_type, op.metadata["missing_entries"])
        for op in plan.operations
        if "missing_entries" in op.metadata
    }
    assert told == {path: (OperationType.REWRITE, 1), other: (OperationType.MOVE, 1)}
    assert [op.source_path for op in plan.operations].count(path) == 1


async def test_a_pipe_called_playlist_holds_nobody_up(stage: Stage) -> None:
    os.mkfifo(stage.source / "endless.m3u")
    os.symlink("/dev/zero", stage.source / "zero.m3u")
    figures = await stage.organize()
    assert figures["files"] == 4


async def test_without_backups_playlists_stay_as_they_are(stage: Stage) -> None:
    path = write_playlist(stage.target / "Mix.m3u", tracks(stage))
    before = path.read_bytes()
    stage.choose(backup=BackupPolicy.NONE)
    await stage.organize()
    assert path.read_bytes() == before


async def test_playlists_are_left_alone_when_a_person_says_so(stage: Stage) -> None:
    path = write_playlist(stage.target / "Mix.m3u", tracks(stage))
    before = path.read_bytes()
    stage.choose(playlists=False)
    await stage.organize()
    assert path.read_bytes() == before


async def test_a_playlist_folder_that_is_missing_is_told(stage: Stage) -> None:
    stage.choose(playlist_folders=(stage.base / "no such folder",))
    async with EnhancedAsyncMusicOrganizer(stage.config) as organizer:
        result = await organizer.plan(stage.source, stage.target)
    assert isinstance(result.error(), FolderError)
    assert "no such folder" in str(result.error())


@pytest.mark.parametrize("mode", [TransferMode.COPY, TransferMode.HARDLINK, TransferMode.SYMLINK])
async def test_originals_that_stay_keep_their_playlists(stage: Stage, mode: TransferMode) -> None:
    path = write_playlist(stage.target / "Mix.m3u", tracks(stage))
    before = path.read_bytes()
    stage.choose(mode=mode)
    await stage.organize()
    assert path.read_bytes() == before
    assert resolving(path) == (4, 4)


@pytest.mark.parametrize("mode", [TransferMode.HARDLINK, TransferMode.SYMLINK])
async def test_a_playlist_beside_linked_music_is_a_copy_that_names_the_links(
    stage: Stage, mode: TransferMode
) -> None:
    path = write_playlist(stage.source / "in" / "Mix.m3u", tracks(stage), absolute=True)
    before = path.read_bytes()
    stage.choose(mode=mode)
    await stage.organize()
    copy = stage.placed(1).with_name("Mix.m3u")
    assert not copy.is_symlink()
    assert (path.read_bytes(), resolving(path)) == (before, (4, 4))
    assert resolving(copy) == (4, 4)
    assert str(stage.source) not in copy.read_text()


async def test_a_playlist_that_makes_room_goes_to_the_backup_as_it_is(stage: Stage) -> None:
    stage.choose(conflict_strategy=ConflictStrategy.REPLACE)
    write_playlist(stage.source / "in" / "Mix.m3u", tracks(stage))
    older = write_playlist(stage.placed(1).with_name("Mix.m3u"), tracks(stage)[:2])
    make_times_old(stage.source)
    make_times_old(stage.target)
    before, content = stage.state(), older.read_bytes()
    await stage.organize()
    assert len(rewrites(await stage.operations())) == 1
    assert resolving(older) == (4, 4)
    kept = [path.read_bytes() for path in (stage.backup_folder() / "files").iterdir()]
    assert content in kept
    await stage.take_back()
    assert stage.state() == before


@pytest.mark.parametrize("backup", [BackupPolicy.CHANGED, BackupPolicy.ALL])
async def test_songs_that_change_places_play_on(tmp_path: Path, backup: BackupPolicy) -> None:
    stage = Stage(tmp_path)
    stage.source = stage.target
    stage.choose(in_place=True, backup=backup)
    make_audio(stage.placed(1), salt="2", title="Song 2", track=2, **ALBUM)
    make_audio(stage.placed(2), salt="1", title="Song 1", track=1, **ALBUM)
    path = write_playlist(stage.target / "Mix.m3u", [stage.placed(1), stage.placed(2)])
    make_times_old(stage.target)
    before, sounds = manifest(stage.target), resolved(path)
    await stage.organize()
    assert resolved(path) == sounds
    assert [Path(one).name for one in entries(path)] == ["02 Song 2.mp3", "01 Song 1.mp3"]
    await stage.take_back()
    assert manifest(stage.target) == before


class TestAPartOfAPlan:
    async def test_entries_of_files_left_out_stay(self, stage: Stage) -> None:
        path = write_playlist(stage.target / "Mix.m3u", tracks(stage))
        plan = await stage.plan()
        left = {op.sequence for op in plan.pending if op.source_path == stage.original(2)}
        await carry_out(stage, chosen(plan, left))
        assert resolving(path) == (4, 4)
        assert stage.original(2).is_file()
        assert b"source/in/t2.mp3" in path.read_bytes()

    async def test_a_playlist_whose_files_all_stay_is_not_rewritten(self, stage: Stage) -> None:
        write_playlist(stage.target / "Mix.m3u", tracks(stage)[:2])
        plan = await stage.plan()
        left = {op.sequence for op in plan.pending if op.source_path in tracks(stage)[:2]}
        assert rewrites(list(chosen(plan, left).operations)) == []

    async def test_a_playlist_that_is_left_out_stays(self, stage: Stage) -> None:
        path = write_playlist(stage.target / "Mix.m3u", tracks(stage))
        before = path.read_bytes()
        plan = await stage.plan()
        (one,) = rewrites(list(plan.operations))
        await carry_out(stage, chosen(plan, {one.sequence}))
        assert path.read_bytes() == before
        assert stage.placed(1).is_file()

    async def test_entries_of_files_that_could_not_move_stay(self, stage: Stage) -> None:
        path = write_playlist(stage.target / "Mix.m3u", tracks(stage))
        plan = await stage.plan()
        os.utime(stage.original(3), ns=(1, 1))
        await carry_out(stage, plan)
        assert resolving(path) == (4, 4)
        assert b"source/in/t3.mp3" in path.read_bytes()

    async def test_a_playlist_edited_since_the_scan_is_noticed(self, stage: Stage) -> None:
        path = write_playlist(stage.target / "Mix.m3u", tracks(stage))
        plan = await stage.plan()
        path.write_bytes(b"mine\n")
        (one,) = rewrites(list(plan.operations))
        assert dict(looked_after(plan))[one.sequence] is False
        await carry_out(stage, plan)
        assert path.read_bytes() == b"mine\n"
        assert [op.status for op in rewrites(await stage.operations())] == [OperationStatus.FAILED]

    async def test_a_run_that_was_stopped_goes_on(self, stage: Stage) -> None:
        path = write_playlist(stage.target / "Mix.m3u", tracks(stage))
        plan = await stage.plan()
        steps = len(plan.pending)
        for number in range(1, steps):
            other = Stage(stage.base / f"copy {number}")
            shutil.copytree(stage.source, other.source)
            shutil.copytree(stage.target, other.target)
            write_playlist(other.target / "Mix.m3u", tracks(other))
            other.carry_out_partly(await other.plan(), number)
            await resume(other)
            assert resolving(other.target / "Mix.m3u") == (4, 4)
            assert other.placed(1).is_file()
        assert resolving(path) == (4, 4)


class TestARollback:
    async def test_of_one_file_changes_only_its_entry(self, stage: Stage) -> None:
        path = write_playlist(stage.target / "Mix.m3u", tracks(stage))
        original, before = path.read_bytes(), manifest(stage.target)
        await stage.organize()
        one = await stage.operation_of("t2.mp3")
        await stage.take_back(ids=[one.id])
        assert resolving(path) == (4, 4)
        assert stage.original(2).is_file()
        assert b"source/in/t2.mp3" in path.read_bytes()
        assert b"source/in/t1.mp3" not in path.read_bytes()
        await stage.take_back()
        assert path.read_bytes() == original
        assert manifest(stage.target) == before

    async def test_of_a_playlist_that_was_edited_changes_its_entries_back(
        self, stage: Stage
    ) -> None:
        path = write_playlist(stage.target / "Mix.m3u", tracks(stage))
        await stage.organize()
        path.write_bytes(path.read_bytes() + b"#mine\r\n")
        plan = await stage.preview()
        verdicts = {op.metadata.get("verdict") for op in plan.operations if op.source_path == path}
        assert Verdict.EDITED in verdicts
        await stage.take_back()
        assert resolving(path) == (4, 4)
        assert path.read_bytes().endswith(b"#mine\r\n")

    async def test_of_an_edited_playlist_on_request_keeps_the_edited_one(
        self, stage: Stage
    ) -> None:
        path = write_playlist(stage.target / "Mix.m3u", tracks(stage))
        original = path.read_bytes()
        await stage.organize()
        edited = path.read_bytes() + b"#mine\r\n"
        path.write_bytes(edited)
        await stage.take_back(choices=RollbackChoices(included=frozenset({Verdict.EDITED})))
        assert path.read_bytes() == original
        kept = [one.read_bytes() for one in stage.target.glob(".music-organizer/backups/*/files/*")]
        assert edited in kept

    async def test_of_a_playlist_that_was_removed_brings_it_back(self, stage: Stage) -> None:
        path = write_playlist(stage.target / "Mix.m3u", tracks(stage))
        original = path.read_bytes()
        await stage.organize()
        path.unlink()
        await stage.take_back()
        assert path.read_bytes() == original

    async def test_with_a_rebuilt_history(self, stage: Stage) -> None:
        playlists = everywhere(stage)
        before = manifest(stage.target), manifest(stage.base / "elsewhere")
        await stage.organize()
        told = await stage.whole_history()
        stage.forget_history()
        await stage.rebuild()
        assert await stage.whole_history() == told
        await stage.take_back()
        assert (manifest(stage.target), manifest(stage.base / "elsewhere")) == before
        assert {resolving(path) for path in playlists} == {(4, 4)}


async def test_a_restore_brings_the_playlists_as_they_were(stage: Stage, tmp_path: Path) -> None:
    path = write_playlist(stage.source / "lists" / "Mix.m3u", tracks(stage))
    original = path.read_bytes()
    await stage.organize()
    await stage.restore(stage.backup_folder(), tmp_path / "restored")
    assert (tmp_path / "restored" / "lists" / "Mix.m3u").read_bytes() == original
    assert resolving(tmp_path / "restored" / "lists" / "Mix.m3u") == (4, 4)


async def carry_out(stage: Stage, plan: Plan) -> None:
    async with EnhancedAsyncMusicOrganizer(stage.config) as organizer:
        (await organizer.execute(plan)).value()


async def resume(stage: Stage, session_id: str = "run") -> None:
    archive = HistoryArchive(stage.config)
    try:
        (await archive.resume(session_id)).value()
    finally:
        await archive.close()
