"""A few mutated files for every reader; `make faults` tries thousands of each."""

import time
from pathlib import Path
from random import Random

import pytest

from tests.faults import fuzzing
from tests.faults.fuzzing import SUBJECTS, tried

INPUTS = {"backup manifests": 12}


@pytest.mark.parametrize("name", SUBJECTS)
def test_nothing_escapes_hangs_or_bloats(name: str) -> None:
    assert tried(name, 0, INPUTS.get(name, 60)).sentences() == []


class Culprit:
    """Does, with its first inputs, all that nothing may do."""

    def __init__(self, _folder: Path) -> None:
        self._deeds = [self._raise, self._hang, self._bloat]

    def attempt(self, random: Random) -> None:
        self._deeds.pop(0)()

    def _raise(self) -> None:
        raise KeyError("nobody expected this")

    def _hang(self) -> None:
        end = time.monotonic() + 60
        while time.monotonic() < end:
            pass

    def _bloat(self) -> None:
        bytearray(fuzzing.MEMORY * 2)


def test_what_escapes_hangs_or_bloats_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fuzzing, "SUBJECTS", {"culprit": (Culprit, 3)})
    monkeypatch.setattr(fuzzing, "SECONDS", 0.2)
    told = tried("culprit", 0, 3)
    assert (told.inputs, len(told.escaped), len(told.hung), len(told.over_memory)) == (3, 1, 1, 1)
