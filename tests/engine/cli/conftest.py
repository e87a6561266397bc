from pathlib import Path

import pytest

from tests.engine.cli.command import Command
from tests.support.messy import make_mess


class Folders:
    """A messy source and a library that holds a little already."""

    def __init__(self, base: Path) -> None:
        self.source, self.target = base / "unsorted", base / "library"
        make_mess(self.source, self.target)

    @property
    def both(self) -> tuple[str, str]:
        return str(self.source), str(self.target)


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders(tmp_path)


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Command:
    return Command(capsys)


@pytest.fixture
def session(command: Command, folders: Folders) -> str:
    """The id of a session that organized the messy folder."""
    assert command("organize", *folders.both, "--session-id", "spring").code == 1
    return "spring"
