"""A run over albums with all that belongs to them is killed, settled, and taken back."""

from pathlib import Path

import pytest

from music_organizer import Config, HistoryArchive, OperationRollbackService
from tests.music.messy_library import write_messy_library
from tests.music.playlists import PlaylistFolders
from tests.support.interrupting import interrupt
from tests.support.manifest import differences, manifest
from tests.support.messy import make_times_old


@pytest.mark.parametrize("after", [8, 120])
async def test_nothing_of_an_album_is_lost_when_a_run_is_killed(tmp_path: Path, after: int) -> None:
    source, target, extra = tmp_path / "mess", tmp_path / "library", tmp_path / "car"
    write_messy_library(source, "heap/0")
    playlists = PlaylistFolders(source, target, extra)
    playlists.write()
    for folder in (source, target):
        make_times_old(folder)
    before, entries = (manifest(source), manifest(target)), playlists.resolving()
    history = tmp_path / "home" / "history.db"

    here = sum(1 for path in target.rglob("*.*"))
    interrupt(source, target, history, "run", after=here + after)
    assert differences(before[0], manifest(source))
    config = Config(history_path=history)
    archive = HistoryArchive(config)
    assert [found.unknown for found in (await archive.recover()).value()] == [0]
    await archive.close()
    rollback = OperationRollbackService(config)
    (await rollback.rollback_session("run")).value()
    await rollback.close()
    assert differences(before[0], manifest(source)) == []
    assert differences(before[1], manifest(target)) == []
    assert playlists.resolving() == entries
