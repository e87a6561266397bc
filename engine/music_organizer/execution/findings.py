"""How far a step came that was cut off, as the disk shows it."""

from music_organizer.models.operation import OperationStatus

Finding = tuple[OperationStatus, str | None]

NOT_BEGUN: Finding = (OperationStatus.PENDING, None)
DONE: Finding = (OperationStatus.COMPLETED, None)
