"""Paths of a record, kept as a folder that many share and a name until somebody asks for them.

A path of its own costs a record a quarter of its memory, and a page of the history half its time,
though most of them are never looked at, or only for their folder and their name.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

KeptPath = Path | tuple[Path, str] | None
"""What a record holds: a path, or a folder and a name in it."""


def in_folder(folder: Path, name: str) -> Path:
    """Return what a record takes for the path of a name in a folder.

    It is for the constructor of a record and nothing else: only there it becomes a path.
    """
    return (folder, name)  # type: ignore[return-value]


def keep_apart(record: type, field: str) -> Callable[[Any], KeptPath]:
    """Let a field of a class with slots take what `in_folder` returns, and answer with paths.

    Like the parent of a path, the path is made whenever it is asked for, and is not kept.

    Args:
        record: the class.
        field: the name of the field.

    Returns:
        a function that tells what a record holds there.
    """
    member = getattr(record, field)
    kept: Callable[[Any], KeptPath] = member.__get__

    def path(one: object) -> Path | None:
        held = kept(one)
        return held[0] / held[1] if type(held) is tuple else cast("Path | None", held)

    setattr(record, field, property(path, member.__set__))
    return kept


def derived(record: type, field: str, make: Callable[[Any], str]) -> None:
    """Let a text of a class with slots be made whenever it is asked for, if it was given empty.

    Args:
        record: the class.
        field: the name of the field.
        make: makes the text of the rest of a record.
    """
    member = getattr(record, field)
    kept: Callable[[Any], str] = member.__get__
    setattr(record, field, property(lambda one: kept(one) or make(one), member.__set__))
