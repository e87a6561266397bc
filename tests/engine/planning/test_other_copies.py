from pathlib import Path
from typing import Any

from music_organizer.models.operation import OperationRecord, OperationType
from music_organizer.models.outline import OperationFilter, RowKind
from music_organizer.models.plan import Plan
from music_organizer.models.plan_outline import PlanOutline
from tests.engine.services.stage import Stage
from tests.support.audio import make_audio

SONG: dict[str, Any] = {"artist": "Ada", "albumartist": "Ada", "album": "Blue", "date": "2004"}


def moves(plan: Plan) -> dict[str, OperationRecord]:
    return {
        op.source_path.name: op
        for op in plan.operations
        if op.source_path is not None and op.operation_type is OperationType.MOVE
    }


async def test_copies_within_the_source_are_marked(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    mp3 = make_audio(stage.source / "a.mp3", title="Song", track=1, **SONG)
    flac = make_audio(stage.source / "b" / "b.flac", "flac", title="Song", track=1, **SONG)
    make_audio(stage.source / "c.mp3", title="Other", track=2, **SONG)

    plan = await stage.plan()

    found = moves(plan)
    assert found["a.mp3"].metadata["copies"] == [str(flac)]
    assert found["b.flac"].metadata["copies"] == [str(mp3)]
    assert "copies" not in found["c.mp3"].metadata


async def test_the_same_name_in_another_format_in_the_library_is_a_copy(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    make_audio(stage.source / "a.mp3", title="Song", track=1, **SONG)
    held = make_audio(stage.target / "Albums" / "Ada" / "Blue (2004)" / "01 Song.flac", "flac")

    plan = await stage.plan()

    assert moves(plan)["a.mp3"].metadata["copies"] == [str(held)]


async def test_the_preview_counts_and_filters_duplicates(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    for number, seed in enumerate(("mp3", "flac", "ogg")):
        make_audio(stage.source / f"{number}.{seed}", seed, title="Song", track=1, **SONG)
    make_audio(stage.source / "other.mp3", title="Other", track=2, **SONG)

    outline = PlanOutline(await stage.plan())

    assert outline.index.summary().kinds == {RowKind.MOVE: 1, RowKind.DUPLICATE: 3}
    (shown,) = [outline.index.groups(OperationFilter(RowKind.DUPLICATE))[0]]
    assert shown.files == 3
    assert outline.index.choosable.count(1) == 4


async def test_marked_files_are_organized_like_all_others(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    make_audio(stage.source / "a.mp3", title="Song", track=1, **SONG)
    make_audio(stage.source / "b.flac", "flac", title="Song", track=1, **SONG)

    figures = await stage.organize()

    assert figures["files"] == 2
    assert (await stage.take_back())["failed_operations"] == 0
    assert sorted(path.name for path in stage.source.iterdir()) == ["a.mp3", "b.flac"]
