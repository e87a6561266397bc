"""Paths kept as a folder that many share and a name, until somebody asks for them.

A path of its own costs a record a quarter of its memory, and a page of the history half its time,
though most of them are never looked at, or only for their folder and their name.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

from msgspec import Struct

KeptPath = Path | tuple[Path, str] | None
"""What is held: a path, or a folder and a name in it."""


def in_folder(folder: Path, name: str) -> Path:
    """Return what a record takes for the path of a name in a folder.

    It is for the constructors of classes that keep paths apart: only there it becomes a path.
    """
    return (folder, name)  # type: ignore[return-value]


def path_of(kept: KeptPath) -> Path | None:
    """Return the path; like the parent of a path it is made anew whenever it is asked for."""
    return kept[0] / kept[1] if type(kept) is tuple else cast("Path | None", kept)


def folder_of(kept: KeptPath) -> Path | None:
    """Return the folder, of many files the same object; made only where a whole path is held."""
    if type(kept) is tuple:
        return kept[0]
    return None if kept is None else cast("Path", kept).parent


def name_of(kept: KeptPath) -> str:
    """Return the name; empty where nothing is held."""
    if type(kept) is tuple:
        return kept[1]
    return "" if kept is None else cast("Path", kept).name


def pair_of(kept: KeptPath) -> tuple[Path, str] | None:
    """Return folder and name however the path is held, to compare with others and to be hashed."""
    if kept is None or type(kept) is tuple:
        return kept
    path = cast("Path", kept)
    return path.parent, path.name


class PathKeeper(Struct, frozen=True, eq=False):
    """Frozen data with such paths: equal where all that it answers is, however it is held."""

    def __eq__(self, other: object) -> bool:
        """Compare what both answer."""
        return type(other) is type(self) and _answers(self) == _answers(other)

    def __hash__(self) -> int:
        """Agree with the comparison."""
        return hash(_answers(self))

    def __repr__(self) -> str:
        """Tell what it answers, as other data tells what it holds."""
        told = zip(self.__struct_fields__, _answers(self), strict=True)
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in told)})"


def _answers(record: Struct) -> tuple[Any, ...]:
    return tuple(getattr(record, field) for field in record.__struct_fields__)


def keep_apart(record: type[Struct], field: str) -> Callable[[Any], KeptPath]:
    """Let a field take what `in_folder` returns, and answer with paths.

    Args:
        record: the class.
        field: the name of the field.

    Returns:
        a function that tells what a record holds there.
    """
    member = getattr(record, field)
    kept: Callable[[Any], KeptPath] = member.__get__
    setattr(record, field, property(lambda one: path_of(kept(one)), member.__set__))
    return kept


def derived(record: type[Struct], field: str, make: Callable[[Any], str]) -> None:
    """Let a text be made whenever it is asked for, if it was given empty.

    Args:
        record: the class.
        field: the name of the field.
        make: makes the text of the rest of a record.
    """
    member = getattr(record, field)
    kept: Callable[[Any], str] = member.__get__
    setattr(record, field, property(lambda one: kept(one) or make(one), member.__set__))
