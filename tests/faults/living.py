"""Many lives of a library, and a line that tells how many there were."""

from collections.abc import Iterator, Sequence

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.faults.outcome import Outcome, gathered
from tests.faults.promises import Findings
from tests.faults.workers import workers
from tests.properties.lives import Lives

_NAME = "lived with, one library"
_LIVES, _STEPS, _AT_ONCE = 4000, 20, 50


def lived(words: Sequence[str], number: int, jobs: int) -> Iterator[Outcome | str]:
    """Live with libraries, when the name holds every word; yield how far it is, and the outcome.

    Args:
        words: what the name has to hold.
        number: the lives of a full run are divided by this.
        jobs: processes that work at once.
    """
    if not all(word in _NAME for word in words):
        return
    lives = max(1, _LIVES // number)
    with workers(jobs) as pool:
        parts = [min(_AT_ONCE, lives - first) for first in range(0, lives, _AT_ONCE)]
        attempts = [(f"{part} lives", pool.submit(_lives, part)) for part in parts]
        for told in gathered(_NAME, attempts):
            if isinstance(told, Outcome):
                told.points = lives
            yield told


def _lives(number: int) -> Findings:
    found = Findings()
    chosen = settings(
        max_examples=number,
        stateful_step_count=_STEPS,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    try:
        run_state_machine_as_test(Lives, settings=chosen)
    except Exception as error:  # noqa: BLE001 - whatever ends a life is a finding
        notes = "\n".join(getattr(error, "__notes__", ()))
        found.add("untrue", [f"{error!r}\n{notes}"])
    return found
