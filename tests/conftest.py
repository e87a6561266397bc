import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

# Qt reads this when it is first imported, so it stands before any test is collected.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

SYSTEM_PACKAGES = Path(__file__).parent.parent / "packaging" / "system_packages.sh"


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of the test's own, beside `tmp_path`, which stays empty for the test's library."""
    folder = tmp_path_factory.mktemp("home")
    for variable in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(variable, str(folder))
    for variable in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(variable, str(folder / variable.lower()))
    monkeypatch.setenv("MUSIC_ORGANIZER_HISTORY", str(folder / "history" / "operation_history.db"))
    return folder


@pytest.fixture(scope="session")
def system_tool() -> Callable[[str], str]:
    """Where a system tool is; a test that needs a missing one fails and names its package."""

    def find(name: str) -> str:
        found = shutil.which(name)
        if found is None:
            asked = subprocess.run(
                ["sh", str(SYSTEM_PACKAGES), "--check", name],
                capture_output=True,
                text=True,
                check=False,
            )
            pytest.fail(asked.stderr.strip(), pytrace=False)
        return found

    return find
