"""A file that hangs the reader of tags, or makes it ask for gigabytes, costs that file only."""

import sys
import zlib
from pathlib import Path

import pytest

from tests.faults.journeys import ROLL_BACK
from tests.faults.program import Launcher
from tests.faults.promises import not_restored
from tests.faults.scene import Scene
from tests.faults.seeded import IMPATIENT

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="the command line is started by forking"
)


def make_circle(path: Path) -> None:
    """Write a Musepack packet that says it is as long as nothing is stepped back from for ever."""
    path.write_bytes(b"MPCKXX\0")


def make_bomb(path: Path) -> None:
    """Write an ID3 frame of a megabyte that unpacks to a gigabyte."""
    packing = zlib.compressobj()
    piece = packing.compress(bytes(1 << 20)) + packing.flush(zlib.Z_FULL_FLUSH)
    # After a full flush nothing refers to what came before, so that a piece can be repeated.
    packed = piece[:2] + piece[2:] * (1 << 10)
    content = (1 << 30).to_bytes(4, "big") + packed
    frame = b"TIT2" + _synchsafe(len(content)) + b"\0\x09" + content
    path.write_bytes(b"ID3\x04\0\0" + _synchsafe(len(frame)) + frame + bytes(5000))


def _synchsafe(number: int) -> bytes:
    return bytes(number >> shift & 0x7F for shift in (21, 14, 7, 0))


def test_the_rest_of_the_library_is_organized_and_comes_back(launcher: Launcher) -> None:
    scene = Scene.prepared("plain", across=False)
    try:
        harmless = scene.run(launcher, *scene.organizing(), "--dry-run", "--json").rows()
        make_circle(scene.source / "circle.mpc")
        make_bomb(scene.source / "bomb.mp3")
        start = scene.state()
        ended = scene.run(launcher, *scene.organizing(), fault=IMPATIENT)
        assert ended.code == 1, ended
        assert not ended.has_traceback
        assert all(name in ended.stdout + ended.stderr for name in ("circle.mpc", "bomb.mp3"))
        assert (scene.source / "circle.mpc").exists()
        assert (scene.source / "bomb.mp3").exists()
        places = [op["target_path"] for op in harmless if op["status"] == "pending"]
        missing = [path for path in filter(None, places) if not Path(path).exists()]
        assert (any(places), missing) == (True, [])
        assert scene.run(launcher, *ROLL_BACK).code == 0
        assert not_restored(start, scene.state(), begun=True) == []
    finally:
        scene.remove()
