"""Lines of an operation log: a checksum, a blank and one JSON object."""

import json
import zlib
from collections.abc import Mapping
from typing import Any

from music_organizer.history.json_text import compact


def line_of(content: Mapping[str, Any]) -> str:
    """Return the line that holds an object."""
    text = compact(content)
    return f"{zlib.crc32(text.encode('ascii')):08x} {text}"


def content_of(line: str) -> Mapping[str, Any]:
    """Return the object that a line holds, which anybody may have written or damaged.

    Raises:
        ValueError, TypeError: it is no such line.
    """
    text = line[9:]
    if line[:9] != f"{zlib.crc32(text.encode('utf-8', 'replace')):08x} ":
        raise ValueError("its checksum does not match")
    try:
        content = json.loads(text)
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
    if not isinstance(content, dict):
        raise TypeError("it holds no object")
    return content
