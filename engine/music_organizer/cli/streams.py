"""The two streams of the program, made safe against anything a file may be called."""

import codecs
import io
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from music_organizer.cli.overview import PROGRAM
from music_organizer.filesystem.refusals import printable, unforeseen

_PLAINER = {"→": "->", "←": "<-", "…": "...", "·": "-", "–": "-", "×": "x", "’": "'", "✓": "+"}


def replace_missing_streams() -> None:
    """Put something to write to in the place of streams that were closed at the start."""
    sys.stdout = sys.stdout or io.StringIO()
    sys.stderr = sys.stderr or io.StringIO()


def prepare_streams() -> None:
    """Let a terminal that knows few characters get plainer ones in their place."""
    codecs.register_error("plainer", _plainer)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="plainer")


def silence_stdout() -> None:
    """Close stdout, whose reader has gone, so that nothing in it fails again at the end."""
    with suppress(OSError, ValueError):
        sys.stdout.close()


def complain(sentence: str) -> None:
    """Say on stderr what stood in the way, in one line."""
    write_aside(f"{PROGRAM}: {printable(sentence)}")


def complain_of(error: OSError) -> None:
    """Say on stderr what the system refused where no service had foreseen it."""
    complain(str(unforeseen(error)))


def write_aside(line: str) -> None:
    """Write a line to stderr, which may be closed."""
    with suppress(OSError, ValueError):
        sys.stderr.write(line + "\n")
        sys.stderr.flush()


@contextmanager
def logged_to_stderr(*, verbose: bool, quiet: bool) -> Iterator[None]:
    """Show warnings of the engine, with `verbose` everything it logs, with `quiet` nothing."""
    log = logging.getLogger("music_organizer")
    handler, level = _StderrHandler(), log.level
    log.addHandler(handler)
    shown = logging.INFO if verbose else logging.WARNING
    log.setLevel(logging.CRITICAL if quiet else shown)
    try:
        yield
    finally:
        log.removeHandler(handler)
        log.setLevel(level)


class _StderrHandler(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        """Write a record as one line."""
        complain(record.getMessage())


def _plainer(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    text = error.object[error.start : error.end]
    return "".join(_PLAINER.get(char, "?") for char in text), error.end
