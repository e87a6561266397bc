import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.faulty_system import on_file, other_drive


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
def order(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is flushed and removed, in order: folders and removed files by their names."""
    seen: list[str] = []
    flush, unlink = os.fsync, os.unlink

    def fsync(descriptor: int) -> None:
        path = os.readlink(f"/proc/self/fd/{descriptor}")
        seen.append("file" if on_file(descriptor) else os.path.basename(path))
        flush(descriptor)

    def remove(path: str, *, dir_fd: int | None = None) -> None:
        seen.append(f"remove {path}")
        unlink(path, dir_fd=dir_fd)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(os, "unlink", remove)
    return seen
