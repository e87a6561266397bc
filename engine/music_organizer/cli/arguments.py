"""The options of every command; their choices come from the models, which are asked late."""

import argparse
from pathlib import Path

Parser = argparse.ArgumentParser


def common(parser: Parser) -> None:
    """Add the options that stand before or after any command."""
    group = parser.add_argument_group("for every command")
    for flags, words in (
        (("--verbose", "-v"), "say more, and log to stderr"),
        (("--quiet", "-q"), "say nothing but what was asked for and errors"),
    ):
        group.add_argument(*flags, action="store_true", default=argparse.SUPPRESS, help=words)
    group.add_argument(
        "--history",
        type=Path,
        metavar="PATH",
        default=argparse.SUPPRESS,
        help="where the history lies",
    )


def demo(parser: Parser) -> None:
    """Add the options of `demo`."""
    parser.add_argument("--keep", action="store_true", help="leave the folder there afterwards")
    parser.add_argument(
        "--folder", type=Path, metavar="DIR", help="an empty folder to work in; it is kept"
    )


def organize(parser: Parser) -> None:
    """Add the options of `organize`."""
    _folders(parser)
    run = parser.add_argument_group("the run")
    run.add_argument("--session-id", metavar="ID", help="a name for the session; must be new")
    run.add_argument(
        "--dry-run", action="store_true", help="only show the plan; changes nothing at all"
    )
    run.add_argument(
        "--disable-history", action="store_true", help="record nothing; cannot be rolled back"
    )
    _organizing(parser)
    _format(parser)


def organize_legacy(parser: Parser) -> None:
    """Add the options of `organize-legacy`."""
    _folders(parser)
    run = parser.add_argument_group("the run")
    run.add_argument(
        "--dry-run", action="store_true", help="only show the plan; changes nothing at all"
    )
    parser.set_defaults(disable_history=True, session_id=None)
    _organizing(parser)
    _format(parser)


def plan(parser: Parser) -> None:
    """Add the options of `plan`."""
    _folders(parser)
    parser.set_defaults(dry_run=True, disable_history=False, session_id=None)
    _organizing(parser)
    _format(parser)


def resume(parser: Parser) -> None:
    """Add the options of `resume`."""
    _session(parser)
    _format(parser)


def sessions(parser: Parser) -> None:
    """Add the options of `sessions`."""
    parser.add_argument(
        "--limit", type=_count, default=50, metavar="N", help="so many at most (default: 50)"
    )
    _format(parser)


def sessions_delete(parser: Parser) -> None:
    """Add the options of `sessions delete`."""
    _session(parser)
    _force(parser)


def sessions_rename(parser: Parser) -> None:
    """Add the options of `sessions rename`."""
    _session(parser)
    parser.add_argument("name", metavar="NAME", help="the name for people; '' takes it away")


def sessions_prune(parser: Parser) -> None:
    """Add the options of `sessions prune`."""
    parser.add_argument(
        "--keep-days", type=_count, metavar="N", help="keep what began within N days"
    )
    parser.add_argument("--keep-last", type=_count, metavar="N", help="keep the latest N")
    parser.add_argument("--dry-run", action="store_true", help="only show what would be forgotten")
    _force(parser)
    _format(parser)


def history(parser: Parser) -> None:
    """Add the options of `history`."""
    from music_organizer.models.operation import OperationStatus

    parser.add_argument(
        "--session-id", metavar="ID", help="the session (default: the latest); may be shortened"
    )
    parser.add_argument(
        "--status",
        choices=[one.value for one in OperationStatus],
        metavar="STATUS",
        help="only operations that stand like this: "
        + ", ".join(one.value for one in OperationStatus),
    )
    parser.add_argument("--limit", type=_count, metavar="N", help="so many at most")
    _format(parser)


def history_export(parser: Parser) -> None:
    """Add the options of `history export`."""
    _session(parser)
    parser.add_argument(
        "--output", type=Path, metavar="FILE", help="a new file (default: standard output)"
    )
    parser.add_argument("--format", choices=("json", "csv"), default="json", help="(default: json)")


def history_rebuild(parser: Parser) -> None:
    """Add the options of `history rebuild`."""
    parser.add_argument(
        "library", type=Path, metavar="LIBRARY", help="the folder that holds .music-organizer"
    )


def history_check(_: Parser) -> None:
    """Add the options of `history check`: there are none."""


