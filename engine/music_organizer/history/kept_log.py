"""The write-ahead log that a killed run left, kept until the history is open again."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_NO_LINKS = frozenset({errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK})


@contextmanager
def log_kept(path: Path) -> Iterator[None]:
    """Hold a second name of the write-ahead log while the history is opened.

    The log of a run that was killed holds what no other file does. Where SQLite cannot set up its
    shared memory, and can open that for reading only when it then closes, it takes the log for
    empty and removes it (seen with 3.40.1, on a drive that refused every write). Such a log gets
    its name back, at the latest before the history is opened the next time.

    Args:
        path: the history.

    Raises:
        OSError: the second name cannot be given, on a drive that has such names.
    """
    log, kept = _names(path)
    # Other programs may open and close the same history at any moment.
    with suppress(FileNotFoundError):
        if not log.exists():
            _settle(path, is_needed=_modified(path) <= _modified(kept))
    if not log.exists():
        yield
        return
    before = _modified(path)
    _give_second_name(log, kept)
    try:
        yield
    finally:
        _settle(path, is_needed=_modified(path) == before)


def _names(path: Path) -> tuple[Path, Path]:
    return path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-wal-kept")


def _give_second_name(log: Path, kept: Path) -> None:
    try:
        if kept.exists() and not kept.samefile(log):
            kept.unlink()
        os.link(log, kept)
    except (FileExistsError, FileNotFoundError):
        return
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise


def _settle(path: Path, *, is_needed: bool) -> None:
    """Give the log its name back, or let go of the second one.

    Args:
        path: the history.
        is_needed: whether nothing of the log has reached the history since it was kept.
    """
    log, kept = _names(path)
    if is_needed and not log.exists():
        with suppress(FileExistsError, FileNotFoundError):
            os.link(kept, log)
    kept.unlink(missing_ok=True)


def _modified(path: Path) -> int:
    return path.stat().st_mtime_ns
