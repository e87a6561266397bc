"""Files whose tags were edited since, or that were moved by hand, are known by their sound."""

import os
import shutil
from pathlib import Path

import pytest

from music_organizer import OperationRollbackService, OperationStatus
from music_organizer.demo.tagging import tagged
from music_organizer.models.config import ChecksumPolicy, TransferMode
from music_organizer.models.conflict import ConflictStrategy
from music_organizer.models.progress import Progress
from music_organizer.models.progress import Stage as Work
from music_organizer.models.readings import Tags
from music_organizer.models.rollback_choices import RollbackChoices
from music_organizer.models.verdict import Verdict
from music_organizer.services.archive import HistoryArchive
from tests.engine.services.stage import Stage, verdicts
from tests.support.audio import make_audio, picture_bytes

BY_HAND = RollbackChoices(frozenset({Verdict.MOVED_BY_HAND}))


def edit_tags(path: Path, title: str = "As I call it", *, cover: bool = True) -> bytes:
    """Edit the tags of a file in place, as programs do, and return what it holds then."""
    data = tagged(path.read_bytes(), Tags(title=title), cover=picture_bytes() if cover else b"")
    path.write_bytes(data)
    return data


async def test_edited_tags_go_back_with_the_file_and_come_again_with_the_redo(
    tmp_path: Path,
) -> None:
    stage = Stage(tmp_path).album(2)
    await stage.organize()
    data = edit_tags(stage.placed(1))

    plan = await stage.preview()
    assert verdicts(plan) == {
        stage.placed(1).name: Verdict.ONLY_TAGS.value,
        stage.placed(2).name: Verdict.READY.value,
    }
    [told] = [op for op in plan.pending if op.metadata.get("verdict") == Verdict.ONLY_TAGS.value]
    assert told.reason == f"Only the tags of {stage.placed(1)} were edited since."

    back = await stage.take_back()
    assert back["failed_operations"] == 0
    assert stage.original(1).read_bytes() == data
    assert stage.original(2).exists()
    assert {op.status for op in await stage.operations() if op.target_path == stage.placed(1)} == {
        OperationStatus.ROLLED_BACK
    }
    # Nothing was copied for it: the file went back with every byte it has.
    assert len(stage.songs()) == 2

    again = await stage.take_back(back["session_id"])
    assert again["failed_operations"] == 0
    assert stage.placed(1).read_bytes() == data
    assert stage.placed(2).exists()

    third = await stage.preview()
    assert verdicts(third)[stage.placed(1).name] == Verdict.ONLY_TAGS.value


