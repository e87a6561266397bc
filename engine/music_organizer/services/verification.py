"""Hold files against what the history says of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from music_organizer.errors import OperationError
from music_organizer.filesystem.looking import LookingGlass
from music_organizer.models.operation import OperationRecord, Role


@dataclass(frozen=True, slots=True)
class Checked:
    """One file held against the history.

    Attributes:
        operation: the last operation that put the file where it is.
        path: where it should lie.
        state: `whole`, `changed`, `missing` or `unreadable`.
        message: the state in one sentence; empty when it is whole.
    """

    operation: OperationRecord
    path: Path
    state: str
    message: str


def verified(operations: Iterator[OperationRecord]) -> Iterator[Checked]:
    """Read every file that operations put somewhere, and say how it is."""
    looking = LookingGlass()
    for op in operations:
        path = op.destination
        if op.role is Role.FOLDER or path is None or op.metadata.get("step") == "aside":
            continue
        state, message = _state(looking, op, path)
        yield Checked(op, path, state, message)


def _state(looking: LookingGlass, op: OperationRecord, path: Path) -> tuple[str, str]:
    try:
        node = looking.node(path)
        if node is None:
            return "missing", f"{path} is not there any more."
        if op.checksum_before is None:
            same = op.identity is not None and node.identity.same_content_state(op.identity)
            return ("whole", "") if same else ("changed", f"{path} was changed since.")
        if looking.checksum(path) == op.checksum_before:
            return "whole", ""
    except OperationError as error:
        return "unreadable", str(error)
    if op.identity is not None and node.identity.same_content_state(op.identity):
        return "changed", f"{path} holds other bytes though nobody wrote to it: the drive may fail."
    return "changed", f"{path} was changed since."
