"""What became of a playlist since decides what the rollback says of it, and what it mends."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from music_organizer import OperationRecord, OperationStatus, OperationType
from music_organizer.models.playlist_rewrite import LARGEST_PLAYLIST
from music_organizer.models.rollback_choices import RollbackChoices
from music_organizer.models.verdict import Verdict
from tests.engine.services.stage import Stage
from tests.support.faulty_system import open_folder, without_privileges
from tests.support.messy import make_times_old
from tests.support.playlists import resolving, write_playlist

Since = Callable[[Path], object]


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return Stage(tmp_path).album(3)


def mix(stage: Stage, folder: Path | None = None) -> Path:
    songs = [stage.original(number) for number in (1, 2, 3)]
    path = write_playlist((folder or stage.target) / "Mix.m3u", songs)
    make_times_old(path.parent)
    return path


async def judged(stage: Stage) -> OperationRecord:
    """Return the step of a rollback that tells what becomes of the only playlist."""
    plan = await stage.preview()
    (found,) = (op for op in plan.operations if "verdict" in op.metadata and _is(op))
    return found


def _is(op: OperationRecord) -> bool:
    return (op.target_path or op.source_path or Path()).suffix == ".m3u"


def grown(path: Path) -> None:
    path.write_bytes(b"#" * (LARGEST_PLAYLIST + 1))


def became_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def became_a_link(path: Path) -> None:
    path.unlink()
    path.symlink_to("elsewhere.m3u")


@pytest.mark.parametrize("since", [grown, became_a_folder, became_a_link])
async def test_what_a_person_made_of_a_playlist_stays(stage: Stage, since: Since) -> None:
    path = mix(stage)
    await stage.organize()
    since(path)
    step = await judged(stage)
    assert (step.metadata["verdict"], step.status) == ("edited", OperationStatus.SKIPPED)
    assert step.error_message == f"{path} was changed since."
    figures = await stage.take_back()
    assert figures["failures"] == []
    assert path.is_dir() or path.is_symlink() or path.stat().st_size > LARGEST_PLAYLIST


async def test_a_playlist_that_grew_beyond_all_playlists_goes_back_when_asked_for(
    stage: Stage,
) -> None:
    path = mix(stage)
    original = path.read_bytes()
    await stage.organize()
    grown(path)
    figures = await stage.take_back(choices=RollbackChoices(frozenset({Verdict.EDITED})))
    assert figures["failures"] == []
    assert path.read_bytes() == original


async def test_a_playlist_that_was_put_back_by_hand_is_back_already(stage: Stage) -> None:
    path = mix(stage)
    original = path.read_bytes()
    await stage.organize()
    path.write_bytes(original)
    step = await judged(stage)
    assert step.metadata["verdict"] == "already_back"
    assert step.error_message == f"{path} has its old content already."
    figures = await stage.take_back()
    assert figures["verdicts"] == {"already_back": 1, "ready": 3}
    assert path.read_bytes() == original
    assert resolving(path) == (3, 3)


async def test_a_playlist_on_a_drive_that_is_away_waits_for_it(stage: Stage) -> None:
    folder = stage.base / "elsewhere"
    path = mix(stage, folder)
    original = path.read_bytes()
    stage.choose(playlist_folders=(folder,))
    await stage.organize()
    folder.rename(stage.base / "unplugged")
    step = await judged(stage)
    assert step.metadata["verdict"] == "drive_missing"
    assert step.error_message == f"{folder} is not there: connect its drive."
    await stage.take_back()
    (stage.base / "unplugged").rename(folder)
    assert (await stage.take_back())["failures"] == []
    assert path.read_bytes() == original
    assert resolving(path) == (3, 3)


async def test_a_playlist_that_a_later_session_moved_on_is_left_to_that_one(stage: Stage) -> None:
    path = mix(stage, stage.original(1).parent)
    original = path.read_bytes()
    await stage.organize("first")
    await stage.organize("second", source=stage.target, target=stage.base / "other")
    plan = await stage.preview("first")
    told = {(op.metadata["verdict"], op.error_message) for op in plan.operations if _is(op)}
    assert told == {("moved_later", "The session second moved it on.")}
    for session in ("second", "first"):
        assert (await stage.take_back(session))["failures"] == []
    assert path.read_bytes() == original


async def test_a_playlist_whose_backup_is_gone_keeps_its_new_names(stage: Stage) -> None:
    path = mix(stage)
    await stage.organize()
    organized = path.read_bytes()
    shutil.rmtree(stage.backup_folder() / "files")
    step = await judged(stage)
    assert step.metadata["verdict"] == "missing"
    assert step.error_message == f"The backup does not have {path} as it was any more."
    await stage.take_back()
    assert path.read_bytes() != organized
    assert resolving(path) == (3, 3)


async def test_a_playlist_that_may_not_be_read_is_named_with_the_reason() -> None:
    with open_folder() as folder, without_privileges():
        stage = Stage(folder).album(1)
        path = write_playlist(stage.target / "Mix.m3u", [stage.original(1)])
        await stage.organize()
        organized = path.read_bytes()
        path.chmod(0)
        step = await judged(stage)
        assert step.metadata["verdict"] == "missing"
        assert step.error_message == f"Could not read {path}: permission was refused."
        figures = await stage.take_back()
        assert (figures["verdicts"], figures["failures"]) == ({"missing": 1, "ready": 1}, [])
        path.chmod(0o600)
        assert path.read_bytes() == organized


class TestOneSongOfAPlaylistGoesBack:
    async def test_while_the_playlist_is_gone(self, stage: Stage) -> None:
        path = await self._after(stage, Path.unlink)
        assert not path.exists()

    async def test_while_a_folder_has_its_name(self, stage: Stage) -> None:
        path = await self._after(stage, became_a_folder)
        assert list(path.iterdir()) == []

    async def test_while_the_playlist_is_larger_than_any_that_is_read(self, stage: Stage) -> None:
        path = await self._after(stage, grown)
        assert path.stat().st_size == LARGEST_PLAYLIST + 1

    async def test_while_the_playlist_is_written_in_another_encoding(self, stage: Stage) -> None:
        path = stage.target / "Mix.m3u"
        path.write_text("../source/in/t2.mp3\n", encoding="utf-16")
        await stage.organize()
        own = b"Albums/Ada/Blue (2004)/02 Song 2.mp3\n"
        path.write_bytes(own + b"#")
        await self._one_back(stage)
        assert path.read_bytes() == own + b"#"

    async def test_and_the_entries_of_others_are_not_touched(self, stage: Stage) -> None:
        other = write_playlist(stage.target / "Other.m3u", [stage.original(1)])
        await stage.organize()
        organized = other.read_bytes()
        await self._one_back(stage)
        assert other.read_bytes() == organized

    async def test_and_an_entry_that_a_person_took_out_stays_out(self, stage: Stage) -> None:
        path = mix(stage)
        await stage.organize()
        lines = path.read_text().splitlines(keepends=True)
        kept = "".join(line for line in lines if "Song 1" not in line)
        path.write_text(kept)
        await self._one_back(stage)
        assert path.read_text() == kept.replace(
            "Albums/Ada/Blue (2004)/02 Song 2.mp3", "../source/in/t2.mp3"
        )

    async def test_and_what_only_holds_its_name_stays(self, stage: Stage) -> None:
        path = mix(stage)
        await stage.organize()
        name = "Albums/Ada/Blue (2004)/02 Song 2.mp3"
        path.write_text(f"old/{name}\n{name}.bak\n{path.read_text()}")
        await self._one_back(stage)
        assert path.read_text().startswith(f"old/{name}\n{name}.bak\n")
        assert path.read_text().count("../source/in/t2.mp3") == 1
        assert resolving(path) == (3, 5)

    async def _after(self, stage: Stage, since: Since) -> Path:
        path = mix(stage)
        await stage.organize()
        since(path)
        await self._one_back(stage)
        return path

    async def _one_back(self, stage: Stage) -> None:
        song = stage.original(2)
        one = await stage.operation_of("t2.mp3")
        assert (one.operation_type, song.exists()) == (OperationType.MOVE, False)
        figures = await stage.take_back(ids=[one.id])
        assert (figures["verdicts"], figures["failures"]) == ({"ready": 1}, [])
        assert song.is_file()
