"""JSON as the history and its log hold it: in ASCII, without a blank too many."""

import json

compact = json.JSONEncoder(separators=(",", ":")).encode
"""Returns a value as such a text."""