def verify(parser: Parser) -> None:
    """Add the options of `verify`."""
    parser.add_argument(
        "what", metavar="SESSION|LIBRARY", help="a session, or the folder of a library"
    )
    _format(parser)


def rollback(parser: Parser) -> None:
    """Add the options of `rollback`."""
    from music_organizer.models.conflict import ConflictStrategy

    _session(parser)
    parser.add_argument(
        "--dry-run", action="store_true", help="only show the preview; changes nothing at all"
    )
    _force(parser)
    parser.add_argument(
        "--operation-ids",
        nargs="+",
        action="extend",
        metavar="ID",
        help="only these operations and what they need; ids may be shortened",
    )
    _worded(
        parser,
        "--conflict-strategy",
        ConflictStrategy,
        "when the old place of a file is taken",
        default=ConflictStrategy.SKIP,
    )
    parser.add_argument(
        "--include",
        action="extend",
        type=_included,
        metavar="KIND",
        help="take these back too: edited (a copy is kept first), moved_by_hand; "
        "repeat it or join them with commas",
    )
    parser.add_argument(
        "--verify", action="store_true", default=None, help="read every file again afterwards"
    )
    _format(parser)


def restore(parser: Parser) -> None:
    """Add the options of `restore`."""
    parser.add_argument(
        "backup_dir",
        type=Path,
        metavar="BACKUP_DIR",
        help="a folder LIBRARY/.music-organizer/backups/SESSION, or a copy of one",
    )
    parser.add_argument("target", type=Path, metavar="TARGET", help="the folder to put it under")
    parser.add_argument("--dry-run", action="store_true", help="only show what would be copied")
    _format(parser)


def recover(parser: Parser) -> None:
    """Add the options of `recover`."""
    _format(parser)


def _organizing(parser: Parser) -> None:
    from music_organizer.models.config import BackupPolicy, ChecksumPolicy, TransferMode
    from music_organizer.models.conflict import ConflictStrategy

    group = parser.add_argument_group(
        "how", "What is left out comes from the settings file, else from the program."
    )
    _worded(group, "--mode", TransferMode, "how files get to their new place")
    _worded(group, "--conflict-strategy", ConflictStrategy, "when a name is taken")
    group.add_argument(
        "--path-format",
        action="append",
        metavar="[CATEGORY=]FORMAT",
        help="where files go; repeat it for several categories "
        "(albums, live, collaborations, compilations, rarities)",
    )
    group.add_argument(
        "--in-place",
        action="store_true",
        default=None,
        help="SOURCE and TARGET are the same folder: tidy it",
    )
    group.add_argument(
        "--keep-empty-folders",
        action="store_true",
        default=None,
        help="leave folders of SOURCE that have become empty",
    )
    _worded(group, "--backup", BackupPolicy, "what is kept in the library's backup")
    group.add_argument(
        "--no-backup", dest="backup", action="store_const", const="none", help="--backup none"
    )
    _worded(group, "--checksums", ChecksumPolicy, "which files are hashed")
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
        "--workers",
        type=_count,
        metavar="N",
        help="processes that read tags; 0 lets the program choose",
    )


def _worded(
    parser: argparse._ActionsContainer,
    flag: str,
    choices: type,
    words: str,
    default: str | None = None,
) -> None:
    from music_organizer.models.words import WordedEnum

    values = [one.value for one in choices if isinstance(one, WordedEnum)]
    ending = f" (default: {default})" if default else ""
    parser.add_argument(
        flag,
        choices=values,
        default=default,
        metavar=flag.lstrip("-").split("-")[-1].upper(),
        help=f"{words}: {', '.join(values)}{ending}",
    )


def _folders(parser: Parser) -> None:
    parser.add_argument("source", type=Path, metavar="SOURCE", help="the folder to organize")
    parser.add_argument(
        "target", type=Path, metavar="TARGET", help="the library; made when it is missing"
    )


def _session(parser: Parser) -> None:
    parser.add_argument(
        "session", metavar="SESSION", help="its id, the beginning of its id, or its name"
    )


def _force(parser: Parser) -> None:
    parser.add_argument("--force", action="store_true", help="do not ask")


def _format(parser: Parser) -> None:
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


def _count(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 0")
    return int(text)


def _included(text: str) -> list[str]:
    kinds = [part.strip() for part in text.split(",")]
    for kind in kinds:
        if kind not in ("edited", "moved_by_hand"):
            raise argparse.ArgumentTypeError(f"{kind!r} is neither edited nor moved_by_hand")
    return kinds
