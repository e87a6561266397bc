"""Where the program starts; it loads no more than the command at hand needs."""

import atexit
import gc
import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code.

    Args:
        argv: the arguments after the program's name; those of the process when left out.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    if sys.stdout is None or sys.stderr is None:
        from music_organizer.cli.streams import replace_missing_streams

        replace_missing_streams()
    if arguments in ([], ["-h"], ["--help"]):
        from music_organizer.cli.overview import OVERVIEW

        return _shown(OVERVIEW)
    from music_organizer.cli.parser import parsed
    from music_organizer.garbage import without_garbage_collection

    try:
        options = parsed(arguments)
    except SystemExit as ending:
        return ending.code if isinstance(ending.code, int) else 2
    if argv is None:
        # The system takes back everything at once; a last search for cycles in it would take
        # longer than all the rest of the ending.
        atexit.register(gc.freeze)
    from music_organizer.cli.reading_ahead import reading_ahead

    with reading_ahead(options):
        with without_garbage_collection():
            from music_organizer.cli.running import run

        return run(options.module, options)


def _shown(text: str) -> int:
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        from music_organizer.cli.streams import silence_stdout

        silence_stdout()
    except OSError as error:
        from music_organizer.cli.streams import complain_of, silence_stdout

        silence_stdout()
        complain_of(error)
        return 1
    return 0
