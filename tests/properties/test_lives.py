"""Whatever person and program do in turn, nothing is lost, and the journal tells the truth."""

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from music_organizer.execution import executor
from music_organizer.filesystem.port import DONE
from tests.properties.lives import Lives

FEW = settings(
    max_examples=12,
    stateful_step_count=10,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.timeout(600)
def test_lives() -> None:
    run_state_machine_as_test(Lives, settings=FEW)


@pytest.mark.timeout(600)
def test_a_journal_that_lies_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executor, "perform", lambda *_, **__: DONE)
    with pytest.raises(AssertionError):
        run_state_machine_as_test(Lives, settings=settings(FEW, phases=[Phase.generate]))
