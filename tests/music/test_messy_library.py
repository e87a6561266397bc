"""A realistic mess comes out as its owner would have sorted it by hand, and goes back exactly."""

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from music_organizer import Config, EnhancedAsyncMusicOrganizer, OperationRollbackService, Plan
from music_organizer.models.operation import (
    JUNK_STEP,
    MISSING_ENTRIES,
    OperationRecord,
    OperationStatus,
    OperationType,
    Role,
)
from tests.music.messy_library import BACKUP, STAYS, expected_tree, fits, write_messy_library
from tests.music.playlists import PlaylistFolders
from tests.support.manifest import differences, manifest
from tests.support.messy import make_times_old

FILES, FEWEST_ALBUMS = 1_514, 60
ENTRIES = 2_790
"""Entries of playlists that can be read; all but ten name a file: streams, devices, lost files."""
RESOLVING = ENTRIES - 10


SAID: Mapping[str, str] = {
    "huge.mp3": "its tags name 5,000,000 characters as title, of which 1,000 count",
    "crowd.mp3": "its tags name 10,000 values as artist, of which 100 count",
    "one of none.mp3": "its tags name “1/0” as track; its tags name no year that can be read",
    "contrary/08.mp3": "its files disagree about the year: 1902, 2002; its tags name disc 7 of 2",
    "binary.m3u": "It is no text, so it is no playlist that could be rewritten.",
    "endless.m3u8": "endless.m3u8 is larger than 8 MiB.",
    "missing.cue": "1",
}
"""What is said of hostile files where a person would look: the reason, or the entries missing."""


class Mess:
    """The messy library beside an empty target, with a history of its own."""

    def __init__(self, base: Path) -> None:
        self.source, self.target, extra = base / "mess", base / "library", base / "car"
        self.count = write_messy_library(self.source)
        self.playlists = PlaylistFolders(self.source, self.target, extra)
        self.count += self.playlists.write()
        self.folders = (self.source, self.target, extra)
        for folder in self.folders:
            make_times_old(folder)
        self.config = Config(history_path=base / "home" / "history.db", playlist_folders=(extra,))

    def misplaced(self, plan: Plan) -> dict[str, str]:
        """Compare a plan with what the owner would have done; return what differs, in words."""
        places = self._places(plan)
        expected = expected_tree()
        assert sorted(places) == sorted(expected)
        return {
            path: f"{places[path]} instead of {wanted}"
            for path, wanted in expected.items()
            if not fits(places[path], wanted)
        }

    def unsaid(self, plan: Plan) -> dict[str, str]:
        """Return what a plan does not say of hostile files."""
        folder = self.source / "hostile"
        said = {
            op.source_path.relative_to(folder).as_posix(): " ".join(
                filter(None, (op.reason, op.error_message, str(op.metadata.get(MISSING_ENTRIES))))
            )
            for op in plan.operations
            if op.source_path is not None and op.source_path.is_relative_to(folder)
        }
        return {name: said[name] for name, words in SAID.items() if words not in said[name]}

    def manifests(self) -> list[Mapping[str, object]]:
        """Return what lies in every folder that a run may touch."""
        return [manifest(folder) for folder in self.folders]

    def _places(self, plan: Plan) -> dict[str, str]:
        places: dict[str, list[str]] = defaultdict(list)
        for op in plan.operations:
            path = op.source_path
            if op.role is Role.FOLDER or path is None or not path.is_relative_to(self.source):
                continue
            places[path.relative_to(self.source).as_posix()].append(self._place(op))
        return {path: " + ".join(sorted(several)) for path, several in places.items()}

    def _place(self, op: OperationRecord) -> str:
        if op.status is OperationStatus.SKIPPED:
            return f"{STAYS}/{op.stays}"
        if op.metadata.get("step") == JUNK_STEP:
            return f"{BACKUP}/junk"
        if op.operation_type is OperationType.REWRITE:
            return f"{STAYS}/rewritten"
        assert op.target_path is not None
        return op.target_path.relative_to(self.target).as_posix()


async def test_a_mess_becomes_the_library_of_its_owner_and_comes_back(tmp_path: Path) -> None:
    mess = Mess(tmp_path)
    before = mess.manifests()
    assert (mess.count, mess.playlists.resolving()) == (FILES, (RESOLVING, ENTRIES))
    async with EnhancedAsyncMusicOrganizer(mess.config) as organizer:
        plan = (await organizer.plan(mess.source, mess.target)).value()
        assert mess.misplaced(plan) == {}
        assert mess.unsaid(plan) == {}
        figures = (await organizer.execute(plan)).value()
        assert figures["failures"] == []
        assert differences(before[0], mess.manifests()[0])
        assert mess.playlists.resolving() == (RESOLVING, ENTRIES)
        rollback = OperationRollbackService(workspace=organizer.workspace)
        (await rollback.rollback_session(figures["session_id"])).value()
    assert mess.playlists.resolving() == (RESOLVING, ENTRIES)
    assert [differences(*pair) for pair in zip(before, mess.manifests(), strict=True)] == [[]] * 3
    albums = {place.rpartition("/")[0] for place in expected_tree().values()} - {STAYS, BACKUP}
    assert len(albums) >= FEWEST_ALBUMS
