"""What starts the program under test, once for the tests of a module."""

from collections.abc import Iterator

import pytest

from tests.faults.program import Launcher


@pytest.fixture(scope="module")
def launcher() -> Iterator[Launcher]:
    with Launcher() as launcher:
        yield launcher


@pytest.fixture(scope="module")
def launchers() -> Iterator[tuple[Launcher, Launcher]]:
    with Launcher() as first, Launcher() as second:
        yield first, second
