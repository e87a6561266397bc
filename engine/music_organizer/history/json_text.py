"""JSON as the history and its log hold it: in ASCII, without a blank too many."""

import json

from msgspec.json import Encoder

_quick = Encoder().encode
_escaping = json.JSONEncoder(separators=(",", ":")).encode


def compact(value: object) -> str:
    """Return a value as such a text.

    Raises:
        TypeError: JSON cannot carry it.
    """
    try:
        text = _quick(value)
    except (UnicodeEncodeError, OverflowError):
        # Names that are no valid text, and numbers beyond 64 bits.
        return _escaping(value)
    return text.decode("ascii") if text.isascii() else _escaping(value)
