"""JSON as the history and its log hold it: in ASCII, without a blank too many."""

import json

from msgspec.json import Encoder

_quick = Encoder().encode
_escaping = json.JSONEncoder(separators=(",", ":")).encode


def compact(value: object) -> str:
    """Return a value as such a text.

    Args:
        value: what JSON has words for. Dates and bytes become texts, and numbers that are none
            become nothing, without anybody being told.

    Raises:
        TypeError: it is of another kind.
    """
    try:
        text = _quick(value)
    except (UnicodeEncodeError, OverflowError, TypeError):
        # Names that are no valid text, numbers beyond 64 bits, kinds derived from the plain ones.
        return _escaping(value)
    return text.decode("ascii") if text.isascii() else _escaping(value)
