"""What a child says; a child loads this and no more of the package."""

import json
import os
from typing import BinaryIO

READY = {"ready": True}
"""What a child says when it can take requests."""


def say(output: BinaryIO, told: object) -> None:
    """Say one line, or end where nobody listens any more."""
    try:
        output.write(json.dumps(told).encode("ascii") + b"\n")
        output.flush()
    except OSError:
        os._exit(1)
