"""Whatever can be shown as a tree of operations: a plan, a run or a stored session."""

from collections.abc import Sequence
from typing import Protocol

from music_organizer.models.operation import OperationRecord
from music_organizer.models.outline_index import OutlineIndex
from music_organizer.models.session import OperationSession


class OperationSource(Protocol):
    """Operations as they are shown: an index of all of them, and their records on demand.

    A file is known by its position in the index, which no filter changes.
    """

    @property
    def session(self) -> OperationSession:
        """The session the operations belong to."""
        ...

    @property
    def index(self) -> OutlineIndex:
        """Counts, filters and finds files."""
        ...

    @property
    def is_stored(self) -> bool:
        """Tell whether records come from the disk, so that reading them may take a while."""
        ...

    def records(self, positions: Sequence[int]) -> Sequence[OperationRecord | None]:
        """Return the files at these positions; `None` for what is gone."""
        ...
