"""A drive is pulled out during a run: told in place, nothing lost, and finished once it is back."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from music_organizer.models.operation import OperationRecord, Role
from music_organizer_gui.models.organize_state import Phase
from tests.gui.organize.conftest import Journey
from tests.gui.organize.stand import Stand
from tests.support.drives import Drive
from tests.support.interrupting import write_albums
from tests.support.manifest import contents

SONGS = 600

Play = Callable[[Journey], None]


@pytest.fixture
def drive(tmp_path: Path) -> Iterator[Drive]:
    made = Drive(tmp_path)
    yield made
    made.close()


def pull_at_first_file(stand: Stand, drive: Drive) -> None:
    """Pull the drive as soon as the first file has been moved, once."""

    def pull(finished: Sequence[OperationRecord]) -> None:
        if any(op.role is Role.AUDIO for op in finished):
            stand.controller.run.steps_finished.disconnect(pull)
            drive.pull()

    stand.controller.run.steps_finished.connect(pull)


def test_the_library_is_pulled_out_and_comes_back(play: Play, drive: Drive) -> None:
    async def journey(stand: Stand) -> None:
        stand.target = drive.place / "library"
        write_albums(stand.source, SONGS)
        before = set(contents(stand.source))
        await stand.preview()
        pull_at_first_file(stand, drive)
        stand.press(stand.page.plan_bar.organize)
        await stand.until(lambda: stand.controller.is_busy)
        await stand.until(lambda: not stand.controller.is_busy)

        assert stand.state.phase is Phase.DONE
        assert str(stand.target) in str(stand.state.failures[0].error_message)
        assert "Retry failed" in stand.page.done.retry.text()
        assert set(contents(stand.source, drive.content)) >= before

        stand.press(stand.page.done.retry)
        await stand.until(lambda: stand.state.problem)
        assert str(stand.target) in stand.page.problem.text.text()
        assert stand.state.phase is Phase.DONE
        assert not stand.target.exists()

        drive.put_in()
        stand.press(stand.page.done.retry)
        await stand.until(lambda: stand.state.phase is Phase.PREVIEW and stand.state.outline)
        await stand.organize()
        assert not stand.state.failures
        assert len(list(stand.target.rglob("*Song*.mp3"))) == SONGS
        assert set(contents(stand.source, stand.target)) >= before

    play(journey)


def test_the_messy_folder_is_pulled_out_and_comes_back(play: Play, drive: Drive) -> None:
    async def journey(stand: Stand) -> None:
        stand.source = drive.place / "music"
        write_albums(stand.source, SONGS)
        before = set(contents(stand.source))
        await stand.preview()
        pull_at_first_file(stand, drive)
        stand.press(stand.page.plan_bar.organize)
        await stand.until(lambda: stand.controller.is_busy)
        await stand.until(lambda: not stand.controller.is_busy)

        assert stand.state.phase is Phase.DONE
        assert stand.state.failures
        assert set(contents(drive.content, stand.target)) >= before

        drive.put_in()
        stand.press(stand.page.done.retry)
        await stand.until(lambda: stand.state.phase is Phase.PREVIEW and stand.state.outline)
        await stand.organize()
        assert not stand.state.failures
        assert len(list(stand.target.rglob("*Song*.mp3"))) == SONGS

    play(journey)
