from collections.abc import Iterator
from pathlib import Path

import pytest

from music_organizer.filesystem.local import LocalFileSystem
from tests.support.faulty_system import other_drive


@pytest.fixture
def near(tmp_path: Path) -> Path:
    """A folder on the drive of the temporary folders."""
    folder = tmp_path / "near"
    folder.mkdir()
    return folder


@pytest.fixture
def far(tmp_path: Path) -> Iterator[Path]:
    """A folder on another drive than `near`."""
    with other_drive(tmp_path) as folder:
        yield folder


@pytest.fixture
def disk(near: Path, far: Path) -> LocalFileSystem:
    """The file system over both."""
    return LocalFileSystem(near, far)
