"""What came of a suite, as a line."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field

from tests.faults.promises import Findings

Attempt = tuple[str, Future[Findings]]
"""A label, and what its fault broke."""


@dataclass(slots=True)
class Outcome:
    """What came of one suite on one setting.

    Attributes:
        name: the suite and the setting.
        points: how many faults struck.
        found: every broken promise.
    """

    name: str
    points: int = 0
    found: Findings = field(default_factory=Findings)

    def line(self) -> str:
        return f"{self.name}: {self.points} points tried, {self.found.figures()}"

    def sentences(self) -> list[str]:
        """Return every broken promise, a line each."""
        return self.found.sentences()


def gathered(name: str, attempts: Sequence[Attempt]) -> Iterator[Outcome | str]:
    """Wait for attempts, each with its label; yield how far they are, and last their outcome."""
    outcome = Outcome(name)
    for label, attempted in attempts:
        outcome.points += 1
        outcome.found.merge(attempted.result(), label)
        yield f"{name}: {outcome.points} of {len(attempts)}"
    yield outcome
