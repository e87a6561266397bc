# ruff: noqa: INP001 - it is frozen, not imported
"""What the frozen command line starts, and what reads tags and takes checksums beside it.

These are processes of the same program because a further one would bring Python's library along
once more.
"""

import sys


def main() -> int:
    """Be what the arguments ask for, and return the exit code."""
    if sys.argv[1:] == ["--read-tags"]:
        from music_organizer.tags.worker import main as read_tags  # noqa: PLC0415

        read_tags()
        return 0
    if sys.argv[1:] == ["--take-checksums"]:
        from music_organizer.filesystem.checksum_worker import main as take  # noqa: PLC0415

        take()
        return 0
    from music_organizer.cli.main import main as run  # noqa: PLC0415

    return run()


if __name__ == "__main__":
    sys.exit(main())
