"""What each command takes."""

import argparse

from music_organizer.cli import options

Parser = argparse.ArgumentParser


def demo(parser: Parser) -> None:
    """Add the options of `demo`."""
    parser.add_argument("--keep", action="store_true", help="leave the folder there afterwards")
    parser.add_argument(
        "--folder", type=options.path, metavar="DIR", help="an empty folder to work in; it is kept"
    )


def organize(parser: Parser) -> None:
    """Add the options of `organize`."""
    options.folders(parser)
    run = parser.add_argument_group("the run")
    run.add_argument("--session-id", metavar="ID", help="a name for the session; must be new")
    run.add_argument(
        "--dry-run", action="store_true", help="only show the plan; changes nothing at all"
    )
    run.add_argument(
        "--disable-history", action="store_true", help="record nothing; cannot be rolled back"
    )
    options.organizing(parser)
    options.answer_format(parser)


def organize_legacy(parser: Parser) -> None:
    """Add the options of `organize-legacy`."""
    options.folders(parser)
    run = parser.add_argument_group("the run")
    run.add_argument(
        "--dry-run", action="store_true", help="only show the plan; changes nothing at all"
    )
    parser.set_defaults(disable_history=True, session_id=None)
    options.organizing(parser)
    options.answer_format(parser)


def plan(parser: Parser) -> None:
    """Add the options of `plan`."""
    options.folders(parser)
    parser.set_defaults(dry_run=True, disable_history=False, session_id=None)
    options.organizing(parser)
    options.answer_format(parser)


def duplicates(parser: Parser) -> None:
    """Add the options of `duplicates`."""
    parser.add_argument("folder", type=options.path, metavar="DIR", help="the folder to look in")
    parser.add_argument(
        "--exact", action="store_true", help="only files of the same bytes; reads few tags"
    )
    parser.add_argument(
        "--sound",
        action="store_true",
        help="listen to every file too (needs fpcalc or an ffmpeg with Chromaprint)",
    )
    parser.add_argument(
        "--across-albums",
        action="store_true",
        help="suggest to part with what another album or release holds as well",
    )
    parser.add_argument(
        "--keep",
        action="append",
        default=[],
        type=options.path,
        metavar="PATH",
        help="keep this file, or the files of this folder, whatever speaks for others; repeat it",
    )
    parser.add_argument(
        "--remove", action="store_true", help="move what is not needed to the backup of DIR"
    )
    options.force(parser)
    parser.add_argument(
        "--smart-cache", action="store_true", default=None, help="remember tags between runs"
    )
    options.answer_format(parser)


def resume(parser: Parser) -> None:
    """Add the options of `resume`."""
    options.session(parser)
    options.answer_format(parser)


def sessions(parser: Parser) -> None:
    """Add the options of `sessions`."""
    parser.add_argument(
        "--limit",
        type=options.count,
        default=50,
        metavar="N",
        help="so many at most (default: 50; 0: all)",
    )
    options.answer_format(parser)


def sessions_delete(parser: Parser) -> None:
    """Add the options of `sessions delete`."""
    options.session(parser)
    options.force(parser)


def sessions_rename(parser: Parser) -> None:
    """Add the options of `sessions rename`."""
    options.session(parser)
    parser.add_argument("name", metavar="NAME", help="the name for people; '' takes it away")


def sessions_prune(parser: Parser) -> None:
    """Add the options of `sessions prune`."""
    parser.add_argument(
        "--keep-days", type=options.count, metavar="N", help="keep what began within N days"
    )
    parser.add_argument("--keep-last", type=options.count, metavar="N", help="keep the latest N")
    parser.add_argument("--dry-run", action="store_true", help="only show what would be forgotten")
    options.force(parser)
    options.answer_format(parser)


def albums(parser: Parser) -> None:
    """Add the options of `albums`."""
    options.answer_format(parser)


def albums_forget(parser: Parser) -> None:
    """Add the options of `albums forget`."""
    parser.add_argument("album", metavar="ALBUM", help="ARTIST/ALBUM, or its key")


def history(parser: Parser) -> None:
    """Add the options of `history`."""
    from music_organizer.models.operation import OperationStatus

    parser.add_argument(
        "--session-id", metavar="ID", help="the session (default: the latest one); may be shortened"
    )
    parser.add_argument(
        "--status",
        choices=[one.value for one in OperationStatus],
        metavar="STATUS",
        help="only operations that stand like this: "
        + ", ".join(one.value for one in OperationStatus),
    )
    parser.add_argument("--limit", type=options.count, metavar="N", help="so many at most; 0: all")
    options.answer_format(parser)


def history_export(parser: Parser) -> None:
    """Add the options of `history export`."""
    options.session(parser)
    parser.add_argument(
        "--output", type=options.path, metavar="FILE", help="a new file (default: standard output)"
    )
    parser.add_argument(
        "--map",
        action="store_true",
        help="only where each file was and where it is now, for other programs",
    )
    parser.add_argument("--format", choices=("json", "csv"), default="json", help="(default: json)")


def history_rebuild(parser: Parser) -> None:
    """Add the options of `history rebuild`."""
    parser.add_argument(
        "library",
        type=options.path,
        metavar="LIBRARY",
        help="the folder that holds .music-organizer",
    )


def history_check(_: Parser) -> None:
    """Add the options of `history check`: there are none."""


def verify(parser: Parser) -> None:
    """Add the options of `verify`."""
    parser.add_argument(
        "what", metavar="SESSION|LIBRARY", help="a session, or the folder of a library"
    )
    options.answer_format(parser)


def rollback(parser: Parser) -> None:
    """Add the options of `rollback`."""
    from music_organizer.models.config import ChecksumPolicy
    from music_organizer.models.conflict import ConflictStrategy

    options.session(parser)
    parser.add_argument(
        "--dry-run", action="store_true", help="only show the preview; changes nothing at all"
    )
    options.force(parser)
    parser.add_argument(
        "--operation-ids",
        nargs="+",
        action="extend",
        metavar="ID",
        help="only these operations and what they need; ids may be shortened",
    )
    options.worded(
        parser,
        "--conflict-strategy",
        ConflictStrategy,
        "when the old place of a file is taken",
        default=ConflictStrategy.SKIP,
    )
    parser.add_argument(
        "--include",
        action="extend",
        default=[],
        type=options.included,
        metavar="KIND",
        help="take these back too: edited (a copy is kept first), moved_by_hand; "
        "repeat it or join them with commas",
    )
    options.worded(parser, "--checksums", ChecksumPolicy, "which files are hashed")
    parser.add_argument(
        "--verify", action="store_true", default=None, help="read every file again afterwards"
    )
    options.answer_format(parser)


def restore(parser: Parser) -> None:
    """Add the options of `restore`."""
    parser.add_argument(
        "backup",
        type=options.path,
        metavar="BACKUP_DIR",
        help="a folder LIBRARY/.music-organizer/backups/SESSION, or a copy of one",
    )
    parser.add_argument(
        "target", type=options.path, metavar="TARGET", help="the folder to put it under"
    )
    parser.add_argument("--dry-run", action="store_true", help="only show what would be copied")
    options.answer_format(parser)


def recover(parser: Parser) -> None:
    """Add the options of `recover`."""
    options.answer_format(parser)