async def test_what_is_done_between_preview_and_run_is_left_alone(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(1)
    await stage.organize()
    edit_tags(stage.placed(1))
    service = OperationRollbackService(stage.config)
    try:
        plan = (await service.plan("run")).value()
        later = edit_tags(stage.placed(1), "Changed my mind")
        figures = (await service.execute(plan)).value()
    finally:
        await service.close()
    assert figures["failed_operations"] == 1
    assert stage.placed(1).read_bytes() == later
    assert not stage.original(1).exists()


async def test_other_sound_is_still_a_file_that_was_edited(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(1)
    await stage.organize()
    make_audio(stage.placed(1), salt="another take", title="Song 1")
    assert list(verdicts(await stage.preview()).values()) == [Verdict.EDITED.value]


async def test_a_place_that_is_taken_is_decided_about_as_ever(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(1)
    await stage.organize()
    data = edit_tags(stage.placed(1))
    stage.original(1).parent.mkdir()
    stage.original(1).write_bytes(b"somebody else")
    assert list(verdicts(await stage.preview()).values()) == [Verdict.PLACE_TAKEN.value]

    figures = await stage.take_back(choices=RollbackChoices(strategy=ConflictStrategy.KEEP_BOTH))
    assert figures["failed_operations"] == 0
    assert stage.original(1).read_bytes() == data


async def test_a_copy_with_edited_tags_asks_before_it_leaves_the_library(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(1)
    stage.choose(mode=TransferMode.COPY)
    await stage.organize()
    data = edit_tags(stage.placed(1))
    plan = await stage.preview()
    assert list(verdicts(plan).values()) == [Verdict.EDITED.value]
    [told] = [op for op in plan.operations if op.metadata.get("verdict") == Verdict.EDITED.value]
    assert told.error_message == f"Only the tags of {stage.placed(1)} were edited since."
    await stage.take_back()
    assert stage.placed(1).read_bytes() == data


async def test_without_checksums_nothing_is_claimed(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(1)
    stage.choose(checksums=ChecksumPolicy.COPIES)
    await stage.organize()
    assert (await stage.operation_of("t1.mp3")).audio_checksum is None
    edit_tags(stage.placed(1))
    assert list(verdicts(await stage.preview()).values()) == [Verdict.EDITED.value]


async def test_put_back_by_hand_and_tagged_anew_is_back_already(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(1)
    await stage.organize()
    edit_tags(stage.placed(1))
    stage.original(1).parent.mkdir()
    stage.placed(1).rename(stage.original(1))
    assert list(verdicts(await stage.preview()).values()) == [Verdict.ALREADY_BACK.value]


@pytest.mark.parametrize("way", ["renamed", "copied and deleted"])
async def test_a_file_that_was_moved_and_tagged_anew_is_found(tmp_path: Path, way: str) -> None:
    stage = Stage(tmp_path).album(2)
    await stage.organize()
    data = edit_tags(stage.placed(1))
    mine = stage.target / "mine" / "my name.mp3"
    mine.parent.mkdir()
    if way == "renamed":
        stage.placed(1).rename(mine)
    else:
        shutil.copyfile(stage.placed(1), mine)
        stage.placed(1).unlink()

    plan = await stage.preview(choices=BY_HAND)
    assert verdicts(plan) == {
        mine.name: Verdict.MOVED_BY_HAND.value,
        stage.placed(2).name: Verdict.READY.value,
    }
    [told] = [op for op in plan.pending if op.source_path == mine]
    assert told.reason == f"Somebody moved it to {mine} and edited its tags."

    figures = await stage.take_back(choices=BY_HAND)
    assert figures["failed_operations"] == 0
    assert stage.original(1).read_bytes() == data
    again = await stage.take_back(figures["session_id"])
    assert again["failed_operations"] == 0
    assert mine.read_bytes() == data


async def test_a_file_that_was_copied_elsewhere_is_found_by_its_bytes(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(1)
    await stage.organize()
    data = stage.placed(1).read_bytes()
    mine = stage.target / "mine.mp3"
    mine.write_bytes(data)
    os.utime(mine, ns=(5, 5))
    stage.placed(1).unlink()
    assert list(verdicts(await stage.preview()).values()) == [Verdict.MOVED_BY_HAND.value]
    await stage.take_back(choices=BY_HAND)
    assert stage.original(1).read_bytes() == data


async def test_of_two_files_with_its_sound_none_is_taken_and_both_are_named(
    tmp_path: Path,
) -> None:
    stage = Stage(tmp_path).album(1)
    await stage.organize()
    for title in ("One", "Two"):
        shutil.copyfile(stage.placed(1), stage.target / f"{title}.mp3")
        edit_tags(stage.target / f"{title}.mp3", title)
    stage.placed(1).unlink()
    plan = await stage.preview(choices=BY_HAND)
    assert list(verdicts(plan).values()) == [Verdict.MISSING.value]
    [told] = [op for op in plan.operations if op.metadata.get("verdict")]
    for title in ("One", "Two"):
        assert f"{title}.mp3" in (told.error_message or "")
    await stage.take_back(choices=BY_HAND)
    assert [path.name for path in stage.songs()] == ["One.mp3", "Two.mp3"]


async def test_the_same_song_that_another_operation_tells_of_is_not_taken_for_it(
    tmp_path: Path,
) -> None:
    stage = Stage(tmp_path).album(1)
    twin = stage.song(1, folder=stage.source / "twice")
    stage.choose(conflict_strategy=ConflictStrategy.RENAME)
    edit_tags(twin, "Song 2")
    await stage.organize()
    organized = list(stage.target.rglob("*.mp3"))
    assert len(organized) == 2
    stage.placed(1).unlink()
    found = verdicts(await stage.preview())
    assert sorted(found.values()) == [Verdict.MISSING.value, Verdict.READY.value]


async def test_reading_through_a_library_is_told_of(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(3)
    await stage.organize()
    for number in (1, 2, 3):
        edit_tags(stage.placed(number))
    told: list[Progress] = []
    service = OperationRollbackService(stage.config)
    try:
        await service.plan("run", progress=told.append)
        assert {one.stage for one in told} == {Work.COMPARING}
        read = len(told)
        # What was read once is not read again for the next look.
        await service.plan("run", progress=told.append)
        assert len(told) == read
    finally:
        await service.close()


async def test_the_log_in_the_library_brings_the_checksum_of_the_sound_back(
    tmp_path: Path,
) -> None:
    stage = Stage(tmp_path).album(1)
    await stage.organize()
    stage.forget_history()
    await stage.rebuild()
    edit_tags(stage.placed(1))
    assert list(verdicts(await stage.preview()).values()) == [Verdict.ONLY_TAGS.value]


async def test_verifying_says_that_only_tags_were_edited(tmp_path: Path) -> None:
    stage = Stage(tmp_path).album(1)
    await stage.organize()
    edit_tags(stage.placed(1))
    archive = HistoryArchive(stage.config)
    try:
        [found] = (await archive.verify("run")).value()
    finally:
        await archive.close()
    assert (found.state, found.message) == (
        "changed",
        f"Only the tags of {stage.placed(1)} were edited since.",
    )
