"""Organizing some folders and files of a source, and leaving what lies beside them."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from music_organizer import AudioFile, EnhancedAsyncMusicOrganizer
from music_organizer.errors import FolderError
from music_organizer.models.plan import Plan
from music_organizer.services.gathering import Gathering
from music_organizer.tags.cache import TagCache
from tests.engine.services.stage import Stage
from tests.support.manifest import manifest


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    stage = Stage(tmp_path)
    for number, folder in enumerate(("one", "one", "two", "three"), 1):
        stage.song(number, folder=stage.source / folder)
    return stage


async def planned(stage: Stage, target: Path, *parts: str) -> Plan:
    async with EnhancedAsyncMusicOrganizer(stage.config) as organizer:
        chosen = [stage.source / part for part in parts]
        return (await organizer.plan(stage.source, target, parts=chosen)).value()


def moved(stage: Stage, plan: Plan) -> list[str]:
    files = [op.source_path for op in plan.pending if op.operation_type.value == "move"]
    return sorted(path.relative_to(stage.source).as_posix() for path in files if path)


async def test_only_the_chosen_folders_and_files_are_planned(stage: Stage) -> None:
    plan = await planned(stage, stage.target, "two", "one/t1.mp3")
    assert moved(stage, plan) == ["one/t1.mp3", "two/t3.mp3"]
    removed = [op.source_path for op in plan.pending if op.operation_type.value == "remove_dir"]
    assert removed == [stage.source / "two"]


async def test_the_library_may_lie_beside_the_chosen_folders(stage: Stage) -> None:
    before = manifest(stage.source)
    library = stage.source / "library"
    async with EnhancedAsyncMusicOrganizer(stage.config, session_id="run") as organizer:
        parts = [stage.source / "one", stage.source / "two"]
        plan = (await organizer.plan(stage.source, library, parts=parts)).value()
        figures = (await organizer.execute(plan)).value()
        assert (figures["status"], figures["files"]) == ("completed", 3)
        assert (stage.source / "three" / "t4.mp3").is_file()
        assert (await organizer.rollback_session()).is_success()
    after = dict(manifest(stage.source))
    # The library stays, with the log of the session; making it touched the folder above.
    kept = {path for path in after if path.split("/")[0] in (".", "library")}
    assert {path: seen for path, seen in after.items() if path not in kept} == {
        path: seen for path, seen in before.items() if path != "."
    }


@pytest.mark.parametrize("part", ["library", "library/deeper", "missing"])
async def test_parts_that_do_not_fit_are_refused(stage: Stage, part: str) -> None:
    (stage.source / "library" / "deeper").mkdir(parents=True)
    async with EnhancedAsyncMusicOrganizer(stage.config) as organizer:
        result = await organizer.plan(
            stage.source, stage.source / "library", parts=[stage.source / part]
        )
    assert isinstance(result.error(), FolderError)


async def test_the_order_of_files_is_the_same_however_they_were_chosen(stage: Stage) -> None:
    stage.song(5, folder=stage.source)
    whole = [one.path for one in gathered(stage.source)]
    parts = [stage.source / name for name in ("t5.mp3", "two", "one", "three")]
    assert [one.path for one in gathered(stage.source, parts)] == whole
    cache = TagCache(stage.base / "tags.db")
    cache.put_many(one for one in gathered(stage.source) if one.name != "t2.mp3")
    assert [one.path for one in gathered(stage.source, cache=cache)] == whole


def gathered(
    source: Path, parts: Sequence[Path] = (), cache: TagCache | None = None
) -> list[AudioFile]:
    gathering = Gathering(source, 1, cache, parts=parts)
    for _ in gathering.run():
        pass
    return gathering.material.audio
