"""Where a run writes down what it is about to do and what it did."""

from collections.abc import Sequence
from typing import Protocol

from music_organizer.models.operation import OperationRecord


class Recorder(Protocol):
    """Takes down the steps of a run; what it has taken down survives a power cut."""

    def advance(
        self, finished: Sequence[OperationRecord], started: Sequence[OperationRecord]
    ) -> None:
        """Write what became of some steps and that others are about to be taken.

        Args:
            finished: steps with the status they reached.
            started: steps that are at work from now on, whatever status they bear.

        Raises:
            MusicOrganizerError: it could not be written; no further step may be taken.
        """
        ...


class ForgetfulRecorder:
    """Takes nothing down: for runs without history."""

    def advance(
        self, finished: Sequence[OperationRecord], started: Sequence[OperationRecord]
    ) -> None:
        """Do nothing."""
