"""A realistic mess comes out as its owner would have sorted it by hand, and goes back exactly."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from music_organizer import Config, EnhancedAsyncMusicOrganizer, OperationRollbackService, Plan
from music_organizer.models.operation import OperationStatus, Role
from tests.music.messy_library import STAYS, expected_tree, fits, write_messy_library
from tests.support.manifest import manifest

FEWEST_ALBUMS = 60
REMAINING: Mapping[str, str] = {
    f"mb/pressing 6/{number:02}.mp3": "nothing that is read tells two pressings of a year apart"
    for number in range(1, 5)
}
"""What is not yet where its owner wants it, with the reason; by where it lies now."""


class Mess:
    """The messy library beside an empty target, with a history of its own."""

    def __init__(self, base: Path) -> None:
        self.source, self.target = base / "mess", base / "library"
        self.count = write_messy_library(self.source)
        self.target.mkdir()
        self.config = Config(history_path=base / "home" / "history.db")

    def misplaced(self, plan: Plan) -> dict[str, str]:
        """Compare a plan with what the owner would have done; return what differs, in words."""
        places = self._places(plan)
        expected = expected_tree()
        assert places.keys() == expected.keys()
        return {
            path: f"{places[path]} instead of {wanted}"
            for path, wanted in expected.items()
            if not fits(places[path], wanted)
        }

    def _places(self, plan: Plan) -> dict[str, str]:
        places: dict[str, str] = {}
        for op in plan.operations:
            if op.role is not Role.AUDIO or op.source_path is None:
                continue
            path = op.source_path.relative_to(self.source).as_posix()
            if op.status is OperationStatus.SKIPPED:
                places[path] = f"{STAYS}/{op.stays}"
            elif op.target_path is not None:
                places[path] = op.target_path.relative_to(self.target).as_posix()
        return places


async def test_every_file_goes_where_its_owner_would_have_put_it(tmp_path: Path) -> None:
    mess = Mess(tmp_path)
    async with EnhancedAsyncMusicOrganizer(mess.config) as organizer:
        plan = (await organizer.plan(mess.source, mess.target)).value()
    misplaced = mess.misplaced(plan)
    assert {path: text for path, text in misplaced.items() if path not in REMAINING} == {}
    assert sorted(misplaced) == sorted(REMAINING)
    albums = {place.rpartition("/")[0] for place in expected_tree().values()} - {STAYS}
    assert len(albums) >= FEWEST_ALBUMS


@pytest.mark.slow
async def test_the_mess_comes_back_exactly(tmp_path: Path) -> None:
    mess = Mess(tmp_path)
    before = manifest(mess.source), manifest(mess.target)
    async with EnhancedAsyncMusicOrganizer(mess.config) as organizer:
        figures = (await organizer.organize_files(mess.source, mess.target)).value()
        rollback = OperationRollbackService(workspace=organizer.workspace)
        assert figures["failures"] == []
        assert manifest(mess.source) != before[0]
        (await rollback.rollback_session(figures["session_id"])).value()
    assert (manifest(mess.source), manifest(mess.target)) == before
