"""Ask a person on the terminal, so that Ctrl-C answers too."""

import signal
import sys
from typing import TextIO


def asked(question: str, where: TextIO) -> bool:
    """Ask a question that only `y` or `yes` affirms; the end of the input is a no.

    Raises:
        KeyboardInterrupt: the person pressed Ctrl-C.
    """
    # The event loop's own handler would let the reading go on after the first Ctrl-C.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        where.write(question)
        where.flush()
        answer = sys.stdin.readline()
    except KeyboardInterrupt:
        where.write("\n")
        raise
    finally:
        signal.signal(signal.SIGINT, before)
    if not answer.endswith("\n"):
        where.write("\n")
    return answer.strip().lower() in ("y", "yes")
