"""Hold files against what the history says of them."""

from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import Struct

from music_organizer.errors import OperationError
from music_organizer.filesystem.looking import LookingGlass
from music_organizer.models.checksums import Checksums
from music_organizer.models.file_identity import FileIdentity
from music_organizer.models.operation import OperationRecord, Role


class Checked(Struct, frozen=True):
    """One file held against the history.

    Attributes:
        operation: the last operation that put the file where it is.
        path: where it should lie.
        state: `whole`, `changed`, `missing` or `unreadable`.
        message: the state in a sentence or two; empty when it is whole.
        whole_copy: another file that holds the bytes it should hold, where the history knows one.
    """

    operation: OperationRecord
    path: Path
    state: str
    message: str
    whole_copy: Path | None = None


def verified(
    operations: Iterator[OperationRecord], whole_copy: Callable[[str | None], Path | None]
) -> Iterator[Checked]:
    """Read every file that operations put somewhere, and say how it is.

    Args:
        operations: of one session.
        whole_copy: finds another file that holds the bytes of a checksum.
    """
    looking = LookingGlass()
    for op in operations:
        path = op.destination
        if op.role is Role.FOLDER or path is None or op.metadata.get("step") == "aside":
            continue
        state, message = _state(looking, op, path)
        copy = None if state == "whole" else whole_copy(op.checksum_before)
        if copy is not None:
            message = f"{message} A whole copy is {copy}."
        yield Checked(op, path, state, message, copy)


def _state(looking: LookingGlass, op: OperationRecord, path: Path) -> tuple[str, str]:
    try:
        node = looking.node(path)
        if node is None:
            return "missing", f"{path} is not there any more."
        if op.checksum_before is None:
            same = op.identity is not None and node.identity.same_content_state(op.identity)
            return ("whole", "") if same else ("changed", f"{path} was changed since.")
        found = looking.checksums(path)
    except OperationError as error:
        return "unreadable", str(error)
    if found.sha256 == op.checksum_before:
        return "whole", ""
    return "changed", _changed(op, path, node.identity, found)


def _changed(op: OperationRecord, path: Path, identity: FileIdentity, found: Checksums) -> str:
    if op.identity is not None and identity.same_content_state(op.identity):
        return f"{path} holds other bytes though nobody wrote to it: the drive may fail."
    if found.audio is not None and found.audio == op.audio_checksum:
        return f"Only the tags of {path} were edited since."
    return f"{path} was changed since."
