"""The tree as it was before a session comes back from its backup folder, wherever that lies."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from music_organizer import RestoreService
from music_organizer.errors import BackupError, FolderError, MusicOrganizerError
from music_organizer.models.config import BackupPolicy, ChecksumPolicy
from music_organizer.models.conflict import ConflictStrategy
from music_organizer.models.session import SessionKind, SessionStatus
from tests.engine.services.stage import ALBUM, Stage, log_line, rewrite_log, snapshot
from tests.engine.services.test_rebuilding import change_move
from tests.support.audio import make_audio
from tests.support.manifest import manifest
from tests.support.messy import make_times_old
from tests.support.playlists import write_playlist


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    stage = Stage(tmp_path).album(3)
    stage.choose(backup=BackupPolicy.ALL)
    return stage


def flip_last_bit(path: Path) -> None:
    status = path.stat()
    damaged = bytearray(path.read_bytes())
    damaged[-1] ^= 1
    path.write_bytes(damaged)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


@pytest.mark.parametrize("backup", BackupPolicy)
async def test_the_tree_is_as_it_was_bytes_times_and_modes(
    stage: Stage, tmp_path: Path, backup: BackupPolicy
) -> None:
    stage.choose(backup=backup)
    stage.original(2).chmod(0o640)
    tree = {path: entry for path, entry in manifest(stage.source).items() if path != "."}
    await stage.organize()
    organized = stage.state()
    figures = await stage.restore(stage.backup_folder(), tmp_path / "out")
    assert figures["failures"] == []
    restored = manifest(tmp_path / "out")
    assert {path: entry for path, entry in restored.items() if path != "."} == tree
    assert stage.state() == organized


async def test_what_a_session_took_out_of_another_backup_makes_no_backup_of_its_own(
    stage: Stage, tmp_path: Path
) -> None:
    stage.choose(conflict_strategy=ConflictStrategy.REPLACE)
    make_audio(stage.placed(2), salt="stands here", title="Song 2", track=2, **ALBUM)
    occupant = stage.placed(2).read_bytes()
    await stage.organize()
    rollback = (await stage.take_back())["session_id"]
    out = tmp_path / "out"
    figures = await stage.restore(stage.backup_folder(rollback), out)
    assert [one.error_message for one in figures["failures"]] == []
    assert (out / "Replaced in the library" / stage.placed(2).name).read_bytes() == occupant
    assert not (out / ".music-organizer" / "backups" / "run").exists()


async def test_what_was_replaced_in_the_library_comes_back_too(
    stage: Stage, tmp_path: Path
) -> None:
    stage.choose(conflict_strategy=ConflictStrategy.REPLACE)
    make_audio(stage.placed(2), salt="stands here", title="Song 2", track=2, **ALBUM)
    occupant = stage.placed(2).read_bytes()
    await stage.organize()
    await stage.restore(stage.backup_folder(), tmp_path / "out")
    name = stage.placed(2).relative_to(stage.target)
    assert (tmp_path / "out" / "Replaced in the library" / name).read_bytes() == occupant
    assert (tmp_path / "out" / "in" / "t2.mp3").is_file()


async def test_a_backup_folder_that_was_carried_away_suffices(stage: Stage, tmp_path: Path) -> None:
    tree = manifest(stage.source)
    await stage.organize()
    carried = tmp_path / "stick" / "backup of mine"
    shutil.copytree(stage.backup_folder(), carried)
    shutil.rmtree(stage.target)
    shutil.rmtree(stage.source)
    stage.forget_history()
    await stage.restore(carried, tmp_path / "out")
    restored = manifest(tmp_path / "out")
    assert [restored[f"in/t{number}.mp3"] for number in (1, 2, 3)] == [
        tree[f"in/t{number}.mp3"] for number in (1, 2, 3)
    ]
    assert not stage.target.exists()


async def test_the_library_serves_where_nothing_was_kept(stage: Stage, tmp_path: Path) -> None:
    stage.choose(backup=BackupPolicy.NONE)
    await stage.organize()
    await stage.restore(stage.backup_folder(), tmp_path / "out")
    assert len(list((tmp_path / "out" / "in").iterdir())) == 3


async def test_the_backup_serves_where_the_library_was_edited(stage: Stage, tmp_path: Path) -> None:
    original = stage.original(1).read_bytes()
    await stage.organize()
    stage.placed(1).write_bytes(b"edited since")
    await stage.restore(stage.backup_folder(), tmp_path / "out")
    assert (tmp_path / "out" / "in" / "t1.mp3").read_bytes() == original


async def test_after_a_rollback_the_source_serves(stage: Stage, tmp_path: Path) -> None:
    stage.choose(backup=BackupPolicy.NONE)
    await stage.organize()
    await stage.take_back()
    await stage.restore(stage.backup_folder(), tmp_path / "out")
    assert len(list((tmp_path / "out" / "in").iterdir())) == 3


async def test_bytes_that_rotted_everywhere_are_not_restored(stage: Stage, tmp_path: Path) -> None:
    await stage.organize()
    kept = next(path for path in (stage.backup_folder() / "files").iterdir() if "t1" in path.name)
    for path in (stage.placed(1), kept):
        flip_last_bit(path)
    figures = await stage.restore(stage.backup_folder(), tmp_path / "out")
    assert sorted(path.name for path in (tmp_path / "out" / "in").iterdir()) == [
        "t2.mp3",
        "t3.mp3",
    ]
    assert figures["needs_attention"] == 1
    assert "not found whole anywhere" in figures["staying"][0].error_message


async def test_a_wrong_checksum_in_the_log_restores_nothing_wrong(
    stage: Stage, tmp_path: Path
) -> None:
    await stage.organize()

    def lie(line: dict[str, object]) -> dict[str, object]:
        return {**line, "checksum_before": "ab" * 32} if "checksum_before" in line else line

    rewrite_log(stage.log(), lie)
    figures = await stage.restore(stage.backup_folder(), tmp_path / "out")
    assert figures["needs_attention"] == 3
    assert not (tmp_path / "out").exists()


async def test_rotten_bytes_that_change_under_the_copy_are_noticed(
    stage: Stage, tmp_path: Path
) -> None:
    await stage.organize()
    service = RestoreService(stage.config)
    plan = (await service.plan(stage.backup_folder(), tmp_path / "out")).value()
    for op in plan.pending:
        if op.source_path is not None and op.source_path.is_file():
            flip_last_bit(op.source_path)
    figures = (await service.execute(plan)).value()
    await service.close()
    assert len(figures["failures"]) == 3
    assert figures["status"] == SessionStatus.FAILED.value
    assert list((tmp_path / "out" / "in").iterdir()) == []


async def test_nothing_in_the_target_is_overwritten(stage: Stage, tmp_path: Path) -> None:
    await stage.organize()
    mine = tmp_path / "out" / "in" / "t1.mp3"
    mine.parent.mkdir(parents=True)
    mine.write_bytes(b"mine")
    figures = await stage.restore(stage.backup_folder(), tmp_path / "out")
    assert mine.read_bytes() == b"mine"
    assert (mine.parent / "t2.mp3").is_file()
    assert [op.stays.value for op in figures["staying"]] == ["name_taken"]
    assert figures["needs_attention"] == 1


async def test_a_second_restore_finds_everything_there(stage: Stage, tmp_path: Path) -> None:
    await stage.organize()
    await stage.restore(stage.backup_folder(), tmp_path / "out")
    tree = manifest(tmp_path / "out")
    figures = await stage.restore(stage.backup_folder(), tmp_path / "out")
    assert (figures["recorded"], figures["needs_attention"]) == (False, 0)
    assert manifest(tmp_path / "out") == tree


async def test_a_restore_can_be_taken_back(stage: Stage, tmp_path: Path) -> None:
    await stage.organize()
    organized = stage.state()
    figures = await stage.restore(stage.backup_folder(), tmp_path / "out")
    session = await stage.session(figures["session_id"])
    assert (session.kind, session.status) == (SessionKind.RESTORE, SessionStatus.COMPLETED)
    back = await stage.take_back(session.session_id)
    assert back["verdicts"] == {"ready": 3}
    assert list(manifest(tmp_path / "out")) == ["."]
    assert stage.state() == organized


async def test_a_plan_of_a_restore_changes_nothing(stage: Stage, tmp_path: Path) -> None:
    await stage.organize()
    before = snapshot(tmp_path)
    service = RestoreService(stage.config)
    plan = (await service.plan(stage.backup_folder(), tmp_path / "out")).value()
    await service.close()
    assert len(plan.pending) > 3
    assert snapshot(tmp_path) == before


@pytest.mark.parametrize("linked", ["the store", "a file of it", "the target's folder"])
async def test_links_are_not_followed(stage: Stage, tmp_path: Path, linked: str) -> None:
    await stage.organize()
    carried, elsewhere = tmp_path / "carried", tmp_path / "elsewhere"
    shutil.copytree(stage.backup_folder(), carried)
    shutil.rmtree(stage.target)
    elsewhere.mkdir()
    if linked == "the store":
        (carried / "files").rename(elsewhere / "files")
        (carried / "files").symlink_to(elsewhere / "files")
    elif linked == "a file of it":
        for path in list((carried / "files").iterdir()):
            path.rename(elsewhere / path.name)
            path.symlink_to(elsewhere / path.name)
    else:
        (tmp_path / "out").mkdir()
        (tmp_path / "out" / "in").symlink_to(elsewhere)
    before = sorted(elsewhere.rglob("*"))
    await stage.restore(carried, tmp_path / "out")
    assert sorted(elsewhere.rglob("*")) == before
    assert not [path for path in (tmp_path / "out").rglob("*.mp3") if path.is_file()]


@pytest.mark.parametrize("path", ["source:../../escaped.mp3", "source:/escaped.mp3", "source:.."])
async def test_a_log_with_paths_that_climb_restores_nothing_there(
    stage: Stage, tmp_path: Path, path: str
) -> None:
    await stage.organize()
    rewrite_log(stage.log(), change_move(source_path=path))
    service = RestoreService(stage.config)
    plan = await service.plan(stage.backup_folder(), tmp_path / "deep" / "out")
    if plan.is_success():
        await service.execute(plan.value())
    await service.close()
    assert not [path for path in snapshot(tmp_path) if "escaped" in path]


async def test_files_without_checksum_are_told_by_size_and_time(
    stage: Stage, tmp_path: Path
) -> None:
    stage.choose(backup=BackupPolicy.NONE, checksums=ChecksumPolicy.COPIES)
    await stage.organize()
    stage.placed(1).write_bytes(b"edited since")
    await stage.restore(stage.backup_folder(), tmp_path / "out")
    assert sorted(path.name for path in (tmp_path / "out" / "in").iterdir()) == [
        "t2.mp3",
        "t3.mp3",
    ]


@pytest.mark.parametrize("backup", BackupPolicy)
async def test_a_file_that_passed_through_several_names_has_its_first_one(
    tmp_path: Path, backup: BackupPolicy
) -> None:
    stage = Stage(tmp_path)
    stage.choose(backup=backup)
    stage.source = stage.target
    stage.choose(in_place=True)
    make_audio(stage.placed(1), salt="2", title="Song 2", track=2, **ALBUM)
    make_audio(stage.placed(2), salt="1", title="Song 1", track=1, **ALBUM)
    make_times_old(stage.target)
    first, second = stage.placed(1).read_bytes(), stage.placed(2).read_bytes()
    await stage.organize()
    await stage.restore(stage.backup_folder(), tmp_path / "out")
    found = (tmp_path / "out").rglob("* Song *")
    restored = {path.name: path.read_bytes() for path in found}
    assert restored == {"01 Song 1.mp3": first, "02 Song 2.mp3": second}


def no_folder(stage: Stage) -> Path:
    return stage.base / "nowhere"


def a_file(stage: Stage) -> Path:
    path = stage.base / "file"
    path.write_text("x")
    return path


def a_library(stage: Stage) -> Path:
    return stage.target


def a_folder_with_another_log(stage: Stage) -> Path:
    folder = stage.base / "another"
    folder.mkdir()
    (folder / "operations.jsonl").write_text("not ours\n")
    return folder


def a_session_that_never_began(stage: Stage) -> Path:
    head = stage.log().read_text().splitlines()[0]
    stage.log().write_text(head + "\n" + log_line({"unrelated": 1}) + "\n")
    return stage.backup_folder()


@pytest.mark.parametrize(
    "folder",
    [no_folder, a_file, a_library, a_folder_with_another_log, a_session_that_never_began],
    ids=lambda folder: folder.__name__,
)
async def test_what_is_no_backup_folder_is_refused(
    stage: Stage, folder: Callable[[Stage], Path]
) -> None:
    await stage.organize()
    path = folder(stage)
    service = RestoreService(stage.config)
    result = await service.plan(path, stage.base / "out")
    await service.close()
    assert isinstance(result.error(), BackupError)
    assert not (stage.base / "out").exists()


@pytest.mark.parametrize("below", ["", "deeper"])
async def test_a_target_that_is_a_file_is_refused(stage: Stage, tmp_path: Path, below: str) -> None:
    await stage.organize()
    (tmp_path / "out").write_text("mine")
    with pytest.raises(MusicOrganizerError) as refused:
        await stage.restore(stage.backup_folder(), tmp_path / "out" / below)
    assert below or isinstance(refused.value, FolderError)
    assert (tmp_path / "out").read_text() == "mine"


async def test_a_damaged_line_costs_no_more_than_its_own_file(stage: Stage, tmp_path: Path) -> None:
    await stage.organize()
    lines = stage.log().read_text().splitlines()
    spoilt = next(number for number, line in enumerate(lines) if "in/t2.mp3" in line)
    lines[spoilt] = lines[spoilt].replace("in/t2.mp3", "in/t9.mp3")
    stage.log().write_text("\n".join(lines) + "\n")
    service = RestoreService(stage.config)
    plan = (await service.plan(stage.backup_folder(), tmp_path / "out")).value()
    await service.close()
    assert any(f"line {spoilt + 1}" in problem for problem in plan.session.metadata["problems"])
    await stage.restore(stage.backup_folder(), tmp_path / "out")
    restored = {path.name for path in (tmp_path / "out" / "in").iterdir()}
    assert {"t1.mp3", "t3.mp3"} <= restored


async def test_playlists_of_other_folders_come_back_each_under_a_name_of_its_own(
    stage: Stage, tmp_path: Path
) -> None:
    folders = (tmp_path / "phone", tmp_path / "car")
    stage.choose(playlist_folders=folders)
    for number, folder in enumerate(folders, 1):
        write_playlist(folder / "Mix.m3u", [stage.original(number)])
    before = {(folder / "Mix.m3u").read_bytes() for folder in folders}
    await stage.organize()
    figures = await stage.restore(stage.backup_folder(), tmp_path / "out")
    assert figures["failures"] == []
    found = list((tmp_path / "out" / "Replaced in the library").iterdir())
    assert sorted(path.name for path in found) == ["Mix (2).m3u", "Mix.m3u"]
    assert {path.read_bytes() for path in found} == before
    again = await stage.restore(stage.backup_folder(), tmp_path / "out")
    assert again["files"] == 0


async def test_a_playlist_of_the_source_is_restored_though_moving_it_took_no_checksum(
    stage: Stage, tmp_path: Path
) -> None:
    stage.choose(checksums=ChecksumPolicy.COPIES)
    path = write_playlist(stage.source / "in" / "Mix.m3u", [stage.original(1)], absolute=True)
    original = path.read_bytes()
    await stage.organize()
    await stage.restore(stage.backup_folder(), tmp_path / "out")
    assert (tmp_path / "out" / "in" / "Mix.m3u").read_bytes() == original
