"""Let what reads tags begin before the command is loaded."""

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager

_READS_ALL_TAGS = "organize"
_READ_MANY_TAGS = frozenset({"duplicates", _READS_ALL_TAGS})


@contextmanager
def reading_ahead(arguments: argparse.Namespace) -> Iterator[None]:
    """Start a tag reader for a command that will need it, where another processor can run it.

    Args:
        arguments: the command line.
    """
    if arguments.module not in _READ_MANY_TAGS or os.cpu_count() == 1:
        yield
        return
    from music_organizer.tags.spare_worker import spare_worker

    with spare_worker() as worker:
        if worker is not None and _will_read_all(arguments):
            worker.read_ahead(arguments.source)
        yield


def _will_read_all(arguments: argparse.Namespace) -> bool:
    """Tell whether every file will be read, since no tags are remembered between runs."""
    if arguments.module != _READS_ALL_TAGS or arguments.smart_cache:
        return False
    from music_organizer.errors import UsageError
    from music_organizer.models.config import Config

    try:
        return not Config.load().smart_cache
    except UsageError:
        # The command itself tells of it, and reads nothing.
        return False
