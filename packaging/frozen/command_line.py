# ruff: noqa: INP001 - it is frozen, not imported
"""What the frozen command line starts; as `music-organize-async --read-tags`, a tag reader.

The reader is a process of the same program because a third one would bring Python's library along
a third time.
"""

import sys


def main() -> int:
    """Be what the arguments ask for, and return the exit code."""
    if sys.argv[1:] == ["--read-tags"]:
        from music_organizer.tags.worker import main as read_tags  # noqa: PLC0415

        read_tags()
        return 0
    from music_organizer.cli.main import main as run  # noqa: PLC0415

    return run()


if __name__ == "__main__":
    sys.exit(main())
