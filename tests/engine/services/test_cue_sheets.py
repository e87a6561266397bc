"""Rips without tags become albums by the cue sheet beside them, and go back as they were."""

from pathlib import Path

import pytest

from tests.engine.services.stage import Stage
from tests.support.audio import make_audio
from tests.support.messy import make_times_old

TRACKS = """\
PERFORMER "Ada Vale"
TITLE "Harbour"
REM DATE 1998
FILE "01.wav" WAVE
  TRACK 01 AUDIO
    TITLE "One"
    INDEX 01 00:00:00
FILE "02.wav" WAVE
  TRACK 02 AUDIO
    TITLE "Two"
    INDEX 01 00:00:00
"""
IMAGE = """\
PERFORMER "Bo Hill"
TITLE "Dunes"
FILE "CDImage.wav" WAVE
  TRACK 01 AUDIO
    TITLE "One"
  TRACK 02 AUDIO
    TITLE "Two"
"""


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    stage = Stage(tmp_path)
    for name in ("01.flac", "02.flac"):
        make_audio(stage.source / "unsorted" / name, "flac", salt=name)
    make_audio(stage.source / "image" / "CDImage.flac", "flac", salt="image")
    (stage.source / "unsorted" / "x.cue").write_text(TRACKS, encoding="utf-8")
    (stage.source / "image" / "CDImage.cue").write_text(IMAGE, encoding="utf-8")
    stage.target.mkdir()
    make_times_old(tmp_path)
    return stage


async def test_they_are_placed_and_say_why(stage: Stage) -> None:
    before = stage.state()
    await stage.organize()
    albums = stage.target / "Albums"
    harbour = albums / "Ada Vale" / "Harbour (1998)"
    assert {path.name for path in harbour.iterdir()} == {"01 One.flac", "02 Two.flac", "x.cue"}
    assert (albums / "Bo Hill" / "Dunes" / "Dunes.flac").is_file()
    told = await stage.operation_of("01.flac")
    assert told.reason.endswith("; its cue sheet tells what it is")
    await stage.take_back()
    assert stage.state() == before


async def test_in_the_library_they_stay_where_they_are(stage: Stage) -> None:
    await stage.organize()
    stage.choose(in_place=True)
    stage.source = stage.target
    plan = await stage.plan("again")
    assert plan.changes_nothing
