"""The places of an operation, asked for once and handed on with the folders that many share."""

from pathlib import Path
from typing import NamedTuple

from music_organizer.models.kept_paths import KeptPath, folder_of, path_of
from music_organizer.models.operation import OperationRecord, kept_destination, kept_origin


class Spot(NamedTuple):
    """A place.

    Attributes:
        path: the place.
        folder: its folder, of many spots the same object.
        kept: the place as a record keeps it, in much less memory.
    """

    path: Path
    folder: Path
    kept: KeptPath

    @classmethod
    def at(cls, path: Path) -> "Spot":
        """Return the spot of a path of its own."""
        return cls(path, path.parent, path)

    @classmethod
    def of(cls, kept: KeptPath) -> "Spot | None":
        """Return the spot of what a record keeps, `None` where it keeps nothing."""
        path, folder = path_of(kept), folder_of(kept)
        return None if path is None or folder is None else cls(path, folder, kept)


class Ends(NamedTuple):
    """Both places of an operation.

    Attributes:
        thing: where it put its file.
        place: where it took it from.
    """

    thing: Spot
    place: Spot


def ends_of(op: OperationRecord) -> Ends:
    """Return where an operation on a file put it, and where it took it from.

    Raises:
        ValueError: the operation lacks one of them.
    """
    thing, place = Spot.of(kept_destination(op)), Spot.of(kept_origin(op))
    if thing is None or place is None:
        raise ValueError("an operation on a file lacks a path")
    return Ends(thing, place)
