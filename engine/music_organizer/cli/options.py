"""The options that several commands share; their choices come from the models, asked late."""

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from music_organizer.models.words import WordedEnum

Parser = argparse.ArgumentParser

_LONGEST_PATH = 4095
_LONGEST_NAME = 255
_HIGHEST_COUNT = 1_000_000_000


def common(parser: Parser) -> None:
    """Add the options that stand before or after any command."""
    group = parser.add_argument_group("for every command")
    for flags, words in (
        (("--verbose", "-v"), "say more, and log to stderr"),
        (("--quiet", "-q"), "say nothing but errors and the tables or JSON asked for"),
    ):
        group.add_argument(*flags, action="store_true", default=argparse.SUPPRESS, help=words)
    group.add_argument(
        "--history",
        dest="history_path",
        type=path,
        metavar="PATH",
        default=argparse.SUPPRESS,
        help="where the history lies",
    )


def organizing(parser: Parser) -> None:
    """Add the options that say how to organize."""
    from music_organizer.models.config import (
        BackupPolicy,
        ChecksumPolicy,
        CompanionPolicy,
        JunkPolicy,
        TransferMode,
    )
    from music_organizer.models.conflict import ConflictStrategy

    group = parser.add_argument_group(
        "how", "What is left out comes from the settings file, else from the program."
    )
    worded(group, "--mode", TransferMode, "how files get to their new place")
    worded(group, "--conflict-strategy", ConflictStrategy, "when a name is taken")
    group.add_argument(
        "--path-format",
        action="append",
        default=[],
        metavar="[CATEGORY=]FORMAT",
        help="where files go; repeat it for several categories "
        "(albums, live, collaborations, compilations, rarities)",
    )
    group.add_argument(
        "--treat-as",
        action="append",
        default=[],
        metavar="ARTIST/ALBUM=KIND",
        help="decide about an album: a category, `various` for Various Artists, or `auto`; "
        "`organize` remembers it for the next run",
    )
    group.add_argument(
        "--in-place",
        action="store_true",
        default=None,
        help="SOURCE and TARGET are the same folder: tidy it",
    )
    group.add_argument(
        "--keep-empty-folders",
        dest="remove_empty_folders",
        action="store_false",
        default=None,
        help="leave folders of SOURCE that have become empty",
    )
    worded(group, "--companions", CompanionPolicy, "what goes along with the music")
    worded(group, "--junk", JunkPolicy, "leftovers such as Thumbs.db in emptied folders")
    worded(group, "--backup", BackupPolicy, "what is kept in the library's backup")
    group.add_argument(
        "--no-backup", dest="backup", action="store_const", const="none", help="--backup none"
    )
    worded(group, "--checksums", ChecksumPolicy, "which files are hashed")
    group.add_argument(
        "--verify",
        action="store_true",
        default=None,
        help="read every file again after its step and compare",
    )
    group.add_argument(
        "--smart-cache", action="store_true", default=None, help="remember tags between runs"
    )
    group.add_argument(
        "--playlist-folder",
        dest="playlist_folders",
        type=path,
        action="append",
        metavar="DIR",
        help="look for playlists there too; may be repeated",
    )
    group.add_argument(
        "--keep-playlists",
        dest="playlists",
        action="store_false",
        default=None,
        help="leave the entries of playlists and cue sheets as they are",
    )
    group.add_argument(
        "--workers",
        type=count,
        metavar="N",
        help="processes that read tags; 0 lets the program choose",
    )


def worded(
    parser: argparse._ActionsContainer,
    flag: str,
    choices: "Iterable[WordedEnum]",
    words: str,
    default: str | None = None,
) -> None:
    """Add an option whose values are those of an enumeration."""
    values = [one.value for one in choices]
    ending = f" (default: {default})" if default else ""
    parser.add_argument(
        flag,
        choices=values,
        default=default,
        metavar=flag.rpartition("-")[2].upper(),
        help=f"{words}: {', '.join(values)}{ending}",
    )


def folders(parser: Parser) -> None:
    """Add source and target."""
    parser.add_argument("source", type=path, metavar="SOURCE", help="the folder to organize")
    parser.add_argument(
        "target", type=path, metavar="TARGET", help="the library; made when it is missing"
    )


def session(parser: Parser) -> None:
    """Add the session."""
    parser.add_argument(
        "session", metavar="SESSION", help="its id, the beginning of its id, or its name"
    )


def force(parser: Parser) -> None:
    """Add the option that answers every question."""
    parser.add_argument("--force", action="store_true", help="do not ask")


def answer_format(parser: Parser) -> None:
    """Add the options that say how the answer looks."""
    group = parser.add_mutually_exclusive_group()
    group.add_argument(
        "--format", choices=("table", "json"), default=argparse.SUPPRESS, help="(default: table)"
    )
    group.add_argument(
        "--json",
        dest="format",
        action="store_const",
        const="json",
        default=argparse.SUPPRESS,
        help="one list of objects, --format json",
    )


def path(text: str) -> Path:
    """Read a path; an empty one, such as an unset variable leaves, names nothing."""
    if not text:
        raise argparse.ArgumentTypeError("an empty path names nothing")
    if len(os.fsencode(text)) > _LONGEST_PATH or _longest_name(text) > _LONGEST_NAME:
        raise argparse.ArgumentTypeError("the path is longer than any drive can hold")
    return Path(text)


def _longest_name(text: str) -> int:
    return max(len(os.fsencode(name)) for name in Path(text).parts)


def count(text: str) -> int:
    """Read a number from 0."""
    if not text.isdecimal() or len(text) > len(str(_HIGHEST_COUNT)) or int(text) > _HIGHEST_COUNT:
        raise argparse.ArgumentTypeError(f"{text[:20]!r} is no number from 0 to {_HIGHEST_COUNT:,}")
    return int(text)


def included(text: str) -> list[str]:
    """Read kinds of files that a rollback takes back when asked to."""
    kinds = [part.strip() for part in text.split(",")]
    for kind in kinds:
        if kind not in ("edited", "moved_by_hand"):
            raise argparse.ArgumentTypeError(f"{kind!r} is neither edited nor moved_by_hand")
    return kinds
